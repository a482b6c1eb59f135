//===- Saver.cpp - Nodes that save and restore variables ------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The same nodes, under the same names, that tf.train.Saver adds to a graph.
//
//===----------------------------------------------------------------------===//
#include "compiler/Export/SavedModel.h"

using namespace tenon;
using namespace tenon::tf;
using llvm::StringRef;

namespace {
class SaverNodes {
public:
  SaverNodes(MetaGraphDef &metaGraph, const Graph &graph,
             llvm::ArrayRef<const Variable *> variables)
      : metaGraph(metaGraph), graph(graph), variables(variables) {
    while (graph.byName.contains(scope + "/restore_all"))
      scope += "_1";
  }
  void add();

private:
  NodeDef &node(StringRef op, const std::string &name,
                llvm::ArrayRef<std::string> inputs);
  void strings(const std::string &name, llvm::ArrayRef<std::string> values,
               bool isScalar = false);
  void addFilename();
  void addSave();
  void addRestore();
  void describe();
  void addToCollection(StringRef collection, const Variable &variable,
                       const std::string &snapshot, const std::string &assign);
  std::string read(const Variable &variable, size_t index);

  MetaGraphDef &metaGraph;
  const Graph &graph;
  llvm::ArrayRef<const Variable *> variables;
  std::string scope = "save";
  std::vector<std::string> reads, assigns; // of each variable
};
} // namespace

static DataType dtypeOf(const Variable &variable) {
  const AttrValue *dtype = variable.node->attr("dtype");
  return dtype ? dtype->type() : DT_INVALID;
}

static AttrValue typeAttr(DataType dtype) {
  AttrValue value;
  value.set_type(dtype);
  return value;
}

static AttrValue boolAttr(bool b) {
  AttrValue value;
  value.set_b(b);
  return value;
}

NodeDef &SaverNodes::node(StringRef op, const std::string &name,
                          llvm::ArrayRef<std::string> inputs) {
  NodeDef &node = *metaGraph.mutable_graph_def()->add_node();
  node.set_op(op.str());
  node.set_name(name);
  for (const std::string &input : inputs)
    node.add_input(input);
  return node;
}

void SaverNodes::strings(const std::string &name, llvm::ArrayRef<std::string> values,
                         bool isScalar) {
  auto &attributes = *node("Const", name, {}).mutable_attr();
  attributes["dtype"] = typeAttr(DT_STRING);
  TensorProto &tensor = *attributes["value"].mutable_tensor();
  tensor.set_dtype(DT_STRING);
  tensor.mutable_tensor_shape();
  if (!isScalar)
    tensor.mutable_tensor_shape()->add_dim()->set_size(values.size());
  for (const std::string &value : values)
    tensor.add_string_val(value);
}

/// The prefix, which TensorFlow feeds.
void SaverNodes::addFilename() {
  strings(scope + "/filename/input", {"model"}, /*isScalar=*/true);
  std::string input = scope + "/filename/input";
  for (const char *name : {"/filename", "/Const"}) {
    auto &attributes =
        *node("PlaceholderWithDefault", scope + name, input).mutable_attr();
    attributes["dtype"] = typeAttr(DT_STRING);
    attributes["shape"].mutable_shape();
    input = scope + name;
  }
}

/// A tensor with the variable's value.
std::string SaverNodes::read(const Variable &variable, size_t index) {
  const std::string &name = variable.node->name;
  for (const char *usual : {"/read", "/Read/ReadVariableOp"})
    if (graph.byName.contains(name + usual))
      return name + usual;
  std::string result = scope + "/Read_" + std::to_string(index);
  bool isReference = variable.isReference;
  auto &attributes =
      *node(isReference ? "Identity" : "ReadVariableOp", result, name).mutable_attr();
  attributes[isReference ? "T" : "dtype"] = typeAttr(dtypeOf(variable));
  return result;
}

