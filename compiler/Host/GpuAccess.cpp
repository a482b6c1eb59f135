//===- GpuAccess.cpp - What a run tells of memory that a GPU shares -------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The host program names all memory by addresses of the host. The runtime moves bytes
// to the GPU before a kernel reads them, so that what the host does itself has to be
// announced: launches of kernels that have no code for GPUs, and the scalars that
// conditions, sizes and checks read. Whatever is left of upstream's ops on memrefs has
// the interface of memory effects.
//
//===----------------------------------------------------------------------===//

#include "compiler/Host/GpuAccess.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "tenon/abi.h"
#include "tenon/runtime.h"
#include <cstddef>

using namespace mlir;
using namespace tenon;

namespace {
Value constant(OpBuilder &builder, Location loc, int64_t value, unsigned width = 64) {
  return arith::ConstantIntOp::create(builder, loc, value, width);
}

Type pointerIn(OpBuilder &builder) {
  return LLVM::LLVMPointerType::get(builder.getContext());
}

Value readField(OpBuilder &builder, Location loc, Value call, size_t offset) {
  Value address =
      LLVM::GEPOp::create(builder, loc, pointerIn(builder), builder.getI8Type(), call,
                          ArrayRef<LLVM::GEPArg>{int32_t(offset)});
  return LLVM::LoadOp::create(builder, loc, pointerIn(builder), address);
}

/// Ends the run unless `condition`.
void writeCheck(OpBuilder &builder, Location loc, Value condition, int32_t status) {
  auto check = rt::CheckOp::create(builder, loc, condition, "", ValueRange());
  check->setAttr("number", builder.getI32IntegerAttr(-1));
  check->setAttr("status", builder.getI32IntegerAttr(status));
}

/// Calls a function of the call's record, which returns 0 or ends the run.
void callRuntime(OpBuilder &builder, Location loc, Value call, size_t field,
                 ValueRange arguments) {
  Value function = readField(builder, loc, call, field);
  SmallVector<Value> operands = {function, call};
  llvm::append_range(operands, arguments);
  SmallVector<Type> types = {pointerIn(builder)};
  llvm::append_range(types, arguments.getTypes());
  auto type = LLVM::LLVMFunctionType::get(builder.getI32Type(), types);
  Value status = LLVM::CallOp::create(builder, loc, type, operands).getResult();
  Value isGood = arith::CmpIOp::create(builder, loc, arith::CmpIPredicate::eq, status,
                                       constant(builder, loc, 0, 32));
  writeCheck(builder, loc, isGood, TN_INTERNAL); // the runtime knows more
}

void writeAccess(OpBuilder &builder, Location loc, Value call, Value memref,
                 bool writes) {
  MemorySpan span = writeSpan(builder, loc, memref);
  callRuntime(builder, loc, call, offsetof(tn_call, access),
              ValueRange{span.address, span.bytes, constant(builder, loc, writes, 32)});
}

} // namespace

MemorySpan tenon::writeSpan(OpBuilder &builder, Location loc, Value memref) {
  auto type = cast<MemRefType>(memref.getType());
  int64_t width = std::max<int64_t>(1, type.getElementTypeBitWidth() / 8);
  Type i64 = builder.getI64Type();
  auto asWord = [&](Value index) -> Value {
    return arith::IndexCastOp::create(builder, loc, i64, index);
  };
  auto times = [&](Value a, Value b) -> Value {
    return arith::MulIOp::create(builder, loc, a, b);
  };
  auto add = [&](Value a, Value b) -> Value {
    return arith::AddIOp::create(builder, loc, a, b);
  };
  auto metadata = memref::ExtractStridedMetadataOp::create(builder, loc, memref);
  Value base = memref::ExtractAlignedPointerAsIndexOp::create(builder, loc, memref);
  Value scale = constant(builder, loc, width), one = constant(builder, loc, 1);
  Value address = add(asWord(base), times(asWord(metadata.getOffset()), scale));
  Value last = constant(builder, loc, 0), isEmpty = constant(builder, loc, 0, 1);
  for (int64_t dim = 0; dim < type.getRank(); ++dim) {
    Value size = asWord(metadata.getSizes()[dim]);
    Value before = arith::SubIOp::create(builder, loc, size, one);
    last = add(last, times(before, asWord(metadata.getStrides()[dim])));
    Value hasNone = arith::CmpIOp::create(builder, loc, arith::CmpIPredicate::eq, size,
                                          constant(builder, loc, 0));
    isEmpty = arith::OrIOp::create(builder, loc, isEmpty, hasNone);
  }
  Value bytes = times(add(last, one), scale);
  bytes =
      arith::SelectOp::create(builder, loc, isEmpty, constant(builder, loc, 0), bytes);
  return {LLVM::IntToPtrOp::create(builder, loc, pointerIn(builder), address), bytes};
}

