//===- SavedModel.h - Graphs as SavedModels ---------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "compiler/Import/TensorFlow/Graph.h"
#include "compiler/Import/TensorFlow/GraphFile.h"
#include "compiler/Import/TensorFlow/Variables.h"
#include "compiler/Weights/WeightStore.h"

namespace tenon::tf {

/// A graph on its way to a SavedModel that TensorFlow loads: the graph as it was, a
/// saver if it had none, its signatures, and one of the command line.
class SavedModelExport {
public:
  /// Constants of floats whose names match `trainable` become variables, unless it is
  /// empty. Reports what is wrong with the graph and returns null.
  static std::unique_ptr<SavedModelExport>
  create(const GraphFile &file, llvm::StringRef trainable, Reporter &reporter);

  /// The variables that the saver restores.
  std::vector<const Variable *> variables() const;

  /// Gives the graph's constant `name` another value. False if there is none of this
  /// type and shape.
  bool setConstant(llvm::StringRef name, DataType dtype, llvm::ArrayRef<int64_t> shape,
                   llvm::ArrayRef<char> bytes);

  /// Adds the signature serving_default, from these feeds, or the placeholders that
  /// are needed, to these fetches.
  bool addSignature(llvm::ArrayRef<std::string> feeds,
                    llvm::ArrayRef<std::string> fetches);

  /// What a bare graph without a saver lacks. Call it last.
  SavedModel finish();

  bool hasSignatures() const { return metaGraph.signature_def_size() != 0; }

private:
  explicit SavedModelExport(Reporter &reporter) : reporter(reporter) {}
  bool describe(llvm::StringRef name, TensorInfo &info) const;

  Reporter &reporter;
  MetaGraphDef metaGraph;
  GraphFile own; // `metaGraph` as a file
  std::unique_ptr<Graph> graph;
  WeightStore weights;
  std::optional<VariableTable> table;
};

/// Makes constants of floats whose names match, as a whole, variables. Reports if there
/// are none, or if the graph has a saver, which would not know them.
bool makeConstantsVariables(MetaGraphDef &metaGraph, llvm::StringRef pattern,
                            Reporter &reporter);

/// Adds nodes that save and restore the variables by their names, and what
/// TensorFlow looks for beside them: the saver's description, and collections.
void addSaver(MetaGraphDef &metaGraph, const Graph &graph,
              llvm::ArrayRef<const Variable *> variables);

} // namespace tenon::tf
