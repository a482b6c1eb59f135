//===- BufferizeHost.cpp - Bufferize host functions -----------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Upstream's one-shot bufferization, and what of its views hides that a value is computed
// into its place: a branch's result is the buffer around the branch that both regions
// yield, be it through views.
//
//===----------------------------------------------------------------------===//

#include "compiler/Host/Passes.h"
#include "mlir/Dialect/Bufferization/Transforms/OneShotAnalysis.h"
#include "mlir/Dialect/Bufferization/Transforms/OneShotModuleBufferize.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

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
    // Inner branches first: an outer one may yield their results.
    getOperation().walk([](scf::IfOp branch) { takeOutViews(branch); });
  }

private:
  /// A buffer that a launch saw collapsed is, expanded again, itself.
  static void undoCollapse(memref::ExpandShapeOp expand) {
    auto collapse = expand.getSrc().getDefiningOp<memref::CollapseShapeOp>();
    if (collapse && collapse.getSrcType() == expand.getResultType() &&
        collapse.getReassociationIndices() == expand.getReassociationIndices())
      expand.replaceAllUsesWith(collapse.getSrc());
  }

  static bool isView(Operation *op) {
    return isa_and_nonnull<memref::ExpandShapeOp, memref::CollapseShapeOp,
                           memref::CastOp>(op) &&
           op->getNumOperands() == 1;
  }

  /// Whether both are, by equal views, one buffer from outside `branch`.
  static bool isSameOutside(Value a, Value b, scf::IfOp branch) {
    if (a == b)
      return !branch->isAncestor(a.getParentRegion()->getParentOp());
    Operation *first = a.getDefiningOp(), *second = b.getDefiningOp();
    return isView(first) && isView(second) && a.getType() == b.getType() &&
           first->getName() == second->getName() &&
           first->getAttrDictionary() == second->getAttrDictionary() &&
           isSameOutside(first->getOperand(0), second->getOperand(0), branch);
  }

  /// `value` in front of `branch`.
  static Value viewInFront(Value value, scf::IfOp branch) {
    if (!branch->isAncestor(value.getParentRegion()->getParentOp()))
      return value;
    Operation *view = value.getDefiningOp();
    Value source = viewInFront(view->getOperand(0), branch);
    Operation *copy = OpBuilder(branch).clone(*view);
    copy->setOperand(0, source);
    return copy->getResult(0);
  }

  static void takeOutViews(scf::IfOp branch) {
    for (auto [number, result] : llvm::enumerate(branch.getResults())) {
      if (!isa<MemRefType>(result.getType()))
        continue;
      Value onTrue = branch.thenYield().getOperand(number);
      if (isSameOutside(onTrue, branch.elseYield().getOperand(number), branch))
        result.replaceAllUsesWith(viewInFront(onTrue, branch));
    }
  }
};

} // namespace
} // namespace tenon
