//===- GraphBuilder.cpp - Resolving edges, inlining calls -----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A frame is one graph's or function's namespace. Its nodes are made first, then
// their inputs resolved, since edges may point forward. A call does not become a
// node: its arguments and results become Identity nodes, an entry NoOp passes its
// control inputs to the body, and an exit NoOp stands for "the call is done",
// which includes its stateful nodes; the results wait for the exit. A call
// therefore runs as a whole or not at all, as in TensorFlow. An If, Case or While
// keeps its functions as graphs of their own.
//
//===----------------------------------------------------------------------===//
#include "compiler/Import/TensorFlow/Graph.h"
#include "llvm/ADT/StringSwitch.h"

using namespace mlir;
using namespace tenon::tf;

namespace {
/// What a name of a frame stands for.
struct Binding {
  Node *node = nullptr; // for a call, its exit
  bool isCall = false;
  bool isArgument = false;
  Node *entry = nullptr;
  SmallVector<Node *, 0> callArgs;
  SmallVector<Output, 0> callResults;
  const FunctionDef *callee = nullptr;
};

struct Frame {
  llvm::StringMap<Binding> names;
  const FunctionDef *function = nullptr;
  std::string prefix;
  SmallVector<Node *> stateful;
};

class GraphBuilder {
public:
  GraphBuilder(const GraphDef &def, Reporter &reporter) : reporter(reporter) {
    for (const FunctionDef &function : def.library().function())
      functions[function.signature().name()] = &function;
  }

  std::unique_ptr<Graph> build(const GraphDef &def);

private:
  using NodeDefs = google::protobuf::RepeatedPtrField<NodeDef>;
  using AttrMap = google::protobuf::Map<std::string, AttrValue>;

  void addNodes(const NodeDefs &defs, Frame &frame, const AttrMap *callAttrs);
  void addNode(const NodeDef &def, Frame &frame);
  void addCall(const NodeDef &def, const FunctionDef &callee, const AttrMap &attrs,
               Frame &frame);
  void addBodies(Node &node);
  std::unique_ptr<Graph> buildBody(const Node &owner, const NameAttrList &function);
  void resolveInputs(const NodeDefs &defs, Frame &frame);
  void resolveCall(const NodeDef &def, Binding &call, Frame &frame);
  bool resolve(const NodeDef &def, const std::string &text, Frame &frame, Output &output,
               Node *&control);
  bool resolveOutput(const NodeDef &def, StringRef text, const Binding &binding,
                     StringRef outputName, int index, Output &output);
  Node *makeNode(std::string name, StringRef op);
  const FunctionDef *calleeOf(const NodeDef &def, const AttrMap *&attrs);
  bool resolveReturns(Frame &frame, SmallVectorImpl<Output> &results,
                      SmallVectorImpl<Node *> &controls);

  InFlightDiagnostic error(const NodeDef &def) {
    Node node;
    node.name = def.name();
    node.op = def.op();
    return reporter.error(node);
  }

  Graph *graph = nullptr;
  Reporter &reporter;
  llvm::StringMap<const FunctionDef *> functions;
  int depth = 0;
  size_t nodeCount = 0;
  static constexpr int maxDepth = 100;
  static constexpr size_t maxNodes = 10'000'000;
  static constexpr int maxErrors = 20;
};
} // namespace

Node *GraphBuilder::makeNode(std::string name, StringRef op) {
  ++nodeCount;
  return graph->addNode(std::move(name), op);
}

/// The function that `def` calls, or null if it is no call.
const FunctionDef *GraphBuilder::calleeOf(const NodeDef &def, const AttrMap *&attrs) {
  if (def.op() == "PartitionedCall" || def.op() == "StatefulPartitionedCall") {
    auto f = def.attr().find("f");
    if (f == def.attr().end() || !f->second.has_func())
      return nullptr;
    attrs = &f->second.func().attr();
    auto found = functions.find(f->second.func().name());
    return found == functions.end() ? nullptr : found->second;
  }
  attrs = &def.attr();
  auto found = functions.find(def.op());
  return found == functions.end() ? nullptr : found->second;
}

/// A copy of `def` with the attributes of a call in place of placeholders.
static void substitute(NodeDef &def,
                       const google::protobuf::Map<std::string, AttrValue> &attrs) {
  for (auto &[name, value] : *def.mutable_attr()) {
    if (value.value_case() != AttrValue::kPlaceholder)
      continue;
    auto found = attrs.find(value.placeholder());
    if (found != attrs.end())
      value = AttrValue(found->second);
  }
}

