//===- Variables.cpp - State of a TensorFlow graph ------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Import/TensorFlow/Variables.h"
#include "compiler/Import/TensorFlow/Converter.h"
#include "proto/saved_model.pb.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Regex.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

std::string tenon::tf::sanitizeName(StringRef name) {
  std::string result;
  for (char c : name)
    result.push_back(llvm::isAlnum(c) ? c : '_');
  if (result.empty() || llvm::isDigit(result.front()))
    result.insert(result.begin(), '_');
  return result;
}

static bool isVariable(const Node &node) {
  return node.op == "VarHandleOp" || node.op == "VariableV2" || node.op == "Variable";
}

static bool isTable(const Node &node) {
  return node.op == "HashTable" || node.op == "HashTableV2" ||
         node.op == "MutableHashTable" || node.op == "MutableHashTableV2";
}

static StringRef stringOf(const Node &node, StringRef name) {
  const AttrValue *attr = node.attr(name);
  return attr && attr->has_s() ? StringRef(attr->s()) : StringRef();
}

VariableTable::VariableTable(const Graph &graph, const GraphFile &file,
                             Reporter &reporter, WeightStore &weights)
    : graph(graph), file(file), reporter(reporter), weights(weights) {
  collect(graph);
  if (file.metaGraph) {
    readCollections(file);
    followSaver(file);
  }
  findInitializers();
  findTables();
}

void VariableTable::collect(const Graph &part) {
  for (const auto &node : part.nodes) {
    if (isVariable(*node) || isTable(*node))
      add(*node);
    for (const auto &body : node->bodies)
      collect(*body);
  }
}

/// The container and the name by which a variable's nodes know each other.
static std::pair<std::string, std::string> identityOf(const Node &node) {
  StringRef shared = stringOf(node, "shared_name");
  bool isAnonymous = shared == "cd2c89b7-88b7-44c8-ad83-06c2a9158347";
  return {stringOf(node, "container").str(),
          shared.empty() || isAnonymous ? node.name : shared.str()};
}

Variable *VariableTable::make(std::string name) {
  variables.push_back(std::make_unique<Variable>());
  Variable *variable = variables.back().get();
  variable->symbol = sanitizeName(name);
  variable->name = std::move(name);
  if (int count = symbols[variable->symbol]++)
    variable->symbol += "__" + std::to_string(count);
  return variable;
}

void VariableTable::add(const Node &node) {
  auto [container, name] = identityOf(node);
  Variable *&variable = byIdentity[container + "\n" + name];
  if (!variable) {
    variable = make(name);
    variable->node = &node;
    variable->isReference = isVariable(node) && node.op != "VarHandleOp";
    const AttrValue *dtype = node.attr("dtype");
    const AttrValue *shape = node.attr("shape");
    if (Type element = dtype ? convertType(dtype->type(), reporter.getContext()) : Type())
      if (shape && shape->has_shape())
        variable->type = convertShape(shape->shape(), element);
  }
}

Variable *VariableTable::counterOf(const Node &node) {
  std::string name = node.name + "/counter";
  Variable *&variable = byIdentity["\n\n" + name];
  if (variable)
    return variable;
  variables.push_back(std::make_unique<Variable>());
  variable = variables.back().get();
  variable->name = name;
  variable->symbol = sanitizeName(name);
  if (int count = symbols[variable->symbol]++)
    variable->symbol += "__" + std::to_string(count);
  variable->node = &node;
  variable->type = RankedTensorType::get({}, IntegerType::get(reporter.getContext(), 64));
  static constexpr char zero[8] = {};
  variable->weight = weights.addCopy(zero);
  variable->value.emplace();
  variable->isWritten = variable->isDeclared = true;
  return variable;
}

Variable *VariableTable::find(const Node &node) {
  auto [container, name] = identityOf(node);
  return byIdentity.lookup(container + "\n" + name);
}

void VariableTable::readCollections(const GraphFile &file) {
  for (const char *collection : {"variables", "trainable_variables"}) {
    auto found = file.metaGraph->collection_def().find(collection);
    if (found == file.metaGraph->collection_def().end())
      continue;
    for (const std::string &bytes : found->second.bytes_list().value()) {
      VariableDef def;
      if (!def.ParseFromString(bytes))
        continue;
      Output output = graph.find(def.variable_name());
      Node *node = output.node ? graph.traceVariable(output) : nullptr;
      Variable *variable = node ? find(*node) : nullptr;
      if (!variable)
        continue;
      variable->trainable |= StringRef(collection) == "trainable_variables";
      auto initializer = graph.byName.find(parseTensorName(def.initializer_name()).first);
      if (initializer != graph.byName.end())
        variable->initializer = initializer->second;
    }
  }
}

