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

//===----------------------------------------------------------------------===//
// Index vectors
//===----------------------------------------------------------------------===//

/// The size of the last dimension of `indices`, which must be there and static.
static FailureOr<int64_t> vectorSize(std::optional<Location> location, StringRef opName,
                                     RankedTensorType indices) {
  if (indices.getRank() == 0)
    return emitOptionalError(location, "'", opName,
                             "' has scalar indices, but needs rank 1 or more");
  int64_t size = indices.getShape().back();
  if (ShapedType::isDynamic(size))
    return emitOptionalError(location, "'", opName,
                             "' has index vectors of a size that is not known");
  return size;
}

LogicalResult GatherNdOp::inferReturnTypes(MLIRContext *,
                                           std::optional<Location> location, Adaptor op,
                                           SmallVectorImpl<Type> &types) {
  auto params = cast<RankedTensorType>(op.getParams().getType());
  auto indices = cast<RankedTensorType>(op.getIndices().getType());
  int64_t batchDims = op.getBatchDims();

  // C1.
  FailureOr<int64_t> size = vectorSize(location, getOperationName(), indices);
  if (failed(size))
    return failure();

  // C2.
  if (batchDims < 0 || batchDims >= indices.getRank() ||
      batchDims + *size > params.getRank())
    return emitOptionalError(location, "'tenon.gather_nd' has ", batchDims,
                             " batch dimensions and index vectors of size ", *size,
                             ", but params of rank ", params.getRank(),
                             " and indices of rank ", indices.getRank());

  // C3.
  SmallVector<int64_t> shape(indices.getShape().drop_back());
  for (int64_t i = 0; i < batchDims; ++i) {
    int64_t other = params.getDimSize(i);
    if (failed(verifyCompatibleShape({shape[i]}, {other})))
      return emitOptionalError(location, "'tenon.gather_nd' has batch dimension ", i,
                               " of size ", other, " in params, but ", shape[i],
                               " in indices");
    if (ShapedType::isDynamic(shape[i]))
      shape[i] = other;
  }
  llvm::append_range(shape, params.getShape().drop_front(batchDims + *size));
  types.push_back(RankedTensorType::get(shape, params.getElementType()));
  return success();
}

LogicalResult ScatterOp::inferReturnTypes(MLIRContext *, std::optional<Location> location,
                                          Adaptor op, SmallVectorImpl<Type> &types) {
  auto init = cast<RankedTensorType>(op.getInit().getType());
  auto indices = cast<RankedTensorType>(op.getIndices().getType());
  auto updates = cast<RankedTensorType>(op.getUpdates().getType());

  // C2.
  FailureOr<int64_t> size = vectorSize(location, getOperationName(), indices);
  if (failed(size))
    return failure();
  if (*size > init.getRank())
    return emitOptionalError(location, "'tenon.scatter' has index vectors of size ",
                             *size, ", but a tensor of rank ", init.getRank());

  // C3.
  SmallVector<int64_t> shape(indices.getShape().drop_back());
  llvm::append_range(shape, init.getShape().drop_front(*size));
  if (failed(verifyCompatibleShape(shape, updates.getShape())))
    return emitOptionalError(location, "'tenon.scatter' has updates of shape ",
                             printShape(updates.getShape()), ", but needs ",
                             printShape(shape));
  types.push_back(init);
  return success();
}

LogicalResult ScatterOp::verify() {
  // C4.
  Type element = getInit().getType().getElementType();
  bool combines =
      isa<FloatType>(element) || (isa<IntegerType>(element) && !element.isInteger(1));
  if (getKind() == ScatterKind::update || combines)
    return success();
  return emitOpError("has kind ")
         << stringifyScatterKind(getKind())
         << ", which needs float or integer elements, but got " << element;
}

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
