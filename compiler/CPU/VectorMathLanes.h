//===- VectorMathLanes.h - Arithmetic on SSA values -------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `Lanes` wraps a scalar or a vector so that the math functions read as formulas:
// each operator makes one arith op. Numbers in formulas become splat constants of
// the other operand's type. Comparisons are ordered (false on NaN) but for !=.
//
//===----------------------------------------------------------------------===//
#pragma once
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include <optional>
#include <type_traits>

namespace tenon::vmath {

/// What the functions may assume: approximations are welcome; the target has fused
/// multiply–add; it has AVX-512's a·2^n for vectors of 512 bits.
struct Mode {
  bool fast, hasFma, hasScale = false;
};

/// Where the functions put their ops.
struct Emitter : mlir::ImplicitLocOpBuilder {
  Emitter(mlir::Location loc, mlir::OpBuilder &builder, Mode mode)
      : ImplicitLocOpBuilder(loc, builder), mode(mode) {}
  Mode mode;
};

template <typename T>
concept Number = std::is_arithmetic_v<T>;

/// A scalar or vector of floats, integers or i1.
class Lanes {
public:
  Lanes(Emitter &emitter, mlir::Value value) : emitter(&emitter), val(value) {}

  mlir::Value value() const { return val; }
  Emitter &builder() const { return *emitter; }
  mlir::Type type() const { return val.getType(); }
  mlir::Type element() const { return mlir::getElementTypeOrSelf(type()); }
  bool isFloat() const { return mlir::isa<mlir::FloatType>(element()); }
  bool isF64() const { return element().isF64(); }

