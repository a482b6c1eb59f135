//===- VectorMathArc.cpp - asin, acos, atan, atan2 ------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// asin x = s + s·z·p(z) with s = x, z = x² up to ½; above it
// asin x = π/2 − 2·asin √((1 − x)/2) brings the same polynomial. atan works on
// [0, 1] and takes π/2 − atan(1/x) above. Wherever π/2 is added, its low part joins
// the small terms first.
//
//===----------------------------------------------------------------------===//

#include "compiler/CPU/VectorMathFunctions.h"
#include "compiler/CPU/VectorMathTables.h"

namespace tenon::vmath {

namespace {

llvm::ArrayRef<double> halfPi(const Lanes &x) {
  return Format(x).pick(halfPiF32, halfPiF64);
}

Lanes arcsinePolynomial(const Lanes &square) {
  return polynomial(square, Format(square).pick(asinF32, asinF64));
}

Lanes arctangentPolynomial(const Lanes &square) {
  return polynomial(square, Format(square).pick(atanF32, atanF64));
}

} // namespace

Lanes asin(const Lanes &x) {
  auto pi2 = halfPi(x);
  Lanes magnitude = abs(x);
  Lanes large = magnitude > 0.5;
  Lanes square = select(large, (1 - magnitude) * 0.5, magnitude * magnitude);
  Lanes s = select(large, sqrt(square), magnitude);
  Lanes cube = s * square;
  Lanes p = arcsinePolynomial(square);
  // π/2 − 2s rounds; what it loses joins the small terms.
  Lanes twice = s + s;
  Lanes head = pi2[0] - twice;
  Lanes lost = (pi2[0] - head) - twice;
  Lanes far = head + fma(cube + cube, -p, lost + pi2[1]);
  return copysign(select(large, far, fma(cube, p, s)), x);
}

Lanes acos(const Lanes &x) {
  auto pi2 = halfPi(x);
  Lanes magnitude = abs(x);
  Lanes large = magnitude > 0.5;
  Lanes square = select(large, (1 - magnitude) * 0.5, magnitude * magnitude);
  Lanes s = select(large, sqrt(square), x);
  Lanes cube = s * square;
  Lanes p = arcsinePolynomial(square);
  Lanes sine = fma(cube, p, s);
  Lanes cosine = pi2[0] - (s + fma(cube, p, -pi2[1]));
  Lanes half = select(x < 0, cosine, sine);
  return select(large, half + half, cosine);
}

Lanes atan(const Lanes &x) {
  auto pi2 = halfPi(x);
  Lanes magnitude = abs(x);
  Lanes large = magnitude > 1;
  Lanes t = select(large, 1 / magnitude, magnitude);
  Lanes square = t * t;
  Lanes cube = t * square;
  Lanes p = arctangentPolynomial(square);
  Lanes far = pi2[0] - (t + fma(cube, p, -pi2[1]));
  return copysign(select(large, far, fma(cube, p, t)), x);
}

// The smaller of |x| and |y| over the larger is t; the angle is 0, π/2 or π, plus or
// minus atan t.
Lanes atan2(const Lanes &y, const Lanes &x) {
  auto pi2 = halfPi(x);
  Lanes ay = abs(y), ax = abs(x);
  Lanes steep = ay > ax;
  Lanes backward = x.bits() < 0;
  Lanes numerator = select(steep, ax, ay);
  Lanes denominator = select(steep, ay, ax);
  // 0/0 counts as 0, ∞/∞ as 1; NaN stays.
  denominator = select(denominator == 0, 1, denominator);
  Lanes t = select(numerator == denominator, 1, numerator / denominator);
  t = select(steep ^ backward, -t, t);
  Lanes zero = x.like(0);
  Lanes flatBase = select(backward, x.like(2 * pi2[0]), zero);
  Lanes flatBaseLow = select(backward, x.like(2 * pi2[1]), zero);
  Lanes base = select(steep, pi2[0], flatBase);
  Lanes baseLow = select(steep, pi2[1], flatBaseLow);
  Lanes square = t * t;
  Lanes angle = base + (t + fma(t * square, arctangentPolynomial(square), baseLow));
  return copysign(angle, y);
}

} // namespace tenon::vmath
