//===- ConvGradient.cpp - Gradients of convolutions -----------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Each is a convolution again. By the image: of the gradient, with stride - 1 zeros
// between its elements, with the filter turned round and its channels swapped. By
// the filter: of the image with the gradient as filter, where batch and channels
// change places and so do strides and dilations.
//
//===----------------------------------------------------------------------===//
#include "compiler/Import/TensorFlow/Conv.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

//===----------------------------------------------------------------------===//
// Parts
//===----------------------------------------------------------------------===//

Value tenon::tf::spread(NodeContext &c, Value value, int64_t axis, int64_t stride) {
  if (!value || stride == 1)
    return value;
  RankedTensorType type = NodeContext::typeOf(value);
  int64_t size = type.getDimSize(axis);
  if (size < 2)
    return value;
  Value wide = c.emit<ExpandDimsOp>(value, ArrayRef<int64_t>({axis + 1}));
  wide = c.pad(wide, axis + 1, 0, stride - 1);
  SmallVector<Value> sizes;
  for (int64_t i = 0; i < type.getRank(); ++i)
    sizes.push_back(i == axis ? c.vector({size * stride}) : c.size(value, i));
  // There are none after the last.
  return c.slice(c.reshapeTo(wide, sizes), axis, 0, (size - 1) * stride + 1);
}

Value tenon::tf::windowTap(NodeContext &c, Value padded, int64_t dimension,
                           const WindowAxis &axis, int64_t tap) {
  return c.slice(padded, dimension, tap * axis.dilation, axis.count, axis.stride);
}

bool tenon::tf::fitsWindows(NodeContext &c, Value dy, const WindowAxes &axes) {
  if (!dy)
    return false;
  RankedTensorType type = NodeContext::typeOf(dy);
  bool fits = type.getRank() == static_cast<int64_t>(axes.size()) + 2;
  for (size_t i = 0; fits && i < axes.size(); ++i)
    fits = type.getDimSize(1 + i) == axes[i].count;
  if (fits)
    return true;
  auto error = c.error();
  error << "its gradient is " << type << ", but there are ";
  for (auto [i, axis] : llvm::enumerate(axes))
    error << (i ? "x" : "") << axis.count;
  error << " windows";
  return false;
}

/// Pads an image by the positive amounts and cuts it by the negative ones, then
/// convolves it.
template <class OpT>
static Value convolve(NodeContext &c, Value image, Value filter,
                      ArrayRef<int64_t> amounts, ArrayRef<int64_t> strides,
                      ArrayRef<int64_t> dilations) {
  SmallVector<int64_t> padding;
  for (int64_t i = 0; i < 2; ++i)
    image = c.pad(image, 1 + i, std::min<int64_t>(amounts[2 * i], 0),
                  std::min<int64_t>(amounts[2 * i + 1], 0));
  for (int64_t amount : amounts)
    padding.push_back(std::max<int64_t>(amount, 0));
  return c.emit<OpT>(image, filter, strides, dilations, Padding::explicit_,
                     c.builder.getDenseI64ArrayAttr(padding));
}

//===----------------------------------------------------------------------===//
// By the image
//===----------------------------------------------------------------------===//

/// The gradient spread out, and how a convolution with stride 1 pads it.
static Value spreadGradient(NodeContext &c, Value dy, const WindowAxes &axes,
                            SmallVector<int64_t> &amounts) {
  for (auto [i, axis] : llvm::enumerate(axes)) {
    dy = spread(c, dy, 1 + i, axis.stride);
    int64_t low = axis.reach() - axis.low;
    amounts.append({low, axis.from + axis.reach() - axis.spread() - low});
  }
  return dy;
}

static SmallVector<int64_t> dilationsOf(const WindowAxes &axes) {
  return llvm::map_to_vector(axes, [](const WindowAxis &axis) { return axis.dilation; });
}

/// The filter of a grouped convolution with the channels of each group swapped.
static Value swapChannels(NodeContext &c, Value filter, int64_t groups) {
  ArrayRef<int64_t> shape = NodeContext::typeOf(filter).getShape();
  int64_t rows = shape[0], columns = shape[1], from = shape[2], to = shape[3];
  if (groups == 1)
    return c.transpose(filter, {0, 1, 3, 2});
  filter = c.reshape(filter, {rows, columns, from, groups, to / groups});
  filter = c.transpose(filter, {0, 1, 4, 3, 2});
  return c.reshape(filter, {rows, columns, to / groups, groups * from});
}

