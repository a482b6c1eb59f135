//===- PoolGradient.cpp - Gradients of pools ------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// An element of the image looks at the windows in which it is: for each tap of a
// window there is at most one that has the element there. The gradient of an
// average is handed out one dimension after the other.
//
//===----------------------------------------------------------------------===//
#include "compiler/Import/TensorFlow/Conv.h"
#include "compiler/Import/TensorFlow/Pool.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

using Ints = SmallVector<int64_t>;

/// Hands the value of each window to the element at `tap` of it, along a dimension;
/// other elements get zero.
static Value handOut(NodeContext &c, Value value, int64_t dimension,
                     const WindowAxis &axis, int64_t tap) {
  if (!value)
    return {};
  Ints window, index;
  for (int64_t i = 0; i < axis.from; ++i) {
    int64_t distance = i + axis.low - tap;
    bool isThere = distance >= 0 && distance % axis.stride == 0 &&
                   distance / axis.stride < axis.count;
    window.push_back(isThere ? distance / axis.stride : -1);
    index.push_back(std::max<int64_t>(window.back(), 0));
  }
  int64_t rank = NodeContext::typeOf(value).getRank();
  Value taken = c.take(value, c.vector(index, true), dimension);
  if (window == index)
    return taken;
  Ints behind;
  for (int64_t i = 1; i < rank - dimension; ++i)
    behind.push_back(i);
  Value number = c.emit<ExpandDimsOp>(c.vector(window, true), ArrayRef<int64_t>(behind));
  Value isThere =
      c.emit<CompareOp>(Predicate::ge, number, c.scalar(0, c.builder.getI32Type()));
  return c.emit<SelectOp>(isThere, taken,
                          c.scalar(0, NodeContext::typeOf(value).getElementType()));
}

static Value sum(NodeContext &c, Value all, Value more) {
  return all ? c.emit<AddOp>(all, more) : more;
}

/// The windows of a node's attributes, or of two operands after `operands`.
static std::optional<WindowAxes> poolWindows(NodeContext &c, WindowAttrs &w, Value image,
                                             int64_t rank) {
  w = windowOf(c, rank);
  Ints window = w.layout.spatial(c, "ksize");
  Value last = w.layout.toChannelsLast(c, image);
  if (!c.failed() && NodeContext::typeOf(image).getRank() != rank)
    c.error() << "its operand is " << image.getType() << ", but must have rank " << rank;
  if (c.failed())
    return std::nullopt;
  return placeWindows(c, w, NodeContext::typeOf(last).getShape(), window);
}

/// Operands: the pool's image, its result, the gradient. Of equal elements of an image
/// the first one has the gradient, of those of a volume each.
template <int64_t rank> static void convertMaxPoolGrad(NodeContext &c) {
  WindowAttrs w;
  auto axes = poolWindows(c, w, c.input(0), rank);
  Value dy = w.layout.toChannelsLast(c, c.input(2));
  if (!axes || !fitsWindows(c, dy, *axes))
    return;
  Value image = padLowest(c, w.layout.toChannelsLast(c, c.input(0)), *axes);
  Value y = w.layout.toChannelsLast(c, c.input(1));
  bool isFirst = rank == 4;
  Value place = isFirst ? placeOfMaximum(c, image, y, *axes) : Value();
  Value zero = c.scalar(0, c.inputType(2).getElementType()), dx;
  for (auto [k, tap] : llvm::enumerate(windowTaps(c, *axes))) {
    Value number = c.scalar(k, c.builder.getI32Type());
    Value isHere =
        isFirst ? c.emit<CompareOp>(Predicate::eq, place, number)
                : c.emit<CompareOp>(Predicate::eq, takeTap(c, image, *axes, tap), y);
    Value part = c.emit<SelectOp>(isHere, dy, zero);
    for (auto [i, axis] : llvm::enumerate(*axes))
      part = handOut(c, part, 1 + i, axis, tap[i]);
    dx = sum(c, dx, part);
  }
  c.result(w.layout.fromChannelsLast(c, dx));
}

/// Operands: the pool's image, its result, the gradient by the pool's gradient. What
/// stood where the maximum was.
template <int64_t rank> static void convertMaxPoolGradGrad(NodeContext &c) {
  WindowAttrs w;
  auto axes = poolWindows(c, w, c.input(0), rank);
  if (!axes)
    return;
  Value image = padLowest(c, w.layout.toChannelsLast(c, c.input(0)), *axes);
  Value y = w.layout.toChannelsLast(c, c.input(1));
  Value gradient = padLowest(c, w.layout.toChannelsLast(c, c.input(2)), *axes);
  Value place = placeOfMaximum(c, image, y, *axes), result;
  SmallVector<Ints> taps = windowTaps(c, *axes);
  for (int64_t k = taps.size() - 1; k >= 0; --k) {
    Value here = takeTap(c, gradient, *axes, taps[k]);
    if (!result) {
      result = here;
      continue;
    }
    Value isHere =
        c.emit<CompareOp>(Predicate::eq, place, c.scalar(k, c.builder.getI32Type()));
    result = c.emit<SelectOp>(isHere, here, result);
  }
  c.result(w.layout.fromChannelsLast(c, result));
}

