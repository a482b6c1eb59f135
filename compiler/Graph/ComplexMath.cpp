//===- ComplexMath.cpp - Complex numbers as pairs of real ones ------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Circular functions are hyperbolic ones of i z. Quotients and magnitudes divide by
// the larger part first, so that they do not overflow before their result does.
//
//===----------------------------------------------------------------------===//
#include "compiler/Graph/ComplexMath.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace tenon;

using Parts = ComplexParts;

Value ComplexMath::scalar(double value, Value like) {
  auto element = cast<FloatType>(getElementTypeOrSelf(like.getType()));
  auto type = RankedTensorType::get({}, element);
  auto number = FloatAttr::get(element, value).getValue();
  return ConstantOp::create(builder, loc,
                            cast<ElementsAttr>(DenseElementsAttr::get(type, number)));
}

//===----------------------------------------------------------------------===//
// Arithmetic
//===----------------------------------------------------------------------===//

Value ComplexMath::magnitude(Parts z) {
  Value a = emit<AbsOp>(z.re), b = emit<AbsOp>(z.im), zero = scalar(0, a);
  Value most = emit<tenon::MaxOp>(a, b), least = emit<tenon::MinOp>(a, b);
  Value ratio = div(least, most);
  Value root = emit<SqrtOp>(add(mul(ratio, ratio), scalar(1, a)));
  // Zero and infinities have no ratio.
  Value isPlain = emit<LogicalAndOp>(emit<CompareOp>(Predicate::ne, most, zero),
                                     emit<IsFiniteOp>(most));
  Value isInfinite = emit<LogicalOrOp>(emit<IsInfOp>(a), emit<IsInfOp>(b));
  Value infinity = scalar(std::numeric_limits<double>::infinity(), a);
  return select(isInfinite, infinity, select(isPlain, mul(most, root), most));
}

Parts ComplexMath::multiply(Parts a, Parts b) {
  return {sub(mul(a.re, b.re), mul(a.im, b.im)), add(mul(a.re, b.im), mul(a.im, b.re))};
}

Parts ComplexMath::divide(Parts a, Parts b) {
  Value isReal = emit<CompareOp>(Predicate::ge, emit<AbsOp>(b.re), emit<AbsOp>(b.im));
  Value large = select(isReal, b.re, b.im), small = select(isReal, b.im, b.re);
  Value ratio = div(small, large);
  Value divisor = add(large, mul(small, ratio));
  Value re = select(isReal, add(a.re, mul(a.im, ratio)), add(mul(a.re, ratio), a.im));
  Value im = select(isReal, sub(a.im, mul(a.re, ratio)), sub(mul(a.im, ratio), a.re));
  return {div(re, divisor), div(im, divisor)};
}

Parts ComplexMath::reciprocal(Parts z) {
  return divide({scalar(1, z.re), scalar(0, z.re)}, z);
}

Parts ComplexMath::sign(Parts z) {
  Value size = magnitude(z), zero = scalar(0, size);
  Value isZero = emit<CompareOp>(Predicate::eq, size, zero);
  return {select(isZero, zero, div(z.re, size)), select(isZero, zero, div(z.im, size))};
}

//===----------------------------------------------------------------------===//
// Exponentials and logarithms
//===----------------------------------------------------------------------===//

Parts ComplexMath::exp(Parts z) {
  Value size = emit<ExpOp>(z.re);
  return {mul(size, emit<CosOp>(z.im)), mul(size, emit<SinOp>(z.im))};
}

/// expm1(a) cos(b) - 2 sin(b / 2)² is exact near zero.
Parts ComplexMath::expm1(Parts z) {
  Value half = emit<SinOp>(mul(z.im, scalar(0.5, z.im)));
  Value bend = mul(mul(half, half), scalar(2, half));
  Value re = sub(mul(emit<Expm1Op>(z.re), emit<CosOp>(z.im)), bend);
  return {re, mul(emit<ExpOp>(z.re), emit<SinOp>(z.im))};
}

Parts ComplexMath::log(Parts z) {
  return {emit<LogOp>(magnitude(z)), emit<Atan2Op>(z.im, z.re)};
}

/// log|1 + z| = log1p(a (2 + a) + b²) / 2.
Parts ComplexMath::log1p(Parts z) {
  Value rest = add(mul(z.re, add(z.re, scalar(2, z.re))), mul(z.im, z.im));
  Value re = mul(emit<Log1pOp>(rest), scalar(0.5, rest));
  return {re, emit<Atan2Op>(z.im, add(z.re, scalar(1, z.re)))};
}

Parts ComplexMath::sqrt(Parts z) {
  Value zero = scalar(0, z.re), half = scalar(0.5, z.re);
  Value root = emit<SqrtOp>(mul(add(magnitude(z), emit<AbsOp>(z.re)), half));
  Value other = div(mul(z.im, half), root);
  Value isZero = emit<CompareOp>(Predicate::eq, root, zero);
  other = select(isZero, z.im, other);
  Value isRight = emit<CompareOp>(Predicate::ge, z.re, zero);
  Value isBelow = emit<CompareOp>(Predicate::lt, z.im, zero);
  return {select(isRight, root, emit<AbsOp>(other)),
          select(isRight, other, select(isBelow, neg(root), root))};
}

