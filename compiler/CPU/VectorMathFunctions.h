//===- VectorMathFunctions.h - The math functions as formulas ---*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Each function emits the ops that compute it on every lane. "f32, f64" functions
// take both; "f64" functions have no narrower form: callers widen and round, which
// costs half the speed and gives results within 0.51 ulp.
//
//===----------------------------------------------------------------------===//
#pragma once
#include "compiler/CPU/VectorMathLanes.h"

namespace tenon::vmath {

// VectorMathExp.cpp
Lanes exp(const Lanes &x);   // f32, f64
Lanes exp2(const Lanes &x);  // f32, f64
Lanes expm1(const Lanes &x); // f32, f64
Lanes tanh(const Lanes &x);  // f32, f64
Lanes sinh(const Lanes &x);  // f32, f64
Lanes cosh(const Lanes &x);  // f32, f64

/// e^(x + low) as mantissa·2^n before scaling; n is in the low bits of `magic`, a float
/// sum with Format::roundingMagic. Wants x where |n| < 2^(mantissaBits − 2).
struct Scaled {
  Lanes mantissa, magic;
};
Scaled expUnscaled(const Lanes &x, std::optional<Lanes> low = std::nullopt);
/// mantissa·2^n, right for results that overflow or are denormal.
Lanes scale(const Scaled &scaled);

// VectorMathLog.cpp
Lanes log(const Lanes &x);   // f32, f64
Lanes log2(const Lanes &x);  // f32, f64
Lanes log10(const Lanes &x); // f32, f64
Lanes log1p(const Lanes &x); // f32, f64
Lanes asinh(const Lanes &x); // f64
Lanes acosh(const Lanes &x); // f64
Lanes atanh(const Lanes &x); // f64

/// x = 2^n·(1 + f) with 1 + f from √½ to √2; n as a float. Positive finite x only.
struct Split {
  Lanes n, f;
};
Split splitExponent(const Lanes &x);
/// The same for x that is not denormal; finite for any x.
Split splitNormal(const Lanes &x);
/// `result` of a logarithm of x, but for x = 0, x < 0, infinity and NaN.
Lanes logSpecialCases(const Lanes &x, const Lanes &result);

// VectorMathErf.cpp
Lanes erf(const Lanes &x);        // f32, f64
Lanes erfc(const Lanes &x);       // f64
Lanes erfcForF32(const Lanes &x); // f64 that is right to f32's precision

// VectorMathTrig.cpp
Lanes sin(const Lanes &x); // f32, f64
Lanes cos(const Lanes &x); // f32, f64
Lanes tan(const Lanes &x); // f64

/// x = q·π/2 + high + low, |high| at most about π/4; q's low two bits count. The
/// argument is not negative; f32 answers with low = 0.
struct Reduced {
  Lanes high, low, quadrant;
};
Reduced reduceByHalfPi(const Lanes &x);

// VectorMathReduce.cpp
/// Replaces the lanes of `fast` whose x is over `limit` by a reduction with as
/// many bits of 2/π as they need, in a branch that is taken if there are any.
Reduced reduceHugeLanes(const Lanes &x, double limit, const Reduced &fast);

// VectorMathArc.cpp
Lanes asin(const Lanes &x);                  // f32, f64
Lanes acos(const Lanes &x);                  // f32, f64
Lanes atan(const Lanes &x);                  // f32, f64
Lanes atan2(const Lanes &y, const Lanes &x); // f32, f64

// VectorMathPow.cpp
Lanes pow(const Lanes &x, const Lanes &y);  // f32, f64
Lanes powi(const Lanes &x, const Lanes &n); // f32, f64; n of integers
Lanes cbrt(const Lanes &x);                 // f64
Lanes rsqrt(const Lanes &x);                // f32, f64
/// Integers to the power of integers; a negative power truncates to 0, 1 or −1.
Lanes integerPow(const Lanes &x, const Lanes &n);

} // namespace tenon::vmath