  /// This type's shape with elements of `element`.
  mlir::Type shapedLike(mlir::Type element) const;
  /// The constant `number` in every lane of this type.
  template <Number T> Lanes like(T number) const {
    return isFloat() ? splat(static_cast<double>(number))
                     : splat(static_cast<int64_t>(number));
  }
  /// The lanes' bits as integers, and back.
  Lanes bits() const;
  Lanes asFloat() const;
  /// The value as (or rounded to) floats of another width.
  Lanes toFloat(mlir::FloatType element) const;

private:
  Lanes splat(double number) const;
  Lanes splat(int64_t number) const;
  Emitter *emitter;
  mlir::Value val;
};

Lanes operator+(const Lanes &a, const Lanes &b);
Lanes operator-(const Lanes &a, const Lanes &b);
Lanes operator*(const Lanes &a, const Lanes &b);
Lanes operator/(const Lanes &a, const Lanes &b);
Lanes operator-(const Lanes &a);
Lanes operator&(const Lanes &a, const Lanes &b);
Lanes operator|(const Lanes &a, const Lanes &b);
Lanes operator^(const Lanes &a, const Lanes &b);
Lanes operator<<(const Lanes &a, const Lanes &b);
/// A logical shift.
Lanes operator>>(const Lanes &a, const Lanes &b);
Lanes operator<(const Lanes &a, const Lanes &b);
Lanes operator<=(const Lanes &a, const Lanes &b);
Lanes operator>(const Lanes &a, const Lanes &b);
Lanes operator==(const Lanes &a, const Lanes &b);
Lanes operator!=(const Lanes &a, const Lanes &b);

#define TENON_LANES_WITH_NUMBER(OP)                                                      \
  template <Number T> Lanes operator OP(const Lanes &a, T b) { return a OP a.like(b); }  \
  template <Number T> Lanes operator OP(T a, const Lanes &b) { return b.like(a) OP b; }
TENON_LANES_WITH_NUMBER(+)
TENON_LANES_WITH_NUMBER(-)
TENON_LANES_WITH_NUMBER(*)
TENON_LANES_WITH_NUMBER(/)
TENON_LANES_WITH_NUMBER(&)
TENON_LANES_WITH_NUMBER(|)
TENON_LANES_WITH_NUMBER(<<)
TENON_LANES_WITH_NUMBER(>>)
TENON_LANES_WITH_NUMBER(<)
TENON_LANES_WITH_NUMBER(<=)
TENON_LANES_WITH_NUMBER(>)
TENON_LANES_WITH_NUMBER(==)
TENON_LANES_WITH_NUMBER(!=)
#undef TENON_LANES_WITH_NUMBER

/// a·b + c, with one rounding if the target can.
Lanes fma(const Lanes &a, const Lanes &b, const Lanes &c);
template <Number T> Lanes fma(const Lanes &a, T b, const Lanes &c) {
  return fma(a, a.like(b), c);
}
template <Number T, Number U> Lanes fma(const Lanes &a, T b, U c) {
  return fma(a, a.like(b), a.like(c));
}
template <Number T> Lanes fma(const Lanes &a, const Lanes &b, T c) {
  return fma(a, b, a.like(c));
}
/// a·b + c where the product must not be rounded: for a sum that cancels, or for the
/// product's rounding error. Emulated on targets without fma.
Lanes exactFma(const Lanes &a, const Lanes &b, const Lanes &c);
template <Number T> Lanes exactFma(const Lanes &a, T b, const Lanes &c) {
  return exactFma(a, a.like(b), c);
}
Lanes select(const Lanes &mask, const Lanes &a, const Lanes &b);
template <Number T> Lanes select(const Lanes &mask, T a, const Lanes &b) {
  return select(mask, b.like(a), b);
}
template <Number T> Lanes select(const Lanes &mask, const Lanes &a, T b) {
  return select(mask, a, a.like(b));
}
/// a·2^n for integers n, rounded once, by an instruction; null if there is none for
/// this type.
std::optional<Lanes> scaleByInstruction(const Lanes &a, const Lanes &n);
Lanes abs(const Lanes &a);
Lanes sqrt(const Lanes &a);
Lanes trunc(const Lanes &a);
Lanes copysign(const Lanes &magnitude, const Lanes &sign);
/// The smaller of two signed integers.
Lanes minSigned(const Lanes &a, const Lanes &b);
/// `a`, at least `low` or at most `high`; NaN stays NaN.
Lanes atLeast(const Lanes &a, double low);
Lanes atMost(const Lanes &a, double high);

/// Σ coefficients[k]·x^k by Horner's rule.
Lanes polynomial(const Lanes &x, llvm::ArrayRef<double> coefficients);

/// The layout of a lane's float format, and the numbers that depend on it.
struct Format {
  explicit Format(const Lanes &x) : f64(x.isF64()) {}
  bool f64;
  int mantissaBits() const { return f64 ? 52 : 23; }
  int64_t bias() const { return f64 ? 1023 : 127; }
  int64_t oneBits() const { return bias() << mantissaBits(); }
  int64_t signBit() const { return f64 ? INT64_MIN : int64_t(1) << 31; }
  int64_t mantissaMask() const { return (int64_t(1) << mantissaBits()) - 1; }
  int64_t exponentMask() const { return ~mantissaMask(); }
  int64_t sqrtHalfBits() const { return f64 ? 0x3fe6a09e667f3bcd : 0x3f3504f3; }
  double minNormal() const { return f64 ? 0x1p-1022 : 0x1p-126; }
  /// Adding it rounds to an integer, which is then in the low bits of the sum.
  double roundingMagic() const { return f64 ? 0x1.8p52 : 0x1.8p23; }
  /// Its bits or-ed with a small integer make the float 2^mantissaBits + integer.
  int64_t integerMagicBits() const { return f64 ? 0x4330000000000000 : 0x4b000000; }
  double integerMagic() const { return f64 ? 0x1p52 : 0x1p23; }
  template <Number T> T pick(T f32Value, T f64Value) const {
    return f64 ? f64Value : f32Value;
  }
  llvm::ArrayRef<double> pick(llvm::ArrayRef<double> f32Table,
                              llvm::ArrayRef<double> f64Table) const {
    return f64 ? f64Table : f32Table;
  }
};

} // namespace tenon::vmath
