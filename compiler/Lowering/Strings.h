//===- Strings.h - Strings as handles ---------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "compiler/Lowering/Lowering.h"

namespace tenon {
class CompareOp;

/// Lowers a constant of strings.
void lowerStringConstant(mlir::Value result, mlir::DenseStringElementsAttr strings,
                         Lowering &lowering);

/// Lowers a comparison of strings.
void lowerStringCompare(CompareOp op, Lowering &lowering);

} // namespace tenon
