//===- VectorMathLog.cpp - Logarithms and inverse hyperbolic functions ----===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// log x = n·ln 2 + log(1 + f) with 1 + f from √½ to √2, so that n is 0 around 1 and
// nothing cancels. log(1 + f) is kept as f + tail: only the small tail carries
// rounding errors. f32 takes the tail from a polynomial in f; f64 from one in
// s² with s = f/(2 + f), where log(1 + f) = 2s + s³·p(s²), which is
// f − f²/2 + s·(f²/2 + s²·p(s²)). Other bases multiply by 1/log(base) in two parts.
//
//===----------------------------------------------------------------------===//

#include "compiler/CPU/VectorMathFunctions.h"
#include "compiler/CPU/VectorMathTables.h"
#include <cmath>

namespace tenon::vmath {

namespace {

/// log(1 + f) − f.
Lanes logTail(const Lanes &f) {
  if (!f.isF64())
    return f * f * polynomial(f, logF32);
  Lanes s = f / (f + 2);
  Lanes square = s * s;
  Lanes halfSquare = f * f * 0.5;
  return fma(s, fma(square, polynomial(square, logF64), halfSquare), -halfSquare);
}

/// n·ln 2 + log(1 + f).
Lanes naturalSum(const Split &split) {
  Format format(split.f);
  auto ln2 = format.pick(ln2F32, ln2F64);
  Lanes low = fma(split.n, ln2[1], logTail(split.f));
  return exactFma(split.n, ln2[0], split.f + low);
}

/// The exponent field of `key` (bits of x, moved so that √½ starts an octave),
/// still biased, and the fraction f.
struct Keyed {
  Lanes key, f;
};

Keyed keyed(const Lanes &x) {
  Format format(x);
  Lanes key = x.bits() + (format.oneBits() - format.sqrtHalfBits());
  Lanes mantissa = (key & format.mantissaMask()) + format.sqrtHalfBits();
  return {key, mantissa.asFloat() - 1};
}

/// The exponent as a float, plus Format::integerMagic and the bias.
Lanes biasedExponent(const Lanes &key) {
  Format format(key.asFloat());
  return ((key >> format.mantissaBits()) | format.integerMagicBits()).asFloat();
}

} // namespace

Split splitExponent(const Lanes &x) {
  Format format(x);
  double shift = format.mantissaBits() + 1;
  Lanes denormal = x < format.minNormal();
  Keyed parts = keyed(select(denormal, x * std::ldexp(1.0, int(shift)), x));
  double origin = format.integerMagic() + double(format.bias());
  Lanes n = biasedExponent(parts.key) -
            select(denormal, x.like(origin + shift), x.like(origin));
  return {n, parts.f};
}

Split splitNormal(const Lanes &x) {
  Format format(x);
  Keyed parts = keyed(x);
  return {biasedExponent(parts.key) - (format.integerMagic() + double(format.bias())),
          parts.f};
}

Lanes logSpecialCases(const Lanes &x, const Lanes &result) {
  // Infinity and NaN are their own logarithms.
  Lanes finite = select(x < HUGE_VAL, result, x);
  Lanes pole = select(x == 0, x.like(-HUGE_VAL), x.like(NAN));
  return select(x <= 0, pole, finite);
}

Lanes log(const Lanes &x) { return logSpecialCases(x, naturalSum(splitExponent(x))); }

Lanes log2(const Lanes &x) {
  Format format(x);
  auto log2e = format.pick(log2eF32, log2eF64);
  Split split = splitExponent(x);
  Lanes low = fma(logTail(split.f), log2e[0], split.f * log2e[1]);
  return logSpecialCases(x, exactFma(split.f, log2e[0], low) + split.n);
}

Lanes log10(const Lanes &x) {
  Format format(x);
  auto log10e = format.pick(log10eF32, log10eF64);
  auto log10of2 = format.pick(log10of2F32, log10of2F64);
  Split split = splitExponent(x);
  Lanes low = fma(split.n, log10of2[1], split.f * log10e[1]);
  low = fma(logTail(split.f), log10e[0], low);
  low = exactFma(split.f, log10e[0], low);
  return logSpecialCases(x, exactFma(split.n, log10of2[0], low));
}

// u = 1 + x rounds; what it loses is exact by Knuth's two-sum, is scaled like u and
// added to u's fraction. Without an exponent that restores x itself.
Lanes log1p(const Lanes &x) {
  Format format(x);
  Lanes u = x + 1;
  Lanes shadow = u - 1;
  Lanes lost = (1 - (u - shadow)) + (x - shadow);
  Split split = splitNormal(u);
  // 2^-n from the exponent field; 0 for the largest u, which lose nothing that counts.
  int64_t top = 2 * format.bias() << format.mantissaBits();
  Lanes field = minSigned(keyed(u).key & format.exponentMask(), u.bits().like(top));
  Lanes inverse = (u.bits().like(top) - field).asFloat();
  Lanes result = naturalSum({split.n, fma(lost, inverse, split.f)});
  result = select(x < HUGE_VAL, result, x);
  Lanes pole = select(x == -1, x.like(-HUGE_VAL), x.like(NAN));
  result = select(x <= -1, pole, result);
  return select(x == 0, x, result);
}

// asinh|x| = log1p(|x| + x²/(1 + √(x² + 1))), for large x log(2|x|).
Lanes asinh(const Lanes &x) {
  Lanes magnitude = abs(x);
  Lanes large = magnitude > 0x1p60;
  Lanes square = magnitude * magnitude;
  Lanes small = magnitude + square / (sqrt(square + 1) + 1);
  Lanes result = log1p(select(large, magnitude, small));
  return copysign(select(large, result + ln2F64[0], result), x);
}

// acosh x = log1p(t + √(2t + t²)) with t = x − 1, for large x log(2x).
Lanes acosh(const Lanes &x) {
  Lanes large = x > 0x1p60;
  Lanes t = x - 1;
  Lanes result = log1p(select(large, x, t + sqrt(fma(t, t, t + t))));
  result = select(large, result + ln2F64[0], result);
  return select(x < 1, NAN, result);
}

// atanh|x| = log1p(2|x|/(1 − |x|))/2.
Lanes atanh(const Lanes &x) {
  Lanes magnitude = abs(x);
  Lanes ratio = (magnitude + magnitude) / (1 - magnitude);
  return copysign(log1p(ratio) * 0.5, x);
}

} // namespace tenon::vmath
