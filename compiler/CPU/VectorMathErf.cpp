//===- VectorMathErf.cpp - erf and erfc -----------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// erf is odd: x + x·p(x²) up to 1. Past it f32 takes 1 − p(x)⁴ (the fourth root of
// erfc is nearly linear, and squaring twice costs two multiplications, no division
// and no exp), f64 takes 1 − erfc. erfc x = e^(−x²)·p(t)/(1 + 2x) with
// t = (x − 4)/(x + 4), which maps all x onto a short interval; x² is kept in two
// parts, as the exponential would magnify its rounding error.
//
//===----------------------------------------------------------------------===//

#include "compiler/CPU/VectorMathFunctions.h"
#include "compiler/CPU/VectorMathTables.h"

namespace tenon::vmath {

namespace {

/// e^(−x²) unscaled, and p(t), for x from 0 to the end of p's range.
struct Factors {
  Scaled exp;
  Lanes p;
};

Factors factorsOf(const Lanes &x, llvm::ArrayRef<double> table) {
  Lanes square = x * x;
  Lanes lost = exactFma(x, x, -square);
  return {expUnscaled(-square, -lost), polynomial((x - 4) / (x + 4), table)};
}

/// erfc of x from 0 on; NaN stays NaN.
Lanes erfcOfPositive(const Lanes &x) {
  Lanes bounded = atMost(x, 27.3);
  Factors factors = factorsOf(bounded, erfcF64);
  // The quotient is corrected for the rounding of product and denominator.
  Lanes product = factors.exp.mantissa * factors.p;
  Lanes productLow = exactFma(factors.exp.mantissa, factors.p, -product);
  Lanes denominator = fma(bounded, 2, 1);
  Lanes denominatorLow = fma(bounded, 2, 1 - denominator);
  Lanes inverse = 1 / denominator;
  Lanes quotient = product * inverse;
  Lanes rest = exactFma(-quotient, denominator, product) + productLow;
  rest = fma(-quotient, denominatorLow, rest);
  return scale({fma(rest, inverse, quotient), factors.exp.magic});
}

/// erfc x from erfc |x|.
Lanes reflect(const Lanes &x, const Lanes &positive) {
  return select(x < 0, 2 - positive, positive);
}

} // namespace

Lanes erf(const Lanes &x) {
  Format format(x);
  Lanes magnitude = abs(x);
  Lanes square = x * x;
  Lanes small = fma(x, polynomial(square, format.pick(erfF32, erfF64)), x);
  Lanes large = x;
  if (format.f64) {
    large = 1 - erfcOfPositive(magnitude);
  } else {
    Lanes root = polynomial(atMost(magnitude, 3.93), erfTailF32);
    Lanes second = root * root;
    large = fma(-second, second, 1);
  }
  return select(magnitude < 1, small, copysign(large, x));
}

// Below ½ the quotient's rounding errors would exceed those of 1 − erf.
Lanes erfc(const Lanes &x) {
  Lanes square = x * x;
  Lanes near = 1 - fma(x, polynomial(square, erfF64), x);
  Lanes far = reflect(x, erfcOfPositive(abs(x)));
  return select(abs(x) < 0.46875, near, far);
}

Lanes erfcForF32(const Lanes &x) {
  Lanes bounded = atMost(abs(x), 10.1);
  Factors factors = factorsOf(bounded, erfcForF32Table);
  Lanes quotient = factors.exp.mantissa * factors.p / fma(bounded, 2, 1);
  // One factor will do: f32's smallest results are normal in f64.
  Lanes n = factors.exp.magic.bits() << 52;
  Lanes power = (n + Format(x).oneBits()).asFloat();
  return reflect(x, quotient * power);
}

} // namespace tenon::vmath
