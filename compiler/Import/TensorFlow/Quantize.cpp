//===- Quantize.cpp - Quantization that stays real ------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Ops that round real numbers to the steps of a quantized range, and their
// gradients: those of numbers in the range pass.
//
//===----------------------------------------------------------------------===//
#include "compiler/Import/TensorFlow/Converter.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

/// `rounded`, with the gradient of a number that is not rounded.
static Value passThrough(NodeContext &c, Value rounded) {
  Operation *op = rounded ? rounded.getDefiningOp() : nullptr;
  if (isa_and_nonnull<FloorOp, RoundOp>(op))
    op->setAttr("tenon.straight_through", c.builder.getUnitAttr());
  return rounded;
}

//===----------------------------------------------------------------------===//
// FakeQuant
//===----------------------------------------------------------------------===//

namespace {
/// A range moved so that zero is one of its steps.
class NudgedRange {
public:
  NudgedRange(NodeContext &c, Value min, Value max) : c(c), f32(c.builder.getF32Type()) {
    int64_t bits = c.intAttr("num_bits");
    bool isNarrow = c.boolAttr("narrow_range");
    if (!c.failed() && (bits < 2 || bits > 16))
      c.error() << "quantization to " << bits << " bits is not supported";
    double low = isNarrow ? 1 : 0, high = double(int64_t(1) << bits) - 1;
    scale = c.emit<DivOp>(c.emit<SubOp>(max, min), c.scalar(high - low, f32));
    inverse = c.emit<DivOp>(c.scalar(high - low, f32), c.emit<SubOp>(max, min));
    Value zero = c.emit<SubOp>(c.scalar(low, f32), c.emit<DivOp>(min, scale));
    // Halves away from zero; it is positive where it is in range.
    Value rounded =
        passThrough(c, c.emit<FloorOp>(c.emit<AddOp>(zero, c.scalar(0.5, f32))));
    rounded =
        c.emit<MaxOp>(c.emit<MinOp>(rounded, c.scalar(high, f32)), c.scalar(low, f32));
    begin = c.emit<MulOp>(c.emit<SubOp>(c.scalar(low, f32), rounded), scale);
    end = c.emit<MulOp>(c.emit<SubOp>(c.scalar(high, f32), rounded), scale);
  }

  Value quantize(Value x) {
    Value half = c.scalar(0.5, f32);
    Value zero = passThrough(c, c.emit<FloorOp>(c.emit<AddOp>(
                                    c.emit<MulOp>(c.emit<NegOp>(begin), inverse), half)));
    Value inside = c.emit<MaxOp>(c.emit<MinOp>(x, end), begin);
    Value steps = c.emit<MulOp>(c.emit<SubOp>(inside, begin), inverse);
    steps =
        passThrough(c, c.emit<FloorOp>(c.emit<AddOp>(c.emit<SubOp>(steps, zero), half)));
    return c.emit<MulOp>(steps, scale);
  }

  /// Whether numbers lie below, in and above the range.
  Value isBelow(Value x) { return c.emit<CompareOp>(Predicate::lt, x, begin); }
  Value isAbove(Value x) { return c.emit<CompareOp>(Predicate::gt, x, end); }
  Value isInside(Value x) {
    return c.emit<LogicalAndOp>(c.emit<CompareOp>(Predicate::ge, x, begin),
                                c.emit<CompareOp>(Predicate::le, x, end));
  }

private:
  NodeContext &c;
  Type f32;
  Value scale, inverse, begin, end;
};
} // namespace

static Value attrScalar(NodeContext &c, StringRef name) {
  return c.scalar(c.floatAttr(name), c.builder.getF32Type());
}

static void convertFakeQuantArgs(NodeContext &c) {
  NudgedRange range(c, attrScalar(c, "min"), attrScalar(c, "max"));
  c.result(range.quantize(c.input(0)));
}

static void convertFakeQuantArgsGrad(NodeContext &c) {
  NudgedRange range(c, attrScalar(c, "min"), attrScalar(c, "max"));
  Value zero = c.scalar(0, c.builder.getF32Type());
  c.result(c.emit<SelectOp>(range.isInside(c.input(1)), c.input(0), zero));
}

/// Whether the range is nothing but zero, which quantizes to zero.
static Value isNothing(NodeContext &c, Value min, Value max) {
  Value zero = c.scalar(0, c.builder.getF32Type());
  return c.emit<LogicalAndOp>(c.emit<CompareOp>(Predicate::eq, min, zero),
                              c.emit<CompareOp>(Predicate::eq, max, zero));
}

