//===- PairDot.h - Two terms of a bf16 product at once ----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "compiler/CPU/PointEmitter.h"

namespace tenon {
struct TargetInfo;

/// A sum of products of bf16 in f32, on a CPU that adds up two of them in one
/// instruction. It takes subnormal numbers as zeros.
struct PairDot {
  mlir::OpOperand *row;   // a lane of it is broadcast
  mlir::OpOperand *lanes; // moves along the lanes, but not along the rows
  unsigned termLoop;

  /// The pair of terms at `ivs` and after it, for all lanes.
  mlir::Value pairOfRow(PointEmitter &emitter, llvm::ArrayRef<LinearIndex> ivs) const;
  mlir::Value pairOfLanes(PointEmitter &emitter, llvm::ArrayRef<LinearIndex> ivs) const;
};

/// Reads `root` as such a sum over `termLoop`.
std::optional<PairDot> matchPairDot(mlir::linalg::GenericOp root, unsigned laneLoop,
                                    std::optional<unsigned> rowLoop, unsigned termLoop,
                                    const TargetInfo &target);

/// sum + the products of both terms of two pairs.
mlir::Value emitPairDot(mlir::OpBuilder &builder, mlir::Location loc, mlir::Value sum,
                        mlir::Value row, mlir::Value lanes);

} // namespace tenon
