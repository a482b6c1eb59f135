//===- VectorMathExp.cpp - exp, exp2, expm1, tanh, sinh, cosh -------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// e^x = 2^n·e^r with n = round(x·log2 e) and |r| at most ln 2/2. Adding 1.5·2^23
// (2^52) rounds to n and leaves it in the sum's low bits, where the scaling finds
// it by shifts alone. 2^n is applied by AVX-512's instruction, or as two factors, so that
// overflow and denormal results need no case of their own: the last step rounds once.
//
//===----------------------------------------------------------------------===//

#include "compiler/CPU/VectorMathFunctions.h"
#include "compiler/CPU/VectorMathTables.h"
#include <cmath>

namespace tenon::vmath {

namespace {

/// r and the magic sum that holds n.
struct Reduction {
  Lanes r, magic;
};

Reduction reduceByLn2(const Lanes &x) {
  Format format(x);
  auto log2e = format.pick(log2eF32, log2eF64);
  auto ln2 = format.pick(ln2F32, ln2F64);
  Lanes magic = fma(x, log2e[0], format.roundingMagic());
  Lanes n = magic - format.roundingMagic();
  Lanes r = fma(n, -ln2[1], exactFma(n, -ln2[0], x));
  return {r, magic};
}

/// e^r − 1 for |r| up to ln 2/2.
Lanes expm1OfReduced(const Lanes &r) {
  return fma(r * r, polynomial(r, Format(r).pick(expF32, expF64)), r);
}

/// 2^n for n within the normal exponents.
Lanes powerOfTwo(const Lanes &magic) {
  Format format(magic);
  return ((magic.bits() << format.mantissaBits()) + format.oneBits()).asFloat();
}

} // namespace

Lanes scale(const Scaled &scaled) {
  Format format(scaled.mantissa);
  if (auto result =
          scaleByInstruction(scaled.mantissa, scaled.magic - format.roundingMagic()))
    return *result;
  Lanes bits = scaled.magic.bits();
  // Two floats of about half of n each. NaN leaves nonsense in n, but stays NaN.
  Lanes upper = (bits << (format.mantissaBits() - 1)) & format.exponentMask();
  Lanes rest = (bits << format.mantissaBits()) - upper;
  return scaled.mantissa * (upper + format.oneBits()).asFloat() *
         (rest + format.oneBits()).asFloat();
}

Scaled expUnscaled(const Lanes &x, std::optional<Lanes> low) {
  Reduction reduction = reduceByLn2(x);
  Lanes r = low ? reduction.r + *low : reduction.r;
  Lanes tail = polynomial(r, Format(x).pick(expF32, expF64));
  Lanes mantissa = fma(fma(tail, r, 1), r, 1);
  return {mantissa, reduction.magic};
}

/// For f32: one term of the polynomial less, and ln 2 in one part.
static Scaled fastExpUnscaled(const Lanes &x) {
  double magicNumber = Format(x).roundingMagic();
  Lanes magic = fma(x, log2eF32[0], x.like(magicNumber));
  Lanes r = exactFma(magic - magicNumber, -ln2F32[0], x);
  return {fma(r, polynomial(r, expFastF32), 1), magic};
}

Lanes exp(const Lanes &x) {
  Format format(x);
  // One step past the last argument with a finite, non-zero result.
  Lanes clamped = atMost(atLeast(x, format.pick(-104., -746.)), format.pick(89., 710.));
  bool isFast = x.builder().mode.fast && !format.f64;
  return scale(isFast ? fastExpUnscaled(clamped) : expUnscaled(clamped));
}

Lanes exp2(const Lanes &x) {
  Format format(x);
  Lanes clamped =
      atMost(atLeast(x, format.pick(-151., -1076.)), format.pick(129., 1025.));
  Lanes magic = clamped + format.roundingMagic();
  Lanes r = clamped - (magic - format.roundingMagic());
  Lanes mantissa = fma(r, polynomial(r, format.pick(exp2F32, exp2F64)), 1);
  return scale({mantissa, magic});
}

Lanes expm1(const Lanes &x) {
  Format format(x);
  Lanes clamped = atMost(atLeast(x, format.pick(-20., -40.)), format.pick(89., 710.));
  Reduction reduction = reduceByLn2(clamped);
  Lanes p = expm1OfReduced(reduction.r);
  // 2^n·p + (2^n − 1), halved for large x, where 2^n alone would overflow.
  Lanes large = x > 1;
  Lanes half = select(large, x.like(0.5), x.like(1));
  Lanes power = (reduction.magic.bits() << format.mantissaBits()) + half.bits();
  Lanes factor = power.asFloat();
  Lanes sum = fma(factor, p, factor - half);
  sum = sum * select(large, x.like(2), x.like(1));
  // Where e^x − 1 rounds to x, x keeps the sign of zero.
  return select(abs(x) < format.pick(0x1p-26, 0x1p-55), x, sum);
}

// x + x³·p(x²) up to 0.55, then 1 − 2/(e^2x + 1), which is 1 from some x on.
Lanes tanh(const Lanes &x) {
  Format format(x);
  Lanes magnitude = abs(x);
  Lanes square = x * x;
  Lanes tail = polynomial(square, format.pick(tanhF32, tanhF64));
  Lanes small = fma(magnitude * square, tail, magnitude);
  Lanes twice = atMost(magnitude + magnitude, format.pick(20., 44.));
  Scaled scaled = expUnscaled(twice);
  Lanes large = 1 - 2 / fma(scaled.mantissa, powerOfTwo(scaled.magic), 1);
  return copysign(select(magnitude < 0.55, small, large), x);
}

namespace {

/// e^|x|/2, which overflows only where sinh and cosh do.
Lanes halfExp(const Lanes &magnitude) {
  Scaled scaled = expUnscaled(atMost(magnitude, Format(magnitude).pick(90., 711.)));
  return scale({scaled.mantissa * 0.5, scaled.magic});
}

} // namespace

Lanes sinh(const Lanes &x) {
  Lanes magnitude = abs(x);
  Lanes half = halfExp(magnitude);
  Lanes large = half - 0.25 / half;
  Lanes square = magnitude * magnitude;
  llvm::ArrayRef<double> tail = Format(x).pick(sinhF32, sinhF64);
  Lanes small = fma(magnitude * square, polynomial(square, tail), magnitude);
  return copysign(select(magnitude < 1, small, large), x);
}

Lanes cosh(const Lanes &x) {
  Lanes half = halfExp(abs(x));
  return half + 0.25 / half;
}

} // namespace tenon::vmath
