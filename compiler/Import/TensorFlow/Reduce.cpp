//===- Reduce.cpp - The reduce family -------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Import/TensorFlow/Converter.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

template <ReduceKind kind> static void reduce(NodeContext &c) {
  auto axes = c.axes(1, c.inputRank(0));
  bool keepDims = c.boolAttr("keep_dims");
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

static SmallVector<int64_t> allAxes(int64_t rank) {
  SmallVector<int64_t> axes;
  for (int64_t i = 0; i < rank; ++i)
    axes.push_back(i);
  return axes;
}

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

/// Running sums or products along an axis, in as many steps as the size has bits:
/// each adds the elements 1, 2, 4, … places before.
template <class OpT> static void cumulate(NodeContext &c, double neutral) {
  bool exclusive = c.boolAttr("exclusive"), reverse = c.boolAttr("reverse");
  auto axis = c.constant(1, "axis");
  if (axis)
    axis = c.normalizeAxis(*axis, c.inputRank(0));
  if (!axis || c.failed())
    return;
  RankedTensorType type = c.inputType(0);
  int64_t size = type.getDimSize(*axis), rank = type.getRank();
  if (ShapedType::isDynamic(size)) {
    c.error() << "cumulates over dimension " << *axis << ", whose size is not known";
    return;
  }
  Value fill = c.scalar(neutral, type.getElementType());
  SmallVector<int64_t> begin(rank, 0), sizes(rank, -1), ones(rank, 1);
  // The value `places` before each element, or the neutral one.
  auto shifted = [&](Value value, int64_t places) {
    SmallVector<int64_t> low(rank, 0), high(rank, 0), from(begin), count(sizes);
    (reverse ? high : low)[*axis] = places;
    from[*axis] = reverse ? places : 0;
    count[*axis] = size - places;
    Value kept = c.emit<SliceOp>(value, ArrayRef<int64_t>(from), ArrayRef<int64_t>(count),
                                 ArrayRef<int64_t>(ones));
    return c.emit<PadOp>(kept, fill, ArrayRef<int64_t>(low), ArrayRef<int64_t>(high),
                         PadMode::constant);
  };
  Value y = c.input(0);
  if (exclusive && size > 0)
    y = shifted(y, 1);
  for (int64_t places = 1; places < size; places *= 2)
    y = c.emit<OpT>(y, shifted(y, places));
  c.result(y);
}

static void convertCumsum(NodeContext &c) { cumulate<AddOp>(c, 0); }
static void convertCumprod(NodeContext &c) { cumulate<MulOp>(c, 1); }

void tenon::tf::addReduceConverters(ConverterTable &table) {
  table["Sum"] = {reduce<ReduceKind::sum>, 2};
  table["Prod"] = {reduce<ReduceKind::prod>, 2};
  table["Max"] = {reduce<ReduceKind::max>, 2};
  table["Min"] = {reduce<ReduceKind::min>, 2};
  table["Mean"] = {reduce<ReduceKind::mean>, 2};
  table["Any"] = {reduce<ReduceKind::any>, 2};
  table["All"] = {reduce<ReduceKind::all>, 2};
  table["ArgMax"] = {convertArgMax, 2};
  table["ArgMin"] = {convertArgMin, 2};
  table["Cumprod"] = {convertCumprod, 2};
  table["Cumsum"] = {convertCumsum, 2};
  table["L2Loss"] = {convertL2Loss, 1};
  table["BiasAddGrad"] = {convertBiasAddGrad, 1};
}
