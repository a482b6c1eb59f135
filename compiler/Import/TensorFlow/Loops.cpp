//===- Loops.cpp - While nodes --------------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A While becomes a tenon.while. Operands that the body hands on as they are, as
// all handles are, are not carried: the regions see the value outside.
//
// What the others are in the loop is found by converting its functions again and
// again, each time with what the last round taught, until nothing changes:
// - sizes that differ between a carried value and its successor become unknown;
// - a list that gets its first element in the loop is made in front of it, with
//   the shape that this element has in the first round (Regions.h: hoist);
// - a list that grows in the loop has room for as many elements as there can be
//   rounds, from a condition `counter < limit`, and a count;
// - TensorArrays and stacks that the loop writes are carried, too.
// Assumes that all elements of a list have one shape, as this form of it needs.
//
//===----------------------------------------------------------------------===//
#include "compiler/Import/TensorFlow/Regions.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

namespace {
/// Something that is carried: an operand of the node, or what an object holds.
struct Slot {
  EdgeValue init;
  ListObject *object = nullptr;
  size_t operand = 0;
  /// Of the carried values: as static as all rounds allow.
  SmallVector<Type> types;
  /// Of a list: whether it had room before, what was added for all rounds, how much
  /// for each if that is known, and whether it was full before that.
  bool hadRoom = false;
  Value room;
  int64_t each = 0;
  bool wasFull = false;
  /// The position of the first value among all that are carried.
  unsigned first = 0;
};

class LoopBuilder {
public:
  explicit LoopBuilder(NodeContext &c)
      : c(c), cond(*c.node.bodies[0]), body(*c.node.bodies[1]) {}

  void build();

private:
  bool collect();
  void addSlot(EdgeValue init, ListObject *object, size_t operand);
  void setInit(Slot &slot, EdgeValue init);
  void number();
  SmallVector<Value> inits() const;

  WhileOp draft();
  SmallVector<EdgeValue> enter(Region &region);
  bool buildCond(WhileOp loop);
  bool buildBody(WhileOp loop);
  List formedLike(const List &init, List list);

  bool settle(Slot &slot, const EdgeValue &after, WhileOp loop);
  bool settleValue(Slot &slot, Value after);
  bool settleList(Slot &slot, const List &after, WhileOp loop);
  bool startList(List &init, const List &after, WhileOp loop);
  bool makeRoom(Slot &slot, List &init, const List &after, WhileOp loop);
  Value roundsOf(CompareOp compare, WhileOp loop);
  Value rounds(WhileOp loop);
  bool fillsUp(const Slot &slot, WhileOp loop);
  void finish(WhileOp loop);

  NodeContext &c;
  const Graph &cond, &body;
  SmallVector<Slot> slots;
  /// What the body makes of the slots.
  SmallVector<EdgeValue> after;
  bool isSettled = true;
  /// Whether the loop goes on until its bound and ends there.
  bool isExact = true;
};
} // namespace

//===----------------------------------------------------------------------===//
// Slots
//===----------------------------------------------------------------------===//

void LoopBuilder::setInit(Slot &slot, EdgeValue init) {
  slot.init = std::move(init);
  slot.types.clear();
  for (Value value : valuesOf(slot.init))
    slot.types.push_back(value.getType());
}

void LoopBuilder::addSlot(EdgeValue init, ListObject *object, size_t operand) {
  Slot &slot = slots.emplace_back();
  slot.object = object;
  slot.operand = operand;
  slot.hadRoom = init.list && init.list->hasRoom;
  setInit(slot, std::move(init));
}

