//===- VectorMath.h - math ops as vector code -------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Rewrites math.* on scalars and vectors of f16, bf16, f32 and f64 into straight
// arith and math.fma, so that no call of libm is left. docs/VectorMath.md holds
// the measured errors.
//
//===----------------------------------------------------------------------===//
#pragma once
#include "mlir/IR/PatternMatch.h"

namespace tenon {

/// Adds the rewrites of every math op that no processor has as an instruction.
/// Results are within 2 ulp (f32) and 3 ulp (f64) of the true value on all finite
/// arguments; zeros, infinities and NaN are answered as C's Annex F does.
/// `fastMath` lets rsqrt start from the processor's estimate, and exp of f32 be within
/// 4e-7 of the true value. Without `hasFma`
/// (x86-64-v2) fused operations are multiplications and additions, or emulated where
/// the product has to be exact. sin, cos and tan put an `scf.if` around the reduction
/// of huge arguments; ipowi of a variable exponent makes an `scf.while`: run the scf
/// lowering afterwards. `hasScale`: vectors of 512 bits may use AVX-512's vscalef.
void populateVectorMathPatterns(mlir::RewritePatternSet &patterns, bool fastMath,
                                bool hasFma = true, bool hasScale = false);

/// Registers the pass `tenon-vector-math`, which applies these patterns.
void registerVectorMathPass();

} // namespace tenon
