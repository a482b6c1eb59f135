//===- Constant.cpp - The constant family ---------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A TensorProto holds its elements as raw bytes (tensor_content) or in a typed
// list, of which a tail of equal elements may be left out. Where the bytes are
// there as such, the weight store views them in place.
//
//===----------------------------------------------------------------------===//
#include "compiler/Import/TensorFlow/GraphConverter.h"
#include "llvm/Support/LEB128.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

/// Constants of more bytes go to the weight store.
static constexpr size_t maxInIr = 1024;

//===----------------------------------------------------------------------===//
// Building constants
//===----------------------------------------------------------------------===//

/// The attribute of a small constant; also of a repeated element.
static DenseElementsAttr denseAttr(RankedTensorType type, ArrayRef<char> bytes) {
  if (!type.getElementType().isInteger(1))
    return DenseElementsAttr::getFromRawBuffer(type, bytes);
  SmallVector<bool> flags;
  for (char byte : bytes)
    flags.push_back(byte != 0);
  return DenseElementsAttr::get(type, flags);
}

Value NodeContext::constantTensor(RankedTensorType type, ArrayRef<char> bytes,
                                  std::shared_ptr<void> owner) {
  if (hasFailed)
    return {};
  if (bytes.size() <= maxInIr)
    return ConstantOp::create(builder, loc, cast<ElementsAttr>(denseAttr(type, bytes)));
  int64_t id =
      owner ? converter.weights.add(bytes, owner) : converter.weights.addCopy(bytes);
  return WeightOp::create(builder, loc, type, id);
}

//===----------------------------------------------------------------------===//
// Decoding
//===----------------------------------------------------------------------===//

namespace {
/// The elements that a TensorProto lists, as bytes of the element type.
struct ListedElements {
  std::vector<char> copy;
  ArrayRef<char> bytes;
};
} // namespace

/// Views a list whose elements have the tensor's own width.
template <class List> static void view(const List &list, ListedElements &out) {
  out.bytes = ArrayRef<char>(reinterpret_cast<const char *>(list.data()),
                             list.size() * sizeof(*list.data()));
}

/// Narrows a list of wider integers.
template <class T, class List> static void narrow(const List &list, ListedElements &out) {
  out.copy.resize(list.size() * sizeof(T));
  for (int i = 0; i < list.size(); ++i) {
    T element = static_cast<T>(list.Get(i));
    std::memcpy(out.copy.data() + i * sizeof(T), &element, sizeof(T));
  }
  out.bytes = out.copy;
}

static void listElements(const TensorProto &tensor, ListedElements &out) {
  switch (tensor.dtype()) {
  case DT_FLOAT:
    return view(tensor.float_val(), out);
  case DT_DOUBLE:
    return view(tensor.double_val(), out);
  case DT_INT32:
    return view(tensor.int_val(), out);
  case DT_INT64:
    return view(tensor.int64_val(), out);
  case DT_UINT32:
    return view(tensor.uint32_val(), out);
  case DT_UINT64:
    return view(tensor.uint64_val(), out);
  case DT_COMPLEX64:
    return view(tensor.scomplex_val(), out);
  case DT_COMPLEX128:
    return view(tensor.dcomplex_val(), out);
  case DT_HALF:
  case DT_BFLOAT16:
    return narrow<uint16_t>(tensor.half_val(), out);
  case DT_INT16:
  case DT_UINT16:
    return narrow<uint16_t>(tensor.int_val(), out);
  case DT_INT8:
  case DT_UINT8:
    return narrow<uint8_t>(tensor.int_val(), out);
  case DT_BOOL:
    return narrow<uint8_t>(tensor.bool_val(), out);
  default:
    return;
  }
}

/// Strings as tensor_content has them: all sizes as variable-length numbers, then all
/// bytes. False if there are not just as many.
static bool readStrings(StringRef content, int64_t count,
                        SmallVectorImpl<StringRef> &strings) {
  SmallVector<uint64_t> sizes;
  while (int64_t(sizes.size()) < count) {
    unsigned used = 0;
    const char *error = nullptr;
    sizes.push_back(
        llvm::decodeULEB128(content.bytes_begin(), &used, content.bytes_end(), &error));
    if (error)
      return false;
    content = content.drop_front(used);
  }
  for (uint64_t size : sizes) {
    if (size > content.size())
      return false;
    strings.push_back(content.take_front(size));
    content = content.drop_front(size);
  }
  return content.empty();
}

static Value stringConstant(NodeContext &c, const TensorProto &tensor,
                            RankedTensorType type) {
  constexpr int64_t maxElements = 1 << 24;
  SmallVector<StringRef> strings;
  int64_t count = type.getNumElements();
  const std::string &content = tensor.tensor_content();
  if (count > maxElements) {
    c.error() << "the constant has " << count << " strings, but at most " << maxElements
              << " are supported";
    return {};
  }
  if (!content.empty() && !readStrings(content, count, strings)) {
    c.error() << "the constant has " << count << " strings, but its " << content.size()
              << " bytes hold others";
    return {};
  }
  if (content.empty())
    for (const std::string &text : tensor.string_val())
      strings.push_back(text);
  strings.resize(count, strings.empty() ? StringRef() : strings.back());
  return ConstantOp::create(
      c.builder, c.loc, cast<ElementsAttr>(DenseStringElementsAttr::get(type, strings)));
}

