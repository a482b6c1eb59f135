//===- Color.cpp - Colours of images --------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Channels are the last dimension: red, green and blue, or hue, saturation and value.
//
//===----------------------------------------------------------------------===//
#include "compiler/Import/TensorFlow/Converter.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

namespace {
/// Three channels, each with a last dimension of 1.
struct Channels {
  Value a, b, c;
};

class Colors {
public:
  explicit Colors(NodeContext &c) : c(c), element(c.inputType(0).getElementType()) {
    axis = c.inputRank(0) - 1;
    if (axis < 0 || c.inputType(0).getDimSize(axis) != 3)
      c.error() << "its operand is " << c.inputType(0) << " instead of 3 channels";
  }

  Channels channels() {
    Value image = c.input(0);
    return {c.slice(image, axis, 0, 1), c.slice(image, axis, 1, 1),
            c.slice(image, axis, 2, 1)};
  }
  Value join(Channels x) {
    if (!x.a || !x.b || !x.c)
      return {};
    return c.emit<ConcatOp>(axis, ValueRange({x.a, x.b, x.c}));
  }
  Value number(double value) { return c.scalar(value, element); }
  Value clip(Value x) { return c.emit<MinOp>(c.emit<MaxOp>(x, number(0)), number(1)); }
  Channels toHsv(Channels rgb);
  Channels toRgb(Channels hsv);

private:
  NodeContext &c;
  Type element;
  int64_t axis;
};
} // namespace

Channels Colors::toHsv(Channels rgb) {
  Value value = c.emit<MaxOp>(c.emit<MaxOp>(rgb.a, rgb.b), rgb.c);
  Value least = c.emit<MinOp>(c.emit<MinOp>(rgb.a, rgb.b), rgb.c);
  Value range = c.emit<SubOp>(value, least);
  Value zero = number(0);
  Value isLight = c.emit<CompareOp>(Predicate::gt, value, zero);
  Value isColour = c.emit<CompareOp>(Predicate::gt, range, zero);
  // Nothing is divided by zero, of which a gradient would be NaN.
  Value light = c.emit<SelectOp>(isLight, value, number(1));
  Value width = c.emit<SelectOp>(isColour, range, number(1));
  Value saturation = c.emit<SelectOp>(isLight, c.emit<DivOp>(range, light), zero);
  Value norm = c.emit<DivOp>(number(1), c.emit<MulOp>(width, number(6)));
  auto sector = [&](Value x, Value y, double begin) {
    Value part = c.emit<MulOp>(norm, c.emit<SubOp>(x, y));
    return c.emit<AddOp>(part, number(begin));
  };
  auto isMost = [&](Value x) { return c.emit<CompareOp>(Predicate::eq, x, value); };
  Value hue = c.emit<SelectOp>(isMost(rgb.b), sector(rgb.c, rgb.a, 2.0 / 6),
                               sector(rgb.a, rgb.b, 4.0 / 6));
  hue = c.emit<SelectOp>(isMost(rgb.a), sector(rgb.b, rgb.c, 0), hue);
  hue = c.emit<SelectOp>(isColour, hue, zero);
  hue = c.emit<SelectOp>(c.emit<CompareOp>(Predicate::lt, hue, zero),
                         c.emit<AddOp>(hue, number(1)), hue);
  return {hue, saturation, value};
}

Channels Colors::toRgb(Channels hsv) {
  Value sector = c.emit<MulOp>(hsv.a, number(6));
  auto distance = [&](double from) {
    return c.emit<AbsOp>(c.emit<SubOp>(sector, number(from)));
  };
  Value rest = c.emit<SubOp>(number(1), hsv.b);
  auto channel = [&](Value amount) {
    Value sum = c.emit<AddOp>(rest, c.emit<MulOp>(hsv.b, clip(amount)));
    return c.emit<MulOp>(sum, hsv.c);
  };
  return {channel(c.emit<SubOp>(distance(3), number(1))),
          channel(c.emit<SubOp>(number(2), distance(2))),
          channel(c.emit<SubOp>(number(2), distance(4)))};
}

static void convertToHsv(NodeContext &c) {
  Colors colors(c);
  if (!c.failed())
    c.result(colors.join(colors.toHsv(colors.channels())));
}

static void convertToRgb(NodeContext &c) {
  Colors colors(c);
  if (!c.failed())
    c.result(colors.join(colors.toRgb(colors.channels())));
}

/// Operands: image, factor.
static void convertSaturation(NodeContext &c) {
  Colors colors(c);
  if (c.failed())
    return;
  Channels hsv = colors.toHsv(colors.channels());
  Value factor = c.cast(c.input(1), c.inputType(0).getElementType());
  hsv.b = colors.clip(c.emit<MulOp>(hsv.b, factor));
  c.result(colors.join(colors.toRgb(hsv)));
}

/// Operands: image, what to add to hues, which go round.
static void convertHue(NodeContext &c) {
  Colors colors(c);
  if (c.failed())
    return;
  Channels hsv = colors.toHsv(colors.channels());
  Value delta = c.cast(c.input(1), c.inputType(0).getElementType());
  Value hue = c.emit<AddOp>(hsv.a, delta);
  hsv.a = c.emit<SubOp>(hue, c.emit<FloorOp>(hue));
  c.result(colors.join(colors.toRgb(hsv)));
}

/// Operands: image, factor of the distance to the channel's mean.
static void convertContrast(NodeContext &c) {
  int64_t rank = c.inputRank(0);
  if (rank < 3) {
    c.error() << "its operand has rank " << rank << " instead of at least 3";
    return;
  }
  Value x = c.input(0);
  Type element = c.inputType(0).getElementType(), f32 = c.builder.getF32Type();
  Value wide = c.cast(x, f32);
  Value mean = c.emit<ReduceOp>(ReduceKind::mean, wide,
                                ArrayRef<int64_t>({rank - 3, rank - 2}), true);
  Value distance = c.emit<MulOp>(c.emit<SubOp>(wide, mean), c.input(1));
  c.result(c.cast(c.emit<AddOp>(distance, mean), element));
}

void tenon::tf::addColorConverters(ConverterTable &table) {
  table["AdjustContrastv2"] = {convertContrast, 2};
  table["AdjustHue"] = {convertHue, 2};
  table["AdjustSaturation"] = {convertSaturation, 2};
  table["HSVToRGB"] = {convertToRgb, 1};
  table["RGBToHSV"] = {convertToHsv, 1};
}
