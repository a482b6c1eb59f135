//===- Frames.cpp - Frames become While nodes -----------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A loop in the form of TensorFlow 1 is a frame: values come in through Enter nodes
// and leave through Exit nodes. A variable of the loop is a Merge of an Enter and a
// NextIteration; a Switch sends it to the body as long as the LoopCond is true, and
// then to the Exit. What comes in otherwise is the same in every round (whether
// the Enter says so or not).
//
// Frames are found along edges, and made While nodes from the innermost out: what
// the LoopCond needs is the function of the condition, what the NextIterations need
// is the body; nodes that both need are in both. Loops of one name side by side,
// as graphs imported twice have them, are told apart by not being connected. The
// functions are closed: what comes in is an argument that the body hands on.
// Assumes the shape above, which all of TensorFlow's own writers keep; what else
// there is is reported. Switch and Merge nodes of conditionals stay.
//
//===----------------------------------------------------------------------===//
#include "compiler/Import/TensorFlow/Graph.h"
#include "llvm/ADT/EquivalenceClasses.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace tenon::tf;

static bool isEnter(const Node &node) { return node.op.ends_with("Enter"); }
static bool isExit(const Node &node) { return node.op.ends_with("Exit"); }
static bool isNext(const Node &node) { return node.op.ends_with("NextIteration"); }
static bool isMerge(const Node &node) {
  return node.op == "Merge" || node.op == "RefMerge";
}
static bool isSwitch(const Node &node) {
  return node.op == "Switch" || node.op == "RefSwitch";
}

bool tenon::tf::hasLoops(ArrayRef<Node *> order) {
  return llvm::any_of(order, [](Node *node) { return isEnter(*node) || isNext(*node); });
}

namespace {
/// Null stands for what is in no frame.
struct Frame {
  Frame *parent = nullptr;
  std::string name;
  int depth = 1;
  size_t number = 0;
};

/// Finds the frame of every node.
class FrameFinder {
public:
  FrameFinder(const DenseSet<Output> &fed, Reporter &reporter)
      : fed(fed), reporter(reporter) {}

  bool find(Node *node);
  Frame *of(Node *node) const { return frames.lookup(node); }
  void set(Node *node, Frame *frame) { frames[node] = frame; }
  /// All frames, inner ones before those around them.
  std::vector<Frame *> innermostFirst() const;

private:
  static int depthOf(Frame *frame) { return frame ? frame->depth : 0; }
  bool join(Node *node, Node *producer, Frame *&frame);

  const DenseSet<Output> &fed;
  Reporter &reporter;
  llvm::DenseMap<Node *, Frame *> frames;
  std::map<std::pair<Frame *, std::string>, std::unique_ptr<Frame>> byName;
  std::vector<Frame *> all;
};

/// Makes one loop of the nodes that belong to it.
class Loop {
public:
  Loop(ArrayRef<Node *> members, const Frame &frame, Graph &graph,
       const DenseSet<Output> &fed, Reporter &reporter)
      : members(members), frame(frame), graph(graph), fed(fed), reporter(reporter),
        isMember(members.begin(), members.end()) {}

  /// The While node, or null if something was reported.
  Node *raise();
  /// What an output of the loop is an output of now, or a null one.
  Output exitOf(const Output &output) const { return exits.lookup(output); }

private:
  struct Function {
    Graph *graph = nullptr;
    llvm::DenseMap<Node *, Node *> clones;
  };

  bool findParts();
  bool addVariable(Node *merge);
  bool isPart(const Node &node) const;
  void findBody();
  Output argument(Function &function, const Output &outside);
  void addFunction(Function &function);
  void addArgument(const std::string &name);
  bool fill(Function &function, ArrayRef<Output> results);
  Output step(Output output) const;
  void cloneNeeded(Function &function, ArrayRef<Output> results);
  Output resolve(Function &function, Output output);
  bool findExits();