/// A constant of which only the first elements are listed.
static Value partlyListed(NodeContext &c, RankedTensorType type, size_t size,
                          ArrayRef<char> listed, size_t count) {
  std::vector<char> zero(size, 0);
  ArrayRef<char> last = listed.empty() ? ArrayRef<char>(zero) : listed.take_back(size);
  if (listed.size() <= size) {
    DenseElementsAttr splat = denseAttr(type, last);
    return ConstantOp::create(c.builder, c.loc, cast<ElementsAttr>(splat));
  }
  constexpr size_t maxBytes = size_t(1) << 30;
  if (count > maxBytes / size) {
    c.error() << "the constant has " << count << " elements, but lists only "
              << listed.size() / size;
    return {};
  }
  std::vector<char> bytes(count * size);
  std::memcpy(bytes.data(), listed.data(), listed.size());
  for (size_t at = listed.size(); at < bytes.size(); at += size)
    std::memcpy(bytes.data() + at, last.data(), size);
  return c.constantTensor(type, bytes, nullptr);
}

static Value decode(NodeContext &c, const TensorProto &tensor) {
  if (tensor.dtype() >= DT_FLOAT_REF) {
    c.error() << "the constant's type is a reference to " << dataTypeName(tensor.dtype());
    return {};
  }
  Type element = convertType(tensor.dtype(), c.builder.getContext());
  RankedTensorType type =
      element ? convertShape(tensor.tensor_shape(), element) : nullptr;
  if (!type || !type.hasStaticShape()) {
    c.error() << (element ? "the constant's shape is unknown, negative or too large"
                          : "the constant's type, " + dataTypeName(tensor.dtype()) +
                                ", is not supported");
    return {};
  }
  if (tensor.dtype() == DT_STRING)
    return stringConstant(c, tensor, type);

  size_t size = elementSize(tensor.dtype());
  size_t count = type.getNumElements(), total = count * size;
  const std::string &content = tensor.tensor_content();
  if (!content.empty()) {
    if (content.size() == total)
      return c.constantTensor(type, ArrayRef<char>(content.data(), total),
                              c.converter.owner);
    c.error() << "the constant's content has " << content.size() << " bytes, but " << type
              << " needs " << total;
    return {};
  }
  ListedElements listed;
  listElements(tensor, listed);
  if (count == 0)
    return c.constantTensor(type, {}, nullptr);
  if (listed.bytes.size() < total)
    return partlyListed(c, type, size, listed.bytes, count);
  bool isView = listed.copy.empty();
  return c.constantTensor(type, listed.bytes.take_front(total),
                          isView ? c.converter.owner : nullptr);
}

//===----------------------------------------------------------------------===//
// Converters
//===----------------------------------------------------------------------===//

/// The number in the weight store of a constant's value.
static int64_t storeConstant(NodeContext &c, Value constant) {
  if (auto weight = constant.getDefiningOp<WeightOp>())
    return weight.getId();
  auto elements =
      cast<DenseElementsAttr>(constant.getDefiningOp<ConstantOp>().getValue());
  ArrayRef<char> raw = elements.getRawData();
  std::vector<char> bytes(raw.begin(), raw.end());
  if (elements.isSplat())
    for (int64_t i = 1; i < elements.getNumElements(); ++i)
      bytes.insert(bytes.end(), raw.begin(), raw.end());
  return c.converter.weights.addCopy(bytes);
}

/// A constant that became a variable: it is assigned where variables get their initial
/// values, and read elsewhere.
static void convertTrained(NodeContext &c, Variable &variable,
                           const TensorProto &tensor) {
  if (!variable.weight) {
    Value constant = decode(c, tensor);
    if (!constant)
      return;
    variable.type = NodeContext::typeOf(constant);
    variable.weight = storeConstant(c, constant);
    constant.getDefiningOp()->erase();
  }
  if (!c.converter.declare(variable))
    return c.fail();
  if (!c.converter.isInitializer)
    return c.result(c.read(variable));
  Value value = WeightOp::create(c.builder, c.loc, variable.type, *variable.weight);
  AssignOp::create(c.builder, c.loc, variable.symbol, value);
  c.result(value);
}

static void convertConst(NodeContext &c) {
  const AttrValue *value = c.node.attr("value");
  if (!value || !value->has_tensor()) {
    c.error() << "attribute 'value' is no tensor";
    return;
  }
  const AttrValue *dtype = c.node.attr("dtype");
  if (dtype && dtype->type() != value->tensor().dtype()) {
    c.error() << "the constant is of type " << dataTypeName(value->tensor().dtype())
              << ", but attribute 'dtype' says " << dataTypeName(dtype->type());
    return;
  }
  if (Variable *variable = c.converter.variables.findConstant(c.node))
    return convertTrained(c, *variable, value->tensor());
  c.result(decode(c, value->tensor()));
}

/// A tensor of the operand's shape, filled with one number.
static void fillLike(NodeContext &c, double number) {
  RankedTensorType type = c.inputType(0);
  Value value = c.scalar(number, type.getElementType());
  if (!value)
    return;
  if (!type.hasStaticShape()) {
    Value shape = c.emit<ShapeOfOp>(c.input(0), Type(c.builder.getI64Type()));
    c.result(c.emit<BroadcastToOp>(value, shape));
    return;
  }
  auto constant = value.getDefiningOp<ConstantOp>();
  auto splat = cast<DenseElementsAttr>(constant.getValue()).resizeSplat(type);
  constant.erase();
  c.result(ConstantOp::create(c.builder, c.loc, cast<ElementsAttr>(splat)).getResult());
}

void tenon::tf::addConstantConverters(ConverterTable &table) {
  table["Const"] = {convertConst};
  table["ZerosLike"] = {[](NodeContext &c) { fillLike(c, 0); }, 1};
  table["OnesLike"] = {[](NodeContext &c) { fillLike(c, 1); }, 1};
}
