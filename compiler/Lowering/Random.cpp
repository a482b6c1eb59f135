//===- Random.cpp - Lowering of the random family -------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Philox 4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3").
// Every element computes its own block, as vectors of elements do not share one. What
// takes as many words as it needs is a routine.
//
//===----------------------------------------------------------------------===//
#include "compiler/Lowering/Lowering.h"
#include "dialects/Tenon/TenonOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;

namespace tenon {

namespace {
/// The generator on scalars of i32.
class Philox {
public:
  Philox(ImplicitLocOpBuilder &builder, ArrayRef<Value> key, ArrayRef<Value> counter)
      : b(builder), key(key), counter(counter) {}

  /// Adds a number of 64 bits to the counter.
  void skip(Value blocks) {
    Value low = joined(counter[0], counter[1]), high = joined(counter[2], counter[3]);
    Value sum = arith::AddIOp::create(b, low, blocks);
    Value carry = arith::CmpIOp::create(b, arith::CmpIPredicate::ult, sum, low);
    Value more = arith::ExtUIOp::create(b, b.getI64Type(), carry);
    high = arith::AddIOp::create(b, high, more);
    counter = {lowHalf(sum), highHalf(sum), lowHalf(high), highHalf(high)};
  }

  void run() {
    for (int round = 0; round < 10; ++round) {
      Value first = product(0xD2511F53, counter[0]);
      Value second = product(0xCD9E8D57, counter[2]);
      counter = {
          exclusive(exclusive(highHalf(second), counter[1]), key[0]), lowHalf(second),
          exclusive(exclusive(highHalf(first), counter[3]), key[1]), lowHalf(first)};
      key = {arith::AddIOp::create(b, key[0], word(0x9E3779B9)),
             arith::AddIOp::create(b, key[1], word(0xBB67AE85))};
    }
  }

  /// The word at a position in the block.
  Value take(Value position) {
    Value result = counter[0];
    for (int64_t i = 1; i < 4; ++i) {
      Value isHere = arith::CmpIOp::create(
          b, arith::CmpIPredicate::eq, position,
          arith::ConstantOp::create(b, b.getI64IntegerAttr(i)).getResult());
      result = arith::SelectOp::create(b, isHere, counter[i], result);
    }
    return result;
  }

private:
  Value word(uint32_t value) {
    return arith::ConstantOp::create(b, b.getI32IntegerAttr(static_cast<int32_t>(value)));
  }
  Value exclusive(Value lhs, Value rhs) { return arith::XOrIOp::create(b, lhs, rhs); }
  Value lowHalf(Value wide) { return arith::TruncIOp::create(b, b.getI32Type(), wide); }
  Value highHalf(Value wide) {
    Value half = arith::ConstantOp::create(b, b.getI64IntegerAttr(32));
    return lowHalf(arith::ShRUIOp::create(b, wide, half));
  }
  Value widened(Value value) { return arith::ExtUIOp::create(b, b.getI64Type(), value); }
  Value joined(Value low, Value high) {
    Value half = arith::ConstantOp::create(b, b.getI64IntegerAttr(32));
    return arith::OrIOp::create(
        b, widened(low), arith::ShLIOp::create(b, widened(high), half).getResult());
  }
  Value product(uint32_t factor, Value value) {
    Value constant = arith::ConstantOp::create(b, b.getI64IntegerAttr(factor));
    return arith::MulIOp::create(b, constant, widened(value));
  }

  ImplicitLocOpBuilder &b;
  SmallVector<Value, 4> key, counter;
};
} // namespace

static LogicalResult lowerPhilox(PhiloxOp op, Lowering &lowering) {
  Size size = lowering.shapes.evaluate(op.getSize()).front();
  RankedTensorType type = lowering.target(op.getResult());
  if (!type.isDynamicDim(0))
    size = lowering.index.constant(type.getDimSize(0));
  auto words = [&](ImplicitLocOpBuilder &b, Value vector, int64_t count) {
    SmallVector<Value> scalars;
    for (int64_t i = 0; i < count; ++i) {
      Value position = arith::ConstantIndexOp::create(b, i);
      scalars.push_back(tensor::ExtractOp::create(b, lowering.lowered(vector), position));
    }
    return scalars;
  };
  Value result = lowering.parallel(
      type, size, {}, {}, [&](ImplicitLocOpBuilder &b, ArrayRef<Value>) {
        Value loop = arith::IndexCastOp::create(
            b, b.getI64Type(), linalg::IndexOp::create(b, 0).getResult());
        Philox philox(b, words(b, op.getKey(), 2), words(b, op.getCounter(), 4));
        Value two = arith::ConstantOp::create(b, b.getI64IntegerAttr(2));
        Value three = arith::ConstantOp::create(b, b.getI64IntegerAttr(3));
        philox.skip(arith::ShRUIOp::create(b, loop, two));
        philox.run();
        return philox.take(arith::AndIOp::create(b, loop, three));
      });
  lowering.replace(op.getResult(), result, size);
  return success();
}

template <typename Op>
static LogicalResult lowerStream(Op op, Lowering &lowering, StringRef routine,
                                 ArrayRef<Type> elements,
                                 std::optional<double> nanoseconds) {
  RankedTensorType type = lowering.target(op.getResult());
  Size size = lowering.shapes.evaluate(op.getSize()).front();
  if (!type.isDynamicDim(0))
    size = lowering.index.constant(type.getDimSize(0));
  Value result =
      lowering
          .routine(routine, elements,
                   {lowering.lowered(op.getKey()), lowering.lowered(op.getCounter())},
                   {{type.getElementType(), {size}}}, nanoseconds)
          .front();
  lowering.replace(op.getResult(), result, size);
  return success();
}

static LogicalResult lowerTruncatedNormal(TruncatedNormalOp op, Lowering &lowering) {
  return lowerStream(op, lowering, "truncated_normal", op.getType().getElementType(), 20);
}

static LogicalResult lowerShuffle(ShuffleOp op, Lowering &lowering) {
  return lowerStream(op, lowering, "shuffle", {}, std::nullopt);
}

void addRandomLowerings(LoweringTable &table) {
  table.add(lowerPhilox);
  table.add(lowerTruncatedNormal);
  table.add(lowerShuffle);
}

} // namespace tenon