  ArrayRef<Node *> members;
  const Frame &frame;
  Graph &graph;
  const DenseSet<Output> &fed;
  Reporter &reporter;
  DenseSet<Node *> isMember;
  Node *cond = nullptr, *made = nullptr;
  /// Variables by Merge: the number; and their Enter and NextIteration nodes.
  llvm::MapVector<Node *, int> variables;
  SmallVector<std::pair<Node *, Node *>> ends;
  DenseSet<Node *> inBody;
  llvm::MapVector<Output, int> arguments;
  Function condition, body;
  llvm::DenseMap<Output, Output> exits;
  bool ok = true;
};

class LoopRaiser {
public:
  LoopRaiser(ArrayRef<Output> fed, Reporter &reporter)
      : fed(fed.begin(), fed.end()), fedList(fed), reporter(reporter),
        frames(this->fed, reporter) {}

  std::unique_ptr<Graph> raise(ArrayRef<Node *> order, Wanted &wanted);

private:
  void copy(ArrayRef<Node *> order, Wanted &wanted);
  bool raiseFrame(Frame &frame, Wanted &wanted);
  bool raiseLoop(ArrayRef<Node *> members, Frame &frame, Wanted &wanted);

  DenseSet<Output> fed;
  ArrayRef<Output> fedList;
  Reporter &reporter;
  FrameFinder frames;
  std::unique_ptr<Graph> graph;
  /// Nodes of loops that were raised.
  std::vector<std::unique_ptr<Node>> removed;
};
} // namespace

//===----------------------------------------------------------------------===//
// Frames
//===----------------------------------------------------------------------===//

bool FrameFinder::join(Node *node, Node *producer, Frame *&frame) {
  Frame *other = of(producer);
  if (other && isExit(*producer))
    other = other->parent;
  Frame *inner = depthOf(other) > depthOf(frame) ? other : frame;
  Frame *outer = inner == other ? frame : other;
  Frame *around = inner;
  while (depthOf(around) > depthOf(outer))
    around = around->parent;
  frame = inner;
  if (around == outer)
    return true;
  reporter.error(*node) << "depends on loops '" << inner->name << "' and '" << outer->name
                        << "', neither of which is in the other";
  return false;
}

bool FrameFinder::find(Node *node) {
  Frame *frame = nullptr;
  for (const Output &input : node->inputs) {
    bool isBack = isMerge(*node) && isNext(*input.node);
    if (!fed.contains(input) && !isBack && !join(node, input.node, frame))
      return false;
  }
  for (Node *control : node->controls)
    if (!join(node, control, frame))
      return false;
  if (isEnter(*node)) {
    const AttrValue *attr = node->attr("frame_name");
    std::string name = attr ? attr->s() : "";
    auto &inner = byName[{frame, name}];
    if (!inner) {
      inner = std::make_unique<Frame>(Frame{frame, name, depthOf(frame) + 1, all.size()});
      all.push_back(inner.get());
    }
    frame = inner.get();
  }
  frames[node] = frame;
  return true;
}

std::vector<Frame *> FrameFinder::innermostFirst() const {
  std::vector<Frame *> sorted(all);
  llvm::sort(sorted, [](Frame *a, Frame *b) {
    return a->depth != b->depth ? a->depth > b->depth : a->number < b->number;
  });
  return sorted;
}

//===----------------------------------------------------------------------===//
// The parts of a loop
//===----------------------------------------------------------------------===//

bool Loop::addVariable(Node *merge) {
  bool isPair = merge->inputs.size() == 2;
  Node *enter = isPair ? merge->inputs[0].node : nullptr;
  Node *next = isPair ? merge->inputs[1].node : nullptr;
  if (isPair && isNext(*enter))
    std::swap(enter, next);
  if (!isPair || !isEnter(*enter) || !isMember.contains(enter) ||
      !isMember.contains(next) || next->inputs.size() != 1) {
    reporter.error(*merge) << "does not join the Enter and the NextIteration of one "
                              "variable of a loop, which is not supported";
    return false;
  }
  variables[merge] = ends.size();
  ends.push_back({enter, next});
  return true;
}

