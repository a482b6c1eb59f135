//===- Reduce.cpp - Gradients of the reduce family ------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Of equal extrema each gets its share, as in TensorFlow. The gradient of a product is
// exact where elements are zero: with one zero only that element has a derivative.
//
//===----------------------------------------------------------------------===//
#include "compiler/Autodiff/Gradients/Gradients.h"

using namespace mlir;
using namespace tenon;

/// A value of the reduction's result with the reduced dimensions as ones again.
static Value kept(ReduceOp op, Reverse &r, Value value) {
  SmallVector<int64_t> axes(op.getAxes());
  llvm::sort(axes);
  if (op.getKeepDims() || axes.empty())
    return value;
  return r.make<ExpandDimsOp>(value, ArrayRef<int64_t>(axes));
}

static Value overInput(ReduceOp op, Reverse &r, Value value) {
  return r.make<BroadcastToOp>(value, r.shapeOf(op.getInput()));
}

static Value ofExtremum(ReduceOp op, Reverse &r) {
  Value x = op.getInput();
  Value isExtremum = r.compare(Predicate::eq, x, kept(op, r, op.getResult()));
  Value shares = r.make<tenon::CastOp>(isExtremum, typeOf(x).getElementType());
  Value count = r.sum(shares, op.getAxes(), /*keepDims=*/true);
  return r.mul(r.div(shares, count), kept(op, r, r.gradient()));
}

static Value ofProduct(ReduceOp op, Reverse &r) {
  Value x = op.getInput(), zero = r.number(0, x), one = r.number(1, x);
  Value isZero = r.compare(Predicate::eq, x, zero);
  Value safe = r.select(isZero, one, x);
  Value product = r.make<ReduceOp>(ReduceKind::prod, safe, op.getAxes(), true);
  Value zeros = r.make<tenon::CastOp>(isZero, typeOf(x).getElementType());
  Value others = r.sub(r.sum(zeros, op.getAxes(), true), zeros);
  Value isAlone = r.compare(Predicate::eq, others, zero);
  Value derivative = r.select(isAlone, r.div(product, safe), zero);
  return r.mul(r.conj(derivative), kept(op, r, r.gradient()));
}

static void ofReduce(ReduceOp op, Reverse &r) {
  Value x = op.getInput();
  switch (op.getKind()) {
  case ReduceKind::sum:
    return r.add(x, overInput(op, r, kept(op, r, r.gradient())));
  case ReduceKind::mean: {
    Value count = r.count(x, op.getAxes(), x);
    return r.add(x, overInput(op, r, kept(op, r, r.div(r.gradient(), count))));
  }
  case ReduceKind::max:
  case ReduceKind::min:
    return r.add(x, ofExtremum(op, r));
  case ReduceKind::prod:
    return r.add(x, ofProduct(op, r));
  case ReduceKind::any:
  case ReduceKind::all:
    return;
  }
}

static void ofReduceToShape(ReduceToShapeOp op, Reverse &r) {
  r.add(op.getInput(), r.make<BroadcastToOp>(r.gradient(), r.shapeOf(op.getInput())));
}

//===----------------------------------------------------------------------===//
// Running combinations
//===----------------------------------------------------------------------===//

/// Back along the axis: what an element took part in comes after it.
static Value cumulateBack(CumulateOp op, Reverse &r, CumulateKind kind, Value value) {
  return r.make<CumulateOp>(kind, value, op.getAxis(), op.getExclusive(),
                            !op.getReverse());
}

/// Parts of the gradient by sign, in logarithms, as exponentials would overflow.
static Value ofLogSumExp(CumulateOp op, Reverse &r) {
  Value x = op.getInput(), g = r.gradient(), zero = r.number(0, x), one = r.number(1, x);
  const auto &semantics = cast<FloatType>(typeOf(x).getElementType()).getFloatSemantics();
  APFloat lowest = APFloat::getLargest(semantics, /*Negative=*/true);
  Value least = r.number(lowest.convertToDouble(), x);
  auto part = [&](Value share) {
    Value isPart = r.compare(Predicate::gt, share, zero);
    Value log = r.make<LogOp>(r.select(isPart, share, one));
    log = r.select(isPart, r.sub(log, op.getResult()), least);
    return r.make<ExpOp>(r.add2(cumulateBack(op, r, CumulateKind::logsumexp, log), x));
  };
  return r.sub(part(g), part(r.neg(g)));
}

static void ofCumulate(CumulateOp op, Reverse &r) {
  Value x = op.getInput(), g = r.gradient();
  switch (op.getKind()) {
  case CumulateKind::sum:
    return r.add(x, cumulateBack(op, r, CumulateKind::sum, g));
  case CumulateKind::prod: {
    // As in TensorFlow, an element that is zero has no derivative.
    Value sums = cumulateBack(op, r, CumulateKind::sum, r.mul(op.getResult(), g));
    Value isZero = r.compare(Predicate::eq, x, r.number(0, x));
    Value quotient = r.div(sums, r.select(isZero, r.number(1, x), x));
    return r.add(x, r.select(isZero, r.number(0, x), quotient));
  }
  case CumulateKind::logsumexp:
    return r.add(x, ofLogSumExp(op, r));
  }
}

void tenon::attachReduceGradients(MLIRContext *context) {
  attachRule<ReduceOp, ofReduce>(context);
  attachRule<ReduceToShapeOp, ofReduceToShape>(context);
  attachRule<CumulateOp, ofCumulate>(context);
}
