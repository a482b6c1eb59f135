//===- Matrices.h - Operands that are matrices ------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What ops that decompose matrices, or solve by it, ask of their nodes.
//
//===----------------------------------------------------------------------===//
#pragma once
#include "compiler/Import/TensorFlow/Converter.h"

namespace tenon::tf {

/// Whether operand 0 is of f32 or f64; otherwise reports an error.
bool hasRealElements(NodeContext &c);
/// Whether it is also matrices, of rank 2 or more; otherwise reports an error.
bool isRealMatrix(NodeContext &c);
/// A boolean attribute as one that is there or not.
mlir::UnitAttr flag(NodeContext &c, llvm::StringRef name);

} // namespace tenon::tf
