//===- Pad.cpp - Lowering of padding --------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// tensor.pad for a constant border; a generic that mirrors indices for reflect
// and symmetric ones.
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

/// Maps an index of the padded dim into the input's: mirrored at both ends, the
/// edge repeated (symmetric) or not (reflect), then clamped.
static Value mirror(ImplicitLocOpBuilder &b, Value loop, int64_t low, Size size,
                    bool repeatsEdge) {
  auto constant = [&](int64_t value) -> Value {
    return arith::ConstantIndexOp::create(b, value);
  };
  Value extent = Lowering::sizeInBody(b, size);
  Value place = arith::SubIOp::create(b, loop, constant(low));
  Value zero = constant(0);
  // -i or -i - 1 before the start; 2 n - 2 - i or 2 n - 1 - i past the end.
  Value before = arith::SubIOp::create(b, constant(repeatsEdge ? -1 : 0), place);
  Value twice = arith::AddIOp::create(b, extent, extent);
  Value past = arith::SubIOp::create(
      b, arith::SubIOp::create(b, twice, constant(repeatsEdge ? 1 : 2)).getResult(),
      place);
  Value isBefore = arith::CmpIOp::create(b, arith::CmpIPredicate::slt, place, zero);
  Value isPast = arith::CmpIOp::create(b, arith::CmpIPredicate::sge, place, extent);
  place = arith::SelectOp::create(b, isBefore, before, place);
  place = arith::SelectOp::create(b, isPast, past, place);
  Value last = arith::SubIOp::create(b, extent, constant(1));
  place = arith::MinSIOp::create(b, place, last);
  return arith::MaxSIOp::create(b, place, zero);
}

static Value padMirrored(PadOp op, Lowering &lowering, const Sizes &from,
                         const Sizes &to) {
  Value input = lowering.lowered(op.getInput());
  auto type =
      Lowering::typeOf(to, cast<RankedTensorType>(input.getType()).getElementType());
  bool repeatsEdge = op.getMode() == PadMode::symmetric;
  auto body = [&](ImplicitLocOpBuilder &b, ArrayRef<Value>) -> Value {
    SmallVector<Value> indices;
    for (auto [dim, size] : llvm::enumerate(from)) {
      int64_t low = op.getLow()[dim];
      Value loop = linalg::IndexOp::create(b, dim);
      bool isPadded = low != 0 || op.getHigh()[dim] != 0;
      indices.push_back(isPadded ? mirror(b, loop, low, size, repeatsEdge) : loop);
    }
    return tensor::ExtractOp::create(b, input, indices);
  };
  return lowering.parallel(type, to, {}, {}, body);
}

static Value padConstant(PadOp op, Lowering &lowering) {
  ImplicitLocOpBuilder &b = lowering.b;
  Value input = lowering.lowered(op.getInput());
  TypedAttr splat =
      op.getValue() ? lowering.splat(op.getValue())
                    : zeroOf(cast<RankedTensorType>(input.getType()).getElementType());
  Value value;
  if (splat)
    value = arith::ConstantOp::create(b, splat);
  else
    value = tensor::ExtractOp::create(b, lowering.lowered(op.getValue()));
  auto mixed = [&](ArrayRef<int64_t> amounts) {
    return llvm::map_to_vector(
        amounts, [&](int64_t amount) { return lowering.index.constant(amount); });
  };
  return tensor::PadOp::create(b, Type(), input, mixed(op.getLow()), mixed(op.getHigh()),
                               value);
}

static LogicalResult lowerPad(PadOp op, Lowering &lowering) {
  if (!isScalarType(lowering.target(op.getInput()).getElementType()))
    return failure();
  IndexMath &index = lowering.index;
  Sizes from = lowering.sizes(op.getInput()), to;
  for (auto [dim, size] : llvm::enumerate(from))
    to.push_back(index.add(size, index.constant(op.getLow()[dim] + op.getHigh()[dim])));
  Value result;
  if (from == to)
    result = lowering.lowered(op.getInput());
  else if (op.getMode() == PadMode::constant)
    result = padConstant(op, lowering);
  else
    result = padMirrored(op, lowering, from, to);
  lowering.replace(op.getResult(), result, to);
  return success();
}

void addPadLowerings(LoweringTable &table) { table.add(lowerPad); }

} // namespace tenon
