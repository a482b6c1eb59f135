//===- tenon-opt.cpp - Any pass on any level ------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "compiler/CPU/VectorMath.h"
#include "compiler/Fusion/Passes.h"
#include "compiler/Graph/Passes.h"
#include "compiler/Host/Passes.h"
#include "compiler/Lowering/Passes.h"
#include "compiler/Pipeline/Pipeline.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/InitAllPasses.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"

int main(int argc, char **argv) {
  mlir::DialectRegistry registry;
  mlir::registerAllDialects(registry);
  mlir::registerAllExtensions(registry); // inlining of func, too
  mlir::registerAllPasses();
  tenon::registerAllDialects(registry);
  tenon::registerFusionPasses();
  tenon::registerGraphPasses();
  tenon::registerHostPasses();
  tenon::registerLoweringPasses();
  tenon::registerVectorMathPass();
  return mlir::asMainReturnCode(
      mlir::MlirOptMain(argc, argv, "Tenon's optimizer driver\n", registry));
}
