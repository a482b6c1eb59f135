//===- Loops.cpp - Gradients of loops -------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The loop is made again in its own place with a stack for each carried value that its
// body reads, which takes the place of the first one. Its gradient is a loop that walks
// the stacks down: it computes the body again from what was carried and goes back over
// it. That loop counts up, so that it has a gradient too. How deep the stacks are follows
// from the counters that bound the loop; one that nothing bounds runs once more, in
// front, to be counted.
//
//===----------------------------------------------------------------------===//
#include "compiler/Autodiff/Gradients/Gradients.h"
#include "compiler/Autodiff/ReversePass.h"
#include "dialects/Tenon/Counters.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/Transforms/RegionUtils.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace tenon;

namespace {
/// The gradient of one loop.
class LoopGradient {
public:
  LoopGradient(WhileOp op, ReverseStep &step) : op(op), r(step, op), b(step.b) {}

  void build();

private:
  Value outside(Value value);
  Value countTrips(ArrayRef<CounterBound> bounds);
  Value countByRun();
  Value place(Value index, Value like);
  Block *addBlock(Region &region, ValueRange like);
  void saveCarried(Value trips);
  SmallVector<Operation *> recompute(Value index, IRMapping &mapping);
  bool buildBody(Region &body, Value trips);

  WhileOp op;
  Reverse r;
  ImplicitLocOpBuilder &b;
  SmallVector<unsigned> saved;  // carried values that the body reads
  SmallVector<unsigned> floats; // carried values with a gradient
  SmallVector<Value> stacks, captured;
};
} // namespace

/// A value that is the same in all iterations, as it is before the loop.
Value LoopGradient::outside(Value value) {
  auto argument = dyn_cast<BlockArgument>(value);
  Operation *owner = argument ? argument.getOwner()->getParentOp() : nullptr;
  return owner == op ? op.getInits()[argument.getArgNumber()] : value;
}

/// The number of iterations, as a scalar i64.
Value LoopGradient::countTrips(ArrayRef<CounterBound> bounds) {
  Type i64 = b.getI64Type();
  auto number = [&](int64_t value) -> Value {
    auto type = RankedTensorType::get({}, i64);
    return ConstantOp::create(b, DenseElementsAttr::get(type, value));
  };
  if (bounds.empty())
    return countByRun();
  Value trips;
  for (const CounterBound &bound : bounds) {
    int64_t width = *counterStep(op, bound.counter);
    Value limit = outside(bound.limit);
    if (Operation *made = limit.getDefiningOp(); made && op->isAncestor(made))
      return countByRun();
    Value way = r.sub(r.make<tenon::CastOp>(limit, i64),
                      r.make<tenon::CastOp>(Value(op.getInits()[bound.counter]), i64));
    way = r.add2(way, number(width - (bound.isInclusive ? 0 : 1)));
    Value count = r.make<FloorDivOp>(way, number(width));
    trips = trips ? r.make<tenon::MinOp>(trips, count) : count;
  }
  return r.make<tenon::MaxOp>(trips, number(0));
}

/// The number of iterations that a copy of the loop makes.
Value LoopGradient::countByRun() {
  auto index = RankedTensorType::get({}, b.getI64Type());
  SmallVector<Value> inits(op.getInits());
  inits.push_back(ConstantOp::create(b, DenseElementsAttr::get(index, int64_t(0))));
  SmallVector<Type> types(op.getResultTypes());
  types.push_back(index);
  auto loop = WhileOp::create(b, types, inits);
  OpBuilder::InsertionGuard guard(b);
  auto fill = [&](Region &region, Block &from) {
    IRMapping mapping;
    SmallVector<Location> locations(types.size(), b.getLoc());
    Block *block = b.createBlock(&region, region.end(), types, locations);
    mapping.map(from.getArguments(), block->getArguments().drop_back());
    for (Operation &inner : from.without_terminator())
      if (!isa<CheckOp>(inner))
        tenon::recompute(b, &inner, mapping);
    return mapping;
  };
  IRMapping condition = fill(loop.getCond(), op.getCondBlock());
  b.clone(*op.getCondBlock().getTerminator(), condition);
  IRMapping body = fill(loop.getBody(), op.getBodyBlock());
  SmallVector<Value> next;
  for (Value value : op.getYielded())
    next.push_back(body.lookupOrDefault(value));
  Value one = ConstantOp::create(b, DenseElementsAttr::get(index, int64_t(1)));
  next.push_back(
      AddOp::create(b, index, loop.getBody().front().getArguments().back(), one));
  YieldOp::create(b, next);
  return loop.getResults().back();
}

