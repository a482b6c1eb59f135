//===- Block.cpp - What the threads of a block do together ----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "compiler/GPU/Schedules/DeviceSchedule.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;
using namespace tenon;

static constexpr int64_t kSharedAlignment = 16;

//===----------------------------------------------------------------------===//
// Threads
//===----------------------------------------------------------------------===//

void ThreadBlock::enter() {
  Type i32 = builder.getI32Type(), i64 = builder.getI64Type();
  auto widen = [&](Value value) -> Value {
    return arith::ExtUIOp::create(builder, loc, i64, value);
  };
  thread = widen(NVVM::ThreadIdXOp::create(builder, loc, i32));
  block = widen(NVVM::BlockIdXOp::create(builder, loc, i32));
  blocks = widen(NVVM::GridDimXOp::create(builder, loc, i32));
}

void ThreadBlock::barrier() {
  launch.synchronizes = true;
  NVVM::BarrierOp::create(builder, loc);
}

KernelBuffer ThreadBlock::shared(Type type, ArrayRef<int64_t> dims) {
  int64_t elements = 1;
  KernelBuffer buffer;
  buffer.elementType = type;
  buffer.alignment = kSharedAlignment;
  buffer.strides.assign(dims.size(), LinearIndex(0));
  for (size_t i = dims.size(); i-- > 0;) {
    buffer.strides[i] = LinearIndex(elements);
    elements *= dims[i];
  }
  buffer.dims.assign(dims.begin(), dims.end());
  int64_t bytes = elements * std::max(8u, type.getIntOrFloatBitWidth()) / 8;
  auto pointer = LLVM::LLVMPointerType::get(builder.getContext(), kSharedSpace);
  Value base = LLVM::AddressOfOp::create(builder, loc, pointer, sharedName);
  buffer.pointer =
      LLVM::GEPOp::create(builder, loc, pointer, builder.getI8Type(), base,
                          ArrayRef<LLVM::GEPArg>{int32_t(launch.sharedBytes)});
  launch.sharedBytes += llvm::alignTo(bytes, kSharedAlignment);
  return buffer;
}

void ThreadBlock::onFirst(PointEmitter &emitter, function_ref<void()> body) {
  Value first = arith::CmpIOp::create(builder, loc, arith::CmpIPredicate::eq, thread,
                                      emitter.index.constant(0));
  emitWhere(emitter, first, body);
}

//===----------------------------------------------------------------------===//
// Reductions
//===----------------------------------------------------------------------===//

/// The value of the thread whose number in the warp differs in the bit `distance`.
Value ThreadBlock::shuffle(Value value, int64_t distance) {
  launch.synchronizes = true;
  auto constant = [&](int64_t bits) -> Value {
    return arith::ConstantIntOp::create(builder, loc, bits, 32);
  };
  return NVVM::ShflOp::create(builder, loc, value.getType(), constant(-1), value,
                              constant(distance), constant(kWarp - 1),
                              NVVM::ShflKind::bfly, UnitAttr());
}

Value ThreadBlock::reduceWarp(ReductionKind kind, Value value) {
  for (int64_t distance = kWarp / 2; distance >= 1; distance /= 2)
    value = combine(builder, loc, kind, value, shuffle(value, distance));
  return value;
}

/// Through registers within a warp where values have 32 bits, then through shared
/// memory; other values through shared memory alone.
Value ThreadBlock::reduce(ReductionKind kind, Value value, bool isOnly) {
  Type type = value.getType();
  KernelFrame none;
  PointEmitter emitter(builder, loc, none, 1);
  IndexBuilder &index = emitter.index;
  IndexScope scope(index);
  bool shuffles = type.isInteger(32) || type.isF32();
  int64_t parts = launch.threads;
  Value place = thread;
  if (shuffles) {
    value = reduceWarp(kind, value);
    parts = launch.threads / kWarp;
    place = arith::DivUIOp::create(builder, loc, thread, index.constant(kWarp));
  }
  if (parts == 1)
    return value;
  KernelBuffer slots = shared(type, {parts});
  // What was in the slots before has been read by all: the barrier of another reduction
  // sees to that, too.
  if (isOnly)
    barrier();
  auto write = [&] { emitter.store(slots, {LinearIndex(place)}, {value, true, {}}); };
  if (shuffles) {
    Value lane = arith::RemUIOp::create(builder, loc, thread, index.constant(kWarp));
    emitWhere(emitter,
              arith::CmpIOp::create(builder, loc, arith::CmpIPredicate::eq, lane,
                                    index.constant(0)),
              write);
  } else {
    write();
  }
  barrier();
  // Every thread combines all parts in a tree: no further waiting.
  SmallVector<Value> values;
  for (int64_t part = 0; part < parts; ++part)
    values.push_back(emitter.load(slots, {LinearIndex(part)}).value);
  while (values.size() > 1) {
    for (size_t i = 0; i + 1 < values.size(); i += 2)
      values[i / 2] = combine(builder, loc, kind, values[i], values[i + 1]);
    if (values.size() % 2)
      values[values.size() / 2] = values.back();
    values.resize((values.size() + 1) / 2);
  }
  return values.front();
}

//===----------------------------------------------------------------------===//
// Loops
//===----------------------------------------------------------------------===//

void tenon::emitUnits(const DeviceContext &context, PointEmitter &emitter,
                      LinearIndex units, function_ref<void(Value)> body) {
  OpBuilder &builder = context.builder;
  Location loc = context.loc;
  const ThreadBlock &threads = context.threads;
  Value size = emitter.index.constant(context.launch.threads);
  Value first = arith::AddIOp::create(
      builder, loc, arith::MulIOp::create(builder, loc, threads.block, size),
      threads.thread);
  Value step = arith::MulIOp::create(builder, loc, threads.blocks, size);
  emitLoop(emitter, first, emitter.index.scalar(units), step, body);
}

void tenon::emitWhere(PointEmitter &emitter, Value condition, function_ref<void()> body) {
  OpBuilder &builder = emitter.index.builder;
  auto branch = scf::IfOp::create(builder, emitter.index.loc, condition,
                                  /*withElseRegion=*/false);
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPoint(branch.thenYield());
  PointScope scope(emitter);
  body();
}

SmallVector<LinearIndex> tenon::delinearize(IndexBuilder &index, LinearIndex at,
                                            ArrayRef<LinearIndex> extents) {
  SmallVector<LinearIndex> result(extents.size(), LinearIndex(0));
  for (size_t i = extents.size(); i-- > 1;) {
    if (extents[i] == LinearIndex(0))
      continue; // there is no place to number
    result[i] = index.mod(at, extents[i]);
    at = index.floorDiv(at, extents[i]);
  }
  if (!result.empty())
    result[0] = at;
  return result;
}

std::optional<int64_t> tenon::staticProduct(ArrayRef<LinearIndex> extents) {
  int64_t product = 1;
  for (const LinearIndex &extent : extents) {
    if (!extent.isConstant())
      return std::nullopt;
    product *= extent.constant;
  }
  return product;
}

LinearIndex tenon::productOf(IndexBuilder &index, ArrayRef<LinearIndex> extents) {
  LinearIndex product = 1;
  for (const LinearIndex &extent : extents)
    product = index.multiply(product, extent);
  return product;
}

void tenon::storeResults(const DeviceContext &context, PointEmitter &emitter,
                         ArrayRef<LinearIndex> point) {
  SmallVector<PointValue> values;
  for (Value result : context.yield().getValues())
    values.push_back(emitter.emit(result, point));
  for (auto [i, value] : llvm::enumerate(values))
    emitter.store(context.out(i), point, value);
}
