//===- Pool.cpp - The pool family -----------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A pool of volumes is one over the rows and columns, then one over the depth: the
// maximum of maxima, and the average of averages, as windows are boxes.
//
//===----------------------------------------------------------------------===//
#include "compiler/Import/TensorFlow/Pool.h"
#include "compiler/Import/TensorFlow/Limits.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

using Ints = SmallVector<int64_t>;

template <class OpT>
static Value pool(NodeContext &c, Value image, ArrayRef<int64_t> window,
                  ArrayRef<int64_t> strides, Padding padding, DenseI64ArrayAttr amounts) {
  return c.emit<OpT>(image, window, strides, padding, amounts);
}

static void checkRank(NodeContext &c, int64_t rank) {
  if (!c.failed() && c.inputRank(0) != rank)
    c.error() << "its operand has rank " << c.inputRank(0) << " instead of " << rank;
}

template <class OpT> static void convertPool(NodeContext &c) {
  WindowAttrs w = windowOf(c);
  Ints window = w.layout.spatial(c, "ksize");
  checkRank(c, 4);
  Value input = w.layout.toChannelsLast(c, c.input(0));
  Value y = pool<OpT>(c, input, window, w.strides, w.padding, w.amounts);
  c.result(w.layout.fromChannelsLast(c, y));
}

/// The elements of an operand of four for rows and columns.
static Ints spatialOperand(NodeContext &c, size_t i, const Layout &layout,
                           StringRef what) {
  auto all = c.constants(i, what);
  if (!all)
    return {1, 1};
  if (all->size() != 4 || (*all)[0] != 1 || (*all)[layout.channelAxis()] != 1) {
    c.error() << "the " << what << " must be 4 numbers, 1 over batch and channels";
    return {1, 1};
  }
  return Ints(ArrayRef(*all).slice(layout.heightAxis(), 2));
}

/// Window and strides are operands.
static void convertMaxPoolV2(NodeContext &c) {
  Layout layout = layoutOf(c);
  DenseI64ArrayAttr amounts;
  Padding padding = paddingOf(c, layout, amounts);
  Ints window = spatialOperand(c, 1, layout, "window");
  Ints strides = spatialOperand(c, 2, layout, "strides");
  checkRank(c, 4);
  Value input = layout.toChannelsLast(c, c.input(0));
  Value y = pool<MaxPool2dOp>(c, input, window, strides, padding, amounts);
  c.result(layout.fromChannelsLast(c, y));
}

template <class OpT> static void convertPool3d(NodeContext &c) {
  WindowAttrs w = windowOf(c, 5);
  Ints window = w.layout.spatial(c, "ksize");
  checkRank(c, 5);
  Value x = w.layout.toChannelsLast(c, c.input(0));
  if (c.failed())
    return;
  Value batch = c.size(x, 0), depth = c.size(x, 1), channels = c.size(x, 4);
  Value rest = c.vector({-1});
  x = c.reshapeTo(x, {rest, c.size(x, 2), c.size(x, 3), channels});
  x = pool<OpT>(c, x, ArrayRef(window).drop_front(), ArrayRef(w.strides).drop_front(),
                w.padding, nullptr);
  if (!x)
    return;
  Value rows = c.size(x, 1), columns = c.size(x, 2);
  x = c.reshapeTo(x, {batch, depth, c.emit<MulOp>(rows, columns), channels});
  x = pool<OpT>(c, x, {window[0], 1}, {w.strides[0], 1}, w.padding, nullptr);
  if (x)
    x = c.reshapeTo(x, {batch, c.size(x, 1), rows, columns, channels});
  c.result(w.layout.fromChannelsLast(c, x));
}

//===----------------------------------------------------------------------===//
// Places of maxima
//===----------------------------------------------------------------------===//

Value tenon::tf::padLowest(NodeContext &c, Value image, const WindowAxes &axes) {
  if (!image)
    return {};
  Type element = NodeContext::typeOf(image).getElementType();
  Value lowest = isa<FloatType>(element)
                     ? c.scalar(-std::numeric_limits<double>::infinity(), element)
                     : lowestNumber(c, element);
  for (auto [i, axis] : llvm::enumerate(axes))
    image = c.pad(image, 1 + i, axis.low, axis.high, lowest);
  return image;
}

