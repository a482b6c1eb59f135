//===- Pool.cpp - The pool family -------------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "dialects/Tenon/Inference.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::detail;

template <typename Adaptor>
static LogicalResult inferPool(std::optional<Location> location, StringRef opName,
                               Adaptor op, SmallVectorImpl<Type> &types) {
  auto input = cast<RankedTensorType>(op.getInput().getType());

  // C1.
  if (input.getRank() != 4)
    return emitOptionalError(location, "'", opName, "' has an input of rank ",
                             input.getRank(), ", but needs rank 4");

  // C2.
  ArrayRef<int64_t> window = op.getWindow(), strides = op.getStrides();
  if (failed(checkPair(location, opName, "window", window)) ||
      failed(checkPair(location, opName, "strides", strides)))
    return failure();

  // C3.
  std::optional<ArrayRef<int64_t>> amounts = op.getExplicitPadding();
  if (failed(checkPadding(location, opName, op.getPadding(), amounts)))
    return failure();

  // C4.
  SmallVector<int64_t> shape(input.getShape());
  for (int64_t i : {0, 1}) {
    Window sliding{window[i], strides[i], amounts ? (*amounts)[2 * i] : 0,
                   amounts ? (*amounts)[2 * i + 1] : 0};
    FailureOr<int64_t> places =
        inferWindow(location, opName, i + 1, shape[i + 1], op.getPadding(), sliding);
    if (failed(places))
      return failure();
    shape[i + 1] = *places;
  }
  types.push_back(RankedTensorType::get(shape, input.getElementType()));
  return success();
}

LogicalResult MaxPool2dOp::inferReturnTypes(MLIRContext *,
                                            std::optional<Location> location, Adaptor op,
                                            SmallVectorImpl<Type> &types) {
  return inferPool(location, getOperationName(), op, types);
}

LogicalResult AvgPool2dOp::inferReturnTypes(MLIRContext *,
                                            std::optional<Location> location, Adaptor op,
                                            SmallVectorImpl<Type> &types) {
  return inferPool(location, getOperationName(), op, types);
}
