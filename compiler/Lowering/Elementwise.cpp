//===- Elementwise.cpp - Lowering of the elementwise family ---------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One all-parallel linalg.generic an op; fusion comes later. f16 and bf16 are
// computed in f32 and rounded at the end of each op, as TensorFlow does.
//
//===----------------------------------------------------------------------===//
#include "compiler/Lowering/Lowering.h"
#include "compiler/Lowering/ScalarMath.h"
#include "compiler/Lowering/Strings.h"
#include "dialects/Tenon/TenonOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"

using namespace mlir;

namespace tenon {

using Unary = Value (*)(ScalarMath &, Value);
using Binary = Value (*)(ScalarMath &, Value, Value);

/// Lowers `op` by `compute` on scalars of its first operand's element type.
template <typename Compute>
static LogicalResult lowerByScalars(Operation *op, Lowering &lowering, Compute compute) {
  Type element = lowering.source(op->getOperand(0)).getElementType();
  if (!isScalarType(element))
    return failure();
  lowering.pointwise(op->getResult(0), op->getOperands(),
                     [&](ImplicitLocOpBuilder &b, ArrayRef<Value> scalars) {
                       ScalarMath math(b, element);
                       SmallVector<Value> wide;
                       for (Value scalar : scalars)
                         wide.push_back(math.widen(scalar));
                       return math.narrow(compute(math, ArrayRef<Value>(wide)));
                     });
  return success();
}

template <typename Op> static void addUnary(LoweringTable &table, Unary compute) {
  table.add(Op::getOperationName(), [compute](Operation *op, Lowering &lowering) {
    return lowerByScalars(op, lowering, [&](ScalarMath &math, ArrayRef<Value> scalars) {
      return compute(math, scalars[0]);
    });
  });
}

/// An op that is one op of the math dialect.
template <typename Op, typename MathOp> static void addMath(LoweringTable &table) {
  addUnary<Op>(table, [](ScalarMath &math, Value x) -> Value {
    return MathOp::create(math.b, x);
  });
}

template <typename Op> static void addBinary(LoweringTable &table, Binary compute) {
  table.add(Op::getOperationName(), [compute](Operation *op, Lowering &lowering) {
    return lowerByScalars(op, lowering, [&](ScalarMath &math, ArrayRef<Value> scalars) {
      return compute(math, scalars[0], scalars[1]);
    });
  });
}

/// An op that is one arith op of integers or i1.
template <typename Op, typename ArithOp> static void addArith(LoweringTable &table) {
  addBinary<Op>(table, [](ScalarMath &math, Value x, Value y) -> Value {
    return ArithOp::create(math.b, x, y);
  });
}

//===----------------------------------------------------------------------===//
// Unary
//===----------------------------------------------------------------------===//

static Value infinity(ScalarMath &math) {
  return arith::ConstantOp::create(math.b, highestOf(math.type));
}

static Value compareFloat(ScalarMath &math, arith::CmpFPredicate predicate, Value lhs,
                          Value rhs) {
  return arith::CmpFOp::create(math.b, predicate, lhs, rhs);
}

static void addUnaryLowerings(LoweringTable &table) {
  using S = ScalarMath;
  addUnary<AbsOp>(table, [](S &math, Value x) { return math.abs(x); });
  addUnary<NegOp>(table, [](S &math, Value x) { return math.negate(x); });
  addUnary<SignOp>(table, [](S &math, Value x) { return math.sign(x); });
  addUnary<ReciprocalOp>(table,
                         [](S &math, Value x) { return math.div(math.constant(1), x); });
  addUnary<SigmoidOp>(table, [](S &math, Value x) -> Value {
    Value power = math::ExpOp::create(math.b, math.negate(x));
    return math.div(math.constant(1), math.add(math.constant(1), power));
  });
  addUnary<IsNanOp>(table, [](S &math, Value x) {
    return compareFloat(math, arith::CmpFPredicate::UNO, x, x);
  });
  addUnary<IsInfOp>(table, [](S &math, Value x) {
    return compareFloat(math, arith::CmpFPredicate::OEQ, math.abs(x), infinity(math));
  });
  addUnary<IsFiniteOp>(table, [](S &math, Value x) {
    return compareFloat(math, arith::CmpFPredicate::OLT, math.abs(x), infinity(math));
  });
  addUnary<LogicalNotOp>(table, [](S &math, Value x) -> Value {
    return arith::XOrIOp::create(math.b, x, math.integer(1));
  });
  addUnary<BitwiseNotOp>(table, [](S &math, Value x) -> Value {
    return arith::XOrIOp::create(math.b, x, math.integer(-1));
  });
  addMath<ExpOp, math::ExpOp>(table);
  addMath<Expm1Op, math::ExpM1Op>(table);
  addMath<LogOp, math::LogOp>(table);
  addMath<Log1pOp, math::Log1pOp>(table);
  addMath<SqrtOp, math::SqrtOp>(table);
  addMath<RsqrtOp, math::RsqrtOp>(table);
  addMath<TanhOp, math::TanhOp>(table);
  addMath<ErfOp, math::ErfOp>(table);
  addMath<ErfcOp, math::ErfcOp>(table);
  addMath<SinOp, math::SinOp>(table);
  addMath<CosOp, math::CosOp>(table);
  addMath<TanOp, math::TanOp>(table);
  addMath<AsinOp, math::AsinOp>(table);
  addMath<AcosOp, math::AcosOp>(table);
  addMath<AtanOp, math::AtanOp>(table);
  addMath<SinhOp, math::SinhOp>(table);
  addMath<CoshOp, math::CoshOp>(table);
  addMath<AsinhOp, math::AsinhOp>(table);
  addMath<AcoshOp, math::AcoshOp>(table);
  addMath<AtanhOp, math::AtanhOp>(table);
  addMath<FloorOp, math::FloorOp>(table);
  addMath<CeilOp, math::CeilOp>(table);
  addMath<RoundOp, math::RoundEvenOp>(table);
}

//===----------------------------------------------------------------------===//
// Binary
//===----------------------------------------------------------------------===//

static void addBinaryLowerings(LoweringTable &table) {
  using S = ScalarMath;
  addBinary<AddOp>(table, [](S &m, Value x, Value y) { return m.add(x, y); });
  addBinary<SubOp>(table, [](S &m, Value x, Value y) { return m.sub(x, y); });
  addBinary<MulOp>(table, [](S &m, Value x, Value y) { return m.mul(x, y); });
  addBinary<DivOp>(table, [](S &m, Value x, Value y) { return m.div(x, y); });
  addBinary<FloorDivOp>(table, [](S &m, Value x, Value y) { return m.floorDiv(x, y); });
  addBinary<FloorModOp>(table, [](S &m, Value x, Value y) { return m.floorMod(x, y); });
  addBinary<TruncModOp>(table, [](S &m, Value x, Value y) { return m.rem(x, y); });
  addBinary<MaxOp>(table, [](S &m, Value x, Value y) { return m.max(x, y); });
  addBinary<MinOp>(table, [](S &m, Value x, Value y) { return m.min(x, y); });
  addBinary<PowOp>(table, [](S &m, Value x, Value y) { return m.pow(x, y); });
  addBinary<Atan2Op>(table, [](S &m, Value x, Value y) -> Value {
    return math::Atan2Op::create(m.b, x, y);
  });
  addArith<LogicalAndOp, arith::AndIOp>(table);
  addArith<LogicalOrOp, arith::OrIOp>(table);
  addArith<BitwiseAndOp, arith::AndIOp>(table);
  addArith<BitwiseOrOp, arith::OrIOp>(table);
  addArith<BitwiseXorOp, arith::XOrIOp>(table);
  addBinary<ShiftLeftOp>(table,
                         [](S &m, Value x, Value y) { return m.shift(x, y, true); });
  addBinary<ShiftRightOp>(table,
                          [](S &m, Value x, Value y) { return m.shift(x, y, false); });
}

//===----------------------------------------------------------------------===//
// Compare, select, cast
//===----------------------------------------------------------------------===//

static arith::CmpFPredicate floatPredicate(Predicate predicate) {
  switch (predicate) {
  case Predicate::eq:
    return arith::CmpFPredicate::OEQ;
  case Predicate::ne:
    return arith::CmpFPredicate::UNE;
  case Predicate::lt:
    return arith::CmpFPredicate::OLT;
  case Predicate::le:
    return arith::CmpFPredicate::OLE;
  case Predicate::gt:
    return arith::CmpFPredicate::OGT;
  case Predicate::ge:
    return arith::CmpFPredicate::OGE;
  }
  llvm_unreachable("unknown predicate");
}

static arith::CmpIPredicate integerPredicate(Predicate predicate, bool isUnsigned) {
  using P = arith::CmpIPredicate;
  switch (predicate) {
  case Predicate::eq:
    return P::eq;
  case Predicate::ne:
    return P::ne;
  case Predicate::lt:
    return isUnsigned ? P::ult : P::slt;
  case Predicate::le:
    return isUnsigned ? P::ule : P::sle;
  case Predicate::gt:
    return isUnsigned ? P::ugt : P::sgt;
  case Predicate::ge:
    return isUnsigned ? P::uge : P::sge;
  }
  llvm_unreachable("unknown predicate");
}

static LogicalResult lowerCompare(CompareOp op, Lowering &lowering) {
  Predicate predicate = op.getPredicate();
  if (isa<StringType>(lowering.source(op.getLhs()).getElementType())) {
    lowerStringCompare(op, lowering);
    return success();
  }
  return lowerByScalars(
      op, lowering, [&](ScalarMath &math, ArrayRef<Value> scalars) -> Value {
        if (math.isFloat)
          return compareFloat(math, floatPredicate(predicate), scalars[0], scalars[1]);
        return arith::CmpIOp::create(math.b, integerPredicate(predicate, math.isUnsigned),
                                     scalars[0], scalars[1]);
      });
}

static LogicalResult lowerSelect(SelectOp op, Lowering &lowering) {
  if (!isScalarType(lowering.target(op.getOnTrue()).getElementType()))
    return failure();
  lowering.pointwise(op.getResult(), op.getOperands(),
                     [](ImplicitLocOpBuilder &b, ArrayRef<Value> scalars) -> Value {
                       return arith::SelectOp::create(b, scalars[0], scalars[1],
                                                      scalars[2]);
                     });
  return success();
}

static LogicalResult lowerCast(CastOp op, Lowering &lowering) {
  Type from = lowering.source(op.getInput()).getElementType();
  Type to = lowering.source(op.getResult()).getElementType();
  if (!isScalarType(from) || !isScalarType(to))
    return failure();
  bool isSameWidth =
      !from.isInteger(1) && !to.isInteger(1) && signless(from) == signless(to);
  if (from == to || isSameWidth) {
    lowering.replace(op.getResult(), lowering.lowered(op.getInput()),
                     lowering.sizes(op.getInput()));
    return success();
  }
  lowering.pointwise(op.getResult(), op.getInput(),
                     [&](ImplicitLocOpBuilder &b, ArrayRef<Value> scalars) {
                       return castScalar(b, scalars[0], from, to);
                     });
  return success();
}

static LogicalResult lowerBitcast(BitcastOp op, Lowering &lowering) {
  RankedTensorType type = lowering.target(op.getResult());
  if (lowering.target(op.getInput()).getElementType() == type.getElementType()) {
    lowering.replace(op.getResult(), lowering.lowered(op.getInput()),
                     lowering.sizes(op.getInput()));
    return success();
  }
  lowering.pointwise(op.getResult(), op.getInput(),
                     [&](ImplicitLocOpBuilder &b, ArrayRef<Value> scalars) -> Value {
                       return arith::BitcastOp::create(b, type.getElementType(),
                                                       scalars[0]);
                     });
  return success();
}

void addElementwiseLowerings(LoweringTable &table) {
  addUnaryLowerings(table);
  addBinaryLowerings(table);
  table.add(lowerCompare);
  table.add(lowerSelect);
  table.add(lowerCast);
  table.add(lowerBitcast);
}

} // namespace tenon
