//===- KernelFunction.cpp - A kernel as a function ------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Two functions a kernel: one of type tn_kernel_fn, which unpacks the words of a
// launch, and its body, whose parameters carry noalias; LLVM inlines the second
// into the first.
//
//===----------------------------------------------------------------------===//

#include "compiler/CPU/KernelFunction.h"
#include "compiler/CPU/Schedules/Schedule.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/IRMapping.h"

using namespace mlir;
using namespace tenon;

namespace {

/// The words of a launch, in the order of abi.h, with a name for each.
class WordReader {
public:
  WordReader(OpBuilder &builder, Location loc, Value words)
      : builder(builder), loc(loc), words(words) {}

  Value pointer() { return read(LLVM::LLVMPointerType::get(builder.getContext())); }
  Value integer() { return read(builder.getI64Type()); }

private:
  Value read(Type type) {
    auto pointerType = LLVM::LLVMPointerType::get(builder.getContext());
    Value address = LLVM::GEPOp::create(builder, loc, pointerType, pointerType, words,
                                        ArrayRef<LLVM::GEPArg>{next++});
    return LLVM::LoadOp::create(builder, loc, type, address);
  }

  OpBuilder &builder;
  Location loc;
  Value words;
  int32_t next = 0;
};

/// What one operand needs at run time.
struct OperandWords {
  MemRefType memref; // null: an index
  SmallVector<int64_t> strides;
  unsigned dynamicDims = 0, dynamicStrides = 0;

  explicit OperandWords(Type type) : memref(dyn_cast<MemRefType>(type)) {
    if (!memref)
      return;
    int64_t offset;
    [[maybe_unused]] LogicalResult strided = memref.getStridesAndOffset(strides, offset);
    assert(succeeded(strided) && "operands of launches are strided");
    dynamicDims = memref.getNumDynamicDims();
    dynamicStrides = llvm::count(strides, ShapedType::kDynamic);
  }
};

class KernelFunctionWriter {
public:
  KernelFunctionWriter(ModuleOp module, StringRef symbol, const KernelInstance &instance)
      : module(module), symbol(symbol), instance(instance), kernel(instance.kernel),
        builder(module.getBodyRegion()), loc(kernel.getLoc()) {
    for (Type type : instance.operandTypes)
      operands.emplace_back(type);
  }

  LogicalResult writeScheduled(const TargetInfo &target);
  LogicalResult writeReference();

private:
  Type pointerType() { return LLVM::LLVMPointerType::get(builder.getContext()); }

  func::FuncOp createFunction(StringRef name, ArrayRef<Type> arguments, bool isPrivate);

