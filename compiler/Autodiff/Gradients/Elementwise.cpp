//===- Elementwise.cpp - Gradients of the elementwise family --------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// TensorFlow's formulas, with TensorFlow's choices where a function has no derivative:
// of equal operands, max and min take the left one, and a constant never; sign and
// rounding have a derivative of zero; that of pow by its exponent is zero for a base
// that is not positive.
//
//===----------------------------------------------------------------------===//
#include "compiler/Autodiff/Gradients/Gradients.h"
#include "mlir/IR/Matchers.h"
#include <numbers>

using namespace mlir;
using namespace tenon;

//===----------------------------------------------------------------------===//
// Unary
//===----------------------------------------------------------------------===//

namespace {
/// The derivative of a function at x, where it is y.
using Derivative = Value (*)(Reverse &, Value x, Value y);
} // namespace

template <class OpT, Derivative derivative> static void scaled(OpT op, Reverse &r) {
  if (r.wants(op.getInput()))
    r.add(op.getInput(),
          r.mul(r.gradient(), r.conj(derivative(r, op.getInput(), op.getResult()))));
}

static Value plus(Reverse &r, Value x, double number) {
  return r.add2(x, r.number(number, x));
}
static Value times(Reverse &r, Value x, double number) {
  return r.mul(x, r.number(number, x));
}
/// 1 - x
static Value oneLess(Reverse &r, Value x) { return r.sub(r.number(1, x), x); }

static Value ofExp(Reverse &, Value, Value y) { return y; }
static Value ofExpm1(Reverse &r, Value, Value y) { return plus(r, y, 1); }
static Value ofLog(Reverse &r, Value x, Value) { return r.make<ReciprocalOp>(x); }
static Value ofLog1p(Reverse &r, Value x, Value) {
  return r.make<ReciprocalOp>(plus(r, x, 1));
}
static Value ofSqrt(Reverse &r, Value, Value y) { return r.div(r.number(0.5, y), y); }
static Value ofRsqrt(Reverse &r, Value, Value y) {
  return times(r, r.mul(r.square(y), y), -0.5);
}
static Value ofTanh(Reverse &r, Value, Value y) { return oneLess(r, r.square(y)); }
static Value ofSigmoid(Reverse &r, Value, Value y) { return r.mul(y, oneLess(r, y)); }
static Value ofErf(Reverse &r, Value x, Value) {
  return times(r, r.make<ExpOp>(r.neg(r.square(x))), 2 * std::numbers::inv_sqrtpi);
}
static Value ofErfc(Reverse &r, Value x, Value y) { return r.neg(ofErf(r, x, y)); }
static Value ofSin(Reverse &r, Value x, Value) { return r.make<CosOp>(x); }
static Value ofCos(Reverse &r, Value x, Value) { return r.neg(r.make<SinOp>(x)); }
static Value ofTan(Reverse &r, Value, Value y) { return plus(r, r.square(y), 1); }
static Value ofAsin(Reverse &r, Value x, Value) {
  return r.make<RsqrtOp>(oneLess(r, r.square(x)));
}
static Value ofAcos(Reverse &r, Value x, Value y) { return r.neg(ofAsin(r, x, y)); }
static Value ofAtan(Reverse &r, Value x, Value) {
  return r.make<ReciprocalOp>(plus(r, r.square(x), 1));
}
static Value ofSinh(Reverse &r, Value x, Value) { return r.make<CoshOp>(x); }
static Value ofCosh(Reverse &r, Value x, Value) { return r.make<SinhOp>(x); }
static Value ofAsinh(Reverse &r, Value, Value y) {
  return r.make<ReciprocalOp>(r.make<CoshOp>(y));
}
static Value ofAcosh(Reverse &r, Value, Value y) {
  return r.make<ReciprocalOp>(r.make<SinhOp>(y));
}
static Value ofAtanh(Reverse &r, Value x, Value) {
  return r.make<ReciprocalOp>(oneLess(r, r.square(x)));
}
static Value ofReciprocal(Reverse &r, Value, Value y) { return r.neg(r.square(y)); }

/// The sign of a complex number is its direction, along which the magnitude grows.
static void ofAbs(AbsOp op, Reverse &r) {
  Value x = op.getInput(), g = r.gradient();
  Value sign = r.make<SignOp>(x);
  if (sign && g && typeOf(sign).getElementType() != typeOf(g).getElementType())
    g = r.make<tenon::CastOp>(g, typeOf(sign).getElementType());
  r.add(x, r.mul(g, sign));
}