void GraphBuilder::addNodes(const NodeDefs &defs, Frame &frame,
                            const AttrMap *callAttrs) {
  for (const NodeDef &def : defs) {
    if (nodeCount > maxNodes) {
      reporter.error() << "inlining the function calls takes more than " << maxNodes
                       << " nodes";
      return;
    }
    bool hasPlaceholder = callAttrs && llvm::any_of(def.attr(), [](auto &attr) {
                            return attr.second.value_case() == AttrValue::kPlaceholder;
                          });
    const NodeDef *used = &def;
    if (hasPlaceholder) {
      graph->ownedDefs.push_back(std::make_unique<NodeDef>(def));
      substitute(*graph->ownedDefs.back(), *callAttrs);
      used = graph->ownedDefs.back().get();
    }
    addNode(*used, frame);
    if (reporter.errorCount() >= maxErrors)
      return;
  }
}

void GraphBuilder::addNode(const NodeDef &def, Frame &frame) {
  if (def.name().empty() || def.op().empty()) {
    error(def) << "a node needs a name and an op";
    return;
  }
  if (frame.names.contains(def.name())) {
    error(def) << "the name is taken by another node";
    return;
  }
  const AttrMap *attrs = nullptr;
  if (const FunctionDef *callee = calleeOf(def, attrs))
    return addCall(def, *callee, *attrs, frame);

  Node *node = makeNode(frame.prefix + def.name(), def.op());
  node->def = &def;
  frame.names[def.name()].node = node;
  if (!frame.function)
    graph->byName[def.name()] = node;
  addBodies(*node);
  if (node->hasEffect())
    frame.stateful.push_back(node);
}

void GraphBuilder::addCall(const NodeDef &def, const FunctionDef &callee,
                           const AttrMap &attrs, Frame &frame) {
  Binding &call = frame.names[def.name()];
  call.isCall = true;
  call.callee = &callee;
  if (++depth > maxDepth) {
    error(def) << "calls are nested more than " << maxDepth
               << " deep; recursion is not supported";
    --depth;
    return;
  }
  std::string name = frame.prefix + def.name();
  Frame body;
  body.function = &callee;
  body.prefix = name + "/";
  call.entry = makeNode(name + "/entry", "NoOp");
  for (const OpDef::ArgDef &arg : callee.signature().input_arg()) {
    Binding &binding = body.names[arg.name()];
    binding.isArgument = true;
    binding.node = makeNode(body.prefix + arg.name(), "Identity");
    call.callArgs.push_back(binding.node);
  }
  addNodes(callee.node_def(), body, &attrs);
  if (reporter.errorCount() == 0)
    resolveInputs(callee.node_def(), body);

  SmallVector<Output> results;
  SmallVector<Node *> controls;
  Node *exit = call.node = makeNode(name, "NoOp");
  if (reporter.errorCount() == 0 && resolveReturns(body, results, controls)) {
    exit->controls.assign(controls.begin(), controls.end());
    exit->controls.append(body.stateful.begin(), body.stateful.end());
    exit->controls.push_back(call.entry);
    for (auto [i, result] : llvm::enumerate(results)) {
      Node *identity = makeNode(name + ":" + std::to_string(i), "Identity");
      identity->inputs = {result};
      if (!body.stateful.empty())
        identity->controls.push_back(exit);
      call.callResults.push_back({identity, 0});
    }
  }
  // Nodes that would start by themselves wait for the call's control inputs.
  bool hasControl =
      llvm::any_of(def.input(), [](const std::string &input) { return input[0] == '^'; });
  for (const NodeDef &inner : callee.node_def()) {
    Binding binding = body.names.lookup(inner.name());
    Node *node = binding.isCall ? binding.entry : binding.node;
    if (hasControl && node && node->inputs.empty() && node->controls.empty())
      node->controls.push_back(call.entry);
  }
  if (!body.stateful.empty())
    frame.stateful.push_back(exit);
  if (!frame.function)
    graph->byName[def.name()] = exit;
  --depth;
}

