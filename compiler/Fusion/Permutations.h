//===- Permutations.h - Generics that only move elements --------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace tenon {

/// From the places of the result of a generic to those of its one input, if it only moves
/// elements there by another order of the dimensions; null otherwise, and for no op.
mlir::AffineMap permutationOf(mlir::Operation *op);

} // namespace tenon
