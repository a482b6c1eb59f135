//===- Control.cpp - The control family -----------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Import/TensorFlow/Regions.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

//===----------------------------------------------------------------------===//
// Pass-through
//===----------------------------------------------------------------------===//

/// Tensors or handles passed on as they are.
static void passOn(NodeContext &c) { c.resultEdge(0, c.edge(0)); }

static void passAllOn(NodeContext &c) {
  for (size_t i = 0; i < c.inputCount(); ++i)
    c.resultEdge(i, c.edge(i));
}

static void doNothing(NodeContext &) {}

//===----------------------------------------------------------------------===//
// If and Case
//===----------------------------------------------------------------------===//

namespace {
using Edges = SmallVector<EdgeValue>;

/// Builds one tenon.if. Its results are those of the branches and what they make of
/// TensorArrays and stacks.
class BranchBuilder {
public:
  using Build = llvm::function_ref<std::optional<Edges>()>;

  explicit BranchBuilder(NodeContext &c) : c(c) {}

  std::optional<Edges> build(Value condition, Build onTrue, Build onFalse);

private:
  bool buildBranch(Region &region, Build build, Edges &edges);
  void addObjects();
  std::optional<EdgeValue> join(size_t i);
  std::optional<EdgeValue> joinLists(List a, List b);
  void startLike(List &list, const List &other, size_t branch);
  void joinGrowth(List &list, const List &other);
  SmallVector<Type> yieldAll(size_t count);
  Edges finish(Value condition, ArrayRef<Type> types, Edges joined);
  Block &block(size_t branch) { return draft->getRegion(branch).front(); }

  NodeContext &c;
  IfOp draft;
  Edges edges[2];
  llvm::MapVector<ListObject *, List> before, after[2];
  SmallVector<ListObject *> objects;
};
} // namespace

bool BranchBuilder::buildBranch(Region &region, Build build, Edges &edges) {
  OpBuilder::InsertionGuard guard(c.builder);
  c.builder.setInsertionPointToStart(&region.emplaceBlock());
  auto built = build();
  if (built)
    edges = std::move(*built);
  return built.has_value();
}

/// Adds the objects that a branch wrote to what the branches give.
void BranchBuilder::addObjects() {
  for (auto &[object, list] : before) {
    if (isSame(after[0][object], list) && isSame(after[1][object], list))
      continue;
    objects.push_back(object);
    for (int branch : {0, 1})
      edges[branch].push_back(edgeOf(after[branch][object]));
  }
}

/// Makes the elements of a list without any like those that the other branch found.
void BranchBuilder::startLike(List &list, const List &other, size_t branch) {
  Value sizes = other.elementSizes;
  OpBuilder::InsertionGuard guard(c.builder);
  if (!sizes) {
    c.builder.setInsertionPointToEnd(&block(1 - branch));
    sizes = elementSizes(c, other);
  }
  c.builder.setInsertionPoint(draft);
  sizes = hoist(c, sizes, draft, [](BlockArgument) { return Value(); });
  if (!sizes && !c.failed())
    c.error() << "the shape of the elements of a list must be known before its branches";
  c.builder.setInsertionPointToEnd(&block(branch));
  if (sizes)
    startSizes(c, list, sizes);
}

/// A list grows as much as in the branch that adds more.
void BranchBuilder::joinGrowth(List &list, const List &other) {
  list.growth = std::max(list.growth, other.growth);
  for (Value open : other.openGrowth)
    if (!llvm::is_contained(list.openGrowth, open))
      list.openGrowth.push_back(open);
  OpBuilder::InsertionGuard guard(c.builder);
  c.builder.setInsertionPoint(draft);
  for (Value &open : list.openGrowth) {
    open = hoist(c, open, draft, [](BlockArgument) { return Value(); });
    if (!open && !c.failed())
      c.error() << "a list grows in a branch by a number that is not known before it";
  }
}

