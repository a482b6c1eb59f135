//===- Emulate.cpp - GPU code on the CPU ----------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "compiler/GPU/Emulate.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "tenon/emulator.h"
#include "llvm/ADT/TypeSwitch.h"
#include <cstddef>

using namespace mlir;
using namespace tenon;

static constexpr llvm::StringLiteral kLaunch = "tn_emulator_launch",
                                     kBarrier = "tn_emulator_barrier",
                                     kShuffle = "tn_emulator_shuffle";

std::string tenon::emulatedBody(StringRef symbol) { return (symbol + "_thread").str(); }

static LLVM::LLVMFuncOp declare(ModuleOp module, StringRef name, Type result,
                                ArrayRef<Type> arguments) {
  if (auto function = module.lookupSymbol<LLVM::LLVMFuncOp>(name))
    return function;
  OpBuilder builder(module.getBodyRegion());
  return LLVM::LLVMFuncOp::create(builder, module.getLoc(), name,
                                  LLVM::LLVMFunctionType::get(result, arguments));
}

void tenon::callEmulator(OpBuilder &builder, Location loc, StringRef body,
                         ValueRange arguments, Value blocks, const DeviceLaunch &launch,
                         StringRef nodes) {
  MLIRContext *context = builder.getContext();
  auto module = builder.getBlock()->getParent()->getParentOfType<ModuleOp>();
  Type pointer = LLVM::LLVMPointerType::get(context);
  // The text that errors name the kernel by.
  std::string textName = (body + "_nodes").str();
  std::string text = nodes.str() + '\0';
  {
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(module.getBody());
    auto type = LLVM::LLVMArrayType::get(builder.getI8Type(), text.size());
    LLVM::GlobalOp::create(builder, loc, type, /*isConstant=*/true,
                           LLVM::Linkage::Internal, textName,
                           builder.getStringAttr(text));
  }
  Value bodyAddress = LLVM::AddressOfOp::create(builder, loc, pointer, body);
  Value textAddress = LLVM::AddressOfOp::create(builder, loc, pointer, textName);
  auto integer = [&](int64_t value, unsigned width) -> Value {
    return arith::ConstantIntOp::create(builder, loc, value, width);
  };
  SmallVector<Value> operands = {bodyAddress,
                                 arguments[0],
                                 arguments[1],
                                 arguments[2],
                                 blocks,
                                 integer(launch.threads, 32),
                                 integer(launch.sharedBytes, 64),
                                 integer(launch.synchronizes, 32),
                                 textAddress};
  SmallVector<Type> types(ValueRange(operands).getTypes());
  auto function = declare(module, kLaunch, LLVM::LLVMVoidType::get(context), types);
  LLVM::CallOp::create(builder, loc, function, operands);
}

namespace {

class DeviceOps {
public:
  DeviceOps(ModuleOp module, LLVM::LLVMFuncOp body)
      : module(module), body(body), builder(module.getContext()),
        pointer(LLVM::LLVMPointerType::get(module.getContext())) {}

  LogicalResult replace() {
    WalkResult result = body.walk([&](Operation *op) {
      if (!isa<NVVM::NVVMDialect>(op->getDialect()))
        return WalkResult::advance();
      builder.setInsertionPoint(op);
      Value value;
      if (failed(replacementOf(op, value)))
        return WalkResult(op->emitOpError("has no emulation"));
      if (value)
        op->getResult(0).replaceAllUsesWith(value);
      op->erase();
      return WalkResult::advance();
    });
    if (result.wasInterrupted())
      return failure();
    flattenShared();
    return success();
  }

private:
  Value field(Location loc, size_t offset, Type type) {
    Value address =
        LLVM::GEPOp::create(builder, loc, pointer, builder.getI8Type(),
                            body.getArgument(0), ArrayRef<LLVM::GEPArg>{int32_t(offset)});
    return LLVM::LoadOp::create(builder, loc, type, address);
  }

