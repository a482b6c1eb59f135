//===- Strings.h - Strings as handles ---------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "compiler/Lowering/Lowering.h"

namespace tenon {
class CompareOp;

/// Lowers a constant of strings.
void lowerStringConstant(mlir::Value result, mlir::DenseStringElementsAttr strings,
                         Lowering &lowering);

/// A number as routines take it.
mlir::Value routineNumber(Lowering &lowering, int64_t value);
/// The run's memory, as routines take it.
mlir::Value routineRun(Lowering &lowering);
/// Fails the run with `failure`, unless that is empty, if a routine's status says that an
/// element is wrong, or if it says that there was no memory.
void checkStatus(Lowering &lowering, mlir::Value status, llvm::StringRef failure);

/// Lowers a comparison of strings.
void lowerStringCompare(CompareOp op, Lowering &lowering);

} // namespace tenon
