//===- Conv.cpp - Gradients of the conv family ----------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Both are convolutions again. By the image: the spread gradient under the filter,
// turned round, with its channels swapped in each group. By the filter: the image under
// the gradient, where batch and channels change places, strides and dilations too. A
// depthwise convolution has a group for each channel.
//
//===----------------------------------------------------------------------===//
#include "compiler/Autodiff/Gradients/Windows.h"

using namespace mlir;
using namespace tenon;

namespace {
/// A convolution in groups: the filter is (h, w, perGroup, groups * outputs).
struct Grouped {
  Value image, filter, gradient;
  int64_t groups, perGroup, outputs;
  std::array<WindowRange, 2> ranges;
};
} // namespace

static Value reshapeTo(Reverse &r, Value value, ArrayRef<Value> sizes) {
  return r.reshape(value, r.join(sizes));
}

/// (h, w, perGroup, groups * outputs) to (h, w, outputs, groups * perGroup).
static Value swapChannels(Reverse &r, const Grouped &c) {
  Value h = r.size(c.filter, 0), w = r.size(c.filter, 1);
  Value perGroup = r.vector(c.perGroup), outputs = r.vector(c.outputs);
  if (c.groups == 1)
    return r.transpose(c.filter, {0, 1, 3, 2});
  Value parts = reshapeTo(r, c.filter, {h, w, perGroup, r.vector(c.groups), outputs});
  parts = r.transpose(parts, {0, 1, 4, 3, 2});
  return reshapeTo(r, parts, {h, w, outputs, r.vector(c.groups * c.perGroup)});
}

static Value byImage(Reverse &r, const Grouped &c) {
  Value turned = r.make<ReverseOp>(swapChannels(r, c), Reverse::Axes{0, 1});
  return r.make<Conv2dOp>(spreadWindows(r, c.gradient, c.ranges), turned,
                          Reverse::Axes{1, 1},
                          Reverse::Axes{c.ranges[0].dilation, c.ranges[1].dilation},
                          Padding::valid, DenseI64ArrayAttr());
}

/// The image with its batch in the place of channels: (perGroup, h, w, groups * n).
static Value batchAsChannels(Reverse &r, Value image, const Grouped &c) {
  if (c.groups == 1)
    return r.transpose(image, {3, 1, 2, 0});
  Value n = r.size(image, 0), h = r.size(image, 1), w = r.size(image, 2);
  Value perGroup = r.vector(c.perGroup);
  Value parts = reshapeTo(r, image, {n, h, w, r.vector(c.groups), perGroup});
  parts = r.transpose(parts, {4, 1, 2, 3, 0});
  return reshapeTo(r, parts, {perGroup, h, w, r.mul(r.vector(c.groups), n)});
}

/// As (h, w, perGroup, groups * outputs).
static Value byFilter(Reverse &r, const Grouped &c) {
  SmallVector<int64_t> low, high;
  for (const WindowRange &range : c.ranges) {
    low.push_back(range.low);
    high.push_back(range.high());
  }
  Value image = batchAsChannels(r, padImage(r, c.image, low, high), c);
  Value windows = r.transpose(c.gradient, {1, 2, 0, 3});
  Value sums = r.make<Conv2dOp>(image, windows,
                                Reverse::Axes{c.ranges[0].dilation, c.ranges[1].dilation},
                                Reverse::Axes{c.ranges[0].stride, c.ranges[1].stride},
                                Padding::valid, DenseI64ArrayAttr());
  return r.transpose(sums, {1, 2, 0, 3});
}

static void ofConv2d(Conv2dOp op, Reverse &r) {
  RankedTensorType image = op.getInput().getType(), filter = op.getFilter().getType();
  int64_t channels = image.getDimSize(3), perGroup = filter.getDimSize(2);
  if (ShapedType::isDynamic(channels) || ShapedType::isDynamic(perGroup) ||
      filter.isDynamicDim(3) || perGroup == 0)
    return r.reject("channels must be known when it is compiled");
  auto ranges =
      windowRanges(r, op.getInput(), op.getResult(), filter.getShape(), op.getStrides(),
                   op.getDilations(), op.getPadding(), op.getExplicitPadding());
  if (!ranges)
    return;
  int64_t groups = channels / perGroup;
  Grouped c{op.getInput(), op.getFilter(), r.gradient(),
            groups,        perGroup,       groups ? filter.getDimSize(3) / groups : 0,
            *ranges};
  if (r.wants(c.image))
    r.add(c.image, byImage(r, c));
  if (r.wants(c.filter))
    r.add(c.filter, byFilter(r, c));
}

static void ofDepthwise(DepthwiseConv2dOp op, Reverse &r) {
  RankedTensorType filter = op.getFilter().getType();
  int64_t channels = filter.getDimSize(2), multiplier = filter.getDimSize(3);
  if (ShapedType::isDynamic(channels) || ShapedType::isDynamic(multiplier))
    return r.reject("channels must be known when it is compiled");
  auto ranges =
      windowRanges(r, op.getInput(), op.getResult(), filter.getShape(), op.getStrides(),
                   op.getDilations(), op.getPadding(), op.getExplicitPadding());
  if (!ranges)
    return;
  Value flat = reshapeTo(r, op.getFilter(),
                         {r.size(op.getFilter(), 0), r.size(op.getFilter(), 1),
                          r.vector(1), r.vector(channels * multiplier)});
  Grouped c{op.getInput(), flat, r.gradient(), channels, 1, multiplier, *ranges};
  if (r.wants(op.getInput()))
    r.add(op.getInput(), byImage(r, c));
  if (r.wants(op.getFilter()))
    r.add(op.getFilter(), r.reshapeLike(byFilter(r, c), op.getFilter()));
}

void tenon::attachConvGradients(MLIRContext *context) {
  attachRule<Conv2dOp, ofConv2d>(context);
  attachRule<DepthwiseConv2dOp, ofDepthwise>(context);
}