SmallVector<Ints> tenon::tf::windowTaps(NodeContext &c, const WindowAxes &axes) {
  if (c.failed())
    return {};
  constexpr int64_t most = 1 << 14;
  int64_t count = 1;
  for (const WindowAxis &axis : axes)
    if (llvm::MulOverflow(count, axis.size, count) || count > most) {
      c.error() << "windows of more than " << most << " elements are not supported";
      return {};
    }
  SmallVector<Ints> taps = {{}};
  for (const WindowAxis &axis : axes) {
    SmallVector<Ints> longer;
    for (const Ints &tap : taps)
      for (int64_t i = 0; i < axis.size; ++i) {
        longer.push_back(tap);
        longer.back().push_back(i);
      }
    taps = std::move(longer);
  }
  return taps;
}

Value tenon::tf::takeTap(NodeContext &c, Value padded, const WindowAxes &axes,
                         ArrayRef<int64_t> tap) {
  for (auto [i, axis] : llvm::enumerate(axes))
    padded = c.slice(padded, 1 + i, tap[i], axis.count, axis.stride);
  return padded;
}

Value tenon::tf::placeOfMaximum(NodeContext &c, Value padded, Value maximum,
                                const WindowAxes &axes) {
  Type i32 = c.builder.getI32Type();
  SmallVector<Ints> taps = windowTaps(c, axes);
  if (c.failed())
    return {};
  Value place = c.scalar(taps.size() - 1, i32);
  if (taps.size() == 1 && maximum) // nothing below has the shape
    return c.emit<BroadcastToOp>(place,
                                 c.emit<ShapeOfOp>(maximum, c.builder.getI64Type()));
  for (int64_t k = taps.size() - 2; k >= 0; --k) {
    Value isHere =
        c.emit<CompareOp>(Predicate::eq, takeTap(c, padded, axes, taps[k]), maximum);
    place = c.emit<SelectOp>(isHere, c.scalar(k, i32), place);
  }
  return place;
}

/// The maxima, and where they are in the flattened image (or images).
static void convertMaxPoolWithArgmax(NodeContext &c) {
  WindowAttrs w = windowOf(c);
  Ints window = w.layout.spatial(c, "ksize");
  Type indexType = c.typeAttr("Targmax");
  bool includesBatch = c.boolAttr("include_batch_in_index");
  checkRank(c, 4);
  if (c.failed())
    return;
  auto axes = placeWindows(c, w, c.inputType(0).getShape(), window);
  if (!axes)
    return;
  Value image = c.input(0);
  Value y = pool<MaxPool2dOp>(c, image, window, w.strides, w.padding, w.amounts);
  Value place =
      c.cast(placeOfMaximum(c, padLowest(c, image, *axes), y, *axes), indexType);
  auto number = [&](int64_t value) { return c.scalar(value, indexType); };
  auto loop = [&](int64_t axis) {
    return c.cast(c.iota(c.size(y, axis), axis, 4), indexType);
  };
  auto position = [&](const WindowAxis &axis, int64_t dim, Value tap) {
    Value first = c.emit<MulOp>(loop(dim), number(axis.stride));
    return c.emit<AddOp>(c.emit<SubOp>(first, number(axis.low)), tap);
  };
  if (!y)
    return;
  Value columns = number(window[1]);
  Value row = position((*axes)[0], 1, c.emit<DivOp>(place, columns));
  Value column = position((*axes)[1], 2, c.emit<TruncModOp>(place, columns));
  Value channels = c.cast(c.size(image, 3), indexType);
  if (includesBatch)
    row = c.emit<AddOp>(row, c.emit<MulOp>(loop(0), number((*axes)[0].from)));
  Value index = c.emit<AddOp>(c.emit<MulOp>(row, number((*axes)[1].from)), column);
  c.result(0, y);
  c.result(1, c.emit<AddOp>(c.emit<MulOp>(index, channels), loop(3)));
}

void tenon::tf::addPoolConverters(ConverterTable &table) {
  table["AvgPool"] = {convertPool<AvgPool2dOp>, 1};
  table["AvgPool3D"] = {convertPool3d<AvgPool2dOp>, 1};
  table["MaxPool"] = {convertPool<MaxPool2dOp>, 1};
  table["MaxPool3D"] = {convertPool3d<MaxPool2dOp>, 1};
  table["MaxPoolV2"] = {convertMaxPoolV2, 3};
  table["MaxPoolWithArgmax"] = {convertMaxPoolWithArgmax, 1};
}
