//===- Plan.cpp - What an interface takes ---------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Prunes to what an interface needs, makes placeholders feeds, raises loops and
// conditionals of the graph and of the bodies of its nodes, and finds everything
// that cannot be converted before anything is.
//
//===----------------------------------------------------------------------===//
#include "compiler/Import/TensorFlow/GraphConverter.h"
#include "llvm/ADT/StringSwitch.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

static std::vector<Output> fedOutputs(const Interface &interface) {
  std::vector<Output> fed;
  for (const Port &feed : interface.feeds)
    fed.push_back(feed.output);
  return fed;
}

static bool isPlaceholder(const Node &node) {
  return node.op == "Placeholder" || node.op == "PlaceholderV2";
}

/// Makes needed placeholders feeds, and drops feeds that nothing needs.
static bool settleFeeds(Plan &plan, ArrayRef<Output> outputs, Reporter &reporter) {
  Interface &interface = plan.interface;
  std::vector<Output> fed = fedOutputs(interface);
  bool ok = true;
  for (Node *node : plan.order) {
    if (!isPlaceholder(*node) || llvm::is_contained(fed, Output{node, 0}))
      continue;
    if (interface.feedsPlaceholders) {
      interface.feeds.push_back({node->name, {node, 0}, nullptr, std::nullopt});
      continue;
    }
    ok = false;
    if (interface.dropsUnusedFeeds)
      reporter.error(*node) << "is needed, but has no value among the feeds";
    else
      reporter.error(*node) << "is needed by signature '" << interface.name
                            << "', which does not feed it; use --feed " << node->name;
  }
  if (interface.dropsUnusedFeeds)
    llvm::erase_if(interface.feeds, [&](const Port &feed) {
      bool isUsed = llvm::is_contained(outputs, feed.output);
      for (Node *node : plan.order)
        isUsed |=
            node == feed.output.node || llvm::is_contained(node->inputs, feed.output);
      return !isUsed;
    });
  return ok;
}

//===----------------------------------------------------------------------===//
// Raising
//===----------------------------------------------------------------------===//

/// Raises what `wanted` needs, loops before conditionals, so that a conditional
/// around a loop finds one node in its place. The graphs made are added to `made`;
/// false if something was reported.
static bool raise(Wanted &wanted, ArrayRef<Output> fed, std::vector<Node *> &order,
                  std::vector<std::unique_ptr<Graph>> &made, Reporter &reporter) {
  auto reorder = [&] {
    auto nodes = orderNeeded(wanted.outputs, wanted.roots, fed, reporter);
    if (nodes)
      order = std::move(*nodes);
    return nodes.has_value();
  };
  if (!reorder())
    return false;
  for (auto [applies, raise] : {std::pair(&hasLoops, &raiseLoops),
                                std::pair(&hasConditionals, &raiseConditionals)}) {
    if (!applies(order))
      continue;
    auto graph = raise(order, wanted, fed, reporter);
    if (!graph)
      return false;
    made.push_back(std::move(graph));
    if (!reorder())
      return false;
  }
  return true;
}

static bool raiseBodies(ArrayRef<Node *> order, Reporter &reporter);

/// Raises a body in place.
static bool raiseBody(Graph &body, Reporter &reporter) {
  if (body.isRaised)
    return true;
  body.isRaised = true;
  // Arguments that nothing needs have no copy.
  Wanted wanted{body.results, body.roots};
  wanted.roots.insert(wanted.roots.end(), body.args.begin(), body.args.end());
  std::vector<Node *> order;
  std::vector<std::unique_ptr<Graph>> made;
  if (!raise(wanted, {}, order, made, reporter))
    return false;
  if (!made.empty()) {
    body.results = wanted.outputs;
    auto firstArg = wanted.roots.begin() + body.roots.size();
    body.roots.assign(wanted.roots.begin(), firstArg);
    body.args.assign(firstArg, wanted.roots.end());
    auto before = std::make_unique<Graph>();
    before->nodes.swap(body.nodes);
    body.nodes.swap(made.back()->nodes);
    for (auto &node : body.nodes)
      for (auto &inner : node->bodies)
        inner->parent = &body;
    made.back() = std::move(before);
    body.unraised = std::move(made);
  }
  return raiseBodies(order, reporter);
}