/// Where no collection says it: the assignment that TensorFlow makes for a variable.
void VariableTable::findInitializers() {
  for (const auto &variable : variables) {
    auto found = graph.byName.find(variable->node->name + "/Assign");
    if (variable->initializer || found == graph.byName.end())
      continue;
    Node *assign = found->second;
    if ((assign->op == "Assign" || assign->op == "AssignVariableOp") &&
        !assign->inputs.empty())
      if (Node *node = graph.traceVariable(assign->inputs[0]))
        if (find(*node) == variable.get())
          variable->initializer = assign;
  }
}

//===----------------------------------------------------------------------===//
// Training
//===----------------------------------------------------------------------===//

static bool isFloat(DataType dtype) {
  return dtype == DT_FLOAT || dtype == DT_DOUBLE || dtype == DT_HALF ||
         dtype == DT_BFLOAT16;
}

void VariableTable::addConstant(Node &node) {
  Variable *variable = make(node.name);
  variable->node = variable->initializer = &node;
  variable->trainable = true;
  constants[node.name] = variable;
}

void VariableTable::chooseTrained(StringRef pattern) {
  llvm::Regex regex(("^(" + pattern + ")$").str());
  std::string error;
  if (!regex.isValid(error)) {
    reporter.error() << "'" << pattern << "' is no regular expression: " << error;
    return;
  }
  bool hasTrainable =
      llvm::any_of(variables, [](const auto &variable) { return variable->trainable; });
  for (const auto &variable : variables) {
    const AttrValue *dtype = variable->node->attr("dtype");
    bool isChosen = !pattern.empty() ? regex.match(variable->name)
                                     : variable->trainable || !hasTrainable;
    variable->isTrained = isChosen && dtype && isFloat(dtype->type());
  }
  for (const auto &node : graph.nodes)
    if (!pattern.empty() && node->op == "Const" && isFloat(node->outputType(0)) &&
        regex.match(node->name)) {
      addConstant(*node);
      variables.back()->isTrained = true;
    }
  bool hasAny = false;
  for (const auto &variable : variables) {
    hasAny |= variable->isTrained;
    variable->isWritten |= variable->isTrained;
  }
  if (hasAny)
    return;
  if (pattern.empty())
    reporter.error() << "the graph has no variables to train; --trainable REGEX makes "
                        "constants variables, by the names of their nodes";
  else
    reporter.error() << "no variable or constant of floats has a name that matches '"
                     << pattern << "'";
}

void VariableTable::keepAll() {
  for (const auto &variable : variables)
    variable->isWritten = true;
}

std::vector<Node *> VariableTable::initializers() const {
  std::vector<Node *> nodes;
  for (const auto &variable : variables)
    if (variable->initializer && variable->checkpointKey.empty() &&
        !isTable(*variable->node))
      nodes.push_back(variable->initializer);
  return nodes;
}

//===----------------------------------------------------------------------===//
// The saver
//===----------------------------------------------------------------------===//

/// The strings of a constant, or nullopt.
static std::optional<SmallVector<StringRef>> constantStrings(const Output &output) {
  Output at = output;
  while (at.node->op == "Identity" && !at.node->inputs.empty())
    at = at.node->inputs[0];
  const AttrValue *value = at.node->op == "Const" ? at.node->attr("value") : nullptr;
  if (!value || !value->has_tensor())
    return std::nullopt;
  SmallVector<StringRef> strings;
  for (const std::string &text : value->tensor().string_val())
    strings.push_back(text);
  return strings;
}

/// The path that a constant is, or that of an asset which it stands for. What is not in
/// the working directory may be beside the graph. TensorFlow 2
/// keeps paths of assets in variables that the main op assigns.
std::string VariableTable::pathOf(const Output &name) const {
  Output at = name;
  while (at.node->op == "Identity" && !at.node->inputs.empty())
    at = at.node->inputs[0];
  if (at.node->op == "ReadVariableOp" && !at.node->inputs.empty())
    for (const auto &node : graph.nodes)
      if (node->op == "AssignVariableOp" && node->inputs.size() >= 2 &&
          graph.traceVariable(node->inputs[0]) ==
              graph.traceVariable(at.node->inputs[0])) {
        at = node->inputs[1];
        break;
      }
  if (file.metaGraph)
    for (const AssetFileDef &asset : file.metaGraph->asset_file_def())
      if (parseTensorName(asset.tensor_info().name()).first == at.node->name)
        return file.assetFolder + "/" + asset.filename();
  auto strings = constantStrings(at);
  std::string path = strings && strings->size() == 1 ? strings->front().str() : "";
  if (path.empty() || llvm::sys::path::is_absolute(path) || llvm::sys::fs::exists(path))
    return path;
  return file.assetFolder.empty() ? path : file.assetFolder + "/" + path;
}

/// The ops that fill tables, wherever in the graph they are.
void VariableTable::findTables() {
  for (const auto &node : graph.nodes) {
    bool isFile = node->op.starts_with("InitializeTableFromTextFile");
    bool fills = node->op.starts_with("InitializeTable") ||
                 node->op.starts_with("LookupTableImport");
    Node *table = fills && node->inputs.size() >= 2 ? graph.traceVariable(node->inputs[0])
                                                    : nullptr;
    Variable *variable = table ? find(*table) : nullptr;
    if (!variable || variable->initializer)
      continue;
    variable->initializer = node.get();
    if (isFile)
      variable->file = pathOf(node->inputs[1]);
  }
}

