//===- Ortho.cpp - Orthogonal decompositions of matrices ------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Import/TensorFlow/Matrices.h"
#include "dialects/Tenon/OrthoOps.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

/// What stands for vectors that were not asked for.
static Value noVectors(NodeContext &c) {
  Type element = c.inputType(0).getElementType();
  return c.constantTensor(RankedTensorType::get({0}, element), {}, nullptr);
}

static void convertQr(NodeContext &c) {
  if (!isRealMatrix(c))
    return;
  auto results = c.emitAll<QrOp>(c.input(0), flag(c, "full_matrices"));
  c.result(0, results[0]);
  c.result(1, results[1]);
}

static void convertSvd(NodeContext &c) {
  if (!isRealMatrix(c))
    return;
  bool hasVectors = c.boolAttr("compute_uv");
  UnitAttr full = hasVectors ? flag(c, "full_matrices") : UnitAttr();
  auto results = c.emitAll<SvdOp>(c.input(0), full);
  c.result(0, results[0]);
  c.result(1, hasVectors ? results[1] : noVectors(c));
  c.result(2, hasVectors ? results[2] : noVectors(c));
}

static void convertEigh(NodeContext &c) {
  if (!isRealMatrix(c))
    return;
  auto results = c.emitAll<EighOp>(c.input(0));
  c.result(0, results[0]);
  c.result(1, c.boolAttr("compute_v") ? results[1] : noVectors(c));
}

//===----------------------------------------------------------------------===//
// Least squares
//===----------------------------------------------------------------------===//

/// The product of matrices, transposed or not.
static Value product(NodeContext &c, Value a, Value b, bool transposeA = false,
                     bool transposeB = false) {
  return c.emit<MatMulOp>(a, b, transposeA, transposeB);
}

/// By the normal equations: of as many unknowns as the matrix's smaller size.
static Value solveNormal(NodeContext &c, Value a, Value b, Value regularizer) {
  RankedTensorType type = NodeContext::typeOf(a);
  int64_t rank = type.getRank(), rows = type.getDimSize(rank - 2),
          columns = type.getDimSize(rank - 1);
  if (type.isDynamicDim(rank - 1) || type.isDynamicDim(rank - 2)) {
    c.error() << "its matrices are " << type
              << ", whose rows and columns must be known if 'fast' is true";
    return {};
  }
  bool isTall = rows >= columns;
  int64_t size = std::min(rows, columns);
  Value row = c.iota(size, 0, 2), column = c.iota(size, 1, 2);
  Type element = type.getElementType();
  Value diagonal = c.emit<SelectOp>(c.emit<CompareOp>(Predicate::eq, row, column),
                                    c.cast(regularizer, element), c.scalar(0, element));
  Value gram = c.emit<AddOp>(product(c, a, a, isTall, !isTall), diagonal);
  Value factor = c.emit<CholeskyOp>(gram);
  Value right = isTall ? product(c, a, b, true) : b;
  UnitAttr yes = c.builder.getUnitAttr();
  Value half = c.emit<TriangularSolveOp>(factor, right, yes, UnitAttr());
  Value x = c.emit<TriangularSolveOp>(factor, half, yes, yes);
  return isTall ? x : product(c, a, x, true);
}

/// The shortest solution, by singular values. Those that rounding made count as zero.
static Value solveShortest(NodeContext &c, Value a, Value b) {
  auto parts = c.emitAll<SvdOp>(a, UnitAttr());
  if (c.failed())
    return {};
  Value values = parts[0];
  auto type = NodeContext::typeOf(values);
  int64_t axis = type.getRank() - 1;
  Type element = type.getElementType();
  int64_t rank = NodeContext::typeOf(a).getRank();
  Value length = c.emit<tenon::MaxOp>(c.size(a, rank - 2), c.size(a, rank - 1));
  double epsilon = element.isF32() ? 0x1p-23 : 0x1p-52;
  Value largest =
      c.emit<ReduceOp>(ReduceKind::max, values, ArrayRef<int64_t>{axis}, true);
  Value least = c.emit<MulOp>(
      largest, c.emit<MulOp>(c.cast(length, element), c.scalar(epsilon, element)));
  Value isThere = c.emit<CompareOp>(Predicate::gt, values, least);
  Value one = c.scalar(1, element);
  Value safe = c.emit<SelectOp>(isThere, values, one);
  Value inverse =
      c.emit<SelectOp>(isThere, c.emit<DivOp>(one, safe), c.scalar(0, element));
  Value along = product(c, parts[1], b, true);
  Value scaled = c.emit<MulOp>(along, c.emit<ExpandDimsOp>(inverse, ArrayRef{axis + 1}));
  return product(c, parts[2], scaled);
}

/// Operands: matrices, right-hand sides, the weight of the solution's size.
static void convertSolveLs(NodeContext &c) {
  if (!isRealMatrix(c))
    return;
  auto a = c.inputType(0), b = c.inputType(1);
  if (a.getRank() != b.getRank()) {
    c.error() << "matrices " << a << " and right-hand sides " << b
              << " do not have the same number of matrices";
    return;
  }
  c.result(c.boolAttr("fast") ? solveNormal(c, c.input(0), c.input(1), c.input(2))
                              : solveShortest(c, c.input(0), c.input(1)));
}

void tenon::tf::addOrthoConverters(ConverterTable &table) {
  table["Qr"] = {convertQr, 1};
  for (const char *op : {"Svd", "BatchSvd"})
    table[op] = {convertSvd, 1};
  for (const char *op : {"SelfAdjointEigV2", "BatchSelfAdjointEigV2"})
    table[op] = {convertEigh, 1};
  for (const char *op : {"MatrixSolveLs", "BatchMatrixSolveLs"})
    table[op] = {convertSolveLs, 3};
}
