//===- Graph.h - A TensorFlow graph with its edges resolved -----*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "compiler/Import/TensorFlow/OpTable.h"
#include "compiler/Import/TensorFlow/Reporter.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"
#include <memory>
#include <vector>

namespace tenon::tf {

struct Graph;
struct Node;

/// Output `index` of a node.
struct Output {
  Node *node = nullptr;
  int index = 0;
  friend bool operator==(const Output &, const Output &) = default;

  /// "node" for output 0, else "node:k".
  std::string name() const;
  /// "node:k".
  std::string tensorName() const;
};

/// A node of a graph, also of an inlined function's body (then its name begins
/// with those of the calls it came through).
struct Node {
  std::string name;
  llvm::StringRef op;
  /// Position in the file's order, bodies of calls in place of the call.
  int id = 0;
  /// Where the attributes are.
  const NodeDef *def = nullptr;
  /// Null for an op that TensorFlow does not know.
  const OpEntry *entry = nullptr;
  llvm::SmallVector<Output, 2> inputs;
  llvm::SmallVector<Node *, 0> controls;
  /// Of an If: the branch taken on true, then the one on false; of a Case: the
  /// branches; of a While: the condition, then the body. Copies of a node share
  /// them.
  llvm::SmallVector<std::shared_ptr<Graph>, 0> bodies;

  /// Attribute `name`, or its default, or null.
  const AttrValue *attr(llvm::StringRef name) const;

  /// How many outputs the node has, or -1 if that is not known.
  int outputCount() const;

  /// The element type of output `index`, or DT_INVALID if that is not known.
  DataType outputType(int index) const;

  /// Whether running the node does more than compute its outputs.
  bool hasEffect() const;

  /// Of a node with bodies: the first operand that is an argument of theirs.
  size_t firstArgument() const { return op.ends_with("While") ? 0 : 1; }
};

/// A graph, or the body of a branch. Calls are inlined; inputs are edges.
struct Graph {
  std::vector<std::unique_ptr<Node>> nodes;
  /// The nodes of the file itself by name (none of inlined bodies).
  llvm::StringMap<Node *> byName;
  /// Of a body: its `_Arg` nodes, its results, and what must run beside them.
  std::vector<Node *> args;
  std::vector<Output> results;
  std::vector<Node *> roots;
  /// Of a raised body: the outputs of nodes around it that it uses.
  std::vector<Output> captures;
  /// Of a body: the node it belongs to, and that node's graph.
  Node *owner = nullptr;
  const Graph *parent = nullptr;
  /// NodeDefs made while reading; nodes point to them.
  std::vector<std::unique_ptr<NodeDef>> ownedDefs;
  /// Of a body: whether no part of it is left to be raised, and the graphs that
  /// were its own before.
  bool isRaised = false;
  std::vector<std::unique_ptr<Graph>> unraised;

  /// Adds a node made by the importer.
  Node *addNode(std::string name, llvm::StringRef op);

  /// The output that `text` ("node" or "node:k") names, or a null one.
  Output find(llvm::StringRef text) const;

  /// Of the body of a While: whether it hands on argument `index` as it is.
  bool handsOn(size_t index) const;

  /// The variable's or table's node (VarHandleOp, VariableV2, HashTableV2) whose handle
  /// or reference `output` of this graph is, through identities and arguments; or null.
  Node *traceVariable(Output output) const;
};

/// Resolves the edges of `def` and inlines its function calls. Reports every
/// duplicate name, dangling edge and bad output number; then returns null.
std::unique_ptr<Graph> buildGraph(const GraphDef &def, Reporter &reporter);

/// The nodes that `outputs` and `roots` need, without the producers of `fed`
/// outputs, in an order that respects all edges but those back to a loop's begin:
/// among nodes whose inputs are ready, reads of variables first, then the file's
/// order. A cycle is reported, and nothing returned.
std::optional<std::vector<Node *>> orderNeeded(llvm::ArrayRef<Output> outputs,
                                               llvm::ArrayRef<Node *> roots,
                                               llvm::ArrayRef<Output> fed,
                                               Reporter &reporter);

/// What is wanted of a graph: outputs, and nodes that must run beside them.
struct Wanted {
  std::vector<Output> outputs;
  std::vector<Node *> roots;
};

/// A copy of the nodes in `order` in which If nodes with bodies stand for the
/// Switch and Merge nodes of conditionals. `wanted` is redirected to the copy.
/// Reports what it cannot raise and returns null.
std::unique_ptr<Graph> raiseConditionals(llvm::ArrayRef<Node *> order, Wanted &wanted,
                                         llvm::ArrayRef<Output> fed, Reporter &reporter);

/// Whether raiseConditionals has something to do.
bool hasConditionals(llvm::ArrayRef<Node *> order);

/// The same of loops: While nodes with bodies stand for frames, that is for the
/// Enter, Merge, Switch, NextIteration, LoopCond and Exit nodes of loops.
std::unique_ptr<Graph> raiseLoops(llvm::ArrayRef<Node *> order, Wanted &wanted,
                                  llvm::ArrayRef<Output> fed, Reporter &reporter);

/// Whether raiseLoops has something to do.
bool hasLoops(llvm::ArrayRef<Node *> order);

/// Parses "node", "node:k" or "^node"; k is -1 for a control edge.
std::pair<llvm::StringRef, int> parseTensorName(llvm::StringRef text);

} // namespace tenon::tf

template <> struct llvm::DenseMapInfo<tenon::tf::Output> {
  using Output = tenon::tf::Output;
  static Output getEmptyKey() { return {nullptr, -1}; }
  static Output getTombstoneKey() { return {nullptr, -2}; }
  static unsigned getHashValue(const Output &o) {
    return llvm::hash_combine(o.node, o.index);
  }
  static bool isEqual(const Output &a, const Output &b) { return a == b; }
};
