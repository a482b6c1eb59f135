//===- Registration.cpp - All that tools for compiler people know ---------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "Registration.h"
#include "compiler/Autodiff/Passes.h"
#include "compiler/CPU/VectorMath.h"
#include "compiler/Check/Passes.h"
#include "compiler/Fusion/Passes.h"
#include "compiler/Graph/Passes.h"
#include "compiler/Host/Passes.h"
#include "compiler/Lowering/Passes.h"
#include "compiler/Pipeline/Pipeline.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/InitAllPasses.h"

void tenon::registerToolDialects(mlir::DialectRegistry &registry) {
  mlir::registerAllDialects(registry);
  mlir::registerAllExtensions(registry);
  tenon::registerAllDialects(registry);
}

void tenon::registerToolPasses() {
  mlir::registerAllPasses();
  registerAutodiffPasses();
  registerCheckPasses();
  registerFusionPasses();
  registerGraphPasses();
  registerHostPasses();
  registerLoweringPasses();
  registerVectorMathPass();
}
