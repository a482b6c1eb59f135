//===- Inference.h - Checks that inference of families shares ---*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Private to dialects/Tenon. Inference runs before an op is verified when it is built
// by createChecked, so it assumes nothing of ranks and attributes.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dialects/Tenon/TenonOps.h"

namespace tenon::detail {

/// Checks that each axis lies in [0, rank) and occurs once.
llvm::LogicalResult checkAxes(std::optional<mlir::Location> location,
                              llvm::StringRef opName, llvm::ArrayRef<int64_t> axes,
                              int64_t rank);

/// Checks that a list attribute has `expected` elements.
llvm::LogicalResult checkLength(std::optional<mlir::Location> location,
                                llvm::StringRef opName, llvm::StringRef name,
                                size_t actual, size_t expected);

/// A window that slides over one dimension.
struct Window {
  int64_t size; // dilated
  int64_t stride;
  int64_t low, high; // explicit amounts
};

/// Checks that `values` are two positive numbers.
llvm::LogicalResult checkPair(std::optional<mlir::Location> location,
                              llvm::StringRef opName, llvm::StringRef name,
                              llvm::ArrayRef<int64_t> values);

/// Checks that the explicit amounts are there if and only if the padding is
/// explicit, and that they are four, none negative.
llvm::LogicalResult checkPadding(std::optional<mlir::Location> location,
                                 llvm::StringRef opName, Padding padding,
                                 std::optional<llvm::ArrayRef<int64_t>> amounts);

/// Number of places of a window over a dimension of `inputSize`; kDynamic if unknown.
mlir::FailureOr<int64_t> inferWindow(std::optional<mlir::Location> location,
                                     llvm::StringRef opName, int64_t dimension,
                                     int64_t inputSize, Padding padding, Window window);

/// Sum and product of two sizes; kDynamic where one is unknown or the result too large.
int64_t addSizes(int64_t lhs, int64_t rhs);
int64_t multiplySizes(int64_t lhs, int64_t rhs);

/// The size of a dimension, for a diagnostic.
std::string printSize(int64_t size);
/// A shape, for a diagnostic.
std::string printShape(llvm::ArrayRef<int64_t> shape);

/// Merges a broadcast shape with another, in place; false where they clash, with
/// `clash` the dimension counted from the last.
bool broadcastInto(llvm::SmallVectorImpl<int64_t> &shape, llvm::ArrayRef<int64_t> other,
                   int64_t &clash);

} // namespace tenon::detail