bool LoopBuilder::collect() {
  size_t count = c.inputCount();
  if (cond.args.size() != count || body.args.size() != count ||
      body.results.size() != count || cond.results.size() != 1) {
    c.error() << "carries " << count << " values, but its condition takes "
              << cond.args.size() << " and its body makes " << body.results.size()
              << " of " << body.args.size();
    return false;
  }
  for (size_t i = 0; i < count; ++i) {
    if (body.handsOn(i))
      continue;
    EdgeValue edge = c.edge(i);
    if (edge.variable && edge.variable->isReference)
      edge = {c.tensor(i)};
    if (!edge.value && !edge.list) {
      if (!c.failed())
        c.error() << "its body changes operand " << i << " (from node '"
                  << c.node.inputs[i].node->name
                  << "'), which is a handle and must stay the same";
      return false;
    }
    addSlot(edge, nullptr, i);
  }
  return true;
}

void LoopBuilder::number() {
  unsigned next = 0;
  for (Slot &slot : slots) {
    slot.first = next;
    next += slot.types.size();
  }
}

SmallVector<Value> LoopBuilder::inits() const {
  SmallVector<Value> all;
  for (const Slot &slot : slots)
    llvm::append_range(all, valuesOf(slot.init));
  return all;
}

//===----------------------------------------------------------------------===//
// Drafts
//===----------------------------------------------------------------------===//

/// Makes the block of a region; the arguments of its function.
SmallVector<EdgeValue> LoopBuilder::enter(Region &region) {
  SmallVector<Type> types;
  for (const Slot &slot : slots)
    llvm::append_range(types, slot.types);
  Block *block = c.builder.createBlock(&region, {}, types,
                                       SmallVector<Location>(types.size(), c.loc));
  SmallVector<EdgeValue> args = c.allEdges(0);
  for (const Slot &slot : slots) {
    EdgeValue edge =
        withValues(slot.init, block->getArguments().slice(slot.first, slot.types.size()));
    if (edge.list) {
      List list = *edge.list;
      list.growth = 0;
      list.openGrowth.clear();
      edge = edgeOf(std::move(list));
    }
    if (slot.object)
      c.converter.lists[slot.object] = *edge.list;
    else
      args[slot.operand] = edge;
  }
  return args;
}

bool LoopBuilder::buildCond(WhileOp loop) {
  auto results = c.converter.convertBody(cond, enter(loop.getCond()));
  if (!results)
    return false;
  Value goesOn = truthOf(c, results->front().value);
  if (!goesOn) {
    if (!c.failed())
      c.error() << "its condition is not a tensor";
    return false;
  }
  ConditionOp::create(c.builder, c.loc, goesOn);
  return true;
}

/// A list of the body with a buffer and count where the one that is carried has.
List LoopBuilder::formedLike(const List &init, List list) {
  if (init.buffer && !list.buffer)
    startSizes(c, list, elementSizes(c, init));
  if (init.count && list.buffer && !list.count)
    list.count = length(c, list);
  return list;
}

bool LoopBuilder::buildBody(WhileOp loop) {
  auto before = c.converter.lists;
  auto results = c.converter.convertBody(body, enter(loop.getBody()));
  if (!results)
    return false;
  after.clear();
  SmallVector<Value> yielded;
  for (Slot &slot : slots) {
    EdgeValue edge =
        slot.object ? edgeOf(c.converter.lists[slot.object]) : (*results)[slot.operand];
    if (edge.variable && !edge.object)
      edge = {c.read(*edge.variable)};
    if (edge.list && slot.init.list)
      edge = edgeOf(formedLike(*slot.init.list, *edge.list));
    after.push_back(edge);
    llvm::append_range(yielded, valuesOf(edge));
  }
  if (c.failed())
    return false;
  YieldOp::create(c.builder, c.loc, yielded);
  // Objects that the body wrote and that were there before.
  for (auto &[object, list] : before) {
    bool isCarried =
        llvm::any_of(slots, [&](const Slot &slot) { return slot.object == object; });
    if (!isCarried && !isSame(c.converter.lists[object], list)) {
      isSettled = false;
      addSlot(edgeOf(list), object, 0);
    }
  }
  return true;
}

