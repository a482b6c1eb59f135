//===- Differentiate.cpp - Gradients as ordinary ops ----------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// In program order, so that a gradient of a gradient sees ordinary ops. Assumes that
// variables have become arguments: two reads of one value are one value.
//
//===----------------------------------------------------------------------===//
#include "compiler/Autodiff/Gradients/Gradients.h"
#include "compiler/Autodiff/Passes.h"
#include "compiler/Autodiff/ReversePass.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"

using namespace mlir;

namespace tenon {
#define GEN_PASS_DEF_DIFFERENTIATEPASS
#include "compiler/Autodiff/Passes.h.inc"

namespace {

LogicalResult expand(GradientsOp op) {
  ImplicitLocOpBuilder b(op.getLoc(), op);
  SmallVector<Operation *> before;
  for (Operation &other : op->getBlock()->getOperations()) {
    if (&other == op)
      break;
    before.push_back(&other);
  }
  Value one = filledLike(b, 1, op.getTarget());
  // As they are now: a loop may be replaced by one that keeps more.
  SmallVector<Value> sources(op.getSources());
  auto gradients = ReversePass(b).run(before, op.getTarget(), one, sources);
  if (failed(gradients))
    return failure();
  b.setLoc(op.getLoc());
  for (auto [result, gradient, source] :
       llvm::zip_equal(op.getResults(), *gradients, op.getSources())) {
    if (!gradient)
      gradient = filledLike(b, 0, source);
    if (gradient.getType() != result.getType())
      gradient = tensor::CastOp::create(b, result.getType(), gradient);
    result.replaceAllUsesWith(gradient);
  }
  op.erase();
  return success();
}

struct DifferentiatePass : impl::DifferentiatePassBase<DifferentiatePass> {
  using Base::Base;

  void runOnOperation() override {
    for (auto function : getOperation().getOps<func::FuncOp>()) {
      for (GradientsOp op : llvm::make_early_inc_range(function.getOps<GradientsOp>()))
        if (failed(expand(op)))
          return signalPassFailure();
      function.walk([](StopGradientOp op) {
        op.replaceAllUsesWith(op.getInput());
        op.erase();
      });
    }
  }
};

} // namespace
} // namespace tenon
