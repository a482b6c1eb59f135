//===- Shape.cpp - Lowering of the shape family ---------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Reshapes in all their forms, transpose, broadcast, tile, range and reverse.
// shape_of is lowered as a shape value (ShapeValues.h). Slices and concat are in
// Slice.cpp, pad in Pad.cpp.
//
//===----------------------------------------------------------------------===//
#include "compiler/Lowering/Lowering.h"
#include "compiler/Lowering/ScalarMath.h"
#include "dialects/Tenon/TenonOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"

using namespace mlir;

namespace tenon {

//===----------------------------------------------------------------------===//
// Reshapes
//===----------------------------------------------------------------------===//

/// The sizes that a reshape asks for, -1 resolved.
static Sizes reshapedSizes(ReshapeOp op, Lowering &lowering) {
  IndexMath &index = lowering.index;
  Value shape = op.getShape();
  bool isTracked = lowering.shapes.lookup(shape);
  Sizes sizes = lowering.shapes.evaluate(shape);
  lowering.useStatic(sizes, lowering.target(op.getResult()));
  Size total = index.product(lowering.sizes(op.getInput()));
  for (auto [dim, size] : llvm::enumerate(sizes)) {
    bool isInferred = isConstantIntValue(size, -1);
    // A size that the run feeds may be -1; one computed from shapes is not.
    bool mayBeInferred = !isTracked && isa<Value>(size);
    if (!isInferred && !mayBeInferred)
      continue;
    Sizes others;
    for (auto [other, otherSize] : llvm::enumerate(sizes))
      if (other != dim)
        others.push_back(otherSize);
    Size inferred = index.floorDiv(total, index.product(others));
    size = isInferred ? inferred : index.selectEqual(size, -1, inferred, size);
  }
  return sizes;
}

static LogicalResult lowerReshape(ReshapeOp op, Lowering &lowering) {
  Sizes to = reshapedSizes(op, lowering);
  Value input = lowering.lowered(op.getInput());
  Type element = cast<RankedTensorType>(input.getType()).getElementType();
  lowering.replace(op.getResult(),
                   lowering.reshape(input, lowering.sizes(op.getInput()),
                                    Lowering::typeOf(to, element), to),
                   to);
  return success();
}

/// Canonicalisation leaves casts between more and less static types.
static LogicalResult lowerTensorCast(tensor::CastOp op, Lowering &lowering) {
  Sizes sizes = lowering.sizes(op.getSource());
  lowering.useStatic(sizes, lowering.target(op.getDest()));
  lowering.replace(op.getDest(), lowering.lowered(op.getSource()), sizes);
  return success();
}

static LogicalResult lowerExpandDims(ExpandDimsOp op, Lowering &lowering) {
  Sizes from = lowering.sizes(op.getInput()), to;
  RankedTensorType type = lowering.target(op.getResult());
  auto next = from.begin();
  for (int64_t dim = 0, rank = type.getRank(); dim < rank; ++dim)
    to.push_back(llvm::is_contained(op.getAxes(), dim) ? lowering.index.constant(1)
                                                       : *next++);
  Value input = lowering.lowered(op.getInput());
  lowering.replace(
      op.getResult(),
      lowering.reshape(input, from, Lowering::typeOf(to, type.getElementType()), to), to);
  return success();
}

static LogicalResult lowerSqueeze(SqueezeOp op, Lowering &lowering) {
  Sizes from = lowering.sizes(op.getInput()), to;
  Value input = lowering.lowered(op.getInput());
  auto type = cast<RankedTensorType>(input.getType());
  SmallVector<int64_t> shape(type.getShape());
  for (auto [dim, size] : llvm::enumerate(from)) {
    if (llvm::is_contained(op.getAxes(), int64_t(dim))) {
      size = lowering.index.constant(1);
      shape[dim] = 1;
    } else {
      to.push_back(size);
    }
  }
  input = lowering.castTo(type.clone(shape), input);
  lowering.replace(
      op.getResult(),
      lowering.reshape(input, from, Lowering::typeOf(to, type.getElementType()), to), to);
  return success();
}

//===----------------------------------------------------------------------===//
// Transpose, broadcast, tile, reverse
//===----------------------------------------------------------------------===//

static LogicalResult lowerTranspose(TransposeOp op, Lowering &lowering) {
  Sizes from = lowering.sizes(op.getInput()), to;
  for (int64_t dim : op.getPerm())
    to.push_back(from[dim]);
  Value input = lowering.lowered(op.getInput());
  if (llvm::is_sorted(op.getPerm())) {
    lowering.replace(op.getResult(), input, to);
    return success();
  }
  auto type = cast<RankedTensorType>(input.getType());
  auto outType = Lowering::typeOf(to, type.getElementType());
  Value output = lowering.empty(outType, to);
  Value result =
      linalg::TransposeOp::create(lowering.b, input, output, op.getPerm())->getResult(0);
  lowering.replace(op.getResult(), result, to);
  return success();
}

static LogicalResult lowerBroadcastTo(BroadcastToOp op, Lowering &lowering) {
  Sizes to = lowering.shapes.evaluate(op.getShape());
  lowering.useStatic(to, lowering.target(op.getResult()));
  lowering.replace(op.getResult(), lowering.stretch(op.getInput(), to), to);
  return success();
}

/// A generic whose element comes from `input` at the indices that `place` makes
/// of the loop's.
template <typename Place>
static Value gatherFrom(Lowering &lowering, RankedTensorType type, ArrayRef<Size> sizes,
                        Value input, Place place) {
  return lowering.parallel(
      type, sizes, {}, {}, [&](ImplicitLocOpBuilder &b, ArrayRef<Value>) -> Value {
        SmallVector<Value> indices;
        for (int64_t dim = 0, rank = type.getRank(); dim < rank; ++dim)
          indices.push_back(place(b, dim, linalg::IndexOp::create(b, dim).getResult()));
        return tensor::ExtractOp::create(b, input, indices);
      });
}

static LogicalResult lowerTile(TileOp op, Lowering &lowering) {
  Sizes from = lowering.sizes(op.getInput());
  Sizes multiples = lowering.shapes.evaluate(op.getMultiples());
  RankedTensorType type = lowering.target(op.getResult());
  Sizes to, bounds;
  for (auto [size, multiple] : llvm::zip_equal(from, multiples)) {
    to.push_back(lowering.index.mul(size, multiple));
    bounds.push_back(isConstantIntValue(multiple, 1) ? Size() : size);
  }
  lowering.useStatic(to, type);
  Value input = lowering.lowered(op.getInput());
  auto place = [&](ImplicitLocOpBuilder &b, int64_t dim, Value loop) -> Value {
    if (!bounds[dim])
      return loop;
    return arith::RemSIOp::create(b, loop, Lowering::sizeInBody(b, bounds[dim]));
  };
  lowering.replace(op.getResult(), gatherFrom(lowering, type, to, input, place), to);
  return success();
}

static LogicalResult lowerReverse(ReverseOp op, Lowering &lowering) {
  Sizes sizes = lowering.sizes(op.getInput());
  Sizes last(sizes.size());
  for (int64_t axis : op.getAxes())
    last[axis] = lowering.index.sub(sizes[axis], lowering.index.constant(1));
  Value input = lowering.lowered(op.getInput());
  auto place = [&](ImplicitLocOpBuilder &b, int64_t dim, Value loop) -> Value {
    if (!last[dim])
      return loop;
    return arith::SubIOp::create(b, Lowering::sizeInBody(b, last[dim]), loop);
  };
  auto type = cast<RankedTensorType>(input.getType());
  lowering.replace(op.getResult(), gatherFrom(lowering, type, sizes, input, place),
                   sizes);
  return success();
}

//===----------------------------------------------------------------------===//
// Range
//===----------------------------------------------------------------------===//

/// The number of elements of a range of integers, as a size.
static Size integerRangeSize(RangeOp op, Lowering &lowering) {
  IndexMath &index = lowering.index;
  auto scalar = [&](Value value) { return lowering.shapes.evaluate(value)[0]; };
  Size distance = index.sub(scalar(op.getLimit()), scalar(op.getStart()));
  Size delta = scalar(op.getDelta());
  // ceil(distance / delta), by floors of positive divisors.
  Size zero = index.constant(0);
  Size up = index.selectLess(delta, zero, index.sub(zero, distance), distance);
  Size step = index.selectLess(delta, zero, index.sub(zero, delta), delta);
  return index.max(index.ceilDiv(up, step), zero);
}

/// Likewise of floats, computed in f64 as TensorFlow does.
static Size floatRangeSize(ArrayRef<Value> scalars, Type element, Lowering &lowering) {
  ImplicitLocOpBuilder &b = lowering.b;
  ScalarMath math(b, b.getF64Type());
  SmallVector<Value> wide;
  for (Value scalar : scalars)
    wide.push_back(castScalar(b, scalar, element, b.getF64Type()));
  Value steps = math.div(math.sub(wide[1], wide[0]), wide[2]);
  Value count = math.max(math::CeilOp::create(b, steps), math.constant(0));
  return arith::IndexCastOp::create(b, b.getIndexType(),
                                    castScalar(b, count, b.getF64Type(), b.getI64Type()))
      .getResult();
}

static LogicalResult lowerRange(RangeOp op, Lowering &lowering) {
  Type element = lowering.source(op.getStart()).getElementType();
  RankedTensorType type = lowering.target(op.getResult());
  bool isIndex = element.isSignlessInteger(32) || element.isSignlessInteger(64);
  auto scalar = [&](ImplicitLocOpBuilder &b, Value operand) -> Value {
    if (TypedAttr splat = lowering.splat(operand))
      return arith::ConstantOp::create(b, splat);
    return tensor::ExtractOp::create(b, lowering.lowered(operand));
  };
  Size count;
  if (!type.isDynamicDim(0))
    count = lowering.index.constant(type.getDimSize(0));
  else if (isIndex)
    count = integerRangeSize(op, lowering);
  else
    count = floatRangeSize({scalar(lowering.b, op.getStart()),
                            scalar(lowering.b, op.getLimit()),
                            scalar(lowering.b, op.getDelta())},
                           element, lowering);
  Value result = lowering.parallel(
      type, count, {}, {}, [&](ImplicitLocOpBuilder &b, ArrayRef<Value>) {
        ScalarMath math(b, element);
        Value loop = linalg::IndexOp::create(b, 0);
        Value place = arith::IndexCastOp::create(b, b.getI64Type(), loop);
        Value steps = castScalar(b, place, place.getType(), math.type);
        Value start = math.widen(scalar(b, op.getStart()));
        Value delta = math.widen(scalar(b, op.getDelta()));
        return math.narrow(math.add(start, math.mul(steps, delta)));
      });
  lowering.replace(op.getResult(), result, count);
  return success();
}

void addShapeLowerings(LoweringTable &table) {
  table.add(lowerReshape);
  table.add(lowerTensorCast);
  table.add(lowerExpandDims);
  table.add(lowerSqueeze);
  table.add(lowerTranspose);
  table.add(lowerBroadcastTo);
  table.add(lowerTile);
  table.add(lowerReverse);
  table.add(lowerRange);
}

} // namespace tenon
