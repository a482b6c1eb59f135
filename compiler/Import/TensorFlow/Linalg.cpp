//===- Linalg.cpp - Diagonals and bands of matrices -----------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Import/TensorFlow/Converter.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

//===----------------------------------------------------------------------===//
// Bands
//===----------------------------------------------------------------------===//

static bool isMatrix(NodeContext &c, size_t i) {
  if (c.inputRank(i) >= 2)
    return true;
  c.error() << "its operand is " << c.inputType(i) << ", but must have rank 2 or more";
  return false;
}

/// Operands: matrices, how many diagonals to keep below and above (all: -1).
static void convertBandPart(NodeContext &c) {
  if (!isMatrix(c, 0) || c.inputRank(1) != 0 || c.inputRank(2) != 0) {
    if (!c.failed())
      c.error() << "the numbers of its diagonals are no scalars";
    return;
  }
  int64_t rank = c.inputRank(0);
  Value y = c.input(0), zero = c.scalar(0, c.inputType(0).getElementType());
  Value row = c.iota(c.size(y, rank - 2), 0, 2),
        column = c.iota(c.size(y, rank - 1), 1, 2);
  Type i32 = c.builder.getI32Type();
  auto keep = [&](Value distance, size_t operand) {
    auto known = c.known(operand);
    if (known && known->front() < 0 && !ShapedType::isDynamic(known->front()))
      return;
    Value most = c.cast(c.input(operand), i32);
    Value isKept = c.emit<CompareOp>(Predicate::le, distance, most);
    if (!known || ShapedType::isDynamic(known->front()))
      isKept = c.emit<LogicalOrOp>(
          isKept, c.emit<CompareOp>(Predicate::lt, most, c.scalar(0, i32)));
    y = c.emit<SelectOp>(isKept, y, zero);
  };
  keep(c.emit<SubOp>(row, column), 1);
  keep(c.emit<SubOp>(column, row), 2);
  c.result(y);
}

//===----------------------------------------------------------------------===//
// Diagonals
//===----------------------------------------------------------------------===//

namespace {
/// The diagonals `low` to `high` of matrices (0 is the main one, above it are positive
/// numbers), as rows of equal length: the highest first, the shorter ones filled up at
/// their left or right end.
struct Diagonals {
  int64_t low = 0, high = 0, rows = 0, columns = 0;
  /// Whether diagonals above (below) the main one begin at the left end.
  bool upperLeft = true, lowerLeft = true;

  int64_t count() const { return high - low + 1; }
  int64_t lengthOf(int64_t number) const {
    return std::min(rows + std::min<int64_t>(number, 0),
                    columns - std::max<int64_t>(number, 0));
  }
  int64_t longest() const {
    return std::min(rows + std::min<int64_t>(high, 0),
                    columns - std::max<int64_t>(low, 0));
  }
  /// Where a diagonal begins in its row.
  int64_t shift(int64_t number) const {
    bool isLeft = number >= 0 ? upperLeft : lowerLeft;
    return isLeft ? 0 : longest() - lengthOf(number);
  }
};
} // namespace

static Value boolVector(NodeContext &c, ArrayRef<int64_t> values,
                        ArrayRef<int64_t> shape) {
  Value numbers = c.reshape(c.vector(values, true), shape);
  return c.emit<CompareOp>(Predicate::ne, numbers, c.scalar(0, c.builder.getI32Type()));
}

/// Reads the operand that says which diagonals, and the attribute align.
static bool readDiagonals(NodeContext &c, size_t operand, Diagonals &d) {
  if (operand < c.inputCount()) {
    auto numbers = c.constants(operand, "diagonal");
    if (!numbers)
      return false;
    if (numbers->empty() || numbers->size() > 2 || numbers->front() > numbers->back()) {
      c.error() << "its diagonals are " << numbers->size() << " numbers that do not rise";
      return false;
    }
    d.low = numbers->front();
    d.high = numbers->back();
  }
  if (c.node.attr("align")) {
    StringRef align = c.stringAttr("align");
    d.upperLeft = align.starts_with("LEFT");
    d.lowerLeft = align.ends_with("LEFT");
  }
  return !c.failed();
}

/// Elements of the largest matrix whose places are listed one by one.
static constexpr int64_t kLargestMatrix = 1 << 24;

/// Whether the diagonals lie within known matrices of a size that can be done.
static bool checkDiagonals(NodeContext &c, const Diagonals &d) {
  if (d.rows < 0 || d.columns < 0) {
    c.error() << "rows and columns must be known at compile time";
    return false;
  }
  if (d.rows > kLargestMatrix || d.columns > kLargestMatrix ||
      d.rows * d.columns > kLargestMatrix) {
    c.error() << "its matrices are " << d.rows << " by " << d.columns
              << "; there may be up to " << kLargestMatrix << " elements";
    return false;
  }
  bool isInside =
      d.low > -std::max<int64_t>(d.rows, 1) && d.high < std::max<int64_t>(d.columns, 1);
  if (!isInside)
    c.error() << "diagonals " << d.low << " to " << d.high << " are not in matrices of "
              << d.rows << " by " << d.columns;
  return isInside;
}

