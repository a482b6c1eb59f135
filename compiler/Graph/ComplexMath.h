//===- ComplexMath.h - Complex numbers as pairs of real ones ----*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Arithmetic on tensors of real and imaginary parts, as ops on real tensors.
//
//===----------------------------------------------------------------------===//
#pragma once
#include "dialects/Tenon/TenonOps.h"

namespace tenon {

struct ComplexParts {
  mlir::Value re, im;
};

class ComplexMath {
public:
  using Parts = ComplexParts;

  ComplexMath(mlir::OpBuilder &builder, mlir::Location loc)
      : builder(builder), loc(loc) {}

  /// The parts of what an element-wise op gives of its operands' parts, or nothing if it
  /// is none of those known here.
  std::optional<Parts> unary(mlir::Operation *op, Parts z);
  std::optional<Parts> binary(mlir::Operation *op, Parts a, Parts b);

  mlir::Value magnitude(Parts z);
  Parts multiply(Parts a, Parts b);

  /// An op of inferred type on real tensors.
  template <class OpT, class... Args> mlir::Value emit(Args &&...args) {
    auto op = createChecked<OpT>(builder, loc, std::forward<Args>(args)...);
    assert(mlir::succeeded(op) && "parts have the types of what they are parts of");
    return op->getOperation()->getResult(0);
  }
  mlir::Value scalar(double value, mlir::Value like);

private:
  mlir::Value add(mlir::Value a, mlir::Value b) { return emit<AddOp>(a, b); }
  mlir::Value sub(mlir::Value a, mlir::Value b) { return emit<SubOp>(a, b); }
  mlir::Value mul(mlir::Value a, mlir::Value b) { return emit<MulOp>(a, b); }
  mlir::Value div(mlir::Value a, mlir::Value b) { return emit<DivOp>(a, b); }
  mlir::Value neg(mlir::Value a) { return emit<NegOp>(a); }
  mlir::Value select(mlir::Value c, mlir::Value a, mlir::Value b) {
    return emit<SelectOp>(c, a, b);
  }
  Parts add(Parts a, Parts b) { return {add(a.re, b.re), add(a.im, b.im)}; }
  Parts sub(Parts a, Parts b) { return {sub(a.re, b.re), sub(a.im, b.im)}; }
  Parts plus(Parts z, double number) { return {add(z.re, scalar(number, z.re)), z.im}; }
  Parts scale(Parts z, double by) {
    return {mul(z.re, scalar(by, z.re)), mul(z.im, scalar(by, z.im))};
  }
  Parts neg(Parts z) { return {neg(z.re), neg(z.im)}; }
  /// i z and -i z.
  Parts turn(Parts z) { return {neg(z.im), z.re}; }
  Parts turnBack(Parts z) { return {z.im, neg(z.re)}; }

  Parts divide(Parts a, Parts b);
  Parts reciprocal(Parts z);
  Parts exp(Parts z);
  Parts expm1(Parts z);
  Parts log(Parts z);
  Parts log1p(Parts z);
  Parts sqrt(Parts z);
  Parts sinh(Parts z);
  Parts cosh(Parts z);
  Parts tanh(Parts z);
  Parts asinh(Parts z);
  Parts atanh(Parts z);
  Parts sign(Parts z);
  Parts power(Parts a, Parts b);

  mlir::OpBuilder &builder;
  mlir::Location loc;
};

} // namespace tenon