static bool raiseBodies(ArrayRef<Node *> order, Reporter &reporter) {
  bool ok = true;
  for (Node *node : order)
    for (auto &body : node->bodies) {
      // What a conditional was raised to may hold loops of the file.
      std::vector<Node *> nodes;
      for (auto &inner : body->nodes)
        nodes.push_back(inner.get());
      ok &= body->isRaised ? raiseBodies(nodes, reporter) : raiseBody(*body, reporter);
    }
  return ok;
}

std::optional<Plan> tenon::tf::makePlan(Interface interface, const Graph &graph,
                                        Reporter &reporter) {
  Plan plan;
  plan.interface = std::move(interface);
  plan.graph = &graph;
  for (const Port &fetch : plan.interface.fetches)
    plan.outputs.push_back(fetch.output);
  auto order = orderNeeded(plan.outputs, plan.interface.targets,
                           fedOutputs(plan.interface), reporter);
  if (!order)
    return std::nullopt;
  plan.order = std::move(*order);
  if (!settleFeeds(plan, plan.outputs, reporter))
    return std::nullopt;
  Wanted wanted{plan.outputs, plan.interface.targets};
  if (!raise(wanted, fedOutputs(plan.interface), plan.order, plan.raised, reporter) ||
      !raiseBodies(plan.order, reporter))
    return std::nullopt;
  plan.outputs = std::move(wanted.outputs);
  if (!plan.raised.empty())
    plan.graph = plan.raised.back().get();
  return plan;
}

//===----------------------------------------------------------------------===//
// Checks
//===----------------------------------------------------------------------===//

/// What a user can do about an op that cannot be compiled.
static std::string wayRound(const Node &node) {
  bool isInput =
      llvm::StringSwitch<bool>(node.op)
          .Cases({"IteratorGetNext", "QueueDequeueV2", "QueueDequeueManyV2"}, true)
          .Cases({"DecodeGif", "DecodeWav", "ParseSequenceExampleV2"}, true)
          .Default(false);
  if (isInput)
    return "; feed its output instead: --feed " + node.name + ":0";
  if (node.outputCount() > 0)
    return "; it can be cut off with --feed " + node.name;
  return "";
}

static void reportUnsupported(const Node &node, Reporter &reporter) {
  if (!node.entry)
    reporter.error(node) << "is neither an op of TensorFlow nor a function of the graph"
                         << wayRound(node);
  else
    reporter.error(node) << "op '" << node.op << "' is not supported" << wayRound(node);
}

static bool writesVariable(StringRef op) {
  return op.starts_with("Assign") || op.starts_with("Apply") ||
         op.starts_with("ResourceApply") || op.starts_with("ResourceScatter") ||
         op.starts_with("ResourceSparseApply") || op.starts_with("SparseApply") ||
         op.starts_with("Scatter") || op == "CountUpTo" || op == "ResourceCountUpTo" ||
         op.starts_with("StridedSliceAssign") || op == "ResourceStridedSliceAssign";
}

namespace {
class Checker {
public:
  Checker(VariableTable &variables, Reporter &reporter)
      : variables(variables), reporter(reporter) {}

  void check(const Graph &graph, ArrayRef<Node *> order) {
    for (Node *node : order) {
      if (node->op != "_Arg" && !findConverter(node->op))
        reportUnsupported(*node, reporter);
      if (writesVariable(node->op))
        markWritten(graph, *node);
      for (const auto &body : node->bodies)
        checkBody(*body);
    }
  }

private:
  void checkBody(const Graph &body) {
    if (auto order = orderNeeded(body.results, body.roots, body.captures, reporter))
      check(body, *order);
  }

  void markWritten(const Graph &graph, const Node &node) {
    for (const Output &input : node.inputs)
      if (Node *handle = graph.traceVariable(input))
        if (Variable *variable = variables.find(*handle))
          variable->isWritten |= isTarget(node, input);
  }

  /// Optimizer ops write all handles they take; assignments only the first.
  static bool isTarget(const Node &node, const Output &input) {
    return !StringRef(node.op).starts_with("Assign") || input == node.inputs[0];
  }

  VariableTable &variables;
  Reporter &reporter;
};
} // namespace

void tenon::tf::checkPlan(const Plan &plan, VariableTable &variables,
                          Reporter &reporter) {
  Checker(variables, reporter).check(*plan.graph, plan.order);
}
