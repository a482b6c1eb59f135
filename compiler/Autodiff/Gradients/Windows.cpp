//===- Windows.cpp - Gradients over sliding windows -----------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Autodiff/Gradients/Windows.h"

using namespace mlir;
using namespace tenon;

std::optional<std::array<WindowRange, 2>>
tenon::windowRanges(Reverse &r, Value image, Value result, ArrayRef<int64_t> sizes,
                    ArrayRef<int64_t> strides, ArrayRef<int64_t> dilations,
                    Padding padding, std::optional<ArrayRef<int64_t>> amounts) {
  std::array<WindowRange, 2> ranges;
  for (int64_t i : {0, 1}) {
    WindowRange &range = ranges[i];
    range = {sizes[i],
             strides[i],
             dilations[i],
             typeOf(image).getDimSize(1 + i),
             typeOf(result).getDimSize(1 + i),
             0};
    if (ShapedType::isDynamic(range.size) || ShapedType::isDynamic(range.image)) {
      r.reject("rows and columns must be known when it is compiled");
      return std::nullopt;
    }
    if (range.places == 0)
      return std::nullopt; // no window, no gradient
    if (padding == Padding::same) {
      int64_t seen = (range.places - 1) * range.stride + range.reach() + 1;
      range.low = std::max<int64_t>(seen - range.image, 0) / 2;
    } else if (padding == Padding::explicit_) {
      range.low = (*amounts)[2 * i];
    }
  }
  return ranges;
}

Value tenon::padImage(Reverse &r, Value image, ArrayRef<int64_t> low,
                      ArrayRef<int64_t> high, double value) {
  if (!image)
    return {};
  SmallVector<int64_t> before(4, 0), after(4, 0), from(4, 0), sizes(4, -1), ones(4, 1);
  RankedTensorType type = typeOf(image);
  bool isPadded = false, isCut = false;
  for (int64_t i : {0, 1}) {
    before[1 + i] = std::max<int64_t>(low[i], 0);
    after[1 + i] = std::max<int64_t>(high[i], 0);
    from[1 + i] = std::max<int64_t>(-low[i], 0);
    int64_t cut = std::max<int64_t>(-high[i], 0);
    isPadded |= before[1 + i] > 0 || after[1 + i] > 0;
    isCut |= from[1 + i] > 0 || cut > 0;
    sizes[1 + i] =
        type.getDimSize(1 + i) + before[1 + i] + after[1 + i] - from[1 + i] - cut;
  }
  if (isPadded)
    image = r.make<PadOp>(image, r.number(value, image), Reverse::Axes(before),
                          Reverse::Axes(after), PadMode::constant);
  if (isCut)
    image = r.make<SliceOp>(image, Reverse::Axes(from), Reverse::Axes(sizes),
                            Reverse::Axes(ones));
  return image;
}

Value tenon::spreadWindows(Reverse &r, Value values, ArrayRef<WindowRange> ranges) {
  if (!values)
    return {};
  if (ranges[0].stride != 1 || ranges[1].stride != 1) {
    Value wide = r.make<ExpandDimsOp>(values, Reverse::Axes{2, 4});
    wide = r.make<PadOp>(
        wide, nullptr, Reverse::Axes{0, 0, 0, 0, 0, 0},
        Reverse::Axes{0, 0, ranges[0].stride - 1, 0, ranges[1].stride - 1, 0},
        PadMode::constant);
    Value sizes[] = {r.size(values, 0), r.vector(ranges[0].places * ranges[0].stride),
                     r.vector(ranges[1].places * ranges[1].stride), r.size(values, 3)};
    values = r.reshape(wide, r.join(sizes));
  }
  SmallVector<int64_t> low, high;
  for (const WindowRange &range : ranges) {
    low.push_back(range.reach() - range.low);
    high.push_back(range.image + range.low - range.places * range.stride);
  }
  return padImage(r, values, low, high);
}
