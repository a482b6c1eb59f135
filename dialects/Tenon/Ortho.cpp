//===- Ortho.cpp - The orthogonal family ------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "dialects/Tenon/Inference.h"
#include "dialects/Tenon/OrthoOps.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::detail;

/// C1 of the decompositions.
static LogicalResult checkMatrices(std::optional<Location> location, StringRef opName,
                                   RankedTensorType type) {
  if (type.getRank() >= 2)
    return success();
  return emitOptionalError(location, "'", opName, "' has matrices of rank ",
                           type.getRank(), ", but needs rank 2 or more");
}

/// The smaller of two sizes.
static int64_t smaller(int64_t a, int64_t b) {
  if (a == 0 || b == 0)
    return 0;
  return ShapedType::isDynamic(a) || ShapedType::isDynamic(b) ? ShapedType::kDynamic
                                                              : std::min(a, b);
}

/// Matrices of that many rows and columns, as many as `like` has.
static Type matrices(RankedTensorType like, ArrayRef<int64_t> sizes) {
  SmallVector<int64_t> shape(like.getShape().drop_back(2));
  llvm::append_range(shape, sizes);
  return like.clone(shape);
}

LogicalResult QrOp::inferReturnTypes(MLIRContext *, std::optional<Location> location,
                                     Adaptor op, SmallVectorImpl<Type> &types) {
  auto input = cast<RankedTensorType>(op.getInput().getType());
  // C1.
  if (failed(checkMatrices(location, getOperationName(), input)))
    return failure();
  int64_t rows = input.getShape().take_back(2)[0], columns = input.getShape().back();
  int64_t inner = op.getFull() ? rows : smaller(rows, columns);
  types.push_back(matrices(input, {rows, inner}));
  types.push_back(matrices(input, {inner, columns}));
  return success();
}

LogicalResult SvdOp::inferReturnTypes(MLIRContext *, std::optional<Location> location,
                                      Adaptor op, SmallVectorImpl<Type> &types) {
  auto input = cast<RankedTensorType>(op.getInput().getType());
  // C1.
  if (failed(checkMatrices(location, getOperationName(), input)))
    return failure();
  int64_t rows = input.getShape().take_back(2)[0], columns = input.getShape().back();
  int64_t inner = smaller(rows, columns);
  types.push_back(matrices(input, {inner}));
  types.push_back(matrices(input, {rows, op.getFull() ? rows : inner}));
  types.push_back(matrices(input, {columns, op.getFull() ? columns : inner}));
  return success();
}

LogicalResult EighOp::inferReturnTypes(MLIRContext *, std::optional<Location> location,
                                       Adaptor op, SmallVectorImpl<Type> &types) {
  auto input = cast<RankedTensorType>(op.getInput().getType());
  // C1.
  if (failed(checkMatrices(location, getOperationName(), input)))
    return failure();
  int64_t rows = input.getShape().take_back(2)[0], columns = input.getShape().back();
  if (failed(verifyCompatibleShape({rows}, {columns})))
    return emitOptionalError(location, "'", getOperationName(), "' has matrices of ",
                             rows, " rows and ", columns, " columns");
  int64_t size = ShapedType::isDynamic(rows) ? columns : rows;
  types.push_back(matrices(input, {size}));
  types.push_back(matrices(input, {size, size}));
  return success();
}

LogicalResult FourierOp::inferReturnTypes(MLIRContext *, std::optional<Location> location,
                                          Adaptor op, SmallVectorImpl<Type> &types) {
  auto real = cast<RankedTensorType>(op.getReal().getType());
  auto imag = cast<RankedTensorType>(op.getImag().getType());
  // C1.
  if (real.getRank() < 1 || real.getElementType() != imag.getElementType() ||
      failed(verifyCompatibleShape(real, imag)))
    return emitOptionalError(location, "'", getOperationName(), "' has real parts ", real,
                             " and imaginary parts ", imag);
  SmallVector<int64_t> shape(real.getShape());
  for (auto [size, other] : llvm::zip(shape, imag.getShape()))
    if (ShapedType::isDynamic(size))
      size = other;
  types.assign(2, real.clone(shape));
  return success();
}