WhileOp LoopBuilder::draft() {
  number();
  auto loop = WhileOp::create(c.builder, c.loc, TypeRange(), ValueRange());
  auto before = c.converter.lists;
  OpBuilder::InsertionGuard guard(c.builder);
  bool ok = buildCond(loop);
  c.converter.lists = before;
  ok = ok && buildBody(loop);
  c.converter.lists = before;
  if (!ok)
    c.fail();
  return ok ? loop : WhileOp();
}

//===----------------------------------------------------------------------===//
// What a draft teaches
//===----------------------------------------------------------------------===//

bool LoopBuilder::settleValue(Slot &slot, Value value) {
  RankedTensorType joined = joinTypes(slot.types[0], value.getType());
  if (!joined) {
    c.error() << "carries a value of type " << valuesOf(slot.init)[0].getType()
              << " as operand " << slot.operand << ", but its body makes one of type "
              << value.getType();
    return false;
  }
  isSettled &= joined == slot.types[0];
  slot.types[0] = joined;
  return true;
}

/// Gives a list its elements' shape, which the body found out.
bool LoopBuilder::startList(List &init, const List &after, WhileOp loop) {
  Value sizes = after.elementSizes;
  if (!sizes) {
    OpBuilder::InsertionGuard guard(c.builder);
    c.builder.setInsertionPoint(loop.getBody().front().getTerminator());
    sizes = elementSizes(c, after);
  }
  SmallVector<Value> first = inits();
  sizes = hoist(c, sizes, loop,
                [&](BlockArgument argument) { return first[argument.getArgNumber()]; });
  if (!sizes) {
    c.error() << "the shape of the elements of a list that it carries must be known "
                 "before the loop, but depends on what the loop does";
    return false;
  }
  startSizes(c, init, sizes);
  return !c.failed();
}

/// How often the loop runs at most because of one comparison, as scalar i32.
Value LoopBuilder::roundsOf(CompareOp compare, WhileOp loop) {
  Predicate predicate = compare.getPredicate();
  Value counter = compare.getLhs(), limit = compare.getRhs();
  auto isCounter = [&](Value value) {
    auto argument = dyn_cast<BlockArgument>(value);
    return argument && argument.getOwner() == &loop.getCond().front();
  };
  if (!isCounter(counter)) {
    std::swap(counter, limit);
    predicate = predicate == Predicate::lt   ? Predicate::gt
                : predicate == Predicate::le ? Predicate::ge
                : predicate == Predicate::gt ? Predicate::lt
                : predicate == Predicate::ge ? Predicate::le
                                             : predicate;
  }
  bool isUp = predicate == Predicate::lt || predicate == Predicate::le;
  bool isDown = predicate == Predicate::gt || predicate == Predicate::ge;
  if (!isCounter(counter) || !(isUp || isDown))
    return {};
  // The body adds a constant to the counter.
  unsigned number = cast<BlockArgument>(counter).getArgNumber();
  Block &block = loop.getBody().front();
  Operation *next = block.getTerminator()->getOperand(number).getDefiningOp();
  if (!isa_and_nonnull<AddOp, SubOp>(next))
    return {};
  Value current = block.getArgument(number);
  bool isLeft = next->getOperand(0) == current;
  if (!isLeft && (isa<SubOp>(next) || next->getOperand(1) != current))
    return {};
  auto step = evaluateShape(next->getOperand(isLeft ? 1 : 0));
  if (!step || step->size() != 1 || ShapedType::isDynamic(step->front()))
    return {};
  int64_t by = isa<SubOp>(next) ? -step->front() : step->front();
  by = isUp ? by : -by;
  limit = hoist(c, limit, loop, [](BlockArgument) { return Value(); });
  if (by <= 0 || !limit)
    return {};
  Type type = NodeContext::typeOf(limit).getElementType();
  Value begin = inits()[number];
  Value span = isUp ? c.emit<SubOp>(limit, begin) : c.emit<SubOp>(begin, limit);
  bool isInclusive = predicate == Predicate::le || predicate == Predicate::ge;
  int64_t extra = by - 1 + (isInclusive ? 1 : 0);
  if (extra)
    span = c.emit<AddOp>(span, c.scalar(extra, type));
  if (by > 1)
    span = c.emit<FloorDivOp>(span, c.scalar(by, type));
  return c.cast(c.emit<MaxOp>(span, c.scalar(0, type)), c.builder.getI32Type());
}