/// Channels per group divide all channels; an error if sizes are not known.
static std::optional<int64_t> groupsOf(NodeContext &c, int64_t channels,
                                       int64_t ofGroup) {
  if (channels == ofGroup)
    return 1;
  if (channels > 0 && ofGroup > 0 && channels % ofGroup == 0)
    return channels / ofGroup;
  if (!c.failed())
    c.error() << "the number of its groups must be known at compile time";
  return std::nullopt;
}

Value tenon::tf::imageGradient(NodeContext &c, Value filter, Value dy,
                               const WindowAxes &axes, int64_t channels) {
  if (c.failed() || !filter || !dy)
    return {};
  auto groups = groupsOf(c, channels, NodeContext::typeOf(filter).getDimSize(2));
  if (!groups)
    return {};
  SmallVector<int64_t> amounts;
  dy = spreadGradient(c, dy, axes, amounts);
  Value turned = c.emit<ReverseOp>(filter, ArrayRef<int64_t>({0, 1}));
  if (!turned)
    return {};
  return convolve<Conv2dOp>(c, dy, swapChannels(c, turned, *groups), amounts, {1, 1},
                            dilationsOf(axes));
}

/// Operands: sizes of the image, filter, gradient. Of rank 4.
static std::optional<WindowAxes> imageWindows(NodeContext &c, const WindowAttrs &w,
                                              SmallVector<int64_t> &sizes, Value dy) {
  auto known = c.known(0);
  if (c.failed() || !dy)
    return std::nullopt;
  if (!known || known->size() != 4 || c.inputRank(1) != 4 || c.inputRank(2) != 4) {
    c.error() << "the sizes of its result must be known at compile time, and its "
                 "operands have rank 4";
    return std::nullopt;
  }
  sizes = {(*known)[0], (*known)[w.layout.heightAxis()],
           (*known)[w.layout.heightAxis() + 1], (*known)[w.layout.channelAxis()]};
  auto axes = placeWindows(c, w, sizes, c.inputType(1).getShape().take_front(2));
  if (!axes || !fitsWindows(c, dy, *axes))
    return std::nullopt;
  return axes;
}

static void convertImageGradient(NodeContext &c) {
  WindowAttrs w = windowOf(c);
  Value dy = w.layout.toChannelsLast(c, c.input(2));
  SmallVector<int64_t> sizes;
  auto axes = imageWindows(c, w, sizes, dy);
  if (axes)
    c.result(
        w.layout.fromChannelsLast(c, imageGradient(c, c.input(1), dy, *axes, sizes[3])));
}

static void convertDepthwiseImageGradient(NodeContext &c) {
  WindowAttrs w = windowOf(c);
  Value dy = w.layout.toChannelsLast(c, c.input(2));
  SmallVector<int64_t> sizes, amounts;
  auto axes = imageWindows(c, w, sizes, dy);
  if (!axes)
    return;
  dy = spreadGradient(c, dy, *axes, amounts);
  Value turned = c.emit<ReverseOp>(c.input(1), ArrayRef<int64_t>({0, 1}));
  Value dx;
  if (c.inputType(1).getDimSize(3) == 1)
    dx = convolve<DepthwiseConv2dOp>(c, dy, turned, amounts, {1, 1}, dilationsOf(*axes));
  else
    dx = convolve<Conv2dOp>(c, dy, c.transpose(turned, {0, 1, 3, 2}), amounts, {1, 1},
                            dilationsOf(*axes));
  c.result(w.layout.fromChannelsLast(c, dx));
}

//===----------------------------------------------------------------------===//
// By the filter
//===----------------------------------------------------------------------===//

