//===- Window.h - Sizes and padding of sliding windows ----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What convolutions and pools share.
//
//===----------------------------------------------------------------------===//
#pragma once
#include "compiler/Lowering/Lowering.h"
#include "dialects/Tenon/TenonOps.h"

namespace tenon {

/// One spatial dim: padding on both ends and the number of windows.
struct WindowDim {
  Size low, high, count;
  /// Of the only window: elements behind it, which are cut off, as loops over one
  /// window do not tell where it ends.
  int64_t unused = 0;
};

/// The windows over both spatial dims of an NHWC image.
struct Windows {
  WindowDim rows, columns;

  bool isPadded() const;
};

/// How windows lie: from the attributes of a convolution or a pool.
struct WindowShape {
  Size sizes[2];
  llvm::ArrayRef<int64_t> strides, dilations;
  Padding padding;
  std::optional<llvm::ArrayRef<int64_t>> amounts;
};

Windows placeWindows(IndexMath &index, llvm::ArrayRef<Size> image,
                     const WindowShape &shape);

/// The image with its border filled with `value`, or as it is without padding, and
/// without what is behind an only window.
mlir::Value padImage(Lowering &lowering, mlir::Value image, const Windows &windows,
                     mlir::TypedAttr value);

} // namespace tenon
