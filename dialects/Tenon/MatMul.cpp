//===- MatMul.cpp - The matmul family ---------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "dialects/Tenon/Inference.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::detail;

LogicalResult MatMulOp::inferReturnTypes(MLIRContext *, std::optional<Location> location,
                                         Adaptor op, SmallVectorImpl<Type> &types) {
  auto lhs = cast<RankedTensorType>(op.getLhs().getType());
  auto rhs = cast<RankedTensorType>(op.getRhs().getType());
  int64_t lhsRank = lhs.getRank(), rhsRank = rhs.getRank();

  // C2.
  if (lhsRank < 2 || rhsRank < 2)
    return emitOptionalError(location, "'tenon.matmul' has operands of rank ", lhsRank,
                             " and ", rhsRank, ", but needs a rank of at least 2");

  // C3.
  int64_t lhsContracted = lhsRank - (op.getTransposeLhs() ? 2 : 1);
  int64_t rhsContracted = rhsRank - (op.getTransposeRhs() ? 1 : 2);
  int64_t lhsSize = lhs.getDimSize(lhsContracted);
  int64_t rhsSize = rhs.getDimSize(rhsContracted);
  if (failed(verifyCompatibleShape({lhsSize}, {rhsSize})))
    return emitOptionalError(location, "'tenon.matmul' contracts dimension ",
                             lhsContracted, " of lhs (size ", lhsSize,
                             ") with dimension ", rhsContracted, " of rhs (size ",
                             rhsSize, "), but the sizes differ");

  // C4.
  SmallVector<int64_t> shape(lhs.getShape().drop_back(2));
  int64_t clash;
  if (!broadcastInto(shape, rhs.getShape().drop_back(2), clash))
    return emitOptionalError(location, "'tenon.matmul' has batch dimensions ",
                             printShape(lhs.getShape().drop_back(2)), " and ",
                             printShape(rhs.getShape().drop_back(2)),
                             ", which do not broadcast");

  shape.push_back(lhs.getDimSize(2 * lhsRank - 3 - lhsContracted));
  shape.push_back(rhs.getDimSize(2 * rhsRank - 3 - rhsContracted));
  types.push_back(RankedTensorType::get(shape, lhs.getElementType()));
  return success();
}
