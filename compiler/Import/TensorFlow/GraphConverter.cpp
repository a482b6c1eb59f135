//===- GraphConverter.cpp - TensorFlow graphs to funcs --------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Import/TensorFlow/GraphConverter.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

const Converter *tenon::tf::findConverter(StringRef op) {
  static const ConverterTable table = [] {
    ConverterTable all;
    addColorConverters(all);
    addComplexConverters(all);
    addConstantConverters(all);
    addControlConverters(all);
    addConv3dConverters(all);
    addConvConverters(all);
    addConvGradientConverters(all);
    addDecompositionConverters(all);
    addEinsumConverters(all);
    addElementwiseConverters(all);
    addElementwiseGradientConverters(all);
    addFourierConverters(all);
    addImageConverters(all);
    addIndexConverters(all);
    addLinalgConverters(all);
    addListConverters(all);
    addLoopConverters(all);
    addMatMulConverters(all);
    addMediaConverters(all);
    addNormConverters(all);
    addOptimizerConverters(all);
    addOrthoConverters(all);
    addPoolConverters(all);
    addPoolGradientConverters(all);
    addQuantizeConverters(all);
    addRandomConverters(all);
    addReduceConverters(all);
    addRaggedConverters(all);
    addRegexConverters(all);
    addResizeConverters(all);
    addRnnConverters(all);
    addScatterConverters(all);
    addSegmentConverters(all);
    addShapeConverters(all);
    addSliceConverters(all);
    addSoftmaxConverters(all);
    addSortConverters(all);
    addSparseConverters(all);
    addSpecialConverters(all);
    addStateConverters(all);
    addStringConverters(all);
    addTableConverters(all);
    addTensorArrayConverters(all);
    return all;
  }();
  auto found = table.find(op);
  return found == table.end() ? nullptr : &found->second;
}

//===----------------------------------------------------------------------===//
// Nodes
//===----------------------------------------------------------------------===//

/// Says of an error of the dialect which node it concerns.
static LogicalResult relay(Diagnostic &diagnostic, std::string &text) {
  if (!isa<NameLoc>(diagnostic.getLocation()) ||
      diagnostic.getSeverity() != DiagnosticSeverity::Error)
    return failure();
  if (!text.empty())
    text += "; ";
  text += diagnostic.str();
  for (Diagnostic &note : diagnostic.getNotes())
    if (!StringRef(note.str()).starts_with("see current operation"))
      text += "; " + note.str();
  return success();
}

bool GraphConverter::runConverter(const Converter &converter, NodeContext &context) {
  std::string text;
  int errorsBefore = reporter.errorCount();
  {
    ScopedDiagnosticHandler handler(module.getContext(), [&](Diagnostic &diagnostic) {
      return relay(diagnostic, text);
    });
    converter.convert(context);
  }
  if (!context.failed())
    return true;
  if (reporter.errorCount() == errorsBefore)
    reporter.error(context.node) << (text.empty() ? "cannot be converted" : text);
  return false;
}

Value GraphConverter::valueOf(const Output &output, const Node &user) {
  EdgeValue edge = values.lookup(output);
  if (edge.list || edge.object) {
    reporter.error(user) << "takes a tensor, but '" << output.name() << "' (op '"
                         << output.node->op << "') is a list of tensors";
    return {};
  }
  if (!edge.value && edge.variable)
    return readVariable(*edge.variable, NameLoc::get(builder.getStringAttr(user.name)));
  if (!edge.value)
    reporter.error(user) << "uses '" << output.name() << "' (op '" << output.node->op
                         << "'), which has no such output or no supported type";
  return edge.value;
}

/// Whether operand `i` of an op that takes handles may be one: a variable or list in
/// another place stands for its value, which a list has not.
static bool takesHandle(StringRef op, size_t i, size_t count) {
  if (op.starts_with("TensorArray")) // the last one is the flow
    return op != "TensorArrayV3" && (i == 0 || i + 1 == count);
  if (op.starts_with("TensorList")) {
    bool makesList = llvm::is_contained({"TensorListFromTensor", "TensorListReserve",
                                         "TensorListScatter", "TensorListScatterV2",
                                         "TensorListSplit"},
                                        op);
    return !makesList && (i == 0 || (i == 1 && op == "TensorListConcatLists"));
  }
  if (op.starts_with("Stack") || op.starts_with("Assign") || op.contains("Scatter") ||
      op.starts_with("ResourceGather"))
    return i == 0 && op != "StackV2";
  return true;
}