Value LoopBuilder::rounds(WhileOp loop) {
  Value least;
  isExact = true;
  auto condition = cast<ConditionOp>(loop.getCond().front().getTerminator());
  SmallVector<Value> work = {condition.getCondition()};
  while (!work.empty()) {
    Operation *op = work.pop_back_val().getDefiningOp();
    if (auto both = dyn_cast_or_null<LogicalAndOp>(op)) {
      work.append({both.getRhs(), both.getLhs()});
      continue;
    }
    auto compare = dyn_cast_or_null<CompareOp>(op);
    bool isInteger =
        compare && isa<IntegerType>(getElementTypeOrSelf(compare.getLhs().getType()));
    Value bound = isInteger ? roundsOf(compare, loop) : Value();
    isExact &= static_cast<bool>(bound);
    if (bound)
      least = least ? c.emit<MinOp>(least, bound) : bound;
  }
  return least;
}

bool LoopBuilder::makeRoom(Slot &slot, List &init, const List &after, WhileOp loop) {
  Value each = c.scalar(after.growth, c.builder.getI32Type());
  Value count = rounds(loop);
  for (Value open : after.openGrowth) {
    Value outside = hoist(c, open, loop, [](BlockArgument) { return Value(); });
    each = outside && each ? c.emit<AddOp>(each, outside) : Value();
  }
  if (!count || !each) {
    if (!c.failed())
      c.error() << "carries a list that grows, but how many rounds it takes is not known "
                   "before it: its condition must compare a counter with a limit";
    return false;
  }
  slot.room = c.emit<MulOp>(count, each);
  slot.each = isExact && after.openGrowth.empty() ? after.growth : 0;
  slot.wasFull = !init.count;
  addRoom(c, init, slot.room);
  init.hasRoom = true;
  return !c.failed();
}

bool LoopBuilder::settleList(Slot &slot, const List &after, WhileOp loop) {
  List init = *slot.init.list;
  bool changes = false;
  if (!init.buffer && after.buffer) {
    changes = true;
    if (!startList(init, after, loop))
      return false;
  }
  if (after.grows() && !init.hasRoom) {
    changes = true;
    if (!makeRoom(slot, init, after, loop))
      return false;
  } else if (after.count && !init.count) {
    changes = true;
    init.count = length(c, init);
  }
  if (!changes && init.buffer && init.size && init.size != after.size) {
    changes = true;
    init.size = {};
  }
  if (!changes)
    return settleValue(slot, valuesOf(edgeOf(after))[0]);
  isSettled = false;
  setInit(slot, edgeOf(std::move(init)));
  return !c.failed();
}

bool LoopBuilder::settle(Slot &slot, const EdgeValue &after, WhileOp loop) {
  if (slot.init.value && after.value)
    return settleValue(slot, after.value);
  if (slot.init.list && after.list)
    return settleList(slot, *after.list, loop);
  c.error() << "carries a " << (slot.init.value ? "tensor" : "list") << " as operand "
            << slot.operand << ", but its body makes a "
            << (after.list    ? "list"
                : after.value ? "tensor"
                              : "handle");
  return false;
}

//===----------------------------------------------------------------------===//
// The loop
//===----------------------------------------------------------------------===//

static bool isOne(Value value) {
  auto known = evaluateShape(value);
  return known && known->size() == 1 && known->front() == 1;
}