Value tenon::tf::filterGradient(NodeContext &c, Value image, Value dy,
                                const WindowAxes &axes, int64_t channelsOfGroup) {
  if (c.failed() || !image || !dy)
    return {};
  int64_t channels = NodeContext::typeOf(image).getDimSize(3);
  int64_t results = NodeContext::typeOf(dy).getDimSize(3);
  auto groups = groupsOf(c, channels, channelsOfGroup);
  if (!groups)
    return {};
  SmallVector<int64_t> amounts, strides, dilations;
  for (const WindowAxis &axis : axes) {
    amounts.append({axis.low, axis.reach() + axis.spread() - axis.from - axis.low});
    strides.push_back(axis.dilation);
    dilations.push_back(axis.stride);
  }
  SmallVector<Value> parts;
  for (int64_t group = 0; group < *groups; ++group) {
    Value x = image, y = dy;
    if (*groups > 1) {
      int64_t each = results / *groups;
      x = c.slice(x, 3, group * channelsOfGroup, channelsOfGroup);
      y = c.slice(y, 3, group * each, each);
    }
    Value part =
        convolve<Conv2dOp>(c, c.transpose(x, {3, 1, 2, 0}), c.transpose(y, {1, 2, 0, 3}),
                           amounts, strides, dilations);
    parts.push_back(c.transpose(part, {1, 2, 0, 3}));
  }
  return parts.size() == 1 ? parts[0] : c.emit<ConcatOp>(int64_t(3), ValueRange(parts));
}

/// Operands: image, sizes of the filter, gradient.
static std::optional<WindowAxes> filterWindows(NodeContext &c, const WindowAttrs &w,
                                               SmallVector<int64_t> &sizes, Value image,
                                               Value dy) {
  auto known = c.constants(1, "filter's sizes");
  if (!known || !image || !dy)
    return std::nullopt;
  if (known->size() != 4 || c.inputRank(0) != 4 || c.inputRank(2) != 4) {
    c.error() << "its operands have ranks " << c.inputRank(0) << ", " << known->size()
              << " and " << c.inputRank(2) << " instead of 4";
    return std::nullopt;
  }
  sizes = *known;
  auto axes = placeWindows(c, w, NodeContext::typeOf(image).getShape(),
                           ArrayRef(sizes).take_front(2));
  if (!axes || !fitsWindows(c, dy, *axes))
    return std::nullopt;
  return axes;
}

static void convertFilterGradient(NodeContext &c) {
  WindowAttrs w = windowOf(c);
  Value image = w.layout.toChannelsLast(c, c.input(0));
  Value dy = w.layout.toChannelsLast(c, c.input(2));
  SmallVector<int64_t> sizes;
  auto axes = filterWindows(c, w, sizes, image, dy);
  if (axes)
    c.result(filterGradient(c, image, dy, *axes, sizes[2]));
}

/// Each element of the filter meets a part of the image: the sum of its products with
/// the gradient.
static void convertDepthwiseFilterGradient(NodeContext &c) {
  WindowAttrs w = windowOf(c);
  Value image = w.layout.toChannelsLast(c, c.input(0));
  Value dy = w.layout.toChannelsLast(c, c.input(2));
  SmallVector<int64_t> sizes;
  auto axes = filterWindows(c, w, sizes, image, dy);
  if (!axes)
    return;
  for (int64_t i = 0; i < 2; ++i)
    image = c.pad(image, 1 + i, (*axes)[i].low, (*axes)[i].high);
  bool isPlain = sizes[3] == 1;
  if (!isPlain)
    dy = c.reshapeTo(dy, {c.size(dy, 0), c.size(dy, 1), c.size(dy, 2),
                          c.vector({sizes[2]}), c.vector({sizes[3]})});
  SmallVector<Value> parts;
  for (int64_t row = 0; row < sizes[0]; ++row)
    for (int64_t column = 0; column < sizes[1]; ++column) {
      Value x =
          windowTap(c, windowTap(c, image, 1, (*axes)[0], row), 2, (*axes)[1], column);
      if (!isPlain)
        x = c.emit<ExpandDimsOp>(x, ArrayRef<int64_t>({4}));
      Value sum = c.emit<ReduceOp>(ReduceKind::sum, c.emit<MulOp>(x, dy),
                                   ArrayRef<int64_t>({0, 1, 2}), false);
      parts.push_back(c.emit<ExpandDimsOp>(sum, ArrayRef<int64_t>({0})));
    }
  Value all =
      parts.size() == 1 ? parts[0] : c.emit<ConcatOp>(int64_t(0), ValueRange(parts));
  c.result(c.reshape(all, sizes));
}

void tenon::tf::addConvGradientConverters(ConverterTable &table) {
  table["Conv2DBackpropFilter"] = {convertFilterGradient, 3};
  table["Conv2DBackpropInput"] = {convertImageGradient, 3};
  table["DepthwiseConv2dNativeBackpropFilter"] = {convertDepthwiseFilterGradient, 3};
  table["DepthwiseConv2dNativeBackpropInput"] = {convertDepthwiseImageGradient, 3};
}
