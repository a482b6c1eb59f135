//===- Graph.cpp - A TensorFlow graph with its edges resolved -------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Import/TensorFlow/Graph.h"
#include "llvm/ADT/StringSwitch.h"
#include <queue>

using namespace mlir;
using namespace tenon::tf;

std::string Output::tensorName() const {
  // Results of an inlined call are nodes called "call:k".
  bool isCallResult = StringRef(node->name).contains(':');
  return isCallResult ? node->name : node->name + ":" + std::to_string(index);
}

std::string Output::name() const {
  std::string full = tensorName();
  return StringRef(full).ends_with(":0") ? full.substr(0, full.size() - 2) : full;
}

std::pair<StringRef, int> tenon::tf::parseTensorName(StringRef text) {
  if (text.consume_front("^"))
    return {text, -1};
  auto [name, number] = text.rsplit(':');
  int index;
  if (!number.empty() && !number.getAsInteger(10, index) && index >= 0)
    return {name, index};
  return {text, 0};
}

//===----------------------------------------------------------------------===//
// Node
//===----------------------------------------------------------------------===//

const AttrValue *Node::attr(StringRef attrName) const {
  if (def) {
    auto own = def->attr().find(attrName.str());
    if (own != def->attr().end())
      return &own->second;
  }
  if (!entry)
    return nullptr;
  auto byDefault = entry->defaults.find(attrName);
  return byDefault == entry->defaults.end() ? nullptr : &byDefault->second;
}

int Node::outputCount() const {
  if (op == "_Arg")
    return 1;
  if (!entry)
    return -1;
  int64_t count = 0;
  for (const OutputArg &output : entry->outputs) {
    if (!output.countAttr.empty()) {
      const AttrValue *number = attr(output.countAttr);
      if (!number || number->i() < 0)
        return -1;
      count += number->i();
    } else if (!output.typesAttr.empty()) {
      const AttrValue *types = attr(output.typesAttr);
      if (!types)
        return -1;
      count += types->list().type_size();
    } else {
      ++count;
    }
    if (count > INT32_MAX)
      return -1;
  }
  return count;
}

DataType Node::outputType(int index) const {
  if (!entry)
    return DT_INVALID;
  for (const OutputArg &output : entry->outputs) {
    int64_t count = 1;
    if (const AttrValue *types =
            output.typesAttr.empty() ? nullptr : attr(output.typesAttr)) {
      if (index < types->list().type_size())
        return types->list().type(index);
      count = types->list().type_size();
    } else if (const AttrValue *number =
                   output.countAttr.empty() ? nullptr : attr(output.countAttr)) {
      count = number->i();
    }
    if (index < count) {
      const AttrValue *type = output.typeAttr.empty() ? nullptr : attr(output.typeAttr);
      return type ? type->type() : output.type;
    }
    index -= count;
  }
  return DT_INVALID;
}

bool Node::hasEffect() const {
  if (!bodies.empty())
    return llvm::any_of(bodies, [](auto &body) {
      return llvm::any_of(body->nodes, [](auto &node) { return node->hasEffect(); });
    });
  // Ops that fail by contract, and writes through references, are effects too.
  bool isEffect = llvm::StringSwitch<bool>(op)
                      .Cases({"CheckNumerics", "EnsureShape", "Assert", "Print"}, true)
                      .Cases({"Assign", "AssignAdd", "AssignSub"}, true)
                      .Cases({"StackPush", "StackPop"}, true)
                      .Cases({"ScatterUpdate", "ScatterAdd", "ScatterSub"}, true)
                      .Cases({"ScatterMul", "ScatterDiv", "ScatterMin"}, true)
                      .Cases({"ScatterMax", "ScatterNdUpdate", "ScatterNdAdd"}, true)
                      .Cases({"ScatterNdSub", "ScatterNdMin", "ScatterNdMax"}, true)
                      .Default(false);
  isEffect |=
      StringRef(op).starts_with("Apply") || StringRef(op).starts_with("SparseApply");
  // Ops that TensorFlow calls stateful, but whose only state is a variable's
  // handle or value, or a generator whose numbers nobody asks for.
  bool isPure = llvm::StringSwitch<bool>(op)
                    .Cases({"VarHandleOp", "VariableV2", "Variable"}, true)
                    .Cases({"HashTable", "HashTableV2"}, true)
                    .Cases({"MutableHashTable", "MutableHashTableV2"}, true)
                    .Cases({"LookupTableFind", "LookupTableFindV2"}, true)
                    .Cases({"LookupTableSize", "LookupTableSizeV2"}, true)
                    .Cases({"LookupTableExport", "LookupTableExportV2"}, true)
                    .Cases({"ReadVariableOp", "VarIsInitializedOp"}, true)
                    .Cases({"VariableShape", "DisableCopyOnRead"}, true)
                    .Cases({"ResourceGather", "ResourceGatherNd"}, true)
                    .Cases({"If", "While", "Case", "StatefulPartitionedCall"}, true)
                    .Cases({"PlaceholderWithDefault", "_Arg"}, true)
                    .Cases({"RandomUniform", "RandomStandardNormal"}, true)
                    .Cases({"TruncatedNormal", "RandomUniformInt"}, true)
                    .Default(false);
  // Ops of TensorArrays are ordered by what flows between them.
  isPure |= op.starts_with("TensorArray") || op == "Stack" || op == "StackV2";
  return isEffect || (entry && entry->stateful && !isPure);
}

