//===- Special.cpp - Gradients of the special family ----------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Derivatives are special functions again. Arguments by which TensorFlow has no
// derivative (orders, and the shapes of the incomplete beta function) have none here.
//
//===----------------------------------------------------------------------===//
#include "compiler/Autodiff/Gradients/Gradients.h"
#include <numbers>

using namespace mlir;
using namespace tenon;

namespace {
/// Formulas over values of one type.
class SpecialMath {
public:
  SpecialMath(SpecialOp op, Reverse &r) : op(op), r(r), y(op.getResult()) {}

  /// The derivative by the last argument, x; null if it was reported.
  Value derivative();

private:
  Value in(unsigned i) { return op.getInputs()[i]; }
  Value x() { return op.getInputs().back(); }
  Value number(double value) { return r.number(value, y); }
  Value of(SpecialKind kind, ValueRange inputs) {
    return r.make<SpecialOp>(kind, inputs);
  }
  Value of(SpecialKind kind) { return of(kind, x()); }
  Value less(Value value, double amount) { return r.sub(value, number(amount)); }
  Value more(Value value, double amount) { return r.add2(value, number(amount)); }
  Value times(Value value, double factor) { return r.mul(value, number(factor)); }
  Value exp(Value value) { return r.make<ExpOp>(value); }
  Value log(Value value) { return r.make<LogOp>(value); }
  Value lgamma(Value value) { return of(SpecialKind::lgamma, value); }
  /// `value`, but at x = place `limit`.
  Value except(double place, double limit, Value value) {
    Value isThere = r.compare(Predicate::eq, x(), number(place));
    return r.select(isThere, number(limit), value);
  }
  /// x, but one where it is `place`.
  Value without(double place) {
    Value isThere = r.compare(Predicate::eq, x(), number(place));
    return r.select(isThere, number(place + 1), x());
  }

  Value bessel();
  Value gammaDensity();
  Value betaDensity();

  SpecialOp op;
  Reverse &r;
  Value y;
};
} // namespace

Value SpecialMath::bessel() {
  using enum SpecialKind;
  switch (op.getKind()) {
  case bessel_i0:
    return of(bessel_i1);
  case bessel_i0e:
    return r.sub(of(bessel_i1e), r.mul(r.make<SignOp>(x()), y));
  case bessel_i1:
    return except(0, 0.5, r.sub(of(bessel_i0), r.div(y, without(0))));
  case bessel_i1e: {
    Value safe = without(0);
    Value decay = r.add2(r.make<SignOp>(safe), r.make<ReciprocalOp>(safe));
    return except(0, 0.5, r.sub(of(bessel_i0e), r.mul(y, decay)));
  }
  case bessel_j0:
    return r.neg(of(bessel_j1));
  case bessel_j1:
    return except(0, 0.5, r.sub(of(bessel_j0), r.div(y, without(0))));
  case bessel_k0:
    return r.neg(of(bessel_k1));
  case bessel_k0e:
    return r.sub(y, of(bessel_k1e));
  case bessel_k1:
    return r.neg(r.add2(of(bessel_k0), r.div(y, x())));
  case bessel_k1e:
    return r.sub(r.mul(y, r.sub(number(1), r.make<ReciprocalOp>(x()))), of(bessel_k0e));
  case bessel_y0:
    return r.neg(of(bessel_y1));
  default: // bessel_y1
    return r.sub(of(bessel_y0), r.div(y, x()));
  }
}

/// x^(a-1) exp(-x) / gamma(a)
Value SpecialMath::gammaDensity() {
  Value a = in(0);
  return exp(r.sub(r.sub(r.mul(less(a, 1), log(x())), x()), lgamma(a)));
}

/// x^(a-1) (1-x)^(b-1) / beta(a, b)
Value SpecialMath::betaDensity() {
  Value a = in(0), b = in(1);
  Value logBeta = r.sub(r.add2(lgamma(a), lgamma(b)), lgamma(r.add2(a, b)));
  Value powers =
      r.add2(r.mul(less(b, 1), r.make<Log1pOp>(r.neg(x()))), r.mul(less(a, 1), log(x())));
  return exp(r.sub(powers, logBeta));
}

Value SpecialMath::derivative() {
  using enum SpecialKind;
  switch (op.getKind()) {
  case lgamma:
    return of(digamma);
  case digamma:
    return of(polygamma, {number(1), x()});
  case polygamma:
    return of(polygamma, {more(in(0), 1), x()});
  case zeta:
    return r.neg(r.mul(in(0), of(zeta, {more(in(0), 1), x()})));
  case erfinv:
    return times(exp(r.square(y)), 0.5 / std::numbers::inv_sqrtpi);
  case ndtri:
    return times(exp(times(r.square(y), 0.5)),
                 std::numbers::sqrt2 / std::numbers::inv_sqrtpi);
  case dawsn:
    return r.sub(number(1), times(r.mul(x(), y), 2));
  case expint:
    return r.div(exp(x()), x());
  case fresnel_cos:
    return r.make<CosOp>(times(r.square(x()), std::numbers::pi / 2));
  case fresnel_sin:
    return r.make<SinOp>(times(r.square(x()), std::numbers::pi / 2));
  case spence:
    return except(1, -1, r.div(log(x()), r.sub(number(1), without(1))));
  case igamma:
    return gammaDensity();
  case igammac:
    return r.neg(gammaDensity());
  case betainc:
    return betaDensity();
  default:
    return bessel();
  }
}

static void ofSpecial(SpecialOp op, Reverse &r) {
  bool isGamma =
      llvm::is_contained({SpecialKind::igamma, SpecialKind::igammac}, op.getKind());
  if (isGamma && r.wants(op.getInputs()[0]))
    return r.reject("the incomplete gamma function has no derivative by its shape");
  if (r.wants(op.getInputs().back()))
    r.addBroadcast(op.getInputs().back(),
                   r.mul(r.gradient(), SpecialMath(op, r).derivative()));
}

void tenon::attachSpecialGradients(MLIRContext *context) {
  attachRule<SpecialOp, ofSpecial>(context);
}
