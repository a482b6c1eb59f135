//===- ShowTensorFlow.cpp - What is in a TensorFlow graph -----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Works on the graph as it was saved, so that a graph with ops that cannot be
// compiled yet can be shown too.
//
//===----------------------------------------------------------------------===//
#include "ShowTensorFlow.h"
#include "compiler/Import/TensorFlow/Converter.h"
#include "compiler/Import/TensorFlow/Graph.h"
#include "compiler/Import/TensorFlow/GraphFile.h"
#include "compiler/Import/TensorFlow/Interface.h"
#include "tenon/runtime.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"
#include <map>
#include <set>

using namespace tenon;
using namespace tenon::cli;
using llvm::StringRef;

static tf::FileKind kindOf(StringRef path) {
  auto buffer = llvm::MemoryBuffer::getFile(path, /*IsText=*/false,
                                            /*RequiresNullTerminator=*/false);
  return buffer ? tf::classify((*buffer)->getBuffer()) : tf::FileKind::Unknown;
}

bool cli::isTensorFlowGraph(StringRef path) {
  if (llvm::sys::fs::is_directory(path))
    return true;
  switch (kindOf(path)) {
  case tf::FileKind::GraphDef:
  case tf::FileKind::MetaGraph:
  case tf::FileKind::SavedModel:
  case tf::FileKind::Text:
    return true;
  default:
    return false;
  }
}

/// Reads the file for a question beside the main one: errors are not told.
static std::optional<tf::GraphFile> readQuietly(StringRef path,
                                                llvm::ArrayRef<std::string> tags,
                                                mlir::MLIRContext &context) {
  mlir::ScopedDiagnosticHandler quiet(&context,
                                      [](mlir::Diagnostic &) { return mlir::success(); });
  tf::Reporter reporter(&context, path.str());
  return tf::readGraphFile(path, tags, reporter);
}

std::optional<std::string> cli::defaultSignature(StringRef path,
                                                 llvm::ArrayRef<std::string> tags) {
  if (!isTensorFlowGraph(path))
    return std::nullopt;
  mlir::MLIRContext context;
  auto file = readQuietly(path, tags, context);
  if (!file || !file->metaGraph)
    return std::nullopt;
  std::vector<std::string> names = tf::signatureNames(*file->metaGraph);
  if (llvm::is_contained(names, "serving_default"))
    return "serving_default";
  return names.size() == 1 ? std::optional(names.front()) : std::nullopt;
}

GraphSaver cli::graphSaver(StringRef path, llvm::ArrayRef<std::string> tags) {
  if (!isTensorFlowGraph(path))
    return {};
  mlir::MLIRContext context;
  auto file = readQuietly(path, tags, context);
  if (!file || !file->metaGraph)
    return {};
  const tf::SaverDef &saver = file->metaGraph->saver_def();
  auto nodeOf = [](const std::string &name) {
    return tf::parseTensorName(name).first.str();
  };
  return {nodeOf(saver.restore_op_name()), nodeOf(saver.save_tensor_name()),
          nodeOf(saver.filename_tensor_name())};
}

std::string cli::modelCheckpoint(StringRef path, llvm::ArrayRef<std::string> tags) {
  if (!isTensorFlowGraph(path))
    return "";
  mlir::MLIRContext context;
  auto file = readQuietly(path, tags, context);
  return file ? file->checkpointPrefix : "";
}

//===----------------------------------------------------------------------===//
// Text of types and shapes
//===----------------------------------------------------------------------===//

/// "[?, 3]", or nothing if the rank is unknown.
static std::string shapeText(const tf::TensorShapeProto *shape) {
  if (!shape || shape->unknown_rank())
    return "";
  std::vector<std::string> dims;
  for (const auto &dim : shape->dim())
    dims.push_back(dim.size() < 0 ? "?" : std::to_string(dim.size()));
  return "[" + llvm::join(dims, ", ") + "]";
}

static std::string typeText(tf::DataType dtype, const tf::TensorShapeProto *shape) {
  if (dtype == tf::DT_INVALID)
    return shapeText(shape);
  // References are numbered 100 higher. The runtime's numbers are TensorFlow's.
  uint32_t number = dtype > 100 ? dtype - 100 : dtype;
  bool isKnown = tn_dtype_size(number) != 0;
  return (isKnown ? tn_dtype_name(number) : tf::dataTypeName(dtype)) + shapeText(shape);
}

/// Type of a node's first output, with its shape where an attribute tells.
static std::string typeOf(const tf::Node &node) {
  const tf::TensorShapeProto *shape = nullptr;
  if (const tf::AttrValue *attr = node.attr("shape"))
    shape = &attr->shape();
  else if (const tf::AttrValue *attr = node.attr("_output_shapes"))
    shape = attr->list().shape_size() ? &attr->list().shape(0) : nullptr;
  tf::DataType dtype = node.outputType(0);
  if (dtype == tf::DT_RESOURCE || dtype == tf::DT_INVALID)
    if (const tf::AttrValue *attr = node.attr("dtype"))
      dtype = attr->type();
  return typeText(dtype, shape);
}

