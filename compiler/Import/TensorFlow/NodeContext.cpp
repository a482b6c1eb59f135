//===- NodeContext.cpp - What a converter works on ------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Import/TensorFlow/Converter.h"
#include "compiler/Import/TensorFlow/GraphConverter.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

NodeContext::NodeContext(GraphConverter &converter, const Node &node,
                         SmallVector<EdgeValue> inputs)
    : node(node), builder(converter.builder),
      loc(NameLoc::get(converter.builder.getStringAttr(node.name))), converter(converter),
      inputs(std::move(inputs)) {}

InFlightDiagnostic NodeContext::error() {
  hasFailed = true;
  return converter.reporter.error(node);
}

//===----------------------------------------------------------------------===//
// Operands
//===----------------------------------------------------------------------===//

SmallVector<Value> NodeContext::allInputs(size_t first) const {
  SmallVector<Value> all;
  for (size_t i = first; i < inputs.size(); ++i)
    all.push_back(inputs[i].value);
  return all;
}

Variable *NodeContext::variable(size_t i) {
  if (!inputs[i].variable)
    error() << "operand " << i << " is not a variable";
  return inputs[i].variable;
}

Value NodeContext::tensor(size_t i) {
  if (inputs[i].variable)
    return read(*inputs[i].variable);
  if (!inputs[i].value && !hasFailed)
    error() << "operand " << i << " (from node '" << node.inputs[i].node->name
            << "') is a list of tensors, not a tensor";
  return inputs[i].value;
}

const List *NodeContext::list(size_t i) {
  if (!inputs[i].list)
    error() << "operand " << i << " (from node '" << node.inputs[i].node->name
            << "') is not a list of tensors";
  return inputs[i].list.get();
}

ListObject *NodeContext::object(size_t i) {
  if (!inputs[i].object)
    error() << "operand " << i << " (from node '" << node.inputs[i].node->name
            << "') is not a TensorArray or stack";
  return inputs[i].object;
}

std::optional<SmallVector<int64_t>> NodeContext::known(size_t i) const {
  if (!input(i))
    return std::nullopt;
  // Paddings and the like are matrices.
  constexpr int64_t maxElements = 1 << 16;
  auto constant = input(i).getDefiningOp<ConstantOp>();
  auto dense = constant ? dyn_cast<DenseIntElementsAttr>(constant.getValue()) : nullptr;
  if (!dense || dense.getNumElements() > maxElements)
    return evaluateShape(input(i));
  bool isUnsigned = dense.getElementType().isUnsignedInteger();
  return llvm::map_to_vector(dense.getValues<APInt>(), [&](const APInt &element) {
    return isUnsigned ? static_cast<int64_t>(element.getZExtValue())
                      : element.getSExtValue();
  });
}

std::optional<SmallVector<int64_t>> NodeContext::constants(size_t i, StringRef what) {
  if (hasFailed)
    return std::nullopt;
  auto elements = known(i);
  if (elements && !llvm::is_contained(*elements, ShapedType::kDynamic))
    return elements;
  error() << "the " << what << " (operand " << i << ", from node '"
          << node.inputs[i].node->name << "') must be known at compile time";
  return std::nullopt;
}

std::optional<int64_t> NodeContext::constant(size_t i, StringRef what) {
  auto elements = constants(i, what);
  if (!elements)
    return std::nullopt;
  if (elements->size() == 1)
    return elements->front();
  error() << "the " << what << " (operand " << i << ") has " << elements->size()
          << " elements instead of 1";
  return std::nullopt;
}

std::optional<int64_t> NodeContext::normalizeAxis(int64_t axis, int64_t rank) {
  if (axis >= -rank && axis < rank)
    return axis < 0 ? axis + rank : axis;
  error() << "axis " << axis << " is not within rank " << rank;
  return std::nullopt;
}

std::optional<SmallVector<int64_t>> NodeContext::axes(size_t i, int64_t rank) {
  auto elements = constants(i, "axes");
  if (!elements)
    return std::nullopt;
  for (int64_t &axis : *elements) {
    auto normalized = normalizeAxis(axis, rank);
    if (!normalized)
      return std::nullopt;
    axis = *normalized;
  }
  llvm::sort(*elements);
  elements->erase(std::unique(elements->begin(), elements->end()), elements->end());
  return elements;
}

//===----------------------------------------------------------------------===//
// Attributes
//===----------------------------------------------------------------------===//

const AttrValue *NodeContext::attrOf(StringRef name, AttrValue::ValueCase kind,
                                     StringRef kindName) {
  const AttrValue *attr = node.attr(name);
  if (attr && attr->value_case() == kind)
    return attr;
  if (!hasFailed)
    error() << "attribute '" << name << "' " << (attr ? "is not " : "is missing, ")
            << kindName;
  return nullptr;
}

int64_t NodeContext::intAttr(StringRef name) {
  const AttrValue *attr = attrOf(name, AttrValue::kI, "an integer");
  return attr ? attr->i() : 0;
}

