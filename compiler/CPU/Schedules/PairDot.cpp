//===- PairDot.cpp - Two terms of a bf16 product at once ------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Pairs are made in registers: two rows of a panel are interleaved by one instruction
// for each vector, which all rows of the tile use. So a panel is laid out as for every
// other CPU, and one file of constants serves several.
//
//===----------------------------------------------------------------------===//

#include "compiler/CPU/Schedules/PairDot.h"
#include "compiler/Object/Target.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace tenon;

/// The block argument of bf16 that `value` widens; null if it does not.
static BlockArgument widened(Value value) {
  auto extend = value.getDefiningOp<arith::ExtFOp>();
  auto argument = extend ? dyn_cast<BlockArgument>(extend.getIn()) : BlockArgument();
  return argument && argument.getType().isBF16() ? argument : BlockArgument();
}

/// The two factors of acc + a·b, if that is all that `root` computes.
static std::optional<std::pair<BlockArgument, BlockArgument>>
matchProduct(linalg::GenericOp root) {
  Block *body = root.getBody();
  auto sum = body->getTerminator()->getOperand(0).getDefiningOp<arith::AddFOp>();
  if (!sum || root.getNumDpsInputs() != 2 || root.getNumDpsInits() != 1)
    return std::nullopt;
  BlockArgument accumulator = body->getArguments().back();
  Value term = sum.getLhs() == accumulator   ? sum.getRhs()
               : sum.getRhs() == accumulator ? sum.getLhs()
                                             : Value();
  auto product = term ? term.getDefiningOp<arith::MulFOp>() : arith::MulFOp();
  if (!product || !accumulator.getType().isF32())
    return std::nullopt;
  BlockArgument a = widened(product.getLhs()), b = widened(product.getRhs());
  if (!a || !b || a == b || a == accumulator || b == accumulator)
    return std::nullopt;
  return std::pair(a, b);
}

std::optional<PairDot> tenon::matchPairDot(linalg::GenericOp root, unsigned laneLoop,
                                           std::optional<unsigned> rowLoop,
                                           unsigned termLoop, const TargetInfo &target) {
  if (!target.hasBf16)
    return std::nullopt;
  auto factors = matchProduct(root);
  if (!factors)
    return std::nullopt;
  OpOperand *a = root.getMatchingOpOperand(factors->first),
            *b = root.getMatchingOpOperand(factors->second);
  if (root.getMatchingIndexingMap(a).isFunctionOfDim(laneLoop))
    std::swap(a, b);
  AffineMap lanes = root.getMatchingIndexingMap(b);
  if (root.getMatchingIndexingMap(a).isFunctionOfDim(laneLoop) ||
      !lanes.isFunctionOfDim(laneLoop) || (rowLoop && lanes.isFunctionOfDim(*rowLoop)))
    return std::nullopt;
  return PairDot{a, b, termLoop};
}

/// The values of `operand` at `ivs` and at the next term.
static std::pair<PointValue, PointValue> bothTerms(PointEmitter &emitter,
                                                   OpOperand *operand, unsigned termLoop,
                                                   ArrayRef<LinearIndex> ivs) {
  auto root = cast<linalg::GenericOp>(operand->getOwner());
  SmallVector<LinearIndex> at(ivs);
  auto value = [&] {
    SmallVector<LinearIndex> point;
    for (AffineExpr expr : root.getMatchingIndexingMap(operand).getResults())
      point.push_back(emitter.index.evaluate(expr, at));
    return emitter.emit(operand->get(), point);
  };
  PointValue first = value();
  at[termLoop] = emitter.index.add(at[termLoop], 1);
  return {first, value()};
}

Value PairDot::pairOfRow(PointEmitter &emitter, ArrayRef<LinearIndex> ivs) const {
  auto [first, second] = bothTerms(emitter, row, termLoop, ivs);
  OpBuilder &builder = emitter.index.builder;
  Location loc = row->getOwner()->getLoc();
  // As integers: of neighbours, LLVM makes one load.
  auto bits = [&](const PointValue &value) -> Value {
    Value half = arith::BitcastOp::create(builder, loc, builder.getI16Type(),
                                          emitter.asScalar(value));
    return arith::ExtUIOp::create(builder, loc, builder.getI32Type(), half);
  };
  Value high = arith::ShLIOp::create(builder, loc, bits(second),
                                     arith::ConstantIntOp::create(builder, loc, 16, 32));
  Value pair = arith::OrIOp::create(builder, loc, bits(first), high);
  int64_t lanes = emitter.index.lanes;
  Value all = vector::BroadcastOp::create(
      builder, loc, VectorType::get({lanes}, builder.getI32Type()), pair);
  return vector::BitCastOp::create(
      builder, loc, VectorType::get({2 * lanes}, builder.getBF16Type()), all);
}

Value PairDot::pairOfLanes(PointEmitter &emitter, ArrayRef<LinearIndex> ivs) const {
  auto [first, second] = bothTerms(emitter, lanes, termLoop, ivs);
  SmallVector<int64_t> order;
  for (int64_t lane = 0, count = emitter.index.lanes; lane < count; ++lane)
    order.append({lane, count + lane});
  return vector::ShuffleOp::create(emitter.index.builder, lanes->getOwner()->getLoc(),
                                   emitter.asVector(first), emitter.asVector(second),
                                   order);
}

Value tenon::emitPairDot(OpBuilder &builder, Location loc, Value sum, Value row,
                         Value lanes) {
  auto name = builder.getStringAttr("llvm.x86.avx512bf16.dpbf16ps.512");
  return LLVM::CallIntrinsicOp::create(builder, loc, sum.getType(), name,
                                       ValueRange{sum, row, lanes})
      .getResult(0);
}
