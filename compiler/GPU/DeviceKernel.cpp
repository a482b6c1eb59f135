//===- DeviceKernel.cpp - A kernel for a GPU ------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "compiler/GPU/DeviceKernel.h"
#include "compiler/CPU/Schedules/Schedule.h"
#include "compiler/GPU/DeviceMath.h"
#include "compiler/GPU/Emulate.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "tenon/abi.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace tenon;

namespace {

class DeviceKernelWriter {
public:
  DeviceKernelWriter(ModuleOp module, StringRef symbol, const KernelInstance &instance)
      : module(module), symbol(symbol), instance(instance), kernel(instance.kernel),
        builder(module.getBodyRegion()), loc(kernel.getLoc()) {}

  LogicalResult writeForDevice();
  LogicalResult writeForEmulator();

  DeviceLaunch launch;

private:
  LogicalResult writeBody(KernelFrame frame);
  Value writeBlockCount(const KernelFrame &frame);
  void declareShared(StringRef name);
  func::FuncOp createFunction(StringRef name, ArrayRef<Type> arguments);

  ModuleOp module;
  StringRef symbol;
  const KernelInstance &instance;
  rt::KernelOp kernel;
  OpBuilder builder;
  Location loc;
};

func::FuncOp DeviceKernelWriter::createFunction(StringRef name,
                                                ArrayRef<Type> arguments) {
  builder.setInsertionPointToEnd(module.getBody());
  auto function =
      func::FuncOp::create(builder, loc, name, builder.getFunctionType(arguments, {}));
  builder.setInsertionPointToStart(function.addEntryBlock());
  return function;
}

/// The block's shared memory, whose size is known once the body is written.
void DeviceKernelWriter::declareShared(StringRef name) {
  if (!launch.sharedBytes)
    return;
  builder.setInsertionPointToStart(module.getBody());
  auto type = LLVM::LLVMArrayType::get(builder.getI8Type(), launch.sharedBytes);
  LLVM::GlobalOp::create(builder, loc, type, /*isConstant=*/false,
                         LLVM::Linkage::Internal, name, Attribute(),
                         /*alignment=*/kBufferAlignment, kSharedSpace);
}

LogicalResult DeviceKernelWriter::writeBody(KernelFrame frame) {
  ThreadBlock threads(builder, loc, symbol, launch);
  threads.enter();
  DeviceContext context{builder, loc, frame, threads, launch};
  StringRef schedule = kernel.getSchedule();
  LogicalResult written = schedule == kParallel      ? emitDeviceParallel(context)
                          : schedule == kRows        ? emitDeviceRows(context)
                          : schedule == kContraction ? emitDeviceContraction(context)
                                                     : failure();
  if (failed(written))
    return kernel.emitOpError("has no schedule '") << schedule << "' for GPUs";
  func::ReturnOp::create(builder, loc);
  declareShared(threads.sharedSymbol());
  return success();
}

LogicalResult DeviceKernelWriter::writeForDevice() {
  func::FuncOp function = createFunction(symbol, kernelParameterTypes(instance));
  KernelFrame frame = kernelFrame(instance, function.getArguments());
  for (auto &[argument, buffer] : frame.buffers)
    if (!instance.unaligned.test(cast<BlockArgument>(argument).getArgNumber()))
      buffer.alignment = kBufferAlignment;
  for (auto [i, argument] : llvm::enumerate(kernel.getBlock().getArguments()))
    if (auto buffer = frame.buffers.find(argument);
        buffer != frame.buffers.end() && !instance.mayAlias.test(i))
      function.setArgAttr(cast<BlockArgument>(buffer->second.pointer).getArgNumber(),
                          LLVM::LLVMDialect::getNoAliasAttrName(), builder.getUnitAttr());
  return writeBody(std::move(frame));
}

/// body(thread, words), where every thread reads the words, and the entry.
LogicalResult DeviceKernelWriter::writeForEmulator() {
  Type pointer = LLVM::LLVMPointerType::get(builder.getContext());
  Type i32 = builder.getI32Type();
  SmallVector<Type> types = kernelParameterTypes(instance);
  std::string bodyName = emulatedBody(symbol);
  func::FuncOp body = createFunction(bodyName, {pointer, pointer});
  body->setAttr("llvm.linkage",
                LLVM::LinkageAttr::get(builder.getContext(), LLVM::Linkage::Internal));
  SmallVector<Value> words = readWords(builder, loc, body.getArgument(1), types);
  if (failed(writeBody(kernelFrame(instance, words))))
    return failure();
  func::FuncOp entry = createFunction(symbol, {pointer, i32, i32});
  words = readWords(builder, loc, entry.getArgument(0), types);
  Value blocks = writeBlockCount(kernelFrame(instance, words));
  callEmulator(builder, loc, bodyName, entry.getArguments(), blocks, launch,
               llvm::join(instance.nodes, ", "));
  func::ReturnOp::create(builder, loc);
  return success();
}

/// As DeviceLaunch says, and at least 1: i64.
Value DeviceKernelWriter::writeBlockCount(const KernelFrame &frame) {
  PointEmitter emitter(builder, loc, frame, 1);
  IndexBuilder &index = emitter.index;
  BlockArgument out = kernel.getBlock().getArgument(kernel.getNumIns());
  LinearIndex points = productOf(index, frame.buffers.find(out)->second.dims);
  LinearIndex blocks =
      index.floorDiv(index.add(points, launch.pointsPerBlock - 1), launch.pointsPerBlock);
  Value count =
      index.minimum(index.scalar(blocks), index.constant(TENON_MOST_GPU_BLOCKS));
  return index.maximum(count, index.constant(1));
}

} // namespace

bool tenon::hasDeviceForm(rt::KernelOp kernel) {
  StringRef schedule = kernel.getSchedule();
  return schedule == kParallel || schedule == kRows || schedule == kContraction;
}

/// To the LLVM and NVVM dialects.
static LogicalResult lowerDevice(ModuleOp module, bool fastMath) {
  if (failed(prepareMath(module)))
    return failure();
  return lowerLoopsToLLVM(module, fastMath, /*hasFma=*/true, /*hasScale=*/false,
                          /*hasBf16=*/false);
}

FailureOr<DeviceLaunch> tenon::writeDeviceKernel(ModuleOp module, StringRef symbol,
                                                 const KernelInstance &instance,
                                                 bool fastMath) {
  DeviceKernelWriter writer(module, symbol, instance);
  if (failed(writer.writeForDevice()) || failed(lowerDevice(module, fastMath)))
    return failure();
  storeConstantTables(module);
  auto function = module.lookupSymbol<LLVM::LLVMFuncOp>(symbol);
  OpBuilder builder(module.getContext());
  function->setAttr(NVVM::NVVMDialect::getKernelFuncAttrName(), builder.getUnitAttr());
  function->setAttr(NVVM::NVVMDialect::getReqntidAttrName(),
                    builder.getDenseI32ArrayAttr({int32_t(writer.launch.threads)}));
  return writer.launch;
}

FailureOr<DeviceLaunch> tenon::writeEmulatedKernel(ModuleOp module, StringRef symbol,
                                                   const KernelInstance &instance,
                                                   bool fastMath, int leaveOutWait) {
  DeviceKernelWriter writer(module, symbol, instance);
  if (failed(writer.writeForEmulator()) || failed(lowerDevice(module, fastMath)) ||
      failed(emulateDevice(module, symbol, leaveOutWait)))
    return failure();
  return writer.launch;
}
