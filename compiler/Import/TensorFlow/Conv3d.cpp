//===- Conv3d.cpp - Convolutions of volumes -------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The depth becomes part of the batch, and the slices of a window's depth become
// channels: a volume is then (batch x depth, rows, columns, window's depth x
// channels), and its convolution and both gradients are those of images.
//
//===----------------------------------------------------------------------===//
#include "compiler/Import/TensorFlow/Conv.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

namespace {
/// A convolution of NDHWC volumes, or one of its gradients.
class VolumeConv {
public:
  explicit VolumeConv(NodeContext &c) : c(c), w(windowOf(c, 5)) {}

  void forward();
  void byVolume();
  void byFilter();

private:
  bool place(ArrayRef<int64_t> from, ArrayRef<int64_t> filter);
  Value fold(Value volume);
  Value flatten(Value volume);
  Value unflatten(Value image, Value batch);
  Value foldFilter(Value filter);
  Value convolve(Value volume, Value filter);

  NodeContext &c;
  WindowAttrs w;
  WindowAxis depth;
  WindowAxes plane;
};
} // namespace

static bool areVolumes(NodeContext &c, size_t first, size_t second) {
  if (!c.failed() && (c.inputRank(first) != 5 || c.inputRank(second) != 5))
    c.error() << "its operands have ranks " << c.inputRank(first) << " and "
              << c.inputRank(second) << " instead of 5";
  return !c.failed();
}

bool VolumeConv::place(ArrayRef<int64_t> from, ArrayRef<int64_t> filter) {
  auto axes = placeWindows(c, w, from, filter.take_front(3));
  if (!axes)
    return false;
  depth = (*axes)[0];
  plane = {(*axes)[1], (*axes)[2]};
  return true;
}

/// The depth as a part of the batch.
Value VolumeConv::flatten(Value volume) {
  return c.reshapeTo(
      volume, {c.vector({-1}), c.size(volume, 2), c.size(volume, 3), c.size(volume, 4)});
}

Value VolumeConv::unflatten(Value image, Value batch) {
  return c.reshapeTo(image, {batch, c.vector({depth.count}), c.size(image, 1),
                             c.size(image, 2), c.size(image, 3)});
}

Value VolumeConv::fold(Value volume) {
  volume = c.pad(volume, 1, depth.low, depth.high);
  SmallVector<Value> slices;
  for (int64_t i = 0; i < depth.size; ++i)
    slices.push_back(windowTap(c, volume, 1, depth, i));
  Value all = slices[0];
  if (slices.size() > 1)
    all = c.emit<ConcatOp>(int64_t(4), ValueRange(slices));
  return all ? flatten(all) : all;
}

/// (depth, rows, columns, in, out) to (rows, columns, depth x in, out).
Value VolumeConv::foldFilter(Value filter) {
  filter = c.transpose(filter, {1, 2, 0, 3, 4});
  if (!filter)
    return {};
  Value channels = c.emit<MulOp>(c.size(filter, 2), c.size(filter, 3));
  return c.reshapeTo(filter,
                     {c.size(filter, 0), c.size(filter, 1), channels, c.size(filter, 4)});
}

Value VolumeConv::convolve(Value volume, Value filter) {
  SmallVector<int64_t> amounts, strides, dilations;
  for (const WindowAxis &axis : plane) {
    amounts.append({axis.low, axis.high});
    strides.push_back(axis.stride);
    dilations.push_back(axis.dilation);
  }
  Value y = c.emit<Conv2dOp>(fold(volume), foldFilter(filter), ArrayRef<int64_t>(strides),
                             ArrayRef<int64_t>(dilations), Padding::explicit_,
                             c.builder.getDenseI64ArrayAttr(amounts));
  return y ? unflatten(y, c.size(volume, 0)) : y;
}

void VolumeConv::forward() {
  if (!areVolumes(c, 0, 1))
    return;
  Value volume = w.layout.toChannelsLast(c, c.input(0));
  ArrayRef<int64_t> filter = c.inputType(1).getShape();
  if (NodeContext::typeOf(volume).getDimSize(4) != filter[3]) {
    c.error() << "a convolution of " << NodeContext::typeOf(volume) << " with "
              << c.inputType(1) << " in groups is not supported";
    return;
  }
  if (place(NodeContext::typeOf(volume).getShape(), filter))
    c.result(w.layout.fromChannelsLast(c, convolve(volume, c.input(1))));
}