/// The RestoreV2 output that a value is, through Identity nodes, or a null one.
static Output restoredOutput(Output output) {
  while (output.node->op == "Identity" && !output.node->inputs.empty())
    output = output.node->inputs[0];
  return output.node->op == "RestoreV2" ? output : Output();
}

void VariableTable::followSaver(const GraphFile &file) {
  const std::string &restoreName = file.metaGraph->saver_def().restore_op_name();
  auto found = graph.byName.find(parseTensorName(restoreName).first);
  if (restoreName.empty() || found == graph.byName.end())
    return;
  // Every node that the restore op needs.
  DenseSet<Node *> seen;
  SmallVector<Node *> work = {found->second};
  while (!work.empty()) {
    Node *node = work.pop_back_val();
    if (!seen.insert(node).second)
      continue;
    for (const Output &input : node->inputs)
      work.push_back(input.node);
    work.append(node->controls.begin(), node->controls.end());
    followRestore(graph, *node);
  }
}

/// Notes the checkpoint key of the variable that `assign` restores, if it does.
void VariableTable::followRestore(const Graph &graph, const Node &assign) {
  if ((assign.op != "AssignVariableOp" && assign.op != "Assign") ||
      assign.inputs.size() < 2)
    return;
  Node *node = graph.traceVariable(assign.inputs[0]);
  Output restored = restoredOutput(assign.inputs[1]);
  if (!node || !restored.node || restored.node->inputs.size() < 3)
    return;
  auto names = constantStrings(restored.node->inputs[1]);
  if (!names || restored.index >= static_cast<int>(names->size()))
    return;
  auto slices = constantStrings(restored.node->inputs[2]);
  Variable *variable = find(*node);
  if (!variable)
    return;
  variable->checkpointKey = (*names)[restored.index].str();
  if (slices && restored.index < static_cast<int>(slices->size()))
    variable->checkpointSlice = (*slices)[restored.index].str();
}

/// Cuts the part that `spec` names out of a tensor.
static bool cutSlice(BundleTensor &tensor, StringRef spec) {
  std::vector<int64_t> shape;
  bundle::Slice slice, resolved;
  if (!bundle::parseSlice(spec, shape, slice) || !llvm::equal(shape, tensor.shape) ||
      !bundle::resolveSlice(slice, shape, resolved))
    return false;
  size_t size = elementSize(tensor.dtype);
  auto part = llvm::WritableMemoryBuffer::getNewUninitMemBuffer(
      bundle::sliceElements(resolved) * size);
  bundle::extractSlice(resolved, shape, size, tensor.bytes.data(),
                       part->getBufferStart());
  for (auto [dim, extent] : llvm::zip_equal(tensor.shape, resolved))
    dim = extent.length;
  tensor.bytes = ArrayRef<char>(part->getBufferStart(), part->getBufferSize());
  tensor.crc = bundle::maskedCrc(tensor.bytes.data(), tensor.bytes.size());
  tensor.owner = std::shared_ptr<llvm::WritableMemoryBuffer>(std::move(part));
  return true;
}

bool VariableTable::load(Variable &variable) {
  if (variable.value || variable.checkpointKey.empty() || file.checkpointPrefix.empty())
    return true;
  if (!bundle && !bundleFailed) {
    bundle = Bundle::open(file.checkpointPrefix, reporter);
    bundleFailed = !bundle;
  }
  if (!bundle)
    return false;
  std::optional<BundleTensor> tensor = bundle->read(variable.checkpointKey);
  if (!tensor)
    return false;
  if (!variable.checkpointSlice.empty() && !cutSlice(*tensor, variable.checkpointSlice)) {
    reporter.error(*variable.node)
        << "its slice '" << variable.checkpointSlice
        << "' does not fit the checkpoint's tensor '" << variable.checkpointKey << "'";
    return false;
  }
  Type element = convertType(tensor->dtype, reporter.getContext());
  auto type = element ? RankedTensorType::get(tensor->shape, element) : nullptr;
  if (!type || (variable.type && !areCompatibleTypes(type, variable.type))) {
    auto diagnostic = reporter.error(*variable.node);
    diagnostic << "the checkpoint's tensor '" << variable.checkpointKey << "' is ";
    if (type)
      diagnostic << type;
    else
      diagnostic << dataTypeName(tensor->dtype);
    if (variable.type)
      diagnostic << ", but the variable is " << variable.type;
    return false;
  }
  variable.type = type;
  variable.value = std::move(tensor);
  return true;
}

int64_t VariableTable::store(Variable &variable) {
  if (!variable.weight)
    variable.weight = weights.add(variable.value->bytes, variable.value->owner);
  return *variable.weight;
}
