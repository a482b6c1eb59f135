//===- Control.cpp - Gradients of the control family ----------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The gradient of a branch is a branch on the same condition, whose regions compute
// again what they need of the forward ones and then go back over it. Its results are the
// gradients of what the regions use from around them; where one region does not, zeros.
//
//===----------------------------------------------------------------------===//
#include "compiler/Autodiff/Gradients/Gradients.h"
#include "compiler/Autodiff/ReversePass.h"
#include "mlir/IR/IRMapping.h"

using namespace mlir;
using namespace tenon;

/// Fills one region; false after an error that was reported.
static bool buildRegion(IfOp op, ReverseStep &step, Region &forward, Region &region,
                        ValueRange sources) {
  ImplicitLocOpBuilder &b = step.b;
  OpBuilder::InsertionGuard guard(b);
  b.createBlock(&region);
  IRMapping mapping;
  SmallVector<Operation *> ops;
  for (Operation &inner : forward.front().without_terminator())
    if (canRecompute(&inner))
      ops.push_back(recompute(b, &inner, mapping));
  SmallVector<Value> targets, gradients;
  auto yield = cast<YieldOp>(forward.front().getTerminator());
  for (auto [result, value] : llvm::zip_equal(op.getResults(), yield.getValues()))
    if (Value gradient = step.gradientOf(result)) {
      targets.push_back(mapping.lookupOrDefault(value));
      gradients.push_back(gradient);
    }
  auto found = step.reverse(ops, targets, gradients, sources);
  if (failed(found))
    return false;
  for (auto [gradient, source] : llvm::zip_equal(*found, sources))
    if (!gradient)
      gradient = filledLike(b, 0, source);
  YieldOp::create(b, *found);
  return true;
}

static void ofIf(IfOp op, ReverseStep &step) {
  SmallVector<Value> sources;
  SmallVector<Type> types;
  for (Value source : dependencies(op))
    if (step.wants(source) && hasGradient(source.getType())) {
      sources.push_back(source);
      types.push_back(source.getType());
    }
  auto branch = IfOp::create(step.b, types, op.getCondition());
  if (!buildRegion(op, step, op.getThenRegion(), branch.getThenRegion(), sources) ||
      !buildRegion(op, step, op.getElseRegion(), branch.getElseRegion(), sources))
    return;
  for (auto [source, gradient] : llvm::zip_equal(sources, branch.getResults()))
    step.add(source, gradient);
}

namespace {
struct IfModel final : Differentiable::ExternalModel<IfModel, IfOp> {
  SmallVector<Value> gradientSources(Operation *op) const { return dependencies(op); }
  void backward(Operation *op, ReverseStep &step) const { ofIf(cast<IfOp>(op), step); }
};
} // namespace

void tenon::attachControlGradients(MLIRContext *context) {
  IfOp::attachInterface<IfModel>(*context);
}
