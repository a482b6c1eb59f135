//===- VectorMathTrig.cpp - sin, cos, tan ---------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// x = q·π/2 + r, |r| up to π/4, by Cody and Waite: π/2 in parts, each subtracted
// with one fma. q·(first part) cancels exactly. Past a limit the parts run out of
// bits and a branch takes over (VectorMathReduce.cpp). sin and cos of r are
// polynomials; both are computed and the quadrant picks.
//
//===----------------------------------------------------------------------===//

#include "compiler/CPU/VectorMathFunctions.h"
#include "compiler/CPU/VectorMathTables.h"

namespace tenon::vmath {

namespace {

struct SinCos {
  Lanes sin, cos;
};

/// sin and cos of high + low.
SinCos sinCosOfReduced(const Reduced &reduced) {
  const Lanes &r = reduced.high;
  Format format(r);
  Lanes square = r * r;
  Lanes sinTail = polynomial(square, format.pick(sinF32, sinF64));
  Lanes cosTail = polynomial(square, format.pick(cosF32, cosF64));
  if (!format.f64) {
    Lanes sin = fma(r * square, sinTail, r);
    return {sin, fma(fma(cosTail, square, -0.5), square, 1)};
  }
  // sin(r + l) = sin r + l·cos r; cos(r + l) = cos r − l·r to working precision.
  // 1 − r²/2 rounds; what it loses joins the small terms.
  Lanes half = square * 0.5;
  Lanes sin = r + fma(r * square, sinTail, fma(-half, reduced.low, reduced.low));
  Lanes head = 1 - half;
  Lanes lost = (1 - head) - half;
  Lanes cos = head + fma(square * square, cosTail, fma(-r, reduced.low, lost));
  return {sin, cos};
}

/// Moves bit 1 of q to the sign bit.
Lanes signOfQuadrant(const Lanes &quadrant, int width) {
  return (quadrant & 2) << (width - 2);
}

} // namespace

Reduced reduceByHalfPi(const Lanes &x) {
  Format format(x);
  auto parts = format.pick(halfPiF32, halfPiF64);
  Lanes magic = fma(x, twoOverPi[0], format.roundingMagic());
  Lanes n = magic - format.roundingMagic();
  Lanes first = exactFma(n, -parts[0], x);
  if (!format.f64) {
    Lanes r = fma(n, -parts[2], exactFma(n, -parts[1], first));
    return reduceHugeLanes(x, 1.0e5, {r, r.like(0), magic.bits()});
  }
  // first − n·parts[1] as an unevaluated sum (Knuth's two-sum), then the rest.
  Lanes product = n * parts[1];
  Lanes productLow = exactFma(n, parts[1], -product);
  Lanes difference = first - product;
  Lanes shadow = difference - first;
  Lanes lost = (first - (difference - shadow)) - (product + shadow);
  Lanes low = fma(n, -parts[2], lost - productLow);
  Lanes high = difference + low;
  low = (difference - high) + low;
  return reduceHugeLanes(x, 0x1p30, {high, low, magic.bits()});
}

Lanes sin(const Lanes &x) {
  Format format(x);
  Reduced reduced = reduceByHalfPi(abs(x));
  SinCos both = sinCosOfReduced(reduced);
  Lanes result = select((reduced.quadrant & 1) == 0, both.sin, both.cos);
  Lanes sign = signOfQuadrant(reduced.quadrant, format.f64 ? 64 : 32);
  return (result.bits() ^ (sign ^ (x.bits() & format.signBit()))).asFloat();
}

Lanes cos(const Lanes &x) {
  Format format(x);
  Reduced reduced = reduceByHalfPi(abs(x));
  SinCos both = sinCosOfReduced(reduced);
  Lanes result = select((reduced.quadrant & 1) == 0, both.cos, both.sin);
  Lanes sign = signOfQuadrant(reduced.quadrant + 1, format.f64 ? 64 : 32);
  return (result.bits() ^ sign).asFloat();
}

Lanes tan(const Lanes &x) {
  Format format(x);
  Reduced reduced = reduceByHalfPi(abs(x));
  SinCos both = sinCosOfReduced(reduced);
  Lanes even = (reduced.quadrant & 1) == 0;
  Lanes quotient = select(even, both.sin, both.cos) / select(even, both.cos, -both.sin);
  return (quotient.bits() ^ (x.bits() & format.signBit())).asFloat();
}

} // namespace tenon::vmath