/// Elements of the last two dimensions as one.
static Value flattenMatrices(NodeContext &c, Value value) {
  if (!value)
    return {};
  SmallVector<Value> sizes;
  int64_t rank = NodeContext::typeOf(value).getRank();
  for (int64_t axis = 0; axis < rank - 2; ++axis)
    sizes.push_back(c.size(value, axis));
  sizes.push_back(c.emit<MulOp>(c.size(value, rank - 2), c.size(value, rank - 1)));
  return c.reshapeTo(value, sizes);
}

/// Replaces the last dimension by others.
static Value splitLast(NodeContext &c, Value value, ArrayRef<int64_t> by) {
  if (!value)
    return {};
  SmallVector<Value> sizes;
  for (int64_t axis = 0; axis + 1 < NodeContext::typeOf(value).getRank(); ++axis)
    sizes.push_back(c.size(value, axis));
  for (int64_t size : by)
    sizes.push_back(c.vector({size}));
  return c.reshapeTo(value, sizes);
}

/// Picks elements of flattened matrices; `outside` where there is none (-1).
static Value pick(NodeContext &c, Value flat, ArrayRef<int64_t> places,
                  ArrayRef<int64_t> shape, Value outside) {
  if (!flat)
    return {};
  SmallVector<int64_t> safe, isThere;
  for (int64_t place : places) {
    safe.push_back(std::max<int64_t>(place, 0));
    isThere.push_back(place >= 0);
  }
  int64_t axis = NodeContext::typeOf(flat).getRank() - 1;
  Value taken = splitLast(c, c.take(flat, c.vector(safe, true), axis), shape);
  if (!llvm::is_contained(isThere, 0))
    return taken;
  return c.emit<SelectOp>(boolVector(c, isThere, shape), taken, outside);
}

/// Where each element of a matrix is among its diagonals' rows, or -1.
static SmallVector<int64_t> placesInRows(const Diagonals &d) {
  SmallVector<int64_t> places;
  for (int64_t row = 0; row < d.rows; ++row)
    for (int64_t column = 0; column < d.columns; ++column) {
      int64_t number = column - row;
      bool isThere = number >= d.low && number <= d.high;
      int64_t along = number >= 0 ? row : column;
      places.push_back(isThere ? (d.high - number) * d.longest() + d.shift(number) + along
                               : -1);
    }
  return places;
}

/// Reads which diagonals of operand 0, matrices, operand `operand` asks for; an error if
/// they do not lie within these.
static bool readDiagonalsOfMatrix(NodeContext &c, size_t operand, Diagonals &d) {
  if (!isMatrix(c, 0) || !readDiagonals(c, operand, d))
    return false;
  ArrayRef<int64_t> sizes = c.inputType(0).getShape().take_back(2);
  d.rows = sizes[0];
  d.columns = sizes[1];
  return checkDiagonals(c, d);
}

/// Operands: matrices; later versions have the diagonals and what fills up.
static void convertDiagPart(NodeContext &c) {
  Diagonals d;
  if (!readDiagonalsOfMatrix(c, 1, d))
    return;
  SmallVector<int64_t> places, shape;
  for (int64_t number = d.high; number >= d.low; --number)
    for (int64_t i = 0; i < d.longest(); ++i) {
      int64_t along = i - d.shift(number);
      bool isThere = along >= 0 && along < d.lengthOf(number);
      int64_t row = along + std::max<int64_t>(-number, 0);
      int64_t column = along + std::max<int64_t>(number, 0);
      places.push_back(isThere ? row * d.columns + column : -1);
    }
  if (d.count() > 1)
    shape.push_back(d.count());
  shape.push_back(d.longest());
  Value fill =
      c.inputCount() > 2 ? c.input(2) : c.scalar(0, c.inputType(0).getElementType());
  c.result(pick(c, flattenMatrices(c, c.input(0)), places, shape, fill));
}

/// The diagonals' rows of operand `i` as one dimension.
static Value rowsOfDiagonals(NodeContext &c, size_t i, const Diagonals &d) {
  RankedTensorType type = c.inputType(i);
  int64_t rank = type.getRank();
  bool fits = rank >= (d.count() > 1 ? 2 : 1) &&
              type.getDimSize(rank - 1) == d.longest() &&
              (d.count() == 1 || type.getDimSize(rank - 2) == d.count());
  if (!fits) {
    c.error() << "its diagonals are " << type << ", but must be " << d.count()
              << " of length " << d.longest();
    return {};
  }
  return d.count() > 1 ? flattenMatrices(c, c.input(i)) : c.input(i);
}

