//===- Codegen.h - The phases `kernels` and `object` ------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "compiler/Object/Program.h"
#include "compiler/Pipeline/Pipeline.h"
#include "compiler/Pipeline/Reporter.h"
#include "llvm/Support/Error.h"

namespace tenon {

/// From a module after the host phase to the product that the output's name asks
/// for; "-" is LLVM IR on standard output. Compiles kernels in parallel and links
/// in a fixed order.
llvm::Error generateCode(mlir::ModuleOp module, const CompileOptions &options,
                         Reporter &reporter);

} // namespace tenon