  ModuleOp module;
  StringRef symbol;
  const KernelInstance &instance;
  rt::KernelOp kernel;
  OpBuilder builder;
  Location loc;
  SmallVector<OperandWords> operands;
};

func::FuncOp KernelFunctionWriter::createFunction(StringRef name,
                                                  ArrayRef<Type> arguments,
                                                  bool isPrivate) {
  builder.setInsertionPointToEnd(module.getBody());
  auto function =
      func::FuncOp::create(builder, loc, name, builder.getFunctionType(arguments, {}));
  if (isPrivate)
    function->setAttr("llvm.linkage", LLVM::LinkageAttr::get(builder.getContext(),
                                                             LLVM::Linkage::Internal));
  builder.setInsertionPointToStart(function.addEntryBlock());
  return function;
}

LogicalResult KernelFunctionWriter::writeScheduled(const TargetInfo &target) {
  Type i32 = builder.getI32Type();
  std::string bodyName = (symbol + "_body").str();

  // The body: one parameter a word, then part and parts.
  SmallVector<Type> words = kernelParameterTypes(instance), types = words;
  types.append({i32, i32});
  func::FuncOp body = createFunction(bodyName, types, /*isPrivate=*/true);
  KernelFrame frame =
      kernelFrame(instance, ValueRange(body.getArguments()).take_front(words.size()));
  frame.part = body.getArgument(words.size());
  frame.parts = body.getArgument(words.size() + 1);
  for (auto [i, argument] : llvm::enumerate(kernel.getBlock().getArguments()))
    if (auto buffer = frame.buffers.find(argument);
        buffer != frame.buffers.end() && !instance.mayAlias.test(i))
      body.setArgAttr(cast<BlockArgument>(buffer->second.pointer).getArgNumber(),
                      LLVM::LLVMDialect::getNoAliasAttrName(), builder.getUnitAttr());
  ScheduleContext context{builder, loc, frame, target};
  StringRef schedule = kernel.getSchedule();
  LogicalResult written = schedule == kParallel      ? emitParallel(context)
                          : schedule == kRows        ? emitRows(context)
                          : schedule == kContraction ? emitContraction(context)
                          : schedule == kWinograd    ? emitWinograd(context)
                          : schedule == kRoutine     ? emitRoutine(context)
                                                     : failure();
  if (failed(written))
    return kernel.emitOpError("has no schedule '") << schedule << "'";
  func::ReturnOp::create(builder, loc);

  // The entry: words of the launch into parameters.
  func::FuncOp entry = createFunction(symbol, {pointerType(), i32, i32}, false);
  SmallVector<Value> arguments = readWords(builder, loc, entry.getArgument(0), words);
  arguments.append({entry.getArgument(1), entry.getArgument(2)});
  func::CallOp::create(builder, loc, body, arguments);
  func::ReturnOp::create(builder, loc);
  return success();
}

/// Operands that overlap (an update in place) are read and written point by point:
/// to the bufferization they may be apart.
LogicalResult KernelFunctionWriter::writeReference() {
  Type i32 = builder.getI32Type();
  std::string bodyName = (symbol + "_body").str();
  func::FuncOp body = createFunction(bodyName, instance.operandTypes, true);
  IRMapping mapping;
  Block &block = kernel.getBlock();
  unsigned ins = kernel.getNumIns();
  for (auto [i, argument] : llvm::enumerate(block.getArguments())) {
    Value value = body.getArgument(i);
    if (operands[i].memref)
      value = bufferization::ToTensorOp::create(builder, loc, argument.getType(), value,
                                                /*restrict=*/true,
                                                /*writable=*/i >= ins);
    mapping.map(argument, value);
  }
  for (Operation &op : block.without_terminator())
    builder.clone(op, mapping);
  for (auto [i, value] : llvm::enumerate(block.getTerminator()->getOperands())) {
    auto store = bufferization::MaterializeInDestinationOp::create(
        builder, loc, TypeRange(), mapping.lookup(value), body.getArgument(ins + i));
    store.setWritable(true);
    store.setRestrict(true);
  }
  func::ReturnOp::create(builder, loc);

  // The entry does the work on share 0, and hands memrefs as their words.
  func::FuncOp entry = createFunction(symbol, {pointerType(), i32, i32}, false);
  WordReader reader(builder, loc, entry.getArgument(0));
  SmallVector<Value> arguments;
  for (const OperandWords &operand : operands) {
    if (!operand.memref) {
      Value word = reader.integer();
      arguments.push_back(
          arith::IndexCastOp::create(builder, loc, builder.getIndexType(), word));
      continue;
    }
    Value pointer = reader.pointer();
    auto constant = [&](int64_t value) -> Value {
      return arith::ConstantIntOp::create(builder, loc, value, 64);
    };
    SmallVector<Value> sizes, strides;
    for (int64_t size : operand.memref.getShape())
      sizes.push_back(ShapedType::isDynamic(size) ? reader.integer() : constant(size));
    for (int64_t stride : operand.strides)
      strides.push_back(ShapedType::isDynamic(stride) ? reader.integer()
                                                      : constant(stride));
    // The descriptor of the LLVM lowering: pointers, offset, sizes, strides.
    MLIRContext *mlir = builder.getContext();
    SmallVector<Type> fields = {pointerType(), pointerType(), builder.getI64Type()};
    int64_t rank = operand.memref.getRank();
    if (rank)
      fields.append(2, LLVM::LLVMArrayType::get(builder.getI64Type(), rank));
    auto descriptorType = LLVM::LLVMStructType::getLiteral(mlir, fields);
    Value descriptor = LLVM::UndefOp::create(builder, loc, descriptorType);
    auto insert = [&](Value value, ArrayRef<int64_t> position) {
      descriptor = LLVM::InsertValueOp::create(builder, loc, descriptor, value, position);
    };
    insert(pointer, {0});
    insert(pointer, {1});
    insert(constant(0), {2});
    for (int64_t dim = 0; dim < rank; ++dim) {
      insert(sizes[dim], {3, dim});
      insert(strides[dim], {4, dim});
    }
    arguments.push_back(
        UnrealizedConversionCastOp::create(builder, loc, operand.memref, descriptor)
            .getResult(0));
  }
  Block *returns = entry.addBlock(), *work = entry.addBlock();
  Value first =
      arith::CmpIOp::create(builder, loc, arith::CmpIPredicate::eq, entry.getArgument(1),
                            arith::ConstantIntOp::create(builder, loc, 0, 32));
  cf::CondBranchOp::create(builder, loc, first, work, returns);
  builder.setInsertionPointToStart(work);
  func::CallOp::create(builder, loc, body, arguments);
  func::ReturnOp::create(builder, loc);
  builder.setInsertionPointToStart(returns);
  func::ReturnOp::create(builder, loc);
  return success();
}

} // namespace