/// Operands: sizes of the volume (or a volume of them), filter, gradient.
void VolumeConv::byVolume() {
  if (!areVolumes(c, 1, 2))
    return;
  SmallVector<int64_t> sizes;
  if (c.node.op == "Conv3DBackpropInput")
    sizes = SmallVector<int64_t>(c.inputType(0).getShape());
  else if (auto known = c.known(0))
    sizes = *known;
  if (sizes.size() != 5) {
    c.error() << "the sizes of its result must be known at compile time";
    return;
  }
  if (w.layout.channelsFirst)
    sizes = {sizes[0], sizes[2], sizes[3], sizes[4], sizes[1]};
  Value dy = w.layout.toChannelsLast(c, c.input(2));
  if (!place(sizes, c.inputType(1).getShape()) ||
      !fitsWindows(c, dy, {depth, plane[0], plane[1]}))
    return;
  // As for images, but with three dimensions.
  WindowAxis *axes[] = {&depth, &plane[0], &plane[1]};
  for (int64_t i = 0; i < 3; ++i) {
    WindowAxis &axis = *axes[i];
    dy = spread(c, dy, 1 + i, axis.stride);
    int64_t low = axis.reach() - axis.low;
    int64_t high = axis.from + axis.reach() - axis.spread() - low;
    dy = c.pad(dy, 1 + i, std::min<int64_t>(low, 0), std::min<int64_t>(high, 0));
    axis.count = axis.from;
    axis.low = std::max<int64_t>(low, 0);
    axis.high = std::max<int64_t>(high, 0);
    axis.stride = 1;
  }
  Value turned = c.emit<ReverseOp>(c.input(1), ArrayRef<int64_t>({0, 1, 2}));
  Value dx = convolve(dy, c.transpose(turned, {0, 1, 2, 4, 3}));
  c.result(w.layout.fromChannelsLast(c, dx));
}

/// Operands: volume, sizes of the filter (or a filter of them), gradient.
void VolumeConv::byFilter() {
  if (!areVolumes(c, 0, 2))
    return;
  std::optional<SmallVector<int64_t>> sizes;
  if (c.node.op == "Conv3DBackpropFilter")
    sizes = SmallVector<int64_t>(c.inputType(1).getShape());
  else
    sizes = c.constants(1, "filter's sizes");
  Value volume = w.layout.toChannelsLast(c, c.input(0));
  Value dy = w.layout.toChannelsLast(c, c.input(2));
  if (!sizes || !volume || !dy)
    return;
  if (sizes->size() != 5 || NodeContext::typeOf(volume).getDimSize(4) != (*sizes)[3]) {
    c.error() << "a filter for " << NodeContext::typeOf(volume)
              << " must have rank 5 and as many channels";
    return;
  }
  if (!place(NodeContext::typeOf(volume).getShape(), *sizes) ||
      !fitsWindows(c, dy, {depth, plane[0], plane[1]}))
    return;
  ArrayRef<int64_t> k = *sizes;
  Value gradient = filterGradient(c, fold(volume), flatten(dy), plane, depth.size * k[3]);
  gradient = c.reshape(gradient, {k[1], k[2], k[0], k[3], k[4]});
  c.result(c.transpose(gradient, {2, 0, 1, 3, 4}));
}

static void convertConv3d(NodeContext &c) { VolumeConv(c).forward(); }
static void convertVolumeGradient(NodeContext &c) { VolumeConv(c).byVolume(); }
static void convertFilterGradient(NodeContext &c) { VolumeConv(c).byFilter(); }

void tenon::tf::addConv3dConverters(ConverterTable &table) {
  table["Conv3D"] = {convertConv3d, 2};
  table["Conv3DBackpropFilter"] = {convertFilterGradient, 3};
  table["Conv3DBackpropFilterV2"] = {convertFilterGradient, 3};
  table["Conv3DBackpropInput"] = {convertVolumeGradient, 3};
  table["Conv3DBackpropInputV2"] = {convertVolumeGradient, 3};
}
