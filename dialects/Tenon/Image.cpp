//===- Image.cpp - The image family -----------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "dialects/Tenon/ImageOps.h"

using namespace mlir;
using namespace tenon;

LogicalResult ImageDecodeOp::inferReturnTypes(MLIRContext *,
                                              std::optional<Location> location,
                                              Adaptor op, SmallVectorImpl<Type> &types) {
  // C1.
  int64_t channels = op.getChannels(), ratio = op.getRatio(), format = op.getFormat();
  if (channels < 0 || channels > 4)
    return emitOptionalError(location, "'", getOperationName(), "' has ", channels,
                             " channels, but needs 0 to 4");
  if (ratio != 1 && ratio != 2 && ratio != 4 && ratio != 8)
    return emitOptionalError(location, "'", getOperationName(), "' has ratio ", ratio,
                             ", but needs 1, 2, 4 or 8");
  if (format < 0 || format > 3)
    return emitOptionalError(location, "'", getOperationName(), "' has format ", format,
                             ", but needs 0 to 3");
  // C2.
  Type element = op.getElement();
  if (!element.isUnsignedInteger(8) && !element.isUnsignedInteger(16))
    return emitOptionalError(location, "'", getOperationName(), "' has element type ",
                             element, ", but needs ui8 or ui16");
  constexpr int64_t open = ShapedType::kDynamic;
  types.push_back(
      RankedTensorType::get({open, open, channels ? channels : open}, element));
  return success();
}

LogicalResult ImageEncodeOp::inferReturnTypes(MLIRContext *context,
                                              std::optional<Location> location,
                                              Adaptor op, SmallVectorImpl<Type> &types) {
  auto pixels = cast<RankedTensorType>(op.getPixels().getType());
  // C1.
  if (pixels.getRank() != 3)
    return emitOptionalError(location, "'", getOperationName(), "' has pixels of rank ",
                             pixels.getRank(), ", but needs rank 3");
  // C2.
  bool isPng = op.getFormat() == 2;
  if (!isPng && (op.getFormat() != 1 || !pixels.getElementType().isUnsignedInteger(8)))
    return emitOptionalError(location, "'", getOperationName(), "' has format ",
                             op.getFormat(), " for pixels of ", pixels.getElementType());
  types.push_back(RankedTensorType::get({}, StringType::get(context)));
  return success();
}

LogicalResult ImageReadOp::inferReturnTypes(MLIRContext *, std::optional<Location>,
                                            Adaptor op, SmallVectorImpl<Type> &types) {
  types.push_back(op.getName().getType());
  return success();
}