SmallVector<Type> tenon::kernelParameterTypes(const KernelInstance &instance) {
  rt::KernelOp kernel = instance.kernel;
  MLIRContext *context = kernel.getContext();
  Type pointer = LLVM::LLVMPointerType::get(context), i64 = IntegerType::get(context, 64);
  SmallVector<Type> types;
  for (Type type : instance.operandTypes) {
    OperandWords operand(type);
    types.push_back(operand.memref ? pointer : i64);
    types.append(operand.dynamicDims + operand.dynamicStrides, i64);
  }
  return types;
}

KernelFrame tenon::kernelFrame(const KernelInstance &instance, ValueRange parameters) {
  KernelFrame frame;
  frame.kernel = instance.kernel;
  unsigned next = 0;
  for (auto [argument, type] :
       llvm::zip_equal(frame.kernel.getBlock().getArguments(), instance.operandTypes)) {
    OperandWords operand(type);
    if (!operand.memref) {
      frame.scalars[argument] = parameters[next++];
      continue;
    }
    KernelBuffer buffer;
    buffer.pointer = parameters[next++];
    buffer.elementType = operand.memref.getElementType();
    for (int64_t size : operand.memref.getShape())
      buffer.dims.push_back(ShapedType::isDynamic(size) ? LinearIndex(parameters[next++])
                                                        : LinearIndex(size));
    for (int64_t stride : operand.strides)
      buffer.strides.push_back(ShapedType::isDynamic(stride)
                                   ? LinearIndex(parameters[next++])
                                   : LinearIndex(stride));
    frame.buffers[argument] = std::move(buffer);
  }
  return frame;
}

SmallVector<Value> tenon::readWords(OpBuilder &builder, Location loc, Value words,
                                    ArrayRef<Type> types) {
  WordReader reader(builder, loc, words);
  SmallVector<Value> values;
  for (Type type : types)
    values.push_back(isa<LLVM::LLVMPointerType>(type) ? reader.pointer()
                                                      : reader.integer());
  return values;
}

LogicalResult tenon::writeKernelFunction(ModuleOp module, StringRef symbol,
                                         const KernelInstance &instance,
                                         const TargetInfo &target,
                                         const KernelOptions &options) {
  KernelFunctionWriter writer(module, symbol, instance);
  // A routine has one form.
  rt::KernelOp kernel = instance.kernel;
  bool isReference = options.optLevel == 0 && kernel.getSchedule() != kRoutine;
  return isReference ? writer.writeReference() : writer.writeScheduled(target);
}
