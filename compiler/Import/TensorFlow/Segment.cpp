//===- Segment.cpp - Reductions over segments -----------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Rows of one segment number are reduced to one row: a scatter into rows of the
// neutral element. The ops of sorted numbers have as many rows as the last number
// says, which only the run knows.
//
//===----------------------------------------------------------------------===//
#include "compiler/Import/TensorFlow/Limits.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

namespace {
/// Segment numbers of rows, and how many segments there are, a vector of one.
class Segments {
public:
  Segments(NodeContext &c, Value data, Value numbers, Value count)
      : c(c), data(data), numbers(numbers), count(count) {}

  Value reduce(ScatterKind kind, double neutral) {
    return data ? reduce(kind, c.scalar(neutral, element())) : Value();
  }
  Value reduce(ScatterKind kind, Value neutral) {
    return data && neutral ? scatter(kind, neutral, data) : Value();
  }
  /// How many rows each segment has, shaped to broadcast against its rows.
  Value sizes(Type type) {
    if (!data || !numbers)
      return {};
    Value ones = c.emit<BroadcastToOp>(
        c.scalar(1, type), c.emit<ShapeOfOp>(numbers, c.builder.getI64Type()));
    Value zeros = c.emit<BroadcastToOp>(c.scalar(0, type), count);
    Value sum = c.emit<ScatterOp>(ScatterKind::add, zeros, vectors(), ones, false, true);
    SmallVector<int64_t> axes;
    for (int64_t i = 1; i <= rank() - numbersRank(); ++i)
      axes.push_back(i);
    return axes.empty() ? sum : c.emit<ExpandDimsOp>(sum, ArrayRef<int64_t>(axes));
  }
  Type element() { return NodeContext::typeOf(data).getElementType(); }

private:
  int64_t rank() { return NodeContext::typeOf(data).getRank(); }
  int64_t numbersRank() { return NodeContext::typeOf(numbers).getRank(); }
  Value vectors() {
    return c.emit<ExpandDimsOp>(numbers, ArrayRef<int64_t>({numbersRank()}));
  }
  Value scatter(ScatterKind kind, Value neutral, Value rows) {
    if (!numbers || !count)
      return {};
    SmallVector<Value> shape = {c.cast(count, c.builder.getI64Type())};
    for (int64_t axis = numbersRank(); axis < rank(); ++axis)
      shape.push_back(c.size(rows, axis));
    if (c.failed())
      return {};
    Value sizes =
        shape.size() == 1 ? shape[0] : c.emit<ConcatOp>(int64_t(0), ValueRange(shape));
    Value init = c.emit<BroadcastToOp>(neutral, sizes);
    return c.emit<ScatterOp>(kind, init, vectors(), rows, false, true);
  }

  NodeContext &c;
  Value data, numbers, count;
};

/// What a segment's rows become.
enum class Kind { sum, mean, rootMean, prod, min, max };
} // namespace

/// A tensor<1xi32> of a scalar operand.
static Value countOperand(NodeContext &c, size_t i) {
  return c.inputRank(i) ? c.input(i)
                        : c.emit<ExpandDimsOp>(c.input(i), ArrayRef<int64_t>({0}));
}

/// Reduces, with zero (or one, of products) where a segment has no row.
static Value reduceSorted(NodeContext &c, Segments &segments, Kind kind) {
  Type element = segments.element();
  switch (kind) {
  case Kind::sum:
    return segments.reduce(ScatterKind::add, 0);
  case Kind::prod:
    return segments.reduce(ScatterKind::mul, 1);
  case Kind::mean:
  case Kind::rootMean: {
    Value sum = segments.reduce(ScatterKind::add, 0);
    Value size = c.emit<MaxOp>(segments.sizes(element), c.scalar(1, element));
    return c.emit<DivOp>(sum, kind == Kind::mean ? size : c.emit<SqrtOp>(size));
  }
  case Kind::min:
  case Kind::max:
    break;
  }
  bool isMin = kind == Kind::min;
  Value extreme =
      segments.reduce(isMin ? ScatterKind::min : ScatterKind::max,
                      isMin ? highestNumber(c, element) : lowestNumber(c, element));
  Type i32 = c.builder.getI32Type();
  Value isEmpty = c.emit<CompareOp>(Predicate::eq, segments.sizes(i32), c.scalar(0, i32));
  return c.emit<SelectOp>(isEmpty, c.scalar(0, element), extreme);
}

static void checkSorted(NodeContext &c, Value numbers) {
  if (c.failed() || !numbers || NodeContext::typeOf(numbers).getRank() != 1) {
    if (!c.failed())
      c.error() << "its segment numbers are no vector";
    return;
  }
  Value place = c.iota(c.size(numbers, 0), 0, 1);
  Type i32 = c.builder.getI32Type();
  Value before = c.emit<MaxOp>(c.emit<SubOp>(place, c.scalar(1, i32)), c.scalar(0, i32));
  Value isRising = c.emit<CompareOp>(Predicate::ge, numbers, c.take(numbers, before, 0));
  Value isFine = c.emit<CompareOp>(
      Predicate::ge, numbers, c.scalar(0, NodeContext::typeOf(numbers).getElementType()));
  c.check(c.emit<LogicalAndOp>(isRising, isFine), "segment numbers are not increasing");
}