void tenon::writeAccesses(Operation *op, Value call) {
  OpBuilder builder(op);
  if (auto launch = dyn_cast<rt::LaunchOp>(op)) {
    if (launch->hasAttr(kOnGpu))
      return;
    for (OpOperand &operand : launch->getOpOperands())
      if (isa<MemRefType>(operand.get().getType()))
        writeAccess(builder, op->getLoc(), call, operand.get(),
                    launch.isDpsInit(&operand));
    return;
  }
  // Others tell the runtime themselves, or only name memory.
  if (!isa<memref::MemRefDialect>(op->getDialect()))
    return;
  auto interface = dyn_cast<MemoryEffectOpInterface>(op);
  if (!interface)
    return;
  SmallVector<MemoryEffects::EffectInstance> effects;
  interface.getEffects(effects);
  for (const MemoryEffects::EffectInstance &effect : effects)
    if (Value memory = effect.getValue();
        memory && isa<MemRefType>(memory.getType()) &&
        !isa<MemoryEffects::Allocate>(effect.getEffect()))
      writeAccess(builder, op->getLoc(), call, memory,
                  isa<MemoryEffects::Write>(effect.getEffect()));
}

void tenon::writeGpuLaunch(OpBuilder &builder, rt::LaunchOp launch, int64_t number,
                           Value call, Value words) {
  Location loc = launch.getLoc();
  Type i64 = builder.getI64Type();
  SmallVector<Value> sizes;
  for (Value operand : launch->getOperands())
    if (isa<MemRefType>(operand.getType()))
      sizes.push_back(writeSpan(builder, loc, operand).bytes);
  // In the entry block: a loop does not take stack in each iteration.
  Value table;
  {
    OpBuilder::InsertionGuard guard(builder);
    Operation *function = launch->getParentOfType<FunctionOpInterface>();
    builder.setInsertionPointToStart(&function->getRegion(0).front());
    table = LLVM::AllocaOp::create(builder, loc, pointerIn(builder), i64,
                                   constant(builder, loc, sizes.size()));
  }
  for (auto [i, size] : llvm::enumerate(sizes)) {
    Value place = LLVM::GEPOp::create(builder, loc, pointerIn(builder), i64, table,
                                      ArrayRef<LLVM::GEPArg>{int32_t(i)});
    LLVM::StoreOp::create(builder, loc, size, place);
  }
  Value out = launch.getOuts()[0], points = constant(builder, loc, 1);
  for (int64_t dim = 0; dim < cast<MemRefType>(out.getType()).getRank(); ++dim) {
    Value size = memref::DimOp::create(builder, loc, out, dim);
    points = arith::MulIOp::create(builder, loc, points,
                                   arith::IndexCastOp::create(builder, loc, i64, size));
  }
  callRuntime(builder, loc, call, offsetof(tn_call, launch_on_gpu),
              ValueRange{constant(builder, loc, number, 32), words, table, points});
}

void tenon::writeGpuCheck(OpBuilder &builder, Location loc, Value call) {
  Value function = readField(builder, loc, call, offsetof(tn_call, launch_on_gpu));
  Value isThere =
      LLVM::ICmpOp::create(builder, loc, LLVM::ICmpPredicate::ne, function,
                           LLVM::ZeroOp::create(builder, loc, pointerIn(builder)));
  writeCheck(builder, loc, isThere, TN_UNIMPLEMENTED);
}
