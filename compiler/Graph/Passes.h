//===- Passes.h - Graph-to-graph passes -------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "mlir/Pass/Pass.h"
#include "mlir/Pass/PassManager.h"

namespace tenon {
#define GEN_PASS_DECL
#include "compiler/Graph/Passes.h.inc"
#define GEN_PASS_REGISTRATION
#include "compiler/Graph/Passes.h.inc"

/// Adds the graph phase's clean-up: upstream's canonicalize and cse.
void addGraphCleanup(mlir::OpPassManager &passes);

} // namespace tenon
