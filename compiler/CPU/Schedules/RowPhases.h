//===- RowPhases.h - In which order a row is reduced ------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "dialects/Runtime/RuntimeOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include <vector>

namespace tenon {

/// Whether `op` is a generic op with a reduction loop.
bool isReduction(mlir::Operation *op);

/// The reductions of a kernel of rows: those of one phase wait for those of the phases
/// before it only. An error if there is none.
mlir::FailureOr<std::vector<llvm::SmallVector<mlir::linalg::GenericOp>>>
reductionPhases(rt::KernelOp kernel);

} // namespace tenon
