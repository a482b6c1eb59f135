//===- Phases.cpp - The passes of each phase ------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "compiler/Pipeline/Phases.h"
#include "compiler/Autodiff/Passes.h"
#include "compiler/Check/Passes.h"
#include "compiler/Fusion/Passes.h"
#include "compiler/Graph/Passes.h"
#include "compiler/Host/Passes.h"
#include "compiler/Lowering/Passes.h"
#include "dialects/Check/CheckOps.h"
#include "dialects/Tenon/TenonOps.h"
#include "mlir/Dialect/Arith/Transforms/BufferizableOpInterfaceImpl.h"
#include "mlir/Dialect/Bufferization/Transforms/FuncBufferizableOpInterfaceImpl.h"
#include "mlir/Dialect/Bufferization/Transforms/Passes.h"
#include "mlir/Dialect/DLTI/DLTI.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/Dialect/Linalg/Passes.h"
#include "mlir/Dialect/Linalg/Transforms/BufferizableOpInterfaceImpl.h"
#include "mlir/Dialect/MemRef/Transforms/Passes.h"
#include "mlir/Dialect/SCF/Transforms/BufferizableOpInterfaceImpl.h"
#include "mlir/Dialect/Tensor/IR/TensorInferTypeOpInterfaceImpl.h"
#include "mlir/Dialect/Tensor/Transforms/BufferizableOpInterfaceImpl.h"
#include "mlir/Dialect/UB/IR/UBOps.h"
#include "mlir/Target/LLVMIR/Dialect/Builtin/BuiltinToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Dialect/LLVMIR/LLVMToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Dialect/NVVM/NVVMToLLVMIRTranslation.h"
#include "mlir/Transforms/Passes.h"

using namespace mlir;
using namespace tenon;

ArrayRef<StringRef> tenon::phaseNames() {
  static constexpr StringRef names[kPhaseCount] = {"import", "graph",   "autodiff",
                                                   "place",  "linalg",  "fuse",
                                                   "host",   "kernels", "object"};
  return names;
}

void tenon::registerAllDialects(DialectRegistry &registry) {
  registry.insert<TenonDialect, rt::RtDialect, check::CheckDialect, affine::AffineDialect,
                  arith::ArithDialect, bufferization::BufferizationDialect,
                  cf::ControlFlowDialect, DLTIDialect, func::FuncDialect,
                  linalg::LinalgDialect, LLVM::LLVMDialect, math::MathDialect,
                  memref::MemRefDialect, NVVM::NVVMDialect, scf::SCFDialect,
                  tensor::TensorDialect, ub::UBDialect, vector::VectorDialect>();
  registerGradients(registry);
  arith::registerBufferizableOpInterfaceExternalModels(registry);
  bufferization::func_ext::registerBufferizableOpInterfaceExternalModels(registry);
  linalg::registerBufferizableOpInterfaceExternalModels(registry);
  scf::registerBufferizableOpInterfaceExternalModels(registry);
  tensor::registerBufferizableOpInterfaceExternalModels(registry);
  tensor::registerInferTypeOpInterfaceExternalModels(registry);
  registerBuiltinDialectTranslation(registry);
  registerLLVMDialectTranslation(registry);
  registerNVVMDialectTranslation(registry);
}

static void addGraph(OpPassManager &passes, const CompileOptions &options) {
  passes.addPass(createExpandMinimizePass());
  passes.addPass(createInferShapesPass());
  addGraphCleanup(passes);
  passes.addPass(createInferShapesPass());
  if (options.optLevel > 0)
    passes.addPass(createReassociateAffinePass());
  passes.addPass(createInsertChecksPass());
  passes.addPass(createThreadStatePass());
  HoistInvariantsPassOptions hoist;
  hoist.overTime = options.optLevel > 0;
  passes.addPass(createHoistInvariantsPass(hoist));
  passes.addPass(createCSEPass());
}

static void addAutodiff(OpPassManager &passes) {
  passes.addPass(createDifferentiatePass());
  passes.addPass(createInferShapesPass());
  addGraphCleanup(passes);
  passes.addPass(createInferShapesPass());
}

static void addFuse(OpPassManager &passes, const CompileOptions &options) {
  bool onDevice = !options.gpus.empty();
  passes.addPass(createStoreConstantsPass());
  // The schedules of GPUs, unlike the plain loops of -O0, want generic ops.
  if (options.optLevel > 0 || onDevice)
    passes.addNestedPass<func::FuncOp>(createGeneralizePass());
  if (options.optLevel > 0) {
    passes.addNestedPass<func::FuncOp>(createLinalgFoldUnitExtentDimsPass());
    passes.addPass(createCanonicalizerPass());
    passes.addPass(createCSEPass());
    passes.addPass(createFoldConstantsPass());
    passes.addPass(createCanonicalizerPass());
    if (!onDevice)
      passes.addNestedPass<func::FuncOp>(createFoldTransposesPass());
    passes.addNestedPass<func::FuncOp>(createMoveStridesPass());
    if (options.winograd && !onDevice)
      passes.addPass(createWinogradPass());
  }
  passes.addNestedPass<func::FuncOp>(createDecomposeConcatsPass());
  FormKernelsPassOptions form;
  form.fuse = options.optLevel > 0;
  passes.addPass(createFormKernelsPass(form));
  passes.addPass(memref::createResolveRankedShapeTypeResultDimsPass());
  passes.addPass(createCanonicalizerPass());
  passes.addPass(createCSEPass());
  if (options.optLevel > 0 && !onDevice) { // for the CPU's caches and vectors
    passes.addPass(createSliceSumsPass());
    passes.addPass(createPackOperandsPass());
  }
  passes.addNestedPass<func::FuncOp>(createEraseOpaquePass());
}

static void addHost(OpPassManager &passes) {
  passes.addNestedPass<func::FuncOp>(createPlacePartsPass());
  passes.addPass(createPrepareHostPass());
  passes.addPass(createBufferizeHostPass());
  passes.addPass(bufferization::createDropEquivalentBufferResultsPass());
  passes.addPass(createCanonicalizerPass());
  passes.addPass(createCSEPass()); // copies of a part onto itself show
  passes.addPass(createLaunchCopiesPass());
  passes.addPass(createCanonicalizerPass());
  passes.addPass(createCSEPass());
  passes.addNestedPass<func::FuncOp>(createReuseOperandsPass());
  passes.addNestedPass<func::FuncOp>(createPlanArenaPass());
  passes.addPass(createCanonicalizerPass());
  passes.addPass(createCSEPass());
}

void tenon::addPhase(OpPassManager &passes, Phase phase, const CompileOptions &options) {
  switch (phase) {
  case Phase::Graph:
    return addGraph(passes, options);
  case Phase::Autodiff:
    return addAutodiff(passes);
  case Phase::Linalg:
    passes.addNestedPass<func::FuncOp>(createLowerExpectationsPass());
    passes.addPass(createSplitComplexPass());
    passes.addPass(createLowerToLinalgPass());
    passes.addPass(createCanonicalizerPass());
    passes.addPass(createCSEPass());
    return;
  case Phase::Fuse:
    return addFuse(passes, options);
  case Phase::Host:
    return addHost(passes);
  default:
    return;
  }
}
