//===- Inference.cpp - Checks that inference of families shares -------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "dialects/Tenon/Inference.h"
#include "llvm/ADT/SmallBitVector.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::detail;

bool tenon::areCompatibleTypes(Type lhs, Type rhs) {
  auto left = dyn_cast<RankedTensorType>(lhs), right = dyn_cast<RankedTensorType>(rhs);
  if (!left || !right)
    return lhs == rhs;
  return left.getElementType() == right.getElementType() &&
         succeeded(verifyCompatibleShape(left, right));
}

bool tenon::areCompatibleTypes(TypeRange lhs, TypeRange rhs) {
  return llvm::equal(lhs, rhs, [](Type l, Type r) { return areCompatibleTypes(l, r); });
}

int64_t tenon::detail::addSizes(int64_t lhs, int64_t rhs) {
  int64_t sum;
  bool unknown = ShapedType::isDynamic(lhs) || ShapedType::isDynamic(rhs);
  return unknown || llvm::AddOverflow(lhs, rhs, sum) ? ShapedType::kDynamic : sum;
}

int64_t tenon::detail::multiplySizes(int64_t lhs, int64_t rhs) {
  int64_t product;
  bool unknown = ShapedType::isDynamic(lhs) || ShapedType::isDynamic(rhs);
  return unknown || llvm::MulOverflow(lhs, rhs, product) ? ShapedType::kDynamic : product;
}

std::string tenon::detail::printSize(int64_t size) {
  return ShapedType::isDynamic(size) ? "?" : std::to_string(size);
}

std::string tenon::detail::printShape(ArrayRef<int64_t> shape) {
  std::string text;
  llvm::raw_string_ostream stream(text);
  stream << '[';
  llvm::interleaveComma(shape, stream, [&](int64_t size) { stream << printSize(size); });
  stream << ']';
  return text;
}

LogicalResult tenon::detail::checkAxes(std::optional<Location> location, StringRef opName,
                                       ArrayRef<int64_t> axes, int64_t rank) {
  llvm::SmallBitVector seen(rank);
  for (int64_t axis : axes) {
    if (axis < 0 || axis >= rank)
      return emitOptionalError(location, "'", opName, "' has axis ", axis,
                               ", which is not within rank ", rank);
    if (seen.test(axis))
      return emitOptionalError(location, "'", opName, "' has axis ", axis, " twice");
    seen.set(axis);
  }
  return success();
}

LogicalResult tenon::detail::checkLength(std::optional<Location> location,
                                         StringRef opName, StringRef name, size_t actual,
                                         size_t expected) {
  if (actual == expected)
    return success();
  return emitOptionalError(location, "'", opName, "' has ", actual, " elements in ", name,
                           ", but needs ", expected);
}

LogicalResult tenon::detail::checkPair(std::optional<Location> location, StringRef opName,
                                       StringRef name, ArrayRef<int64_t> values) {
  if (failed(checkLength(location, opName, name, values.size(), 2)))
    return failure();
  for (int64_t value : values)
    if (value <= 0)
      return emitOptionalError(location, "'", opName, "' has ", value, " in ", name,
                               ", but needs positive numbers");
  return success();
}

LogicalResult tenon::detail::checkPadding(std::optional<Location> location,
                                          StringRef opName, Padding padding,
                                          std::optional<ArrayRef<int64_t>> amounts) {
  bool isExplicit = padding == Padding::explicit_;
  if (isExplicit != amounts.has_value())
    return emitOptionalError(location, "'", opName, "' has padding ",
                             stringifyPadding(padding), isExplicit ? " without" : " with",
                             " explicit amounts");
  if (!amounts)
    return success();
  if (failed(checkLength(location, opName, "explicit_padding", amounts->size(), 4)))
    return failure();
  for (int64_t amount : *amounts)
    if (amount < 0)
      return emitOptionalError(location, "'", opName, "' has ", amount,
                               " in explicit_padding, but needs no negative number");
  return success();
}

FailureOr<int64_t> tenon::detail::inferWindow(std::optional<Location> location,
                                              StringRef opName, int64_t dimension,
                                              int64_t inputSize, Padding padding,
                                              Window window) {
  if (ShapedType::isDynamic(inputSize))
    return ShapedType::kDynamic;
  if (padding == Padding::same)
    return llvm::divideCeil(inputSize, window.stride);
  if (ShapedType::isDynamic(window.size))
    return ShapedType::kDynamic;
  int64_t padded = inputSize;
  if (padding == Padding::explicit_)
    padded = addSizes(inputSize, addSizes(window.low, window.high));
  if (ShapedType::isDynamic(padded))
    return ShapedType::kDynamic;
  if (window.size > padded)
    return emitOptionalError(location, "'", opName, "' has a window of size ",
                             window.size, " over dimension ", dimension,
                             " of the input, whose padded size is ", padded);
  return (padded - window.size) / window.stride + 1;
}

bool tenon::detail::broadcastInto(SmallVectorImpl<int64_t> &shape,
                                  ArrayRef<int64_t> other, int64_t &clash) {
  if (other.size() > shape.size())
    shape.insert(shape.begin(), other.size() - shape.size(), 1);
  for (size_t i = 1; i <= other.size(); ++i) {
    int64_t &size = shape[shape.size() - i];
    int64_t with = other[other.size() - i];
    if (size == 1)
      size = with;
    else if (with == 1 || with == size)
      continue;
    else if (ShapedType::isDynamic(size))
      size = with;
    else if (!ShapedType::isDynamic(with)) {
      clash = i;
      return false;
    }
  }
  return true;
}

LogicalResult tenon::detail::inferUnary(Type input, SmallVectorImpl<Type> &types,
                                        Type element) {
  auto tensor = dyn_cast<RankedTensorType>(input);
  if (!tensor)
    return failure();
  types.push_back(RankedTensorType::get(tensor.getShape(),
                                        element ? element : tensor.getElementType()));
  return success();
}

LogicalResult tenon::detail::inferBroadcast(std::optional<Location> location,
                                            StringRef opName, ValueRange operands,
                                            Type element, SmallVectorImpl<Type> &types) {
  SmallVector<int64_t> shape;
  for (Value operand : operands) {
    auto tensor = dyn_cast<RankedTensorType>(operand.getType());
    if (!tensor)
      return failure();
    int64_t clash;
    if (!broadcastInto(shape, tensor.getShape(), clash))
      return emitOptionalError(location, "'", opName, "' has operands of shapes ",
                               printShape(shape), " and ", printShape(tensor.getShape()),
                               ", which do not broadcast: sizes ",
                               shape[shape.size() - clash], " and ",
                               tensor.getDimSize(tensor.getRank() - clash),
                               " meet at the last dimension but ", clash - 1);
  }
  types.push_back(RankedTensorType::get(shape, element));
  return success();
}
