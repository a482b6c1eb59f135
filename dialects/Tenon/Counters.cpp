//===- Counters.cpp - Loops that count --------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "dialects/Tenon/Counters.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

using namespace mlir;
using namespace tenon;

/// The one element of an integer constant.
static std::optional<int64_t> scalarConstant(Value value) {
  DenseIntElementsAttr elements;
  if (!matchPattern(value, m_Constant(&elements)) || elements.getNumElements() != 1)
    return std::nullopt;
  return (*elements.begin()).getSExtValue();
}

std::optional<int64_t> tenon::counterStep(WhileOp loop, unsigned number) {
  auto type = cast<RankedTensorType>(loop.getResult(number).getType());
  Type element = type.getElementType();
  if (type.getRank() != 0 ||
      !(element.isSignlessInteger(32) || element.isSignlessInteger(64)))
    return std::nullopt;
  Value counter = loop.getBodyBlock().getArgument(number);
  Operation *next = loop.getYielded()[number].getDefiningOp();
  if (!isa_and_nonnull<AddOp, SubOp>(next))
    return std::nullopt;
  Value lhs = next->getOperand(0), rhs = next->getOperand(1);
  if (isa<AddOp>(next) && rhs == counter)
    std::swap(lhs, rhs);
  std::optional<int64_t> step = scalarConstant(rhs);
  if (lhs != counter || !step)
    return std::nullopt;
  return isa<AddOp>(next) ? *step : -*step;
}

/// Adds the bounds that `condition` is the conjunction of; false if it is something
/// else.
static bool collectBounds(WhileOp loop, Value condition,
                          SmallVectorImpl<CounterBound> &bounds) {
  if (auto both = condition.getDefiningOp<LogicalAndOp>())
    return collectBounds(loop, both.getLhs(), bounds) &&
           collectBounds(loop, both.getRhs(), bounds);
  auto compare = condition.getDefiningOp<CompareOp>();
  if (!compare)
    return false;
  Value lhs = compare.getLhs(), rhs = compare.getRhs();
  Predicate predicate = compare.getPredicate();
  if (loop.isInvariant(lhs)) {
    std::swap(lhs, rhs);
    predicate = predicate == Predicate::gt   ? Predicate::lt
                : predicate == Predicate::ge ? Predicate::le
                                             : Predicate::eq;
  }
  auto counter = dyn_cast<BlockArgument>(lhs);
  bool isBound = counter && counter.getOwner() == &loop.getCondBlock() &&
                 (predicate == Predicate::lt || predicate == Predicate::le) &&
                 loop.isInvariant(rhs) &&
                 cast<RankedTensorType>(rhs.getType()).getRank() == 0;
  if (!isBound || counterStep(loop, counter.getArgNumber()).value_or(0) <= 0)
    return false;
  bounds.push_back({counter.getArgNumber(), rhs, predicate == Predicate::le});
  return true;
}

SmallVector<CounterBound> tenon::counterBounds(WhileOp loop) {
  SmallVector<CounterBound> bounds;
  for (Operation &op : loop.getCondBlock().without_terminator())
    if (!isMemoryEffectFree(&op))
      return {};
  if (!collectBounds(loop, loop.getCondition(), bounds))
    return {};
  return bounds;
}
