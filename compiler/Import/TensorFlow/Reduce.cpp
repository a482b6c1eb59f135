//===- Reduce.cpp - The reduce family -------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Import/TensorFlow/Converter.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

/// A sum over the axes of a broadcast, which a reshape to the shape that was broadcast
/// follows: both at once, where the axes are known to the run only.
static bool reducesBroadcast(NodeContext &c) {
  auto axes = c.input(1).getDefiningOp<BroadcastAxesOp>();
  if (!axes)
    return false;
  c.result(c.emit<ReduceToShapeOp>(c.input(0), axes.getShape()));
  return true;
}

static void convertSum(NodeContext &c) {
  if (reducesBroadcast(c))
    return;
  auto axes = c.axes(1, c.inputRank(0));
  bool keepDims = c.boolAttr("keep_dims");
  if (axes)
    c.result(c.emit<ReduceOp>(ReduceKind::sum, c.input(0), ArrayRef<int64_t>(*axes),
                              keepDims));
}

/// The axes along which each of two shapes is repeated.
static void convertBroadcastGradientArgs(NodeContext &c) {
  auto a = c.known(0), b = c.known(1);
  bool is32 = c.inputType(0).getElementType().isInteger(32);
  auto isKnown = [](const std::optional<SmallVector<int64_t>> &shape) {
    return shape && !llvm::is_contained(*shape, ShapedType::kDynamic);
  };
  if (!isKnown(a) || !isKnown(b)) {
    c.result(0, c.emit<BroadcastAxesOp>(c.input(0), c.input(1)));
    c.result(1, c.emit<BroadcastAxesOp>(c.input(1), c.input(0)));
    return;
  }
  if (*a == *b) {
    c.result(0, c.vector({}, is32));
    c.result(1, c.vector({}, is32));
    return;
  }
  int64_t rank = std::max(a->size(), b->size());
  auto sizeOf = [&](ArrayRef<int64_t> shape, int64_t axis) -> int64_t {
    int64_t at = axis - (rank - static_cast<int64_t>(shape.size()));
    return at < 0 ? 1 : shape[at];
  };
  SmallVector<int64_t> axesOfA, axesOfB;
  for (int64_t axis = 0; axis < rank; ++axis) {
    int64_t x = sizeOf(*a, axis), y = sizeOf(*b, axis);
    if (x != y && x != 1 && y != 1) {
      c.error() << "sizes " << x << " and " << y << " do not broadcast";
      return;
    }
    // TensorFlow counts an axis that is 1 in both for both, if the shapes differ at all.
    if (x == 1)
      axesOfA.push_back(axis);
    if (y == 1)
      axesOfB.push_back(axis);
  }
  c.result(0, c.vector(axesOfA, is32));
  c.result(1, c.vector(axesOfB, is32));
}

/// The root of the sum of squares.
static void convertEuclideanNorm(NodeContext &c) {
  auto axes = c.axes(1, c.inputRank(0));
  bool keepDims = c.boolAttr("keep_dims");
  if (!axes)
    return;
  Value x = c.input(0);
  Type element = c.inputType(0).getElementType();
  Value sum = c.emit<ReduceOp>(ReduceKind::sum, c.emit<MulOp>(x, conjugate(c, x)),
                               ArrayRef<int64_t>(*axes), keepDims);
  Type real = isa<IntegerType>(element) ? Type(c.builder.getF64Type()) : element;
  c.result(c.cast(c.emit<SqrtOp>(c.cast(sum, real)), element));
}

template <ReduceKind kind> static void reduce(NodeContext &c) {
  auto axes = c.axes(1, c.inputRank(0));
  bool keepDims = c.boolAttr("keep_dims");
  if (kind == ReduceKind::prod && isa<ComplexType>(c.inputType(0).getElementType())) {
    c.error() << "products of complex numbers are not supported: sums and means are";
    return;
  }
  if (axes)
    c.result(c.emit<ReduceOp>(kind, c.input(0), ArrayRef<int64_t>(*axes), keepDims));
}

static void argReduce(NodeContext &c, ArgReduceKind kind) {
  Type indexType = c.typeAttr("output_type");
  auto axis = c.constant(1, "axis");
  if (axis)
    axis = c.normalizeAxis(*axis, c.inputRank(0));
  if (!axis || c.failed())
    return;
  bool isIndex = indexType.isInteger(32) || indexType.isInteger(64);
  Type computed = isIndex ? indexType : Type(c.builder.getI32Type());
  Value y = c.emit<ArgReduceOp>(kind, c.input(0), *axis, computed);
  c.result(c.cast(y, indexType));
}

static void convertArgMax(NodeContext &c) { argReduce(c, ArgReduceKind::max); }
static void convertArgMin(NodeContext &c) { argReduce(c, ArgReduceKind::min); }

