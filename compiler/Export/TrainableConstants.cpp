//===- TrainableConstants.cpp - Constants that become variables -----------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A constant's node becomes the read of a variable that has its name, so that nothing
// that uses it changes:  W = Const  becomes  W = ReadVariableOp(W/handle), where
// W/handle is a VarHandleOp, which W/handle/Assign initialises with the old value.
//
//===----------------------------------------------------------------------===//
#include "compiler/Export/SavedModel.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Regex.h"

using namespace tenon;
using namespace tenon::tf;
using llvm::StringRef;

static bool isFloatConstant(const NodeDef &node) {
  auto value = node.attr().find("value");
  if (node.op() != "Const" || value == node.attr().end())
    return false;
  DataType dtype = value->second.tensor().dtype();
  return dtype == DT_FLOAT || dtype == DT_DOUBLE || dtype == DT_HALF ||
         dtype == DT_BFLOAT16;
}

static NodeDef &addNode(GraphDef &graph, const std::string &name, StringRef op,
                        DataType dtype, llvm::ArrayRef<std::string> inputs = {}) {
  NodeDef &node = *graph.add_node();
  node.set_name(name);
  node.set_op(op.str());
  (*node.mutable_attr())["dtype"].set_type(dtype);
  for (const std::string &input : inputs)
    node.add_input(input);
  return node;
}

static void makeVariable(GraphDef &graph, NodeDef &node) {
  std::string handle = node.name() + "/handle", initial = handle + "/initial_value";
  AttrValue value = node.attr().at("value");
  DataType dtype = value.tensor().dtype();
  node.set_op("ReadVariableOp");
  node.clear_attr();
  (*node.mutable_attr())["dtype"].set_type(dtype);
  // Its control inputs come after the handle.
  node.add_input(handle);
  for (int i = node.input_size() - 1; i > 0; --i)
    node.mutable_input()->SwapElements(i, i - 1);

  auto &attributes = *addNode(graph, handle, "VarHandleOp", dtype).mutable_attr();
  *attributes["shape"].mutable_shape() = value.tensor().tensor_shape();
  attributes["shared_name"].set_s(node.name());
  attributes["container"].set_s("");
  (*addNode(graph, initial, "Const", dtype).mutable_attr())["value"] = value;
  addNode(graph, handle + "/Assign", "AssignVariableOp", dtype, {handle, initial});
}

bool tenon::tf::makeConstantsVariables(MetaGraphDef &metaGraph, StringRef pattern,
                                       Reporter &reporter) {
  llvm::Regex regex(("^(" + pattern + ")$").str());
  std::string error;
  if (!regex.isValid(error)) {
    reporter.error() << "'" << pattern << "' is no regular expression: " << error;
    return false;
  }
  if (!metaGraph.saver_def().restore_op_name().empty()) {
    reporter.error() << "it has a saver, which would not restore constants that became "
                        "variables";
    return false;
  }
  GraphDef &graph = *metaGraph.mutable_graph_def();
  llvm::StringSet<> names;
  for (const NodeDef &node : graph.node())
    names.insert(node.name());
  bool hasAny = false;
  for (int i = 0, n = graph.node_size(); i < n; ++i) {
    NodeDef &node = *graph.mutable_node(i);
    if (!isFloatConstant(node) || !regex.match(node.name()) ||
        names.contains(node.name() + "/handle"))
      continue;
    makeVariable(graph, node);
    hasAny = true;
  }
  if (!hasAny)
    reporter.error() << "no constant of floats has a name that matches '" << pattern
                     << "'";
  return hasAny;
}