//===----------------------------------------------------------------------===//
// Graph
//===----------------------------------------------------------------------===//

Node *Graph::addNode(std::string name, StringRef op) {
  nodes.push_back(std::make_unique<Node>());
  Node *node = nodes.back().get();
  node->id = nodes.size() - 1;
  node->name = std::move(name);
  node->op = op;
  node->entry = lookUpOp(op);
  return node;
}

Output Graph::find(StringRef text) const {
  auto [name, index] = parseTensorName(text);
  auto ofCall = byName.find((name + ":" + Twine(index)).str());
  if (ofCall != byName.end())
    return {ofCall->second, 0};
  auto found = byName.find(name);
  if (found == byName.end() || index < 0)
    return {};
  int count = found->second->outputCount();
  if (count >= 0 && index >= count && !(count == 0 && index == 0))
    return {};
  return {found->second, index};
}

bool Graph::handsOn(size_t index) const {
  if (index >= results.size() || index >= args.size())
    return false;
  Output output = results[index];
  while (!output.node->inputs.empty()) {
    const Node &node = *output.node;
    size_t operand = output.index;
    bool isLoop = node.op.ends_with("While") && node.bodies.size() == 2 &&
                  operand < node.inputs.size() && node.bodies[1]->handsOn(operand);
    // Ops of TensorArrays hand on the flow, their last operand.
    bool isFlow = llvm::StringSwitch<bool>(node.op)
                      .Cases({"TensorArrayWriteV3", "TensorArrayScatterV3"}, true)
                      .Case("TensorArraySplitV3", true)
                      .Default(false);
    if (!isLoop && !isFlow && node.op != "Identity")
      return false;
    output = isLoop   ? node.inputs[operand]
             : isFlow ? node.inputs.back()
                      : node.inputs.front();
  }
  return output.node == args[index];
}

Node *Graph::traceVariable(Output output) const {
  const Graph *graph = this;
  // A graph whose order nobody has checked may be cyclic.
  constexpr int maxSteps = 1'000'000;
  for (int i = 0; i < maxSteps; ++i) {
    Node *node = output.node;
    bool isState = llvm::StringSwitch<bool>(node->op)
                       .Cases({"VarHandleOp", "VariableV2", "Variable"}, true)
                       .Cases({"HashTable", "HashTableV2"}, true)
                       .Cases({"MutableHashTable", "MutableHashTableV2"}, true)
                       .Default(false);
    if (isState)
      return node;
    bool passes = llvm::StringSwitch<bool>(node->op)
                      .Cases({"Identity", "RefIdentity", "DisableCopyOnRead"}, true)
                      .Cases({"Switch", "RefSwitch", "Enter", "RefEnter"}, true)
                      .Default(false);
    if (passes && !node->inputs.empty()) {
      output = node->inputs[0];
    } else if (node->op.ends_with("While") &&
               static_cast<size_t>(output.index) < node->inputs.size()) {
      output = node->inputs[output.index];
    } else if (node->op == "_Arg" && graph->owner) {
      size_t position = llvm::find(graph->args, node) - graph->args.begin();
      position += graph->owner->firstArgument();
      if (position >= graph->owner->inputs.size())
        return nullptr;
      output = graph->owner->inputs[position];
      graph = graph->parent;
    } else {
      return nullptr;
    }
  }
  return nullptr;
}

