//===- Signature.cpp - What a function takes and gives, kept as attributes ===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "compiler/Host/GpuAccess.h"
#include "compiler/Host/LowerHost.h"
#include "dialects/Tenon/TenonOps.h"

using namespace mlir;
using namespace tenon;

static constexpr llvm::StringLiteral kFeeds = "tenon.feeds", kFetches = "tenon.fetches",
                                     kVariables = "tenon.variables";

/// {name, key, type, dims} of an argument or result.
static DictionaryAttr recordTensor(Builder &builder, Type type, DictionaryAttr attributes,
                                   StringRef fallback) {
  SmallVector<NamedAttribute> fields;
  auto copy = [&](StringRef field, StringRef from, Attribute otherwise) {
    Attribute value = attributes ? attributes.get(from) : Attribute();
    fields.push_back(builder.getNamedAttr(field, value ? value : otherwise));
  };
  copy("name", "tenon.name", builder.getStringAttr(fallback));
  copy("key", "tenon.key", builder.getStringAttr(""));
  copy("dims", "tenon.dims", builder.getArrayAttr({}));
  fields.push_back(builder.getNamedAttr("type", TypeAttr::get(type)));
  return builder.getDictionaryAttr(fields);
}

/// {name, read, written} of a variable, whose value is an argument. Its value on entry
/// matters unless all paths set it.
static DictionaryAttr recordVariable(Builder &builder, func::FuncOp function,
                                     unsigned argument, Attribute name) {
  bool isWritten = false;
  for (unsigned i = 0; i < function.getNumResults(); ++i)
    isWritten |= function.getResultAttr(i, "tenon.variable") == name;
  bool isRead = !isWritten || !function.getArgument(argument).use_empty();
  return builder.getDictionaryAttr(
      {builder.getNamedAttr("name", name),
       builder.getNamedAttr("read", builder.getBoolAttr(isRead)),
       builder.getNamedAttr("written", builder.getBoolAttr(isWritten))});
}

void tenon::recordSignature(func::FuncOp function) {
  Builder builder(function.getContext());
  SmallVector<Attribute> feeds, fetches, variables;
  for (unsigned i = 0; i < function.getNumArguments(); ++i) {
    if (Attribute name = function.getArgAttr(i, "tenon.variable"))
      variables.push_back(recordVariable(builder, function, i, name));
    else
      feeds.push_back(recordTensor(builder, function.getArgumentTypes()[i],
                                   function.getArgAttrDict(i),
                                   "arg" + std::to_string(i)));
  }
  for (unsigned i = 0; i < function.getNumResults(); ++i)
    if (!function.getResultAttr(i, "tenon.variable"))
      fetches.push_back(recordTensor(builder, function.getResultTypes()[i],
                                     function.getResultAttrDict(i),
                                     "result" + std::to_string(i)));
  function->setAttr(kFeeds, builder.getArrayAttr(feeds));
  function->setAttr(kFetches, builder.getArrayAttr(fetches));
  function->setAttr(kVariables, builder.getArrayAttr(variables));
}

static std::vector<TensorDescription> describeTensors(ArrayAttr records) {
  std::vector<TensorDescription> tensors;
  if (!records)
    return tensors;
  for (auto record : records.getAsRange<DictionaryAttr>()) {
    TensorDescription tensor;
    tensor.name = cast<StringAttr>(record.get("name")).str();
    tensor.key = cast<StringAttr>(record.get("key")).str();
    auto type = cast<RankedTensorType>(cast<TypeAttr>(record.get("type")).getValue());
    tensor.element = elementKindOf(type.getElementType()).value_or(ElementKind::Float32);
    for (int64_t size : type.getShape())
      tensor.dims.push_back(ShapedType::isDynamic(size) ? -1 : size);
    // The attribute names dynamic dimensions only.
    auto symbols = cast<ArrayAttr>(record.get("dims")).getAsRange<StringAttr>();
    auto symbol = symbols.begin();
    if (!symbols.empty())
      for (int64_t size : type.getShape())
        tensor.dimSymbols.push_back(ShapedType::isDynamic(size) && symbol != symbols.end()
                                        ? (*symbol++).str()
                                        : "");
    tensors.push_back(std::move(tensor));
  }
  return tensors;
}

