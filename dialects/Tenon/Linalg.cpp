//===- Linalg.cpp - The linear algebra family -----------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "dialects/Tenon/Inference.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::detail;

/// C1 of all ops of the family.
static LogicalResult checkSquare(std::optional<Location> location, StringRef opName,
                                 RankedTensorType type) {
  int64_t rank = type.getRank();
  if (rank < 2)
    return emitOptionalError(location, "'", opName, "' has matrices of rank ", rank,
                             ", but needs rank 2 or more");
  if (failed(verifyCompatibleShape({type.getDimSize(rank - 2)},
                                   {type.getDimSize(rank - 1)})))
    return emitOptionalError(location, "'", opName, "' has matrices of ",
                             type.getDimSize(rank - 2), " rows and ",
                             type.getDimSize(rank - 1), " columns");
  return success();
}

LogicalResult CholeskyOp::inferReturnTypes(MLIRContext *,
                                           std::optional<Location> location, Adaptor op,
                                           SmallVectorImpl<Type> &types) {
  auto input = cast<RankedTensorType>(op.getInput().getType());
  // C1.
  if (failed(checkSquare(location, getOperationName(), input)))
    return failure();
  types.push_back(input);
  return success();
}

/// The type of what is solved: of `rhs`, with what `matrix` knows.
static LogicalResult inferSolve(std::optional<Location> location, StringRef opName,
                                Type matrixType, Type rhsType,
                                SmallVectorImpl<Type> &types) {
  auto matrix = cast<RankedTensorType>(matrixType), rhs = cast<RankedTensorType>(rhsType);
  // C1.
  if (failed(checkSquare(location, opName, matrix)))
    return failure();
  // C2.
  int64_t rank = matrix.getRank();
  if (rhs.getRank() != rank ||
      failed(verifyCompatibleShape(matrix.getShape().drop_back(),
                                   rhs.getShape().drop_back())) ||
      rhs.getElementType() != matrix.getElementType())
    return emitOptionalError(location, "'", opName, "' has matrices ", matrix,
                             " and right-hand sides ", rhs);
  SmallVector<int64_t> shape(rhs.getShape());
  for (int64_t dim = 0; dim < rank - 1; ++dim)
    if (ShapedType::isDynamic(shape[dim]))
      shape[dim] = matrix.getDimSize(dim);
  types.push_back(rhs.clone(shape));
  return success();
}

LogicalResult TriangularSolveOp::inferReturnTypes(MLIRContext *,
                                                  std::optional<Location> location,
                                                  Adaptor op,
                                                  SmallVectorImpl<Type> &types) {
  return inferSolve(location, getOperationName(), op.getMatrix().getType(),
                    op.getRhs().getType(), types);
}

LogicalResult MatrixSolveOp::inferReturnTypes(MLIRContext *,
                                              std::optional<Location> location,
                                              Adaptor op, SmallVectorImpl<Type> &types) {
  return inferSolve(location, getOperationName(), op.getMatrix().getType(),
                    op.getRhs().getType(), types);
}

LogicalResult DeterminantOp::inferReturnTypes(MLIRContext *,
                                              std::optional<Location> location,
                                              Adaptor op, SmallVectorImpl<Type> &types) {
  auto input = cast<RankedTensorType>(op.getInput().getType());
  // C1.
  if (failed(checkSquare(location, getOperationName(), input)))
    return failure();
  // C2.
  types.assign(3, input.clone(input.getShape().drop_back(2)));
  return success();
}
