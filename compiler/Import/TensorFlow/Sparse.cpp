//===- Sparse.cpp - Sparse tensors ----------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A sparse tensor is three: indices [values, rank], values, and its shape. An index
// vector as one number, row-major, is what tensors are reshaped and ordered by.
//
//===----------------------------------------------------------------------===//
#include "compiler/Import/TensorFlow/Converter.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

/// How many dimensions indices have; an error if that is not known.
static std::optional<int64_t> rankOf(NodeContext &c, Value indices, Value shape) {
  if (!indices || !shape)
    return std::nullopt;
  int64_t rank = NodeContext::typeOf(indices).getRank() == 2
                     ? NodeContext::typeOf(indices).getDimSize(1)
                     : ShapedType::kDynamic;
  if (ShapedType::isDynamic(rank) && NodeContext::typeOf(shape).getRank() == 1)
    rank = NodeContext::typeOf(shape).getDimSize(0);
  if (!ShapedType::isDynamic(rank))
    return isFewDims(c, rank) ? std::optional(rank) : std::nullopt;
  c.error() << "the sparse tensor's rank is not known; say it with --feed, the indices "
               "as VALUESxRANK";
  return std::nullopt;
}

/// Column `axis` of indices.
static Value columnOf(NodeContext &c, Value indices, int64_t axis) {
  Value column = c.slice(indices, 1, axis, 1);
  return c.emit<SqueezeOp>(column, ArrayRef<int64_t>({1}));
}

static Value besides(NodeContext &c, ArrayRef<Value> columns) {
  SmallVector<Value> expanded;
  for (Value column : columns)
    expanded.push_back(c.emit<ExpandDimsOp>(column, ArrayRef<int64_t>({1})));
  return c.emit<ConcatOp>(int64_t(1), ValueRange(expanded));
}

/// Element `i` of a shape, a vector of one.
static Value sizeOf(NodeContext &c, Value shape, int64_t i) {
  return c.slice(shape, 0, i, 1);
}

/// Each index vector as a number.
static Value flatten(NodeContext &c, Value indices, Value shape, int64_t rank) {
  Value flat = columnOf(c, indices, 0);
  for (int64_t axis = 1; axis < rank; ++axis)
    flat = c.emit<AddOp>(c.emit<MulOp>(flat, sizeOf(c, shape, axis)),
                         columnOf(c, indices, axis));
  return flat;
}

/// The other way round.
static Value unflatten(NodeContext &c, Value flat, Value shape, int64_t rank) {
  SmallVector<Value> columns(rank);
  for (int64_t axis = rank - 1; axis > 0; --axis) {
    // A size of 0 has no indices.
    Value size = c.emit<tenon::MaxOp>(sizeOf(c, shape, axis), c.vector({1}));
    columns[axis] = c.emit<FloorModOp>(flat, size);
    flat = c.emit<FloorDivOp>(flat, size);
  }
  columns[0] = flat;
  return besides(c, columns);
}

/// Where the elements of a vector are in rising order, equal ones as they were.
static Value order(NodeContext &c, Value keys) {
  Value count = c.cast(c.emit<SqueezeOp>(c.size(keys, 0), ArrayRef<int64_t>({0})),
                       c.builder.getI32Type());
  return c.emitAll<TopKOp>(c.emit<NegOp>(keys), count)[1];
}

/// Gives indices and values in the order of their indices.
static void giveOrdered(NodeContext &c, Value indices, Value values, Value shape,
                        int64_t rank) {
  Value places = order(c, flatten(c, indices, shape, rank));
  c.result(0, c.take(indices, places, 0));
  c.result(1, c.take(values, places, 0));
}

static void convertReorder(NodeContext &c) {
  if (auto rank = rankOf(c, c.input(0), c.input(2)))
    giveOrdered(c, c.input(0), c.input(1), c.input(2), *rank);
}

