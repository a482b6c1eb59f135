//===- Ragged.cpp - Ragged tensors ----------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A ragged dimension is a vector of splits, where each row begins and the last one ends,
// or of the number of the row that each value is in. Everything here goes from one to
// the other by sums and scatters. All numbers are i64 inside.
//
//===----------------------------------------------------------------------===//
#include "compiler/Import/TensorFlow/Converter.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

namespace {
/// Rows of values that follow one another.
class Rows {
public:
  /// From splits, of which there is one more than rows.
  static Rows ofSplits(NodeContext &c, Value splits, Value values) {
    Rows rows(c);
    splits = c.cast(splits, rows.i64);
    rows.starts = c.slice(splits, 0, 0, -1);
    rows.count = c.emit<SubOp>(c.size(splits, 0), c.vector({1}));
    rows.begins = rows.dropLast(splits);
    rows.lengths = c.emit<SubOp>(c.slice(splits, 0, 1, -1), rows.begins);
    rows.total = c.size(values, 0);
    rows.number();
    return rows;
  }
  /// From the row of each value and how many rows there are, a vector of one.
  static Rows ofNumbers(NodeContext &c, Value numbers, Value count) {
    Rows rows(c);
    rows.numbers = c.cast(numbers, rows.i64);
    rows.count = c.cast(count, rows.i64);
    rows.total = c.size(numbers, 0);
    Value ones = c.emit<BroadcastToOp>(c.scalar(1, rows.i64), rows.total);
    rows.lengths = rows.scatter(rows.numbers, ones);
    rows.begins = rows.cumulate(rows.lengths, true);
    return rows;
  }
  /// From lengths, whose sum is `total`, a vector of one.
  static Rows ofLengths(NodeContext &c, Value lengths) {
    Rows rows(c);
    rows.lengths = c.cast(lengths, rows.i64);
    rows.count = c.size(lengths, 0);
    rows.begins = rows.cumulate(rows.lengths, true);
    Value sum =
        c.emit<ReduceOp>(ReduceKind::sum, rows.lengths, ArrayRef<int64_t>({0}), true);
    rows.total = sum;
    rows.number();
    return rows;
  }

  /// The place of each value in its row.
  Value columns() {
    return c.emit<SubOp>(c.cast(c.iota(total, 0, 1), i64), c.take(begins, numbers, 0));
  }
  /// Splits of some integer type.
  Value splits(Type type) {
    return c.cast(
        c.emit<ConcatOp>(int64_t(0), ValueRange{c.vector({0}), cumulate(lengths, false)}),
        type);
  }
  /// The largest length, a vector of one.
  Value widest() {
    Value most = c.emit<ReduceOp>(ReduceKind::max, lengths, ArrayRef<int64_t>({0}), true);
    return c.emit<tenon::MaxOp>(most, c.vector({0}));
  }

  Value starts, begins, lengths, numbers, count, total;

private:
  explicit Rows(NodeContext &c) : c(c), i64(c.builder.getI64Type()) {}

  Value dropLast(Value vector) {
    Value size = c.emit<SubOp>(c.size(vector, 0), c.vector({1}));
    return c.emit<DynamicSliceOp>(vector, c.vector({0}), size);
  }
  Value cumulate(Value vector, bool isExclusive) {
    return c.emit<CumulateOp>(CumulateKind::sum, vector, int64_t(0), isExclusive, false);
  }
  /// Sums of values by row.
  Value scatter(Value places, Value values) {
    Value zeros = c.emit<BroadcastToOp>(c.scalar(0, i64), count);
    Value vectors = c.emit<ExpandDimsOp>(places, ArrayRef<int64_t>({1}));
    return c.emit<ScatterOp>(ScatterKind::add, zeros, vectors, values, false, true);
  }
  /// The row of each value: how many rows begin at or before it, less one. Rows beyond
  /// the last value are dropped.
  void number() {
    Value zeros = c.emit<BroadcastToOp>(c.scalar(0, i64), total);
    Value ones = c.emit<BroadcastToOp>(c.scalar(1, i64), count);
    Value vectors = c.emit<ExpandDimsOp>(begins, ArrayRef<int64_t>({1}));
    Value marks = c.emit<ScatterOp>(ScatterKind::add, zeros, vectors, ones, false, true);
    numbers = c.emit<SubOp>(cumulate(marks, false), c.scalar(1, i64));
  }

  NodeContext &c;
  Type i64;
};
} // namespace

/// Columns of index vectors side by side.
static Value besides(NodeContext &c, ArrayRef<Value> columns) {
  SmallVector<Value> expanded;
  for (Value column : columns)
    expanded.push_back(c.emit<ExpandDimsOp>(column, ArrayRef<int64_t>({1})));
  return c.emit<ConcatOp>(int64_t(1), ValueRange(expanded));
}

