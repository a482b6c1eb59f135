//===- Loops.cpp - Loops that all schedules are written with --------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "compiler/CPU/Schedules/Schedule.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace tenon;

SmallVector<Value> tenon::emitLoop(PointEmitter &emitter, Value low, Value high,
                                   Value step, ValueRange carried, LoopBody body) {
  OpBuilder &builder = emitter.index.builder;
  Location loc = emitter.index.loc;
  auto loop = scf::ForOp::create(builder, loc, low, high, step, carried);
  OpBuilder::InsertionGuard guard(builder);
  if (carried.empty())
    builder.setInsertionPoint(loop.getBody()->getTerminator());
  else
    builder.setInsertionPointToEnd(loop.getBody());
  PointScope scope(emitter);
  SmallVector<Value> next = body(loop.getInductionVar(), loop.getRegionIterArgs());
  if (!carried.empty())
    scf::YieldOp::create(builder, loc, next);
  return SmallVector<Value>(loop.getResults());
}

SmallVector<Value> tenon::emitLoop(PointEmitter &emitter, Value low, Value high,
                                   int64_t step, ValueRange carried, LoopBody body) {
  return emitLoop(emitter, low, high, emitter.index.constant(step), carried, body);
}

void tenon::emitLoop(PointEmitter &emitter, Value low, Value high, Value step,
                     function_ref<void(Value)> body) {
  emitLoop(emitter, low, high, step, ValueRange(), [&](Value iv, ValueRange) {
    body(iv);
    return SmallVector<Value>();
  });
}

void tenon::emitLoop(PointEmitter &emitter, Value low, Value high, int64_t step,
                     function_ref<void(Value)> body) {
  emitLoop(emitter, low, high, emitter.index.constant(step), body);
}

Value tenon::laneMask(PointEmitter &emitter, LinearIndex count) {
  IndexBuilder &index = emitter.index;
  auto type = VectorType::get({index.lanes}, index.builder.getI1Type());
  if (count.isConstant()) {
    SmallVector<bool> lanes;
    for (int64_t lane = 0; lane < index.lanes; ++lane)
      lanes.push_back(lane < count.constant);
    return arith::ConstantOp::create(index.builder, index.loc,
                                     DenseElementsAttr::get(type, lanes));
  }
  Value lane = index.vector(LinearIndex::lanesFrom(0));
  return arith::CmpIOp::create(index.builder, index.loc, arith::CmpIPredicate::slt, lane,
                               index.vector(count));
}

void tenon::emitVectorLoop(PointEmitter &emitter, Value low, Value high,
                           std::optional<int64_t> staticExtent, int64_t unroll,
                           function_ref<void(LinearIndex, int64_t)> body) {
  IndexBuilder &index = emitter.index;
  OpBuilder &builder = index.builder;
  Location loc = index.loc;
  int64_t lanes = index.lanes;
  // Start of the part that is no multiple of `step`, counted from low.
  auto floorTo = [&](Value from, int64_t step) -> Value {
    Value extent = arith::SubIOp::create(builder, loc, high, from);
    Value count = arith::DivSIOp::create(builder, loc, extent, index.constant(step));
    Value length = arith::MulIOp::create(builder, loc, count, index.constant(step));
    return arith::AddIOp::create(builder, loc, from, length);
  };
  Value at = low;
  if (unroll > 1 && (!staticExtent || *staticExtent >= unroll * lanes)) {
    Value end = floorTo(at, unroll * lanes);
    emitLoop(emitter, at, end, unroll * lanes, [&](Value iv) { body(iv, unroll); });
    at = end;
  }
  if (!staticExtent || *staticExtent >= lanes) {
    Value end = floorTo(at, lanes);
    emitLoop(emitter, at, end, lanes, [&](Value iv) { body(iv, 1); });
    at = end;
  }
  if (staticExtent && *staticExtent % lanes == 0)
    return;
  // The rest, under a mask.
  emitLoop(emitter, at, high, lanes, [&](Value iv) {
    LinearIndex count =
        staticExtent ? LinearIndex(*staticExtent % lanes)
                     : index.add(LinearIndex(high), index.multiply(LinearIndex(iv), -1));
    emitter.mask = laneMask(emitter, count);
    body(iv, 1);
    emitter.mask = {};
  });
}

std::pair<Value, Value> tenon::emitShare(PointEmitter &emitter, const KernelFrame &frame,
                                         LinearIndex total, int64_t unit) {
  IndexBuilder &index = emitter.index;
  OpBuilder &builder = index.builder;
  Location loc = index.loc;
  Type i64 = builder.getI64Type();
  Value part = arith::ExtSIOp::create(builder, loc, i64, frame.part);
  Value parts = arith::ExtSIOp::create(builder, loc, i64, frame.parts);
  LinearIndex units = index.floorDiv(index.add(total, unit - 1), unit);
  Value count = index.scalar(units);
  auto boundary = [&](Value number) -> Value {
    Value scaled = arith::MulIOp::create(builder, loc, count, number);
    Value share = arith::DivSIOp::create(builder, loc, scaled, parts);
    if (unit == 1)
      return share;
    Value start = arith::MulIOp::create(builder, loc, share, index.constant(unit));
    return index.minimum(start, index.scalar(total));
  };
  Value next = arith::AddIOp::create(builder, loc, part, index.constant(1));
  return {boundary(part), boundary(next)};
}

KernelBuffer tenon::stackBuffer(PointEmitter &emitter, Type elementType,
                                ArrayRef<int64_t> dims) {
  constexpr unsigned line = 64;
  OpBuilder &builder = emitter.index.builder;
  KernelBuffer buffer;
  buffer.elementType = elementType;
  int64_t size = 1;
  for (int64_t dim : llvm::reverse(dims)) {
    buffer.dims.insert(buffer.dims.begin(), LinearIndex(dim));
    buffer.strides.insert(buffer.strides.begin(), LinearIndex(size));
    size *= dim;
  }
  buffer.pointer = LLVM::AllocaOp::create(
      builder, emitter.index.loc, LLVM::LLVMPointerType::get(builder.getContext()),
      elementType, emitter.index.constant(size), line);
  return buffer;
}

void tenon::emitOnFirstShare(PointEmitter &emitter, const KernelFrame &frame,
                             function_ref<void()> body) {
  OpBuilder &builder = emitter.index.builder;
  Location loc = emitter.index.loc;
  Value zero = arith::ConstantIntOp::create(builder, loc, 0, 32);
  Value first =
      arith::CmpIOp::create(builder, loc, arith::CmpIPredicate::eq, frame.part, zero);
  auto branch = scf::IfOp::create(builder, loc, first, /*withElseRegion=*/false);
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPoint(branch.thenYield());
  PointScope scope(emitter);
  body();
}
