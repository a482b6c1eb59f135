//===- Phases.h - The passes of each phase ----------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "compiler/Pipeline/Pipeline.h"
#include "mlir/Pass/PassManager.h"

namespace tenon {

/// The phases, in order. `import` and `object` are not passes.
enum class Phase { Import, Graph, Autodiff, Place, Linalg, Fuse, Host, Kernels, Object };
constexpr unsigned kPhaseCount = 9;

/// Adds the passes of `phase`; nothing for phases that are not passes.
void addPhase(mlir::OpPassManager &passes, Phase phase, const CompileOptions &options);

} // namespace tenon