/// One more than the last of sorted numbers.
static Value countSorted(NodeContext &c, Value numbers) {
  if (!numbers)
    return {};
  Type element = NodeContext::typeOf(numbers).getElementType();
  auto known = evaluateShape(numbers);
  if (known && !known->empty() && !llvm::is_contained(*known, ShapedType::kDynamic))
    return c.vector({*llvm::max_element(*known) + 1}, element.isInteger(32));
  Value most = c.emit<ReduceOp>(ReduceKind::max, numbers, ArrayRef<int64_t>({0}), true);
  most = c.emit<MaxOp>(most, c.scalar(-1, element));
  return c.emit<AddOp>(most, c.scalar(1, element));
}

/// Operands: rows, sorted segment numbers.
template <Kind kind> static void convertSegment(NodeContext &c) {
  Value numbers = c.input(1);
  checkSorted(c, numbers);
  Segments segments(c, c.input(0), numbers, countSorted(c, numbers));
  if (!c.failed())
    c.result(reduceSorted(c, segments, kind));
}

/// Fails the run unless all numbers are below `count`, a vector of one.
static void checkBelow(NodeContext &c, Value numbers, Value count) {
  if (!numbers || !count)
    return;
  Type element = NodeContext::typeOf(numbers).getElementType();
  Value isBelow = c.emit<CompareOp>(
      Predicate::lt, numbers,
      c.cast(c.emit<SqueezeOp>(count, ArrayRef<int64_t>({0})), element));
  c.check(isBelow, "a segment number is not less than the number of segments");
}

/// Operands: rows, segment numbers, how many segments there are. Rows of negative
/// numbers are left out.
template <Kind kind> static void convertUnsorted(NodeContext &c) {
  Type element = c.inputType(0).getElementType();
  Value count = countOperand(c, 2);
  checkBelow(c, c.input(1), count);
  Segments segments(c, c.input(0), c.input(1), count);
  if (kind == Kind::min)
    c.result(segments.reduce(ScatterKind::min, highestNumber(c, element)));
  else if (kind == Kind::max)
    c.result(segments.reduce(ScatterKind::max, lowestNumber(c, element)));
  else
    c.result(reduceSorted(c, segments, kind));
}

/// Operands: a table, numbers of its rows, their sorted segment numbers.
template <Kind kind> static void convertSparseSegment(NodeContext &c) {
  Value rows = c.emit<GatherOp>(c.input(0), c.input(1), int64_t(0), int64_t(0));
  Value numbers = c.input(2);
  checkSorted(c, numbers);
  Value count = c.inputCount() > 3 ? countOperand(c, 3) : countSorted(c, numbers);
  Segments segments(c, rows, numbers, count);
  if (!c.failed())
    c.result(reduceSorted(c, segments, kind));
}

/// Operands: the gradient of the segments, numbers of rows, segment numbers, how many
/// rows the table has.
template <Kind kind> static void convertSparseSegmentGrad(NodeContext &c) {
  Value gradient = c.input(0), numbers = c.input(2);
  Type element = c.inputType(0).getElementType();
  if (kind != Kind::sum) {
    Segments segments(c, gradient, numbers, c.size(gradient, 0));
    Value size = c.emit<MaxOp>(segments.sizes(element), c.scalar(1, element));
    // Sizes have the rank of the numbers' rows.
    gradient = c.emit<DivOp>(gradient, kind == Kind::mean ? size : c.emit<SqrtOp>(size));
  }
  Value rows = c.emit<GatherOp>(gradient, numbers, int64_t(0), int64_t(0));
  Segments table(c, rows, c.input(1), countOperand(c, 3));
  if (!c.failed())
    c.result(table.reduce(ScatterKind::add, 0));
}

template <Kind kind>
static void addSparse(ConverterTable &table, const std::string &name) {
  table["SparseSegment" + name] = {convertSparseSegment<kind>, 3};
  table["SparseSegment" + name + "WithNumSegments"] = {convertSparseSegment<kind>, 4};
  table["SparseSegment" + name + "Grad"] = {convertSparseSegmentGrad<kind>, 4};
}

void tenon::tf::addSegmentConverters(ConverterTable &table) {
  table["SegmentMax"] = {convertSegment<Kind::max>, 2};
  table["SegmentMean"] = {convertSegment<Kind::mean>, 2};
  table["SegmentMin"] = {convertSegment<Kind::min>, 2};
  table["SegmentProd"] = {convertSegment<Kind::prod>, 2};
  table["SegmentSum"] = {convertSegment<Kind::sum>, 2};
  addSparse<Kind::mean>(table, "Mean");
  addSparse<Kind::rootMean>(table, "SqrtN");
  addSparse<Kind::sum>(table, "Sum");
  for (StringRef name : {"UnsortedSegmentMax", "SegmentMaxV2"})
    table[name] = {convertUnsorted<Kind::max>, 3};
  for (StringRef name : {"UnsortedSegmentMin", "SegmentMinV2"})
    table[name] = {convertUnsorted<Kind::min>, 3};
  for (StringRef name : {"UnsortedSegmentProd", "SegmentProdV2"})
    table[name] = {convertUnsorted<Kind::prod>, 3};
  for (StringRef name : {"UnsortedSegmentSum", "SegmentSumV2"})
    table[name] = {convertUnsorted<Kind::sum>, 3};
}
