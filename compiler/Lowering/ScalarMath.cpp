//===- ScalarMath.cpp - Arithmetic in the bodies of generics --------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See the header. Float remainder is C's fmod, as TensorFlow's is.
//
//===----------------------------------------------------------------------===//
#include "compiler/Lowering/ScalarMath.h"
#include "compiler/Lowering/Lowering.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"

using namespace mlir;

namespace tenon {

bool isScalarType(Type graphElement) { return isa<FloatType, IntegerType>(graphElement); }

Type computeType(Type graphElement) {
  if (graphElement.isF16() || graphElement.isBF16())
    return Float32Type::get(graphElement.getContext());
  return signless(graphElement);
}

ScalarMath::ScalarMath(ImplicitLocOpBuilder &builder, Type graphElement)
    : b(builder), type(computeType(graphElement)), isFloat(isa<FloatType>(graphElement)),
      isUnsigned(graphElement.isUnsignedInteger() || graphElement.isInteger(1)),
      element(signless(graphElement)) {}

Value ScalarMath::widen(Value value) {
  return type == element ? value : arith::ExtFOp::create(b, type, value);
}

Value ScalarMath::narrow(Value value) {
  if (value.getType() != type || type == element)
    return value;
  return arith::TruncFOp::create(b, element, value);
}

Value ScalarMath::constant(double value) {
  if (isFloat)
    return arith::ConstantOp::create(b, b.getFloatAttr(type, value));
  return integer(int64_t(value));
}

Value ScalarMath::integer(int64_t value) {
  return arith::ConstantOp::create(b, b.getIntegerAttr(type, value));
}

Value ScalarMath::add(Value lhs, Value rhs) {
  if (isFloat)
    return arith::AddFOp::create(b, lhs, rhs);
  return arith::AddIOp::create(b, lhs, rhs);
}

Value ScalarMath::sub(Value lhs, Value rhs) {
  if (isFloat)
    return arith::SubFOp::create(b, lhs, rhs);
  return arith::SubIOp::create(b, lhs, rhs);
}

Value ScalarMath::mul(Value lhs, Value rhs) {
  if (isFloat)
    return arith::MulFOp::create(b, lhs, rhs);
  return arith::MulIOp::create(b, lhs, rhs);
}

Value ScalarMath::safeDivisor(Value rhs) {
  Value bad = equal(rhs, integer(0));
  if (!isUnsigned)
    bad = arith::OrIOp::create(b, bad, equal(rhs, integer(-1)));
  return select(bad, integer(1), rhs);
}

Value ScalarMath::div(Value lhs, Value rhs) {
  if (isFloat)
    return arith::DivFOp::create(b, lhs, rhs);
  Value safe = safeDivisor(rhs);
  if (isUnsigned)
    return arith::DivUIOp::create(b, lhs, safe);
  Value quotient = arith::DivSIOp::create(b, lhs, safe);
  return select(equal(rhs, integer(-1)), negate(lhs), quotient);
}

Value ScalarMath::rem(Value lhs, Value rhs) {
  if (isFloat)
    return arith::RemFOp::create(b, lhs, rhs);
  Value safe = safeDivisor(rhs);
  if (isUnsigned)
    return arith::RemUIOp::create(b, lhs, safe);
  return arith::RemSIOp::create(b, lhs, safe);
}

Value ScalarMath::signsDiffer(Value lhs, Value rhs) {
  Value zero = constant(0);
  return arith::XOrIOp::create(b, less(lhs, zero), less(rhs, zero));
}

Value ScalarMath::floorDiv(Value lhs, Value rhs) {
  if (isFloat)
    return math::FloorOp::create(b, div(lhs, rhs));
  if (isUnsigned)
    return div(lhs, rhs);
  Value quotient = div(lhs, rhs);
  Value isInexact =
      arith::CmpIOp::create(b, arith::CmpIPredicate::ne, rem(lhs, rhs), integer(0));
  Value adjust = arith::AndIOp::create(b, isInexact, signsDiffer(lhs, rhs));
  return select(adjust, sub(quotient, integer(1)), quotient);
}

Value ScalarMath::floorMod(Value lhs, Value rhs) {
  Value remainder = rem(lhs, rhs);
  if (isUnsigned)
    return remainder;
  Value zero = constant(0);
  Value isInexact =
      isFloat ? arith::CmpFOp::create(b, arith::CmpFPredicate::UNE, remainder, zero)
                    .getResult()
              : arith::CmpIOp::create(b, arith::CmpIPredicate::ne, remainder, zero)
                    .getResult();
  Value adjust = arith::AndIOp::create(b, isInexact, signsDiffer(remainder, rhs));
  return select(adjust, add(remainder, rhs), remainder);
}

Value ScalarMath::max(Value lhs, Value rhs) {
  if (isFloat)
    return arith::MaximumFOp::create(b, lhs, rhs);
  if (isUnsigned)
    return arith::MaxUIOp::create(b, lhs, rhs);
  return arith::MaxSIOp::create(b, lhs, rhs);
}

Value ScalarMath::min(Value lhs, Value rhs) {
  if (isFloat)
    return arith::MinimumFOp::create(b, lhs, rhs);
  if (isUnsigned)
    return arith::MinUIOp::create(b, lhs, rhs);
  return arith::MinSIOp::create(b, lhs, rhs);
}

Value ScalarMath::pow(Value lhs, Value rhs) {
  if (isFloat)
    return math::PowFOp::create(b, lhs, rhs);
  unsigned width = type.getIntOrFloatBitWidth();
  if (!isUnsigned || width == 64)
    return math::IPowIOp::create(b, lhs, rhs);
  // An unsigned exponent must not look negative: twice the width holds it.
  Type wide = b.getIntegerType(2 * width);
  Value result =
      math::IPowIOp::create(b, arith::ExtUIOp::create(b, wide, lhs).getResult(),
                            arith::ExtUIOp::create(b, wide, rhs).getResult());
  return arith::TruncIOp::create(b, type, result);
}

Value ScalarMath::shift(Value lhs, Value rhs, bool left) {
  Value last = integer(type.getIntOrFloatBitWidth() - 1);
  Value amount = min(isUnsigned ? rhs : max(rhs, integer(0)), last);
  if (left)
    return arith::ShLIOp::create(b, lhs, amount);
  if (isUnsigned)
    return arith::ShRUIOp::create(b, lhs, amount);
  return arith::ShRSIOp::create(b, lhs, amount);
}

Value ScalarMath::less(Value lhs, Value rhs) {
  if (isFloat)
    return arith::CmpFOp::create(b, arith::CmpFPredicate::OLT, lhs, rhs);
  return arith::CmpIOp::create(
      b, isUnsigned ? arith::CmpIPredicate::ult : arith::CmpIPredicate::slt, lhs, rhs);
}

Value ScalarMath::equal(Value lhs, Value rhs) {
  if (isFloat)
    return arith::CmpFOp::create(b, arith::CmpFPredicate::OEQ, lhs, rhs);
  return arith::CmpIOp::create(b, arith::CmpIPredicate::eq, lhs, rhs);
}

Value ScalarMath::select(Value condition, Value ifTrue, Value otherwise) {
  return arith::SelectOp::create(b, condition, ifTrue, otherwise);
}

Value ScalarMath::negate(Value value) {
  if (isFloat)
    return arith::NegFOp::create(b, value);
  return sub(integer(0), value);
}

Value ScalarMath::abs(Value value) {
  if (isFloat)
    return math::AbsFOp::create(b, value);
  return isUnsigned ? value : math::AbsIOp::create(b, value);
}

Value ScalarMath::sign(Value value) {
  Value zero = constant(0);
  Value positive = select(less(zero, value), constant(1), value);
  return isUnsigned ? positive : select(less(value, zero), constant(-1), positive);
}

//===----------------------------------------------------------------------===//
// Limits
//===----------------------------------------------------------------------===//

static TypedAttr numberOf(Type type, int64_t value) {
  if (auto real = dyn_cast<FloatType>(type))
    return FloatAttr::get(real, double(value));
  return IntegerAttr::get(type, value);
}

TypedAttr zeroOf(Type type) { return numberOf(type, 0); }

TypedAttr oneOf(Type type) {
  return type.isInteger(1) ? IntegerAttr::get(type, APInt(1, 1)) : numberOf(type, 1);
}

static TypedAttr extreme(Type graphElement, bool lowest) {
  Type type = signless(graphElement);
  if (auto real = dyn_cast<FloatType>(type))
    return FloatAttr::get(real, APFloat::getInf(real.getFloatSemantics(), lowest));
  unsigned width = type.getIntOrFloatBitWidth();
  bool isUnsigned = graphElement.isUnsignedInteger() || width == 1;
  APInt value =
      lowest ? (isUnsigned ? APInt::getMinValue(width) : APInt::getSignedMinValue(width))
             : (isUnsigned ? APInt::getMaxValue(width) : APInt::getSignedMaxValue(width));
  return IntegerAttr::get(type, value);
}

TypedAttr lowestOf(Type graphElement) { return extreme(graphElement, true); }

TypedAttr highestOf(Type graphElement) { return extreme(graphElement, false); }

} // namespace tenon