/// sum(x²) / 2.
static void convertL2Loss(NodeContext &c) {
  Value x = c.input(0);
  Value sum = c.emit<ReduceOp>(ReduceKind::sum, c.emit<MulOp>(x, x),
                               ArrayRef<int64_t>(allAxes(c.inputRank(0))), false);
  c.result(c.emit<MulOp>(sum, c.scalar(0.5, c.inputType(0).getElementType())));
}

/// The gradient of a bias: the sum over all dimensions but the channels'.
static void convertBiasAddGrad(NodeContext &c) {
  int64_t rank = c.inputRank(0);
  int64_t channels = c.stringAttr("data_format") == "NCHW" ? 1 : rank - 1;
  SmallVector<int64_t> axes = allAxes(rank);
  llvm::erase(axes, channels);
  c.result(c.emit<ReduceOp>(ReduceKind::sum, c.input(0), ArrayRef<int64_t>(axes), false));
}

template <CumulateKind kind> static void cumulate(NodeContext &c) {
  bool exclusive = c.boolAttr("exclusive"), reverse = c.boolAttr("reverse");
  auto axis = c.constant(1, "axis");
  if (axis)
    axis = c.normalizeAxis(*axis, c.inputRank(0));
  if (axis)
    c.result(c.emit<CumulateOp>(kind, c.input(0), *axis, exclusive, reverse));
}

/// Whether fewer than k predictions of a row exceed that of its target; false where a
/// prediction is not finite or there is no such target.
static void convertInTopK(NodeContext &c) {
  if (c.inputRank(0) != 2 || c.inputRank(1) != 1) {
    c.error() << "its operands have ranks " << c.inputRank(0) << " and " << c.inputRank(1)
              << " instead of 2 and 1";
    return;
  }
  Type indexType = c.inputType(1).getElementType(), i32 = c.builder.getI32Type();
  Value k = c.inputCount() > 2 ? c.cast(c.input(2), i32) : c.scalar(c.intAttr("k"), i32);
  Value predictions = c.input(0), targets = c.input(1);
  Value classes = c.emit<SqueezeOp>(c.size(predictions, 1), ArrayRef<int64_t>({0}));
  classes = c.cast(classes, indexType);
  Value zero = c.scalar(0, indexType);
  Value isThere =
      c.emit<LogicalAndOp>(c.emit<CompareOp>(Predicate::ge, targets, zero),
                           c.emit<CompareOp>(Predicate::lt, targets, classes));
  Value safe = c.emit<ExpandDimsOp>(c.emit<SelectOp>(isThere, targets, zero),
                                    ArrayRef<int64_t>({1}));
  Value chosen = c.emit<GatherOp>(predictions, safe, int64_t(1), int64_t(1), true);
  Value above = c.cast(c.emit<CompareOp>(Predicate::gt, predictions, chosen), i32);
  SmallVector<int64_t> columns = {1};
  ArrayRef<int64_t> rows = columns;
  Value count = c.emit<ReduceOp>(ReduceKind::sum, above, rows, false);
  Value isFinite =
      c.emit<ReduceOp>(ReduceKind::all, c.emit<IsFiniteOp>(predictions), rows, false);
  Value isFew = c.emit<CompareOp>(Predicate::lt, count, k);
  c.result(c.emit<LogicalAndOp>(c.emit<LogicalAndOp>(isThere, isFinite), isFew));
}

void tenon::tf::addReduceConverters(ConverterTable &table) {
  table["BroadcastGradientArgs"] = {convertBroadcastGradientArgs, 2};
  table["Sum"] = {convertSum, 2};
  table["Prod"] = {reduce<ReduceKind::prod>, 2};
  table["Max"] = {reduce<ReduceKind::max>, 2};
  table["Min"] = {reduce<ReduceKind::min>, 2};
  table["Mean"] = {reduce<ReduceKind::mean>, 2};
  table["Any"] = {reduce<ReduceKind::any>, 2};
  table["All"] = {reduce<ReduceKind::all>, 2};
  table["ArgMax"] = {convertArgMax, 2};
  table["ArgMin"] = {convertArgMin, 2};
  table["Cumprod"] = {cumulate<CumulateKind::prod>, 2};
  table["CumulativeLogsumexp"] = {cumulate<CumulateKind::logsumexp>, 2};
  table["InTopK"] = {convertInTopK, 2};
  table["InTopKV2"] = {convertInTopK, 3};
  table["EuclideanNorm"] = {convertEuclideanNorm, 2};
  table["Cumsum"] = {cumulate<CumulateKind::sum>, 2};
  table["L2Loss"] = {convertL2Loss, 1};
  table["BiasAddGrad"] = {convertBiasAddGrad, 1};
}