/// Where a value of the shape of `like` is in a stack: [index, 0, …].
Value LoopGradient::place(Value index, Value like) {
  SmallVector<Value> begin = {r.make<ExpandDimsOp>(index, Reverse::Axes{0})};
  if (int64_t rank = typeOf(like).getRank())
    begin.push_back(r.vector(SmallVector<int64_t>(rank, 0)));
  return r.join(begin);
}

Block *LoopGradient::addBlock(Region &region, ValueRange like) {
  SmallVector<Location> locations(like.size(), b.getLoc());
  return b.createBlock(&region, region.end(), like.getTypes(), locations);
}

/// Makes the loop with stacks, in front of the one without.
void LoopGradient::saveCarried(Value trips) {
  SmallVector<Value> inits(op.getInits());
  unsigned count = inits.size();
  auto index = RankedTensorType::get({}, b.getI64Type());
  Value one = ConstantOp::create(b, DenseElementsAttr::get(index, int64_t(1)));
  // An entry of a stack is a box that must fit, even where none is made.
  Value depth = r.make<tenon::MaxOp>(trips, one);
  for (unsigned number : saved) {
    Value init = op.getInits()[number];
    Value pieces[] = {r.make<ExpandDimsOp>(depth, Reverse::Axes{0}), r.shapeOf(init)};
    auto element = typeOf(init).getElementType();
    auto scalar = RankedTensorType::get({}, element);
    Value zero = ConstantOp::create(
        b, cast<ElementsAttr>(DenseElementsAttr::get(scalar, b.getZeroAttr(element))));
    inits.push_back(r.make<BroadcastToOp>(zero, r.join(pieces)));
  }
  inits.push_back(ConstantOp::create(b, DenseElementsAttr::get(index, int64_t(0))));
  if (llvm::is_contained(inits, Value()))
    return;
  SmallVector<Type> types(op.getResultTypes());
  llvm::append_range(types, ValueRange(inits).drop_front(count).getTypes());
  auto loop = WhileOp::create(b, types, inits);
  SmallVector<Value> carried(op.getResults());
  llvm::append_range(carried, ArrayRef(inits).drop_front(count));

  OpBuilder::InsertionGuard guard(b);
  IRMapping condition, body;
  Block *block = addBlock(loop.getCond(), carried);
  condition.map(op.getCondBlock().getArguments(),
                block->getArguments().take_front(count));
  for (Operation &inner : op.getCondBlock())
    b.clone(inner, condition);
  block = addBlock(loop.getBody(), carried);
  body.map(op.getBodyBlock().getArguments(), block->getArguments().take_front(count));
  SmallVector<Value> next;
  Value turn = block->getArguments().back();
  for (auto [number, stack] :
       llvm::zip_equal(saved, block->getArguments().slice(count, saved.size()))) {
    Value value = block->getArgument(number);
    Value entry = r.make<ExpandDimsOp>(value, Reverse::Axes{0});
    next.push_back(r.make<DynamicUpdateSliceOp>(Value(stack), entry, place(turn, value)));
  }
  for (Operation &inner : op.getBodyBlock().without_terminator())
    b.clone(inner, body);
  SmallVector<Value> yielded;
  for (Value value : op.getYielded())
    yielded.push_back(body.lookupOrDefault(value));
  llvm::append_range(yielded, next);
  yielded.push_back(r.add2(turn, one));
  YieldOp::create(b, yielded);
  op.replaceAllUsesWith(loop.getResults().take_front(count));
  llvm::append_range(stacks, loop.getResults().slice(count, saved.size()));
}

/// The body's ops once more, from what was carried into iteration `index`.
SmallVector<Operation *> LoopGradient::recompute(Value index, IRMapping &mapping) {
  for (auto [number, stack] : llvm::zip_equal(saved, stacks)) {
    Value argument = op.getBodyBlock().getArgument(number);
    Value init = op.getInits()[number];
    Value sizes[] = {r.vector(1), r.shapeOf(init)};
    Value entry = r.make<DynamicSliceOp>(stack, place(index, init), r.join(sizes));
    Value value = r.make<SqueezeOp>(entry, Reverse::Axes{0});
    if (!value)
      return {};
    mapping.map(argument, value);
  }
  SmallVector<Operation *> ops;
  for (Operation &inner : op.getBodyBlock().without_terminator())
    if (canRecompute(&inner))
      ops.push_back(tenon::recompute(b, &inner, mapping));
  return ops;
}

