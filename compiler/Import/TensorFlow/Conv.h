//===- Conv.h - Convolutions' gradients as convolutions ---------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the conv family's files share. Images and gradients are NHWC, filters are
// (rows, columns, input channels of a group, output channels).
//
//===----------------------------------------------------------------------===//
#pragma once
#include "compiler/Import/TensorFlow/Layout.h"

namespace tenon::tf {

/// The gradient by the filter of a convolution of `image`, whose result has the
/// gradient `dy`. An error if the number of groups is not known.
mlir::Value filterGradient(NodeContext &c, mlir::Value image, mlir::Value dy,
                           const WindowAxes &axes, int64_t channelsOfGroup);

/// The gradient by the image, of `channels`.
mlir::Value imageGradient(NodeContext &c, mlir::Value filter, mlir::Value dy,
                          const WindowAxes &axes, int64_t channels);

/// `value` with stride - 1 zeros between its elements along `axis`.
mlir::Value spread(NodeContext &c, mlir::Value value, int64_t axis, int64_t stride);

/// The elements of a padded dimension that meet element `tap` of the windows.
mlir::Value windowTap(NodeContext &c, mlir::Value padded, int64_t dimension,
                      const WindowAxis &axis, int64_t tap);

/// Whether a gradient has as many elements as there are windows; an error if not.
bool fitsWindows(NodeContext &c, mlir::Value dy, const WindowAxes &axes);

} // namespace tenon::tf
