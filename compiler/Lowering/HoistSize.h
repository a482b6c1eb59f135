//===- HoistSize.h - Sizes in front of the branch that makes them -*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "mlir/IR/Builders.h"
#include "mlir/IR/OpDefinition.h"

namespace tenon {

/// The size of a result of `branch`, an op with a region for each case: computed in
/// front of it from what the regions compute, and chosen by `condition` where they
/// differ. Null if a region finds the size in values that only it has.
mlir::OpFoldResult sizeAfterBranch(mlir::OpBuilder &builder, mlir::Operation *branch,
                                   mlir::Value condition, mlir::OpFoldResult onTrue,
                                   mlir::OpFoldResult onFalse);

/// Whether two sizes are computed alike, from the same values.
bool isSameSize(mlir::OpFoldResult a, mlir::OpFoldResult b);

} // namespace tenon
