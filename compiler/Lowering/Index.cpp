//===- Index.cpp - Lowering of the index family ---------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Generics over the result. A gather reads through tensor.extract at an index
// that is clamped for memory safety; a check op reports the ones out of range.
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

/// An index scalar of the graph as an index inside [0, size).
static Value clampedIndex(ImplicitLocOpBuilder &b, Value scalar, Size last) {
  Value place = arith::IndexCastOp::create(b, b.getIndexType(), scalar);
  Value zero = arith::ConstantIndexOp::create(b, 0);
  place = arith::MinSIOp::create(b, place, Lowering::sizeInBody(b, last));
  return arith::MaxSIOp::create(b, place, zero);
}

/// A gather at one place that the host knows is a slice.
static bool sliceAtHostIndex(GatherOp op, Lowering &lowering, ArrayRef<Size> params,
                             ArrayRef<Size> out) {
  const Sizes *place = lowering.shapes.lookup(op.getIndices());
  unsigned axis = op.getAxis();
  if (!place || place->size() != 1 || op.getBatchDims() != 0 ||
      llvm::any_of(params, [](Size size) { return isConstantIntValue(size, 0); }))
    return false;
  ImplicitLocOpBuilder &b = lowering.b;
  IndexMath &index = lowering.index;
  Size zero = index.constant(0), one = index.constant(1);
  Sizes offsets(params.size(), zero), sizes(params), strides(params.size(), one);
  Size last = index.sub(params[axis], one);
  offsets[axis] = index.max(index.min(place->front(), last), zero);
  sizes[axis] = one;
  Value source = lowering.lowered(op.getParams());
  Sizes kept(sizes);
  if (lowering.source(op.getIndices()).getRank() == 0)
    kept.erase(kept.begin() + axis);
  auto type =
      Lowering::typeOf(kept, cast<RankedTensorType>(source.getType()).getElementType());
  Value slice = tensor::ExtractSliceOp::create(b, type, source, offsets, sizes, strides);
  lowering.replace(op.getResult(), slice, out);
  return true;
}

static LogicalResult lowerGather(GatherOp op, Lowering &lowering) {
  unsigned axis = op.getAxis(), batch = op.getBatchDims();
  Sizes params = lowering.sizes(op.getParams());
  Sizes indices = lowering.sizes(op.getIndices());
  unsigned picked = indices.size() - batch;
  Sizes out(params.begin(), params.begin() + axis);
  out.append(indices.begin() + batch, indices.end());
  out.append(params.begin() + axis + 1, params.end());
  lowering.useStatic(out, lowering.target(op.getResult()));
  if (sliceAtHostIndex(op, lowering, params, out))
    return success();

  // Where the loop over the result finds the indices' dims.
  SmallVector<unsigned> positions;
  for (unsigned dim = 0; dim < indices.size(); ++dim)
    positions.push_back(dim < batch ? dim : axis + dim - batch);
  SmallVector<Value> inputs;
  SmallVector<AffineMap> maps;
  TypedAttr splat = lowering.splat(op.getIndices());
  if (!splat) {
    inputs.push_back(lowering.lowered(op.getIndices()));
    maps.push_back(lowering.dims(out.size(), positions));
  }
  Value source = lowering.lowered(op.getParams());
  Size last = lowering.index.sub(params[axis], lowering.index.constant(1));
  auto body = [&](ImplicitLocOpBuilder &b, ArrayRef<Value> scalars) -> Value {
    Value index = splat ? arith::ConstantOp::create(b, splat).getResult() : scalars[0];
    SmallVector<Value> places;
    for (unsigned dim = 0; dim < params.size(); ++dim)
      places.push_back(
          dim == axis ? clampedIndex(b, index, last)
                      : linalg::IndexOp::create(b, dim < axis ? dim : dim + picked - 1)
                            .getResult());
    return tensor::ExtractOp::create(b, source, places);
  };
  lowering.replace(
      op.getResult(),
      lowering.parallel(lowering.target(op.getResult()), out, inputs, maps, body), out);
  return success();
}

