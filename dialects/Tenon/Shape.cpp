//===- Shape.cpp - The shape family: types and verifiers --------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "dialects/Tenon/Inference.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::detail;

static RankedTensorType tensorOf(Value value) {
  return cast<RankedTensorType>(value.getType());
}

/// Adds a type of `shape` and the element type of `like`.
static LogicalResult addType(SmallVectorImpl<Type> &types, ArrayRef<int64_t> shape,
                             Value like) {
  types.push_back(RankedTensorType::get(shape, getElementTypeOrSelf(like.getType())));
  return success();
}

//===----------------------------------------------------------------------===//
// tenon.reshape
//===----------------------------------------------------------------------===//

LogicalResult ReshapeOp::inferReturnTypes(MLIRContext *, std::optional<Location> location,
                                          Adaptor op, SmallVectorImpl<Type> &types) {
  // C1.
  auto values = evaluateShape(op.getShape());
  if (!values)
    return emitOptionalError(location, "'tenon.reshape' has a shape of type ",
                             op.getShape().getType(),
                             ", but needs one with a static number of elements");

  // C2.
  SmallVector<int64_t> shape(*values);
  int64_t inferredSizes = 0, unknownSizes = 0, product = 1;
  size_t unknownAt = 0;
  for (auto [i, size] : llvm::enumerate(shape)) {
    if (size < -1 && !ShapedType::isDynamic(size))
      return emitOptionalError(location, "'tenon.reshape' has size ", size,
                               " in its shape, but needs -1 or more");
    inferredSizes += size == -1;
    if (size >= 0) {
      product = multiplySizes(product, size);
      continue;
    }
    ++unknownSizes;
    unknownAt = i;
    size = ShapedType::kDynamic;
  }
  if (inferredSizes > 1)
    return emitOptionalError(location, "'tenon.reshape' has ", inferredSizes,
                             " sizes of -1 in its shape, but may have one");

  // C3. A single unknown size follows from the others.
  RankedTensorType input = tensorOf(op.getInput());
  if (input.hasStaticShape() && unknownSizes <= 1 && !ShapedType::isDynamic(product)) {
    int64_t count = input.getNumElements();
    bool fits = unknownSizes == 0 ? count == product
                                  : (product == 0 ? count == 0 : count % product == 0);
    if (!fits)
      return emitOptionalError(location, "'tenon.reshape' has ", count,
                               " elements, which do not fit shape ", printShape(shape));
    if (unknownSizes == 1 && product != 0)
      shape[unknownAt] = count / product;
  }
  return addType(types, shape, op.getInput());
}

LogicalResult ReshapeOp::verify() {
  // C3.
  auto input = getInput().getType(), result = getType();
  if (input.hasStaticShape() && result.hasStaticShape() &&
      input.getNumElements() != result.getNumElements())
    return emitOpError("has ") << input.getNumElements() << " elements, but a result of "
                               << result.getNumElements();
  return success();
}

//===----------------------------------------------------------------------===//
// Dimensions added, dropped, permuted
//===----------------------------------------------------------------------===//

LogicalResult ExpandDimsOp::inferReturnTypes(MLIRContext *,
                                             std::optional<Location> location, Adaptor op,
                                             SmallVectorImpl<Type> &types) {
  // C1.
  ArrayRef<int64_t> input = tensorOf(op.getInput()).getShape(), axes = op.getAxes();
  int64_t rank = input.size() + axes.size();
  if (failed(checkAxes(location, getOperationName(), axes, rank)))
    return failure();

  SmallVector<int64_t> shape;
  for (int64_t i = 0; i < rank; ++i) {
    bool added = llvm::is_contained(axes, i);
    shape.push_back(added ? 1 : input.front());
    input = input.drop_front(added ? 0 : 1);
  }
  return addType(types, shape, op.getInput());
}

LogicalResult SqueezeOp::inferReturnTypes(MLIRContext *, std::optional<Location> location,
                                          Adaptor op, SmallVectorImpl<Type> &types) {
  // C1.
  RankedTensorType input = tensorOf(op.getInput());
  if (failed(checkAxes(location, getOperationName(), op.getAxes(), input.getRank())))
    return failure();

  SmallVector<int64_t> shape;
  for (auto [i, size] : llvm::enumerate(input.getShape())) {
    if (!llvm::is_contained(op.getAxes(), static_cast<int64_t>(i)))
      shape.push_back(size);
    // C2.
    else if (size != 1 && !ShapedType::isDynamic(size))
      return emitOptionalError(location, "'tenon.squeeze' drops dimension ", i,
                               ", whose size is ", size, ", not 1");
  }
  return addType(types, shape, op.getInput());
}

