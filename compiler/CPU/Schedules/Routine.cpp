//===- Routine.cpp - Kernels that call the routine library ----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Each tensor is handed over as the address of a View (Routines/Routine.h): pointer,
// sizes, strides. The library is linked and inlined once the kernel is LLVM IR, so what
// is static here is a constant there.
//
//===----------------------------------------------------------------------===//

#include "compiler/CPU/RoutineLibrary.h"
#include "compiler/CPU/Schedules/Schedule.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"

using namespace mlir;
using namespace tenon;

namespace {
class RoutineWriter {
public:
  explicit RoutineWriter(const ScheduleContext &context)
      : context(context), builder(context.builder), loc(context.loc),
        index(builder, loc, 1),
        pointerType(LLVM::LLVMPointerType::get(builder.getContext())) {}

  LogicalResult write() {
    auto routines = context.kernel().getBlock().getOps<rt::RoutineOp>();
    if (routines.empty())
      return failure();
    rt::RoutineOp routine = *routines.begin();
    std::string symbol = (kRoutinePrefix + routine.getRoutine()).str();
    if (!hasRoutine(symbol))
      return routine.emitOpError("calls \"")
             << routine.getRoutine() << "\", which the routine library does not have";
    SmallVector<Value> arguments;
    for (Value operand : routine->getOperands()) {
      auto scalar = context.frame.scalars.find(operand);
      auto buffer = context.frame.buffers.find(operand);
      if (scalar != context.frame.scalars.end())
        arguments.push_back(scalar->second);
      else if (buffer != context.frame.buffers.end())
        arguments.push_back(viewOf(buffer->second));
      else
        arguments.push_back(constantOf(operand));
    }
    arguments.append({context.frame.part, context.frame.parts});
    SmallVector<Type> types =
        llvm::map_to_vector(arguments, [](Value argument) { return argument.getType(); });
    auto type =
        LLVM::LLVMFunctionType::get(LLVM::LLVMVoidType::get(builder.getContext()), types);
    declare(symbol, type);
    LLVM::CallOp::create(builder, loc, type, symbol, arguments);
    return success();
  }

private:
  void declare(StringRef symbol, LLVM::LLVMFunctionType type) {
    auto module = builder.getInsertionBlock()->getParentOp()->getParentOfType<ModuleOp>();
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(module.getBody());
    LLVM::LLVMFuncOp::create(builder, loc, symbol, type);
  }

  /// The address of a View of `buffer`.
  Value viewOf(const KernelBuffer &buffer) {
    Type i64 = builder.getI64Type();
    int32_t words = 1 + 2 * buffer.dims.size(), next = 0;
    Value view =
        LLVM::AllocaOp::create(builder, loc, pointerType, i64, index.constant(words));
    auto push = [&](Value word) {
      Value address = LLVM::GEPOp::create(builder, loc, pointerType, i64, view,
                                          ArrayRef<LLVM::GEPArg>{next++});
      LLVM::StoreOp::create(builder, loc, word, address);
    };
    push(buffer.pointer);
    for (const LinearIndex &dim : buffer.dims)
      push(index.scalar(dim));
    for (const LinearIndex &stride : buffer.strides)
      push(index.scalar(stride));
    return view;
  }

  /// What kernel formation computes inside instead of handing it over: an index, or a
  /// tensor of one value, whose strides are zeros.
  Value constantOf(Value value) {
    auto constant = value.getDefiningOp<arith::ConstantOp>();
    if (auto number = dyn_cast<IntegerAttr>(constant.getValue()))
      return index.constant(number.getInt());
    auto elements = cast<DenseElementsAttr>(constant.getValue());
    auto splat = elements.getSplatValue<TypedAttr>();
    if (splat.getType().isInteger(1)) // a byte in memory
      splat =
          builder.getI8IntegerAttr(cast<IntegerAttr>(splat).getValue().getZExtValue());
    Value element = arith::ConstantOp::create(builder, loc, splat);
    KernelBuffer buffer;
    buffer.pointer = LLVM::AllocaOp::create(builder, loc, pointerType, splat.getType(),
                                            index.constant(1));
    LLVM::StoreOp::create(builder, loc, element, buffer.pointer);
    for (int64_t size : elements.getType().getShape()) {
      buffer.dims.push_back(LinearIndex(size));
      buffer.strides.push_back(LinearIndex(0));
    }
    return viewOf(buffer);
  }

  const ScheduleContext &context;
  OpBuilder &builder;
  Location loc;
  IndexBuilder index;
  Type pointerType;
};
} // namespace

LogicalResult tenon::emitRoutine(const ScheduleContext &context) {
  return RoutineWriter(context).write();
}
