//===- Evaluate.h - Values of linalg ops at compile time --------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Operation.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include <optional>
#include <vector>

namespace tenon {

/// Bytes of one element in the weight store; 0 for types it has none of.
int64_t storedBytes(mlir::Type elementType);

/// Whether `evaluate` may succeed, without looking at any values.
bool canEvaluate(mlir::Operation *op);

/// The bytes of the one result of `op`, whose tensor operands have the bytes that
/// `operands` gives (null: the operand is an init whose value is not read). Scalar
/// bodies are computed in the precision of their types. None if an op of the body
/// is not known.
std::optional<std::vector<char>>
evaluate(mlir::Operation *op,
         const llvm::DenseMap<mlir::Value, llvm::ArrayRef<char>> &operands);

} // namespace tenon
