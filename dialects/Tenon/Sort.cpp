//===- Sort.cpp - The sort family -----------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "dialects/Tenon/Inference.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::detail;

LogicalResult TopKOp::inferReturnTypes(MLIRContext *context,
                                       std::optional<Location> location, Adaptor op,
                                       SmallVectorImpl<Type> &types) {
  auto input = cast<RankedTensorType>(op.getInput().getType());

  // C1.
  if (input.getRank() == 0)
    return emitOptionalError(location, "'tenon.top_k' has an input of rank 0, but needs "
                                       "rank 1 or more");

  // C2.
  int64_t size = input.getShape().back(), k = ShapedType::kDynamic;
  if (auto elements = evaluateShape(op.getK()); elements && elements->size() == 1)
    k = elements->front();
  bool isTooGreat = !ShapedType::isDynamic(size) && k > size;
  if (!ShapedType::isDynamic(k) && (k < 0 || isTooGreat))
    return emitOptionalError(location, "'tenon.top_k' has k ", k,
                             ", but the last dimension has size ", printSize(size));

  // C3.
  SmallVector<int64_t> shape(input.getShape());
  shape.back() = k;
  types.push_back(input.clone(shape));
  types.push_back(RankedTensorType::get(shape, IntegerType::get(context, 32)));
  return success();
}

LogicalResult UniqueOp::inferReturnTypes(MLIRContext *context, std::optional<Location>,
                                         Adaptor op, SmallVectorImpl<Type> &types) {
  auto input = cast<RankedTensorType>(op.getInput().getType());
  auto i32 = IntegerType::get(context, 32);
  // C1.
  types.push_back(input.clone({ShapedType::kDynamic}));
  types.push_back(RankedTensorType::get(input.getShape(), i32));
  types.push_back(RankedTensorType::get({ShapedType::kDynamic}, i32));
  return success();
}

LogicalResult WhereOp::inferReturnTypes(MLIRContext *context, std::optional<Location>,
                                        Adaptor op, SmallVectorImpl<Type> &types) {
  auto condition = cast<RankedTensorType>(op.getCondition().getType());
  // C1.
  types.push_back(RankedTensorType::get({ShapedType::kDynamic, condition.getRank()},
                                        IntegerType::get(context, 64)));
  return success();
}

LogicalResult ListDiffOp::inferReturnTypes(MLIRContext *context,
                                           std::optional<Location> location, Adaptor op,
                                           SmallVectorImpl<Type> &types) {
  auto input = cast<RankedTensorType>(op.getInput().getType());
  auto excluded = cast<RankedTensorType>(op.getExcluded().getType());
  // C1.
  if (input.getElementType() != excluded.getElementType())
    return emitOptionalError(location, "'tenon.list_diff' has elements ",
                             input.getElementType(), " and ", excluded.getElementType());
  // C2.
  types.push_back(input.clone({ShapedType::kDynamic}));
  types.push_back(
      RankedTensorType::get({ShapedType::kDynamic}, IntegerType::get(context, 32)));
  return success();
}

LogicalResult NonMaxSuppressionOp::inferReturnTypes(MLIRContext *context,
                                                    std::optional<Location> location,
                                                    Adaptor op,
                                                    SmallVectorImpl<Type> &types) {
  auto boxes = cast<RankedTensorType>(op.getBoxes().getType());
  auto scores = cast<RankedTensorType>(op.getInputScores().getType());
  // C1.
  if (boxes.getRank() != 2 || scores.getRank() != 1 ||
      failed(verifyCompatibleShape(boxes.getShape(), {scores.getDimSize(0), 4})))
    return emitOptionalError(location, "'tenon.non_max_suppression' has boxes ", boxes,
                             " and scores ", scores, ", but needs [n, 4] and [n]");
  // C2.
  int64_t size = ShapedType::kDynamic;
  if (op.getPadded())
    if (auto most = evaluateShape(op.getMaxOutputSize()); most && most->size() == 1)
      size = most->front();
  if (size < 0 && !ShapedType::isDynamic(size))
    return emitOptionalError(location, "'tenon.non_max_suppression' has max_output_size ",
                             size, ", but needs one that is not negative");
  auto i32 = IntegerType::get(context, 32);
  types.push_back(RankedTensorType::get({size}, i32));
  types.push_back(scores.clone({size}));
  types.push_back(RankedTensorType::get({}, i32));
  return success();
}
