//===- Linalg.cpp - Diagonals and bands of matrices -----------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Import/TensorFlow/Converter.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

/// Whether the last two sizes of operand 0 are known; an error if not.
static bool hasStaticMatrix(NodeContext &c) {
  RankedTensorType type = c.inputType(0);
  int64_t rank = type.getRank();
  if (rank >= 2 && !type.isDynamicDim(rank - 1) && !type.isDynamicDim(rank - 2))
    return true;
  c.error() << "its operand is " << type << ", but rows and columns must be known";
  return false;
}

/// Operands: matrices, how many diagonals to keep below and above (all: -1).
static void convertBandPart(NodeContext &c) {
  auto lower = c.constant(1, "band"), upper = c.constant(2, "band");
  if (!lower || !upper || !hasStaticMatrix(c))
    return;
  ArrayRef<int64_t> sizes = c.inputType(0).getShape().take_back(2);
  Value row = c.iota(sizes[0], 0, 2), column = c.iota(sizes[1], 1, 2);
  Type i32 = c.builder.getI32Type();
  Value y = c.input(0), zero = c.scalar(0, c.inputType(0).getElementType());
  auto keep = [&](Value distance, int64_t most) {
    if (most >= 0)
      y = c.emit<SelectOp>(
          c.emit<CompareOp>(Predicate::le, distance, c.scalar(most, i32)), y, zero);
  };
  keep(c.emit<SubOp>(row, column), *lower);
  keep(c.emit<SubOp>(column, row), *upper);
  c.result(y);
}

/// Whether the operands that MatrixDiag and its inverse took on later ask for the
/// main diagonal of square matrices.
static bool isMainDiagonal(NodeContext &c, int64_t size) {
  for (size_t i = 1; i < c.inputCount() && i < 4; ++i) {
    auto number = c.constant(i, "diagonal");
    bool isDefault =
        number && (*number == (i == 1 ? 0 : -1) || (i > 1 && *number == size));
    if (!isDefault) {
      if (!c.failed())
        c.error() << "only the main diagonal of square matrices is supported";
      return false;
    }
  }
  return true;
}

static Value isOnDiagonal(NodeContext &c, int64_t size) {
  return c.emit<CompareOp>(Predicate::eq, c.iota(size, 0, 2), c.iota(size, 1, 2));
}

static void convertDiag(NodeContext &c) {
  RankedTensorType type = c.inputType(0);
  int64_t rank = type.getRank();
  if (rank < 1 || type.isDynamicDim(rank - 1)) {
    c.error() << "its operand is " << type << ", but the last size must be known";
    return;
  }
  int64_t size = type.getDimSize(rank - 1);
  if (!isMainDiagonal(c, size))
    return;
  Value outside = c.inputCount() > 4 ? c.input(4) : c.scalar(0, type.getElementType());
  Value columns = c.emit<ExpandDimsOp>(c.input(0), ArrayRef<int64_t>({rank}));
  c.result(c.emit<SelectOp>(isOnDiagonal(c, size), columns, outside));
}

static void convertDiagPart(NodeContext &c) {
  if (!hasStaticMatrix(c))
    return;
  RankedTensorType type = c.inputType(0);
  int64_t rank = type.getRank(), size = type.getDimSize(rank - 1);
  // Its second operand is the diagonal's number, its third the padding.
  auto number = c.inputCount() > 1 ? c.constant(1, "diagonal") : 0;
  if (!number || *number != 0 || type.getDimSize(rank - 2) != size) {
    if (!c.failed())
      c.error() << "only the main diagonal of square matrices is supported";
    return;
  }
  Value zero = c.scalar(0, type.getElementType());
  Value kept = c.emit<SelectOp>(isOnDiagonal(c, size), c.input(0), zero);
  c.result(c.emit<ReduceOp>(ReduceKind::sum, kept, ArrayRef<int64_t>({rank - 1}), false));
}

void tenon::tf::addLinalgConverters(ConverterTable &table) {
  table["MatrixBandPart"] = {convertBandPart, 3};
  for (const char *op : {"MatrixDiag", "MatrixDiagV2", "MatrixDiagV3"})
    table[op] = {convertDiag, 1};
  for (const char *op : {"MatrixDiagPart", "MatrixDiagPartV2", "MatrixDiagPartV3"})
    table[op] = {convertDiagPart, 1};
}
