//===- Window.cpp - Sizes and padding of sliding windows ------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// TensorFlow's rules: `same` gives ceil(size / stride) windows, the odd element
// of padding at the end. All of it is index arithmetic, static where sizes are.
//
//===----------------------------------------------------------------------===//
#include "compiler/Lowering/Window.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"

using namespace mlir;

namespace tenon {

bool Windows::isPadded() const {
  return llvm::any_of(ArrayRef<Size>{rows.low, rows.high, columns.low, columns.high},
                      [](Size size) { return !isConstantIntValue(size, 0); });
}

static WindowDim placeDim(IndexMath &index, Size image, const WindowShape &shape,
                          unsigned dim) {
  Size one = index.constant(1), zero = index.constant(0);
  int64_t step = shape.strides[dim];
  Size stride = index.constant(step);
  Size dilation = index.constant(shape.dilations[dim]);
  Size reach = index.mul(index.sub(shape.sizes[dim], one), dilation);
  if (shape.padding == Padding::same) {
    Size count = index.ceilDiv(image, stride);
    Size total = reach;
    if (step != 1)
      total = index.max(index.sub(index.add(index.mul(index.sub(count, one), stride),
                                            index.add(reach, one)),
                                  image),
                        zero);
    Size low = index.floorDiv(total, index.constant(2));
    return {low, index.sub(total, low), count};
  }
  WindowDim result{zero, zero, {}};
  if (shape.padding == Padding::explicit_) {
    result.low = index.constant((*shape.amounts)[2 * dim]);
    result.high = index.constant((*shape.amounts)[2 * dim + 1]);
  }
  Size padded = index.add(image, index.add(result.low, result.high));
  result.count = index.ceilDiv(index.sub(padded, reach), stride);
  return result;
}

Windows placeWindows(IndexMath &index, ArrayRef<Size> image, const WindowShape &shape) {
  return {placeDim(index, image[1], shape, 0), placeDim(index, image[2], shape, 1)};
}

Value padImage(Lowering &lowering, Value image, const Windows &windows, TypedAttr value) {
  if (!windows.isPadded())
    return image;
  Size zero = lowering.index.constant(0);
  Size low[] = {zero, windows.rows.low, windows.columns.low, zero};
  Size high[] = {zero, windows.rows.high, windows.columns.high, zero};
  Value element = arith::ConstantOp::create(lowering.b, value);
  return tensor::PadOp::create(lowering.b, Type(), image, low, high, element);
}

} // namespace tenon