static void convertReshape(NodeContext &c) {
  auto rank = rankOf(c, c.input(0), c.input(1));
  if (!rank)
    return;
  int64_t newRank =
      c.inputRank(2) == 1 ? c.inputType(2).getDimSize(0) : ShapedType::kDynamic;
  if (ShapedType::isDynamic(newRank)) {
    c.error() << "its new shape has an unknown number of dimensions";
    return;
  }
  if (!isFewDims(c, newRank))
    return;
  Value shape = c.input(2), all = c.vector({1}), known = c.vector({1});
  for (int64_t axis = 0; axis < *rank; ++axis)
    all = c.emit<MulOp>(all, sizeOf(c, c.input(1), axis));
  Type i64 = c.builder.getI64Type();
  Value isOpen = c.emit<CompareOp>(Predicate::lt, shape, c.scalar(0, i64));
  Value closed = c.emit<SelectOp>(isOpen, c.scalar(1, i64), shape);
  for (int64_t axis = 0; axis < newRank; ++axis)
    known = c.emit<MulOp>(known, sizeOf(c, closed, axis));
  Value missing = c.emit<FloorDivOp>(all, c.emit<tenon::MaxOp>(known, c.vector({1})));
  shape = c.emit<SelectOp>(isOpen, missing, shape);
  c.result(0, unflatten(c, flatten(c, c.input(0), c.input(1), *rank), shape, newRank));
  c.result(1, shape);
}

/// Operands: N indices, N values, N shapes.
static void convertConcat(NodeContext &c) {
  size_t count = c.inputCount() / 3;
  auto rank = rankOf(c, c.input(0), c.input(2 * count));
  auto axis = rank ? c.normalizeAxis(c.intAttr("concat_dim"), *rank) : std::nullopt;
  if (!axis)
    return;
  SmallVector<Value> indices, values;
  Value offset = c.vector({0}), shape = c.input(2 * count);
  for (size_t i = 0; i < count; ++i) {
    SmallVector<Value> columns;
    for (int64_t k = 0; k < *rank; ++k)
      columns.push_back(columnOf(c, c.input(i), k));
    columns[*axis] = c.emit<AddOp>(columns[*axis], offset);
    indices.push_back(besides(c, columns));
    values.push_back(c.input(count + i));
    offset = c.emit<AddOp>(offset, sizeOf(c, c.input(2 * count + i), *axis));
  }
  SmallVector<Value> sizes;
  for (int64_t k = 0; k < *rank; ++k)
    sizes.push_back(k == *axis ? offset : sizeOf(c, shape, k));
  shape = c.emit<ConcatOp>(int64_t(0), ValueRange(sizes));
  giveOrdered(c, c.emit<ConcatOp>(int64_t(0), ValueRange(indices)),
              c.emit<ConcatOp>(int64_t(0), ValueRange(values)), shape, *rank);
  c.result(2, shape);
}

/// The part from `start`, of `size`, of a sparse tensor; cut to its shape.
static void giveSlice(NodeContext &c, int result, int stride, Value indices, Value values,
                      Value shape, Value start, Value size) {
  Type i64 = c.builder.getI64Type();
  Value end = c.emit<tenon::MinOp>(c.emit<AddOp>(start, size), shape);
  Value isBehind = c.emit<CompareOp>(Predicate::ge, indices, start);
  Value isBefore = c.emit<CompareOp>(Predicate::lt, indices, end);
  Value isInside =
      c.emit<ReduceOp>(ReduceKind::all, c.emit<LogicalAndOp>(isBehind, isBefore),
                       ArrayRef<int64_t>({1}), false);
  Value places = c.emit<WhereOp>(isInside);
  places = c.emit<SqueezeOp>(places, ArrayRef<int64_t>{1});
  c.result(result, c.emit<SubOp>(c.take(indices, places, 0), start));
  c.result(result + stride, c.take(values, places, 0));
  c.result(result + 2 * stride,
           c.emit<tenon::MaxOp>(c.emit<SubOp>(end, start), c.scalar(0, i64)));
}

static void convertSlice(NodeContext &c) {
  giveSlice(c, 0, 1, c.input(0), c.input(1), c.input(2), c.input(3), c.input(4));
}

