//===- Linalg.cpp - Lowering of the linear algebra family -----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Calls of compiler/CPU/Routines/Linalg.cpp, on [count, rows, columns]: all dimensions
// before the last two are one.
//
//===----------------------------------------------------------------------===//
#include "compiler/Lowering/Linalg.h"
#include "dialects/Tenon/TenonOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"

using namespace mlir;

namespace tenon {

Matrices matricesOf(Lowering &lowering, Value operand) {
  Sizes sizes = lowering.sizes(operand);
  Size count = lowering.index.constant(1);
  for (Size size : ArrayRef(sizes).drop_back(2))
    count = lowering.index.mul(count, size);
  Matrices result;
  result.sizes = {count, sizes[sizes.size() - 2], sizes.back()};
  RankedTensorType type = lowering.target(operand);
  result.value = lowering.reshape(lowering.lowered(operand), sizes,
                                  Lowering::typeOf(result.sizes, type.getElementType()),
                                  result.sizes);
  return result;
}

void giveBack(Lowering &lowering, Value result, Value computed, ArrayRef<Size> from,
              Sizes sizes) {
  RankedTensorType type = lowering.target(result);
  lowering.useStatic(sizes, type);
  lowering.replace(result, lowering.reshape(computed, from, type, sizes), sizes);
}

/// Nanoseconds per element of the result, if each needs about a row of the matrix.
static std::optional<double> costOf(const Matrices &matrices) {
  auto rows = getConstantIntValue(matrices.sizes[1]);
  return rows ? std::optional(0.3 * *rows) : std::nullopt;
}

static Value flag(Lowering &lowering, int64_t value) {
  return arith::ConstantIndexOp::create(lowering.b, value);
}

static LogicalResult lowerCholesky(CholeskyOp op, Lowering &lowering) {
  Matrices x = matricesOf(lowering, op.getInput());
  Type element = lowering.source(op.getInput()).getElementType();
  Value factor =
      lowering.routine("cholesky", {element}, x.value, {{element, x.sizes}}, costOf(x))
          .front();
  giveBack(lowering, op.getResult(), factor, x.sizes, lowering.sizes(op.getInput()));
  return success();
}

static LogicalResult lowerTriangularSolve(TriangularSolveOp op, Lowering &lowering) {
  Matrices a = matricesOf(lowering, op.getMatrix());
  Matrices b = matricesOf(lowering, op.getRhs());
  Type element = lowering.source(op.getRhs()).getElementType();
  int64_t flags = (op.getLower() ? 1 : 0) | (op.getTranspose() ? 2 : 0);
  Value x = lowering
                .routine("triangular_solve", {element},
                         {a.value, b.value, flag(lowering, flags)}, {{element, b.sizes}},
                         costOf(a))
                .front();
  giveBack(lowering, op.getResult(), x, b.sizes, lowering.sizes(op.getRhs()));
  return success();
}

static LogicalResult lowerMatrixSolve(MatrixSolveOp op, Lowering &lowering) {
  Matrices a = matricesOf(lowering, op.getMatrix());
  Matrices b = matricesOf(lowering, op.getRhs());
  Type element = lowering.source(op.getRhs()).getElementType();
  Sizes rows(ArrayRef(a.sizes).drop_back());
  Value x =
      lowering
          .routine(
              "matrix_solve", {element},
              {a.value, b.value, flag(lowering, op.getTranspose())},
              {{element, b.sizes}, {element, a.sizes}, {lowering.b.getI64Type(), rows}},
              costOf(a))
          .front();
  giveBack(lowering, op.getResult(), x, b.sizes, lowering.sizes(op.getRhs()));
  return success();
}

static LogicalResult lowerDeterminant(DeterminantOp op, Lowering &lowering) {
  Matrices a = matricesOf(lowering, op.getInput());
  Type element = lowering.source(op.getInput()).getElementType();
  Sizes count = {a.sizes[0]}, rows(ArrayRef(a.sizes).drop_back());
  ValueRange results = lowering.routine("determinant", {element}, a.value,
                                        {{element, count},
                                         {element, count},
                                         {element, count},
                                         {element, a.sizes},
                                         {lowering.b.getI64Type(), rows}});
  Sizes sizes = lowering.sizes(op.getInput());
  sizes.truncate(sizes.size() - 2);
  for (auto [result, computed] : llvm::zip(op.getResults(), results))
    giveBack(lowering, result, computed, count, sizes);
  return success();
}

void addLinalgLowerings(LoweringTable &table) {
  table.add(lowerCholesky);
  table.add(lowerDeterminant);
  table.add(lowerMatrixSolve);
  table.add(lowerTriangularSolve);
}

} // namespace tenon