SignatureDescription tenon::describeSignature(func::FuncOp function) {
  SignatureDescription signature;
  auto name = function->getAttrOfType<StringAttr>("tenon.signature");
  signature.name = name ? name.str() : function.getName().str();
  signature.runSymbol = "run_" + toIdentifier(function.getName());
  signature.shapeSymbol = "shape_" + toIdentifier(function.getName());
  signature.feeds = describeTensors(function->getAttrOfType<ArrayAttr>(kFeeds));
  signature.fetches = describeTensors(function->getAttrOfType<ArrayAttr>(kFetches));
  llvm::DenseMap<Attribute, int32_t> numbers;
  for (auto variable : function->getParentOfType<ModuleOp>().getOps<VariableOp>())
    numbers.try_emplace(FlatSymbolRefAttr::get(variable.getSymNameAttr()),
                        numbers.size());
  if (auto variables = function->getAttrOfType<ArrayAttr>(kVariables))
    for (auto record : variables.getAsRange<DictionaryAttr>())
      signature.variables.push_back({numbers.lookup(record.get("name")),
                                     cast<BoolAttr>(record.get("read")).getValue(),
                                     cast<BoolAttr>(record.get("written")).getValue()});
  function.walk(
      [&](rt::LaunchOp launch) { signature.usesGpu |= launch->hasAttr(kOnGpu); });
  function.walk([&](rt::SizesOp sizes) {
    IntegerAttr size;
    if (sizes.getArena() && matchPattern(sizes.getArena(), m_Constant(&size)))
      signature.arenaSize = size.getInt();
  });
  return signature;
}

std::vector<VariableDescription> tenon::describeVariables(ModuleOp module,
                                                          const WeightLayout &weights) {
  std::vector<VariableDescription> variables;
  for (auto op : module.getOps<VariableOp>()) {
    VariableDescription variable;
    auto type = cast<RankedTensorType>(op.getType());
    auto name = op->getAttrOfType<StringAttr>("tenon.name");
    variable.tensor.name = name ? name.str() : op.getSymName().str();
    variable.tensor.element =
        elementKindOf(type.getElementType()).value_or(ElementKind::Float32);
    llvm::append_range(variable.tensor.dims, type.getShape());
    variable.trainable = op.getTrainable();
    if (op.getInitialWeight())
      variable.initialOffset = weights.offset(*op.getInitialWeight());
    if (auto key = op->getAttrOfType<StringAttr>("tenon.checkpoint_key"))
      variable.checkpointKey = key.str();
    if (auto slice = op->getAttrOfType<StringAttr>("tenon.checkpoint_slice"))
      variable.checkpointSlice = slice.str();
    variables.push_back(std::move(variable));
  }
  return variables;
}

std::vector<OtherVariableDescription> tenon::describeOthers(ModuleOp module) {
  std::vector<OtherVariableDescription> others;
  if (auto listed = module->getAttrOfType<DictionaryAttr>("tenon.other_variables"))
    for (NamedAttribute other : listed) {
      auto crc = dyn_cast<IntegerAttr>(other.getValue());
      others.push_back({other.getName().str(), crc != nullptr,
                        crc ? static_cast<uint32_t>(crc.getInt()) : 0});
    }
  return others;
}

SmallVector<int64_t> tenon::usedWeights(ModuleOp module) {
  llvm::SetVector<int64_t> ids;
  for (auto variable : module.getOps<VariableOp>())
    if (variable.getInitialWeight())
      ids.insert(static_cast<int64_t>(*variable.getInitialWeight()));
  for (auto function : module.getOps<func::FuncOp>())
    function.walk(
        [&](rt::WeightOp weight) { ids.insert(static_cast<int64_t>(weight.getId())); });
  return SmallVector<int64_t>(ids.begin(), ids.end());
}