static LogicalResult lowerGatherNd(GatherNdOp op, Lowering &lowering) {
  unsigned batch = op.getBatchDims();
  Sizes params = lowering.sizes(op.getParams());
  Sizes out = lowering.sizes(op.getIndices());
  unsigned count = *getConstantIntValue(out.pop_back_val()), outer = out.size();
  out.append(params.begin() + batch + count, params.end());
  lowering.useStatic(out, lowering.target(op.getResult()));

  Value source = lowering.lowered(op.getParams());
  Value indices = lowering.lowered(op.getIndices());
  Sizes last;
  for (Size size : params)
    last.push_back(lowering.index.sub(size, lowering.index.constant(1)));
  auto body = [&](ImplicitLocOpBuilder &b, ArrayRef<Value>) -> Value {
    auto loop = [&](unsigned dim) -> Value { return linalg::IndexOp::create(b, dim); };
    SmallVector<Value> row, places;
    for (unsigned dim = 0; dim < outer; ++dim)
      row.push_back(loop(dim));
    for (unsigned dim = 0; dim < params.size(); ++dim) {
      if (dim < batch || dim >= batch + count) {
        places.push_back(loop(dim < batch ? dim : outer + dim - batch - count));
        continue;
      }
      SmallVector<Value> at(row);
      at.push_back(arith::ConstantIndexOp::create(b, dim - batch));
      Value index = tensor::ExtractOp::create(b, indices, at);
      places.push_back(clampedIndex(b, index, last[dim]));
    }
    return tensor::ExtractOp::create(b, source, places);
  };
  Value result = lowering.parallel(lowering.target(op.getResult()), out, {}, {}, body);
  lowering.replace(op.getResult(), result, out);
  return success();
}

static LogicalResult lowerOneHot(OneHotOp op, Lowering &lowering) {
  if (!isScalarType(lowering.target(op.getOnValue()).getElementType()))
    return failure();
  unsigned axis = op.getAxis();
  RankedTensorType type = lowering.target(op.getResult());
  unsigned rank = type.getRank();
  Sizes out = lowering.sizes(op.getIndices());
  out.insert(out.begin() + axis, lowering.shapes.evaluate(op.getDepth()).front());
  lowering.useStatic(out, type);
  SmallVector<unsigned> positions;
  for (unsigned dim = 0; dim < rank; ++dim)
    if (dim != axis)
      positions.push_back(dim);

  SmallVector<Value> inputs = {lowering.lowered(op.getIndices())};
  SmallVector<AffineMap> maps = {lowering.dims(rank, positions)};
  for (Value value : {op.getOnValue(), op.getOffValue()}) {
    if (lowering.splat(value))
      continue;
    inputs.push_back(lowering.lowered(value));
    maps.push_back(lowering.dims(rank, {}));
  }
  bool isUnsigned = lowering.source(op.getIndices()).getElementType().isUnsignedInteger();
  auto body = [&](ImplicitLocOpBuilder &b, ArrayRef<Value> scalars) -> Value {
    ArrayRef<Value> rest = scalars.drop_front();
    auto take = [&](Value value) -> Value {
      if (TypedAttr splat = lowering.splat(value))
        return arith::ConstantOp::create(b, splat);
      Value scalar = rest.front();
      rest = rest.drop_front();
      return scalar;
    };
    Value on = take(op.getOnValue()), off = take(op.getOffValue());
    Type indexType = b.getIndexType();
    Value place = isUnsigned
                      ? arith::IndexCastUIOp::create(b, indexType, scalars[0]).getResult()
                      : arith::IndexCastOp::create(b, indexType, scalars[0]).getResult();
    Value loop = linalg::IndexOp::create(b, axis);
    Value isHere = arith::CmpIOp::create(b, arith::CmpIPredicate::eq, loop, place);
    return arith::SelectOp::create(b, isHere, on, off);
  };
  lowering.replace(op.getResult(), lowering.parallel(type, out, inputs, maps, body), out);
  return success();
}

void addIndexLowerings(LoweringTable &table) {
  table.add(lowerGather);
  table.add(lowerGatherNd);
  table.add(lowerOneHot);
}

} // namespace tenon