/// Operand 0 is the axis. The first parts are larger by one if there is a rest.
static void convertSplit(NodeContext &c) {
  auto rank = rankOf(c, c.input(1), c.input(3));
  auto given = c.constant(0, "split_dim");
  auto axis = rank && given ? c.normalizeAxis(*given, *rank) : std::nullopt;
  if (!axis)
    return;
  constexpr int64_t mostParts = 1 << 16;
  int64_t count = c.intAttr("num_split");
  if (count < 1 || count > mostParts) {
    c.error() << "splits into " << count << " parts, but from 1 to " << mostParts
              << " are supported";
    return;
  }
  Value shape = c.input(3), all = sizeOf(c, shape, *axis);
  Value part = c.emit<FloorDivOp>(all, c.vector({count}));
  Value rest = c.emit<FloorModOp>(all, c.vector({count}));
  Value begin = c.vector({0});
  for (int64_t i = 0; i < count; ++i) {
    Value isLarger = c.emit<CompareOp>(Predicate::gt, rest, c.vector({i}));
    Value size = c.emit<AddOp>(part, c.cast(isLarger, c.builder.getI64Type()));
    SmallVector<Value> starts, sizes;
    for (int64_t k = 0; k < *rank; ++k) {
      starts.push_back(k == *axis ? begin : c.vector({0}));
      sizes.push_back(k == *axis ? size : sizeOf(c, shape, k));
    }
    giveSlice(c, int(i), int(count), c.input(1), c.input(2), shape,
              c.emit<ConcatOp>(int64_t(0), ValueRange(starts)),
              c.emit<ConcatOp>(int64_t(0), ValueRange(sizes)));
    begin = c.emit<AddOp>(begin, size);
  }
}

//===----------------------------------------------------------------------===//
// Reductions
//===----------------------------------------------------------------------===//

/// To a dense tensor, over the axes that operand 3 names.
template <ScatterKind kind> static void convertReduce(NodeContext &c) {
  auto rank = rankOf(c, c.input(0), c.input(2));
  auto axes = rank ? c.axes(3, *rank) : std::nullopt;
  if (!axes)
    return;
  bool keepsDims = c.boolAttr("keep_dims");
  Value shape = c.input(2), values = c.input(1);
  SmallVector<Value> columns, sizes, kept;
  for (int64_t axis = 0; axis < *rank; ++axis) {
    if (llvm::is_contained(*axes, axis)) {
      if (keepsDims)
        kept.push_back(c.vector({1}));
      continue;
    }
    columns.push_back(columnOf(c, c.input(0), axis));
    sizes.push_back(sizeOf(c, shape, axis));
    kept.push_back(sizes.back());
  }
  Type element = c.inputType(1).getElementType();
  if (columns.empty()) { // all to one
    columns.push_back(
        c.emit<MulOp>(columnOf(c, c.input(0), 0), c.scalar(0, c.builder.getI64Type())));
    sizes.push_back(c.vector({1}));
  }
  Value size = c.emit<ConcatOp>(int64_t(0), ValueRange(sizes));
  Value places = besides(c, columns);
  auto scatter = [&](ScatterKind by, double neutral, Value updates, Type type) {
    Value init = c.emit<BroadcastToOp>(c.scalar(neutral, type), size);
    return c.emit<ScatterOp>(by, init, places, updates, false, false);
  };
  Value result;
  if (kind == ScatterKind::add) {
    result = scatter(kind, 0, values, element);
  } else {
    // Where there is nothing, 0.
    Type i32 = c.builder.getI32Type();
    double lowest = isa<FloatType>(element) ? -std::numeric_limits<double>::infinity()
                    : element.isUnsignedInteger()
                        ? 0
                        : -std::ldexp(1.0, element.getIntOrFloatBitWidth() - 1);
    Value ones = c.emit<BroadcastToOp>(
        c.scalar(1, i32), c.emit<ShapeOfOp>(values, Type(c.builder.getI64Type())));
    Value count = scatter(ScatterKind::add, 0, ones, i32);
    Value isThere = c.emit<CompareOp>(Predicate::gt, count, c.scalar(0, i32));
    result = c.emit<SelectOp>(isThere, scatter(kind, lowest, values, element),
                              c.scalar(0, element));
  }
  c.result(kept.empty() ? c.reshape(result, {}) : c.reshapeTo(result, kept));
}

