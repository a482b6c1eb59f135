//===- HostSizes.h - Sizes as functions of the feeds' dimensions *- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "mlir/IR/Builders.h"
#include "mlir/IR/IRMapping.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace tenon {

/// Clones what an index is computed from to the builder's insertion point, once
/// per mapping. `leaf` may give a value for an op (a dimension of a feed).
/// Returns null if something on the way is neither arithmetic nor a dimension of
/// a function argument.
mlir::Value cloneSize(mlir::OpBuilder &builder, mlir::Value size,
                      mlir::IRMapping &mapping,
                      llvm::function_ref<mlir::Value(mlir::Operation *)> leaf = nullptr);

/// As cloneSize, but where a size is one of two by a condition that only the run
/// knows, the larger one: an upper bound.
mlir::Value cloneBound(mlir::OpBuilder &builder, mlir::Value size,
                       mlir::IRMapping &mapping);

} // namespace tenon
