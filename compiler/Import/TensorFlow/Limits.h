//===- Limits.h - The ends of element types ---------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "compiler/Import/TensorFlow/Converter.h"

namespace tenon::tf {

/// A scalar constant of the smallest number of a real or integer type that is finite.
mlir::Value lowestNumber(NodeContext &c, mlir::Type element);

/// The same of the greatest one.
mlir::Value highestNumber(NodeContext &c, mlir::Type element);

} // namespace tenon::tf