std::optional<EdgeValue> BranchBuilder::joinLists(List a, List b) {
  List *lists[] = {&a, &b};
  for (size_t branch : {0, 1})
    if (!lists[branch]->buffer && lists[1 - branch]->buffer)
      startLike(*lists[branch], *lists[1 - branch], branch);
  for (size_t branch : {0, 1}) {
    OpBuilder::InsertionGuard guard(c.builder);
    c.builder.setInsertionPointToEnd(&block(branch));
    List &list = *lists[branch];
    if (list.buffer && !list.count && lists[1 - branch]->count)
      list.count = length(c, list);
  }
  if (c.failed())
    return std::nullopt;
  List joined = a;
  joinGrowth(joined, b);
  joined.hasRoom = a.hasRoom && b.hasRoom;
  if (a.elementSizes != b.elementSizes)
    joined.elementSizes = {};
  if (a.buffer && a.size != b.size)
    joined.size = {};
  edges[0].push_back(edgeOf(a));
  edges[1].push_back(edgeOf(b));
  return edgeOf(joined);
}

/// What output `i` is; the branches' edges are replaced by those to yield, at the
/// end of the lists.
std::optional<EdgeValue> BranchBuilder::join(size_t i) {
  EdgeValue a = edges[0][i], b = edges[1][i];
  if (a.list && b.list)
    return joinLists(*a.list, *b.list);
  bool isHandle = a.variable || a.object || b.variable || b.object;
  bool isOne = isHandle && a.variable == b.variable && a.object == b.object;
  if (isOne || (a.value && b.value)) {
    edges[0].push_back(a);
    edges[1].push_back(b);
    return a;
  }
  if (isHandle)
    c.error() << "output " << i << " is a handle that differs between the branches";
  else
    c.error() << "output " << i << " is a list in one branch only";
  return std::nullopt;
}

/// Ends the branches, which gave `count` edges at first; the types of what they
/// yield, or nothing if they differ.
SmallVector<Type> BranchBuilder::yieldAll(size_t count) {
  SmallVector<Value> yielded[2];
  for (int branch : {0, 1}) {
    for (const EdgeValue &edge : llvm::drop_begin(edges[branch], count))
      llvm::append_range(yielded[branch], valuesOf(edge));
    OpBuilder::InsertionGuard guard(c.builder);
    c.builder.setInsertionPointToEnd(&block(branch));
    YieldOp::create(c.builder, c.loc, yielded[branch]);
  }
  SmallVector<Type> types;
  for (auto [i, a, b] : llvm::enumerate(yielded[0], yielded[1])) {
    types.push_back(joinTypes(a.getType(), b.getType()));
    if (!types.back()) {
      c.error() << "output " << i << " is " << a.getType() << " in one branch and "
                << b.getType() << " in the other";
      return {};
    }
  }
  return types;
}

/// Makes the op itself, and what it gives of its results.
Edges BranchBuilder::finish(Value condition, ArrayRef<Type> types, Edges joined) {
  IfOp op = IfOp::create(c.builder, c.loc, types, condition);
  op.getThenRegion().takeBody(draft.getThenRegion());
  op.getElseRegion().takeBody(draft.getElseRegion());
  draft.erase();
  ValueRange results = op.getResults();
  for (EdgeValue &edge : joined) {
    size_t width = valuesOf(edge).size();
    edge = withValues(edge, results.take_front(width));
    results = results.drop_front(width);
  }
  size_t own = joined.size() - objects.size();
  for (auto [object, edge] : llvm::zip(objects, llvm::drop_begin(joined, own)))
    c.converter.lists[object] = *edge.list;
  joined.resize(own);
  return joined;
}