//===----------------------------------------------------------------------===//
// To dense and sparse tensors
//===----------------------------------------------------------------------===//

/// The rows of each ragged dimension, outermost first.
static bool readPartitions(NodeContext &c, Value values, SmallVectorImpl<Rows> &levels) {
  SmallVector<StringRef> types = c.stringsAttr("row_partition_types");
  constexpr size_t first = 3; // behind shape, values and default_value
  if (c.inputCount() != first + types.size()) {
    c.error() << "has " << c.inputCount() - first << " row partitions, but "
              << types.size() << " types of them";
    return false;
  }
  // What a level's values are is known from the next level in.
  Value count;
  for (auto [i, type] : llvm::enumerate(types)) {
    Value tensor = c.input(first + i);
    bool isLast = i + 1 == types.size();
    if (type == "FIRST_DIM_SIZE" && i == 0) {
      count = c.reshape(c.cast(tensor, c.builder.getI64Type()), {1});
      continue;
    }
    if (type == "VALUE_ROWIDS" && count) {
      levels.push_back(Rows::ofNumbers(c, tensor, count));
    } else if (type == "ROW_SPLITS") {
      // Inside, the values are the next level's rows.
      Value inner = values;
      if (!isLast && types[i + 1] == "ROW_SPLITS") {
        Value next = c.input(first + i + 1);
        inner = c.slice(next, 0, 1, -1);
      }
      levels.push_back(Rows::ofSplits(c, tensor, inner));
    } else {
      c.error() << "row partitions of type " << type << " are not supported there";
      return false;
    }
    count = levels.back().total;
    if (c.failed())
      return false;
  }
  return !levels.empty();
}

/// For each value its row in all ragged dimensions and its place in the last one.
static SmallVector<Value> coordinates(NodeContext &c, SmallVectorImpl<Rows> &levels) {
  SmallVector<Value> result = {levels.front().numbers, levels.front().columns()};
  for (Rows &level : llvm::drop_begin(levels)) {
    for (Value &column : result)
      column = c.take(column, level.numbers, 0);
    result.push_back(level.columns());
  }
  return result;
}

static void convertToTensor(NodeContext &c) {
  Value values = c.input(1), otherwise = c.input(2);
  SmallVector<Rows> levels;
  if (!readPartitions(c, values, levels))
    return;
  size_t ragged = levels.size() + 1;
  // Sizes that the operand does not give are those of the values.
  SmallVector<Value> sizes = {levels.front().count};
  for (Rows &level : levels)
    sizes.push_back(level.widest());
  for (int64_t axis = 1; axis < c.inputRank(1); ++axis)
    sizes.push_back(c.size(values, axis));
  Value size = c.emit<ConcatOp>(int64_t(0), ValueRange(sizes));
  if (c.inputRank(0) == 1 && !c.failed()) {
    Value wanted = c.cast(c.input(0), c.builder.getI64Type());
    if (NodeContext::typeOf(wanted).getDimSize(0) != int64_t(sizes.size())) {
      c.error() << "its shape has " << NodeContext::typeOf(wanted).getDimSize(0)
                << " sizes, but the tensor has " << sizes.size();
      return;
    }
    Value isGiven =
        c.emit<CompareOp>(Predicate::ge, wanted, c.scalar(0, c.builder.getI64Type()));
    size = c.emit<SelectOp>(isGiven, wanted, size);
  }
  Value init = c.emit<BroadcastToOp>(otherwise, size);
  SmallVector<Value> places = coordinates(c, levels);
  if (places.size() != ragged)
    return;
  c.result(c.emit<ScatterOp>(ScatterKind::update, init, besides(c, places), values, false,
                             true));
}

static void convertToSparse(NodeContext &c) {
  Value values = c.input(c.inputCount() - 1);
  SmallVector<Rows> levels;
  for (size_t i = 0; i + 1 < c.inputCount(); ++i) {
    Value inner = i + 2 < c.inputCount() ? c.slice(c.input(i + 1), 0, 1, -1) : values;
    levels.push_back(Rows::ofSplits(c, c.input(i), inner));
  }
  if (c.failed() || levels.empty())
    return;
  if (c.inputRank(c.inputCount() - 1) != 1) {
    c.error() << "ragged rows of tensors are not supported: rows of numbers are";
    return;
  }
  c.result(0, besides(c, coordinates(c, levels)));
  c.result(1, values);
  SmallVector<Value> sizes = {levels.front().count};
  for (Rows &level : levels)
    sizes.push_back(level.widest());
  c.result(2, c.emit<ConcatOp>(int64_t(0), ValueRange(sizes)));
}

//===----------------------------------------------------------------------===//
// Ranges, gathers
//===----------------------------------------------------------------------===//

