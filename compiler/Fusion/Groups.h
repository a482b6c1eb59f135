//===- Groups.h - Which ops become one kernel -------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "llvm/ADT/SetVector.h"
#include <vector>

namespace tenon {

/// What a group's code will be written by; the schedules of the same names.
enum class GroupKind { Parallel, Rows, Contraction, Winograd, Routine };

/// Ops that become one kernel, in the order of their block.
struct Group {
  GroupKind kind = GroupKind::Parallel;
  llvm::SmallVector<mlir::Operation *> ops;
};

/// Whether `op` computes (a kernel must do it) rather than names, views or sizes
/// what others computed. Fills are computed where they are read.
bool isComputeOp(mlir::Operation *op);

/// Reductions along the last loop only, of an input read along it: row by row.
bool isRowReduction(mlir::linalg::GenericOp generic);

/// Groups all compute ops of `block`. Without `fuse`, one op a group.
std::vector<Group> formGroups(mlir::Block &block, bool fuse);

} // namespace tenon