void SaverNodes::addSave() {
  std::vector<std::string> keys, slices(variables.size());
  std::vector<std::string> inputs = {scope + "/Const", scope + "/SaveV2/tensor_names",
                                     scope + "/SaveV2/shape_and_slices"};
  AttrValue types;
  types.mutable_list();
  for (auto [index, variable] : llvm::enumerate(variables)) {
    keys.push_back(variable->name);
    reads.push_back(read(*variable, index));
    inputs.push_back(reads.back());
    types.mutable_list()->add_type(dtypeOf(*variable));
  }
  strings(inputs[1], keys);
  strings(inputs[2], slices);
  (*node("SaveV2", scope + "/SaveV2", inputs).mutable_attr())["dtypes"] = types;
  auto &attributes = *node("Identity", scope + "/control_dependency",
                           {scope + "/Const", "^" + scope + "/SaveV2"})
                          .mutable_attr();
  attributes["T"] = typeAttr(DT_STRING);

  inputs = {scope + "/Const", scope + "/RestoreV2/tensor_names",
            scope + "/RestoreV2/shape_and_slices"};
  strings(inputs[1], keys);
  strings(inputs[2], slices);
  (*node("RestoreV2", scope + "/RestoreV2", inputs).mutable_attr())["dtypes"] = types;
}

void SaverNodes::addRestore() {
  std::vector<std::string> controls;
  for (auto [index, variable] : llvm::enumerate(variables)) {
    std::string value = scope + "/RestoreV2:" + std::to_string(index);
    std::string name = scope + "/Assign_" + std::to_string(index);
    bool isReference = variable->isReference;
    if (!isReference) { // TensorFlow looks for such a node between the two
      std::string identity = scope + "/Identity_" + std::to_string(index);
      auto &attributes = *node("Identity", identity, value).mutable_attr();
      attributes["T"] = typeAttr(dtypeOf(*variable));
      value = identity;
    }
    auto &attributes = *node(isReference ? "Assign" : "AssignVariableOp", name,
                             {variable->node->name, value})
                            .mutable_attr();
    attributes[isReference ? "T" : "dtype"] = typeAttr(dtypeOf(*variable));
    if (isReference)
      attributes["use_locking"] = attributes["validate_shape"] = boolAttr(true);
    assigns.push_back(name);
    controls.push_back("^" + name);
  }
  node("NoOp", scope + "/restore_all", controls);
}

/// Whether the variable is one that an optimizer's node updates, or, where there is no
/// such node, of floats.
static bool isTrained(const Graph &graph, const Variable &variable) {
  if (variable.trainable)
    return true;
  bool hasOptimizer = false;
  for (const auto &node : graph.nodes) {
    StringRef op = node->op;
    if (!op.consume_front("ResourceApply") && !op.consume_front("Apply"))
      continue;
    hasOptimizer = true;
    if (!node->inputs.empty() && graph.traceVariable(node->inputs[0]) == variable.node)
      return true;
  }
  DataType dtype = dtypeOf(variable);
  return !hasOptimizer && (dtype == DT_FLOAT || dtype == DT_DOUBLE || dtype == DT_HALF ||
                           dtype == DT_BFLOAT16);
}

void SaverNodes::addToCollection(StringRef collection, const Variable &variable,
                                 const std::string &snapshot, const std::string &assign) {
  VariableDef def;
  def.set_variable_name(variable.node->name + ":0");
  def.set_initializer_name(variable.initializer ? variable.initializer->name : assign);
  def.set_snapshot_name(snapshot + ":0");
  def.set_is_resource(!variable.isReference);
  def.set_trainable(isTrained(graph, variable));
  if (variable.initializer && variable.initializer->inputs.size() > 1)
    def.set_initial_value_name(variable.initializer->inputs[1].tensorName());
  (*metaGraph.mutable_collection_def())[collection.str()].mutable_bytes_list()->add_value(
      def.SerializeAsString());
}

void SaverNodes::describe() {
  SaverDef &saver = *metaGraph.mutable_saver_def();
  saver.set_filename_tensor_name(scope + "/Const:0");
  saver.set_save_tensor_name(scope + "/control_dependency:0");
  saver.set_restore_op_name(scope + "/restore_all");
  saver.set_max_to_keep(5);
  saver.set_keep_checkpoint_every_n_hours(10000);
  saver.set_version(SaverDef::V2);
  if (metaGraph.collection_def().count("variables"))
    return;
  for (auto [index, variable] : llvm::enumerate(variables)) {
    addToCollection("variables", *variable, reads[index], assigns[index]);
    if (isTrained(graph, *variable))
      addToCollection("trainable_variables", *variable, reads[index], assigns[index]);
  }
}

void SaverNodes::add() {
  if (variables.empty())
    return;
  addFilename();
  addSave();
  addRestore();
  describe();
}

void tenon::tf::addSaver(MetaGraphDef &metaGraph, const Graph &graph,
                         llvm::ArrayRef<const Variable *> variables) {
  SaverNodes(metaGraph, graph, variables).add();
}
