//===- Pool.cpp - Lowering of the pool family -----------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// linalg.pooling_nhwc_max on an image padded with the lowest value;
// linalg.pooling_nhwc_sum on one padded with zeros, then a division by the
// number of elements that are not padding.
//
//===----------------------------------------------------------------------===//
#include "compiler/Lowering/Lowering.h"
#include "compiler/Lowering/ScalarMath.h"
#include "compiler/Lowering/Window.h"
#include "dialects/Tenon/TenonOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"

using namespace mlir;

namespace tenon {

namespace {
struct Pool {
  Type element;
  Sizes image, out;
  Windows windows;
};
} // namespace

static constexpr int64_t kNoDilation[] = {1, 1};

template <typename Op> static Pool prepare(Op op, Lowering &lowering) {
  Pool pool;
  pool.element = lowering.source(op.getInput()).getElementType();
  pool.image = lowering.sizes(op.getInput());
  IndexMath &index = lowering.index;
  WindowShape shape{
      {index.constant(op.getWindow()[0]), index.constant(op.getWindow()[1])},
      op.getStrides(),
      kNoDilation,
      op.getPadding(),
      op.getExplicitPadding()};
  pool.windows = placeWindows(index, pool.image, shape);
  pool.out = {pool.image[0], pool.windows.rows.count, pool.windows.columns.count,
              pool.image[3]};
  lowering.useStatic(pool.out, lowering.target(op.getResult()));
  return pool;
}

/// Builds a named pooling op over the padded image.
template <typename PoolingOp, typename Op>
static Value reduceWindows(Op op, Lowering &lowering, const Pool &pool, TypedAttr padding,
                           TypedAttr init) {
  Value image =
      padImage(lowering, lowering.lowered(op.getInput()), pool.windows, padding);
  Type accumulator = init.getType();
  Sizes windowSizes;
  for (int64_t size : op.getWindow())
    windowSizes.push_back(lowering.index.constant(size));
  Value window = lowering.empty(Lowering::typeOf(windowSizes, accumulator), windowSizes);
  Value filled = lowering.filled(Lowering::typeOf(pool.out, accumulator), pool.out, init);
  return PoolingOp::create(lowering.b, TypeRange(filled), ValueRange{image, window},
                           filled, lowering.b.getI64TensorAttr(op.getStrides()),
                           lowering.b.getI64TensorAttr(kNoDilation))
      .getResult(0);
}

static LogicalResult lowerMaxPool(MaxPool2dOp op, Lowering &lowering) {
  Pool pool = prepare(op, lowering);
  TypedAttr lowest = lowestOf(pool.element);
  Value result =
      pool.element.isUnsignedInteger()
          ? reduceWindows<linalg::PoolingNhwcMaxUnsignedOp>(op, lowering, pool, lowest,
                                                            lowest)
          : reduceWindows<linalg::PoolingNhwcMaxOp>(op, lowering, pool, lowest, lowest);
  lowering.replace(op.getResult(), result, pool.out);
  return success();
}

/// How many elements of the window at `loop` lie inside the image.
static Value elementsInside(ImplicitLocOpBuilder &b, unsigned dim, Size image,
                            const WindowDim &window, int64_t size, int64_t stride) {
  auto constant = [&](int64_t value) -> Value {
    return arith::ConstantIndexOp::create(b, value);
  };
  if (isConstantIntValue(window.low, 0) && isConstantIntValue(window.high, 0))
    return constant(size);
  Value loop = linalg::IndexOp::create(b, dim);
  Value begin = arith::MulIOp::create(b, loop, constant(stride));
  begin = arith::SubIOp::create(b, begin, Lowering::sizeInBody(b, window.low));
  Value end = arith::AddIOp::create(b, begin, constant(size));
  end = arith::MinSIOp::create(b, end, Lowering::sizeInBody(b, image));
  begin = arith::MaxSIOp::create(b, begin, constant(0));
  return arith::SubIOp::create(b, end, begin);
}

/// The divisor of the average at the loop's window, in `math`'s type.
static Value divisor(ScalarMath &math, AvgPool2dOp op, const Pool &pool) {
  ImplicitLocOpBuilder &b = math.b;
  auto window = op.getWindow(), strides = op.getStrides();
  if (!pool.windows.isPadded())
    return math.constant(double(window[0] * window[1]));
  Value rows =
      elementsInside(b, 1, pool.image[1], pool.windows.rows, window[0], strides[0]);
  Value columns =
      elementsInside(b, 2, pool.image[2], pool.windows.columns, window[1], strides[1]);
  Value count = arith::MulIOp::create(b, rows, columns);
  Value number = arith::IndexCastOp::create(b, b.getI64Type(), count);
  return castScalar(b, number, number.getType(), math.type);
}

static LogicalResult lowerAvgPool(AvgPool2dOp op, Lowering &lowering) {
  Pool pool = prepare(op, lowering);
  Value sum = reduceWindows<linalg::PoolingNhwcSumOp>(op, lowering, pool,
                                                      zeroOf(signless(pool.element)),
                                                      zeroOf(computeType(pool.element)));
  AffineMap map = lowering.identity(4);
  Value result = lowering.parallel(
      Lowering::typeOf(pool.out, signless(pool.element)), pool.out, sum, map,
      [&](ImplicitLocOpBuilder &b, ArrayRef<Value> scalars) {
        ScalarMath math(b, pool.element);
        return math.narrow(math.div(scalars[0], divisor(math, op, pool)));
      });
  lowering.replace(op.getResult(), result, pool.out);
  return success();
}

void addPoolLowerings(LoweringTable &table) {
  table.add(lowerMaxPool);
  table.add(lowerAvgPool);
}

} // namespace tenon
