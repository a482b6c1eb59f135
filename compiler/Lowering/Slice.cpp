//===- Slice.cpp - Lowering of slices and concatenation -------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// tensor.extract_slice, or a generic where a stride is negative, which no view
// can express; tensor.insert_slice; tensor.concat. A slice at run-time places is
// moved inside its input, for memory safety: a check op reports it.
//
//===----------------------------------------------------------------------===//
#include "compiler/Lowering/Lowering.h"
#include "dialects/Tenon/TenonOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"

using namespace mlir;

namespace tenon {

static void replaceBySlice(Value result, Value input, const Sizes &offsets,
                           const Sizes &sizes, const Sizes &strides, Lowering &lowering) {
  // The offset of an empty slice may be one past the end.
  if (llvm::any_of(sizes, [](Size size) { return isConstantIntValue(size, 0); }))
    return lowering.replace(result, lowering.empty(lowering.target(result), sizes),
                            sizes);
  Value slice =
      tensor::ExtractSliceOp::create(lowering.b, input, offsets, sizes, strides);
  lowering.replace(result, slice, sizes);
}

/// A begin that takes what there is, as NumPy's: in [0, size], or backwards in
/// [-1, size - 1].
static Size clampBegin(IndexMath &index, Size begin, Size size, int64_t stride) {
  Size low = index.constant(stride > 0 ? 0 : -1);
  Size high = stride > 0 ? size : index.sub(size, index.constant(1));
  if (begin == low || begin == high)
    return begin;
  return index.min(index.max(begin, low), high);
}

/// The number of elements from `begin` to the end of a dim of `size`.
static Size elementsFrom(IndexMath &index, Size begin, Size size, int64_t stride) {
  if (stride > 0)
    return index.ceilDiv(index.sub(size, begin), index.constant(stride));
  return index.add(index.floorDiv(begin, index.constant(-stride)), index.constant(1));
}

/// Element `i` of the result is element `begin + i * stride`.
static Value sliceBackwards(Lowering &lowering, SliceOp op, const Sizes &begins,
                            const Sizes &sizes) {
  Value input = lowering.lowered(op.getInput());
  auto type =
      Lowering::typeOf(sizes, cast<RankedTensorType>(input.getType()).getElementType());
  auto body = [&](ImplicitLocOpBuilder &b, ArrayRef<Value>) -> Value {
    SmallVector<Value> indices;
    for (auto [dim, begin, stride] : llvm::enumerate(begins, op.getStrides())) {
      Value place = linalg::IndexOp::create(b, dim);
      if (stride != 1) {
        Value step = arith::ConstantIndexOp::create(b, stride);
        place = arith::MulIOp::create(b, place, step);
      }
      if (!isConstantIntValue(begin, 0))
        place = arith::AddIOp::create(b, place, Lowering::sizeInBody(b, begin));
      indices.push_back(place);
    }
    return tensor::ExtractOp::create(b, input, indices);
  };
  return lowering.parallel(type, sizes, {}, {}, body);
}

static LogicalResult lowerSlice(SliceOp op, Lowering &lowering) {
  IndexMath &index = lowering.index;
  Sizes begins, sizes, strides;
  bool isBackwards = false, isWhole = true;
  Sizes from = lowering.sizes(op.getInput());
  for (auto [size, begin, count, stride] :
       llvm::zip_equal(from, op.getBegin(), op.getSize(), op.getStrides())) {
    Size first = index.constant(begin);
    if (begin < 0)
      first = index.add(size, first);
    if (count < 0)
      first = clampBegin(index, first, size, stride);
    begins.push_back(first);
    sizes.push_back(count < 0 ? elementsFrom(index, first, size, stride)
                              : index.constant(count));
    strides.push_back(index.constant(stride));
    isBackwards |= stride < 0;
  }
  lowering.useStatic(sizes, lowering.target(op.getResult()));
  for (auto [begin, size, all, stride] : llvm::zip_equal(begins, sizes, from, strides))
    isWhole &=
        isConstantIntValue(begin, 0) && size == all && isConstantIntValue(stride, 1);
  Value input = lowering.lowered(op.getInput());
  if (isWhole)
    lowering.replace(op.getResult(), input, sizes);
  else if (isBackwards)
    lowering.replace(op.getResult(), sliceBackwards(lowering, op, begins, sizes), sizes);
  else
    replaceBySlice(op.getResult(), input, begins, sizes, strides, lowering);
  return success();
}

static LogicalResult lowerDynamicSlice(DynamicSliceOp op, Lowering &lowering) {
  IndexMath &index = lowering.index;
  Sizes begins = lowering.shapes.evaluate(op.getBegin());
  Sizes sizes = lowering.shapes.evaluate(op.getSize());
  Sizes from = lowering.sizes(op.getInput());
  bool isTracked = lowering.shapes.lookup(op.getSize());
  Size zero = index.constant(0);
  for (auto [begin, size, all] : llvm::zip_equal(begins, sizes, from)) {
    Size rest = index.sub(all, begin);
    if (isConstantIntValue(size, -1))
      size = rest;
    else if (!isTracked)
      size = index.selectEqual(size, -1, rest, size);
  }
  lowering.useStatic(sizes, lowering.target(op.getResult()));
  for (auto [begin, size, all] : llvm::zip_equal(begins, sizes, from)) {
    if (isa<Value>(size) && size != all)
      size = index.max(index.min(size, all), zero);
    begin = index.max(index.min(begin, index.sub(all, size)), zero);
  }
  Sizes strides(sizes.size(), index.constant(1));
  replaceBySlice(op.getResult(), lowering.lowered(op.getInput()), begins, sizes, strides,
                 lowering);
  return success();
}

static LogicalResult lowerDynamicUpdateSlice(DynamicUpdateSliceOp op,
                                             Lowering &lowering) {
  IndexMath &index = lowering.index;
  Sizes begins = lowering.shapes.evaluate(op.getBegin());
  Sizes from = lowering.sizes(op.getInput()), sizes = lowering.sizes(op.getUpdate());
  Value input = lowering.lowered(op.getInput());
  bool isNothing =
      llvm::any_of(sizes, [](Size size) { return isConstantIntValue(size, 0); });
  if (isNothing || sizes == from) {
    lowering.replace(op.getResult(), isNothing ? input : lowering.lowered(op.getUpdate()),
                     from);
    return success();
  }
  Size zero = index.constant(0);
  for (auto [begin, size, all] : llvm::zip_equal(begins, sizes, from)) {
    if (size == all)
      begin = zero;
    else if (begin != zero)
      begin = index.max(index.min(begin, index.sub(all, size)), zero);
  }
  Sizes strides(sizes.size(), index.constant(1));
  Value result = tensor::InsertSliceOp::create(
      lowering.b, lowering.lowered(op.getUpdate()), input, begins, sizes, strides);
  lowering.replace(op.getResult(), result, from);
  return success();
}

static LogicalResult lowerConcat(ConcatOp op, Lowering &lowering) {
  IndexMath &index = lowering.index;
  int64_t axis = op.getAxis();
  SmallVector<Value> inputs;
  Sizes out;
  for (Value input : op.getInputs()) {
    Sizes sizes = lowering.sizes(input);
    // Nothing has no place of its own among the slices.
    if (!isConstantIntValue(sizes[axis], 0))
      inputs.push_back(lowering.lowered(input));
    if (out.empty()) {
      out = sizes;
      continue;
    }
    for (auto [dim, size] : llvm::enumerate(sizes)) {
      if (int64_t(dim) == axis)
        out[dim] = index.add(out[dim], size);
      else if (getConstantIntValue(size))
        out[dim] = size;
    }
  }
  Value result = lowering.lowered(op.getInputs().front());
  bool isEmpty = llvm::any_of(out, [](Size size) { return isConstantIntValue(size, 0); });
  if (isEmpty)
    result = lowering.empty(
        Lowering::typeOf(out, cast<RankedTensorType>(result.getType()).getElementType()),
        out);
  else
    result = inputs.size() > 1
                 ? tensor::ConcatOp::create(lowering.b, axis, inputs).getResult()
                 : inputs.front();
  lowering.replace(op.getResult(), result, out);
  return success();
}

void addSliceLowerings(LoweringTable &table) {
  table.add(lowerSlice);
  table.add(lowerDynamicSlice);
  table.add(lowerDynamicUpdateSlice);
  table.add(lowerConcat);
}

} // namespace tenon
