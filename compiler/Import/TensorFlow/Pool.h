//===- Pool.h - Elements of windows -----------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What pools and their gradients share. A tap is a position in a window.
//
//===----------------------------------------------------------------------===//
#pragma once
#include "compiler/Import/TensorFlow/Layout.h"

namespace tenon::tf {

/// An image (or volume), channels last, with a border of the least value.
mlir::Value padLowest(NodeContext &c, mlir::Value image, const WindowAxes &axes);

/// All taps of a window, row-major. Fails if there are too many for some ops each.
llvm::SmallVector<llvm::SmallVector<int64_t>> windowTaps(NodeContext &c,
                                                         const WindowAxes &axes);

/// The elements at `tap` of all windows.
mlir::Value takeTap(NodeContext &c, mlir::Value padded, const WindowAxes &axes,
                    llvm::ArrayRef<int64_t> tap);

/// The number of the first tap at which each window has its `maximum`, as i32.
mlir::Value placeOfMaximum(NodeContext &c, mlir::Value padded, mlir::Value maximum,
                           const WindowAxes &axes);

} // namespace tenon::tf
