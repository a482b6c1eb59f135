//===- ShapeValues.h - Folding of shape arithmetic --------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Private to dialects/Tenon; evaluateShape is public, in TenonOps.h.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dialects/Tenon/TenonOps.h"

namespace tenon::detail {

/// The constant that a 0-D or 1-D i1, i32 or i64 tensor is known to be; null if it
/// isn't.
mlir::OpFoldResult foldShapeValue(mlir::Value value);

} // namespace tenon::detail
