//===- Passes.h - Passes from the graph to linalg ---------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "dialects/Runtime/RuntimeOps.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Pass/Pass.h"

namespace tenon {
#define GEN_PASS_DECL
#include "compiler/Lowering/Passes.h.inc"
#define GEN_PASS_REGISTRATION
#include "compiler/Lowering/Passes.h.inc"
} // namespace tenon
