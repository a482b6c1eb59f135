//===- Layout.cpp - Where an image's dimensions are -----------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Import/TensorFlow/Layout.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

Layout tenon::tf::layoutOf(NodeContext &c, int64_t rank) {
  StringRef format = c.stringAttr("data_format");
  Layout layout;
  layout.rank = rank;
  if (rank < 1 && !c.failed())
    c.error() << "its operand is a scalar, which has no channels";
  if (format == "NCHW" || format == "NCDHW")
    layout.channelsFirst = true;
  else if (format != "NHWC" && format != "NDHWC" && !c.failed())
    c.error() << "data format '" << format << "' is not supported";
  return layout;
}

Value Layout::toChannelsLast(NodeContext &c, Value value) const {
  if (!channelsFirst || !value)
    return value;
  SmallVector<int64_t> perm = {0};
  for (int64_t i = 2; i < rank; ++i)
    perm.push_back(i);
  perm.push_back(1);
  return c.transpose(value, perm);
}

Value Layout::fromChannelsLast(NodeContext &c, Value value) const {
  if (!channelsFirst || !value)
    return value;
  SmallVector<int64_t> perm = {0, rank - 1};
  for (int64_t i = 1; i + 1 < rank; ++i)
    perm.push_back(i);
  return c.transpose(value, perm);
}

SmallVector<int64_t> Layout::spatial(NodeContext &c, StringRef attr) const {
  SmallVector<int64_t> all = c.intsAttr(attr), ones(rank - 2, 1);
  if (c.failed())
    return ones;
  if (static_cast<int64_t>(all.size()) != rank) {
    c.error() << "attribute '" << attr << "' has " << all.size()
              << " elements instead of " << rank;
    return ones;
  }
  if (all[0] != 1 || all[channelAxis()] != 1) {
    c.error() << "attribute '" << attr << "' is " << all[0] << " over the batch and "
              << all[channelAxis()] << " over channels, but only 1 is supported there";
    return ones;
  }
  SmallVector<int64_t> sizes(ArrayRef(all).slice(heightAxis(), rank - 2));
  for (int64_t size : sizes)
    if (size < 1 || size > INT32_MAX) {
      c.error() << "attribute '" << attr << "' has the element " << size;
      return ones;
    }
  return sizes;
}

Padding tenon::tf::paddingOf(NodeContext &c, const Layout &layout,
                             DenseI64ArrayAttr &amounts) {
  StringRef padding = c.stringAttr("padding");
  if (padding == "SAME")
    return Padding::same;
  if (padding == "VALID")
    return Padding::valid;
  if (padding != "EXPLICIT") {
    if (!c.failed())
      c.error() << "padding '" << padding << "' is not supported";
    return Padding::valid;
  }
  SmallVector<int64_t> all = c.intsAttr("explicit_paddings");
  if (static_cast<int64_t>(all.size()) != 2 * layout.rank) {
    if (!c.failed())
      c.error() << "attribute 'explicit_paddings' has " << all.size()
                << " elements instead of " << 2 * layout.rank;
    return Padding::valid;
  }
  for (int64_t axis : {int64_t(0), layout.channelAxis()})
    if ((all[2 * axis] || all[2 * axis + 1]) && !c.failed())
      c.error() << "padding of batch or channels is not supported";
  for (int64_t amount : all)
    if ((amount < 0 || amount > INT32_MAX) && !c.failed())
      c.error() << "attribute 'explicit_paddings' has the element " << amount;
  amounts = DenseI64ArrayAttr::get(
      c.builder.getContext(),
      ArrayRef(all).slice(2 * layout.heightAxis(), 2 * (layout.rank - 2)));
  return Padding::explicit_;
}

//===----------------------------------------------------------------------===//
// Windows
//===----------------------------------------------------------------------===//

WindowAttrs tenon::tf::windowOf(NodeContext &c, int64_t rank) {
  WindowAttrs window;
  window.layout.rank = rank;
  if (c.node.attr("data_format"))
    window.layout = layoutOf(c, rank);
  window.strides = window.layout.spatial(c, "strides");
  window.dilations.assign(rank - 2, 1);
  if (c.node.attr("dilations"))
    window.dilations = window.layout.spatial(c, "dilations");
  window.padding = paddingOf(c, window.layout, window.amounts);
  return window;
}

std::optional<WindowAxes> tenon::tf::placeWindows(NodeContext &c,
                                                  const WindowAttrs &window,
                                                  ArrayRef<int64_t> from,
                                                  ArrayRef<int64_t> sizes) {
  if (c.failed())
    return std::nullopt;
  WindowAxes axes;
  for (size_t i = 0; i < sizes.size(); ++i) {
    WindowAxis axis{from[1 + i], sizes[i], window.strides[i], window.dilations[i]};
    if (axis.from < 0 || axis.size < 1) {
      c.error() << "rows and columns must be known at compile time";
      return std::nullopt;
    }
    int64_t padding = 0;
    if (window.padding == Padding::same) {
      axis.count = (axis.from + axis.stride - 1) / axis.stride;
      padding = std::max<int64_t>(axis.spread() + axis.reach() - axis.from, 0);
      axis.low = padding / 2;
      axis.high = padding - axis.low;
    } else if (window.padding == Padding::explicit_) {
      axis.low = window.amounts[2 * i];
      axis.high = window.amounts[2 * i + 1];
      padding = axis.low + axis.high;
    }
    int64_t rest = axis.from + padding - axis.reach() - 1;
    if (window.padding != Padding::same)
      axis.count = rest < 0 ? 0 : rest / axis.stride + 1;
    if (rest < 0) {
      c.error() << "a window of size " << axis.reach() + 1
                << " does not fit a padded size of " << axis.from + padding;
      return std::nullopt;
    }
    axes.push_back(axis);
  }
  return axes;
}
