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

SmallVector<int64_t, 2> Layout::spatial(NodeContext &c, StringRef attr) const {
  SmallVector<int64_t> all = c.intsAttr(attr);
  if (c.failed())
    return {1, 1};
  if (static_cast<int64_t>(all.size()) != rank) {
    c.error() << "attribute '" << attr << "' has " << all.size()
              << " elements instead of " << rank;
    return {1, 1};
  }
  if (all[0] != 1 || all[channelAxis()] != 1) {
    c.error() << "attribute '" << attr << "' is " << all[0] << " over the batch and "
              << all[channelAxis()] << " over channels, but only 1 is supported there";
    return {1, 1};
  }
  int64_t first = heightAxis();
  for (int64_t size : {all[first], all[first + 1]})
    if (size < 1 || size > INT32_MAX) {
      c.error() << "attribute '" << attr << "' has the element " << size;
      return {1, 1};
    }
  return {all[first], all[first + 1]};
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
  int64_t first = 2 * layout.heightAxis();
  amounts =
      DenseI64ArrayAttr::get(c.builder.getContext(), {all[first], all[first + 1],
                                                      all[first + 2], all[first + 3]});
  return Padding::explicit_;
}