/// Operands: x, min, max, of which there may be one for each channel.
static void convertFakeQuantVars(NodeContext &c) {
  NudgedRange range(c, c.input(1), c.input(2));
  Value zero = c.scalar(0, c.builder.getF32Type());
  c.result(c.emit<SelectOp>(isNothing(c, c.input(1), c.input(2)), zero,
                            range.quantize(c.input(0))));
}

/// Operands: gradient, x, min, max. The bounds get the gradients of what they cut.
static void convertFakeQuantVarsGrad(NodeContext &c) {
  Value dy = c.input(0), x = c.input(1);
  NudgedRange range(c, c.input(2), c.input(3));
  Value zero = c.scalar(0, c.builder.getF32Type());
  Value nothing = isNothing(c, c.input(2), c.input(3));
  c.result(0,
           c.emit<SelectOp>(nothing, dy, c.emit<SelectOp>(range.isInside(x), dy, zero)));
  SmallVector<int64_t> axes = allAxes(c.inputRank(1));
  if (c.inputRank(2) == 1 && !axes.empty())
    axes.pop_back();
  auto sum = [&](Value where) {
    Value part = c.emit<SelectOp>(where, dy, zero);
    if (!axes.empty())
      part = c.emit<ReduceOp>(ReduceKind::sum, part, ArrayRef<int64_t>(axes), false);
    return c.emit<SelectOp>(nothing, zero, part);
  };
  c.result(1, sum(range.isBelow(x)));
  c.result(2, sum(range.isAbove(x)));
}

//===----------------------------------------------------------------------===//
// QuantizeAndDequantize
//===----------------------------------------------------------------------===//

namespace {
/// What quantizes to the steps of a range around zero.
struct StepRange {
  Value scale, inverse, min, max;
};
} // namespace

/// The numbers' type is that of `min` and `max`; steps go from `low` to `high`. The
/// bound with the larger steps decides, and the other is moved.
static StepRange stepRange(NodeContext &c, Value min, Value max, Value low, Value high) {
  if (!min)
    return {};
  Type element = NodeContext::typeOf(min).getElementType();
  Value zero = c.scalar(0, element);
  Value most = c.scalar(element.isF64() ? std::numeric_limits<double>::max()
                                        : double(std::numeric_limits<float>::max()),
                        element);
  auto scaleOf = [&](Value quantized, Value bound) {
    Value isUsed =
        c.emit<CompareOp>(Predicate::gt, c.emit<MulOp>(quantized, bound), zero);
    return c.emit<SelectOp>(isUsed, c.emit<DivOp>(quantized, bound), most);
  };
  Value fromMin = scaleOf(low, min), fromMax = scaleOf(high, max);
  Value minDecides = c.emit<CompareOp>(Predicate::lt, fromMin, fromMax);
  Value inverseOfMin = c.emit<DivOp>(min, low), inverseOfMax = c.emit<DivOp>(max, high);
  StepRange range;
  range.scale = c.emit<SelectOp>(minDecides, fromMin, fromMax);
  range.inverse = c.emit<SelectOp>(minDecides, inverseOfMin, inverseOfMax);
  range.min = c.emit<SelectOp>(minDecides, min, c.emit<MulOp>(low, inverseOfMax));
  range.max = c.emit<SelectOp>(minDecides, c.emit<MulOp>(high, inverseOfMin), max);
  return range;
}

/// Shapes a vector of bounds, one for each slice along `axis`.
static Value alongAxis(NodeContext &c, Value bound, int64_t axis, int64_t rank) {
  if (!bound || axis < 0 || NodeContext::typeOf(bound).getRank() != 1)
    return bound;
  SmallVector<int64_t> axes = allAxes(rank);
  axes.erase(axes.begin() + axis);
  return c.emit<ExpandDimsOp>(bound, ArrayRef<int64_t>(axes));
}

static Value roundSteps(NodeContext &c, Value x, Type element) {
  bool isHalfUp = c.node.attr("round_mode") && c.stringAttr("round_mode") == "HALF_UP";
  return passThrough(c, isHalfUp
                            ? c.emit<FloorOp>(c.emit<AddOp>(x, c.scalar(0.5, element)))
                            : c.emit<RoundOp>(x));
}

