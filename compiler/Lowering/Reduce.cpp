//===- Reduce.cpp - Lowering of the reduce family -------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A generic with reduction iterators over a fill with the identity; a kept dim is
// an expansion of the result. Sums, products and means of f16 and bf16 accumulate
// in f32. An arg_reduce carries value and index and compares both, so that its
// result does not depend on the order.
//
//===----------------------------------------------------------------------===//
#include "compiler/Lowering/Lowering.h"
#include "compiler/Lowering/ScalarMath.h"
#include "dialects/Tenon/TenonOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"

using namespace mlir;

namespace tenon {

using Iterator = utils::IteratorType;

/// The loop nest of a reduction.
struct ReductionLoops {
  SmallVector<Iterator> iterators;
  SmallVector<unsigned> kept;
  Sizes keptSizes, reducedSizes;

  ReductionLoops(ArrayRef<Size> sizes, ArrayRef<int64_t> axes) {
    for (auto [dim, size] : llvm::enumerate(sizes)) {
      bool isReduced = llvm::is_contained(axes, int64_t(dim));
      iterators.push_back(isReduced ? Iterator::reduction : Iterator::parallel);
      (isReduced ? reducedSizes : keptSizes).push_back(size);
      if (!isReduced)
        kept.push_back(dim);
    }
  }
};

static TypedAttr identityOf(ReduceKind kind, Type element, Type accumulator) {
  switch (kind) {
  case ReduceKind::sum:
  case ReduceKind::mean:
  case ReduceKind::any:
    return zeroOf(accumulator);
  case ReduceKind::prod:
  case ReduceKind::all:
    return oneOf(accumulator);
  case ReduceKind::max:
    return lowestOf(isa<FloatType>(element) ? accumulator : element);
  case ReduceKind::min:
    return highestOf(isa<FloatType>(element) ? accumulator : element);
  }
  llvm_unreachable("unknown reduction");
}

static Value combine(ScalarMath &math, ReduceKind kind, Value x, Value acc) {
  switch (kind) {
  case ReduceKind::sum:
  case ReduceKind::mean:
    return math.add(acc, x);
  case ReduceKind::prod:
    return math.mul(acc, x);
  case ReduceKind::max:
    return math.max(acc, x);
  case ReduceKind::min:
    return math.min(acc, x);
  case ReduceKind::any:
    return arith::OrIOp::create(math.b, acc, x);
  case ReduceKind::all:
    return arith::AndIOp::create(math.b, acc, x);
  }
  llvm_unreachable("unknown reduction");
}

/// The number of elements as a scalar of `math`'s type.
static Value countScalar(ScalarMath &math, Size count) {
  if (auto known = getConstantIntValue(count))
    return math.constant(double(*known));
  Value number =
      arith::IndexCastOp::create(math.b, math.b.getI64Type(), cast<Value>(count));
  return castScalar(math.b, number, number.getType(), math.type);
}

/// The reduction without its kept dims, in the accumulator's type.
static Value reduceOver(Lowering &lowering, ReduceKind kind, Value input,
                        const ReductionLoops &loops, Type element, Type accumulator) {
  auto type = Lowering::typeOf(loops.keptSizes, accumulator);
  Value init =
      lowering.filled(type, loops.keptSizes, identityOf(kind, element, accumulator));
  unsigned rank = loops.iterators.size();
  AffineMap maps[] = {lowering.identity(rank), lowering.dims(rank, loops.kept)};
  return lowering
      .generic(input, init, maps, loops.iterators,
               [&](ImplicitLocOpBuilder &b, ValueRange scalars) {
                 ScalarMath math(b, element);
                 return SmallVector<Value>{
                     combine(math, kind, math.widen(scalars[0]), scalars[1])};
               })
      .front();
}

/// Divides a sum by the number of elements, or rounds to the element type.
static Value finish(Lowering &lowering, ReduceOp op, Value reduced,
                    const ReductionLoops &loops, Type element) {
  bool isMean = op.getKind() == ReduceKind::mean;
  auto type = cast<RankedTensorType>(reduced.getType());
  auto narrow = type.clone(signless(element));
  if (!isMean && type == narrow)
    return reduced;
  Size count = lowering.index.product(loops.reducedSizes);
  AffineMap map = lowering.identity(type.getRank());
  return lowering.parallel(narrow, loops.keptSizes, reduced, map,
                           [&](ImplicitLocOpBuilder &b, ArrayRef<Value> scalars) {
                             ScalarMath math(b, element);
                             Value result = scalars[0];
                             if (isMean)
                               result = math.div(result, countScalar(math, count));
                             return math.narrow(result);
                           });
}

static LogicalResult lowerReduce(ReduceOp op, Lowering &lowering) {
  Type element = lowering.source(op.getInput()).getElementType();
  if (!isScalarType(element))
    return failure();
  Sizes input = lowering.sizes(op.getInput());
  if (op.getAxes().empty()) {
    lowering.replace(op.getResult(), lowering.lowered(op.getInput()), input);
    return success();
  }
  ReductionLoops loops(input, op.getAxes());
  Value reduced = reduceOver(lowering, op.getKind(), lowering.lowered(op.getInput()),
                             loops, element, computeType(element));
  Value result = finish(lowering, op, reduced, loops, element);
  Sizes out = loops.keptSizes;
  if (op.getKeepDims()) {
    out = input;
    for (int64_t axis : op.getAxes())
      out[axis] = lowering.index.constant(1);
    result = lowering.reshape(result, loops.keptSizes,
                              Lowering::typeOf(out, signless(element)), out);
  }
  lowering.replace(op.getResult(), result, out);
  return success();
}

//===----------------------------------------------------------------------===//
// arg_reduce
//===----------------------------------------------------------------------===//

/// Whether the candidate beats what was found: better, or equal and earlier.
static Value beats(ScalarMath &math, bool isMax, Value candidate, Value place, Value best,
                   Value bestPlace) {
  ImplicitLocOpBuilder &b = math.b;
  Value better = isMax ? math.less(best, candidate) : math.less(candidate, best);
  Value isEarlier = arith::CmpIOp::create(b, arith::CmpIPredicate::slt, place, bestPlace);
  Value isTie = arith::AndIOp::create(b, math.equal(candidate, best), isEarlier);
  return arith::OrIOp::create(b, better, isTie);
}

static LogicalResult lowerArgReduce(ArgReduceOp op, Lowering &lowering) {
  Type element = lowering.source(op.getInput()).getElementType();
  if (!isScalarType(element))
    return failure();
  bool isMax = op.getKind() == ArgReduceKind::max;
  int64_t axis = op.getAxis();
  ReductionLoops loops(lowering.sizes(op.getInput()), axis);
  RankedTensorType type = lowering.target(op.getResult());
  Type placeType = type.getElementType();
  auto indexType = Lowering::typeOf(loops.keptSizes, placeType);
  auto valueType = indexType.clone(signless(element));
  SmallVector<Value> inits = {
      lowering.filled(valueType, loops.keptSizes,
                      isMax ? lowestOf(element) : highestOf(element)),
      lowering.filled(indexType, loops.keptSizes, zeroOf(placeType))};
  unsigned rank = loops.iterators.size();
  AffineMap out = lowering.dims(rank, loops.kept);
  auto body = [&](ImplicitLocOpBuilder &b, ValueRange scalars) {
    Value place = arith::IndexCastOp::create(
        b, placeType, linalg::IndexOp::create(b, axis).getResult());
    ScalarMath math(b, element);
    Value wins = beats(math, isMax, math.widen(scalars[0]), place, math.widen(scalars[1]),
                       scalars[2]);
    return SmallVector<Value>{arith::SelectOp::create(b, wins, scalars[0], scalars[1]),
                              arith::SelectOp::create(b, wins, place, scalars[2])};
  };
  ValueRange results =
      lowering.generic(lowering.lowered(op.getInput()), inits,
                       {lowering.identity(rank), out, out}, loops.iterators, body);
  lowering.replace(op.getResult(), results[1], loops.keptSizes);
  return success();
}

//===----------------------------------------------------------------------===//
// reduce_to_shape
//===----------------------------------------------------------------------===//

/// Where each dim of the input goes: it is summed, kept, or, where only the run knows
/// whether the result's size is 1, summed in parts of size input / result.
struct BroadcastDims {
  SmallVector<int64_t> axes, ones;
  SmallVector<unsigned> uncertain;