//===----------------------------------------------------------------------===//
// Order
//===----------------------------------------------------------------------===//

namespace {
/// Collects needed nodes and lays them out (Kahn's algorithm with a heap).
class Orderer {
public:
  explicit Orderer(ArrayRef<Output> fed) : fed(fed.begin(), fed.end()) {}

  void need(Node *node) {
    if (needed.insert(node).second)
      work.push_back(node);
  }
  void need(Output output) {
    if (!fed.contains(output))
      need(output.node);
  }

  void close() {
    while (!work.empty()) {
      Node *node = work.pop_back_val();
      all.push_back(node);
      forEachProducer(*node, [&](Node *producer) { need(producer); });
    }
  }

  std::vector<Node *> sort() {
    DenseMap<Node *, int> missing;
    DenseMap<Node *, SmallVector<Node *, 2>> consumers;
    for (Node *node : all)
      forEachProducer(*node, [&](Node *producer) {
        if (isBackEdge(*producer, *node))
          return;
        ++missing[node];
        consumers[producer].push_back(node);
      });
    auto later = [](Node *a, Node *b) { return rank(*a) > rank(*b); };
    std::priority_queue<Node *, std::vector<Node *>, decltype(later)> ready(later);
    for (Node *node : all)
      if (!missing.contains(node))
        ready.push(node);
    std::vector<Node *> order;
    while (!ready.empty()) {
      Node *node = ready.top();
      ready.pop();
      order.push_back(node);
      auto found = consumers.find(node);
      if (found == consumers.end())
        continue;
      for (Node *consumer : found->second)
        if (--missing[consumer] == 0)
          ready.push(consumer);
    }
    for (Node *node : all)
      if (missing.lookup(node) > 0)
        blocked.push_back(node);
    return order;
  }

  size_t size() const { return all.size(); }

  /// A node on a cycle, when sorting left nodes out.
  Node *findOnCycle() {
    DenseSet<Node *> isBlocked(blocked.begin(), blocked.end()), seen;
    Node *node = blocked.front();
    while (seen.insert(node).second) {
      Node *next = nullptr;
      forEachProducer(*node, [&](Node *producer) {
        if (!next && isBlocked.contains(producer) && !isBackEdge(*producer, *node))
          next = producer;
      });
      node = next;
    }
    return node;
  }

private:
  /// Loops are the only legal cycles.
  static bool isBackEdge(const Node &from, const Node &to) {
    return from.op.ends_with("NextIteration") && to.op.ends_with("Merge");
  }

  template <class Fn> void forEachProducer(const Node &node, Fn fn) {
    for (const Output &input : node.inputs)
      if (!fed.contains(input))
        fn(input.node);
    for (Node *control : node.controls)
      if (!fed.contains(Output{control, 0}))
        fn(control);
  }

  static std::pair<bool, int> rank(const Node &node) {
    return {node.op != "ReadVariableOp", node.id};
  }

  DenseSet<Output> fed;
  DenseSet<Node *> needed;
  SmallVector<Node *> work;
  std::vector<Node *> all;
  std::vector<Node *> blocked;
};
} // namespace

std::optional<std::vector<Node *>> tenon::tf::orderNeeded(ArrayRef<Output> outputs,
                                                          ArrayRef<Node *> roots,
                                                          ArrayRef<Output> fed,
                                                          Reporter &reporter) {
  Orderer orderer(fed);
  for (const Output &output : outputs)
    orderer.need(output);
  for (Node *root : roots)
    orderer.need(root);
  orderer.close();
  std::vector<Node *> order = orderer.sort();
  if (order.size() == orderer.size())
    return order;

  reporter.error(*orderer.findOnCycle()) << "depends on its own output";
  return std::nullopt;
}
