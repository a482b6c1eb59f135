//===- Conv.cpp - The conv family -------------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "dialects/Tenon/Inference.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::detail;

/// Checks what both convolutions share (C2, C3, C4, C6) and infers the batch, height
/// and width of the result.
template <typename Adaptor>
static LogicalResult inferImage(std::optional<Location> location, StringRef opName,
                                Adaptor op, SmallVectorImpl<int64_t> &shape) {
  auto input = cast<RankedTensorType>(op.getInput().getType());
  auto filter = cast<RankedTensorType>(op.getFilter().getType());

  // C2.
  if (input.getRank() != 4 || filter.getRank() != 4)
    return emitOptionalError(location, "'", opName, "' has an input of rank ",
                             input.getRank(), " and a filter of rank ", filter.getRank(),
                             ", but needs rank 4");

  // C3.
  ArrayRef<int64_t> strides = op.getStrides(), dilations = op.getDilations();
  if (failed(checkPair(location, opName, "strides", strides)) ||
      failed(checkPair(location, opName, "dilations", dilations)))
    return failure();

  // C4.
  std::optional<ArrayRef<int64_t>> amounts = op.getExplicitPadding();
  if (failed(checkPadding(location, opName, op.getPadding(), amounts)))
    return failure();

  // C6.
  shape.push_back(input.getDimSize(0));
  for (int64_t i : {0, 1}) {
    int64_t size = filter.getDimSize(i);
    if (!ShapedType::isDynamic(size))
      size = addSizes(multiplySizes(size - 1, dilations[i]), 1);
    Window window{size, strides[i], amounts ? (*amounts)[2 * i] : 0,
                  amounts ? (*amounts)[2 * i + 1] : 0};
    FailureOr<int64_t> places = inferWindow(
        location, opName, i + 1, input.getDimSize(i + 1), op.getPadding(), window);
    if (failed(places))
      return failure();
    shape.push_back(*places);
  }
  return success();
}

LogicalResult Conv2dOp::inferReturnTypes(MLIRContext *, std::optional<Location> location,
                                         Adaptor op, SmallVectorImpl<Type> &types) {
  SmallVector<int64_t> shape;
  if (failed(inferImage(location, getOperationName(), op, shape)))
    return failure();
  auto input = cast<RankedTensorType>(op.getInput().getType());
  auto filter = cast<RankedTensorType>(op.getFilter().getType());

  // C5.
  int64_t channels = input.getDimSize(3), perGroup = filter.getDimSize(2);
  int64_t outputs = filter.getDimSize(3);
  if (!ShapedType::isDynamic(channels) && !ShapedType::isDynamic(perGroup)) {
    if (perGroup == 0 || channels % perGroup != 0)
      return emitOptionalError(location, "'tenon.conv2d' has ", channels,
                               " channels, which is no multiple of the filter's ",
                               perGroup, " input channels");
    int64_t groups = channels / perGroup;
    if (!ShapedType::isDynamic(outputs) && groups != 0 && outputs % groups != 0)
      return emitOptionalError(location, "'tenon.conv2d' has ", outputs,
                               " output channels, which is no multiple of its ", groups,
                               " groups");
  }
  shape.push_back(outputs);
  types.push_back(RankedTensorType::get(shape, input.getElementType()));
  return success();
}

LogicalResult DepthwiseConv2dOp::inferReturnTypes(MLIRContext *,
                                                  std::optional<Location> location,
                                                  Adaptor op,
                                                  SmallVectorImpl<Type> &types) {
  SmallVector<int64_t> shape;
  if (failed(inferImage(location, getOperationName(), op, shape)))
    return failure();
  auto input = cast<RankedTensorType>(op.getInput().getType());
  auto filter = cast<RankedTensorType>(op.getFilter().getType());

  // C5.
  int64_t channels = input.getDimSize(3), filterChannels = filter.getDimSize(2);
  if (failed(verifyCompatibleShape({channels}, {filterChannels})))
    return emitOptionalError(location, "'tenon.depthwise_conv2d' has ", channels,
                             " channels, but a filter for ", filterChannels);

  if (ShapedType::isDynamic(channels))
    channels = filterChannels;
  shape.push_back(multiplySizes(channels, filter.getDimSize(3)));
  types.push_back(RankedTensorType::get(shape, input.getElementType()));
  return success();
}
