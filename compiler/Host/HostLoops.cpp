//===- HostLoops.cpp - Loops of the host program --------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Canonicalization takes out of a scf.while's condition what the body or the results do
// not use, and passes on values from outside. Here each carried value is passed on
// again, so that passes over the host need to know one form.
//
//===----------------------------------------------------------------------===//

#include "compiler/Host/HostLoops.h"

using namespace mlir;
using namespace tenon;

bool tenon::isLoop(Operation *op) {
  return isa_and_nonnull<scf::ForOp, scf::WhileOp>(op);
}

static Carried carriedAs(Operation *op, unsigned number) {
  if (auto loop = dyn_cast<scf::ForOp>(op))
    return {&loop.getInitsMutable()[number], loop.getRegionIterArg(number),
            &loop.getBody()->getTerminator()->getOpOperand(number),
            op->getResult(number)};
  auto loop = cast<scf::WhileOp>(op);
  return {&loop.getInitsMutable()[number], loop.getAfterArguments()[number],
          &loop.getYieldOp()->getOpOperand(number), op->getResult(number)};
}

Carried tenon::carriedAs(OpResult result) {
  return ::carriedAs(result.getOwner(), result.getResultNumber());
}

std::optional<Carried> tenon::carriedAs(BlockArgument argument) {
  Operation *op = argument.getOwner()->getParentOp();
  unsigned number = argument.getArgNumber();
  if (auto loop = dyn_cast<scf::ForOp>(op)) {
    if (number == 0)
      return std::nullopt;
    return ::carriedAs(op, number - 1);
  }
  if (isa<scf::WhileOp>(op))
    return ::carriedAs(op, number);
  return std::nullopt;
}

static bool isAligned(scf::WhileOp loop) {
  return llvm::equal(loop.getConditionOp().getArgs(), loop.getBeforeArguments());
}

static LogicalResult align(scf::WhileOp loop) {
  if (isAligned(loop))
    return success();
  scf::ConditionOp condition = loop.getConditionOp();
  SmallVector<Value> passed(condition.getArgs());
  auto ownNumber = [&](Value value) -> std::optional<unsigned> {
    auto argument = dyn_cast<BlockArgument>(value);
    if (!argument || argument.getOwner() != condition->getBlock())
      return std::nullopt;
    return argument.getArgNumber();
  };
  for (Value value : passed)
    if (!ownNumber(value) && loop->isAncestor(value.getParentRegion()->getParentOp()))
      return loop.emitError("the condition of a loop computes what its body takes");

  OpBuilder builder(loop);
  SmallVector<Type> types(loop.getInits().getTypes());
  auto aligned = scf::WhileOp::create(builder, loop.getLoc(), types, loop.getInits());
  aligned.getBefore().takeBody(loop.getBefore());
  condition.getArgsMutable().assign(aligned.getBeforeArguments());
  Block *old = loop.getAfterBody();
  Block *body = builder.createBlock(&aligned.getAfter(), {}, types,
                                    SmallVector<Location>(types.size(), loop.getLoc()));
  for (auto [value, argument, result] :
       llvm::zip_equal(passed, old->getArguments(), loop.getResults())) {
    std::optional<unsigned> number = ownNumber(value);
    argument.replaceAllUsesWith(number ? body->getArgument(*number) : value);
    result.replaceAllUsesWith(number ? aligned.getResult(*number) : value);
  }
  body->getOperations().splice(body->end(), old->getOperations());
  loop.erase();
  return success();
}

LogicalResult tenon::alignLoops(func::FuncOp function) {
  SmallVector<scf::WhileOp> loops;
  function.walk([&](scf::WhileOp loop) { loops.push_back(loop); });
  for (scf::WhileOp loop : loops)
    if (failed(align(loop)))
      return failure();
  return success();
}
