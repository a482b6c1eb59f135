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

  /// The elements of a list attribute that belong to height and width; an error
  /// if there are not 4, or those of batch or channels are not 1.
  llvm::SmallVector<int64_t, 2> spatial(NodeContext &c, llvm::StringRef attr) const;
};

/// Reads data_format; an error if it is none of NHWC, NCHW, NDHWC and NCDHW.
Layout layoutOf(NodeContext &c, int64_t rank = 4);

/// Reads padding and explicit_paddings; `amounts` is null unless explicit.
Padding paddingOf(NodeContext &c, const Layout &layout, mlir::DenseI64ArrayAttr &amounts);

} // namespace tenon::tf
