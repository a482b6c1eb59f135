//===- Scatter.cpp - Lowering of scatters ---------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Index vectors become row numbers of a matrix, -1 where one is out of range; the
// routine library puts the updates there.
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

/// The row that each of `count` index vectors names, as i64.
static Value rowsOf(Lowering &lowering, Value vectors, Size count, ArrayRef<Size> dims) {
  Type i64 = lowering.b.getI64Type();
  return lowering.parallel(
      Lowering::typeOf(count, i64), count, {}, {},
      [&](ImplicitLocOpBuilder &b, ArrayRef<Value>) -> Value {
        Value vector = linalg::IndexOp::create(b, 0);
        Value row = arith::ConstantIndexOp::create(b, 0);
        Value isInside = arith::ConstantIntOp::create(b, 1, 1);
        for (auto [dim, size] : llvm::enumerate(dims)) {
          Value position = arith::ConstantIndexOp::create(b, dim);
          Value number =
              tensor::ExtractOp::create(b, vectors, ValueRange{vector, position});
          Value index = arith::IndexCastOp::create(b, b.getIndexType(), number);
          Value extent = Lowering::sizeInBody(b, size);
          // One unsigned comparison covers both ends.
          Value fits = arith::CmpIOp::create(b, arith::CmpIPredicate::ult, index, extent);
          isInside = arith::AndIOp::create(b, isInside, fits);
          row = arith::AddIOp::create(
              b, arith::MulIOp::create(b, row, extent).getResult(), index);
        }
        Value none = arith::ConstantOp::create(b, b.getI64IntegerAttr(-1));
        return arith::SelectOp::create(
            b, isInside, arith::IndexCastOp::create(b, i64, row).getResult(), none);
      });
}

static LogicalResult lowerScatter(ScatterOp op, Lowering &lowering) {
  Type graphElement = lowering.source(op.getInit()).getElementType();
  if (isa<StringType>(graphElement))
    graphElement = signless(graphElement);
  if (!isScalarType(graphElement))
    return failure();
  IndexMath &index = lowering.index;
  Type element = signless(graphElement);
  Sizes out = lowering.sizes(op.getInit());
  lowering.useStatic(out, lowering.target(op.getResult()));
  Sizes vectorSizes = lowering.sizes(op.getIndices());
  unsigned count = *getConstantIntValue(vectorSizes.back());
  Size updates = index.product(ArrayRef(vectorSizes).drop_back());
  Sizes flatVectors = {updates, vectorSizes.back()};
  Value indices = lowering.lowered(op.getIndices());
  Type indexType = cast<RankedTensorType>(indices.getType()).getElementType();
  indices = lowering.reshape(indices, vectorSizes,
                             Lowering::typeOf(flatVectors, indexType), flatVectors);
  Value rows = rowsOf(lowering, indices, updates, ArrayRef(out).take_front(count));

  Sizes matrix = {index.product(ArrayRef(out).take_front(count)),
                  index.product(ArrayRef(out).drop_front(count))};
  Sizes flatUpdates = {updates, matrix[1]};
  auto asType = [&](Value graphValue, const Sizes &from, const Sizes &to) {
    return lowering.reshape(lowering.lowered(graphValue), from,
                            Lowering::typeOf(to, element), to);
  };
  Value init = asType(op.getInit(), lowering.sizes(op.getInit()), matrix);
  Value values = asType(op.getUpdates(), lowering.sizes(op.getUpdates()), flatUpdates);
  std::string name = "scatter_" + stringifyScatterKind(op.getKind()).str();
  constexpr double nanoseconds = 0.5;
  // Threads share columns, of which there must be some.
  auto columns = getConstantIntValue(matrix[1]);
  bool isShared = !columns || *columns >= 64;
  Value result =
      lowering
          .routine(name, graphElement, {init, rows, values}, {{graphElement, matrix}},
                   isShared ? std::optional(nanoseconds) : std::nullopt)
          .front();
  lowering.replace(op.getResult(),
                   lowering.reshape(result, matrix, Lowering::typeOf(out, element), out),
                   out);
  return success();
}

void addScatterLowerings(LoweringTable &table) { table.add(lowerScatter); }

} // namespace tenon
