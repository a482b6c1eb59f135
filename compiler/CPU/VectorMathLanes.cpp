//===- VectorMathLanes.cpp - Arithmetic on SSA values ---------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One op a function, and nothing clever: folding is the caller's canonicalizer's.
//
//===----------------------------------------------------------------------===//

#include "compiler/CPU/VectorMathLanes.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/IR/BuiltinTypes.h"

using namespace mlir;

namespace tenon::vmath {

Type Lanes::shapedLike(Type element) const {
  if (auto vector = dyn_cast<VectorType>(type()))
    return vector.cloneWith(std::nullopt, element);
  return element;
}

static Lanes constant(Emitter &emitter, Type type, Attribute scalar) {
  TypedAttr attribute;
  if (auto vector = dyn_cast<VectorType>(type))
    attribute = DenseElementsAttr::get(vector, scalar);
  else
    attribute = cast<TypedAttr>(scalar);
  return {emitter, arith::ConstantOp::create(emitter, attribute)};
}

Lanes Lanes::splat(double number) const {
  return constant(*emitter, type(), emitter->getFloatAttr(element(), number));
}

Lanes Lanes::splat(int64_t number) const {
  unsigned width = element().getIntOrFloatBitWidth();
  APInt word = APInt(64, number, /*isSigned=*/true).sextOrTrunc(width);
  return constant(*emitter, type(), emitter->getIntegerAttr(element(), word));
}

Lanes Lanes::bits() const {
  Type integer = emitter->getIntegerType(element().getIntOrFloatBitWidth());
  return {*emitter, arith::BitcastOp::create(*emitter, shapedLike(integer), val)};
}

Lanes Lanes::asFloat() const {
  Type real =
      element().isInteger(64) ? Type(emitter->getF64Type()) : Type(emitter->getF32Type());
  return {*emitter, arith::BitcastOp::create(*emitter, shapedLike(real), val)};
}

// LLVM rounds to bf16 lane by lane through a library where the processor has no
// instruction; on bits it is five vector ops.
static Lanes roundToBF16(const Lanes &x) {
  Emitter &emitter = x.builder();
  Lanes bits = x.bits();
  Lanes rounded = (bits + (((bits >> 16) & 1) + 0x7fff)) >> 16;
  Lanes quietNaN = (bits >> 16) | 0x40;
  Lanes word = select(x != x, quietNaN, rounded);
  Type half = x.shapedLike(emitter.getI16Type());
  Type type = x.shapedLike(emitter.getBF16Type());
  Value narrow = arith::TruncIOp::create(emitter, half, word.value());
  return {emitter, arith::BitcastOp::create(emitter, type, narrow)};
}

Lanes Lanes::toFloat(FloatType to) const {
  Type target = shapedLike(to);
  if (target == type())
    return *this;
  if (to.isBF16())
    return roundToBF16(toFloat(emitter->getF32Type()));
  if (to.getWidth() > element().getIntOrFloatBitWidth())
    return {*emitter, arith::ExtFOp::create(*emitter, target, val)};
  return {*emitter, arith::TruncFOp::create(*emitter, target, val)};
}

template <typename Op> static Lanes binary(const Lanes &a, const Lanes &b) {
  return {a.builder(), Op::create(a.builder(), a.value(), b.value())};
}

template <typename Float, typename Int>
static Lanes binary(const Lanes &a, const Lanes &b) {
  return a.isFloat() ? binary<Float>(a, b) : binary<Int>(a, b);
}

Lanes operator+(const Lanes &a, const Lanes &b) {
  return binary<arith::AddFOp, arith::AddIOp>(a, b);
}
Lanes operator-(const Lanes &a, const Lanes &b) {
  return binary<arith::SubFOp, arith::SubIOp>(a, b);
}
Lanes operator*(const Lanes &a, const Lanes &b) {
  return binary<arith::MulFOp, arith::MulIOp>(a, b);
}
Lanes operator/(const Lanes &a, const Lanes &b) { return binary<arith::DivFOp>(a, b); }
Lanes operator&(const Lanes &a, const Lanes &b) { return binary<arith::AndIOp>(a, b); }
Lanes operator|(const Lanes &a, const Lanes &b) { return binary<arith::OrIOp>(a, b); }
Lanes operator^(const Lanes &a, const Lanes &b) { return binary<arith::XOrIOp>(a, b); }
Lanes operator<<(const Lanes &a, const Lanes &b) { return binary<arith::ShLIOp>(a, b); }
Lanes operator>>(const Lanes &a, const Lanes &b) { return binary<arith::ShRUIOp>(a, b); }
Lanes minSigned(const Lanes &a, const Lanes &b) { return binary<arith::MinSIOp>(a, b); }

Lanes operator-(const Lanes &a) {
  return {a.builder(), arith::NegFOp::create(a.builder(), a.value())};
}

static Lanes compare(const Lanes &a, const Lanes &b, arith::CmpFPredicate real,
                     arith::CmpIPredicate integer) {
  Emitter &emitter = a.builder();
  if (a.isFloat())
    return {emitter, arith::CmpFOp::create(emitter, real, a.value(), b.value())};
  return {emitter, arith::CmpIOp::create(emitter, integer, a.value(), b.value())};
}

Lanes operator<(const Lanes &a, const Lanes &b) {
  return compare(a, b, arith::CmpFPredicate::OLT, arith::CmpIPredicate::slt);
}
Lanes operator<=(const Lanes &a, const Lanes &b) {
  return compare(a, b, arith::CmpFPredicate::OLE, arith::CmpIPredicate::sle);
}
Lanes operator>(const Lanes &a, const Lanes &b) {
  return compare(a, b, arith::CmpFPredicate::OGT, arith::CmpIPredicate::sgt);
}
Lanes operator==(const Lanes &a, const Lanes &b) {
  return compare(a, b, arith::CmpFPredicate::OEQ, arith::CmpIPredicate::eq);
}
Lanes operator!=(const Lanes &a, const Lanes &b) {
  return compare(a, b, arith::CmpFPredicate::UNE, arith::CmpIPredicate::ne);
}

Lanes fma(const Lanes &a, const Lanes &b, const Lanes &c) {
  if (!a.builder().mode.hasFma)
    return a * b + c;
  return {a.builder(), math::FmaOp::create(a.builder(), a.value(), b.value(), c.value())};
}

/// The half of a's bits that makes products of halves exact (Veltkamp).
static Lanes upperHalf(const Lanes &a) {
  Lanes scaled = a * 0x1.0000002p27;
  return scaled - (scaled - a);
}

Lanes exactFma(const Lanes &a, const Lanes &b, const Lanes &c) {
  Emitter &emitter = a.builder();
  if (emitter.mode.hasFma)
    return fma(a, b, c);
  FloatType f64 = emitter.getF64Type();
  if (!a.isF64())
    return (a.toFloat(f64) * b.toFloat(f64) + c.toFloat(f64))
        .toFloat(cast<FloatType>(a.element()));
  // Dekker's product; the sum with its upper part is exact where c cancels it.
  Lanes product = a * b;
  Lanes aHigh = upperHalf(a), bHigh = upperHalf(b);
  Lanes aLow = a - aHigh, bLow = b - bHigh;
  Lanes cross = (aHigh * bHigh - product) + aHigh * bLow + aLow * bHigh;
  return (product + c) + (cross + aLow * bLow);
}

Lanes select(const Lanes &mask, const Lanes &a, const Lanes &b) {
  Emitter &emitter = a.builder();
  return {emitter, arith::SelectOp::create(emitter, mask.value(), a.value(), b.value())};
}

std::optional<Lanes> scaleByInstruction(const Lanes &a, const Lanes &n) {
  Emitter &emitter = a.builder();
  auto type = dyn_cast<VectorType>(a.type());
  bool isF64 = a.isF64();
  if (!emitter.mode.hasScale || !type || type.getRank() != 1 ||
      type.getDimSize(0) != (isF64 ? 8 : 16))
    return std::nullopt;
  constexpr int32_t currentRounding = 4;
  Value all = arith::ConstantIntOp::create(emitter, -1, isF64 ? 8 : 16);
  Value rounding = arith::ConstantIntOp::create(emitter, currentRounding, 32);
  const char *name =
      isF64 ? "llvm.x86.avx512.mask.scalef.pd.512" : "llvm.x86.avx512.mask.scalef.ps.512";
  Value operands[] = {a.value(), n.value(), a.value(), all, rounding};
  auto call = LLVM::CallIntrinsicOp::create(emitter, a.type(),
                                            emitter.getStringAttr(name), operands);
  return Lanes(emitter, call.getResults());
}

Lanes abs(const Lanes &a) {
  return {a.builder(), math::AbsFOp::create(a.builder(), a.value())};
}
Lanes sqrt(const Lanes &a) {
  return {a.builder(), math::SqrtOp::create(a.builder(), a.value())};
}
Lanes trunc(const Lanes &a) {
  return {a.builder(), math::TruncOp::create(a.builder(), a.value())};
}
Lanes copysign(const Lanes &magnitude, const Lanes &sign) {
  return binary<math::CopySignOp>(magnitude, sign);
}

Lanes atLeast(const Lanes &a, double low) { return select(a < low, low, a); }
Lanes atMost(const Lanes &a, double high) { return select(a > high, high, a); }

Lanes polynomial(const Lanes &x, ArrayRef<double> coefficients) {
  Lanes sum = x.like(coefficients.back());
  for (double coefficient : llvm::reverse(coefficients.drop_back()))
    sum = fma(sum, x, coefficient);
  return sum;
}

} // namespace tenon::vmath
