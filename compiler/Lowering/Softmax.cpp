//===- Softmax.cpp - Lowering of the softmax family -----------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Generics over one row space: maximum, exp(x - max), 1 / sum, and the product;
// log_softmax sums the exponentials, takes the logarithm of each row's sum, and
// subtracts. An exponential is within 4e-7, since it is divided by its row's sum.
// f16 and bf16 are computed in f32 between input and result.
//
//===----------------------------------------------------------------------===//
#include "compiler/Lowering/Lowering.h"
#include "compiler/Lowering/ScalarMath.h"
#include "dialects/Tenon/TenonOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"

using namespace mlir;

namespace tenon {

namespace {
/// What the steps share: the loop nest of the rows and its maps.
class SoftmaxSteps {
public:
  SoftmaxSteps(Lowering &lowering, Value input, int64_t axis)
      : lowering(lowering), element(lowering.source(input).getElementType()),
        input(lowering.lowered(input)), sizes(lowering.sizes(input)), rowSizes(sizes),
        rank(sizes.size()) {
    rowSizes.erase(rowSizes.begin() + axis);
    SmallVector<unsigned> kept;
    for (unsigned dim = 0; dim < rank; ++dim)
      if (dim != axis)
        kept.push_back(dim);
    identity = lowering.identity(rank);
    row = lowering.dims(rank, kept);
    iterators.assign(rank, utils::IteratorType::parallel);
    iterators[axis] = utils::IteratorType::reduction;
  }

  using Step = function_ref<Value(ScalarMath &, ArrayRef<Value>)>;

  /// A row's value from all of its elements.
  Value reduce(Value from, TypedAttr init, Step step) {
    auto type = Lowering::typeOf(rowSizes, init.getType());
    Value filled = lowering.filled(type, rowSizes, init);
    return lowering
        .generic(from, filled, {identity, row}, iterators,
                 [&](ImplicitLocOpBuilder &b, ValueRange scalars) {
                   return SmallVector<Value>{run(b, scalars, step)};
                 })
        .front();
  }

  /// An element from its operands: full ones, then `rows` per-row ones.
  Value map(Type resultElement, ValueRange full, ValueRange rows, Step step) {
    SmallVector<Value> inputs(full);
    inputs.append(rows.begin(), rows.end());
    SmallVector<AffineMap> maps(full.size(), identity);
    maps.append(rows.size(), row);
    return lowering.parallel(Lowering::typeOf(sizes, resultElement), sizes, inputs, maps,
                             [&](ImplicitLocOpBuilder &b, ArrayRef<Value> scalars) {
                               Value value = run(b, scalars, step);
                               ScalarMath math(b, element);
                               return resultElement == math.type ? value
                                                                 : math.narrow(value);
                             });
  }

  /// A row's value from the row's value.
  Value mapRow(Value from, Step step) {
    auto type = cast<RankedTensorType>(from.getType());
    return lowering.parallel(type, rowSizes, from, lowering.identity(type.getRank()),
                             [&](ImplicitLocOpBuilder &b, ArrayRef<Value> scalars) {
                               return run(b, scalars, step);
                             });
  }

  Lowering &lowering;
  Type element;
  Value input;
  Sizes sizes, rowSizes;

private:
  /// Scalars of the element type are widened, accumulators are wide already.
  Value run(ImplicitLocOpBuilder &b, ValueRange scalars, Step step) {
    ScalarMath math(b, element);
    SmallVector<Value> wide;
    for (Value scalar : scalars)
      wide.push_back(scalar.getType() == math.type ? scalar : math.widen(scalar));
    return step(math, wide);
  }

  unsigned rank;
  AffineMap identity, row;
  SmallVector<utils::IteratorType> iterators;
};
} // namespace

static void lower(Value result, Value input, int64_t axis, bool isLog,
                  Lowering &lowering) {
  SoftmaxSteps steps(lowering, input, axis);
  Type wide = computeType(steps.element);
  Type narrow = signless(steps.element);
  // The maximum may pass over NaN, which then comes back by x - max.
  Value max = steps.reduce(steps.input, lowestOf(wide),
                           [](ScalarMath &math, ArrayRef<Value> scalars) {
                             Value isLarger = math.less(scalars[1], scalars[0]);
                             return math.select(isLarger, scalars[0], scalars[1]);
                           });
  Value power = steps.map(
      wide, steps.input, max, [](ScalarMath &math, ArrayRef<Value> scalars) -> Value {
        return math::ExpOp::create(math.b, math.sub(scalars[0], scalars[1]),
                                   arith::FastMathFlags::afn);
      });
  Value sum =
      steps.reduce(power, zeroOf(wide), [](ScalarMath &math, ArrayRef<Value> scalars) {
        return math.add(scalars[1], scalars[0]);
      });
  Value out;
  if (isLog) {
    Value log = steps.mapRow(sum, [](ScalarMath &math, ArrayRef<Value> scalars) -> Value {
      return math::LogOp::create(math.b, scalars[0]);
    });
    out = steps.map(narrow, steps.input, {max, log},
                    [](ScalarMath &math, ArrayRef<Value> scalars) {
                      return math.sub(math.sub(scalars[0], scalars[1]), scalars[2]);
                    });
  } else {
    // One division a row; the products are within 1.5 ulp of the quotients.
    Value scale =
        steps.mapRow(sum, [](ScalarMath &math, ArrayRef<Value> scalars) -> Value {
          Value one =
              arith::ConstantOp::create(math.b, math.b.getOneAttr(scalars[0].getType()));
          return math.div(one, scalars[0]);
        });
    out = steps.map(narrow, power, scale, [](ScalarMath &math, ArrayRef<Value> scalars) {
      return math.mul(scalars[0], scalars[1]);
    });
  }
  lowering.replace(result, out, steps.sizes);
}

static LogicalResult lowerSoftmax(SoftmaxOp op, Lowering &lowering) {
  lower(op.getResult(), op.getInput(), op.getAxis(), false, lowering);
  return success();
}

static LogicalResult lowerLogSoftmax(LogSoftmaxOp op, Lowering &lowering) {
  lower(op.getResult(), op.getInput(), op.getAxis(), true, lowering);
  return success();
}

void addSoftmaxLowerings(LoweringTable &table) {
  table.add(lowerSoftmax);
  table.add(lowerLogSoftmax);
}

} // namespace tenon
