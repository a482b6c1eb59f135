//===- Decompositions.cpp - What is solved by decomposing matrices --------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Import/TensorFlow/Matrices.h"
#include "mlir/Dialect/Traits.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

/// Fails the run with `message` unless no element is NaN.
static void checkNotNaN(NodeContext &c, Value value, StringRef message) {
  Value isNumber = c.emit<CompareOp>(Predicate::eq, value, value);
  if (!isNumber)
    return;
  SmallVector<int64_t> axes =
      llvm::to_vector(llvm::seq<int64_t>(NodeContext::typeOf(value).getRank()));
  if (Value all =
          c.emit<ReduceOp>(ReduceKind::all, isNumber, ArrayRef<int64_t>(axes), false))
    CheckOp::create(c.builder, c.loc, all, message.str());
}

bool tenon::tf::hasRealElements(NodeContext &c) {
  Type element = c.inputType(0).getElementType();
  if (element.isF32() || element.isF64())
    return true;
  c.error() << "matrices of " << element << " are not supported: float32 and float64 are";
  return false;
}

bool tenon::tf::isRealMatrix(NodeContext &c) {
  if (!hasRealElements(c))
    return false;
  if (c.inputRank(0) >= 2)
    return true;
  c.error() << "its operand is " << c.inputType(0) << ", but needs rank 2 or more";
  return false;
}

UnitAttr tenon::tf::flag(NodeContext &c, StringRef name) {
  return c.boolAttr(name) ? c.builder.getUnitAttr() : UnitAttr();
}

static void convertCholesky(NodeContext &c) {
  if (!hasRealElements(c))
    return;
  Value factor = c.emit<CholeskyOp>(c.input(0));
  checkNotNaN(c, factor, "the input is not positive definite");
  c.result(factor);
}

/// Repeats both operands along the dimensions before the last two, where one has fewer.
static bool matchBatches(NodeContext &c, Value &matrix, Value &rhs) {
  auto a = NodeContext::typeOf(matrix), b = NodeContext::typeOf(rhs);
  auto lead = [](RankedTensorType type) { return type.getShape().drop_back(2); };
  if (a.getRank() < 2 || b.getRank() < 2 || lead(a) == lead(b))
    return true;
  SmallVector<int64_t> shape;
  if (!a.hasStaticShape() || !b.hasStaticShape() ||
      !OpTrait::util::getBroadcastedShape(lead(a), lead(b), shape)) {
    c.error() << "matrices " << a << " and right-hand sides " << b
              << " do not have the same number of matrices";
    return false;
  }
  auto repeat = [&](Value value, RankedTensorType type) {
    SmallVector<int64_t> sizes(shape);
    llvm::append_range(sizes, type.getShape().take_back(2));
    return c.emit<BroadcastToOp>(value, c.vector(sizes));
  };
  matrix = repeat(matrix, a);
  rhs = repeat(rhs, b);
  return true;
}

static void convertTriangularSolve(NodeContext &c) {
  Value matrix = c.input(0), rhs = c.input(1);
  if (hasRealElements(c) && matchBatches(c, matrix, rhs))
    c.result(
        c.emit<TriangularSolveOp>(matrix, rhs, flag(c, "lower"), flag(c, "adjoint")));
}

static void convertMatrixSolve(NodeContext &c) {
  Value matrix = c.input(0), rhs = c.input(1);
  if (!hasRealElements(c) || !matchBatches(c, matrix, rhs))
    return;
  Value x = c.emit<MatrixSolveOp>(matrix, rhs, flag(c, "adjoint"));
  checkNotNaN(c, x, "a matrix has no inverse");
  c.result(x);
}

/// The inverse solves for the columns of the identity.
static void convertMatrixInverse(NodeContext &c) {
  int64_t rank = c.inputRank(0);
  if (!isRealMatrix(c))
    return;
  Type i64 = c.builder.getI64Type(), element = c.inputType(0).getElementType();
  SmallVector<Value> sizes;
  for (int64_t axis = 0; axis < rank; ++axis)
    sizes.push_back(c.size(c.input(0), axis));
  Value numbers =
      c.emit<RangeOp>(c.scalar(0, i64), c.reshape(sizes.back(), {}), c.scalar(1, i64));
  Value row = c.emit<ExpandDimsOp>(numbers, ArrayRef<int64_t>{1});
  Value column = c.emit<ExpandDimsOp>(numbers, ArrayRef<int64_t>{0});
  Value identity = c.emit<SelectOp>(c.emit<CompareOp>(Predicate::eq, row, column),
                                    c.scalar(1, element), c.scalar(0, element));
  if (rank > 2)
    identity =
        c.emit<BroadcastToOp>(identity, c.emit<ConcatOp>(int64_t(0), ValueRange(sizes)));
  Value x = c.emit<MatrixSolveOp>(c.input(0), identity, flag(c, "adjoint"));
  checkNotNaN(c, x, "a matrix has no inverse");
  c.result(x);
}

static void convertDeterminant(NodeContext &c) {
  if (hasRealElements(c))
    c.result(c.emitAll<DeterminantOp>(c.input(0))[0]);
}

static void convertLogDeterminant(NodeContext &c) {
  if (!hasRealElements(c))
    return;
  auto results = c.emitAll<DeterminantOp>(c.input(0));
  c.result(0, results[1]);
  c.result(1, results[2]);
}

void tenon::tf::addDecompositionConverters(ConverterTable &table) {
  for (const char *op : {"Cholesky", "BatchCholesky"})
    table[op] = {convertCholesky, 1};
  for (const char *op : {"MatrixDeterminant", "BatchMatrixDeterminant"})
    table[op] = {convertDeterminant, 1};
  for (const char *op : {"MatrixInverse", "BatchMatrixInverse"})
    table[op] = {convertMatrixInverse, 1};
  for (const char *op : {"MatrixSolve", "BatchMatrixSolve"})
    table[op] = {convertMatrixSolve, 2};
  for (const char *op : {"MatrixTriangularSolve", "BatchMatrixTriangularSolve"})
    table[op] = {convertTriangularSolve, 2};
  table["LogMatrixDeterminant"] = {convertLogDeterminant, 1};
}
