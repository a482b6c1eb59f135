//===- Random.cpp - The random family ---------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "dialects/Tenon/Inference.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::detail;

/// Checks the sizes of a key and a counter.
static LogicalResult checkStream(std::optional<Location> location, StringRef opName,
                                 Type key, Type counter) {
  ArrayRef<int64_t> keyShape = cast<RankedTensorType>(key).getShape();
  ArrayRef<int64_t> counterShape = cast<RankedTensorType>(counter).getShape();
  if (succeeded(verifyCompatibleShape(keyShape, {2})) &&
      succeeded(verifyCompatibleShape(counterShape, {4})))
    return success();
  return emitOptionalError(location, "'", opName, "' has a key of shape ",
                           printShape(keyShape), " and a counter of shape ",
                           printShape(counterShape), ", but needs 2 and 4 words");
}

/// A number of elements, kDynamic if it is not known.
static int64_t sizeOf(Value size) {
  auto elements = evaluateShape(size);
  return elements && elements->size() == 1 ? elements->front() : ShapedType::kDynamic;
}

LogicalResult PhiloxOp::inferReturnTypes(MLIRContext *, std::optional<Location> location,
                                         Adaptor op, SmallVectorImpl<Type> &types) {
  // C1.
  if (failed(checkStream(location, getOperationName(), op.getKey().getType(),
                         op.getCounter().getType())))
    return failure();

  // C2.
  int64_t size = sizeOf(op.getSize());
  if (size < 0 && !ShapedType::isDynamic(size))
    return emitOptionalError(location, "'tenon.philox' has size ", size,
                             ", but needs one that is not negative");
  types.push_back(
      RankedTensorType::get({size}, getElementTypeOrSelf(op.getKey().getType())));
  return success();
}

//===----------------------------------------------------------------------===//
// Other streams
//===----------------------------------------------------------------------===//

template <typename OpT>
static void buildStream(OpBuilder &builder, OperationState &state, Value key,
                        Value counter, Value size, Type element) {
  int64_t count = sizeOf(size);
  if (count < 0)
    count = ShapedType::kDynamic;
  OpT::build(builder, state, RankedTensorType::get({count}, element), key, counter, size);
}

template <typename OpT> static LogicalResult verifyStream(OpT op) {
  // C1.
  if (failed(checkStream(op.getLoc(), op.getOperationName(), op.getKey().getType(),
                         op.getCounter().getType())))
    return failure();

  // C2.
  int64_t size = sizeOf(op.getSize());
  if (ShapedType::isDynamic(size) ||
      succeeded(verifyCompatibleShape({size}, op.getType().getShape())))
    return success();
  return op.emitOpError("has size ")
         << size << ", but a result of shape " << printShape(op.getType().getShape());
}

void TruncatedNormalOp::build(OpBuilder &builder, OperationState &state, Value key,
                              Value counter, Value size, Type element) {
  buildStream<TruncatedNormalOp>(builder, state, key, counter, size, element);
}
LogicalResult TruncatedNormalOp::verify() { return verifyStream(*this); }

void ShuffleOp::build(OpBuilder &builder, OperationState &state, Value key, Value counter,
                      Value size, Type element) {
  buildStream<ShuffleOp>(builder, state, key, counter, size, element);
}
LogicalResult ShuffleOp::verify() { return verifyStream(*this); }
