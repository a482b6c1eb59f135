//===- MatMul.cpp - Lowering of the matmul family -------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// linalg.matmul for matrices, linalg.batch_matmul for one equal batch dim, both
// with indexing maps where an operand is read transposed; a generic contraction
// for any other batch. f16 and bf16 accumulate in f32 and are rounded once.
//
//===----------------------------------------------------------------------===//
#include "compiler/Lowering/Lowering.h"
#include "compiler/Lowering/ScalarMath.h"
#include "dialects/Tenon/TenonOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"

using namespace mlir;

namespace tenon {

/// The maps of lhs, rhs and result over (batch…, m, n, k).
static SmallVector<AffineMap> contractionMaps(Lowering &lowering, unsigned batch,
                                              bool transposeLhs, bool transposeRhs) {
  SmallVector<unsigned> lhs, rhs, result;
  for (unsigned dim = 0; dim < batch; ++dim)
    for (auto *positions : {&lhs, &rhs, &result})
      positions->push_back(dim);
  unsigned m = batch, n = batch + 1, k = batch + 2;
  transposeLhs ? lhs.append({k, m}) : lhs.append({m, k});
  transposeRhs ? rhs.append({n, k}) : rhs.append({k, n});
  result.append({m, n});
  unsigned rank = batch + 3;
  return {lowering.dims(rank, lhs), lowering.dims(rank, rhs),
          lowering.dims(rank, result)};
}

/// The map of an operand whose batch broadcasts: missing dims dropped, ones
/// read at 0.
static AffineMap batchedMap(Lowering &lowering, ArrayRef<Size> own, ArrayRef<Size> out,
                            unsigned row, unsigned column) {
  unsigned batch = out.size() - 2, missing = out.size() - own.size();
  SmallVector<AffineExpr> exprs;
  for (auto [position, size] : llvm::enumerate(own.drop_back(2))) {
    bool isStretched =
        isConstantIntValue(size, 1) && !isConstantIntValue(out[position + missing], 1);
    exprs.push_back(isStretched ? lowering.b.getAffineConstantExpr(0)
                                : lowering.b.getAffineDimExpr(position + missing));
  }
  exprs.push_back(lowering.b.getAffineDimExpr(row));
  exprs.push_back(lowering.b.getAffineDimExpr(column));
  return AffineMap::get(batch + 3, 0, exprs, lowering.b.getContext());
}

/// Multiply and add of scalars of a graph type, accumulated in `acc`'s type.
static Value multiplyAdd(ImplicitLocOpBuilder &b, Type element, Value lhs, Value rhs,
                         Value acc) {
  ScalarMath math(b, element);
  return math.add(acc, math.mul(math.widen(lhs), math.widen(rhs)));
}

/// An operand whose batch dims can be read by a map: stretched to the result's
/// batch where a size is unknown and can't be proved to be the result's.
static Value readable(Value operand, Sizes &own, ArrayRef<Size> out, Lowering &lowering) {
  unsigned missing = out.size() - own.size();
  bool isUnknown = false;
  for (auto [position, size] : llvm::enumerate(ArrayRef<Size>(own).drop_back(2)))
    isUnknown |= size != out[position + missing] && !getConstantIntValue(size);
  if (!isUnknown)
    return lowering.lowered(operand);
  Sizes stretched(out.drop_back(2));
  stretched.append(own.end() - 2, own.end());
  own = stretched;
  return lowering.stretch(operand, own);
}

/// A matrix laid out the other way round.
static Value turned(Value matrix, ArrayRef<Size> sizes, Lowering &lowering) {
  Type element = cast<RankedTensorType>(matrix.getType()).getElementType();
  Sizes to = {sizes[1], sizes[0]};
  Value output = lowering.empty(Lowering::typeOf(to, element), to);
  return linalg::TransposeOp::create(lowering.b, matrix, output, ArrayRef<int64_t>{1, 0})
      ->getResult(0);
}

/// Whether a transposed right side is worth being laid out as lanes are read, which
/// takes as long as reading it for a few rows; constants are packed anyway.
static bool isWorthTurning(MatMulOp op, ArrayRef<Size> out) {
  constexpr int64_t leastRows = 16;
  std::optional<int64_t> rows = getConstantIntValue(out.front());
  return op.getTransposeRhs() && out.size() == 2 && (!rows || *rows >= leastRows) &&
         !isa_and_nonnull<ConstantOp, WeightOp>(op.getRhs().getDefiningOp());
}

static Value contract(MatMulOp op, Lowering &lowering, Value init, ArrayRef<Size> out) {
  Sizes lhsSizes = lowering.sizes(op.getLhs()), rhsSizes = lowering.sizes(op.getRhs());
  Value lhs = readable(op.getLhs(), lhsSizes, out, lowering);
  Value rhs = readable(op.getRhs(), rhsSizes, out, lowering);
  bool transposeLhs = op.getTransposeLhs(), transposeRhs = op.getTransposeRhs();
  if (isWorthTurning(op, out)) {
    rhs = turned(rhs, rhsSizes, lowering);
    std::swap(rhsSizes[0], rhsSizes[1]);
    transposeRhs = false;
  }
  unsigned batch = out.size() - 2;
  bool isPlain = batch == 0 || (batch == 1 && lhsSizes.size() == 3 &&
                                rhsSizes.size() == 3 && lhsSizes[0] == rhsSizes[0]);
  ImplicitLocOpBuilder &b = lowering.b;
  if (isPlain) {
    SmallVector<NamedAttribute> attributes;
    if (transposeLhs || transposeRhs)
      attributes.push_back(b.getNamedAttr(
          "indexing_maps", b.getAffineMapArrayAttr(contractionMaps(
                               lowering, batch, transposeLhs, transposeRhs))));
    TypeRange types(init);
    if (batch == 0)
      return linalg::MatmulOp::create(b, types, ValueRange{lhs, rhs}, init, attributes)
          .getResult(0);
    return linalg::BatchMatmulOp::create(b, types, ValueRange{lhs, rhs}, init, attributes)
        .getResult(0);
  }
  unsigned m = batch, n = batch + 1, k = batch + 2;
  AffineMap maps[] = {
      batchedMap(lowering, lhsSizes, out, transposeLhs ? k : m, transposeLhs ? m : k),
      batchedMap(lowering, rhsSizes, out, transposeRhs ? n : k, transposeRhs ? k : n),
      contractionMaps(lowering, batch, false, false)[2]};
  SmallVector<utils::IteratorType> iterators(batch + 2, utils::IteratorType::parallel);
  iterators.push_back(utils::IteratorType::reduction);
  Type element = lowering.source(op.getLhs()).getElementType();
  return lowering
      .generic({lhs, rhs}, init, maps, iterators,
               [&](ImplicitLocOpBuilder &inner, ValueRange scalars) {
                 return SmallVector<Value>{
                     multiplyAdd(inner, element, scalars[0], scalars[1], scalars[2])};
               })
      .front();
}

static LogicalResult lowerMatMul(MatMulOp op, Lowering &lowering) {
  Type element = lowering.source(op.getLhs()).getElementType();
  if (!isScalarType(element))
    return failure();
  RankedTensorType type = lowering.target(op.getResult());
  Sizes lhs = lowering.sizes(op.getLhs()), rhs = lowering.sizes(op.getRhs());
  unsigned batch = type.getRank() - 2;
  auto batchOf = [](ArrayRef<Size> sizes) { return Sizes(sizes.drop_back(2)); };
  Sizes out = lowering.broadcast({batchOf(lhs), batchOf(rhs)}, batch);
  out.push_back(lhs[lhs.size() - (op.getTransposeLhs() ? 1 : 2)]);
  out.push_back(rhs[rhs.size() - (op.getTransposeRhs() ? 2 : 1)]);
  lowering.useStatic(out, type);

  Type wide = computeType(element);
  RankedTensorType accumulator = type.clone(wide);
  Value init = lowering.filled(accumulator, out, zeroOf(wide));
  Value product = contract(op, lowering, init, out);
  if (accumulator != type) {
    AffineMap map = lowering.identity(type.getRank());
    product = lowering.parallel(type, out, product, map,
                                [&](ImplicitLocOpBuilder &b, ArrayRef<Value> scalars) {
                                  return ScalarMath(b, element).narrow(scalars[0]);
                                });
  }
  lowering.replace(op.getResult(), product, out);
  return success();
}

void addMatMulLowerings(LoweringTable &table) { table.add(lowerMatMul); }

} // namespace tenon
