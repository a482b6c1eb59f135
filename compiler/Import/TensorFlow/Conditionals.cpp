//===- Conditionals.cpp - Switch and Merge become If ----------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A Switch passes its operand to one of two outputs, so that what follows runs
// or not; a Merge takes the one input that arrives. For every node this finds
// its context, the list of (predicate, branch) under which it runs, outermost
// first: that of its inputs, data and control, where outputs of a Switch add
// one and a Merge takes the last one off. A node inside a branch may depend on
// it by a control edge alone.
//
// The nodes under one predicate that hang together make one If: what is in its
// branches becomes two bodies, its Merges are its results. Nodes of a body use
// outputs of nodes around them directly; they are the body's captures, and
// operands of the If, so that order is kept. Assumes TensorFlow's own shape of
// conditionals (contexts that nest, Merges of two inputs); all else is reported.
//
//===----------------------------------------------------------------------===//
#include "compiler/Import/TensorFlow/Graph.h"
#include "llvm/ADT/EquivalenceClasses.h"
#include "llvm/ADT/MapVector.h"

using namespace mlir;
using namespace tenon::tf;

static bool isSwitch(const Node &node) {
  return node.op == "Switch" || node.op == "RefSwitch";
}

static bool isMerge(const Node &node) {
  return node.op == "Merge" || node.op == "RefMerge";
}

bool tenon::tf::hasConditionals(ArrayRef<Node *> order) {
  return llvm::any_of(order,
                      [](Node *node) { return isSwitch(*node) || isMerge(*node); });
}

namespace {
/// One level of a context.
struct Condition {
  Output predicate;
  bool branch;
  friend bool operator==(const Condition &, const Condition &) = default;
};
using Context = SmallVector<Condition, 2>;

class Raiser {
public:
  Raiser(ArrayRef<Output> fed, Reporter &reporter)
      : fed(fed.begin(), fed.end()), reporter(reporter) {}

  std::unique_ptr<Graph> raise(ArrayRef<Node *> order, Wanted &wanted);

private:
  // Contexts.
  bool findContext(Node *node);
  bool join(Node *node, const Context &more, Context &context);
  bool findMergeContext(Node *node, Context &context);
  Context contextOf(const Output &output);
  Output predicateOf(Output output) const;
  std::optional<Output> groupOf(Node *node, size_t depth) const;

  // Copying.
  void copyLevel(ArrayRef<Node *> nodes, size_t depth, Graph &target);
  void makeIf(const Output &predicate, ArrayRef<Node *> members, size_t depth,
              Graph &target);
  Node *copy(Node *node, Graph &target);
  Output resolve(Output output) const;
  Node *resolveControl(Node *node) const;
  void wire(Graph &graph);
  void wireIf(Node &node);

  DenseSet<Output> fed;
  Reporter &reporter;
  llvm::DenseMap<Node *, Context> contexts;
  llvm::DenseMap<Node *, Node *> copies;
  llvm::DenseMap<Node *, const Node *> originals;
  /// Merges by the If they became results of.
  llvm::DenseMap<Node *, Output> mergeResults;
  llvm::DenseMap<Node *, SmallVector<Node *, 1>> mergesOfIf;
  llvm::DenseMap<Node *, Output> predicates;
  /// The outermost If that a node is in.
  llvm::DenseMap<Node *, Node *> outermost;
};
} // namespace

//===----------------------------------------------------------------------===//
// Contexts
//===----------------------------------------------------------------------===//

/// What a predicate is before it was passed on.
Output Raiser::predicateOf(Output output) const {
  while (!fed.contains(output) && !output.node->inputs.empty() &&
         (output.node->op == "Identity" || isSwitch(*output.node)))
    output = output.node->inputs[0];
  return output;
}

Context Raiser::contextOf(const Output &output) {
  if (fed.contains(output))
    return {};
  Context context = contexts.lookup(output.node);
  if (isSwitch(*output.node))
    context.push_back({predicateOf(output.node->inputs[1]), output.index == 1});
  return context;
}

/// Extends `context` by another that the node depends on.
bool Raiser::join(Node *node, const Context &more, Context &context) {
  const Context &shorter = more.size() < context.size() ? more : context;
  const Context &longer = more.size() < context.size() ? context : more;
  if (!std::equal(shorter.begin(), shorter.end(), longer.begin())) {
    reporter.error(*node) << "depends on different branches of conditionals, which is "
                             "not supported";
    return false;
  }
  if (&longer != &context)
    context = Context(longer);
  return true;
}

