//===- Windows.h - Gradients over sliding windows ---------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the gradients of convolutions and pools share. Rows and columns must be of known
// size, as padding is by numbers.
//
//===----------------------------------------------------------------------===//
#pragma once
#include "compiler/Autodiff/Gradients/Gradients.h"

namespace tenon {

/// One spatial dimension of an image under windows.
struct WindowRange {
  int64_t size, stride, dilation, image, places;
  /// Zeros in front of the image; behind it as many as the last window needs.
  int64_t low;

  int64_t reach() const { return (size - 1) * dilation; }
  /// Elements behind the image that windows see; less than 0 if they leave some out.
  int64_t high() const { return (places - 1) * stride + reach() + 1 - image - low; }
};

/// Rows and columns of an op over windows of `sizes`; nothing, after a rejection, where
/// a size is not known.
std::optional<std::array<WindowRange, 2>>
windowRanges(Reverse &r, mlir::Value image, mlir::Value result,
             llvm::ArrayRef<int64_t> sizes, llvm::ArrayRef<int64_t> strides,
             llvm::ArrayRef<int64_t> dilations, Padding padding,
             std::optional<llvm::ArrayRef<int64_t>> amounts);

/// Of each window's value, [n, places, places, c]: stride - 1 zeros between, and so many
/// around that each window over the result, of the same size and a stride of 1, sees
/// the windows that its element of the image was in.
mlir::Value spreadWindows(Reverse &r, mlir::Value values,
                          llvm::ArrayRef<WindowRange> ranges);

/// Adds zeros to, or cuts elements from, both ends of rows and columns.
mlir::Value padImage(Reverse &r, mlir::Value image, llvm::ArrayRef<int64_t> low,
                     llvm::ArrayRef<int64_t> high, double value = 0);

} // namespace tenon