LogicalResult TransposeOp::inferReturnTypes(MLIRContext *,
                                            std::optional<Location> location, Adaptor op,
                                            SmallVectorImpl<Type> &types) {
  // C1.
  RankedTensorType input = tensorOf(op.getInput());
  ArrayRef<int64_t> perm = op.getPerm();
  if (failed(checkLength(location, getOperationName(), "perm", perm.size(),
                         input.getRank())) ||
      failed(checkAxes(location, getOperationName(), perm, input.getRank())))
    return failure();

  SmallVector<int64_t> shape;
  for (int64_t axis : perm)
    shape.push_back(input.getDimSize(axis));
  return addType(types, shape, op.getInput());
}

LogicalResult ReverseOp::inferReturnTypes(MLIRContext *, std::optional<Location> location,
                                          Adaptor op, SmallVectorImpl<Type> &types) {
  // C1.
  RankedTensorType input = tensorOf(op.getInput());
  if (failed(checkAxes(location, getOperationName(), op.getAxes(), input.getRank())))
    return failure();
  return inferUnary(input, types);
}

//===----------------------------------------------------------------------===//
// tenon.concat
//===----------------------------------------------------------------------===//

/// Merges the sizes of input number `index` into `shape`, the result's so far.
static LogicalResult joinShape(std::optional<Location> location, ConcatOp::Adaptor op,
                               size_t index, SmallVectorImpl<int64_t> &shape) {
  RankedTensorType first = tensorOf(op.getInputs().front());
  RankedTensorType input = tensorOf(op.getInputs()[index]);
  int64_t axis = op.getAxis();

  // C1.
  if (input.getElementType() != first.getElementType() ||
      input.getRank() != first.getRank())
    return emitOptionalError(location, "'tenon.concat' has input 0 of type ", first,
                             ", but input ", index, " of type ", input,
                             "; element types and ranks must be equal");

  for (auto [i, size] : llvm::enumerate(shape)) {
    int64_t other = input.getDimSize(i);
    if (static_cast<int64_t>(i) == axis) {
      size = addSizes(size, other);
      continue;
    }
    // C3.
    if (failed(verifyCompatibleShape({size}, {other})))
      return emitOptionalError(location, "'tenon.concat' has dimension ", i, " of size ",
                               size, " before input ", index, ", whose size is ", other);
    if (ShapedType::isDynamic(size))
      size = other;
  }
  return success();
}

LogicalResult ConcatOp::inferReturnTypes(MLIRContext *, std::optional<Location> location,
                                         Adaptor op, SmallVectorImpl<Type> &types) {
  // C1.
  if (op.getInputs().empty())
    return emitOptionalError(location, "'tenon.concat' has no inputs, but needs one");

  // C2.
  RankedTensorType first = tensorOf(op.getInputs().front());
  if (failed(checkAxes(location, getOperationName(), {static_cast<int64_t>(op.getAxis())},
                       first.getRank())))
    return failure();

  SmallVector<int64_t> shape(first.getShape());
  for (size_t i = 1; i < op.getInputs().size(); ++i)
    if (failed(joinShape(location, op, i, shape)))
      return failure();
  return addType(types, shape, op.getInputs().front());
}

//===----------------------------------------------------------------------===//
// Slices
//===----------------------------------------------------------------------===//

/// Number of elements from `begin` on, clamped to a dimension of static `size`.
static int64_t countFrom(int64_t begin, int64_t size, int64_t stride) {
  if (stride > 0)
    return llvm::divideCeil(size - std::clamp<int64_t>(begin, 0, size), stride);
  begin = std::clamp<int64_t>(begin, -1, size - 1);
  return llvm::divideCeil(begin + 1, -stride);
}

LogicalResult SliceOp::inferReturnTypes(MLIRContext *, std::optional<Location> location,
                                        Adaptor op, SmallVectorImpl<Type> &types) {
  // C1.
  RankedTensorType input = tensorOf(op.getInput());
  StringRef name = getOperationName();
  ArrayRef<int64_t> begins = op.getBegin(), sizes = op.getSize(),
                    strides = op.getStrides();
  size_t rank = input.getRank();
  if (failed(checkLength(location, name, "begin", begins.size(), rank)) ||
      failed(checkLength(location, name, "size", sizes.size(), rank)) ||
      failed(checkLength(location, name, "strides", strides.size(), rank)))
    return failure();

  SmallVector<int64_t> shape;
  for (auto [i, dim] : llvm::enumerate(input.getShape())) {
    int64_t begin = begins[i], size = sizes[i], stride = strides[i];
    // C2.
    if (stride == 0 || size < -1)
      return emitOptionalError(
          location, "'tenon.slice' has size ", size, " and stride ", stride,
          " in dimension ", i,
          ", but needs a size of -1 or more and a stride other than 0");
    if (ShapedType::isDynamic(dim)) {
      shape.push_back(size == -1 ? ShapedType::kDynamic : size);
      continue;
    }
    // C3.
    int64_t first = begin < 0 ? begin + dim : begin;
    int64_t last = addSizes(first, multiplySizes(size - 1, stride));
    if (size > 0 && (std::min(first, last) < 0 || std::max(first, last) >= dim))
      return emitOptionalError(location, "'tenon.slice' takes elements ", first, " to ",
                               last, " of dimension ", i, ", whose size is ", dim);
    shape.push_back(size == -1 ? countFrom(first, dim, stride) : size);
  }
  return addType(types, shape, op.getInput());
}