/// What the node says of where it runs.
void GraphConverter::noteRequest(const Node &node) {
  // Loops and conditionals that were raised from frames are no nodes of the file.
  if (!node.def || node.name.empty())
    return;
  Request request{node.def->device(), "", node.op.str()};
  if (const AttrValue *classes = node.attr("_class"))
    for (const std::string &name : classes->list().s())
      if (StringRef(name).starts_with("loc:@"))
        request.colocatedWith = name.substr(5);
  requests[node.name] = std::move(request);
}

bool GraphConverter::convertNode(const Node &node) {
  const Converter *converter = findConverter(node.op);
  if (node.op == "_Arg")
    return true;
  SmallVector<EdgeValue> inputs;
  for (const Output &input : node.inputs) {
    EdgeValue edge = values.lookup(input);
    bool keepsHandle = converter->takesHandles &&
                       takesHandle(node.op, inputs.size(), node.inputs.size());
    if (!(keepsHandle && edge.isHandle()))
      edge = {valueOf(input, node)};
    if (!edge.value && !edge.isHandle())
      return false;
    inputs.push_back(edge);
  }
  if (inputs.size() < converter->minInputs) {
    reporter.error(node) << "has " << inputs.size() << " operands instead of "
                         << converter->minInputs;
    return false;
  }
  noteRequest(node);
  NodeContext context(*this, node, std::move(inputs));
  if (!runConverter(*converter, context))
    return false;
  for (auto &[index, edge] : context.results) {
    Output output{const_cast<Node *>(&node), index};
    if (!fed.contains(output))
      values[output] = edge;
    Operation *op = edge.value ? edge.value.getDefiningOp() : nullptr;
    if (index == 0 && op && op->getLoc() == context.loc)
      op->setAttr("tenon.node", builder.getStringAttr(node.name));
  }
  return true;
}

bool GraphConverter::convertNodes(ArrayRef<Node *> order) {
  // One wrong node makes others fail; those that depend on none are still tried.
  constexpr int maxErrors = 20;
  DenseSet<Node *> failed;
  int errorsBefore = reporter.errorCount();
  for (Node *node : order) {
    bool dependsOnFailed = llvm::any_of(
        node->inputs, [&](const Output &input) { return failed.contains(input.node); });
    if (dependsOnFailed || !convertNode(*node))
      failed.insert(node);
    if (reporter.errorCount() - errorsBefore >= maxErrors)
      break;
  }
  return failed.empty();
}

std::optional<SmallVector<EdgeValue>>
GraphConverter::convertBody(const Graph &body, ArrayRef<EdgeValue> args) {
  if (!body.args.empty() && body.args.size() != args.size()) {
    reporter.error(*body.owner)
        << "has " << args.size() << " arguments for a function that takes "
        << body.args.size();
    return std::nullopt;
  }
  for (auto [node, arg] : llvm::zip(body.args, args))
    values[{node, 0}] = arg;
  auto order = orderNeeded(body.results, body.roots, body.captures, reporter);
  if (!order || !convertNodes(*order))
    return std::nullopt;
  SmallVector<EdgeValue> results;
  for (const Output &result : body.results) {
    EdgeValue edge = values.lookup(result);
    bool isReference = edge.variable && edge.variable->isReference;
    if (!edge.isHandle() || isReference)
      edge = {valueOf(result, *body.owner)};
    if (!edge.value && !edge.isHandle())
      return std::nullopt;
    results.push_back(edge);
  }
  return results;
}

ListObject *GraphConverter::addObject() {
  objects.push_back(std::make_unique<ListObject>());
  return objects.back().get();
}

//===----------------------------------------------------------------------===//
// Variables
//===----------------------------------------------------------------------===//

bool GraphConverter::declare(Variable &variable) {
  if (variable.isDeclared)
    return true;
  if (!variables.load(variable))
    return false;
  if (!variable.type) {
    reporter.error(*variable.node) << "the variable's type or rank is not known";
    return false;
  }
  if (isa<StringType>(variable.type.getElementType())) {
    reporter.error(*variable.node)
        << "variables of strings are not supported; a signature can be fed them";
    return false;
  }
  variable.isDeclared = true;
  return true;
}

