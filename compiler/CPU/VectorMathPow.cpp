//===- VectorMathPow.cpp - Powers and roots -------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// |x|^y = 2^(y·log2|x|). The exponent's absolute error becomes the result's relative
// one, so log2 needs eleven more bits than the result: for f32 plain f64 has them;
// for f64 the logarithm is an unevaluated sum of two f64. Signs, zeros, infinities
// and NaN follow C's Annex F.
//
//===----------------------------------------------------------------------===//

#include "compiler/CPU/VectorMathFunctions.h"
#include "compiler/CPU/VectorMathTables.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/Matchers.h"
#include <cmath>

using namespace mlir;

namespace tenon::vmath {

namespace {

/// A number as high + low.
struct Pair {
  Lanes high, low;
};

/// a·b with all its bits, for |a·b| far from under- and overflow.
Pair multiply(const Lanes &a, const Lanes &b) {
  Lanes high = a * b;
  return {high, exactFma(a, b, -high)};
}
Pair multiply(const Pair &a, const Pair &b) {
  Pair product = multiply(a.high, b.high);
  Lanes low = fma(a.high, b.low, fma(a.low, b.high, product.low));
  return {product.high, low};
}
/// a + b where |a| is at least |b|.
Pair addSmaller(const Lanes &a, const Lanes &b) {
  Lanes high = a + b;
  return {high, (a - high) + b};
}

/// s = f/(2 + f) with the quotient's error.
Pair quotientOf(const Lanes &f) {
  Lanes m = f + 1;
  Lanes denominator = m + 1;
  Lanes denominatorLow = m - (denominator - 1);
  Lanes inverse = 1 / denominator;
  Lanes high = f * inverse;
  Lanes rest = fma(-high, denominatorLow, exactFma(-high, denominator, f));
  return {high, rest * inverse};
}

/// log2 of positive finite x with about 64 bits:
/// log(1 + f) = 2s + s³·(2/3 + s²·p(s²)).
Pair log2Pair(const Lanes &x) {
  Split split = splitExponent(x);
  Pair s = quotientOf(split.f);
  Pair square = multiply(s, s);
  Lanes tail = square.high * polynomial(square.high, logForPowF64);
  Pair factor = addSmaller(x.like(twoThirdsF64[0]), tail);
  factor.low = factor.low + twoThirdsF64[1];
  Pair cubic = multiply(multiply(s, square), factor);
  Pair sum = addSmaller(s.high + s.high, cubic.high);
  sum.low = sum.low + fma(s.low, 2, cubic.low);
  Pair scaled = multiply(sum, {x.like(log2eF64[0]), x.like(log2eF64[1])});
  Pair result = addSmaller(split.n, scaled.high);
  return {result.high, result.low + scaled.low};
}

/// Gives |x|^y the sign of x^y, or NaN where x is negative and y no integer.
Lanes powSign(const Lanes &x, const Lanes &y, const Lanes &power) {
  Format format(x);
  Lanes integer = trunc(y) == y;
  Lanes halved = y * 0.5;
  Lanes odd = integer & (trunc(halved) != halved);
  Lanes sign = select(odd, x.bits() & format.signBit(), x.bits().like(0));
  Lanes value = (power.bits() ^ sign).asFloat();
  Lanes finiteNegative = (x < 0) & (x > -HUGE_VAL);
  return select(finiteNegative & (integer ^ integer.like(-1)), NAN, value);
}

/// |x|^y for |x| of f64.
Lanes powOfMagnitude(const Lanes &magnitude, const Lanes &y) {
  Pair log = log2Pair(magnitude);
  log.high = logSpecialCases(magnitude, log.high);
  // 1 to any power is 1.
  Lanes product = select(log.high == 0, 0, y * log.high);
  Lanes low = exactFma(log.high, y, -product) + log.low * y;
  // At the clamp, and where the product is zero, the low part may be NaN.
  low = select((abs(product) < 1100) & (product != 0), low, 0);
  Lanes exponent = atMost(atLeast(product, -1100), 1100);
  Lanes magic = exponent + 0x1.8p52;
  Lanes r = (exponent - (magic - 0x1.8p52)) + low;
  Lanes mantissa = fma(r, polynomial(r, exp2F64), 1);
  return select(y == 0, 1, scale({mantissa, magic}));
}

/// |x|^y for |x| of f32. `wideY` is y as f64, which may have more bits.
Lanes powOfMagnitude(const Lanes &magnitude, const Lanes &y, const Lanes &wideY) {
  Emitter &emitter = y.builder();
  // Every f32 but zero is a normal f64.
  Split split = splitNormal(magnitude.toFloat(emitter.getF64Type()));
  Lanes log = fma(split.f, polynomial(split.f, log2ForPowF64), split.n);
  // Any result outside f32's exponents overflows or vanishes when it is rounded.
  Lanes exponent = atMost(atLeast(log * wideY, -300), 300);
  Lanes magic = exponent + 0x1.8p52;
  Lanes r = exponent - (magic - 0x1.8p52);
  Lanes power = ((magic.bits() << 52) + Format(r).oneBits()).asFloat();
  Lanes result = fma(r, polynomial(r, exp2ForPowF64), 1) * power;
  // The exceptions are cheaper in f32. 0 and ∞ give each other for negative y.
  Lanes narrow = result.toFloat(emitter.getF32Type());
  Lanes zero = magnitude == 0;
  Lanes extreme = select(zero ^ (y < 0), y.like(0), y.like(HUGE_VAL));
  narrow = select(zero | (magnitude == HUGE_VAL), extreme, narrow);
  narrow = select((magnitude != magnitude) | (y != y), NAN, narrow);
  return select((magnitude == 1) | (y == 0), 1, narrow);
}

/// The low bit of n gives the sign: n as a float may not have it.
Lanes powiSign(const Lanes &x, const Lanes &n, const Lanes &power) {
  return select((n & 1) != 0, copysign(power, x), power);
}

Lanes integerToFloat(const Lanes &n, Type type) {
  return {n.builder(),
          arith::SIToFPOp::create(n.builder(), n.shapedLike(type), n.value())};
}

} // namespace

Lanes pow(const Lanes &x, const Lanes &y) {
  if (x.isF64())
    return powSign(x, y, powOfMagnitude(abs(x), y));
  Lanes wideY = y.toFloat(x.builder().getF64Type());
  return powSign(x, y, powOfMagnitude(abs(x), y, wideY));
}

Lanes powi(const Lanes &x, const Lanes &n) {
  Lanes wideN = integerToFloat(n, x.builder().getF64Type());
  if (x.isF64())
    return powiSign(x, n, powOfMagnitude(abs(x), wideN));
  Lanes narrowN = wideN.toFloat(x.builder().getF32Type());
  return powiSign(x, n, powOfMagnitude(abs(x), narrowN, wideN));
}

// ∛(2^n·(1 + f)) = 2^k·∛2^j·∛(1 + f), n = 3k + j; one step of Halley's method from
// a polynomial's 19 bits.
Lanes cbrt(const Lanes &x) {
  Lanes magnitude = abs(x);
  Split split = splitExponent(magnitude);
  Lanes magic = fma(split.n, 1.0 / 3, 0x1.8p52);
  Lanes k = magic - 0x1.8p52;
  Lanes j = fma(k, -3, split.n);
  Lanes one = x.like(1);
  Lanes root = select(j > 0, x.like(cbrt2F64[0]), select(j < 0, cbrt2F64[1], one));
  Lanes cube = (split.f + 1) * select(j > 0, x.like(2), select(j < 0, x.like(0.5), one));
  Lanes y = root * polynomial(split.f, cbrtF64);
  Lanes square = y * y;
  Lanes error = fma(-square, y, cube);
  y = fma(y, error / fma(square, y + y, cube), y);
  Lanes power = ((magic.bits() << 52) + Format(x).oneBits()).asFloat();
  Lanes result = select(magnitude < HUGE_VAL, y * power, magnitude);
  return copysign(select(magnitude == 0, 0, result), x);
}

Lanes rsqrt(const Lanes &x) {
  Emitter &emitter = x.builder();
  if (!emitter.mode.fast)
    return 1 / sqrt(x);
  // With these flags the code generator takes its estimate and one Newton step.
  auto flags = arith::FastMathFlags::arcp | arith::FastMathFlags::afn |
               arith::FastMathFlags::contract | arith::FastMathFlags::reassoc |
               arith::FastMathFlags::ninf;
  Value root = math::SqrtOp::create(emitter, x.value(), flags);
  Lanes estimate{emitter, arith::DivFOp::create(emitter, x.like(1).value(), root, flags)};
  // The step turns 0 and infinity into NaN.
  Lanes pole = copysign(x.like(HUGE_VAL), x);
  return select(x == 0, pole, select(x == HUGE_VAL, 0, estimate));
}

namespace {

/// Multiplies the factors x^(2^i) for the bits of a positive constant.
Lanes constantPower(Lanes x, uint64_t exponent) {
  std::optional<Lanes> result;
  while (true) {
    if (exponent & 1)
      result = result ? *result * x : x;
    exponent >>= 1;
    if (!exponent)
      return *result;
    x = x * x;
  }
}

Value anyLane(const Lanes &mask) {
  Emitter &emitter = mask.builder();
  auto type = dyn_cast<VectorType>(mask.type());
  if (!type)
    return mask.value();
  auto flat = VectorType::get(type.getNumElements(), type.getElementType());
  Value line = mask.value();
  if (flat != type)
    line = vector::ShapeCastOp::create(emitter, flat, line);
  return vector::ReductionOp::create(emitter, vector::CombiningKind::OR, line);
}

/// Square and multiply until no lane has bits of `exponent` left.
Lanes variablePower(const Lanes &x, const Lanes &exponent) {
  Emitter &emitter = x.builder();
  SmallVector<Value> initial = {x.like(1).value(), x.value(), exponent.value()};
  SmallVector<Type> types = {x.type(), x.type(), exponent.type()};
  auto before = [&](OpBuilder &builder, Location loc, ValueRange args) {
    Emitter inner(loc, builder, emitter.mode);
    Lanes bits(inner, args[2]);
    scf::ConditionOp::create(inner, anyLane(bits != 0), args);
  };
  auto after = [&](OpBuilder &builder, Location loc, ValueRange args) {
    Emitter inner(loc, builder, emitter.mode);
    Lanes result(inner, args[0]), base(inner, args[1]), bits(inner, args[2]);
    Lanes next = select((bits & 1) != 0, result * base, result);
    SmallVector<Value> values = {next.value(), (base * base).value(),
                                 (bits >> 1).value()};
    scf::YieldOp::create(inner, values);
  };
  auto loop = scf::WhileOp::create(emitter, types, initial, before, after);
  return {emitter, loop.getResult(0)};
}

} // namespace

Lanes integerPow(const Lanes &x, const Lanes &n) {
  APInt constant;
  if (matchPattern(n.value(), m_ConstantInt(&constant))) {
    if (constant.isZero())
      return x.like(1);
    if (constant.isStrictlyPositive())
      return constantPower(x, constant.getZExtValue());
  }
  Lanes negative = n < 0;
  Lanes power = variablePower(x, select(negative, 0, n));
  // 1/x is 0 but for the units; 1/0 has no value, and 0 is as good as any.
  Lanes minusOne = select((n & 1) != 0, x.like(-1), x.like(1));
  Lanes inverse = select(x == 1, 1, select(x == -1, minusOne, x.like(0)));
  return select(negative, inverse, power);
}

} // namespace tenon::vmath
