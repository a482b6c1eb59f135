//===- LowerKernel.cpp - From a kernel's loops to the LLVM dialect --------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Upstream conversions only, but for the vector math (VectorMath.h). A scheduled
// kernel has no memrefs and needs the second half; the reference form starts
// from tensors.
//
//===----------------------------------------------------------------------===//

#include "compiler/CPU/KernelFunction.h"
#include "compiler/CPU/VectorMath.h"
#include "mlir/Conversion/Passes.h"
#include "mlir/Dialect/Arith/Transforms/Passes.h"
#include "mlir/Dialect/Bufferization/Transforms/Passes.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/Passes.h"
#include "mlir/Dialect/Linalg/Utils/Utils.h"
#include "mlir/Dialect/MemRef/Transforms/Passes.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "mlir/Transforms/Passes.h"

using namespace mlir;
using namespace tenon;

/// Tensors to loops over memrefs; temporaries of the reference form are allocated.
static void addReferenceLowering(OpPassManager &pm) {
  bufferization::OneShotBufferizePassOptions bufferize;
  bufferize.bufferizeFunctionBoundaries = true;
  bufferize.allowReturnAllocsFromLoops = true;
  pm.addPass(bufferization::createOneShotBufferizePass(bufferize));
  pm.addPass(createCanonicalizerPass());
}

/// Copies become loops, and temporaries end with the function: nothing of them
/// leaves it.
static void finishReferenceBuffers(ModuleOp module) {
  OpBuilder builder(module.getContext());
  module.walk([&](memref::CopyOp copy) {
    builder.setInsertionPoint(copy);
    linalg::makeMemRefCopyOp(builder, copy.getLoc(), copy.getSource(), copy.getTarget());
    copy.erase();
  });
  module.walk([&](memref::AllocOp alloc) {
    builder.setInsertionPoint(alloc->getBlock()->getTerminator());
    memref::DeallocOp::create(builder, alloc.getLoc(), alloc.getResult());
  });
}

static void addReferenceLoops(OpPassManager &pm) {
  pm.addPass(createConvertLinalgToLoopsPass());
  pm.addPass(memref::createExpandStridedMetadataPass());
}

static void addLLVMLowering(OpPassManager &pm, bool hasBf16) {
  pm.addPass(createCanonicalizerPass());
  pm.addPass(createCSEPass());
  pm.addPass(createSCFToControlFlowPass());
  pm.addPass(memref::createExpandStridedMetadataPass());
  pm.addPass(createLowerAffinePass());
  // Where LLVM has no instruction for it, it would call a function of a library.
  arith::ArithExpandOpsPassOptions expand;
  expand.includeBf16 = !hasBf16;
  pm.addPass(arith::createArithExpandOpsPass(expand));
  pm.addPass(createConvertMathToLLVMPass());
  pm.addPass(createConvertMathToLibmPass());
  pm.addPass(createConvertVectorToLLVMPass());
  pm.addPass(createFinalizeMemRefToLLVMConversionPass());
  pm.addPass(createArithToLLVMConversionPass());
  pm.addPass(createConvertIndexToLLVMPass());
  pm.addPass(createUBToLLVMConversionPass());
  pm.addPass(createConvertControlFlowToLLVMPass());
  pm.addPass(createConvertFuncToLLVMPass());
  pm.addPass(createReconcileUnrealizedCastsPass());
}

LogicalResult tenon::lowerLoopsToLLVM(ModuleOp module, bool fastMath, bool hasFma,
                                      bool hasScale, bool hasBf16) {
  RewritePatternSet patterns(module.getContext());
  populateVectorMathPatterns(patterns, fastMath, hasFma, hasScale);
  GreedyRewriteConfig config;
  config.setRegionSimplificationLevel(GreedySimplifyRegionLevel::Disabled);
  if (failed(applyPatternsGreedily(module, std::move(patterns), config)))
    return failure();
  PassManager passes(module.getContext());
  passes.enableVerifier(false);
  addLLVMLowering(passes, hasBf16);
  return passes.run(module);
}

LogicalResult tenon::lowerKernelToLLVM(ModuleOp module, const TargetInfo &target,
                                       const KernelOptions &options) {
  if (options.optLevel == 0) {
    PassManager reference(module.getContext()), loops(module.getContext());
    reference.enableVerifier(false);
    loops.enableVerifier(false);
    addReferenceLowering(reference);
    if (failed(reference.run(module)))
      return failure();
    finishReferenceBuffers(module);
    addReferenceLoops(loops);
    if (failed(loops.run(module)))
      return failure();
  }
  return lowerLoopsToLLVM(module, options.fastMath, target.hasFma, target.hasScale,
                          target.hasBf16);
}