Value GraphConverter::readVariable(Variable &variable, Location loc) {
  if (!variables.load(variable))
    return {};
  if (!variable.isWritten && variables.needsMainOp(variable)) {
    reporter.error(*variable.node)
        << "variable '" << variable.name
        << "' has no value in the checkpoint; one that the SavedModel's main op "
           "initialises is not supported yet";
    return {};
  }
  if (!variable.isWritten && variable.value) {
    constexpr size_t maxInIr = 1024;
    ArrayRef<char> bytes = variable.value->bytes;
    NodeContext context(*this, *variable.node, {});
    if (bytes.size() <= maxInIr)
      return context.constantTensor(variable.type, bytes, nullptr);
    return WeightOp::create(builder, loc, variable.type, variables.store(variable));
  }
  if (!declare(variable))
    return {};
  return ReadOp::create(builder, loc, variable.type, variable.symbol);
}

//===----------------------------------------------------------------------===//
// Feeds and fetches
//===----------------------------------------------------------------------===//

/// The shape that the file gives for a fed output, or null.
static const TensorShapeProto *shapeHint(const Port &feed) {
  if (feed.info && feed.info->has_tensor_shape() &&
      !feed.info->tensor_shape().unknown_rank())
    return &feed.info->tensor_shape();
  const Node &node = *feed.output.node;
  const AttrValue *shape = node.attr("shape");
  if (shape && shape->has_shape() && node.outputCount() == 1)
    return &shape->shape();
  const AttrValue *value = node.op == "Const" ? node.attr("value") : nullptr;
  if (value && value->has_tensor())
    return &value->tensor().tensor_shape();
  const AttrValue *hints = node.attr("_output_shapes");
  if (hints && feed.output.index < hints->list().shape_size())
    return &hints->list().shape(feed.output.index);
  return nullptr;
}

RankedTensorType GraphConverter::feedType(const Port &feed, ArrayAttr &dims) {
  const Node &node = *feed.output.node;
  DataType dtype = feed.info ? feed.info->dtype() : DT_INVALID;
  if (dtype == DT_INVALID)
    dtype = node.outputType(feed.output.index);
  Type element = convertType(dtype, module.getContext());
  if (!element) {
    reporter.error(node) << "cannot be fed: its type, " << dataTypeName(dtype)
                         << ", is not supported";
    return {};
  }
  SmallVector<Attribute> symbols;
  if (!feed.dims) {
    const TensorShapeProto *shape = shapeHint(feed);
    RankedTensorType type = shape ? convertShape(*shape, element) : nullptr;
    if (!type)
      reporter.error(node) << "its rank is not known; say it with --feed "
                           << feed.output.name() << "=DIMxDIM…";
    else
      symbols.resize(type.getNumDynamicDims(), builder.getStringAttr(""));
    dims = builder.getArrayAttr(symbols);
    return type;
  }
  SmallVector<int64_t> sizes;
  for (StringRef dim : *feed.dims) {
    int64_t size;
    if (!dim.getAsInteger(10, size) && size >= 0) {
      sizes.push_back(size);
      continue;
    }
    bool isSymbol = !dim.empty() && (llvm::isAlpha(dim[0]) || dim[0] == '_');
    if (dim != "?" && !isSymbol) {
      reporter.error() << "feed '" << feed.key << "' has dimension '" << dim
                       << "', which is no number, '?' or symbol";
      return {};
    }
    sizes.push_back(ShapedType::kDynamic);
    symbols.push_back(builder.getStringAttr(dim == "?" ? "" : dim));
  }
  dims = builder.getArrayAttr(symbols);
  auto type = RankedTensorType::get(sizes, element);
  const TensorShapeProto *shape = shapeHint(feed);
  RankedTensorType declared = shape ? convertShape(*shape, element) : nullptr;
  if (declared && !areCompatibleTypes(declared, type)) {
    reporter.error(node) << "is fed as " << type << ", but the graph says " << declared;
    return {};
  }
  return type;
}

