//===- VectorMathReduce.cpp - Huge arguments modulo π/2 -------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Payne and Hanek's reduction. x = m·2^e with a 53-bit m; of 2/π only the 192 bits
// from weight 2^(1 − e) on matter, as those above give multiples of 4 quadrants and
// those below are under the result's precision. Their product with m, modulo one
// turn, is a 128-bit fraction whose top two bits are the quadrant.
//
// Hardly any program has such arguments, so this is a branch, taken when some lane
// needs it, and it walks the lanes one by one.
//
//===----------------------------------------------------------------------===//

#include "compiler/CPU/VectorMathFunctions.h"
#include "compiler/CPU/VectorMathTables.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include <cmath>

using namespace mlir;

namespace tenon::vmath {

namespace {

Lanes convertInteger(const Lanes &a, unsigned width) {
  Emitter &emitter = a.builder();
  Type type = emitter.getIntegerType(width);
  if (width > a.element().getIntOrFloatBitWidth())
    return {emitter, arith::ExtUIOp::create(emitter, type, a.value())};
  return {emitter, arith::TruncIOp::create(emitter, type, a.value())};
}

/// A non-negative i64 scalar as f64.
Lanes integerToF64(const Lanes &a) {
  Emitter &emitter = a.builder();
  return {emitter, arith::UIToFPOp::create(emitter, emitter.getF64Type(), a.value())};
}

/// The 64 bits of 2/π that start at bit `offset` of word `word`.
Lanes windowOfTwoOverPi(const Lanes &word, const Lanes &offset, int64_t index) {
  Emitter &emitter = word.builder();
  SmallVector<int64_t> words(std::begin(twoOverPiWords), std::end(twoOverPiWords));
  auto type = VectorType::get(words.size(), emitter.getI64Type());
  Value table =
      arith::ConstantOp::create(emitter, DenseIntElementsAttr::get(type, words));
  auto load = [&](int64_t at) -> Lanes {
    Lanes position = word + at;
    Value index =
        arith::IndexCastOp::create(emitter, emitter.getIndexType(), position.value());
    return {emitter, vector::ExtractOp::create(emitter, table, OpFoldResult(index))};
  };
  // Two shifts, as a shift by 64 is undefined.
  return (load(index) << offset) | ((load(index + 1) >> 1) >> (63 - offset));
}

/// The fraction of a turn that x is, as an i128 that wraps.
Lanes turnFraction(const Lanes &x) {
  Format format(x);
  Lanes bits = x.bits();
  Lanes mantissa = (bits & format.mantissaMask()) | (int64_t(1) << 52);
  // With e = field − 1075, weight 2^(1 − e) is bit e + 62 of the table.
  Lanes position = (bits >> 52) - (1075 - 62);
  Lanes word = position >> 6, offset = position & 63;
  auto window = [&](int64_t index) {
    return convertInteger(windowOfTwoOverPi(word, offset, index), 128);
  };
  Lanes wide = convertInteger(mantissa, 128);
  return ((window(0) * wide) << 64) + window(1) * wide + ((window(2) * wide) >> 64);
}

/// magnitude/2^128·π/2 as high + low, for a positive i128.
std::pair<Lanes, Lanes> fractionToRadians(const Lanes &magnitude) {
  Emitter &emitter = magnitude.builder();
  Lanes zeros{emitter, math::CountLeadingZerosOp::create(emitter, magnitude.value())};
  Lanes normal = magnitude << zeros;
  Lanes head = convertInteger(normal >> 75, 64);
  Lanes rest = convertInteger(normal >> 11, 64);
  Lanes power = ((1023 - convertInteger(zeros, 64)) << 52).asFloat();
  Lanes high = integerToF64(head) * 0x1p-53 * power;
  Lanes low = integerToF64(rest) * 0x1p-117 * power;
  Lanes product = high * halfPiF64[0];
  Lanes error = exactFma(high, halfPiF64[0], -product);
  error = error + fma(high, halfPiF64[1], low * halfPiF64[0]);
  Lanes sum = product + error;
  return {sum, (product - sum) + error};
}

/// Reduces one f64.
Reduced reduceScalar(const Lanes &x) {
  Lanes fraction = turnFraction(x);
  Lanes quarter = fraction << 2;
  // Round to the nearest quadrant: the bit below the two is the half.
  Lanes half = quarter >> 127;
  Lanes quadrant = convertInteger((fraction >> 126) + half, 64);
  Lanes negative = quarter < 0;
  Lanes magnitude = select(negative, quarter.like(0) - quarter, quarter);
  auto [high, low] = fractionToRadians(magnitude);
  // Infinity has no sine.
  Lanes signedHigh = select(negative, -high, high);
  return {select(x < HUGE_VAL, signedHigh, NAN), select(negative, -low, low), quadrant};
}

Reduced reduceLane(const Lanes &x) {
  Emitter &emitter = x.builder();
  if (x.isF64())
    return reduceScalar(x);
  Reduced wide = reduceScalar(x.toFloat(emitter.getF64Type()));
  Lanes high = wide.high.toFloat(emitter.getF32Type());
  return {high, high.like(0), convertInteger(wide.quadrant, 32)};
}

SmallVector<Value> valuesOf(const Reduced &reduced) {
  return {reduced.high.value(), reduced.low.value(), reduced.quadrant.value()};
}

Reduced reducedFrom(Emitter &emitter, ValueRange values) {
  return {{emitter, values[0]}, {emitter, values[1]}, {emitter, values[2]}};
}

/// if (condition) then() else otherwise.
template <typename Then>
scf::IfOp branch(Emitter &emitter, Value condition, ValueRange otherwise, Then then) {
  auto op = scf::IfOp::create(emitter, otherwise.getTypes(), condition, true);
  OpBuilder::InsertionGuard guard(emitter);
  emitter.setInsertionPointToStart(op.thenBlock());
  SmallVector<Value> values = then();
  scf::YieldOp::create(emitter, values);
  emitter.setInsertionPointToStart(op.elseBlock());
  scf::YieldOp::create(emitter, otherwise);
  return op;
}

/// Walks the lanes of the vector x; those over the limit are reduced.
SmallVector<Value> walkLanes(const Lanes &x, double limit, const Reduced &fast) {
  Emitter &emitter = x.builder();
  int64_t count = cast<VectorType>(x.type()).getNumElements();
  auto index = [&](int64_t i) -> Value {
    return arith::ConstantIndexOp::create(emitter, i);
  };
  auto loop =
      scf::ForOp::create(emitter, index(0), index(count), index(1), valuesOf(fast));
  OpBuilder::InsertionGuard guard(emitter);
  emitter.setInsertionPointToStart(loop.getBody());
  OpFoldResult position = loop.getInductionVar();
  Lanes lane{emitter, vector::ExtractOp::create(emitter, x.value(), position)};
  ValueRange kept = loop.getRegionIterArgs();
  scf::IfOp op = branch(emitter, (lane > limit).value(), kept, [&] {
    SmallVector<Value> inserted;
    for (auto [scalar, into] : llvm::zip(valuesOf(reduceLane(lane)), kept))
      inserted.push_back(vector::InsertOp::create(emitter, scalar, into, position));
    return inserted;
  });
  scf::YieldOp::create(emitter, op.getResults());
  return loop.getResults();
}

/// The value with its shape flattened to one dimension, or given `shape`.
Lanes reshaped(const Lanes &a, VectorType shape) {
  auto type = shape.clone(a.element());
  if (type == a.type())
    return a;
  return {a.builder(), vector::ShapeCastOp::create(a.builder(), type, a.value())};
}

} // namespace

Reduced reduceHugeLanes(const Lanes &x, double limit, const Reduced &fast) {
  Emitter &emitter = x.builder();
  auto vector = dyn_cast<VectorType>(x.type());
  if (!vector) {
    scf::IfOp op = branch(emitter, (x > limit).value(), valuesOf(fast),
                          [&] { return valuesOf(reduceLane(x)); });
    return reducedFrom(emitter, op.getResults());
  }
  auto flat = VectorType::get(vector.getNumElements(), vector.getElementType());
  Lanes line = reshaped(x, flat);
  Reduced lines{reshaped(fast.high, flat), reshaped(fast.low, flat),
                reshaped(fast.quadrant, flat)};
  Value any = vector::ReductionOp::create(emitter, vector::CombiningKind::OR,
                                          (line > limit).value());
  scf::IfOp op = branch(emitter, any, valuesOf(lines),
                        [&] { return walkLanes(line, limit, lines); });
  Reduced result = reducedFrom(emitter, op.getResults());
  return {reshaped(result.high, vector), reshaped(result.low, vector),
          reshaped(result.quadrant, vector)};
}

} // namespace tenon::vmath
