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

/// Takes what is behind an only window from the padding, then from the image.
static void cutUnused(IndexMath &index, Size image, Size reach, WindowDim &dim) {
  auto size = getConstantIntValue(image), last = getConstantIntValue(reach);
  auto low = getConstantIntValue(dim.low), high = getConstantIntValue(dim.high);
  if (!isConstantIntValue(dim.count, 1) || !size || !last || !low || !high)
    return;
  int64_t unused = std::max<int64_t>(*low + *size + *high - *last - 1, 0);
  int64_t fromPadding = std::min(*high, unused);
  dim.high = index.constant(*high - fromPadding);
  dim.unused = unused - fromPadding;
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
    WindowDim result{low, index.sub(total, low), count};
    cutUnused(index, image, reach, result);
    return result;
  }
  WindowDim result{zero, zero, {}};
  if (shape.padding == Padding::explicit_) {
    result.low = index.constant((*shape.amounts)[2 * dim]);
    result.high = index.constant((*shape.amounts)[2 * dim + 1]);
  }
  Size padded = index.add(image, index.add(result.low, result.high));
  result.count = index.ceilDiv(index.sub(padded, reach), stride);
  cutUnused(index, image, reach, result);
  return result;
}

Windows placeWindows(IndexMath &index, ArrayRef<Size> image, const WindowShape &shape) {
  return {placeDim(index, image[1], shape, 0), placeDim(index, image[2], shape, 1)};
}

Value padImage(Lowering &lowering, Value image, const Windows &windows, TypedAttr value) {
  ImplicitLocOpBuilder &b = lowering.b;
  IndexMath &index = lowering.index;
  Size zero = index.constant(0);
  if (windows.isPadded()) {
    Size low[] = {zero, windows.rows.low, windows.columns.low, zero};
    Size high[] = {zero, windows.rows.high, windows.columns.high, zero};
    Value element = arith::ConstantOp::create(b, value);
    image = tensor::PadOp::create(b, Type(), image, low, high, element);
  }
  if (!windows.rows.unused && !windows.columns.unused)
    return image;
  Sizes sizes = tensor::getMixedSizes(b, b.getLoc(), image);
  sizes[1] = index.sub(sizes[1], index.constant(windows.rows.unused));
  sizes[2] = index.sub(sizes[2], index.constant(windows.columns.unused));
  SmallVector<OpFoldResult> zeros(4, zero), ones(4, index.constant(1));
  return tensor::ExtractSliceOp::create(b, image, zeros, sizes, ones);
}

} // namespace tenon