bool GraphConverter::addFeeds(const Plan &plan, func::FuncOp func) {
  Block *entry = func.addEntryBlock();
  bool ok = true;
  for (const Port &feed : plan.interface.feeds) {
    ArrayAttr dims;
    RankedTensorType type = feedType(feed, dims);
    ok &= static_cast<bool>(type);
    if (!ok)
      continue;
    auto loc = NameLoc::get(builder.getStringAttr(feed.output.node->name));
    SmallVector<NamedAttribute> attrs = {
        builder.getNamedAttr("tenon.name",
                             builder.getStringAttr(feed.output.tensorName())),
        builder.getNamedAttr("tenon.key", builder.getStringAttr(feed.key))};
    if (!dims.empty())
      attrs.push_back(builder.getNamedAttr("tenon.dims", dims));
    if (failed(func.insertArgument(func.getNumArguments(), type,
                                   builder.getDictionaryAttr(attrs), loc)))
      return false;
    values[feed.output] = {entry->getArguments().back()};
    fed.insert(feed.output);
  }
  return ok;
}

bool GraphConverter::addFetches(const Plan &plan, func::FuncOp func) {
  SmallVector<Value> results;
  SmallVector<Type> types;
  SmallVector<Attribute> attrs;
  Location loc = UnknownLoc::get(module.getContext());
  for (auto [fetch, output] : llvm::zip(plan.interface.fetches, plan.outputs)) {
    Value value = valueOf(output, *output.node);
    if (!value)
      return false;
    results.push_back(value);
    types.push_back(value.getType());
    std::string name = fetch.output.tensorName();
    attrs.push_back(builder.getDictionaryAttr(
        {builder.getNamedAttr("tenon.key", builder.getStringAttr(fetch.key)),
         builder.getNamedAttr("tenon.name", builder.getStringAttr(name))}));
  }
  func::ReturnOp::create(builder, loc, results);
  func.setType(builder.getFunctionType(func.getArgumentTypes(), types));
  func.setAllResultAttrs(attrs);
  return true;
}

/// A symbol that no variable has.
std::string GraphConverter::symbolOf(StringRef signature) {
  std::string symbol = sanitizeName(signature);
  while (variables.hasSymbol(symbol) || module.lookupSymbol(symbol))
    symbol += "_";
  return symbol;
}

/// The step that makes the only fetch small.
bool GraphConverter::addTraining(const Plan &plan) {
  if (!plan.interface.optimizer)
    return true;
  const Node &node = *plan.outputs.front().node;
  Value loss = valueOf(plan.outputs.front(), node);
  if (!loss)
    return false;
  if (!isa<FloatType>(getElementTypeOrSelf(loss.getType()))) {
    reporter.error(node) << "cannot be minimized, as its type is " << loss.getType();
    return false;
  }
  SmallVector<Attribute> trained;
  for (const auto &variable : variables.all())
    if (variable->isTrained && variable->isDeclared)
      trained.push_back(FlatSymbolRefAttr::get(module.getContext(), variable->symbol));
  SmallVector<NamedAttribute> settings;
  for (const auto &[name, value] : plan.interface.optimizer->settings)
    settings.push_back(builder.getNamedAttr(name, builder.getF64FloatAttr(value)));
  FlatSymbolRefAttr initializer;
  for (auto function : module.getOps<func::FuncOp>())
    if (function->hasAttr("tenon.initializer"))
      initializer = FlatSymbolRefAttr::get(function.getSymNameAttr());
  MinimizeOp::create(builder, NameLoc::get(builder.getStringAttr(node.name)), loss,
                     builder.getStringAttr(plan.interface.optimizer->name),
                     builder.getDictionaryAttr(settings), builder.getArrayAttr(trained),
                     initializer);
  return true;
}

bool GraphConverter::convert(const Plan &plan) {
  values.clear();
  fed.clear();
  lists.clear();
  isInitializer = plan.interface.isInitializer;
  builder.setInsertionPointToEnd(module.getBody());
  std::string symbol = symbolOf(plan.interface.name);
  auto func = func::FuncOp::create(
      builder, NameLoc::get(builder.getStringAttr(plan.interface.name)), symbol,
      builder.getFunctionType({}, {}));
  func->setAttr("tenon.signature", builder.getStringAttr(plan.interface.name));
  if (isInitializer)
    func->setAttr("tenon.initializer", builder.getUnitAttr());
  if (!addFeeds(plan, func))
    return false;
  builder.setInsertionPointToStart(&func.front());
  return convertNodes(plan.order) && addTraining(plan) && addFetches(plan, func);
}
