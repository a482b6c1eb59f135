//===- ScalarMath.h - Arithmetic in the bodies of generics ------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Scalar arithmetic by TensorFlow's rules, on signless scalars whose signedness
// is that of the graph's element type. Nothing here traps or is undefined:
// integer division by zero and the least integer by -1 are guarded (a check op
// reports them), conversions out of range give what x86 gives.
//
//===----------------------------------------------------------------------===//
#pragma once
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace tenon {

/// Whether scalars of this type are computed with: float, integer or i1.
bool isScalarType(mlir::Type graphElement);

/// f32 for the two half types, else the type itself, signless.
mlir::Type computeType(mlir::Type graphElement);

class ScalarMath {
public:
  /// Of a graph's element type; half types are computed in f32.
  ScalarMath(mlir::ImplicitLocOpBuilder &builder, mlir::Type graphElement);

  mlir::ImplicitLocOpBuilder &b;
  /// What values are computed in.
  mlir::Type type;
  bool isFloat, isUnsigned;

  /// From the element type to `type`, and back.
  mlir::Value widen(mlir::Value value);
  mlir::Value narrow(mlir::Value value);

  mlir::Value constant(double value);
  mlir::Value integer(int64_t value);

  mlir::Value add(mlir::Value lhs, mlir::Value rhs);
  mlir::Value sub(mlir::Value lhs, mlir::Value rhs);
  mlir::Value mul(mlir::Value lhs, mlir::Value rhs);
  mlir::Value div(mlir::Value lhs, mlir::Value rhs);
  /// Remainder with the sign of `lhs`.
  mlir::Value rem(mlir::Value lhs, mlir::Value rhs);
  mlir::Value floorDiv(mlir::Value lhs, mlir::Value rhs);
  mlir::Value floorMod(mlir::Value lhs, mlir::Value rhs);
  mlir::Value max(mlir::Value lhs, mlir::Value rhs);
  mlir::Value min(mlir::Value lhs, mlir::Value rhs);
  mlir::Value pow(mlir::Value lhs, mlir::Value rhs);
  /// The amount is clamped to the width.
  mlir::Value shift(mlir::Value lhs, mlir::Value rhs, bool left);

  mlir::Value less(mlir::Value lhs, mlir::Value rhs);
  mlir::Value equal(mlir::Value lhs, mlir::Value rhs);
  mlir::Value select(mlir::Value condition, mlir::Value ifTrue, mlir::Value otherwise);
  mlir::Value negate(mlir::Value value);
  mlir::Value abs(mlir::Value value);
  mlir::Value sign(mlir::Value value);

private:
  /// The least integer by -1 overflows, and so does anything by 0: both divide
  /// by 1 instead.
  mlir::Value safeDivisor(mlir::Value rhs);
  /// Whether two integers or two floats have different signs.
  mlir::Value signsDiffer(mlir::Value lhs, mlir::Value rhs);

  mlir::Type element;
};

/// Converts a scalar of graph type `from` to graph type `to` as TensorFlow's
/// Cast does on x86.
mlir::Value castScalar(mlir::ImplicitLocOpBuilder &b, mlir::Value value, mlir::Type from,
                       mlir::Type to);

/// The elements that leave a reduction unchanged, of the signless `type`.
mlir::TypedAttr zeroOf(mlir::Type type);
mlir::TypedAttr oneOf(mlir::Type type);
/// Minus infinity or the least integer of a graph's type, and the greatest.
mlir::TypedAttr lowestOf(mlir::Type graphElement);
mlir::TypedAttr highestOf(mlir::Type graphElement);

} // namespace tenon
