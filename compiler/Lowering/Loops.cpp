//===- Loops.cpp - Lowering of loops --------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A loop whose number of iterations is known when it begins becomes scf.for, with its
// counters computed from the iteration's number. Another one becomes scf.while that
// carries whether it goes on: its condition is computed in front of the loop and again
// at the end of the body, where it is lowered together with what it looks at.
//
// Scalar integers and truths are carried as the host's own scalars: counting and
// comparing them launches nothing. A carried tensor is thought to keep the sizes that it
// begins with. Where this can't be proved at the end of the body, the function is
// lowered again, with these sizes carried beside the tensor.
//
//===----------------------------------------------------------------------===//
#include "compiler/Lowering/Loops.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/IRMapping.h"

using namespace mlir;

namespace tenon {

//===----------------------------------------------------------------------===//
// Conditions
//===----------------------------------------------------------------------===//

/// Clones the condition of `op` for carried `values` at the builder's place.
static Value cloneCondition(OpBuilder &builder, WhileOp op, ValueRange values) {
  IRMapping mapping;
  for (auto [argument, value] :
       llvm::zip_equal(op.getCondBlock().getArguments(), values)) {
    if (value.getType() != argument.getType())
      value = tensor::CastOp::create(builder, op.getLoc(), argument.getType(), value);
    mapping.map(argument, value);
  }
  for (Operation &inner : op.getCondBlock().without_terminator())
    builder.clone(inner, mapping);
  return mapping.lookupOrDefault(op.getCondition());
}

/// Makes the condition one more carried value.
static void carryCondition(WhileOp op) {
  OpBuilder builder(op);
  SmallVector<Value> inits(op.getInits());
  inits.push_back(cloneCondition(builder, op, op.getInits()));
  Operation *yield = op.getBodyBlock().getTerminator();
  builder.setInsertionPoint(yield);
  Value next = cloneCondition(builder, op, yield->getOperands());
  yield->insertOperands(yield->getNumOperands(), next);
  SmallVector<Type> types(op.getResultTypes());
  types.push_back(inits.back().getType());
  builder.setInsertionPoint(op);
  auto wider = WhileOp::create(builder, op.getLoc(), types, inits);
  wider->setDiscardableAttrs(op->getDiscardableAttrDictionary());
  wider.getBody().takeBody(op.getBody());
  wider.getBodyBlock().addArgument(types.back(), op.getLoc());
  Block *cond = builder.createBlock(&wider.getCond(), {}, TypeRange(types),
                                    SmallVector<Location>(types.size(), op.getLoc()));
  ConditionOp::create(builder, op.getLoc(), cond->getArguments().back());
  op.replaceAllUsesWith(wider.getResults().drop_back());
  op.erase();
}

static constexpr StringLiteral kNumber = "tenon.loop", kChanging = "tenon.changing";

/// Whether `op` is known to change sizes. It is no scf.for then: those take the static
/// sizes of what they begin with for granted.
static bool changesSizes(WhileOp op) {
  auto marks = op->getAttrOfType<DenseI64ArrayAttr>(kChanging);
  return marks && !marks.empty();
}

void LoopLowering::prepare(Operation *function) {
  SmallVector<WhileOp> ops;
  function->walk([&](WhileOp op) { ops.push_back(op); });
  // Inner loops first, so that those in a condition are ready when it is cloned; a
  // clone's own loops are looked at below.
  for (WhileOp op : ops)
    if (counterBounds(op).empty() || changesSizes(op))
      carryCondition(op);
  function->walk([&](WhileOp op) {
    if (SmallVector<CounterBound> bounds = counterBounds(op); !bounds.empty())
      counted[op] = std::move(bounds);
  });
}

//===----------------------------------------------------------------------===//
// Sizes that change
//===----------------------------------------------------------------------===//

void LoopLowering::number(Operation *function) {
  int64_t next = 0;
  Builder builder(function->getContext());
  function->walk(
      [&](WhileOp op) { op->setAttr(kNumber, builder.getI64IntegerAttr(next++)); });
}

void LoopLowering::markChanging(Operation *function, ArrayRef<ChangingDim> changing) {
  function->walk([&](WhileOp op) {
    SmallVector<int64_t> marks;
    if (auto old = op->getAttrOfType<DenseI64ArrayAttr>(kChanging))
      llvm::append_range(marks, old.asArrayRef());
    for (const ChangingDim &dim : changing)
      if (op->getAttrOfType<IntegerAttr>(kNumber).getInt() == dim.loop)
        marks.append({int64_t(dim.value), dim.dim});
    op->setAttr(kChanging, DenseI64ArrayAttr::get(op.getContext(), marks));
  });
}

Sizes LoopLowering::sizesFrom(const Loop &loop, unsigned number, ValueRange carried) {
  Sizes sizes = loop.sizes[number];
  for (auto [mark, size] :
       llvm::zip_equal(loop.changing, carried.take_back(loop.changing.size())))
    if (mark.first == number)
      sizes[mark.second] = size;
  return sizes;
}

//===----------------------------------------------------------------------===//
// The loop
//===----------------------------------------------------------------------===//

LoopLowering::Kind LoopLowering::kindOf(WhileOp op, unsigned number, bool counts) const {
  auto type = cast<RankedTensorType>(op.getResult(number).getType());
  Type element = type.getElementType();
  if (type.getRank() != 0)
    return Kind::Tensor;
  if (counts && counterStep(op, number))
    return Kind::Counter;
  if (element.isSignlessInteger(32) || element.isSignlessInteger(64))
    return Kind::Integer;
  return element.isSignlessInteger(1) ? Kind::Truth : Kind::Tensor;
}

Size LoopLowering::tripCount(WhileOp op, ArrayRef<CounterBound> bounds) {
  IndexMath &index = lowering.index;
  Size trips;
  for (const CounterBound &bound : bounds) {
    Size start = lowering.shapes.evaluate(op.getInits()[bound.counter]).front();
    Size limit = lowering.shapes.evaluate(bound.limit).front();
    if (bound.isInclusive)
      limit = index.add(limit, index.constant(1));
    Size count = index.ceilDiv(index.sub(limit, start),
                               index.constant(*counterStep(op, bound.counter)));
    count = index.max(count, index.constant(0));
    trips = trips ? index.min(trips, count) : count;
  }
  return trips;
}

void LoopLowering::bind(Value graphValue, Kind kind, Value value, ArrayRef<Size> sizes) {
  ImplicitLocOpBuilder &b = lowering.b;
  if (kind == Kind::Tensor)
    return lowering.replace(graphValue, value, sizes);
  RankedTensorType type = lowering.target(graphValue);
  Value scalar = value;
  if (kind == Kind::Truth)
    lowering.truths[graphValue] = value;
  else
    scalar = arith::IndexCastOp::create(b, type.getElementType(), value);
  lowering.replace(graphValue, tensor::FromElementsOp::create(b, type, scalar));
}

Block *LoopLowering::buildCounted(Loop &loop, Size trips, ValueRange inits) {
  ImplicitLocOpBuilder &b = lowering.b;
  IndexMath &index = lowering.index;
  auto lowered = scf::ForOp::create(b, index.value(index.constant(0)), index.value(trips),
                                    index.value(index.constant(1)), inits,
                                    [](OpBuilder &, Location, Value, ValueRange) {});
  loop.lowered = lowered;
  return lowered.getBody();
}

Block *LoopLowering::buildWhile(Loop &loop, ValueRange inits) {
  ImplicitLocOpBuilder &b = lowering.b;
  unsigned number = cast<BlockArgument>(loop.op.getCondition()).getArgNumber();
  auto lowered = scf::WhileOp::create(
      b, TypeRange(inits), inits,
      [&](OpBuilder &nested, Location loc, ValueRange values) {
        scf::ConditionOp::create(nested, loc, values[number], values);
      },
      [](OpBuilder &, Location, ValueRange) {});
  loop.lowered = lowered;
  return lowered.getAfterBody();
}

void LoopLowering::begin(WhileOp op) {
  lowering.b.setInsertionPoint(op);
  lowering.b.setLoc(op.getLoc());
  IndexMath &index = lowering.index;
  auto found = counted.find(op);
  bool counts = found != counted.end();
  Loop loop{op, {}, {}, {}, {}, {}, {}};
  Size trips = counts ? tripCount(op, found->second) : Size();
  SmallVector<Value> inits;
  SmallVector<Size> starts;
  for (auto [i, init] : llvm::enumerate(op.getInits())) {
    Value inside = op.getBodyBlock().getArgument(i);
    Kind kind = kindOf(op, i, counts);
    loop.kinds.push_back(kind);
    loop.types.push_back(lowering.target(inside));
    loop.sizes.emplace_back();
    loop.finalCounts.emplace_back();
    starts.emplace_back();
    if (kind == Kind::Counter) {
      starts[i] = lowering.shapes.evaluate(init).front();
      loop.finalCounts[i] =
          index.add(starts[i], index.mul(trips, index.constant(*counterStep(op, i))));
    } else if (kind == Kind::Integer) {
      inits.push_back(index.value(lowering.shapes.evaluate(init).front()));
    } else if (kind == Kind::Truth) {
      inits.push_back(lowering.truth(init));
    } else {
      loop.sizes[i] = lowering.sizes(init);
      lowering.useStatic(loop.sizes[i], loop.types[i]);
      inits.push_back(lowering.castTo(loop.types[i], lowering.lowered(init)));
    }
  }
  if (auto marks = op->getAttrOfType<DenseI64ArrayAttr>(kChanging))
    for (int64_t i = 0; i + 1 < marks.size(); i += 2) {
      loop.changing.push_back({marks[i], marks[i + 1]});
      inits.push_back(index.value(loop.sizes[marks[i]][marks[i + 1]]));
    }
  SmallVector<std::optional<int64_t>> steps;
  for (unsigned i = 0; i < op.getNumResults(); ++i)
    steps.push_back(counterStep(op, i));
  Block *body = counts ? buildCounted(loop, trips, inits) : buildWhile(loop, inits);
  SmallVector<Value> carried(body->getArguments().drop_front(counts ? 1 : 0));
  lowering.b.setInsertionPointToStart(body);
  unsigned next = 0;
  for (auto [i, kind] : llvm::enumerate(loop.kinds)) {
    Value inside = op.getBodyBlock().getArgument(i);
    Value value = kind == Kind::Counter ? Value() : carried[next++];
    if (kind == Kind::Counter) {
      Size count = index.add(
          starts[i], index.mul(Size(body->getArgument(0)), index.constant(*steps[i])));
      value = index.value(count);
      lowering.shapes.set(inside, {count}, /*wraps=*/false);
    } else if (kind == Kind::Integer) {
      lowering.shapes.set(inside, {value}, /*wraps=*/true);
    } else if (kind == Kind::Tensor) {
      lowering.makeSignless(inside);
    }
    bind(inside, kind, value, sizesFrom(loop, i, carried));
  }
  Operation *yield = op.getBodyBlock().getTerminator();
  body->getOperations().splice(body->end(), op.getBodyBlock().getOperations());
  loops[yield] = std::move(loop);
}

/// Whether a carried tensor keeps its sizes, but for those that are carried as well.
LogicalResult LoopLowering::keepSizes(const Loop &loop, unsigned number, Value next) {
  for (auto [dim, size, kept] :
       llvm::enumerate(lowering.sizes(next), loop.sizes[number])) {
    if (size == kept ||
        llvm::is_contained(loop.changing, std::pair(number, int64_t(dim))))
      continue;
    WhileOp op = loop.op;
    auto id = op->getAttrOfType<IntegerAttr>(kNumber);
    if (id && loop.types[number].isDynamicDim(dim)) {
      wrong.push_back({id.getInt(), number, int64_t(dim)});
      continue;
    }
    auto after = getConstantIntValue(size), before = getConstantIntValue(kept);
    if (after && before)
      return op.emitError("dimension ")
             << dim << " of value " << number << " that the loop carries changes from "
             << *before << " to " << *after << ", but its type says that it stays";
  }
  return success();
}

std::optional<LogicalResult> LoopLowering::end(Operation *yield) {
  auto found = loops.find(yield);
  if (found == loops.end())
    return std::nullopt;
  Loop loop = std::move(found->second);
  loops.erase(found);
  ImplicitLocOpBuilder &b = lowering.b;
  b.setInsertionPoint(yield);
  b.setLoc(yield->getLoc());
  SmallVector<Value> values;
  for (auto [i, kind, next] : llvm::enumerate(loop.kinds, yield->getOperands())) {
    if (kind == Kind::Integer) {
      Size count = lowering.shapes.evaluate(next).front();
      values.push_back(lowering.index.value(count));
    } else if (kind == Kind::Truth) {
      values.push_back(lowering.truth(next));
    } else if (kind == Kind::Tensor) {
      if (failed(keepSizes(loop, i, next)))
        return failure();
      values.push_back(lowering.castTo(loop.types[i], lowering.lowered(next)));
    }
  }
  for (auto [value, dim] : loop.changing)
    values.push_back(lowering.index.value(lowering.sizes(yield->getOperand(value))[dim]));
  scf::YieldOp::create(b, values);
  b.setInsertionPointAfter(loop.lowered);
  b.setLoc(loop.lowered->getLoc());
  unsigned next = 0;
  for (auto [i, kind] : llvm::enumerate(loop.kinds)) {
    Value result = loop.op.getResult(i);
    Value value = kind == Kind::Counter ? lowering.index.value(loop.finalCounts[i])
                                        : Value(loop.lowered->getResult(next++));
    if (kind == Kind::Counter)
      lowering.shapes.set(result, {loop.finalCounts[i]}, /*wraps=*/false);
    else if (kind == Kind::Integer)
      lowering.shapes.set(result, {value}, /*wraps=*/true);
    bind(result, kind, value, sizesFrom(loop, i, loop.lowered->getResults()));
  }
  return success();
}

} // namespace tenon