//===----------------------------------------------------------------------===//
// Rows, and dense tensors beside
//===----------------------------------------------------------------------===//

/// A row without values gets one, the default.
static void convertFillEmptyRows(NodeContext &c) {
  Value indices = c.input(0), values = c.input(1), shape = c.input(2);
  auto rank = rankOf(c, indices, shape);
  if (!rank)
    return;
  Type i64 = c.builder.getI64Type();
  Value rows = columnOf(c, indices, 0), count = sizeOf(c, shape, 0);
  auto filled = [&](int64_t value, Value size) {
    return c.emit<BroadcastToOp>(c.scalar(double(value), i64), size);
  };
  Value vectors = c.emit<ExpandDimsOp>(rows, ArrayRef<int64_t>({1}));
  Value lengths = c.emit<ScatterOp>(ScatterKind::add, filled(0, count), vectors,
                                    filled(1, c.size(rows, 0)), false, false);
  Value isEmpty = c.emit<CompareOp>(Predicate::eq, lengths, c.scalar(0, i64));
  Value empty = c.emit<WhereOp>(isEmpty);
  Value added = c.size(empty, 0);
  SmallVector<Value> columns = {c.emit<SqueezeOp>(empty, ArrayRef<int64_t>{1})};
  for (int64_t axis = 1; axis < *rank; ++axis)
    columns.push_back(filled(0, added));
  Value allRows = c.emit<ConcatOp>(int64_t(0), ValueRange{rows, columns[0]});
  Value allIndices =
      c.emit<ConcatOp>(int64_t(0), ValueRange{indices, besides(c, columns)});
  Value allValues = c.emit<ConcatOp>(
      int64_t(0), ValueRange{values, c.emit<BroadcastToOp>(c.input(3), added)});
  Value places = order(c, allRows);
  c.result(0, c.take(allIndices, places, 0));
  c.result(1, c.take(allValues, places, 0));
  c.result(2, isEmpty);
  // Where each of the values that there were has gone.
  Value numbers = c.cast(c.iota(c.size(allRows, 0), 0, 1), i64);
  Value back = c.emit<ScatterOp>(ScatterKind::update, filled(0, c.size(allRows, 0)),
                                 c.emit<ExpandDimsOp>(places, ArrayRef<int64_t>({1})),
                                 numbers, false, true);
  c.result(3, c.emit<DynamicSliceOp>(back, c.vector({0}), c.size(rows, 0)));
}

/// The values with those of a dense tensor at their places.
template <class OpT> static void convertWithDense(NodeContext &c) {
  Value dense = c.emit<BroadcastToOp>(c.input(3), c.input(2));
  Value there = c.emit<GatherNdOp>(dense, c.input(0), int64_t(0), false);
  c.result(c.emit<OpT>(c.input(1), there));
}

void tenon::tf::addSparseConverters(ConverterTable &table) {
  table["SparseConcat"] = {convertConcat, 3};
  table["SparseDenseCwiseAdd"] = {convertWithDense<AddOp>, 4};
  table["SparseDenseCwiseDiv"] = {convertWithDense<DivOp>, 4};
  table["SparseDenseCwiseMul"] = {convertWithDense<MulOp>, 4};
  table["SparseFillEmptyRows"] = {convertFillEmptyRows, 4};
  table["SparseReduceMax"] = {convertReduce<ScatterKind::max>, 4};
  table["SparseReduceSum"] = {convertReduce<ScatterKind::add>, 4};
  table["SparseReorder"] = {convertReorder, 3};
  table["SparseReshape"] = {convertReshape, 3};
  table["SparseSlice"] = {convertSlice, 5};
  table["SparseSplit"] = {convertSplit, 4};
}