/// Operands: x, min, max; version 3 has the number of bits as well.
static void convertQuantizeAndDequantize(NodeContext &c) {
  Type element = c.inputType(0).getElementType();
  Value x = c.input(0);
  int64_t rank = c.inputRank(0);
  bool isSigned = c.boolAttr("signed_input"), isGiven = c.boolAttr("range_given");
  bool isNarrow = c.node.attr("narrow_range") && c.boolAttr("narrow_range");
  int64_t axis = c.node.attr("axis") ? c.intAttr("axis") : -1;
  std::optional<int64_t> bits = c.node.attr("num_bits")
                                    ? std::optional(c.intAttr("num_bits"))
                                    : c.constant(3, "number of bits");
  if (!bits || c.failed())
    return;
  if (*bits < 1 || *bits > 31 || axis >= rank || (isSigned && *bits < 2)) {
    c.error() << "quantization to " << *bits << " bits along axis " << axis
              << " is not supported";
    return;
  }
  double half = double(int64_t(1) << (*bits - 1));
  Value low = c.scalar(isSigned ? -half + isNarrow : 0, element);
  Value high = c.scalar(isSigned ? half - 1 : 2 * half - 1, element);
  Value min, max;
  if (c.node.op == "QuantizeAndDequantize") {
    min = c.scalar(c.floatAttr("input_min"), element);
    max = c.scalar(c.floatAttr("input_max"), element);
  } else if (isGiven) {
    min = alongAxis(c, c.input(1), axis, rank);
    max = alongAxis(c, c.input(2), axis, rank);
  }
  if (!isGiven) {
    SmallVector<int64_t> axes = allAxes(rank);
    if (axis >= 0)
      axes.erase(axes.begin() + axis);
    bool keeps = axis >= 0;
    min = c.emit<ReduceOp>(ReduceKind::min, x, ArrayRef<int64_t>(axes), keeps);
    max = c.emit<ReduceOp>(ReduceKind::max, x, ArrayRef<int64_t>(axes), keeps);
  }
  StepRange range = stepRange(c, min, max, low, high);
  if (isGiven)
    x = c.emit<MaxOp>(c.emit<MinOp>(x, range.max), range.min);
  Value steps = roundSteps(c, c.emit<MulOp>(x, range.scale), element);
  c.result(c.emit<MulOp>(steps, range.inverse));
}

/// Operands: gradient, x, min, max.
static void convertQuantizeGrad(NodeContext &c) {
  Value dy = c.input(0), x = c.input(1);
  int64_t rank = c.inputRank(1), axis = c.node.attr("axis") ? c.intAttr("axis") : -1;
  if (axis >= rank) {
    c.error() << "its operand has rank " << rank << ", which has no axis " << axis;
    return;
  }
  Value min = alongAxis(c, c.input(2), axis, rank);
  Value max = alongAxis(c, c.input(3), axis, rank);
  Value isInside = c.emit<LogicalAndOp>(c.emit<CompareOp>(Predicate::ge, x, min),
                                        c.emit<CompareOp>(Predicate::le, x, max));
  Value zero = c.scalar(0, c.inputType(0).getElementType());
  c.result(0, c.emit<SelectOp>(isInside, dy, zero));
  // TensorFlow's gradients of the bounds are zero.
  c.result(1, c.emit<MulOp>(c.input(2), zero));
  c.result(2, c.emit<MulOp>(c.input(3), zero));
}

void tenon::tf::addQuantizeConverters(ConverterTable &table) {
  table["FakeQuantWithMinMaxArgs"] = {convertFakeQuantArgs, 1};
  table["FakeQuantWithMinMaxArgsGradient"] = {convertFakeQuantArgsGrad, 2};
  for (const char *op : {"FakeQuantWithMinMaxVars", "FakeQuantWithMinMaxVarsPerChannel"})
    table[op] = {convertFakeQuantVars, 3};
  for (const char *op :
       {"FakeQuantWithMinMaxVarsGradient", "FakeQuantWithMinMaxVarsPerChannelGradient"})
    table[op] = {convertFakeQuantVarsGrad, 4};
  table["QuantizeAndDequantize"] = {convertQuantizeAndDequantize, 1};
  table["QuantizeAndDequantizeV2"] = {convertQuantizeAndDequantize, 3};
  table["QuantizeAndDequantizeV3"] = {convertQuantizeAndDequantize, 4};
  table["QuantizeAndDequantizeV4"] = {convertQuantizeAndDequantize, 3};
  table["QuantizeAndDequantizeV4Grad"] = {convertQuantizeGrad, 4};
}
