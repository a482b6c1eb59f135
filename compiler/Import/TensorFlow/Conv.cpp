//===- Conv.cpp - The conv family -----------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Import/TensorFlow/Conv.h"
#include "compiler/Import/TensorFlow/Pool.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

template <class OpT> static Value convolve(NodeContext &c, const WindowAttrs &w) {
  if (!c.failed() && (c.inputRank(0) != 4 || c.inputRank(1) != 4))
    c.error() << "its operands have ranks " << c.inputRank(0) << " and " << c.inputRank(1)
              << " instead of 4";
  Value input = w.layout.toChannelsLast(c, c.input(0));
  return c.emit<OpT>(input, c.input(1), ArrayRef<int64_t>(w.strides),
                     ArrayRef<int64_t>(w.dilations), w.padding, w.amounts);
}

template <class OpT> static void convolution(NodeContext &c) {
  WindowAttrs w = windowOf(c);
  c.result(w.layout.fromChannelsLast(c, convolve<OpT>(c, w)));
}

/// A batch normalization after a convolution: scale, offset, mean and variance are
/// the operands from `first`.
static Value normalizeChannels(NodeContext &c, Value y, size_t first) {
  Type element = c.inputType(first).getElementType();
  Value variance =
      c.emit<AddOp>(c.input(first + 3), c.scalar(c.floatAttr("epsilon"), element));
  Value factor = c.emit<MulOp>(c.emit<RsqrtOp>(variance), c.input(first));
  Value shift =
      c.emit<SubOp>(c.input(first + 1), c.emit<MulOp>(c.input(first + 2), factor));
  return c.emit<AddOp>(c.emit<MulOp>(y, factor), shift);
}

/// A convolution with a bias or a batch normalization, and an activation, as
/// TensorFlow's optimizer makes them. Operands after the filter belong to them.
template <class OpT> static void convertFused(NodeContext &c) {
  WindowAttrs w = windowOf(c);
  Value y = convolve<OpT>(c, w);
  size_t next = 2;
  for (StringRef name : c.stringsAttr("fused_ops")) {
    size_t count = name == "BiasAdd" || name == "Add" ? 1
                   : name == "FusedBatchNorm"         ? 4
                                                      : 0;
    if (next + count > c.inputCount()) {
      if (!c.failed())
        c.error() << "an operand of its '" << name << "' is missing";
      return;
    }
    if (name == "BiasAdd")
      y = c.emit<AddOp>(y, c.input(next));
    else if (name == "Add")
      y = c.emit<AddOp>(y, w.layout.toChannelsLast(c, c.input(next)));
    else if (name == "FusedBatchNorm")
      y = normalizeChannels(c, y, next);
    else
      y = applyActivation(c, name, y);
    next += count;
  }
  c.result(w.layout.fromChannelsLast(c, y));
}

//===----------------------------------------------------------------------===//
// Dilation
//===----------------------------------------------------------------------===//

/// The maximum over a window of the image plus a filter, of each channel.
static void convertDilation(NodeContext &c) {
  WindowAttrs w;
  w.strides = w.layout.spatial(c, "strides");
  w.dilations = w.layout.spatial(c, "rates");
  w.padding = paddingOf(c, w.layout, w.amounts);
  if (!c.failed() && (c.inputRank(0) != 4 || c.inputRank(1) != 3))
    c.error() << "its operands have ranks " << c.inputRank(0) << " and " << c.inputRank(1)
              << " instead of 4 and 3";
  if (c.failed())
    return;
  auto axes = placeWindows(c, w, c.inputType(0).getShape(),
                           c.inputType(1).getShape().take_front(2));
  if (!axes)
    return;
  Type element = c.inputType(0).getElementType();
  Value image = c.input(0), best;
  Value lowest = isa<FloatType>(element)
                     ? c.scalar(-std::numeric_limits<double>::infinity(), element)
                     : c.scalar(INT32_MIN, element);
  for (int64_t i = 0; i < 2; ++i)
    image = c.pad(image, 1 + i, (*axes)[i].low, (*axes)[i].high, lowest);
  for (ArrayRef<int64_t> tap : windowTaps(c, *axes)) {
    Value part =
        windowTap(c, windowTap(c, image, 1, (*axes)[0], tap[0]), 2, (*axes)[1], tap[1]);
    Value weight = c.slice(c.slice(c.input(1), 0, tap[0], 1), 1, tap[1], 1);
    Value sum = c.emit<AddOp>(part, weight);
    best = best ? c.emit<MaxOp>(best, sum) : sum;
  }
  c.result(best);
}

void tenon::tf::addConvConverters(ConverterTable &table) {
  table["_FusedConv2D"] = {convertFused<Conv2dOp>, 2};
  table["_FusedDepthwiseConv2dNative"] = {convertFused<DepthwiseConv2dOp>, 2};
  table["Conv2D"] = {convolution<Conv2dOp>, 2};
  table["Dilation2D"] = {convertDilation, 2};
  table["DepthwiseConv2dNative"] = {convolution<DepthwiseConv2dOp>, 2};
}