  LogicalResult replacementOf(Operation *op, Value &value) {
    Location loc = op->getLoc();
    Type i32 = builder.getI32Type();
    return llvm::TypeSwitch<Operation *, LogicalResult>(op)
        .Case([&](NVVM::ThreadIdXOp) {
          value = field(loc, offsetof(tn_emulated_thread, thread), i32);
          return success();
        })
        .Case([&](NVVM::BlockIdXOp) {
          value = field(loc, offsetof(tn_emulated_thread, block), i32);
          return success();
        })
        .Case([&](NVVM::GridDimXOp) {
          value = field(loc, offsetof(tn_emulated_thread, blocks), i32);
          return success();
        })
        .Case([&](NVVM::BarrierOp) {
          auto function = declare(module, kBarrier,
                                  LLVM::LLVMVoidType::get(op->getContext()), pointer);
          LLVM::CallOp::create(builder, loc, function, body.getArgument(0));
          return success();
        })
        .Case([&](NVVM::ShflOp shuffle) {
          if (shuffle.getKind() != NVVM::ShflKind::bfly)
            return failure();
          Type type = shuffle.getVal().getType();
          Value bits = shuffle.getVal();
          if (type != i32)
            bits = LLVM::BitcastOp::create(builder, loc, i32, bits);
          auto function = declare(module, kShuffle, i32, {pointer, i32, i32});
          value = LLVM::CallOp::create(
                      builder, loc, function,
                      ValueRange{body.getArgument(0), bits, shuffle.getOffset()})
                      .getResult();
          if (type != i32)
            value = LLVM::BitcastOp::create(builder, loc, type, value);
          return success();
        })
        .Default([](Operation *) { return failure(); });
  }

  /// Shared memory is at an address of its own in each block; to the CPU there is one
  /// address space.
  void flattenShared() {
    auto isShared = [](Type type) {
      auto pointer = dyn_cast<LLVM::LLVMPointerType>(type);
      return pointer && pointer.getAddressSpace() != 0;
    };
    body.walk([&](Operation *op) {
      if (auto address = dyn_cast<LLVM::AddressOfOp>(op); address) {
        auto global = module.lookupSymbol<LLVM::GlobalOp>(address.getGlobalName());
        if (global && global.getAddrSpace()) {
          builder.setInsertionPoint(op);
          Value start =
              field(op->getLoc(), offsetof(tn_emulated_thread, shared), pointer);
          address.getResult().replaceAllUsesWith(start);
          op->erase();
          return;
        }
      }
      for (Value result : op->getResults())
        if (isShared(result.getType()))
          result.setType(pointer);
      for (Region &region : op->getRegions())
        for (Block &block : region)
          for (BlockArgument argument : block.getArguments())
            if (isShared(argument.getType()))
              argument.setType(pointer);
    });
    for (auto global : llvm::make_early_inc_range(module.getOps<LLVM::GlobalOp>()))
      if (global.getAddrSpace())
        global.erase();
  }

  ModuleOp module;
  LLVM::LLVMFuncOp body;
  OpBuilder builder;
  Type pointer;
};

} // namespace

/// Without wait number `number`: the values that it would have brought are a thread's
/// own.
static LogicalResult leaveOut(LLVM::LLVMFuncOp body, int number) {
  SmallVector<Operation *> waits;
  body.walk([&](Operation *op) {
    if (isa<NVVM::BarrierOp, NVVM::ShflOp>(op))
      waits.push_back(op);
  });
  if (number >= int(waits.size()))
    return body.emitError("has ") << waits.size() << " waits";
  if (auto shuffle = dyn_cast<NVVM::ShflOp>(waits[number]))
    shuffle.getResult().replaceAllUsesWith(shuffle.getVal());
  waits[number]->erase();
  return success();
}

LogicalResult tenon::emulateDevice(ModuleOp module, StringRef symbol, int leaveOutWait) {
  auto body = module.lookupSymbol<LLVM::LLVMFuncOp>(emulatedBody(symbol));
  if (leaveOutWait >= 0 && failed(leaveOut(body, leaveOutWait)))
    return failure();
  return DeviceOps(module, body).replace();
}
