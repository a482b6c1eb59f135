//===- TypeRefinement.h - Declared types made more static -------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

#include "mlir/IR/PatternMatch.h"

namespace tenon::detail {

/// Canonicalization patterns of every op with an inferred type.
void populateTypeRefinementPatterns(mlir::RewritePatternSet &patterns);

} // namespace tenon::detail
