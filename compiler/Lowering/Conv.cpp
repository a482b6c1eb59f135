//===- Conv.cpp - Lowering of the conv family -----------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// linalg.conv_2d_nhwc_hwcf and the depthwise forms on an explicitly padded
// input; groups become one generic over views with a group dim. f16 and bf16
// accumulate in f32 and are rounded once.
//
//===----------------------------------------------------------------------===//
#include "compiler/Lowering/Lowering.h"
#include "compiler/Lowering/ScalarMath.h"
#include "compiler/Lowering/Window.h"
#include "dialects/Tenon/TenonOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"

using namespace mlir;

namespace tenon {

namespace {
/// What all convolutions start from.
struct Convolution {
  Type element, wide;
  Sizes image, filterSizes;
  Value padded, filter;
  Sizes paddedSizes, out;
  DenseIntElementsAttr strides, dilations;
};
} // namespace

template <typename Op> static Convolution prepare(Op op, Lowering &lowering) {
  Convolution conv;
  conv.element = lowering.source(op.getInput()).getElementType();
  conv.wide = computeType(conv.element);
  conv.image = lowering.sizes(op.getInput());
  conv.filterSizes = lowering.sizes(op.getFilter());
  WindowShape shape{{conv.filterSizes[0], conv.filterSizes[1]},
                    op.getStrides(),
                    op.getDilations(),
                    op.getPadding(),
                    op.getExplicitPadding()};
  Windows windows = placeWindows(lowering.index, conv.image, shape);
  conv.padded = padImage(lowering, lowering.lowered(op.getInput()), windows,
                         zeroOf(signless(conv.element)));
  conv.filter = lowering.lowered(op.getFilter());
  IndexMath &index = lowering.index;
  auto whole = [&](Size size, const WindowDim &dim) {
    return index.add(size, index.add(dim.low, dim.high));
  };
  conv.paddedSizes = {conv.image[0], whole(conv.image[1], windows.rows),
                      whole(conv.image[2], windows.columns), conv.image[3]};
  conv.out = {conv.image[0], windows.rows.count, windows.columns.count,
              conv.filterSizes[3]};
  conv.strides = lowering.b.getI64TensorAttr(op.getStrides());
  conv.dilations = lowering.b.getI64TensorAttr(op.getDilations());
  return conv;
}

/// Rounds an accumulator to the element type.
static void finish(Lowering &lowering, Value result, Value accumulator,
                   const Convolution &conv) {
  auto type = cast<RankedTensorType>(accumulator.getType());
  auto narrow = type.clone(signless(conv.element));
  if (type != narrow) {
    AffineMap map = lowering.identity(type.getRank());
    accumulator =
        lowering.parallel(narrow, conv.out, accumulator, map,
                          [&](ImplicitLocOpBuilder &b, ArrayRef<Value> scalars) {
                            return ScalarMath(b, conv.element).narrow(scalars[0]);
                          });
  }
  lowering.replace(result, accumulator, conv.out);
}

/// (n, h, w, g, c) by (kh, kw, c, g, f) to (n, h, w, g, f), as a generic.
static Value convolveGroups(Conv2dOp op, Lowering &lowering, const Convolution &conv,
                            Size g) {
  IndexMath &index = lowering.index;
  Size perGroup = index.floorDiv(conv.filterSizes[3], g);
  Sizes image = {conv.paddedSizes[0], conv.paddedSizes[1], conv.paddedSizes[2], g,
                 conv.filterSizes[2]};
  Sizes filter = {conv.filterSizes[0], conv.filterSizes[1], conv.filterSizes[2], g,
                  perGroup};
  Sizes out = {conv.out[0], conv.out[1], conv.out[2], g, perGroup};
  Type narrow = signless(conv.element);
  Value imageView = lowering.reshape(conv.padded, conv.paddedSizes,
                                     Lowering::typeOf(image, narrow), image);
  Value filterView = lowering.reshape(conv.filter, conv.filterSizes,
                                      Lowering::typeOf(filter, narrow), filter);
  Value init = lowering.filled(Lowering::typeOf(out, conv.wide), out, zeroOf(conv.wide));
  // Loops: n h w g f, kh kw c.
  SmallVector<AffineExpr> d;
  for (unsigned dim = 0; dim < 8; ++dim)
    d.push_back(lowering.b.getAffineDimExpr(dim));
  auto strides = op.getStrides(), dilations = op.getDilations();
  MLIRContext *context = lowering.b.getContext();
  AffineMap maps[] = {
      AffineMap::get(8, 0,
                     {d[0], d[1] * strides[0] + d[5] * dilations[0],
                      d[2] * strides[1] + d[6] * dilations[1], d[3], d[7]},
                     context),
      AffineMap::get(8, 0, {d[5], d[6], d[7], d[3], d[4]}, context),
      AffineMap::get(8, 0, {d[0], d[1], d[2], d[3], d[4]}, context)};
  SmallVector<utils::IteratorType> iterators(5, utils::IteratorType::parallel);
  iterators.append(3, utils::IteratorType::reduction);
  Value result = lowering
                     .generic({imageView, filterView}, init, maps, iterators,
                              [&](ImplicitLocOpBuilder &b, ValueRange scalars) {
                                ScalarMath math(b, conv.element);
                                Value product = math.mul(math.widen(scalars[0]),
                                                         math.widen(scalars[1]));
                                return SmallVector<Value>{math.add(scalars[2], product)};
                              })
                     .front();
  return lowering.reshape(result, out, Lowering::typeOf(conv.out, conv.wide), conv.out);
}

static LogicalResult lowerConv2d(Conv2dOp op, Lowering &lowering) {
  Convolution conv = prepare(op, lowering);
  lowering.useStatic(conv.out, lowering.target(op.getResult()));
  auto channels = getConstantIntValue(conv.image[3]);
  auto perGroup = getConstantIntValue(conv.filterSizes[2]);
  // Channels that only the run knows may be of any number of groups.
  bool isOneGroup = conv.image[3] == conv.filterSizes[2] ||
                    (channels && perGroup && (*perGroup == 0 || *channels == *perGroup));
  if (!isOneGroup) {
    Size groups = lowering.index.floorDiv(conv.image[3], conv.filterSizes[2]);
    finish(lowering, op.getResult(), convolveGroups(op, lowering, conv, groups), conv);
    return success();
  }
  Value init =
      lowering.filled(Lowering::typeOf(conv.out, conv.wide), conv.out, zeroOf(conv.wide));
  Value result = linalg::Conv2DNhwcHwcfOp::create(lowering.b, TypeRange(init),
                                                  ValueRange{conv.padded, conv.filter},
                                                  init, conv.strides, conv.dilations)
                     .getResult(0);
  finish(lowering, op.getResult(), result, conv);
  return success();
}

static LogicalResult lowerDepthwise(DepthwiseConv2dOp op, Lowering &lowering) {
  Convolution conv = prepare(op, lowering);
  IndexMath &index = lowering.index;
  Size channels = conv.filterSizes[2], multiplier = conv.filterSizes[3];
  conv.out[3] = index.mul(channels, multiplier);
  bool isPlain = isConstantIntValue(multiplier, 1);
  Sizes out = conv.out;
  if (!isPlain) {
    out[3] = channels;
    out.push_back(multiplier);
  }
  Value init = lowering.filled(Lowering::typeOf(out, conv.wide), out, zeroOf(conv.wide));
  Value result;
  if (isPlain) {
    Sizes filter = {conv.filterSizes[0], conv.filterSizes[1], channels};
    Value view =
        lowering.reshape(conv.filter, conv.filterSizes,
                         Lowering::typeOf(filter, signless(conv.element)), filter);
    result = linalg::DepthwiseConv2DNhwcHwcOp::create(lowering.b, TypeRange(init),
                                                      ValueRange{conv.padded, view}, init,
                                                      conv.strides, conv.dilations)
                 .getResult(0);
  } else {
    result = linalg::DepthwiseConv2DNhwcHwcmOp::create(
                 lowering.b, TypeRange(init), ValueRange{conv.padded, conv.filter}, init,
                 conv.strides, conv.dilations)
                 .getResult(0);
    result =
        lowering.reshape(result, out, Lowering::typeOf(conv.out, conv.wide), conv.out);
  }
  finish(lowering, op.getResult(), result, conv);
  return success();
}

void addConvLowerings(LoweringTable &table) {
  table.add(lowerConv2d);
  table.add(lowerDepthwise);
}

} // namespace tenon
