//===- Softmax.cpp - The softmax family -------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "dialects/Tenon/Inference.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::detail;

template <typename Adaptor>
static LogicalResult inferSoftmax(std::optional<Location> location, StringRef opName,
                                  Adaptor op, SmallVectorImpl<Type> &types) {
  auto input = cast<RankedTensorType>(op.getInput().getType());

  // C2.
  if (failed(checkAxes(location, opName, {static_cast<int64_t>(op.getAxis())},
                       input.getRank())))
    return failure();
  return inferUnary(input, types);
}

LogicalResult SoftmaxOp::inferReturnTypes(MLIRContext *, std::optional<Location> location,
                                          Adaptor op, SmallVectorImpl<Type> &types) {
  return inferSoftmax(location, getOperationName(), op, types);
}

LogicalResult LogSoftmaxOp::inferReturnTypes(MLIRContext *,
                                             std::optional<Location> location, Adaptor op,
                                             SmallVectorImpl<Type> &types) {
  return inferSoftmax(location, getOperationName(), op, types);
}
