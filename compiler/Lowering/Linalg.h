//===- Linalg.h - Operands as lists of matrices -----------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "compiler/Lowering/Lowering.h"

namespace tenon {

/// An operand as a list of matrices.
struct Matrices {
  mlir::Value value;
  Sizes sizes; // count, rows, columns
};

Matrices matricesOf(Lowering &lowering, mlir::Value operand);

/// Gives `result`, of `sizes`, what a routine computed in `from` sizes.
void giveBack(Lowering &lowering, mlir::Value result, mlir::Value computed,
              llvm::ArrayRef<Size> from, Sizes sizes);

} // namespace tenon
