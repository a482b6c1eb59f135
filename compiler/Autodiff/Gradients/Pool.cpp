//===- Pool.cpp - Gradients of the pool family ----------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Of an average: each window's share, spread, summed over the windows an element was
// in. Of a maximum: window place by window place, the gradient goes to the elements
// that equal the maximum, but in each window only to the first one, as in TensorFlow.
// Where windows tile the image, each element is in one of them alone: it asks whether its
// place is the first.
//
//===----------------------------------------------------------------------===//
#include "compiler/Autodiff/Gradients/Windows.h"

using namespace mlir;
using namespace tenon;

static constexpr int64_t kNoDilation[] = {1, 1};

template <class OpT> static auto rangesOf(OpT op, Reverse &r) {
  return windowRanges(r, op.getInput(), op.getResult(), op.getWindow(), op.getStrides(),
                      kNoDilation, op.getPadding(), op.getExplicitPadding());
}

//===----------------------------------------------------------------------===//
// Averages
//===----------------------------------------------------------------------===//

/// The number of elements in each window along a dimension, of shape `shape`.
static Value insideCounts(Reverse &r, const WindowRange &range, int64_t dim, Value like) {
  SmallVector<APFloat> counts;
  auto element = cast<FloatType>(typeOf(like).getElementType());
  for (int64_t place = 0; place < range.places; ++place) {
    int64_t begin = place * range.stride - range.low;
    int64_t end = std::min(begin + range.size, range.image);
    counts.push_back(
        FloatAttr::get(element, double(end - std::max<int64_t>(begin, 0))).getValue());
  }
  SmallVector<int64_t> shape(4, 1);
  shape[dim] = range.places;
  auto type = RankedTensorType::get(shape, element);
  return r.make<ConstantOp>(cast<ElementsAttr>(DenseElementsAttr::get(type, counts)));
}

static void ofAverage(AvgPool2dOp op, Reverse &r) {
  auto ranges = rangesOf(op, r);
  if (!ranges)
    return;
  const auto &[rows, columns] = *ranges;
  Value share = r.gradient();
  bool isPadded =
      rows.low > 0 || columns.low > 0 || rows.high() > 0 || columns.high() > 0;
  double whole = double(rows.size * columns.size);
  if (isPadded) {
    share = r.div(r.div(share, insideCounts(r, rows, 1, share)),
                  insideCounts(r, columns, 2, share));
    share = r.mul(share, r.number(whole, share));
  }
  // The average of a full window is the sum of shares.
  Value spread = spreadWindows(r, share, *ranges);
  r.add(op.getInput(), r.make<AvgPool2dOp>(spread, op.getWindow(), Reverse::Axes{1, 1},
                                           Padding::valid, DenseI64ArrayAttr()));
}

//===----------------------------------------------------------------------===//
// Maxima
//===----------------------------------------------------------------------===//

/// The elements at one place of all windows.
static Value elementsAt(Reverse &r, Value padded, ArrayRef<WindowRange> ranges,
                        ArrayRef<int64_t> place) {
  return r.make<SliceOp>(padded, Reverse::Axes{0, place[0], place[1], 0},
                         Reverse::Axes{-1, ranges[0].places, ranges[1].places, -1},
                         Reverse::Axes{1, ranges[0].stride, ranges[1].stride, 1});
}

/// Values of all windows to the elements at one place of them, in the image.
static Value toImage(Reverse &r, Value values, ArrayRef<WindowRange> ranges,
                     ArrayRef<int64_t> place) {
  std::array<WindowRange, 2> single = {ranges[0], ranges[1]};
  for (int64_t i : {0, 1}) {
    single[i].size = 1;
    single[i].low = ranges[i].low - place[i];
  }
  return spreadWindows(r, values, single);
}

static bool tilesImage(const WindowRange &range) {
  return range.low == 0 && range.stride == range.size &&
         range.places * range.size == range.image;
}

/// The gradient by an image that windows tile, as (n, places, size, places, size, c).
static Value byTiledImage(MaxPool2dOp op, Reverse &r, ArrayRef<WindowRange> ranges) {
  int64_t rows = ranges[0].size, columns = ranges[1].size;
  Value first = r.number(-1, op.getResult());
  for (int64_t place = rows * columns; place-- > 0;) {
    Value element =
        elementsAt(r, op.getInput(), ranges, {place / columns, place % columns});
    first = r.select(r.compare(Predicate::eq, element, op.getResult()),
                     r.number(double(place), op.getResult()), first);
  }
  auto element = cast<FloatType>(typeOf(op.getResult()).getElementType());
  SmallVector<APFloat> numbers;
  for (int64_t place = 0; place < rows * columns; ++place)
    numbers.push_back(FloatAttr::get(element, double(place)).getValue());
  auto type = RankedTensorType::get({1, 1, rows, 1, columns, 1}, element);
  Value places =
      r.make<ConstantOp>(cast<ElementsAttr>(DenseElementsAttr::get(type, numbers)));
  Value wideFirst = r.make<ExpandDimsOp>(first, Reverse::Axes{2, 4});
  Value wide = r.make<ExpandDimsOp>(r.gradient(), Reverse::Axes{2, 4});
  return r.select(r.compare(Predicate::eq, wideFirst, places), wide,
                  r.number(0, op.getResult()));
}

static void ofMaximum(MaxPool2dOp op, Reverse &r) {
  auto ranges = rangesOf(op, r);
  if (!ranges)
    return;
  if (llvm::all_of(*ranges, tilesImage)) {
    Value tiles = byTiledImage(op, r, *ranges);
    return r.add(op.getInput(), r.reshapeLike(tiles, op.getInput()));
  }
  Value zero = r.number(0, op.getResult());
  SmallVector<int64_t> low, high;
  for (const WindowRange &range : *ranges) {
    low.push_back(range.low);
    high.push_back(range.high());
  }
  Value padded =
      padImage(r, op.getInput(), low, high, -std::numeric_limits<double>::infinity());
  Value found, sum;
  for (int64_t row = 0; row < (*ranges)[0].size; ++row)
    for (int64_t column = 0; column < (*ranges)[1].size; ++column) {
      Value here = r.compare(Predicate::eq, elementsAt(r, padded, *ranges, {row, column}),
                             op.getResult());
      Value isFirst =
          found ? r.make<LogicalAndOp>(here, r.make<LogicalNotOp>(found)) : here;
      found = found ? r.make<LogicalOrOp>(found, here) : here;
      Value part =
          toImage(r, r.select(isFirst, r.gradient(), zero), *ranges, {row, column});
      if (!part)
        return;
      sum = sum ? r.add2(sum, part) : part;
    }
  r.add(op.getInput(), sum);
}

void tenon::attachPoolGradients(MLIRContext *context) {
  attachRule<AvgPool2dOp, ofAverage>(context);
  attachRule<MaxPool2dOp, ofMaximum>(context);
}