bool Raiser::findMergeContext(Node *node, Context &context) {
  if (node->inputs.size() == 2) {
    Context a = contextOf(node->inputs[0]), b = contextOf(node->inputs[1]);
    bool isPair = a.size() == b.size() && !a.empty() &&
                  a.back().predicate == b.back().predicate &&
                  a.back().branch != b.back().branch;
    a.resize(std::max<size_t>(a.size(), 1) - 1);
    b.resize(std::max<size_t>(b.size(), 1) - 1);
    if (isPair && a == b) {
      context = a;
      return true;
    }
  }
  reporter.error(*node) << "does not join the two branches of one conditional, which is "
                           "not supported";
  return false;
}

bool Raiser::findContext(Node *node) {
  Context context;
  if (isMerge(*node) && !findMergeContext(node, context))
    return false;
  if (isSwitch(*node) && node->inputs.size() != 2) {
    reporter.error(*node) << "has " << node->inputs.size() << " operands instead of 2";
    return false;
  }
  if (!isMerge(*node))
    for (const Output &input : node->inputs)
      if (!join(node, contextOf(input), context))
        return false;
  size_t depth = context.size();
  for (Node *control : node->controls)
    if (!join(node, contexts.lookup(control), context))
      return false;
  if (isMerge(*node) && context.size() > depth) {
    reporter.error(*node) << "waits for a branch of a conditional that its operands are "
                             "not in, which is not supported";
    return false;
  }
  contexts[node] = context;
  return true;
}

/// The predicate of the conditional, at a level of nesting, that a node belongs
/// to: it is in a branch, or opens or closes them.
std::optional<Output> Raiser::groupOf(Node *node, size_t depth) const {
  auto found = contexts.find(node);
  if (found == contexts.end())
    return std::nullopt;
  if (found->second.size() > depth)
    return found->second[depth].predicate;
  if (isSwitch(*node))
    return predicateOf(node->inputs[1]);
  if (!isMerge(*node))
    return std::nullopt;
  Output input = node->inputs[0];
  if (isSwitch(*input.node) && contexts.lookup(input.node).size() == depth)
    return predicateOf(input.node->inputs[1]);
  return contexts.find(input.node)->second[depth].predicate;
}

//===----------------------------------------------------------------------===//
// Copying
//===----------------------------------------------------------------------===//

Node *Raiser::copy(Node *node, Graph &target) {
  Node *made = target.addNode(node->name, node->op);
  made->id = node->id;
  made->def = node->def;
  made->bodies = node->bodies;
  for (auto &body : made->bodies) {
    body->owner = made;
    body->parent = &target;
  }
  copies[node] = made;
  originals[made] = node;
  return made;
}

/// Copies the nodes whose contexts have the first `depth` levels in common.
void Raiser::copyLevel(ArrayRef<Node *> nodes, size_t depth, Graph &target) {
  llvm::EquivalenceClasses<Node *> components;
  auto closes = [&](Node *node) {
    return isMerge(*node) && contexts[node].size() == depth;
  };
  auto connect = [&](Node *node, Node *producer) {
    auto group = groupOf(node, depth), other = groupOf(producer, depth);
    if (group && other && *group == *other && !closes(producer))
      components.unionSets(node, producer);
  };
  for (Node *node : nodes) {
    if (!groupOf(node, depth)) {
      copy(node, target);
      continue;
    }
    components.insert(node);
    for (const Output &input : node->inputs)
      if (!fed.contains(input))
        connect(node, input.node);
    for (Node *control : node->controls)
      connect(node, control);
  }
  llvm::MapVector<Node *, SmallVector<Node *>> members;
  for (Node *node : nodes)
    if (groupOf(node, depth) && components.contains(node))
      members[components.getLeaderValue(node)].push_back(node);
  for (auto &[leader, component] : members)
    makeIf(*groupOf(component.front(), depth), component, depth, target);
}

void Raiser::makeIf(const Output &predicate, ArrayRef<Node *> members, size_t depth,
                    Graph &target) {
  Node *made = target.addNode(members.front()->name, "If");
  made->id = members.front()->id;
  predicates[made] = predicate;
  SmallVector<Node *> inBranch[2];
  for (Node *node : members) {
    const Context &context = contexts[node];
    if (context.size() > depth) {
      inBranch[context[depth].branch].push_back(node);
    } else if (isMerge(*node)) {
      made->name = node->name;
      made->id = node->id;
      mergeResults[node] = {made, static_cast<int>(mergesOfIf[made].size())};
      mergesOfIf[made].push_back(node);
    }
    if (depth == 0)
      outermost[node] = made;
  }
  for (bool branch : {true, false}) {
    made->bodies.push_back(std::make_shared<Graph>());
    Graph &body = *made->bodies.back();
    body.isRaised = true;
    body.owner = made;
    body.parent = &target;
    copyLevel(inBranch[branch], depth + 1, body);
  }
}