/// Carried: the turn, the gradients of what the loop carries, those of what it captures.
bool LoopGradient::buildBody(Region &region, Value trips) {
  Block &block = region.front();
  Value turn = block.getArgument(0);
  auto index = RankedTensorType::get({}, b.getI64Type());
  Value one = ConstantOp::create(b, DenseElementsAttr::get(index, int64_t(1)));
  IRMapping mapping;
  Value next = r.add2(turn, one);
  SmallVector<Operation *> ops = recompute(r.sub(trips, next), mapping);
  SmallVector<Value> targets, gradients, sources, yielded = {next};
  for (auto [i, number] : llvm::enumerate(floats)) {
    targets.push_back(mapping.lookupOrDefault(op.getYielded()[number]));
    gradients.push_back(block.getArgument(1 + i));
    // A value that the body does not read has no gradient.
    Value source = op.getBodyBlock().getArgument(number);
    sources.push_back(mapping.lookupOrDefault(source));
  }
  llvm::append_range(sources, captured);
  auto found = r.step.reverse(ops, targets, gradients, sources);
  if (failed(found))
    return false;
  for (auto [i, source] : llvm::enumerate(sources)) {
    Value gradient = (*found)[i], carried = block.getArgument(1 + i);
    if (i >= floats.size())
      gradient = gradient ? r.add2(carried, gradient) : carried;
    else if (!gradient)
      gradient = filledLike(b, 0, carried);
    yielded.push_back(gradient);
  }
  YieldOp::create(b, yielded);
  return true;
}

void LoopGradient::build() {
  SmallVector<CounterBound> bounds = counterBounds(op);
  for (auto [number, argument] : llvm::enumerate(op.getBodyBlock().getArguments())) {
    if (!argument.use_empty())
      saved.push_back(number);
    if (hasGradient(argument.getType()))
      floats.push_back(number);
  }
  SmallVector<Value> inits(op.getInits());
  SmallVector<Value> carried = {Value()};
  for (unsigned number : floats) {
    Value gradient = r.step.gradientOf(op.getResult(number));
    carried.push_back(gradient ? gradient : filledLike(b, 0, op.getResult(number)));
  }
  llvm::SetVector<Value> used;
  getUsedValuesDefinedAbove(op->getRegions(), used);
  for (Value source : used)
    if (r.wants(source) && hasGradient(source.getType()))
      captured.push_back(source);
  for (Value source : captured)
    carried.push_back(filledLike(b, 0, source));

  Value trips;
  {
    OpBuilder::InsertionGuard guard(b);
    b.setInsertionPoint(op);
    trips = countTrips(bounds);
    if (trips)
      saveCarried(trips);
  }
  if (stacks.size() != saved.size())
    return;
  // What is left of the loop has no uses; without checks it goes.
  op->walk([](CheckOp check) { check.erase(); });
  auto index = RankedTensorType::get({}, b.getI64Type());
  carried[0] = ConstantOp::create(b, DenseElementsAttr::get(index, int64_t(0)));
  auto loop = WhileOp::create(b, TypeRange(ValueRange(carried)), carried);
  {
    OpBuilder::InsertionGuard guard(b);
    Block *block = addBlock(loop.getCond(), carried);
    ConditionOp::create(b, r.compare(Predicate::lt, block->getArgument(0), trips));
    addBlock(loop.getBody(), carried);
    if (!buildBody(loop.getBody(), trips))
      return;
  }
  ResultRange results = loop.getResults().drop_front();
  for (auto [number, result] : llvm::zip(floats, results))
    r.add(inits[number], result);
  for (auto [source, result] : llvm::zip(captured, results.drop_front(floats.size())))
    r.add(source, result);
}

namespace {
struct WhileModel final : Differentiable::ExternalModel<WhileModel, WhileOp> {
  SmallVector<Value> gradientSources(Operation *op) const { return dependencies(op); }
  void backward(Operation *op, ReverseStep &step) const {
    LoopGradient(cast<WhileOp>(op), step).build();
  }
};
} // namespace

void tenon::attachLoopGradients(MLIRContext *context) {
  WhileOp::attachInterface<WhileModel>(*context);
}
