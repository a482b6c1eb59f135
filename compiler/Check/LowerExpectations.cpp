//===- LowerExpectations.cpp - Expectations of tests as checks ------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Check/Passes.h"
#include "dialects/Check/CheckOps.h"
#include "dialects/Tenon/TenonOps.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace tenon {
#define GEN_PASS_DEF_LOWEREXPECTATIONSPASS
#include "compiler/Check/Passes.h.inc"

using namespace mlir;

namespace {

/// "FILE:LINE" of an op that was parsed.
std::string placeOf(Location loc) {
  std::string place = "check";
  loc->walk([&](Location inner) {
    auto file = dyn_cast<FileLineColLoc>(inner);
    if (!file)
      return WalkResult::advance();
    place = file.getFilename().str() + ":" + std::to_string(file.getLine());
    return WalkResult::interrupt();
  });
  return place;
}

/// Builds what one expectation becomes.
class Expectation {
public:
  explicit Expectation(Operation *op)
      : b(op->getLoc(), op), place(placeOf(op->getLoc())),
        actual(opaque(op->getOperand(0))), expected(opaque(op->getOperand(1))) {}

  void expectEqual();
  void expectClose(double tolerance);

private:
  Value opaque(Value value) { return check::OpaqueOp::create(b, value.getType(), value); }
  Value splat(double value, Type element) {
    auto type = RankedTensorType::get({}, element);
    return ConstantOp::create(
        b, DenseElementsAttr::get(type, b.getFloatAttr(element, value)));
  }
  Value compare(Predicate predicate, Value lhs, Value rhs) {
    return CompareOp::create(b, bools(), predicate, lhs, rhs);
  }
  Value equalOrNan();
  Value reduceAll(ReduceKind kind, Value input);
  void expectShape();
  void expectAll(Value same);

  RankedTensorType type() { return cast<RankedTensorType>(actual.getType()); }
  RankedTensorType typeOf(Type element) {
    auto shape = cast<RankedTensorType>(expected.getType()).getShape();
    return RankedTensorType::get(shape, element);
  }
  RankedTensorType bools() { return typeOf(b.getI1Type()); }

  ImplicitLocOpBuilder b;
  std::string place;
  Value actual, expected;
};

Value Expectation::equalOrNan() {
  Value same = compare(Predicate::eq, actual, expected);
  if (!isa<FloatType>(type().getElementType()))
    return same;
  auto nans = RankedTensorType::get(type().getShape(), b.getI1Type());
  Value nan = LogicalAndOp::create(b, bools(), IsNanOp::create(b, nans, actual),
                                   IsNanOp::create(b, bools(), expected));
  return LogicalOrOp::create(b, bools(), same, nan);
}

Value Expectation::reduceAll(ReduceKind kind, Value input) {
  auto from = cast<RankedTensorType>(input.getType());
  auto axes = llvm::to_vector(llvm::seq<int64_t>(from.getRank()));
  return ReduceOp::create(b, RankedTensorType::get({}, from.getElementType()), kind,
                          input, axes, /*keep_dims=*/false);
}

/// Before elements are compared, which would be broadcast otherwise.
void Expectation::expectShape() {
  if (type().hasStaticShape())
    return;
  auto sizes = RankedTensorType::get({type().getRank()}, b.getI64Type());
  auto isSame = RankedTensorType::get({type().getRank()}, b.getI1Type());
  Value same =
      CompareOp::create(b, isSame, Predicate::eq, ShapeOfOp::create(b, sizes, actual),
                        ShapeOfOp::create(b, sizes, expected));
  CheckOp::create(b, reduceAll(ReduceKind::all, same), place + ": the shapes differ");
}

void Expectation::expectAll(Value same) {
  auto counts = typeOf(b.getI64Type());
  Value differs = LogicalNotOp::create(b, bools(), same);
  Value count = reduceAll(ReduceKind::sum, CastOp::create(b, counts, differs));
  auto scalar = RankedTensorType::get({}, b.getI64Type());
  Value zero =
      ConstantOp::create(b, DenseElementsAttr::get(scalar, b.getI64IntegerAttr(0)));
  Value none = CompareOp::create(b, RankedTensorType::get({}, b.getI1Type()),
                                 Predicate::eq, count, zero);
  std::string total = std::to_string(counts.getNumElements());
  CheckOp::create(b, none, b.getStringAttr(place + ": {0} of " + total + " differ"),
                  ValueRange{count});
}

void Expectation::expectEqual() {
  expectShape();
  expectAll(equalOrNan());
}

void Expectation::expectClose(double tolerance) {
  expectShape();
  Type element = type().getElementType();
  auto values = typeOf(element);
  Value size = AbsOp::create(b, values, expected);
  Value finite = IsFiniteOp::create(b, bools(), expected);
  Value scale = reduceAll(ReduceKind::max,
                          SelectOp::create(b, values, finite, size, splat(0, element)));
  Value bound = MulOp::create(b, RankedTensorType::get({}, element), scale,
                              splat(tolerance, element));
  Value apart = AbsOp::create(b, values, SubOp::create(b, values, actual, expected));
  expectAll(LogicalOrOp::create(b, bools(), equalOrNan(),
                                compare(Predicate::le, apart, bound)));
}

struct LowerExpectationsPass : impl::LowerExpectationsPassBase<LowerExpectationsPass> {
  using Base::Base;

  void runOnOperation() override {
    getOperation().walk([](Operation *op) {
      if (auto constant = dyn_cast<check::UnfoldableConstantOp>(op)) {
        ImplicitLocOpBuilder b(op->getLoc(), op);
        Value known = ConstantOp::create(b, constant.getValue());
        constant.replaceAllUsesWith(
            check::OpaqueOp::create(b, known.getType(), known).getResult());
      } else if (isa<check::ExpectEqOp>(op)) {
        Expectation(op).expectEqual();
      } else if (auto close = dyn_cast<check::ExpectCloseOp>(op)) {
        Expectation(op).expectClose(close.getTolerance().convertToDouble());
      } else {
        return;
      }
      op->erase();
    });
  }
};

} // namespace
} // namespace tenon