bool GraphBuilder::resolveReturns(Frame &frame, SmallVectorImpl<Output> &results,
                                  SmallVectorImpl<Node *> &controls) {
  NodeDef function;
  function.set_name(frame.function->signature().name());
  function.set_op("function");
  for (const OpDef::ArgDef &arg : frame.function->signature().output_arg()) {
    auto ret = frame.function->ret().find(arg.name());
    Output output;
    Node *control = nullptr;
    if (ret == frame.function->ret().end()) {
      error(function) << "output '" << arg.name() << "' is not returned";
      return false;
    }
    if (!resolve(function, ret->second, frame, output, control))
      return false;
    results.push_back(output);
  }
  for (auto &[name, nodeName] : frame.function->control_ret()) {
    auto found = frame.names.find(nodeName);
    if (found != frame.names.end() && found->second.node)
      controls.push_back(found->second.node);
  }
  llvm::sort(controls, [](Node *a, Node *b) { return a->id < b->id; });
  return true;
}

/// The functions that are bodies of a node, by attribute.
static SmallVector<const NameAttrList *> bodiesOf(const Node &node, StringRef &missing) {
  SmallVector<const NameAttrList *> functions;
  if (StringRef(node.op).ends_with("Case")) {
    const AttrValue *branches = node.attr("branches");
    if (!branches || branches->list().func_size() == 0)
      missing = "branches";
    else
      for (const NameAttrList &function : branches->list().func())
        functions.push_back(&function);
    return functions;
  }
  bool isLoop = node.op.ends_with("While");
  for (const char *name :
       {isLoop ? "cond" : "then_branch", isLoop ? "body" : "else_branch"}) {
    const AttrValue *function = node.attr(name);
    if (!function || !function->has_func())
      missing = name;
    else
      functions.push_back(&function->func());
  }
  return functions;
}

void GraphBuilder::addBodies(Node &node) {
  bool hasBodies = llvm::StringSwitch<bool>(node.op)
                       .Cases({"If", "StatelessIf", "Case", "StatelessCase"}, true)
                       .Cases({"While", "StatelessWhile"}, true)
                       .Default(false);
  if (!hasBodies)
    return;
  StringRef missing;
  SmallVector<const NameAttrList *> functions = bodiesOf(node, missing);
  if (!missing.empty()) {
    reporter.error(node) << "attribute '" << missing << "' is missing";
    return;
  }
  for (const NameAttrList *function : functions)
    if (auto body = buildBody(node, *function))
      node.bodies.push_back(std::move(body));
}

std::unique_ptr<Graph> GraphBuilder::buildBody(const Node &owner,
                                               const NameAttrList &function) {
  auto found = functions.find(function.name());
  if (found == functions.end()) {
    reporter.error(owner) << "function '" << function.name()
                          << "' is not in the graph's library";
    return nullptr;
  }
  if (++depth > maxDepth) {
    reporter.error(owner) << "branches and loops are nested more than " << maxDepth
                          << " deep; recursion is not supported";
    --depth;
    return nullptr;
  }
  auto body = std::make_unique<Graph>();
  body->owner = const_cast<Node *>(&owner);
  body->parent = graph;
  Graph *outer = std::exchange(graph, body.get());
  Frame frame;
  frame.function = found->second;
  frame.prefix = owner.name + "/" + function.name() + "/";
  for (const OpDef::ArgDef &arg : frame.function->signature().input_arg()) {
    Binding &binding = frame.names[arg.name()];
    binding.isArgument = true;
    binding.node = makeNode(frame.prefix + arg.name(), "_Arg");
    body->args.push_back(binding.node);
  }
  addNodes(frame.function->node_def(), frame, &function.attr());
  SmallVector<Output> results;
  SmallVector<Node *> controls;
  if (reporter.errorCount() == 0)
    resolveInputs(frame.function->node_def(), frame);
  if (reporter.errorCount() == 0)
    resolveReturns(frame, results, controls);
  body->results.assign(results.begin(), results.end());
  body->roots.assign(controls.begin(), controls.end());
  body->roots.insert(body->roots.end(), frame.stateful.begin(), frame.stateful.end());
  graph = outer;
  --depth;
  return body;
}

//===----------------------------------------------------------------------===//
// Edges
//===----------------------------------------------------------------------===//

