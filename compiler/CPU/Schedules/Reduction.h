//===- Reduction.h - The one op that a reduction combines with --*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include <optional>

namespace tenon {

using ReductionKind = mlir::vector::CombiningKind;

/// How a generic op with one result and an accumulator combines: by one arith op
/// that is associative. None for other bodies. MAXNUMF accumulates what is no NaN.
std::optional<ReductionKind> matchReduction(mlir::linalg::GenericOp generic);

/// A vector of `lanes` neutral elements of the reduction.
mlir::Value neutralVector(mlir::OpBuilder &builder, mlir::Location loc,
                          ReductionKind kind, mlir::Type elementType, int64_t lanes);

/// The neutral element of the reduction.
mlir::Value neutralScalar(mlir::OpBuilder &builder, mlir::Location loc,
                          ReductionKind kind, mlir::Type elementType);

/// Whether `value` is the neutral element.
bool isNeutral(ReductionKind kind, mlir::TypedAttr value);

/// a combined with b, of scalars or vectors.
mlir::Value combine(mlir::OpBuilder &builder, mlir::Location loc, ReductionKind kind,
                    mlir::Value a, mlir::Value b);

/// All lanes of a vector combined, in a tree.
mlir::Value reduceLanes(mlir::OpBuilder &builder, mlir::Location loc, ReductionKind kind,
                        mlir::Value vector);

} // namespace tenon
