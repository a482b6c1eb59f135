//===- Layout.h - Where an image's dimensions are ---------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "compiler/Import/TensorFlow/Converter.h"

namespace tenon::tf {

/// The layout that a node's data_format names. Tenon's own is NHWC: operands in
/// another are transposed, and results back.
struct Layout {
  bool channelsFirst = false;
  int64_t rank = 4;

  int64_t channelAxis() const { return channelsFirst ? 1 : rank - 1; }
  int64_t heightAxis() const { return channelsFirst ? 2 : 1; }

  /// Transposes `value` to or from channels last.
  mlir::Value toChannelsLast(NodeContext &c, mlir::Value value) const;
  mlir::Value fromChannelsLast(NodeContext &c, mlir::Value value) const;

  /// The elements of a list attribute that belong to height and width (and depth); an
  /// error if there are not `rank`, or those of batch or channels are not 1.
  llvm::SmallVector<int64_t> spatial(NodeContext &c, llvm::StringRef attr) const;
};

/// Reads data_format; an error if it is none of NHWC, NCHW, NDHWC and NCDHW.
Layout layoutOf(NodeContext &c, int64_t rank = 4);

/// Reads padding and explicit_paddings; `amounts` is null unless explicit.
Padding paddingOf(NodeContext &c, const Layout &layout, mlir::DenseI64ArrayAttr &amounts);

/// How windows lie over a dimension of known size.
struct WindowAxis {
  int64_t from, size, stride, dilation;
  /// Padding, and the number of windows.
  int64_t low = 0, high = 0, count = 0;

  int64_t reach() const { return (size - 1) * dilation; }
  int64_t spread() const { return count ? (count - 1) * stride + 1 : 0; }
};
using WindowAxes = llvm::SmallVector<WindowAxis>;

/// A window as the attributes of a node describe it.
struct WindowAttrs {
  Layout layout;
  llvm::SmallVector<int64_t> strides, dilations;
  Padding padding = Padding::valid;
  mlir::DenseI64ArrayAttr amounts;
};

/// Reads data_format, strides, padding, and dilations if there are any.
WindowAttrs windowOf(NodeContext &c, int64_t rank = 4);

/// Places windows of `sizes` over the spatial dimensions of a tensor of shape `from`,
/// channels last; an error if sizes are not known.
std::optional<WindowAxes> placeWindows(NodeContext &c, const WindowAttrs &window,
                                       llvm::ArrayRef<int64_t> from,
                                       llvm::ArrayRef<int64_t> sizes);

} // namespace tenon::tf