/// A direction turns with the number: what is along it is lost.
static void ofSign(SignOp op, Reverse &r) {
  Value x = op.getInput(), y = op.getResult(), g = r.gradient();
  auto complex = dyn_cast<ComplexType>(typeOf(x).getElementType());
  if (!complex || !r.wants(x))
    return;
  Value along = r.make<tenon::CastOp>(r.mul(g, r.conj(y)), complex.getElementType());
  Value across = r.sub(g, r.mul(y, r.make<tenon::CastOp>(along, Type(complex))));
  r.add(x, r.div(across, r.make<tenon::CastOp>(r.make<AbsOp>(x), Type(complex))));
}

static void ofNeg(NegOp op, Reverse &r) { r.add(op.getInput(), r.neg(r.gradient())); }

static void ofCast(tenon::CastOp op, Reverse &r) {
  Type element = typeOf(op.getInput()).getElementType();
  r.add(op.getInput(), r.make<tenon::CastOp>(r.gradient(), element));
}

//===----------------------------------------------------------------------===//
// Several operands
//===----------------------------------------------------------------------===//

static void ofAdd(AddOp op, Reverse &r) {
  r.addBroadcast(op.getLhs(), r.gradient());
  r.addBroadcast(op.getRhs(), r.gradient());
}

static void ofSub(SubOp op, Reverse &r) {
  r.addBroadcast(op.getLhs(), r.gradient());
  if (r.wants(op.getRhs()))
    r.addBroadcast(op.getRhs(), r.neg(r.gradient()));
}

static void ofMul(MulOp op, Reverse &r) {
  if (r.wants(op.getLhs()))
    r.addBroadcast(op.getLhs(), r.mul(r.gradient(), r.conj(op.getRhs())));
  if (r.wants(op.getRhs()))
    r.addBroadcast(op.getRhs(), r.mul(r.gradient(), r.conj(op.getLhs())));
}

static void ofDiv(DivOp op, Reverse &r) {
  Value quotient = r.div(r.gradient(), r.conj(op.getRhs()));
  r.addBroadcast(op.getLhs(), quotient);
  if (r.wants(op.getRhs()))
    r.addBroadcast(op.getRhs(), r.neg(r.mul(quotient, r.conj(op.getResult()))));
}

/// x less a multiple of y: the multiple is a constant.
template <class OpT> static void ofRemainder(OpT op, Reverse &r) {
  r.addBroadcast(op.getLhs(), r.gradient());
  if (!r.wants(op.getRhs()))
    return;
  Value multiple = r.div(r.sub(op.getLhs(), op.getResult()), op.getRhs());
  r.addBroadcast(op.getRhs(), r.neg(r.mul(r.gradient(), r.make<RoundOp>(multiple))));
}

template <class OpT, Predicate wins, Predicate winsAlone>
static void ofExtremum(OpT op, Reverse &r) {
  Value lhs = op.getLhs(), rhs = op.getRhs();
  Value zero = r.number(0, op.getResult());
  Attribute constant;
  bool isClamp = matchPattern(rhs, m_Constant(&constant));
  Value left = r.compare(isClamp ? winsAlone : wins, lhs, rhs);
  if (r.wants(lhs))
    r.addBroadcast(lhs, r.select(left, r.gradient(), zero));
  if (r.wants(rhs))
    r.addBroadcast(rhs, r.select(left, zero, r.gradient()));
}

static void ofPow(PowOp op, Reverse &r) {
  Value base = op.getLhs(), exponent = op.getRhs();
  if (r.wants(base)) {
    Value less = r.sub(exponent, r.number(1, exponent));
    Value derivative = r.mul(exponent, r.make<PowOp>(base, less));
    r.addBroadcast(base, r.mul(r.gradient(), r.conj(derivative)));
  }
  if (!r.wants(exponent))
    return;
  bool isComplex = isa<ComplexType>(typeOf(base).getElementType());
  Value zero = r.number(0, base);
  Value isSafe = r.compare(isComplex ? Predicate::ne : Predicate::gt, base, zero);
  Value safe = r.select(isSafe, base, r.number(1, base));
  Value log = r.select(isSafe, r.make<LogOp>(safe), zero);
  r.addBroadcast(exponent, r.mul(r.gradient(), r.conj(r.mul(op.getResult(), log))));
}

static void ofAtan2(Atan2Op op, Reverse &r) {
  Value y = op.getLhs(), x = op.getRhs();
  Value scaled = r.div(r.gradient(), r.add2(r.square(x), r.square(y)));
  if (r.wants(y))
    r.addBroadcast(y, r.mul(scaled, x));
  if (r.wants(x))
    r.addBroadcast(x, r.neg(r.mul(scaled, y)));
}