bool Loop::findParts() {
  for (Node *node : members) {
    bool hasBackEdge = isMerge(*node) && llvm::any_of(node->inputs, [](Output input) {
                         return isNext(*input.node);
                       });
    if (hasBackEdge && !addVariable(node))
      return false;
    if (isEnter(*node) && node->inputs.size() != 1) {
      reporter.error(*node) << "has " << node->inputs.size() << " operands instead of 1";
      return false;
    }
    if (node->op != "LoopCond")
      continue;
    if (cond || node->inputs.size() != 1) {
      reporter.error(*node) << "is not the only condition of loop '" << frame.name << "'";
      return false;
    }
    cond = node;
  }
  if (cond)
    return true;
  reporter.error(*members.front())
      << "is in loop '" << frame.name << "', which has no LoopCond";
  return false;
}

/// Whether a node is part of the loop's own machinery.
bool Loop::isPart(const Node &node) const {
  Node *key = const_cast<Node *>(&node);
  bool isEnd = isSwitch(node) && node.inputs.size() == 2 && node.inputs[1].node == cond;
  return isEnd || isEnter(node) || isExit(node) || isNext(node) || key == cond ||
         variables.contains(key);
}

/// Finds the nodes that come after a Switch of the loop.
void Loop::findBody() {
  for (Node *node : members) {
    if (isPart(*node))
      continue;
    bool isBehind = llvm::any_of(node->controls,
                                 [&](Node *control) { return inBody.contains(control); });
    for (const Output &input : node->inputs)
      isBehind |= inBody.contains(input.node) ||
                  (isSwitch(*input.node) && isPart(*input.node) && input.index == 1);
    if (isBehind)
      inBody.insert(node);
  }
}

bool Loop::findExits() {
  for (Node *node : members) {
    if (!isExit(*node))
      continue;
    Output from = node->inputs.empty() ? Output() : node->inputs[0];
    bool isEnd =
        from.node && isSwitch(*from.node) && isPart(*from.node) && from.index == 0;
    auto found = isEnd ? variables.find(from.node->inputs[0].node) : variables.end();
    if (found == variables.end()) {
      reporter.error(*node) << "does not take a variable of loop '" << frame.name
                            << "' at its end";
      return false;
    }
    exits[{node, 0}] = {made, found->second};
  }
  return true;
}

//===----------------------------------------------------------------------===//
// Its functions
//===----------------------------------------------------------------------===//

void Loop::addFunction(Function &function) {
  made->bodies.push_back(std::make_shared<Graph>());
  function.graph = made->bodies.back().get();
  function.graph->owner = made;
  function.graph->parent = &graph;
}

void Loop::addArgument(const std::string &name) {
  for (Function *function : {&condition, &body})
    function->graph->args.push_back(function->graph->addNode(name, "_Arg"));
}

/// The argument that brings in an output of a node around the loop.
Output Loop::argument(Function &function, const Output &outside) {
  auto [found, isNew] = arguments.insert({outside, made->inputs.size()});
  if (isNew) {
    made->inputs.push_back(outside);
    addArgument(made->name + "/" + outside.node->name);
  }
  return {function.graph->args[found->second], 0};
}

/// What an output is before a Switch of the loop or the LoopCond passes it on.
Output Loop::step(Output output) const {
  while (isMember.contains(output.node) && !fed.contains(output) &&
         (output.node == cond || (isSwitch(*output.node) && isPart(*output.node))))
    output = output.node->inputs[0];
  return output;
}

