//===- DeviceMath.h - What a GPU has no good instruction for ----*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "mlir/IR/BuiltinOps.h"

namespace tenon {

/// Writes out arith.remf, which LLVM computes for GPUs from a rounded quotient, so
/// that it is C's fmod: exact. Splits vectors of sines, which the vector math would walk
/// over lane by lane in memory. Before the lowering to the LLVM dialect.
mlir::LogicalResult prepareMath(mlir::ModuleOp module);

/// Makes constant vectors that are read at a computed place constant memory; LLVM
/// would copy them to each thread's stack. In the LLVM dialect.
void storeConstantTables(mlir::ModuleOp module);

} // namespace tenon
