//===- RowPhases.cpp - In which order a row is reduced --------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "compiler/CPU/Schedules/RowPhases.h"

using namespace mlir;
using namespace tenon;

bool tenon::isReduction(Operation *op) {
  auto generic = dyn_cast<linalg::GenericOp>(op);
  return generic && generic.getNumReductionLoops() > 0;
}

FailureOr<std::vector<SmallVector<linalg::GenericOp>>>
tenon::reductionPhases(rt::KernelOp kernel) {
  std::vector<SmallVector<linalg::GenericOp>> phases;
  // Level of an op: how many reductions it waits for, one after the other.
  llvm::DenseMap<Operation *, unsigned> levels;
  for (Operation &op : kernel.getBlock().without_terminator()) {
    unsigned level = 0;
    op.walk([&](Operation *inner) {
      for (Value operand : inner->getOperands())
        if (Operation *producer = operand.getDefiningOp())
          if (auto found = levels.find(producer); found != levels.end())
            level = std::max(level, found->second + isReduction(producer));
    });
    levels[&op] = level;
    if (!isReduction(&op))
      continue;
    if (phases.size() <= level)
      phases.resize(level + 1);
    phases[level].push_back(cast<linalg::GenericOp>(op));
  }
  if (phases.empty())
    return kernel.emitOpError("has no reduction");
  return phases;
}
