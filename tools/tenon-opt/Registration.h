//===- Registration.h - All that tools for compiler people know -*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

namespace mlir {
class DialectRegistry;
}

namespace tenon {

/// Upstream dialects and extensions (inlining of func, too), and Tenon's.
void registerToolDialects(mlir::DialectRegistry &registry);

/// Upstream passes and Tenon's.
void registerToolPasses();

} // namespace tenon