static void convertRange(NodeContext &c) {
  Type element = c.inputType(0).getElementType();
  Type i64 = c.builder.getI64Type();
  if (!isa<IntegerType>(element)) {
    c.error() << "ranges of " << element << " are not supported: of integers are";
    return;
  }
  SmallVector<Value> bounds;
  for (size_t i = 0; i < 3; ++i)
    bounds.push_back(c.cast(c.input(i), i64));
  // All of one length.
  Value distance = c.emit<SubOp>(bounds[1], bounds[0]);
  Value zero = c.scalar(0, i64), one = c.scalar(1, i64);
  c.check(c.emit<CompareOp>(Predicate::ne, bounds[2], zero), "a step is 0");
  // Away from zero: (distance + step ∓ 1) / step.
  Value isUp = c.emit<CompareOp>(Predicate::gt, bounds[2], zero);
  Value less = c.emit<SelectOp>(isUp, one, c.scalar(-1, i64));
  Value up = c.emit<SubOp>(c.emit<AddOp>(distance, bounds[2]), less);
  Value lengths = c.emit<tenon::MaxOp>(c.emit<FloorDivOp>(up, bounds[2]), zero);
  if (!lengths)
    return;
  if (NodeContext::typeOf(lengths).getRank() == 0)
    lengths = c.reshape(lengths, {1});
  Rows rows = Rows::ofLengths(c, lengths);
  auto each = [&](Value bound) {
    return bound && NodeContext::typeOf(bound).getRank() ? c.take(bound, rows.numbers, 0)
                                                         : bound;
  };
  Value steps = c.emit<MulOp>(rows.columns(), each(bounds[2]));
  c.result(0, rows.splits(c.typeAttr("Tsplits")));
  c.result(1, c.cast(c.emit<AddOp>(each(bounds[0]), steps), element));
}

/// Rows of one ragged dimension by their numbers.
static void convertGather(NodeContext &c) {
  if (c.intAttr("PARAMS_RAGGED_RANK") != 1 || c.inputRank(2) != 1) {
    c.error() << "only vectors of rows of one ragged dimension are gathered";
    return;
  }
  Type i64 = c.builder.getI64Type();
  Type type = c.inputType(0).getElementType();
  Rows from = Rows::ofSplits(c, c.input(0), c.input(1));
  Value indices = c.cast(c.input(2), i64);
  Value lengths = c.emit<GatherOp>(from.lengths, indices, int64_t(0), int64_t(0));
  if (c.failed())
    return;
  Rows to = Rows::ofLengths(c, lengths);
  Value begins = c.take(c.take(from.begins, indices, 0), to.numbers, 0);
  c.result(0, to.splits(type));
  c.result(1, c.take(c.input(1), c.emit<AddOp>(begins, to.columns()), 0));
}

/// How often each row has each number below a size, or the sums of their weights.
static void convertBincount(NodeContext &c) {
  Value values = c.input(1);
  if (c.inputRank(1) != 1 || c.inputRank(2) != 0) {
    c.error() << "counts of values of rank " << c.inputRank(1)
              << " are not supported: rank 1 is";
    return;
  }
  Rows rows = Rows::ofSplits(c, c.input(0), values);
  Type i64 = c.builder.getI64Type(), element = c.inputType(3).getElementType();
  Value size = c.reshape(c.cast(c.input(2), i64), {1});
  Value shape = c.emit<ConcatOp>(int64_t(0), ValueRange{rows.count, size});
  if (c.failed())
    return;
  Value zeros = c.emit<BroadcastToOp>(c.scalar(0, element), shape);
  Value least = c.emit<ReduceOp>(ReduceKind::min, c.cast(values, i64),
                                 ArrayRef<int64_t>({0}), false);
  c.check(c.emit<CompareOp>(Predicate::ge, least, c.scalar(0, i64)),
          "the number {0} that is counted is negative", least);
  bool hasWeights = c.inputType(3).getDimSize(0) != 0;
  Value each = hasWeights
                   ? c.input(3)
                   : c.emit<BroadcastToOp>(c.scalar(1, element), c.size(values, 0));
  Value places = besides(c, {rows.numbers, c.cast(values, i64)});
  bool isBinary = c.boolAttr("binary_output");
  if (isBinary)
    each = c.emit<BroadcastToOp>(c.scalar(1, element), c.size(values, 0));
  c.result(c.emit<ScatterOp>(isBinary ? ScatterKind::update : ScatterKind::add, zeros,
                             places, each, false, true));
}

void tenon::tf::addRaggedConverters(ConverterTable &table) {
  table["RaggedBincount"] = {convertBincount, 4};
  table["RaggedGather"] = {convertGather, 3};
  table["RaggedRange"] = {convertRange, 3};
  table["RaggedTensorToSparse"] = {convertToSparse, 2};
  table["RaggedTensorToTensor"] = {convertToTensor, 4};
}
