//===- SavedModel.cpp - Graphs as SavedModels -----------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Works on the graph as it was saved, so that what cannot be compiled is exported as
// well as what can. Variables in bodies of functions belong to nodes outside.
//
//===----------------------------------------------------------------------===//
#include "compiler/Export/SavedModel.h"
#include "compiler/Import/TensorFlow/Converter.h"
#include "llvm/ADT/DenseSet.h"

using namespace tenon;
using namespace tenon::tf;
using llvm::StringRef;

std::unique_ptr<SavedModelExport>
SavedModelExport::create(const GraphFile &file, StringRef trainable, Reporter &reporter) {
  std::unique_ptr<SavedModelExport> result(new SavedModelExport(reporter));
  MetaGraphDef &metaGraph = result->metaGraph;
  if (file.metaGraph)
    metaGraph = *file.metaGraph;
  else
    *metaGraph.mutable_graph_def() = *file.graph;
  if (!trainable.empty() && !makeConstantsVariables(metaGraph, trainable, reporter))
    return nullptr;
  result->own = file;
  result->own.graph = &metaGraph.graph_def();
  result->own.metaGraph = file.metaGraph ? &metaGraph : nullptr;
  result->graph = buildGraph(metaGraph.graph_def(), reporter);
  if (!result->graph)
    return nullptr;
  result->table.emplace(*result->graph, result->own, reporter, result->weights);
  return result;
}

std::vector<const Variable *> SavedModelExport::variables() const {
  std::vector<const Variable *> result;
  bool hasSaver = !metaGraph.saver_def().restore_op_name().empty();
  for (const auto &variable : table->all()) {
    auto found = graph->byName.find(variable->node->name);
    bool isOwn = found != graph->byName.end() && found->second == variable->node;
    // A saver knows its variables; others are shadows that nothing restores.
    if (hasSaver ? !variable->checkpointKey.empty() : isOwn)
      result.push_back(variable.get());
  }
  return result;
}

bool SavedModelExport::setConstant(StringRef name, DataType dtype,
                                   llvm::ArrayRef<int64_t> shape,
                                   llvm::ArrayRef<char> bytes) {
  for (NodeDef &node : *metaGraph.mutable_graph_def()->mutable_node()) {
    if (node.name() != name || node.op() != "Const" || !node.attr().count("value"))
      continue;
    TensorProto &tensor = *(*node.mutable_attr())["value"].mutable_tensor();
    if (tensor.dtype() != dtype ||
        tensor.tensor_shape().dim_size() != static_cast<int>(shape.size()))
      return false;
    for (auto [dim, size] : llvm::zip(tensor.tensor_shape().dim(), shape))
      if (dim.size() != size)
        return false;
    TensorProto value;
    value.set_dtype(dtype);
    *value.mutable_tensor_shape() = tensor.tensor_shape();
    value.set_tensor_content(bytes.data(), bytes.size());
    tensor = value;
    return true;
  }
  return false;
}

//===----------------------------------------------------------------------===//
// Signatures
//===----------------------------------------------------------------------===//

/// The shape that the node says its output has; unknown where it says nothing.
static TensorShapeProto shapeOf(const Output &output) {
  const AttrValue *shapes = output.node->attr("_output_shapes");
  if (shapes && output.index < shapes->list().shape_size())
    return shapes->list().shape(output.index);
  const AttrValue *shape = output.node->attr("shape");
  if (shape && shape->has_shape() && output.node->outputCount() == 1)
    return shape->shape();
  TensorShapeProto unknown;
  unknown.set_unknown_rank(true);
  return unknown;
}

bool SavedModelExport::describe(StringRef name, TensorInfo &info) const {
  Output output = graph->find(name);
  if (!output.node) {
    reporter.error() << "the graph has no tensor '" << name << "'";
    return false;
  }
  DataType dtype = output.node->outputType(output.index);
  if (dtype == DT_INVALID) {
    reporter.error(*output.node)
        << "output " << output.index << " has a type that is not known";
    return false;
  }
  info.set_name(output.tensorName());
  info.set_dtype(dtype > 100 ? static_cast<DataType>(dtype - 100) : dtype);
  *info.mutable_tensor_shape() = shapeOf(output);
  return true;
}

/// The placeholders that `fetches` need.
static std::vector<std::string> placeholdersOf(const Graph &graph,
                                               llvm::ArrayRef<std::string> fetches) {
  std::vector<std::string> names;
  llvm::DenseSet<const Node *> seen;
  llvm::SmallVector<const Node *> work;
  for (const std::string &fetch : fetches)
    if (Output output = graph.find(fetch); output.node)
      work.push_back(output.node);
  while (!work.empty()) {
    const Node *node = work.pop_back_val();
    if (!seen.insert(node).second)
      continue;
    if (node->op == "Placeholder")
      names.push_back(node->name);
    for (const Output &input : node->inputs)
      work.push_back(input.node);
    work.append(node->controls.begin(), node->controls.end());
  }
  llvm::sort(names);
  return names;
}

/// "x" of "x:0", "x_1" of "x:1": keys are names of arguments in Python.
static std::string keyOf(StringRef name) {
  auto [node, index] = parseTensorName(name);
  std::string key = node.str();
  return index ? key + "_" + std::to_string(index) : key;
}

bool SavedModelExport::addSignature(llvm::ArrayRef<std::string> feeds,
                                    llvm::ArrayRef<std::string> fetches) {
  SignatureDef signature;
  signature.set_method_name("tensorflow/serving/predict");
  std::vector<std::string> needed =
      feeds.empty() ? placeholdersOf(*graph, fetches) : feeds.vec();
  for (const std::string &name : needed)
    if (!describe(name, (*signature.mutable_inputs())[keyOf(name)]))
      return false;
  for (const std::string &name : fetches)
    if (!describe(name, (*signature.mutable_outputs())[keyOf(name)]))
      return false;
  (*metaGraph.mutable_signature_def())["serving_default"] = signature;
  return true;
}

SavedModel SavedModelExport::finish() {
  if (metaGraph.saver_def().restore_op_name().empty())
    addSaver(metaGraph, *graph, variables());
  if (metaGraph.meta_info_def().tags().empty())
    metaGraph.mutable_meta_info_def()->add_tags("serve");
  SavedModel model;
  model.set_saved_model_schema_version(1);
  *model.add_meta_graphs() = std::move(metaGraph);
  return model;
}
