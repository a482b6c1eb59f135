//===- Plan.cpp - What an interface takes ---------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
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

std::optional<Plan> tenon::tf::makePlan(Interface interface, const Graph &graph,
                                        Reporter &reporter) {
  Plan plan;
  plan.interface = std::move(interface);
  plan.graph = &graph;
  for (const Port &fetch : plan.interface.fetches)
    plan.outputs.push_back(fetch.output);
  std::vector<Node *> roots = plan.interface.targets;
  auto order = [&](ArrayRef<Output> fed) {
    auto nodes = orderNeeded(plan.outputs, roots, fed, reporter);
    if (nodes)
      plan.order = std::move(*nodes);
    return nodes.has_value();
  };
  if (!order(fedOutputs(plan.interface)) || !settleFeeds(plan, plan.outputs, reporter))
    return std::nullopt;
  std::vector<Output> fed = fedOutputs(plan.interface);
  if (!order(fed))
    return std::nullopt;
  if (hasConditionals(plan.order)) {
    plan.raised = raiseConditionals(plan.order, plan.outputs, roots, fed, reporter);
    if (!plan.raised || !order(fed))
      return std::nullopt;
    plan.graph = plan.raised.get();
  }
  return plan;
}

//===----------------------------------------------------------------------===//
// Checks
//===----------------------------------------------------------------------===//

/// What a user can do about an op that cannot be compiled.
static std::string wayRound(const Node &node) {
  bool isInput =
      llvm::StringSwitch<bool>(node.op)
          .Cases({"IteratorGetNext", "QueueDequeueV2", "DecodeJpeg"}, true)
          .Cases({"QueueDequeueManyV2", "ParseExample", "ParseExampleV2"}, true)
          .Cases({"DecodePng", "DecodeImage", "ReadFile"}, true)
          .Default(false);
  if (isInput)
    return "; feed its output instead: --feed " + node.name + ":0";
  if (node.outputCount() > 0)
    return "; it can be cut off with --feed " + node.name;
  return "";
}

static bool isLoop(StringRef op) {
  return llvm::StringSwitch<bool>(op)
      .Cases({"While", "StatelessWhile", "For"}, true)
      .Cases({"Enter", "RefEnter", "Exit", "RefExit", "LoopCond"}, true)
      .Default(false);
}

static void reportUnsupported(const Node &node, Reporter &reporter) {
  if (isLoop(node.op))
    reporter.error(node) << "op 'While' is not supported yet";
  else if (!node.entry)
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
    bool reportedLoop = false;
    for (Node *node : order) {
      if (node->op != "_Arg" && !findConverter(node->op)) {
        if (!isLoop(node->op) || !reportedLoop)
          reportUnsupported(*node, reporter);
        reportedLoop |= isLoop(node->op);
      }
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
