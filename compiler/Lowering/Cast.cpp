//===- Cast.cpp - Conversions of scalars ----------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// tenon.cast in the body of a generic. arith.fptosi out of range is poison;
// TensorFlow on x86 gives the least integer of the 32- or 64-bit conversion that
// its C++ compiles to, of which narrower types take the low bits. So every
// conversion goes through i32 or i64 and a range test.
//
//===----------------------------------------------------------------------===//
#include "compiler/Lowering/Lowering.h"
#include "compiler/Lowering/ScalarMath.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include <cmath>

using namespace mlir;

namespace tenon {

static Value floatConstant(ImplicitLocOpBuilder &b, Type type, double value) {
  return arith::ConstantOp::create(b, b.getFloatAttr(type, value));
}

/// cvttss2si: truncates an f32 or f64 to i32 or i64; the least integer where the
/// result is out of range or the value is NaN.
static Value truncateToSigned(ImplicitLocOpBuilder &b, Value value, unsigned width) {
  Type real = value.getType(), integer = b.getIntegerType(width);
  double limit = std::ldexp(1.0, width - 1);
  // Values between -limit - 1 and -limit truncate to -limit where they exist.
  bool isFine = real.isF64() && width == 32;
  Value above = arith::CmpFOp::create(
      b, isFine ? arith::CmpFPredicate::OGT : arith::CmpFPredicate::OGE, value,
      floatConstant(b, real, isFine ? -limit - 1 : -limit));
  Value below = arith::CmpFOp::create(b, arith::CmpFPredicate::OLT, value,
                                      floatConstant(b, real, limit));
  Value inRange = arith::AndIOp::create(b, above, below);
  Value least = arith::ConstantOp::create(
      b, b.getIntegerAttr(integer, APInt::getSignedMinValue(width)));
  Value converted = arith::FPToSIOp::create(b, integer, value);
  return arith::SelectOp::create(b, inRange, converted, least);
}

/// x86 compilers' conversion to u64: from 2^63 on, less 2^63 with the top bit set.
static Value truncateToUnsigned64(ImplicitLocOpBuilder &b, Value value) {
  Value limit = floatConstant(b, value.getType(), std::ldexp(1.0, 63));
  Value isBig = arith::CmpFOp::create(b, arith::CmpFPredicate::OGE, value, limit);
  Value reduced = arith::SubFOp::create(b, value, limit);
  Value topBit = arith::ConstantOp::create(
      b, b.getIntegerAttr(b.getI64Type(), APInt::getSignedMinValue(64)));
  Value big = arith::XOrIOp::create(b, truncateToSigned(b, reduced, 64), topBit);
  return arith::SelectOp::create(b, isBig, big, truncateToSigned(b, value, 64));
}

static Value floatToInteger(ImplicitLocOpBuilder &b, Value value, Type to) {
  if (to.isInteger(1))
    return arith::CmpFOp::create(b, arith::CmpFPredicate::UNE, value,
                                 floatConstant(b, value.getType(), 0));
  unsigned width = to.getIntOrFloatBitWidth();
  if (to.isUnsignedInteger() && width == 64)
    return truncateToUnsigned64(b, value);
  bool isWide = width == 64 || (to.isUnsignedInteger() && width == 32);
  Value converted = truncateToSigned(b, value, isWide ? 64 : 32);
  if (converted.getType() == signless(to))
    return converted;
  return arith::TruncIOp::create(b, signless(to), converted);
}

static Value floatToFloat(ImplicitLocOpBuilder &b, Value value, Type to) {
  Type from = value.getType();
  if (from == to)
    return value;
  if (from.getIntOrFloatBitWidth() < to.getIntOrFloatBitWidth())
    return arith::ExtFOp::create(b, to, value);
  return arith::TruncFOp::create(b, to, value);
}

static Value integerToInteger(ImplicitLocOpBuilder &b, Value value, Type from, Type to) {
  if (to.isInteger(1)) {
    if (from.isInteger(1))
      return value;
    Value zero = arith::ConstantOp::create(b, b.getZeroAttr(value.getType()));
    return arith::CmpIOp::create(b, arith::CmpIPredicate::ne, value, zero);
  }
  unsigned old = from.getIntOrFloatBitWidth(), width = to.getIntOrFloatBitWidth();
  if (old == width)
    return value;
  if (old > width)
    return arith::TruncIOp::create(b, signless(to), value);
  if (from.isUnsignedInteger() || from.isInteger(1))
    return arith::ExtUIOp::create(b, signless(to), value);
  return arith::ExtSIOp::create(b, signless(to), value);
}

Value castScalar(ImplicitLocOpBuilder &b, Value value, Type from, Type to) {
  if (from == to)
    return value;
  // Half types are reached and left through f32, as TensorFlow does.
  if (isa<FloatType>(from)) {
    value = floatToFloat(b, value, computeType(from));
    if (!isa<FloatType>(to))
      return floatToInteger(b, value, to);
    return floatToFloat(b, floatToFloat(b, value, computeType(to)), to);
  }
  if (!isa<FloatType>(to))
    return integerToInteger(b, value, from, to);
  bool isUnsigned = from.isUnsignedInteger() || from.isInteger(1);
  Type real = computeType(to);
  Value converted = isUnsigned ? arith::UIToFPOp::create(b, real, value).getResult()
                               : arith::SIToFPOp::create(b, real, value).getResult();
  return floatToFloat(b, converted, to);
}

} // namespace tenon
