//===- Conv.cpp - The conv family -----------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Import/TensorFlow/Layout.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

namespace {
/// The attributes that all convolutions have.
struct Window {
  Layout layout;
  SmallVector<int64_t, 2> strides, dilations;
  Padding padding;
  DenseI64ArrayAttr amounts;
};
} // namespace

static Window windowOf(NodeContext &c) {
  Window w;
  w.layout = layoutOf(c);
  w.strides = w.layout.spatial(c, "strides");
  w.dilations = w.layout.spatial(c, "dilations");
  w.padding = paddingOf(c, w.layout, w.amounts);
  return w;
}

template <class OpT> static Value convolve(NodeContext &c, const Window &w) {
  if (!c.failed() && (c.inputRank(0) != 4 || c.inputRank(1) != 4))
    c.error() << "its operands have ranks " << c.inputRank(0) << " and " << c.inputRank(1)
              << " instead of 4";
  Value input = w.layout.toChannelsLast(c, c.input(0));
  return c.emit<OpT>(input, c.input(1), ArrayRef<int64_t>(w.strides),
                     ArrayRef<int64_t>(w.dilations), w.padding, w.amounts);
}

template <class OpT> static void convolution(NodeContext &c) {
  Window w = windowOf(c);
  c.result(w.layout.fromChannelsLast(c, convolve<OpT>(c, w)));
}

/// A convolution with a bias or a batch normalization, and an activation, as
/// TensorFlow's optimizer makes them. Operands after the filter belong to them.
static void convertFusedConv(NodeContext &c) {
  Window w = windowOf(c);
  Value y = convolve<Conv2dOp>(c, w);
  for (StringRef name : c.stringsAttr("fused_ops")) {
    if (name == "BiasAdd" && c.inputCount() > 2)
      y = c.emit<AddOp>(y, c.input(2));
    else
      y = applyActivation(c, name, y);
  }
  c.result(w.layout.fromChannelsLast(c, y));
}

//===----------------------------------------------------------------------===//
// The transposed convolution
//===----------------------------------------------------------------------===//

/// `image` with stride - 1 zeros between its rows, and columns.
static Value spread(NodeContext &c, Value image, ArrayRef<int64_t> strides) {
  if (!image || (strides[0] == 1 && strides[1] == 1))
    return image;
  RankedTensorType type = NodeContext::typeOf(image);
  int64_t height = type.getDimSize(1), width = type.getDimSize(2);
  Value wide = c.emit<ExpandDimsOp>(image, ArrayRef<int64_t>({2, 4}));
  wide = c.emit<PadOp>(wide, nullptr, ArrayRef<int64_t>({0, 0, 0, 0, 0, 0}),
                       ArrayRef<int64_t>({0, 0, strides[0] - 1, 0, strides[1] - 1, 0}),
                       PadMode::constant);
  Value flat = c.reshapeTo(wide, {c.size(image, 0), c.vector({height * strides[0]}),
                                  c.vector({width * strides[1]}), c.size(image, 3)});
  // There are none after the last.
  return c.emit<SliceOp>(flat, ArrayRef<int64_t>({0, 0, 0, 0}),
                         ArrayRef<int64_t>({-1, (height - 1) * strides[0] + 1,
                                            (width - 1) * strides[1] + 1, -1}),
                         ArrayRef<int64_t>({1, 1, 1, 1}));
}

/// Operands: sizes of the result, filter, image. It is the convolution of the
/// spread image with the filter turned round, its channels swapped.
static void convertTransposedConv(NodeContext &c) {
  Window w = windowOf(c);
  auto sizes = c.known(0);
  Value image = w.layout.toChannelsLast(c, c.input(2));
  if (c.failed() || !image)
    return;
  RankedTensorType type = NodeContext::typeOf(image), filter = c.inputType(1);
  if (!sizes || sizes->size() != 4 || type.getRank() != 4 || filter.getRank() != 4) {
    c.error() << "the sizes of its result must be known at compile time, and its "
                 "operands have rank 4";
    return;
  }
  SmallVector<int64_t> amounts;
  for (int64_t i = 0; i < 2; ++i) {
    int64_t size = (*sizes)[w.layout.heightAxis() + i], from = type.getDimSize(1 + i);
    if (size < 0 || from < 1 || filter.isDynamicDim(i)) {
      c.error() << "rows and columns must be known at compile time";
      return;
    }
    int64_t reach = (filter.getDimSize(i) - 1) * w.dilations[i];
    int64_t spreadSize = (from - 1) * w.strides[i] + 1;
    int64_t before = 0;
    if (w.padding == Padding::same)
      before = std::max<int64_t>(spreadSize + reach - size, 0) / 2;
    else if (w.padding == Padding::explicit_)
      before = w.amounts[2 * i];
    int64_t low = reach - before, high = size + reach - spreadSize - low;
    if (low < 0 || high < 0) {
      c.error() << "a result of size " << size << " from " << from << " is not supported";
      return;
    }
    amounts.append({low, high});
  }
  Value turned = c.emit<ReverseOp>(c.input(1), ArrayRef<int64_t>({0, 1}));
  turned = c.transpose(turned, {0, 1, 3, 2});
  Value y = c.emit<Conv2dOp>(spread(c, image, w.strides), turned,
                             ArrayRef<int64_t>({1, 1}), ArrayRef<int64_t>(w.dilations),
                             Padding::explicit_, c.builder.getDenseI64ArrayAttr(amounts));
  c.result(w.layout.fromChannelsLast(c, y));
}

void tenon::tf::addConvConverters(ConverterTable &table) {
  table["_FusedConv2D"] = {convertFusedConv, 2};
  table["Conv2D"] = {convolution<Conv2dOp>, 2};
  table["Conv2DBackpropInput"] = {convertTransposedConv, 3};
  table["DepthwiseConv2dNative"] = {convolution<DepthwiseConv2dOp>, 2};
}
