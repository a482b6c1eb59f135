//===- BufferizeHost.cpp - Bufferize host functions -----------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "compiler/Host/Passes.h"
#include "mlir/Dialect/Bufferization/Transforms/OneShotAnalysis.h"
#include "mlir/Dialect/Bufferization/Transforms/OneShotModuleBufferize.h"

namespace tenon {
#define GEN_PASS_DEF_BUFFERIZEHOSTPASS
#include "compiler/Host/Passes.h.inc"

using namespace mlir;

namespace {

struct BufferizeHostPass : impl::BufferizeHostPassBase<BufferizeHostPass> {
  using Base::Base;

  void runOnOperation() override {
    bufferization::OneShotBufferizationOptions options;
    options.bufferizeFunctionBoundaries = true;
    options.setFunctionBoundaryTypeConversion(
        bufferization::LayoutMapOption::IdentityLayoutMap);
    options.allowUnknownOps = true;
    // Of what a loop makes larger or smaller; other carried tensors have one place.
    options.allowReturnAllocsFromLoops = true;
    options.opFilter.denyOperation([](Operation *op) {
      return isa<rt::KernelOp>(op) || op->getParentOfType<rt::KernelOp>();
    });
    bufferization::BufferizationState state;
    if (failed(bufferization::runOneShotModuleBufferize(getOperation(), options, state)))
      return signalPassFailure();
    getOperation().walk([](memref::ExpandShapeOp expand) { undoCollapse(expand); });
  }

private:
  /// A buffer that a launch saw collapsed is, expanded again, itself.
  static void undoCollapse(memref::ExpandShapeOp expand) {
    auto collapse = expand.getSrc().getDefiningOp<memref::CollapseShapeOp>();
    if (collapse && collapse.getSrcType() == expand.getResultType() &&
        collapse.getReassociationIndices() == expand.getReassociationIndices())
      expand.replaceAllUsesWith(collapse.getSrc());
  }
};

} // namespace
} // namespace tenon