bool GraphBuilder::resolveOutput(const NodeDef &def, StringRef text,
                                 const Binding &binding, StringRef outputName, int index,
                                 Output &output) {
  int first = 0;
  if (!outputName.empty() && binding.isCall) {
    auto args = llvm::enumerate(binding.callee->signature().output_arg());
    for (auto [i, arg] : args)
      if (arg.name() == outputName)
        first = i;
  } else if (!outputName.empty() && binding.node->entry) {
    const Node &node = *binding.node;
    for (const OutputArg &arg : node.entry->outputs) {
      if (arg.name == outputName)
        break;
      const AttrValue *count = arg.countAttr.empty() ? nullptr : node.attr(arg.countAttr);
      const AttrValue *types = arg.typesAttr.empty() ? nullptr : node.attr(arg.typesAttr);
      first += count ? count->i() : types ? types->list().type_size() : 1;
    }
  }
  index += first;
  if (binding.isCall) {
    if (index >= static_cast<int>(binding.callResults.size())) {
      error(def) << "input '" << text << "' asks for output " << index
                 << " of a call with " << binding.callResults.size() << " outputs";
      return false;
    }
    output = binding.callResults[index];
    return true;
  }
  int count = binding.node->outputCount();
  if (count >= 0 && index >= count) {
    error(def) << "input '" << text << "' asks for output " << index << " of a node with "
               << count << " outputs";
    return false;
  }
  output = {binding.node, index};
  return true;
}

/// Resolves the edge `text` of `def` to an output or a control predecessor.
bool GraphBuilder::resolve(const NodeDef &def, const std::string &text, Frame &frame,
                           Output &output, Node *&control) {
  StringRef name = text, outputName;
  int index = 0;
  bool isControl = name.consume_front("^");
  if (!isControl && frame.function) {
    auto [nodeName, rest] = name.split(':');
    auto [out, number] = rest.split(':');
    if (!number.empty() && (number.getAsInteger(10, index) || index < 0))
      index = 0;
    if (number.empty() && !out.empty() && !out.getAsInteger(10, index))
      out = "";
    name = nodeName;
    outputName = out;
  } else if (!isControl) {
    std::tie(name, index) = parseTensorName(name);
  }
  auto found = frame.names.find(name);
  if (found == frame.names.end()) {
    SmallVector<StringRef> names;
    if (reporter.errorCount() == 0)
      names.append(frame.names.keys().begin(), frame.names.keys().end());
    error(def) << "input '" << text << "' names no node" << suggestNames(name, names);
    return false;
  }
  const Binding &binding = found->second;
  if (!binding.node)
    return false;
  if (isControl) {
    control = binding.node;
    return true;
  }
  return resolveOutput(def, text, binding, outputName, index, output);
}

void GraphBuilder::resolveInputs(const NodeDefs &defs, Frame &frame) {
  for (const NodeDef &def : defs) {
    if (reporter.errorCount() >= maxErrors)
      return;
    auto found = frame.names.find(def.name());
    if (found == frame.names.end() || !found->second.node)
      continue;
    if (found->second.isCall) {
      resolveCall(def, found->second, frame);
      continue;
    }
    Node *node = found->second.node;
    for (const std::string &text : def.input()) {
      Output output;
      Node *control = nullptr;
      if (!resolve(def, text, frame, output, control))
        continue;
      if (control)
        node->controls.push_back(control);
      else
        node->inputs.push_back(output);
    }
  }
}

void GraphBuilder::resolveCall(const NodeDef &def, Binding &call, Frame &frame) {
  SmallVector<Output> inputs;
  for (const std::string &text : def.input()) {
    Output output;
    Node *control = nullptr;
    if (!resolve(def, text, frame, output, control))
      return;
    if (control)
      call.entry->controls.push_back(control);
    else
      inputs.push_back(output);
  }
  if (inputs.size() != call.callArgs.size()) {
    error(def) << "passes " << inputs.size() << " arguments to function '"
               << call.callee->signature().name() << "', which takes "
               << call.callArgs.size();
    return;
  }
  for (auto [arg, input] : llvm::zip(call.callArgs, inputs)) {
    arg->inputs = {input};
    if (!call.entry->controls.empty())
      arg->controls.push_back(call.entry);
  }
}

std::unique_ptr<Graph> GraphBuilder::build(const GraphDef &def) {
  auto result = std::make_unique<Graph>();
  graph = result.get();
  Frame frame;
  addNodes(def.node(), frame, nullptr);
  if (reporter.errorCount() == 0)
    resolveInputs(def.node(), frame);
  // Results of calls are found as name:k through the call's own name.
  for (auto &entry : frame.names)
    for (auto [i, output] : llvm::enumerate(entry.second.callResults))
      result->byName[(entry.first() + ":" + std::to_string(i)).str()] = output.node;
  return reporter.errorCount() == 0 ? std::move(result) : nullptr;
}

std::unique_ptr<Graph> tenon::tf::buildGraph(const GraphDef &def, Reporter &reporter) {
  return GraphBuilder(def, reporter).build(def);
}