LogicalResult DynamicSliceOp::inferReturnTypes(MLIRContext *,
                                               std::optional<Location> location,
                                               Adaptor op, SmallVectorImpl<Type> &types) {
  // C2.
  RankedTensorType input = tensorOf(op.getInput());
  auto begins = evaluateShape(op.getBegin()), sizes = evaluateShape(op.getSize());
  size_t rank = input.getRank();
  if (!begins || !sizes || begins->size() != rank || sizes->size() != rank)
    return emitOptionalError(location, "'tenon.dynamic_slice' has a begin of type ",
                             op.getBegin().getType(), " and a size of type ",
                             op.getSize().getType(), ", but needs ", rank,
                             " elements in each");

  SmallVector<int64_t> shape;
  for (auto [i, dim] : llvm::enumerate(input.getShape())) {
    int64_t begin = (*begins)[i], size = (*sizes)[i];
    bool known = !ShapedType::isDynamic(size), dimKnown = !ShapedType::isDynamic(dim);
    // C3.
    if (known && (size < -1 || (dimKnown && size > dim)))
      return emitOptionalError(location, "'tenon.dynamic_slice' takes ", size,
                               " elements of dimension ", i, ", whose size is ",
                               printSize(dim));
    bool toEnd = dimKnown && begin >= 0 && begin <= dim;
    shape.push_back(size != -1 ? size : toEnd ? dim - begin : ShapedType::kDynamic);
  }
  return addType(types, shape, op.getInput());
}

//===----------------------------------------------------------------------===//
// tenon.dynamic_update_slice
//===----------------------------------------------------------------------===//

LogicalResult DynamicUpdateSliceOp::inferReturnTypes(MLIRContext *,
                                                     std::optional<Location> location,
                                                     Adaptor op,
                                                     SmallVectorImpl<Type> &types) {
  // C2.
  RankedTensorType input = tensorOf(op.getInput()), update = tensorOf(op.getUpdate());
  auto begins = evaluateShape(op.getBegin());
  size_t rank = input.getRank();
  if (update.getRank() != input.getRank() || !begins || begins->size() != rank)
    return emitOptionalError(location, "'tenon.dynamic_update_slice' has an update of ",
                             update, " and a begin of type ", op.getBegin().getType(),
                             ", but needs rank ", rank, " and ", rank, " elements");

  // C3.
  for (auto [i, size, part] : llvm::enumerate(input.getShape(), update.getShape()))
    if (!ShapedType::isDynamic(size) && !ShapedType::isDynamic(part) && part > size)
      return emitOptionalError(location, "'tenon.dynamic_update_slice' replaces ", part,
                               " elements of dimension ", i, ", whose size is ", size);
  return addType(types, input.getShape(), op.getInput());
}

//===----------------------------------------------------------------------===//
// tenon.pad
//===----------------------------------------------------------------------===//

LogicalResult PadOp::inferReturnTypes(MLIRContext *, std::optional<Location> location,
                                      Adaptor op, SmallVectorImpl<Type> &types) {
  // C1.
  RankedTensorType input = tensorOf(op.getInput());
  ArrayRef<int64_t> low = op.getLow(), high = op.getHigh();
  size_t rank = input.getRank();
  if (failed(checkLength(location, getOperationName(), "low", low.size(), rank)) ||
      failed(checkLength(location, getOperationName(), "high", high.size(), rank)))
    return failure();

  SmallVector<int64_t> shape;
  PadMode mode = op.getMode();
  for (auto [i, size] : llvm::enumerate(input.getShape())) {
    if (low[i] < 0 || high[i] < 0)
      return emitOptionalError(location, "'tenon.pad' adds ", low[i], " and ", high[i],
                               " elements to dimension ", i,
                               ", but needs amounts that are not negative");
    bool known = !ShapedType::isDynamic(size);
    // C3.
    int64_t limit = mode == PadMode::reflect ? std::max<int64_t>(size - 1, 0) : size;
    if (known && mode != PadMode::constant && std::max(low[i], high[i]) > limit)
      return emitOptionalError(location, "'tenon.pad' adds ", std::max(low[i], high[i]),
                               " elements to dimension ", i, " in mode ",
                               stringifyPadMode(mode), ", but its size ", size,
                               " allows ", limit);
    shape.push_back(addSizes(size, addSizes(low[i], high[i])));
  }
  return addType(types, shape, op.getInput());
}

