//===- Reduction.cpp - The one op that a reduction combines with ----------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "compiler/CPU/Schedules/Reduction.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/Matchers.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace tenon;

/// x > accumulator ? x : accumulator: a maximum that passes over NaN.
static bool isLargerNumber(Operation *op, Value accumulator) {
  auto select = dyn_cast_or_null<arith::SelectOp>(op);
  auto compare =
      select ? select.getCondition().getDefiningOp<arith::CmpFOp>() : arith::CmpFOp();
  return compare && compare.getPredicate() == arith::CmpFPredicate::OLT &&
         compare.getLhs() == accumulator && select.getFalseValue() == accumulator &&
         compare.getRhs() == select.getTrueValue() && accumulator.hasNUses(2);
}

std::optional<ReductionKind> tenon::matchReduction(linalg::GenericOp generic) {
  if (generic.getNumResults() != 1 || generic.getNumReductionLoops() == 0)
    return std::nullopt;
  Block *body = generic.getBody();
  BlockArgument accumulator = body->getArguments().back();
  Operation *op = body->getTerminator()->getOperand(0).getDefiningOp();
  if (isLargerNumber(op, accumulator))
    return ReductionKind::MAXNUMF;
  if (!op || op->getNumOperands() != 2 || !accumulator.hasOneUse() ||
      *accumulator.user_begin() != op)
    return std::nullopt;
  return llvm::TypeSwitch<Operation *, std::optional<ReductionKind>>(op)
      .Case<arith::AddFOp, arith::AddIOp>([](auto) { return ReductionKind::ADD; })
      .Case<arith::MulFOp, arith::MulIOp>([](auto) { return ReductionKind::MUL; })
      .Case<arith::MaximumFOp>([](auto) { return ReductionKind::MAXIMUMF; })
      .Case<arith::MinimumFOp>([](auto) { return ReductionKind::MINIMUMF; })
      .Case<arith::MaxSIOp>([](auto) { return ReductionKind::MAXSI; })
      .Case<arith::MinSIOp>([](auto) { return ReductionKind::MINSI; })
      .Case<arith::MaxUIOp>([](auto) { return ReductionKind::MAXUI; })
      .Case<arith::MinUIOp>([](auto) { return ReductionKind::MINUI; })
      .Case<arith::AndIOp>([](auto) { return ReductionKind::AND; })
      .Case<arith::OrIOp>([](auto) { return ReductionKind::OR; })
      .Default([](Operation *) { return std::nullopt; });
}

static arith::AtomicRMWKind atomicKind(ReductionKind kind, Type type) {
  bool isFloat = isa<FloatType>(type);
  switch (kind) {
  case ReductionKind::ADD:
    return isFloat ? arith::AtomicRMWKind::addf : arith::AtomicRMWKind::addi;
  case ReductionKind::MUL:
    return isFloat ? arith::AtomicRMWKind::mulf : arith::AtomicRMWKind::muli;
  case ReductionKind::MAXIMUMF:
  case ReductionKind::MAXNUMF: // of no numbers: not NaN, but minus infinity
    return arith::AtomicRMWKind::maximumf;
  case ReductionKind::MINIMUMF:
    return arith::AtomicRMWKind::minimumf;
  case ReductionKind::MAXSI:
    return arith::AtomicRMWKind::maxs;
  case ReductionKind::MINSI:
    return arith::AtomicRMWKind::mins;
  case ReductionKind::MAXUI:
    return arith::AtomicRMWKind::maxu;
  case ReductionKind::MINUI:
    return arith::AtomicRMWKind::minu;
  case ReductionKind::AND:
    return arith::AtomicRMWKind::andi;
  default:
    return arith::AtomicRMWKind::ori;
  }
}

/// The neutral element as an attribute of `type`.
static TypedAttr neutralOf(OpBuilder &builder, Location loc, ReductionKind kind,
                           Type type) {
  return arith::getIdentityValueAttr(atomicKind(kind, type), type, builder, loc);
}

Value tenon::neutralVector(OpBuilder &builder, Location loc, ReductionKind kind,
                           Type elementType, int64_t lanes) {
  TypedAttr scalar = neutralOf(builder, loc, kind, elementType);
  auto type = VectorType::get({lanes}, elementType);
  return arith::ConstantOp::create(builder, loc, DenseElementsAttr::get(type, scalar));
}

Value tenon::neutralScalar(OpBuilder &builder, Location loc, ReductionKind kind,
                           Type elementType) {
  return arith::ConstantOp::create(builder, loc,
                                   neutralOf(builder, loc, kind, elementType));
}

bool tenon::isNeutral(ReductionKind kind, TypedAttr value) {
  OpBuilder builder(value.getContext());
  TypedAttr neutral = neutralOf(builder, builder.getUnknownLoc(), kind, value.getType());
  if (neutral == value)
    return true;
  // -0 and +0 are both neutral to a sum that starts at +0.
  auto number = dyn_cast<FloatAttr>(value);
  return kind == ReductionKind::ADD && number && number.getValue().isZero();
}

Value tenon::combine(OpBuilder &builder, Location loc, ReductionKind kind, Value a,
                     Value b) {
  if (kind == ReductionKind::MAXNUMF) {
    // One instruction, which an accumulator that is no NaN allows.
    Value isLarger = arith::CmpFOp::create(builder, loc, arith::CmpFPredicate::OLT, a, b);
    return arith::SelectOp::create(builder, loc, isLarger, b, a);
  }
  return vector::makeArithReduction(builder, loc, kind, a, b);
}

Value tenon::reduceLanes(OpBuilder &builder, Location loc, ReductionKind kind,
                         Value vector) {
  auto type = cast<VectorType>(vector.getType());
  int64_t lanes = type.getDimSize(0);
  // Halves are combined lane by lane: an order that every target keeps.
  while (lanes > 1) {
    lanes /= 2;
    SmallVector<int64_t> low, high;
    for (int64_t lane = 0; lane < lanes; ++lane) {
      low.push_back(lane);
      high.push_back(lane + lanes);
    }
    Value a = vector::ShuffleOp::create(builder, loc, vector, vector, low);
    Value b = vector::ShuffleOp::create(builder, loc, vector, vector, high);
    vector = combine(builder, loc, kind, a, b);
  }
  return vector::ExtractOp::create(builder, loc, vector, ArrayRef<int64_t>{0});
}