bool NodeContext::boolAttr(StringRef name) {
  const AttrValue *attr = attrOf(name, AttrValue::kB, "a boolean");
  return attr && attr->b();
}

float NodeContext::floatAttr(StringRef name) {
  const AttrValue *attr = attrOf(name, AttrValue::kF, "a float");
  return attr ? attr->f() : 0;
}

StringRef NodeContext::stringAttr(StringRef name) {
  const AttrValue *attr = attrOf(name, AttrValue::kS, "a string");
  return attr ? StringRef(attr->s()) : StringRef();
}

SmallVector<int64_t> NodeContext::intsAttr(StringRef name) {
  const AttrValue *attr = attrOf(name, AttrValue::kList, "a list");
  if (!attr)
    return {};
  return SmallVector<int64_t>(attr->list().i().begin(), attr->list().i().end());
}

SmallVector<StringRef> NodeContext::stringsAttr(StringRef name) {
  const AttrValue *attr = attrOf(name, AttrValue::kList, "a list");
  SmallVector<StringRef> strings;
  if (attr)
    strings.append(attr->list().s().begin(), attr->list().s().end());
  return strings;
}

DataType NodeContext::dataTypeAttr(StringRef name) {
  const AttrValue *attr = attrOf(name, AttrValue::kType, "a type");
  return attr ? attr->type() : DT_INVALID;
}

Type NodeContext::typeAttr(StringRef name) {
  DataType dtype = dataTypeAttr(name);
  Type type = convertType(dtype, builder.getContext());
  if (!type && !hasFailed)
    error() << "type " << dataTypeName(dtype) << " is not supported";
  return type;
}

//===----------------------------------------------------------------------===//
// Making ops
//===----------------------------------------------------------------------===//

/// Folds ops on small integers, of which shapes and axes are made, so that their
/// users can be built; all else is left to passes.
Value NodeContext::fold(Operation *op) {
  constexpr int64_t maxElements = 64;
  Value result = op->getResult(0);
  auto type = dyn_cast<RankedTensorType>(result.getType());
  bool isSmall = type && type.getElementType().isIntOrIndex() && type.hasStaticShape() &&
                 type.getNumElements() <= maxElements;
  if (!isSmall || isa<ConstantOp, WeightOp>(op))
    return result;
  SmallVector<Value> folded;
  SmallVector<Operation *> constants;
  if (succeeded(builder.tryFold(op, folded, &constants)) && folded.size() == 1 &&
      folded[0] != result && folded[0].getType() == type) {
    op->erase();
    return folded[0];
  }
  return result;
}

Value NodeContext::declare(Value value, Type type) {
  if (value.getType() == type)
    return value;
  if (!areCompatibleTypes(value.getType(), type)) {
    error() << "its type is " << value.getType() << ", which does not agree with "
            << type;
    return {};
  }
  value.setType(type);
  return value;
}

Value NodeContext::scalar(double value, Type elementType) {
  auto type = RankedTensorType::get({}, elementType);
  TypedAttr attr;
  if (auto floatType = dyn_cast<FloatType>(elementType)) {
    attr = DenseElementsAttr::get(type, FloatAttr::get(floatType, value).getValue());
  } else if (auto intType = dyn_cast<IntegerType>(elementType)) {
    // Written so that NaN is outside, too.
    if (!(std::abs(value) <= double(int64_t(1) << 53))) {
      error() << "the number " << value << " is no integer";
      return {};
    }
    bool isSigned = !intType.isUnsigned();
    APInt bits(intType.getWidth(), static_cast<int64_t>(value), isSigned,
               /*implicitTrunc=*/true);
    attr = DenseElementsAttr::get(type, bits);
  } else if (auto complex = dyn_cast<ComplexType>(elementType)) {
    auto part = cast<FloatType>(complex.getElementType());
    std::complex<APFloat> number(FloatAttr::get(part, value).getValue(),
                                 FloatAttr::get(part, 0).getValue());
    attr = DenseElementsAttr::get(type, number);
  } else {
    error() << "elements of type " << elementType << " are not supported";
    return {};
  }
  return ConstantOp::create(builder, loc, cast<ElementsAttr>(attr));
}

Value NodeContext::vector(ArrayRef<int64_t> values, bool is32) {
  Type element = is32 ? builder.getI32Type() : builder.getI64Type();
  auto type = RankedTensorType::get({static_cast<int64_t>(values.size())}, element);
  SmallVector<APInt> elements;
  for (int64_t value : values)
    elements.emplace_back(is32 ? 32 : 64, value, true, /*implicitTrunc=*/true);
  return ConstantOp::create(builder, loc,
                            cast<ElementsAttr>(DenseElementsAttr::get(type, elements)));
}

Value NodeContext::transpose(Value value, ArrayRef<int64_t> perm) {
  return emit<TransposeOp>(value, perm);
}

Value NodeContext::cast(Value value, Type elementType) {
  if (!value || typeOf(value).getElementType() == elementType)
    return value;
  return emit<CastOp>(value, elementType);
}

Value NodeContext::reshape(Value value, ArrayRef<int64_t> shape) {
  return emit<ReshapeOp>(value, vector(shape));
}