/// Operands: diagonals; later versions have their numbers, rows and columns of the
/// result (-1: as many as needed) and what fills it.
static void convertDiag(NodeContext &c) {
  Diagonals d;
  RankedTensorType type = c.inputType(0);
  int64_t rank = type.getRank();
  if (!readDiagonals(c, 1, d))
    return;
  if (rank < 1 || type.isDynamicDim(rank - 1)) {
    c.error() << "its operand is " << type << ", but the last size must be known";
    return;
  }
  int64_t longest = type.getDimSize(rank - 1);
  d.rows = longest - std::min<int64_t>(d.high, 0);
  d.columns = longest + std::max<int64_t>(d.low, 0);
  if (c.inputCount() > 3) {
    auto rows = c.constant(2, "number of rows"),
         columns = c.constant(3, "number of columns");
    if (!rows || !columns)
      return;
    d.rows = *rows == -1 ? d.rows : *rows;
    d.columns = *columns == -1 ? d.columns : *columns;
    if (*rows == -1 && *columns == -1)
      d.rows = d.columns = std::max(d.rows, d.columns);
  } else {
    d.rows = d.columns = std::max(d.rows, d.columns);
  }
  if (!checkDiagonals(c, d))
    return;
  Value fill = c.inputCount() > 4 ? c.input(4) : c.scalar(0, type.getElementType());
  Value rows = rowsOfDiagonals(c, 0, d);
  if (!c.failed())
    c.result(pick(c, rows, placesInRows(d), {d.rows, d.columns}, fill));
}

/// Operands: matrices, diagonals to put into them; later versions have their numbers.
static void convertSetDiag(NodeContext &c) {
  Diagonals d;
  if (!readDiagonalsOfMatrix(c, 2, d))
    return;
  Value rows = rowsOfDiagonals(c, 1, d);
  if (!c.failed())
    c.result(pick(c, rows, placesInRows(d), {d.rows, d.columns}, c.input(0)));
}

//===----------------------------------------------------------------------===//
// Diagonals of tensors
//===----------------------------------------------------------------------===//

/// A tensor of twice the rank, with the operand where both halves of an index agree.
static void convertTensorDiag(NodeContext &c) {
  RankedTensorType type = c.inputType(0);
  if (!type.hasStaticShape()) {
    c.error() << "its operand is " << type << ", whose sizes must be known";
    return;
  }
  int64_t size = type.getNumElements();
  SmallVector<int64_t> shape(type.getShape());
  shape.append(type.getShape().begin(), type.getShape().end());
  Value row = c.iota(size, 0, 2), column = c.iota(size, 1, 2);
  Value flat = c.reshape(c.input(0), {size, 1});
  Value matrix = c.emit<SelectOp>(c.emit<CompareOp>(Predicate::eq, row, column), flat,
                                  c.scalar(0, type.getElementType()));
  c.result(c.reshape(matrix, shape));
}

/// The elements where both halves of an index agree.
static void convertTensorDiagPart(NodeContext &c) {
  RankedTensorType type = c.inputType(0);
  int64_t half = type.getRank() / 2;
  ArrayRef<int64_t> shape = type.getShape();
  if (!type.hasStaticShape() || half == 0 ||
      shape.take_front(half) != shape.drop_front(half)) {
    c.error() << "its operand is " << type << ", which has no two equal, known halves";
    return;
  }
  int64_t size = 1;
  for (int64_t one : shape.take_front(half))
    size *= one;
  SmallVector<int64_t> places;
  for (int64_t i = 0; i < size; ++i)
    places.push_back(i * (size + 1));
  Value taken = c.take(c.reshape(c.input(0), {size * size}), c.vector(places, true), 0);
  c.result(c.reshape(taken, shape.take_front(half)));
}

void tenon::tf::addLinalgConverters(ConverterTable &table) {
  table["Diag"] = {convertTensorDiag, 1};
  table["DiagPart"] = {convertTensorDiagPart, 1};
  table["MatrixBandPart"] = {convertBandPart, 3};
  for (const char *op : {"MatrixDiag", "MatrixDiagV2", "MatrixDiagV3"})
    table[op] = {convertDiag, 1};
  for (const char *op : {"MatrixDiagPart", "MatrixDiagPartV2", "MatrixDiagPartV3"})
    table[op] = {convertDiagPart, 1};
  for (const char *op : {"MatrixSetDiag", "MatrixSetDiagV2", "MatrixSetDiagV3"})
    table[op] = {convertSetDiag, 2};
}
