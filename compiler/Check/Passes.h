//===- Passes.h - Passes for tests that run ---------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "mlir/Pass/Pass.h"

namespace tenon {
#define GEN_PASS_DECL
#include "compiler/Check/Passes.h.inc"
#define GEN_PASS_REGISTRATION
#include "compiler/Check/Passes.h.inc"
} // namespace tenon