/// Operands: the shape of the pool's image, the gradient.
template <int64_t rank> static void convertAvgPoolGrad(NodeContext &c) {
  WindowAttrs w = windowOf(c, rank);
  Ints window = w.layout.spatial(c, "ksize");
  auto shape = c.known(0);
  Value dy = w.layout.toChannelsLast(c, c.input(1));
  if (c.failed())
    return;
  if (!shape || static_cast<int64_t>(shape->size()) != rank) {
    c.error() << "the shape of its result must be known at compile time";
    return;
  }
  Ints from = {(*shape)[0]};
  for (int64_t i = 0; i < rank - 2; ++i)
    from.push_back((*shape)[w.layout.heightAxis() + i]);
  auto axes = placeWindows(c, w, from, window);
  if (!axes || !fitsWindows(c, dy, *axes))
    return;
  Type element = c.inputType(1).getElementType();
  for (auto [i, axis] : llvm::enumerate(*axes)) {
    // Elements of each window that are inside.
    Ints inside, behind;
    for (int64_t k = 0; k < axis.count; ++k) {
      int64_t begin = k * axis.stride - axis.low;
      inside.push_back(std::min(begin + axis.size, axis.from) -
                       std::max<int64_t>(begin, 0));
    }
    for (int64_t k = 1; k < rank - 1 - static_cast<int64_t>(i); ++k)
      behind.push_back(k);
    Value count = c.emit<ExpandDimsOp>(c.cast(c.vector(inside, true), element),
                                       ArrayRef<int64_t>(behind));
    dy = c.emit<DivOp>(dy, count);
  }
  for (auto [i, axis] : llvm::enumerate(*axes)) {
    Value all;
    for (int64_t tap = 0; tap < axis.size; ++tap)
      all = sum(c, all, handOut(c, dy, 1 + i, axis, tap));
    dy = all;
  }
  c.result(w.layout.fromChannelsLast(c, dy));
}

/// Operands: the pool's image, the gradient, and the places of the maxima, counted in
/// each image or in all of them.
static void convertGradWithArgmax(NodeContext &c) {
  WindowAttrs w;
  auto axes = poolWindows(c, w, c.input(0), 4);
  if (!axes || !fitsWindows(c, c.input(1), *axes))
    return;
  Type indexType = c.inputType(2).getElementType();
  auto number = [&](int64_t value) { return c.scalar(value, indexType); };
  auto loop = [&](int64_t axis) {
    return c.cast(c.iota(c.size(c.input(1), axis), axis, 4), indexType);
  };
  Value pixel = c.emit<DivOp>(c.input(2), c.cast(c.size(c.input(0), 3), indexType));
  Value rows = c.emit<DivOp>(pixel, number((*axes)[1].from));
  Value places[] = {c.emit<TruncModOp>(rows, number((*axes)[0].from)),
                    c.emit<TruncModOp>(pixel, number((*axes)[1].from))};
  for (auto [i, axis] : llvm::enumerate(*axes)) {
    Value begin = c.emit<MulOp>(loop(1 + i), number(axis.stride));
    begin = c.emit<SubOp>(begin, number(axis.low));
    places[i] = c.emit<SubOp>(places[i], begin);
  }
  Value zero = c.scalar(0, c.inputType(1).getElementType()), dx;
  for (const Ints &tap : windowTaps(c, *axes)) {
    Value isHere =
        c.emit<LogicalAndOp>(c.emit<CompareOp>(Predicate::eq, places[0], number(tap[0])),
                             c.emit<CompareOp>(Predicate::eq, places[1], number(tap[1])));
    Value part = c.emit<SelectOp>(isHere, c.input(1), zero);
    for (auto [i, axis] : llvm::enumerate(*axes))
      part = handOut(c, part, 1 + i, axis, tap[i]);
    dx = sum(c, dx, part);
  }
  c.result(dx);
}

void tenon::tf::addPoolGradientConverters(ConverterTable &table) {
  table["AvgPool3DGrad"] = {convertAvgPoolGrad<5>, 2};
  table["AvgPoolGrad"] = {convertAvgPoolGrad<4>, 2};
  table["MaxPool3DGrad"] = {convertMaxPoolGrad<5>, 3};
  table["MaxPool3DGradGrad"] = {convertMaxPoolGradGrad<5>, 3};
  table["MaxPoolGrad"] = {convertMaxPoolGrad<4>, 3};
  table["MaxPoolGradGrad"] = {convertMaxPoolGradGrad<4>, 3};
  table["MaxPoolGradWithArgmax"] = {convertGradWithArgmax, 3};
}