/// Whether `value` is `base` plus 1, `times` times.
static bool isAdded(Value value, Value base, int64_t times) {
  for (; times > 0; --times) {
    auto add = value.getDefiningOp<AddOp>();
    if (!add || !isOne(add.getRhs()))
      return false;
    value = add.getLhs();
  }
  return value == base;
}

/// Whether a list for which room was made is full after the loop: every round adds
/// as much as there is room for, by pushes or by a write at a counter that begins
/// where the list ended.
bool LoopBuilder::fillsUp(const Slot &slot, WhileOp loop) {
  if (!slot.wasFull || slot.each == 0)
    return false;
  Block &block = loop.getBody().front();
  OperandRange yielded = block.getTerminator()->getOperands();
  unsigned number = slot.first + 1;
  Value next = yielded[number], count = block.getArgument(number);
  if (isAdded(next, count, slot.each))
    return true;
  auto greater = next.getDefiningOp<MaxOp>();
  auto end = greater ? greater.getRhs().getDefiningOp<AddOp>() : AddOp();
  auto counter = end ? dyn_cast<BlockArgument>(end.getLhs()) : BlockArgument();
  if (!counter || slot.each != 1 || greater.getLhs() != count || !isOne(end.getRhs()) ||
      counter.getOwner() != &block ||
      !isAdded(yielded[counter.getArgNumber()], counter, 1))
    return false;
  SmallVector<Value> first = inits();
  auto begin = evaluateShape(first[counter.getArgNumber()]);
  auto before = evaluateShape(first[number]);
  return begin && before && *begin == *before &&
         !llvm::is_contained(*begin, ShapedType::kDynamic);
}

void LoopBuilder::finish(WhileOp loop) {
  SmallVector<Type> types;
  for (const Slot &slot : slots)
    llvm::append_range(types, slot.types);
  auto made = WhileOp::create(c.builder, c.loc, types, inits());
  made.getCond().takeBody(loop.getCond());
  made.getBody().takeBody(loop.getBody());
  loop.erase();
  for (size_t i = 0; i < c.inputCount(); ++i)
    if (body.handsOn(i))
      c.resultEdge(i, c.edge(i));
  for (const Slot &slot : slots) {
    EdgeValue edge =
        withValues(slot.init, made.getResults().slice(slot.first, slot.types.size()));
    if (edge.list) {
      List list = *edge.list;
      list.hasRoom = slot.hadRoom;
      if (slot.room && fillsUp(slot, made))
        list.count = {};
      auto known = slot.room ? evaluateShape(slot.room) : std::nullopt;
      if (known && !ShapedType::isDynamic(known->front()))
        list.growth += known->front();
      else if (slot.room)
        list.openGrowth.push_back(slot.room);
      edge = edgeOf(std::move(list));
    }
    if (slot.object)
      c.converter.lists[slot.object] = *edge.list;
    else
      c.resultEdge(slot.operand, edge);
  }
}

void LoopBuilder::build() {
  // Every draft makes something less static or adds something.
  constexpr int maxDrafts = 20;
  if (!collect())
    return;
  for (int i = 0; i < maxDrafts; ++i) {
    isSettled = true;
    size_t known = slots.size();
    WhileOp loop = draft();
    if (!loop)
      return;
    OpBuilder::InsertionGuard guard(c.builder);
    c.builder.setInsertionPoint(loop);
    for (size_t slot = 0; slot < known; ++slot)
      if (!settle(slots[slot], after[slot], loop))
        return;
    if (isSettled)
      return finish(loop);
    loop.erase();
  }
  c.error() << "the shapes of what it carries do not settle";
}

static void convertWhile(NodeContext &c) {
  if (c.node.bodies.size() == 2)
    LoopBuilder(c).build();
  else
    c.error() << "its condition or body is missing";
}

void tenon::tf::addLoopConverters(ConverterTable &table) {
  table["While"] = {convertWhile, 0, true};
  table["StatelessWhile"] = {convertWhile, 0, true};
}