Output Loop::resolve(Function &function, Output output) {
  auto isLast = [&](const Output &at) {
    return isMember.contains(at.node) && isSwitch(*at.node) && isPart(*at.node) &&
           at.index == 0;
  };
  bool isSupported = !isLast(output);
  output = step(output);
  if (!isMember.contains(output.node) || fed.contains(output))
    return argument(function, output);
  if (isEnter(*output.node))
    return argument(function, output.node->inputs[0]);
  bool isVariable = variables.contains(output.node);
  Node *clone = isVariable ? function.graph->args[variables[output.node]]
                           : function.clones.lookup(output.node);
  isSupported &= clone && (!isVariable || output.index == 0);
  if (!isSupported && ok)
    reporter.error(*output.node)
        << "is used in loop '" << frame.name
        << "' as only the loop itself may use it, which is not supported";
  ok &= isSupported;
  return {clone, output.index};
}

/// Clones what `results` and the effects of a function need.
void Loop::cloneNeeded(Function &function, ArrayRef<Output> results) {
  bool isBody = &function == &body;
  DenseSet<Node *> needed;
  SmallVector<Output> work(results);
  for (Node *node : members)
    if (!isPart(*node) && node->hasEffect() && inBody.contains(node) == isBody)
      work.push_back({node, 0});
  while (!work.empty()) {
    Output output = step(work.pop_back_val());
    Node *node = output.node;
    if (!isMember.contains(node) || fed.contains(output) || isPart(*node) ||
        !needed.insert(node).second)
      continue;
    work.append(node->inputs.begin(), node->inputs.end());
    for (Node *control : node->controls)
      // The condition runs before the body in any case.
      if (!isPart(*control) && (!isBody || inBody.contains(control)))
        work.push_back({control, 0});
  }
  for (Node *node : members) {
    if (!needed.contains(node))
      continue;
    Node *clone = function.graph->addNode(node->name, node->op);
    clone->id = node->id;
    clone->def = node->def;
    clone->bodies = node->bodies;
    for (auto &inner : clone->bodies) {
      inner->owner = clone;
      inner->parent = function.graph;
    }
    function.clones[node] = clone;
    if (isBody == inBody.contains(node)) {
      if (node->hasEffect())
        function.graph->roots.push_back(clone);
    } else if (node->hasEffect()) {
      reporter.error(*node)
          << "has an effect, and both the condition and the body of loop '" << frame.name
          << "' use it, which is not supported";
      ok = false;
    }
  }
}

/// Makes a function of a loop. False if something was reported.
bool Loop::fill(Function &function, ArrayRef<Output> results) {
  cloneNeeded(function, results);
  for (Node *node : members) {
    Node *clone = function.clones.lookup(node);
    if (!clone)
      continue;
    for (const Output &input : node->inputs)
      clone->inputs.push_back(resolve(function, input));
    for (Node *control : node->controls) {
      if (Node *from = function.clones.lookup(control))
        clone->controls.push_back(from);
      else if (!isMember.contains(control))
        made->controls.push_back(control);
    }
  }
  for (const Output &result : results)
    function.graph->results.push_back(resolve(function, result));
  return ok;
}

Node *Loop::raise() {
  if (!findParts())
    return nullptr;
  StringRef scope = StringRef(cond->name).rsplit('/').first;
  made = graph.addNode(scope.str(), "While");
  made->id = cond->id;
  addFunction(condition);
  addFunction(body);
  for (auto [ends, variable] : llvm::zip(this->ends, variables)) {
    made->inputs.push_back(ends.first->inputs[0]);
    addArgument(variable.first->name);
  }
  findBody();
  SmallVector<Output> nextValues;
  for (auto [enter, next] : ends)
    nextValues.push_back(next->inputs[0]);
  if (!findExits() || !fill(condition, cond->inputs[0]) || !fill(body, nextValues))
    return nullptr;
  // What came in is handed on.
  for (size_t i = ends.size(); i < body.graph->args.size(); ++i)
    body.graph->results.push_back({body.graph->args[i], 0});
  for (Node *node : members)
    if (isEnter(*node))
      made->controls.append(node->controls.begin(), node->controls.end());
  llvm::erase_if(made->controls, [&](Node *node) { return isMember.contains(node); });
  return made;
}

//===----------------------------------------------------------------------===//
// The graph
//===----------------------------------------------------------------------===//