Value NodeContext::size(Value value, int64_t axis) {
  if (!value)
    return {};
  RankedTensorType type = typeOf(value);
  if (axis >= type.getRank()) {
    error() << "it needs axis " << axis << " of an operand of rank " << type.getRank();
    return {};
  }
  if (!type.isDynamicDim(axis))
    return vector({type.getDimSize(axis)});
  Value shape = emit<ShapeOfOp>(value, Type(builder.getI64Type()));
  return emit<SliceOp>(shape, ArrayRef<int64_t>({axis}), ArrayRef<int64_t>({1}),
                       ArrayRef<int64_t>({1}));
}

Value NodeContext::reshapeTo(Value value, ArrayRef<Value> sizes) {
  if (hasFailed || llvm::is_contained(sizes, Value()))
    return {};
  if (sizes.empty())
    return reshape(value, {});
  Value shape =
      sizes.size() == 1 ? sizes[0] : emit<ConcatOp>(int64_t(0), ValueRange(sizes));
  return emit<ReshapeOp>(value, shape);
}

Value NodeContext::iota(int64_t size, int64_t axis, int64_t rank) {
  Type i32 = builder.getI32Type();
  Value numbers = emit<RangeOp>(scalar(0, i32), scalar(size, i32), scalar(1, i32));
  SmallVector<int64_t> shape(rank, 1);
  shape[axis] = size;
  return reshape(numbers, shape);
}

Value NodeContext::iota(Value size, int64_t axis, int64_t rank) {
  Type i32 = builder.getI32Type();
  Value limit = emit<SqueezeOp>(cast(size, i32), ArrayRef<int64_t>({0}));
  Value numbers = emit<RangeOp>(scalar(0, i32), limit, scalar(1, i32));
  SmallVector<int64_t> axes = allAxes(rank);
  axes.erase(axes.begin() + axis);
  return axes.empty() ? numbers : emit<ExpandDimsOp>(numbers, ArrayRef<int64_t>(axes));
}

Value NodeContext::take(Value value, Value indices, int64_t axis) {
  return emit<GatherOp>(value, indices, axis, int64_t(0), true);
}

Value NodeContext::slice(Value value, int64_t axis, int64_t begin, int64_t size,
                         int64_t stride) {
  if (!value)
    return {};
  int64_t rank = typeOf(value).getRank();
  if (axis >= rank) {
    error() << "it needs axis " << axis << " of an operand of rank " << rank;
    return {};
  }
  SmallVector<int64_t> begins(rank, 0), sizes(rank, -1), strides(rank, 1);
  begins[axis] = begin;
  sizes[axis] = size;
  strides[axis] = stride;
  return emit<SliceOp>(value, ArrayRef<int64_t>(begins), ArrayRef<int64_t>(sizes),
                       ArrayRef<int64_t>(strides));
}

Value NodeContext::pad(Value value, int64_t axis, int64_t low, int64_t high, Value fill) {
  if (!value)
    return {};
  int64_t rank = typeOf(value).getRank(), size = typeOf(value).getDimSize(axis);
  if (low < 0 || high < 0)
    value = slice(value, axis, std::max<int64_t>(-low, 0),
                  high < 0 ? size + std::min<int64_t>(low, 0) + high : -1);
  SmallVector<int64_t> before(rank, 0), after(rank, 0);
  before[axis] = std::max<int64_t>(low, 0);
  after[axis] = std::max<int64_t>(high, 0);
  if (before[axis] == 0 && after[axis] == 0)
    return value;
  if (fill)
    return emit<PadOp>(value, fill, ArrayRef<int64_t>(before), ArrayRef<int64_t>(after),
                       PadMode::constant);
  return emit<PadOp>(value, nullptr, ArrayRef<int64_t>(before), ArrayRef<int64_t>(after),
                     PadMode::constant);
}

void NodeContext::check(Value condition, StringRef message, ValueRange values) {
  if (hasFailed || !condition)
    return;
  if (int64_t rank = typeOf(condition).getRank())
    condition = emit<ReduceOp>(ReduceKind::all, condition,
                               ArrayRef<int64_t>(allAxes(rank)), false);
  CheckOp::create(builder, loc, condition, message, values);
}

SmallVector<int64_t> tenon::tf::allAxes(int64_t rank) {
  return llvm::to_vector(llvm::seq<int64_t>(rank));
}

Value NodeContext::read(Variable &variable) {
  Value value = converter.readVariable(variable, loc);
  if (!value)
    hasFailed = true;
  return value;
}

//===----------------------------------------------------------------------===//
// Results
//===----------------------------------------------------------------------===//

void NodeContext::result(int index, Value value) {
  results.push_back({index, EdgeValue{value}});
}

void NodeContext::resultVariable(Variable *variable) {
  results.push_back({0, EdgeValue{Value(), variable}});
}

void NodeContext::resultList(int index, List list) {
  EdgeValue edge;
  edge.list = std::make_shared<const List>(std::move(list));
  results.push_back({index, edge});
}