//===----------------------------------------------------------------------===//
// Edges
//===----------------------------------------------------------------------===//

/// What carries the value of an output in the copy.
Output Raiser::resolve(Output output) const {
  while (!fed.contains(output) && isSwitch(*output.node) && !output.node->inputs.empty())
    output = output.node->inputs[0];
  if (fed.contains(output))
    return output;
  if (isMerge(*output.node)) {
    Output result = mergeResults.lookup(output.node);
    return {result.node, result.index + output.index};
  }
  return {copies.lookup(output.node), output.index};
}

/// The copy that a control edge comes from; null for a Switch, whose control
/// edges say what contexts say already.
Node *Raiser::resolveControl(Node *node) const {
  if (isSwitch(*node))
    return nullptr;
  return isMerge(*node) ? mergeResults.lookup(node).node : copies.lookup(node);
}

void Raiser::wireIf(Node &node) {
  for (bool branch : {true, false}) {
    Graph &body = *node.bodies[branch ? 0 : 1];
    wire(body);
    for (Node *merge : mergesOfIf[&node]) {
      bool firstIsTaken = contextOf(merge->inputs[0]).back().branch == branch;
      body.results.push_back(resolve(merge->inputs[firstIsTaken ? 0 : 1]));
    }
  }
  node.inputs.push_back(resolve(predicates[&node]));
  llvm::SmallSetVector<Output, 8> captures;
  for (auto &body : node.bodies) {
    DenseSet<Node *> inside;
    llvm::SmallSetVector<Output, 8> outside;
    for (auto &inner : body->nodes)
      inside.insert(inner.get());
    auto use = [&](const Output &output) {
      if (!inside.contains(output.node))
        outside.insert(output);
    };
    for (auto &inner : body->nodes) {
      llvm::for_each(inner->inputs, use);
      // The body runs after what its nodes wait for outside.
      llvm::erase_if(inner->controls, [&](Node *control) {
        bool leaves = !inside.contains(control);
        if (leaves && !llvm::is_contained(node.controls, control))
          node.controls.push_back(control);
        return leaves;
      });
      if (inner->hasEffect())
        body->roots.push_back(inner.get());
    }
    llvm::for_each(body->results, use);
    body->captures.assign(outside.begin(), outside.end());
    captures.insert(outside.begin(), outside.end());
  }
  node.inputs.append(captures.begin(), captures.end());
  // Switches and Merges wait for control inputs on behalf of the whole.
  for (Node *merge : mergesOfIf[&node])
    for (Node *control : merge->controls)
      if (Node *from = resolveControl(control); from && from != &node)
        node.controls.push_back(from);
}

void Raiser::wire(Graph &graph) {
  for (auto &node : graph.nodes) {
    auto original = originals.find(node.get());
    if (original == originals.end()) {
      wireIf(*node);
      continue;
    }
    for (const Output &input : original->second->inputs)
      node->inputs.push_back(resolve(input));
    for (Node *control : original->second->controls)
      if (Node *from = resolveControl(control))
        node->controls.push_back(from);
  }
}

std::unique_ptr<Graph> Raiser::raise(ArrayRef<Node *> order, Wanted &wanted) {
  for (Node *node : order)
    if (!findContext(node))
      return nullptr;
  auto graph = std::make_unique<Graph>();
  copyLevel(order, 0, *graph);
  wire(*graph);
  for (Output &output : wanted.outputs) {
    if (!contextOf(output).empty()) {
      reporter.error(*output.node) << "is inside a branch of a conditional, so it cannot "
                                      "be fetched";
      return nullptr;
    }
    output = resolve(output);
  }
  for (Node *&root : wanted.roots)
    root = outermost.contains(root) ? outermost.lookup(root) : copies.lookup(root);
  return graph;
}

std::unique_ptr<Graph> tenon::tf::raiseConditionals(ArrayRef<Node *> order,
                                                    Wanted &wanted, ArrayRef<Output> fed,
                                                    Reporter &reporter) {
  return Raiser(fed, reporter).raise(order, wanted);
}