//===----------------------------------------------------------------------===//
// The listing
//===----------------------------------------------------------------------===//

namespace {

/// Rows of two columns under a heading.
class Section {
public:
  explicit Section(StringRef heading) : heading(heading) {}
  void add(std::string name, std::string text) {
    width = std::max(width, name.size());
    rows.emplace_back(std::move(name), std::move(text));
  }
  void print() const {
    if (rows.empty())
      return;
    llvm::outs() << heading << ":\n";
    for (auto &[name, text] : rows)
      llvm::outs() << "  " << llvm::left_justify(name, text.empty() ? 0 : width)
                   << (text.empty() ? "" : "  ") << text << '\n';
  }

private:
  std::string heading;
  std::vector<std::pair<std::string, std::string>> rows;
  size_t width = 0;
};

/// Nodes by op, and what else the listing needs of all nodes.
struct Census {
  std::map<std::string, std::vector<const tf::Node *>> byOp;
  std::map<std::string, int> devices;
  std::vector<const tf::Node *> placeholders, variables;
  int nodes = 0;

  void count(const tf::Graph &graph);
};

} // namespace

void Census::count(const tf::Graph &graph) {
  static const std::set<StringRef> variableOps = {"VarHandleOp", "Variable", "VariableV2",
                                                  "AutoReloadVariable"};
  for (const auto &node : graph.nodes) {
    ++nodes;
    byOp[node->op.str()].push_back(node.get());
    if (node->def && !node->def->device().empty())
      ++devices[node->def->device()];
    if (node->op.starts_with("Placeholder"))
      placeholders.push_back(node.get());
    if (variableOps.count(node->op))
      variables.push_back(node.get());
    for (const auto &body : node->bodies)
      count(*body);
  }
}

static void showSignature(StringRef name, const tf::SignatureDef &signature) {
  llvm::outs() << "signature " << name << ":\n";
  auto print = [](const char *word, const auto &ports) {
    std::map<std::string, const tf::TensorInfo *> sorted;
    for (const auto &[key, info] : ports)
      sorted[key] = &info;
    for (auto &[key, info] : sorted)
      llvm::outs() << "  " << word << key << "  "
                   << typeText(info->dtype(), &info->tensor_shape()) << "  ("
                   << info->name() << ")\n";
  };
  print("feed   ", signature.inputs());
  print("fetch  ", signature.outputs());
}

static void showInterface(const tf::GraphFile &file, const tf::Graph &graph,
                          const Census &census) {
  std::vector<std::string> names;
  if (file.metaGraph)
    names = tf::signatureNames(*file.metaGraph);
  for (const std::string &name : names)
    showSignature(name, file.metaGraph->signature_def().at(name));
  if (names.empty()) {
    Section feeds("feeds"), fetches("fetches (nodes that nothing reads)");
    for (const tf::Node *node : census.placeholders)
      feeds.add(node->name, typeOf(*node));
    for (const tf::Node *node : tf::findSinks(graph))
      fetches.add(node->name, typeOf(*node));
    feeds.print();
    fetches.print();
  }
  Section variables("variables");
  for (const tf::Node *node : census.variables)
    variables.add(node->name, typeOf(*node));
  variables.print();
}

static void showOps(const Census &census, bool withNodes) {
  llvm::outs() << "ops:\n";
  for (auto &[op, nodes] : census.byOp) {
    llvm::outs() << "  " << op << "  " << nodes.size() << '\n';
    if (withNodes)
      for (const tf::Node *node : nodes)
        llvm::outs() << "    " << node->name << '\n';
  }
  // These make no code of their own.
  static const std::set<StringRef> structural = {"_Arg", "_Retval"};
  Section missing("ops that can't be compiled yet");
  for (auto &[op, nodes] : census.byOp)
    if (!structural.count(op) && !op.starts_with("Placeholder") &&
        !tf::findConverter(op) && nodes.front()->bodies.empty())
      missing.add(op, std::to_string(nodes.size()) + ", as " + nodes.front()->name);
  missing.print();
}

bool cli::showTensorFlow(const Options &options, mlir::MLIRContext &context) {
  tf::Reporter reporter(&context, options.path);
  auto file = tf::readGraphFile(options.path, options.compile.import.tags, reporter);
  if (!file)
    return false;
  std::unique_ptr<tf::Graph> graph = tf::buildGraph(*file->graph, reporter);
  if (!graph)
    return false;
  Census census;
  census.count(*graph);
  llvm::outs() << options.path << ": "
               << (file->isSavedModel ? "SavedModel"
                   : file->metaGraph  ? "TensorFlow MetaGraph"
                                      : "TensorFlow GraphDef")
               << ", " << census.nodes << (census.nodes == 1 ? " node\n" : " nodes\n");
  showInterface(*file, *graph, census);
  Section devices("devices");
  for (auto &[name, count] : census.devices)
    devices.add(name, std::to_string(count) + " nodes");
  devices.print();
  showOps(census, options.show.ops);
  return true;
}