LogicalResult PadOp::verify() {
  // C2.
  if (!getValue())
    return success();
  if (getMode() != PadMode::constant)
    return emitOpError("has a value, but mode ") << stringifyPadMode(getMode());
  Type element = getInput().getType().getElementType();
  Type value = getElementTypeOrSelf(getValue().getType());
  if (value != element)
    return emitOpError("has a value of element type ")
           << value << ", but an input of " << element;
  return success();
}

//===----------------------------------------------------------------------===//
// Repetition
//===----------------------------------------------------------------------===//

LogicalResult BroadcastToOp::inferReturnTypes(MLIRContext *,
                                              std::optional<Location> location,
                                              Adaptor op, SmallVectorImpl<Type> &types) {
  // C1.
  RankedTensorType input = tensorOf(op.getInput());
  auto shape = evaluateShape(op.getShape());
  if (!shape || static_cast<int64_t>(shape->size()) < input.getRank())
    return emitOptionalError(location, "'tenon.broadcast_to' has a shape of type ",
                             op.getShape().getType(), ", but needs ", input.getRank(),
                             " elements or more for its input of type ", input);

  // C2.
  for (auto [size, target] :
       llvm::zip(llvm::reverse(input.getShape()), llvm::reverse(*shape))) {
    if (size == 1 || ShapedType::isDynamic(size))
      continue;
    if (failed(verifyCompatibleShape({size}, {target})))
      return emitOptionalError(location, "'tenon.broadcast_to' has an input of shape ",
                               printShape(input.getShape()),
                               ", which does not broadcast to ", printShape(*shape));
    target = size;
  }
  for (int64_t size : *shape)
    if (size < 0 && !ShapedType::isDynamic(size))
      return emitOptionalError(location, "'tenon.broadcast_to' has size ", size,
                               " in its shape, but needs none that is negative");
  return addType(types, *shape, op.getInput());
}

LogicalResult TileOp::inferReturnTypes(MLIRContext *, std::optional<Location> location,
                                       Adaptor op, SmallVectorImpl<Type> &types) {
  // C1.
  RankedTensorType input = tensorOf(op.getInput());
  auto multiples = evaluateShape(op.getMultiples());
  if (!multiples || static_cast<int64_t>(multiples->size()) != input.getRank())
    return emitOptionalError(location, "'tenon.tile' has multiples of type ",
                             op.getMultiples().getType(), ", but needs ", input.getRank(),
                             " elements");

  SmallVector<int64_t> shape;
  for (auto [size, multiple] : llvm::zip_equal(input.getShape(), *multiples)) {
    // C2.
    if (multiple < 0 && !ShapedType::isDynamic(multiple))
      return emitOptionalError(location, "'tenon.tile' repeats ", multiple,
                               " times, but needs a number that is not negative");
    shape.push_back(multiplySizes(size, multiple));
  }
  return addType(types, shape, op.getInput());
}

//===----------------------------------------------------------------------===//
// tenon.shape_of, tenon.range
//===----------------------------------------------------------------------===//

void ShapeOfOp::build(OpBuilder &builder, OperationState &state, Value input,
                      Type elementType) {
  int64_t rank = cast<RankedTensorType>(input.getType()).getRank();
  build(builder, state, RankedTensorType::get({rank}, elementType), input);
}

LogicalResult ShapeOfOp::verify() {
  // C1.
  int64_t rank = getInput().getType().getRank();
  if (failed(verifyCompatibleShape({rank}, getType().getShape())))
    return emitOpError("has an input of rank ")
           << rank << ", but a result of " << getType().getDimSize(0) << " elements";
  return success();
}

LogicalResult RangeOp::inferReturnTypes(MLIRContext *, std::optional<Location> location,
                                        Adaptor op, SmallVectorImpl<Type> &types) {
  auto scalar = [](Value value) {
    auto elements = evaluateShape(value);
    return elements && elements->size() == 1 ? elements->front() : ShapedType::kDynamic;
  };
  int64_t start = scalar(op.getStart()), limit = scalar(op.getLimit()),
          step = scalar(op.getDelta());
  // C2.
  if (step == 0)
    return emitOptionalError(location, "'tenon.range' has a delta of 0");

  int64_t count = ShapedType::kDynamic;
  bool known = !ShapedType::isDynamic(start) && !ShapedType::isDynamic(limit) &&
               !ShapedType::isDynamic(step);
  int64_t distance = 0;
  if (known && !llvm::SubOverflow(limit, start, distance)) {
    bool any = distance != 0 && (distance > 0) == (step > 0);
    count = any ? (distance - (step > 0 ? 1 : -1)) / step + 1 : 0;
  }
  return addType(types, {count}, op.getStart());
}
