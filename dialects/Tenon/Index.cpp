//===- Index.cpp - The index family -----------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "dialects/Tenon/Inference.h"
#include "dialects/Tenon/ShapeValues.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::detail;

LogicalResult GatherOp::inferReturnTypes(MLIRContext *, std::optional<Location> location,
                                         Adaptor op, SmallVectorImpl<Type> &types) {
  auto params = cast<RankedTensorType>(op.getParams().getType());
  auto indices = cast<RankedTensorType>(op.getIndices().getType());
  int64_t axis = op.getAxis(), batchDims = op.getBatchDims();

  // C1.
  if (failed(checkAxes(location, getOperationName(), {axis}, params.getRank())))
    return failure();
  if (batchDims < 0 || batchDims > axis || batchDims > indices.getRank())
    return emitOptionalError(location, "'tenon.gather' has ", batchDims,
                             " batch dimensions, but axis ", axis,
                             " and indices of rank ", indices.getRank());

  // C2.
  auto shape = SmallVector<int64_t>(params.getShape().take_front(axis));
  for (int64_t i = 0; i < batchDims; ++i) {
    int64_t size = indices.getDimSize(i);
    if (failed(verifyCompatibleShape({shape[i]}, {size})))
      return emitOptionalError(location, "'tenon.gather' has batch dimension ", i,
                               " of size ", shape[i], " in params, but ", size,
                               " in indices");
    if (ShapedType::isDynamic(shape[i]))
      shape[i] = size;
  }
  llvm::append_range(shape, indices.getShape().drop_front(batchDims));
  llvm::append_range(shape, params.getShape().drop_front(axis + 1));
  types.push_back(RankedTensorType::get(shape, params.getElementType()));
  return success();
}

OpFoldResult GatherOp::fold(FoldAdaptor) { return foldShapeValue(getResult()); }

LogicalResult OneHotOp::inferReturnTypes(MLIRContext *, std::optional<Location> location,
                                         Adaptor op, SmallVectorImpl<Type> &types) {
  auto indices = cast<RankedTensorType>(op.getIndices().getType());
  int64_t axis = op.getAxis();

  // C2.
  if (failed(checkAxes(location, getOperationName(), {axis}, indices.getRank() + 1)))
    return failure();

  // C3.
  int64_t depth = ShapedType::kDynamic;
  if (auto elements = evaluateShape(op.getDepth()); elements && elements->size() == 1)
    depth = elements->front();
  if (depth < 0 && !ShapedType::isDynamic(depth))
    return emitOptionalError(location, "'tenon.one_hot' has depth ", depth,
                             ", but needs one that is not negative");

  SmallVector<int64_t> shape(indices.getShape());
  shape.insert(shape.begin() + axis, depth);
  types.push_back(
      RankedTensorType::get(shape, getElementTypeOrSelf(op.getOnValue().getType())));
  return success();
}