Parts ComplexMath::power(Parts a, Parts b) {
  Parts result = exp(multiply(b, log(a)));
  Value zero = scalar(0, a.re), one = scalar(1, a.re);
  auto isZero = [&](Parts z) {
    return emit<LogicalAndOp>(emit<CompareOp>(Predicate::eq, z.re, zero),
                              emit<CompareOp>(Predicate::eq, z.im, zero));
  };
  // Zero has no logarithm; its powers are zero, but for the zeroth.
  Value ofZero = select(isZero(b), one, zero);
  Value isOfZero = isZero(a);
  return {select(isOfZero, ofZero, result.re), select(isOfZero, zero, result.im)};
}

//===----------------------------------------------------------------------===//
// Hyperbolic functions
//===----------------------------------------------------------------------===//

Parts ComplexMath::sinh(Parts z) {
  return {mul(emit<SinhOp>(z.re), emit<CosOp>(z.im)),
          mul(emit<CoshOp>(z.re), emit<SinOp>(z.im))};
}

Parts ComplexMath::cosh(Parts z) {
  return {mul(emit<CoshOp>(z.re), emit<CosOp>(z.im)),
          mul(emit<SinhOp>(z.re), emit<SinOp>(z.im))};
}

/// (t + i u) / (1 + i t u) of the hyperbolic tangent t and the tangent u.
Parts ComplexMath::tanh(Parts z) {
  Value t = emit<TanhOp>(z.re), u = emit<TanOp>(z.im), one = scalar(1, t);
  Value product = mul(t, u);
  Value divisor = add(one, mul(product, product));
  Value re = mul(t, add(one, mul(u, u)));
  Value im = mul(u, sub(one, mul(t, t)));
  return {div(re, divisor), div(im, divisor)};
}

/// log(z + sqrt(z² + 1)).
Parts ComplexMath::asinh(Parts z) {
  // Of numbers with a negative real part the sum cancels out: the function is odd.
  Value isLeft = emit<CompareOp>(Predicate::lt, z.re, scalar(0, z.re));
  Parts flipped = {select(isLeft, neg(z.re), z.re), select(isLeft, neg(z.im), z.im)};
  Parts y = log(add(flipped, sqrt(plus(multiply(flipped, flipped), 1))));
  return {select(isLeft, neg(y.re), y.re), select(isLeft, neg(y.im), y.im)};
}

/// (log(1 + z) - log(1 - z)) / 2.
Parts ComplexMath::atanh(Parts z) { return scale(sub(log1p(z), log1p(neg(z))), 0.5); }

//===----------------------------------------------------------------------===//
// Ops
//===----------------------------------------------------------------------===//

std::optional<Parts> ComplexMath::unary(Operation *op, Parts z) {
  constexpr double halfPi = 1.5707963267948966192313216916398;
  using Result = std::optional<Parts>;
  return llvm::TypeSwitch<Operation *, Result>(op)
      .Case([&](NegOp) { return neg(z); })
      .Case([&](SignOp) { return sign(z); })
      .Case([&](ReciprocalOp) { return reciprocal(z); })
      .Case([&](ExpOp) { return exp(z); })
      .Case([&](Expm1Op) { return expm1(z); })
      .Case([&](LogOp) { return log(z); })
      .Case([&](Log1pOp) { return log1p(z); })
      .Case([&](SqrtOp) { return sqrt(z); })
      .Case([&](RsqrtOp) { return reciprocal(sqrt(z)); })
      .Case([&](SigmoidOp) { return reciprocal(plus(exp(neg(z)), 1)); })
      .Case([&](SinhOp) { return sinh(z); })
      .Case([&](CoshOp) { return cosh(z); })
      .Case([&](TanhOp) { return tanh(z); })
      .Case([&](SinOp) { return turnBack(sinh(turn(z))); })
      .Case([&](CosOp) { return cosh(turn(z)); })
      .Case([&](TanOp) { return turnBack(tanh(turn(z))); })
      .Case([&](AsinhOp) { return asinh(z); })
      .Case([&](AtanhOp) { return atanh(z); })
      .Case([&](AsinOp) { return turnBack(asinh(turn(z))); })
      .Case([&](AtanOp) { return turnBack(atanh(turn(z))); })
      .Case([&](AcosOp) { return plus(neg(turnBack(asinh(turn(z)))), halfPi); })
      .Case([&](AcoshOp) {
        return log(add(z, multiply(sqrt(plus(z, 1)), sqrt(plus(z, -1)))));
      })
      .Default(Result());
}

std::optional<Parts> ComplexMath::binary(Operation *op, Parts a, Parts b) {
  using Result = std::optional<Parts>;
  return llvm::TypeSwitch<Operation *, Result>(op)
      .Case([&](AddOp) { return add(a, b); })
      .Case([&](SubOp) { return sub(a, b); })
      .Case([&](MulOp) { return multiply(a, b); })
      .Case([&](DivOp) { return divide(a, b); })
      .Case([&](PowOp) { return power(a, b); })
      .Default(Result());
}
