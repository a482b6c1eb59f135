//===- Variables.h - State of a TensorFlow graph ----------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "compiler/Import/TensorFlow/Bundle.h"
#include "compiler/Import/TensorFlow/Graph.h"
#include "compiler/Import/TensorFlow/GraphFile.h"
#include "compiler/Weights/WeightStore.h"
#include "mlir/IR/BuiltinTypes.h"

namespace tenon::tf {

/// A variable, or a table: one per (container, shared name).
struct Variable {
  std::string name;
  /// Its symbol in the module; a C identifier.
  std::string symbol;
  const Node *node = nullptr;
  /// Null as long as shape or type is unknown.
  mlir::RankedTensorType type;
  bool trainable = false;
  /// A reference is read at its first real use, a handle by ReadVariableOp.
  bool isReference = false;
  /// Where the checkpoint keeps it, or empty.
  std::string checkpointKey;
  /// Which part of that tensor it is ("10 4 0,5:-"), or empty: all of it.
  std::string checkpointSlice;
  /// Its value in the checkpoint, once it has been asked for.
  std::optional<BundleTensor> value;
  /// The value's number in the weight store, if it was put there.
  std::optional<int64_t> weight;
  /// Whether a signature that is imported writes it. If not, and its value is
  /// known, reads are constants.
  bool isWritten = false;
  /// Whether it is a symbol of the module.
  bool isDeclared = false;
  /// Whether training updates it.
  bool isTrained = false;
  /// The node that gives it its initial value, or null. Of a constant that became a
  /// variable, the constant.
  Node *initializer = nullptr;
  /// Of a table that `initializer` reads from a file: its path.
  std::string file;
};

/// All variables of a graph. Checkpoint tensors are matched by following the
/// saver's restore op to the variables it assigns, never by name.
class VariableTable {
public:
  VariableTable(const Graph &graph, const GraphFile &file, Reporter &reporter,
                WeightStore &weights);

  /// The variable of a VarHandleOp or VariableV2 node.
  Variable *find(const Node &node);
  /// The variable that a Const node became, or null.
  Variable *findConstant(const Node &node) const { return constants.lookup(node.name); }

  /// Decides which variables a training signature updates. A pattern that is no regular
  /// expression, and that there are none, is reported.
  void chooseTrained(llvm::StringRef pattern);
  /// Keeps all variables from becoming constants.
  void keepAll();
  /// The nodes that give variables their initial values.
  std::vector<Node *> initializers() const;
  bool hasSymbol(llvm::StringRef symbol) const { return symbols.contains(symbol); }

  /// The hidden state of a random node: how many blocks of its stream are used, an
  /// i64 that starts at zero.
  Variable *counterOf(const Node &node);

  /// Loads the variable's value from the checkpoint if it has one there. An
  /// unreadable checkpoint is reported; then the result is false.
  bool load(Variable &variable);

  /// Whether a variable without a value in the checkpoint is one that only the
  /// SavedModel's main op would initialise, which is not run.
  bool needsMainOp(const Variable &variable) const {
    return file.isSavedModel && !variable.value;
  }

  /// Puts a loaded value into the weight store.
  int64_t store(Variable &variable);

  const std::vector<std::unique_ptr<Variable>> &all() const { return variables; }

private:
  void collect(const Graph &graph);
  void add(const Node &node);
  Variable *make(std::string name);
  void addConstant(Node &node);
  void findInitializers();
  void findTables();
  std::string pathOf(const Output &name) const;
  void readCollections(const GraphFile &file);
  void followSaver(const GraphFile &file);
  void followRestore(const Graph &graph, const Node &restore);

  const Graph &graph;
  const GraphFile &file;
  Reporter &reporter;
  WeightStore &weights;
  std::unique_ptr<Bundle> bundle;
  bool bundleFailed = false;
  std::vector<std::unique_ptr<Variable>> variables;
  llvm::StringMap<Variable *> byIdentity;
  llvm::StringMap<Variable *> constants; // by node
  llvm::StringMap<int> symbols;
};

/// `name` as a C identifier.
std::string sanitizeName(llvm::StringRef name);

} // namespace tenon::tf