  BroadcastDims(ArrayRef<Size> input, ArrayRef<Size> out) {
    size_t missing = input.size() - out.size();
    for (size_t dim = 0; dim < input.size(); ++dim) {
      Size size = dim < missing ? Size() : out[dim - missing];
      if (dim < missing || (size != input[dim] && isConstantIntValue(size, 1))) {
        axes.push_back(dim);
        if (dim >= missing)
          ones.push_back(dim - missing);
      } else if (size != input[dim] && !getConstantIntValue(size) &&
                 !isConstantIntValue(input[dim], 1)) {
        uncertain.push_back(dim);
      }
    }
  }
};

/// Sums windows that are one element or all of a dim: element r + i of it goes to i.
/// Either the loop over i or that over r makes one turn.
static Value sumWindows(Lowering &lowering, Value input, ArrayRef<Size> sizes,
                        ArrayRef<Size> out, ArrayRef<unsigned> uncertain, Type element) {
  auto type = cast<RankedTensorType>(input.getType());
  unsigned rank = sizes.size(), loops = rank + uncertain.size();
  SmallVector<AffineExpr> read;
  SmallVector<unsigned> kept, window;
  Sizes windowSizes;
  for (unsigned dim = 0; dim < rank; ++dim) {
    read.push_back(lowering.b.getAffineDimExpr(dim));
    kept.push_back(dim);
    const auto *at = llvm::find(uncertain, dim);
    if (at == uncertain.end())
      continue;
    unsigned loop = rank + (at - uncertain.begin());
    read.back() = read.back() + lowering.b.getAffineDimExpr(loop);
    window.push_back(loop);
    windowSizes.push_back(lowering.index.floorDiv(sizes[dim], out[dim]));
  }
  AffineMap maps[] = {AffineMap::get(loops, 0, read, lowering.b.getContext()),
                      lowering.dims(loops, window), lowering.dims(loops, kept)};
  SmallVector<Iterator> iterators(rank, Iterator::parallel);
  iterators.append(uncertain.size(), Iterator::reduction);
  Type accumulator = type.getElementType();
  Value places = lowering.empty(Lowering::typeOf(windowSizes, accumulator), windowSizes);
  Value init =
      lowering.filled(Lowering::typeOf(out, accumulator), out, zeroOf(accumulator));
  return lowering
      .generic({input, places}, init, maps, iterators,
               [&](ImplicitLocOpBuilder &b, ValueRange scalars) {
                 ScalarMath math(b, element);
                 return SmallVector<Value>{math.add(scalars[2], scalars[0])};
               })
      .front();
}

static LogicalResult lowerReduceToShape(ReduceToShapeOp op, Lowering &lowering) {
  Type element = lowering.source(op.getInput()).getElementType();
  if (!isScalarType(element))
    return failure();
  Sizes input = lowering.sizes(op.getInput());
  Sizes out = lowering.shapes.evaluate(op.getShape());
  lowering.useStatic(out, lowering.target(op.getResult()));
  BroadcastDims dims(input, out);
  ReductionLoops loops(input, dims.axes);
  Type accumulator = computeType(element);
  Value value = lowering.lowered(op.getInput());
  auto cast = [&](Type to) {
    auto type = mlir::cast<RankedTensorType>(value.getType());
    if (type.getElementType() == to)
      return;
    bool isNarrow = to != accumulator;
    value = lowering.parallel(
        type.clone(to), loops.keptSizes, value, lowering.identity(type.getRank()),
        [&](ImplicitLocOpBuilder &b, ArrayRef<Value> scalars) {
          ScalarMath math(b, element);
          return isNarrow ? math.narrow(scalars[0]) : math.widen(scalars[0]);
        });
  };
  if (!dims.axes.empty())
    value = reduceOver(lowering, ReduceKind::sum, value, loops, element, accumulator);
  Sizes kept;
  for (auto [dim, size] : llvm::enumerate(out))
    if (!llvm::is_contained(dims.ones, int64_t(dim)))
      kept.push_back(size);
  SmallVector<unsigned> uncertain;
  for (unsigned dim : dims.uncertain)
    uncertain.push_back(dim - llvm::count_if(dims.axes, [&](int64_t axis) {
                          return axis < int64_t(dim);
                        }));
  if (!uncertain.empty()) {
    cast(accumulator);
    value = sumWindows(lowering, value, loops.keptSizes, kept, uncertain, element);
    loops.keptSizes = kept;
  }
  cast(signless(element));
  value = lowering.reshape(value, loops.keptSizes,
                           Lowering::typeOf(out, signless(element)), out);
  lowering.replace(op.getResult(), value, out);
  return success();
}

void addReduceLowerings(LoweringTable &table) {
  table.add(lowerReduce);
  table.add(lowerReduceToShape);
  table.add(lowerArgReduce);
}

} // namespace tenon
