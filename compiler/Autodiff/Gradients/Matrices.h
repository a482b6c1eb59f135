//===- Matrices.h - Pieces of gradients of matrices -------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Of batches of matrices in the last two dimensions. A null value among the arguments
// gives a null value, as in Reverse.
//
//===----------------------------------------------------------------------===//
#pragma once
#include "compiler/Autodiff/Gradients/Gradients.h"

namespace tenon {

mlir::Value transposed(Reverse &r, mlir::Value matrix);
mlir::Value product(Reverse &r, mlir::Value lhs, mlir::Value rhs,
                    bool transposeLhs = false, bool transposeRhs = false);
/// The n×n matrix that is `below` under the diagonal, `on` it, and `above` over it; n is
/// the number of columns of `like`.
mlir::Value triangle(Reverse &r, mlir::Value like, double below, double on, double above);

} // namespace tenon