std::optional<Edges> BranchBuilder::build(Value condition, Build onTrue, Build onFalse) {
  draft = IfOp::create(c.builder, c.loc, TypeRange(), condition);
  before = c.converter.lists;
  for (auto [branch, build] : {std::pair(0, onTrue), std::pair(1, onFalse)}) {
    if (!buildBranch(draft->getRegion(branch), build, edges[branch])) {
      c.fail();
      return std::nullopt;
    }
    after[branch] = std::exchange(c.converter.lists, before);
  }
  if (edges[0].size() != edges[1].size()) {
    c.error() << "its branches have " << edges[0].size() << " and " << edges[1].size()
              << " outputs";
    return std::nullopt;
  }
  addObjects();
  Edges joined;
  size_t count = edges[0].size();
  for (size_t i = 0; i < count; ++i) {
    auto edge = join(i);
    if (!edge)
      return std::nullopt;
    joined.push_back(*edge);
  }
  SmallVector<Type> types = yieldAll(count);
  if (c.failed())
    return std::nullopt;
  return finish(condition, types, std::move(joined));
}

static void giveAll(NodeContext &c, const std::optional<Edges> &edges) {
  if (!edges)
    return c.fail();
  for (auto [i, edge] : llvm::enumerate(*edges))
    c.resultEdge(i, edge);
}

/// Whether the first operand, which chooses, is a tensor and there are bodies.
static bool canChoose(NodeContext &c, bool hasBodies) {
  if (!hasBodies)
    c.error() << "its branches are missing";
  return hasBodies && c.tensor(0);
}

static void convertIf(NodeContext &c) {
  if (!canChoose(c, c.node.bodies.size() == 2))
    return;
  Value taken = truthOf(c, c.tensor(0));
  if (!taken)
    return;
  Edges args = c.allEdges(1);
  auto build = [&](int branch) {
    return [&c, &args, branch] {
      return c.converter.convertBody(*c.node.bodies[branch], args);
    };
  };
  giveAll(c, BranchBuilder(c).build(taken, build(0), build(1)));
}

/// The branches from number `first` on: one of the first, or of the others.
static std::optional<Edges> chooseFrom(NodeContext &c, size_t first, Value index,
                                       ArrayRef<EdgeValue> args) {
  if (first + 1 == c.node.bodies.size())
    return c.converter.convertBody(*c.node.bodies[first], args);
  Value isFirst = c.emit<CompareOp>(
      Predicate::eq, index, c.scalar(first, NodeContext::typeOf(index).getElementType()));
  if (!isFirst)
    return std::nullopt;
  return BranchBuilder(c).build(
      isFirst, [&] { return c.converter.convertBody(*c.node.bodies[first], args); },
      [&] { return chooseFrom(c, first + 1, index, args); });
}

/// An index out of range takes the last branch.
static void convertCase(NodeContext &c) {
  if (!canChoose(c, !c.node.bodies.empty()))
    return;
  Value index = c.tensor(0);
  RankedTensorType type = NodeContext::typeOf(index);
  if (type.getRank() != 0 || !type.getElementType().isInteger(32)) {
    c.error() << "its index is " << type;
    return;
  }
  giveAll(c, chooseFrom(c, 0, index, c.allEdges(1)));
}

static void stopGradient(NodeContext &c) {
  bool isFloat = isa<FloatType>(c.inputType(0).getElementType());
  c.result(isFloat ? c.emit<StopGradientOp>(c.input(0)) : c.input(0));
}

void tenon::tf::addControlConverters(ConverterTable &table) {
  for (const char *op : {"Identity", "RefIdentity", "DisableCopyOnRead"})
    table[op] = {passOn, 1, true};
  for (const char *op : {"Snapshot", "PlaceholderWithDefault"})
    table[op] = {passOn, 1};
  for (const char *op : {"StopGradient", "PreventGradient"})
    table[op] = {stopGradient, 1};
  table["IdentityN"] = {passAllOn, 0, true};
  for (const char *op : {"NoOp", "ControlTrigger", "Placeholder", "PlaceholderV2"})
    table[op] = {doNothing};
  for (const char *op : {"If", "StatelessIf"})
    table[op] = {convertIf, 1, true};
  for (const char *op : {"Case", "StatelessCase"})
    table[op] = {convertCase, 1, true};
}