static void ofComplex(ComplexOp op, Reverse &r) {
  Value real = op.getReal(), imag = op.getImag(), g = r.gradient();
  if (r.wants(real))
    r.addBroadcast(real, r.make<tenon::CastOp>(g, typeOf(real).getElementType()));
  if (r.wants(imag))
    r.addBroadcast(imag, r.make<ImagOp>(g));
}

static void ofImag(ImagOp op, Reverse &r) {
  r.add(op.getInput(), r.make<ComplexOp>(r.number(0, op.getResult()), r.gradient()));
}

static void ofSelect(SelectOp op, Reverse &r) {
  Value zero = r.number(0, op.getResult()), condition = op.getCondition();
  if (r.wants(op.getOnTrue()))
    r.addBroadcast(op.getOnTrue(), r.select(condition, r.gradient(), zero));
  if (r.wants(op.getOnFalse()))
    r.addBroadcast(op.getOnFalse(), r.select(condition, zero, r.gradient()));
}

namespace {
/// A rounding has no slope, but one that stands for a number lets its gradient through.
template <class OpT>
struct RoundingModel final : Differentiable::ExternalModel<RoundingModel<OpT>, OpT> {
  SmallVector<Value> gradientSources(Operation *op) const {
    if (!op->hasAttr("tenon.straight_through"))
      return {};
    return {op->getOperand(0)};
  }
  void backward(Operation *op, ReverseStep &step) const {
    step.add(op->getOperand(0), step.gradientOf(op->getResult(0)));
  }
};
} // namespace

//===----------------------------------------------------------------------===//
// The table
//===----------------------------------------------------------------------===//

template <class OpT, Derivative derivative> static void attach(MLIRContext *context) {
  attachRule<OpT, scaled<OpT, derivative>>(context);
}

static void attachUnary(MLIRContext *context) {
  attach<ExpOp, ofExp>(context);
  attach<Expm1Op, ofExpm1>(context);
  attach<LogOp, ofLog>(context);
  attach<Log1pOp, ofLog1p>(context);
  attach<SqrtOp, ofSqrt>(context);
  attach<RsqrtOp, ofRsqrt>(context);
  attach<TanhOp, ofTanh>(context);
  attach<SigmoidOp, ofSigmoid>(context);
  attach<ErfOp, ofErf>(context);
  attach<ErfcOp, ofErfc>(context);
  attach<SinOp, ofSin>(context);
  attach<CosOp, ofCos>(context);
  attach<TanOp, ofTan>(context);
  attach<AsinOp, ofAsin>(context);
  attach<AcosOp, ofAcos>(context);
  attach<AtanOp, ofAtan>(context);
  attach<SinhOp, ofSinh>(context);
  attach<CoshOp, ofCosh>(context);
  attach<AsinhOp, ofAsinh>(context);
  attach<AcoshOp, ofAcosh>(context);
  attach<AtanhOp, ofAtanh>(context);
  attach<ReciprocalOp, ofReciprocal>(context);
  attachRule<AbsOp, ofAbs>(context);
  attachRule<SignOp, ofSign>(context);
  attachRule<NegOp, ofNeg>(context);
  attachRule<tenon::CastOp, ofCast>(context);
}

void tenon::attachElementwiseGradients(MLIRContext *context) {
  attachUnary(context);
  attachRule<AddOp, ofAdd>(context);
  attachRule<SubOp, ofSub>(context);
  attachRule<MulOp, ofMul>(context);
  attachRule<DivOp, ofDiv>(context);
  attachRule<FloorModOp, ofRemainder<FloorModOp>>(context);
  attachRule<TruncModOp, ofRemainder<TruncModOp>>(context);
  attachRule<tenon::MaxOp, ofExtremum<tenon::MaxOp, Predicate::ge, Predicate::gt>>(
      context);
  attachRule<tenon::MinOp, ofExtremum<tenon::MinOp, Predicate::le, Predicate::lt>>(
      context);
  attachRule<PowOp, ofPow>(context);
  FloorOp::attachInterface<RoundingModel<FloorOp>>(*context);
  RoundOp::attachInterface<RoundingModel<RoundOp>>(*context);
  attachRule<Atan2Op, ofAtan2>(context);
  attachRule<SelectOp, ofSelect>(context);
  attachRule<ComplexOp, ofComplex>(context);
  attachRule<ImagOp, ofImag>(context);
  attachConstants<CeilOp, FloorDivOp, BitcastOp, StopGradientOp>(context);
}