void LoopRaiser::copy(ArrayRef<Node *> order, Wanted &wanted) {
  graph = std::make_unique<Graph>();
  llvm::DenseMap<Node *, Node *> copies;
  for (Node *node : order) {
    Node *made = graph->addNode(node->name, node->op);
    made->id = node->id;
    made->def = node->def;
    made->bodies = node->bodies;
    for (auto &body : made->bodies) {
      body->owner = made;
      body->parent = graph.get();
    }
    copies[node] = made;
  }
  auto redirect = [&](Output &output) {
    if (!fed.contains(output))
      output.node = copies.lookup(output.node);
  };
  for (Node *node : order) {
    Node *made = copies[node];
    made->inputs = node->inputs;
    llvm::for_each(made->inputs, redirect);
    // Nodes that are cut off run no more.
    for (Node *control : node->controls)
      if (Node *from = copies.lookup(control))
        made->controls.push_back(from);
  }
  llvm::for_each(wanted.outputs, redirect);
  for (Node *&root : wanted.roots)
    root = copies.lookup(root);
}

bool LoopRaiser::raiseLoop(ArrayRef<Node *> members, Frame &frame, Wanted &wanted) {
  Loop loop(members, frame, *graph, fed, reporter);
  Node *made = loop.raise();
  if (!made)
    return false;
  frames.set(made, frame.parent);
  DenseSet<Node *> isMember(members.begin(), members.end());
  for (Output &output : wanted.outputs) {
    Output exit = loop.exitOf(output);
    if (!exit.node && isMember.contains(output.node) && !fed.contains(output)) {
      reporter.error(*output.node) << "is inside a loop, so it cannot be fetched";
      return false;
    }
    output = exit.node ? exit : output;
  }
  for (Node *&root : wanted.roots)
    root = isMember.contains(root) ? made : root;
  for (auto &node : graph->nodes) {
    if (isMember.contains(node.get()))
      continue;
    for (Output &input : node->inputs)
      if (Output exit = loop.exitOf(input); exit.node)
        input = exit;
    for (Node *&control : node->controls)
      control = isMember.contains(control) ? made : control;
  }
  for (auto &node : graph->nodes)
    if (isMember.contains(node.get()))
      removed.push_back(std::move(node));
  llvm::erase_if(graph->nodes, [](auto &node) { return !node; });
  return true;
}

bool LoopRaiser::raiseFrame(Frame &frame, Wanted &wanted) {
  auto order = orderNeeded(wanted.outputs, wanted.roots, fedList, reporter);
  if (!order)
    return false;
  llvm::EquivalenceClasses<Node *> loops;
  auto isIn = [&](Node *node) { return frames.of(node) == &frame; };
  for (Node *node : *order) {
    if (!isIn(node))
      continue;
    loops.insert(node);
    for (const Output &input : node->inputs)
      if (!fed.contains(input) && isIn(input.node))
        loops.unionSets(node, input.node);
    for (Node *control : node->controls)
      if (isIn(control))
        loops.unionSets(node, control);
  }
  llvm::MapVector<Node *, SmallVector<Node *>> members;
  for (Node *node : *order)
    if (isIn(node))
      members[loops.getLeaderValue(node)].push_back(node);
  for (auto &[leader, nodes] : members)
    if (!raiseLoop(nodes, frame, wanted))
      return false;
  return true;
}

std::unique_ptr<Graph> LoopRaiser::raise(ArrayRef<Node *> order, Wanted &wanted) {
  copy(order, wanted);
  for (auto &node : graph->nodes)
    if (!frames.find(node.get()))
      return nullptr;
  for (Frame *frame : frames.innermostFirst())
    if (!raiseFrame(*frame, wanted))
      return nullptr;
  return std::move(graph);
}

std::unique_ptr<Graph> tenon::tf::raiseLoops(ArrayRef<Node *> order, Wanted &wanted,
                                             ArrayRef<Output> fed, Reporter &reporter) {
  return LoopRaiser(fed, reporter).raise(order, wanted);
}
