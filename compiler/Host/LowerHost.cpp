//===- LowerHost.cpp - The host program as entry functions ----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A host function becomes run_<signature>(tn_call *): it builds memrefs of feeds,
// fetches and the arena from the call record, and does its launches one after the
// other through one array of words. shape_<signature> is the part of it that its
// `rt.sizes` depends on.
//
//===----------------------------------------------------------------------===//

#include "compiler/Host/LowerHost.h"
#include "compiler/Host/GpuAccess.h"
#include "compiler/Host/HostSizes.h"
#include "dialects/Runtime/RunOps.h"
#include "dialects/Tenon/TenonOps.h"
#include "mlir/Conversion/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/MemRef/Transforms/Passes.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Interfaces/LoopLikeInterface.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Transforms/Passes.h"
#include "tenon/abi.h"
#include "tenon/runtime.h"
#include <cstddef>

using namespace mlir;
using namespace tenon;

namespace {
constexpr llvm::StringLiteral kLaunchFunction = "tenon_launch";
/// A share of a launch is worth at least this much estimated time.
constexpr int64_t kNanosecondsPerShare = 8000;
constexpr int32_t kMaxShares = 256;
/// What a core's cache holds from one iteration to the next.
constexpr double kCacheBytes = 2 << 20;

//===----------------------------------------------------------------------===//
// Costs
//===----------------------------------------------------------------------===//

/// Estimated nanoseconds of one launch per element of its first destination: what
/// it computes at 100 GFLOP/s, what it moves at 10 GB/s. An iteration of a loop finds
/// in the cache what the one before it left there, at 80 GB/s. None if one thread must
/// do the launch.
std::optional<double> costPerElement(rt::KernelOp kernel, bool isInLoop) {
  Block &block = kernel.getBlock();
  for (auto routine : block.getOps<rt::RoutineOp>()) {
    std::optional<APFloat> nanoseconds = routine.getNanoseconds();
    return nanoseconds ? std::optional(nanoseconds->convertToDouble()) : std::nullopt;
  }
  auto out = cast<RankedTensorType>(block.getArgument(kernel.getNumIns()).getType());
  double elements = 1;
  for (int64_t size : out.getShape())
    elements *= ShapedType::isDynamic(size) ? 1 : std::max<int64_t>(size, 1);
  double flops = 0, bytes = 0;
  for (Operation &op : block.without_terminator()) {
    auto generic = dyn_cast<linalg::LinalgOp>(op);
    if (!generic || isa<linalg::FillOp>(op))
      continue;
    double points = 1;
    for (int64_t size : generic.getStaticLoopRanges())
      points *= ShapedType::isDynamic(size) ? 1 : std::max<int64_t>(size, 1);
    for (Operation &inner : generic.getBlock()->without_terminator())
      flops += points * (inner.getName().getDialectNamespace() == "math" ? 16 : 1);
  }
  for (BlockArgument argument : block.getArguments())
    if (auto type = dyn_cast<RankedTensorType>(argument.getType())) {
      double size = llvm::divideCeil(std::max(8u, type.getElementType().isIndex()
                                                      ? 64u
                                                      : type.getElementTypeBitWidth()),
                                     8);
      for (int64_t dim : type.getShape())
        size *= ShapedType::isDynamic(dim) ? 1 : dim;
      bytes += size;
    }
  double rate = isInLoop && bytes <= kCacheBytes ? 80 : 10;
  return std::max(flops / 100, bytes / rate) / elements;
}

//===----------------------------------------------------------------------===//
// Lowering
//===----------------------------------------------------------------------===//

class HostWriter {
public:
  HostWriter(ModuleOp module, const WeightLayout &weights)
      : module(module), weights(weights), builder(module.getContext()),
        pointerType(LLVM::LLVMPointerType::get(module.getContext())) {}

  LogicalResult write() {
    SmallVector<func::FuncOp> functions(module.getOps<func::FuncOp>());
    SymbolTable symbols(module);
    for (func::FuncOp function : functions) {
      SignatureDescription signature = describeSignature(function);
      writeShape(function, signature);
      if (failedShape)
        return failure();
      writeRun(function, signature, symbols);
      function.erase();
    }
    writeLaunchFunction();
    for (auto kernel : llvm::make_early_inc_range(module.getOps<rt::KernelOp>()))
      kernel.erase();
    for (auto variable : llvm::make_early_inc_range(module.getOps<VariableOp>()))
      variable.erase();
    return success();
  }

private:
  Value constant(int64_t value, unsigned width = 64) {
    return arith::ConstantIntOp::create(builder, loc, value, width);
  }

  Value field(Value record, int64_t offset, Type type) {
    Value address = LLVM::GEPOp::create(builder, loc, pointerType, builder.getI8Type(),
                                        record, ArrayRef<LLVM::GEPArg>{int32_t(offset)});
    return LLVM::LoadOp::create(builder, loc, type, address);
  }

  Value element(Value array, int64_t index, Type type) {
    Value address = LLVM::GEPOp::create(builder, loc, pointerType, type, array,
                                        ArrayRef<LLVM::GEPArg>{int32_t(index)});
    return LLVM::LoadOp::create(builder, loc, type, address);
  }

  /// A memref of row-major `type` at `pointer`; `dim` gives dynamic sizes, as i64.
  Value memrefAt(Value pointer, MemRefType type, function_ref<Value(int64_t)> dim) {
    SmallVector<Type> fields = {pointerType, pointerType, builder.getI64Type()};
    int64_t rank = type.getRank();
    if (rank)
      fields.append(2, LLVM::LLVMArrayType::get(builder.getI64Type(), rank));
    Value descriptor = LLVM::UndefOp::create(
        builder, loc, LLVM::LLVMStructType::getLiteral(builder.getContext(), fields));
    auto insert = [&](Value value, ArrayRef<int64_t> position) {
      descriptor = LLVM::InsertValueOp::create(builder, loc, descriptor, value, position);
    };
    insert(pointer, {0});
    insert(pointer, {1});
    insert(constant(0), {2});
    Value stride = constant(1);
    for (int64_t i = rank - 1; i >= 0; --i) {
      Value size = type.isDynamicDim(i) ? dim(i) : constant(type.getDimSize(i));
      insert(size, {3, i});
      insert(stride, {4, i});
      if (i)
        stride = arith::MulIOp::create(builder, loc, stride, size);
    }
    return UnrealizedConversionCastOp::create(builder, loc, type, descriptor)
        .getResult(0);
  }

  void writeShape(func::FuncOp function, const SignatureDescription &signature);
  void writeRun(func::FuncOp function, const SignatureDescription &signature,
                SymbolTable &symbols);
  void writeLaunch(rt::LaunchOp launch, Value call, Value words, SymbolTable &symbols);
  void writeLaunchFunction();
  Value writeAllocation(rt::AllocateOp allocate, Value call);
  void writeFetch(rt::PublishOp publish, const SignatureDescription &signature,
                  Value call);
  Value sharesOf(rt::LaunchOp launch, SymbolTable &symbols);

  ModuleOp module;
  const WeightLayout &weights;
  OpBuilder builder;
  Location loc = builder.getUnknownLoc();
  LLVM::LLVMPointerType pointerType;
  bool failedShape = false;
};

void HostWriter::writeShape(func::FuncOp function,
                            const SignatureDescription &signature) {
  loc = function.getLoc();
  builder.setInsertionPoint(function);
  auto shape = func::FuncOp::create(
      builder, loc, signature.shapeSymbol,
      builder.getFunctionType({pointerType, pointerType, pointerType}, {}));
  builder.setInsertionPointToStart(shape.addEntryBlock());
  rt::SizesOp sizes;
  function.walk([&](rt::SizesOp op) { sizes = op; });
  // Where each feed's dimensions begin.
  SmallVector<int64_t> starts;
  int64_t start = 0;
  for (const TensorDescription &feed : signature.feeds) {
    starts.push_back(start);
    start += feed.dims.size();
  }
  IRMapping mapping;
  Type i64 = builder.getI64Type(), indexType = builder.getIndexType();
  auto leaf = [&](Operation *op) -> Value {
    auto dim = dyn_cast<memref::DimOp>(op);
    if (!dim)
      return {};
    auto argument = dyn_cast<BlockArgument>(dim.getSource());
    if (!argument || argument.getArgNumber() >= starts.size() || !dim.getConstantIndex())
      return {};
    Value size = element(shape.getArgument(0),
                         starts[argument.getArgNumber()] + *dim.getConstantIndex(), i64);
    return arith::IndexCastOp::create(builder, loc, indexType, size);
  };
  auto store = [&](Value size, Value array, int64_t index) {
    Value value = cloneSize(builder, size, mapping, leaf);
    if (!value) {
      emitError(size.getLoc(),
                "the shape of a fetch depends on values that only the run knows");
      failedShape = true;
      return;
    }
    value = arith::IndexCastOp::create(builder, loc, i64, value);
    Value address = LLVM::GEPOp::create(builder, loc, pointerType, i64, array,
                                        ArrayRef<LLVM::GEPArg>{int32_t(index)});
    LLVM::StoreOp::create(builder, loc, value, address);
  };
  for (auto [i, dim] : llvm::enumerate(sizes.getDims()))
    store(dim, shape.getArgument(1), i);
  store(sizes.getArena(), shape.getArgument(2), 0);
  func::ReturnOp::create(builder, loc);
}

void HostWriter::writeRun(func::FuncOp function, const SignatureDescription &signature,
                          SymbolTable &symbols) {
  loc = function.getLoc();
  builder.setInsertionPoint(function);
  Type i64 = builder.getI64Type(), i32 = builder.getI32Type();
  auto run = func::FuncOp::create(builder, loc, signature.runSymbol,
                                  builder.getFunctionType({pointerType}, {i32}));
  Block *entry = run.addEntryBlock();
  builder.setInsertionPointToStart(entry);
  Value call = run.getArgument(0);
  if (signature.usesGpu)
    writeGpuCheck(builder, loc, call);
  Value buffers = field(call, offsetof(tn_call, buffers), pointerType);
  Value feedDims = field(call, offsetof(tn_call, feed_dims), pointerType);

  size_t feeds = signature.feeds.size();
  SmallVector<Value> arguments;
  int64_t dimStart = 0;
  for (size_t i = 0; i < feeds; ++i) {
    auto type = cast<MemRefType>(function.getArgument(i).getType());
    arguments.push_back(
        memrefAt(element(buffers, i, pointerType), type,
                 [&](int64_t dim) { return element(feedDims, dimStart + dim, i64); }));
    dimStart += signature.feeds[i].dims.size();
  }
  // Dynamic sizes of fetches, as the shape function answers them.
  int64_t fetchDims = 0;
  bool dynamic = false;
  for (size_t i = 0; i < signature.fetches.size(); ++i) {
    auto type = cast<MemRefType>(
        function.getArgument(feeds + signature.variables.size() + i).getType());
    fetchDims += signature.fetches[i].dims.size();
    dynamic |= !type.hasStaticShape();
  }
  Value sizes;
  if (dynamic) {
    sizes =
        LLVM::AllocaOp::create(builder, loc, pointerType, i64, constant(fetchDims + 1));
    Value arenaSize = LLVM::GEPOp::create(builder, loc, pointerType, i64, sizes,
                                          ArrayRef<LLVM::GEPArg>{int32_t(fetchDims)});
    func::CallOp::create(builder, loc, signature.shapeSymbol, TypeRange(),
                         ValueRange{feedDims, sizes, arenaSize});
  }
  // Variables lie behind the fetches, but their arguments come first.
  size_t variables = signature.variables.size();
  for (size_t i = 0; i < variables; ++i)
    arguments.push_back(
        memrefAt(element(buffers, feeds + signature.fetches.size() + i, pointerType),
                 cast<MemRefType>(function.getArgument(feeds + i).getType()), nullptr));
  size_t firstFetch = feeds + variables;
  int64_t fetchStart = 0;
  for (size_t i = 0; i < signature.fetches.size(); ++i) {
    auto type = cast<MemRefType>(function.getArgument(firstFetch + i).getType());
    arguments.push_back(
        memrefAt(element(buffers, feeds + i, pointerType), type,
                 [&](int64_t dim) { return element(sizes, fetchStart + dim, i64); }));
    fetchStart += signature.fetches[i].dims.size();
  }
  auto arenaType = cast<MemRefType>(
      function.getArgument(firstFetch + signature.fetches.size()).getType());
  arguments.push_back(memrefAt(field(call, offsetof(tn_call, arena), pointerType),
                               arenaType, [&](int64_t) { return constant(INT64_MAX); }));

  // One array of words serves all launches.
  int64_t mostWords = 1;
  function.walk([&](rt::LaunchOp launch) {
    int64_t words = 0;
    for (Type type : launch->getOperandTypes())
      words += isa<MemRefType>(type) ? 1 + 2 * cast<MemRefType>(type).getRank() : 1;
    mostWords = std::max(mostWords, words);
  });
  Value words =
      LLVM::AllocaOp::create(builder, loc, pointerType, pointerType, constant(mostWords));

  // The body moves in behind.
  IRMapping mapping;
  for (auto [argument, value] : llvm::zip_equal(function.getArguments(), arguments))
    argument.replaceAllUsesWith(value);
  Block &body = function.front();
  body.getTerminator()->erase();
  entry->getOperations().splice(entry->end(), body.getOperations());
  builder.setInsertionPointToEnd(entry);
  func::ReturnOp::create(builder, loc, constant(0, 32));
  if (signature.usesGpu) {
    SmallVector<Operation *> ops;
    run.walk([&](Operation *op) { ops.push_back(op); });
    for (Operation *op : ops)
      writeAccesses(op, call);
  }
  run.walk([&](Operation *op) {
    builder.setInsertionPoint(op);
    loc = op->getLoc();
    if (auto weight = dyn_cast<rt::WeightOp>(op)) {
      Value base = field(call, offsetof(tn_call, weights), pointerType);
      Value address = LLVM::GEPOp::create(
          builder, loc, pointerType, builder.getI8Type(), base,
          ArrayRef<LLVM::GEPArg>{constant(weights.offset(weight.getId()))});
      weight.getResult().replaceAllUsesWith(
          memrefAt(address, cast<MemRefType>(weight.getType()), nullptr));
    } else if (auto launch = dyn_cast<rt::LaunchOp>(op)) {
      writeLaunch(launch, call, words, symbols);
    } else if (isa<rt::RunOp>(op)) {
      Value address = LLVM::PtrToIntOp::create(builder, loc, builder.getI64Type(), call);
      op->getResult(0).replaceAllUsesWith(
          arith::IndexCastOp::create(builder, loc, builder.getIndexType(), address));
    } else if (auto allocate = dyn_cast<rt::AllocateOp>(op)) {
      allocate.getResult().replaceAllUsesWith(writeAllocation(allocate, call));
    } else if (auto publish = dyn_cast<rt::PublishOp>(op)) {
      writeFetch(publish, signature, call);
    } else if (!isa<rt::SizesOp>(op)) {
      return;
    }
    op->erase();
  });
}

/// Memory of tn_call.allocate; a run that gets none ends.
Value HostWriter::writeAllocation(rt::AllocateOp allocate, Value call) {
  Type i64 = builder.getI64Type();
  auto type = cast<MemRefType>(allocate.getType());
  SmallVector<Value> dims;
  Value bytes = constant(std::max<int64_t>(1, type.getElementTypeBitWidth() / 8));
  auto dynamic = allocate.getDims().begin();
  for (int64_t size : type.getShape()) {
    dims.push_back(ShapedType::isDynamic(size)
                       ? arith::IndexCastOp::create(builder, loc, i64, *dynamic++)
                       : constant(size));
    bytes = arith::MulIOp::create(builder, loc, bytes, dims.back());
  }
  Value function = field(call, offsetof(tn_call, allocate), pointerType);
  auto functionType = LLVM::LLVMFunctionType::get(pointerType, {pointerType, i64});
  Value memory =
      LLVM::CallOp::create(builder, loc, functionType, ValueRange{function, call, bytes})
          .getResult();
  Value isThere = LLVM::ICmpOp::create(builder, loc, LLVM::ICmpPredicate::ne, memory,
                                       LLVM::ZeroOp::create(builder, loc, pointerType));
  auto check = rt::CheckOp::create(builder, loc, isThere, "", ValueRange());
  check->setAttr("number", builder.getI32IntegerAttr(-1));
  check->setAttr("status", builder.getI32IntegerAttr(TN_OUT_OF_MEMORY));
  return memrefAt(memory, type, [&](int64_t dim) { return dims[dim]; });
}

/// Tells the runtime where a fetch is and what dimensions it has.
void HostWriter::writeFetch(rt::PublishOp publish, const SignatureDescription &signature,
                            Value call) {
  Type i64 = builder.getI64Type();
  size_t fetch = publish.getFetch();
  int32_t firstDim = 0;
  for (size_t i = 0; i < fetch; ++i)
    firstDim += signature.fetches[i].dims.size();
  auto store = [&](Value value, int64_t array, int32_t position) {
    Value base = field(call, array, pointerType);
    Value address = LLVM::GEPOp::create(builder, loc, pointerType, value.getType(), base,
                                        ArrayRef<LLVM::GEPArg>{position});
    LLVM::StoreOp::create(builder, loc, value, address);
  };
  Value value = publish.getValue();
  Value address = memref::ExtractAlignedPointerAsIndexOp::create(builder, loc, value);
  address = arith::IndexCastOp::create(builder, loc, i64, address);
  store(LLVM::IntToPtrOp::create(builder, loc, pointerType, address),
        offsetof(tn_call, buffers), signature.feeds.size() + fetch);
  for (int64_t dim = 0; dim < cast<MemRefType>(value.getType()).getRank(); ++dim) {
    Value size = memref::DimOp::create(builder, loc, value, dim);
    store(arith::IndexCastOp::create(builder, loc, i64, size),
          offsetof(tn_call, fetch_dims), firstDim + dim);
  }
}

/// How many shares a launch is worth: a constant, or a product of dynamic sizes.
Value HostWriter::sharesOf(rt::LaunchOp launch, SymbolTable &symbols) {
  auto kernel = symbols.lookup<rt::KernelOp>(launch.getKernel());
  std::optional<double> estimate =
      costPerElement(kernel, launch->getParentOfType<LoopLikeOpInterface>() != nullptr);
  if (!estimate)
    return constant(1, 32);
  double cost = *estimate;
  Value out = launch.getOuts()[0];
  auto type = cast<MemRefType>(out.getType());
  double elements = 1;
  Value dynamicElements;
  for (int64_t dim = 0; dim < type.getRank(); ++dim) {
    if (!type.isDynamicDim(dim)) {
      elements *= type.getDimSize(dim);
      continue;
    }
    Value size = memref::DimOp::create(builder, loc, out, dim);
    size = arith::IndexCastOp::create(builder, loc, builder.getI64Type(), size);
    dynamicElements =
        dynamicElements
            ? arith::MulIOp::create(builder, loc, dynamicElements, size).getResult()
            : size;
  }
  double shares = cost * elements / kNanosecondsPerShare;
  if (!dynamicElements)
    return constant(std::clamp<double>(shares, 1, kMaxShares), 32);
  // Fixed point: 2^-20 shares.
  Value scaled = arith::MulIOp::create(
      builder, loc, dynamicElements,
      constant(std::clamp<double>(shares * (1 << 20), 1, 1ll << 30)));
  Value count = arith::ShRSIOp::create(builder, loc, scaled, constant(20));
  count = arith::MaxSIOp::create(builder, loc, count, constant(1));
  count = arith::MinSIOp::create(builder, loc, count, constant(kMaxShares));
  return arith::TruncIOp::create(builder, loc, builder.getI32Type(), count);
}

void HostWriter::writeLaunch(rt::LaunchOp launch, Value call, Value words,
                             SymbolTable &symbols) {
  Type i64 = builder.getI64Type();
  int32_t next = 0;
  auto push = [&](Value value) {
    Value address = LLVM::GEPOp::create(builder, loc, pointerType, pointerType, words,
                                        ArrayRef<LLVM::GEPArg>{next++});
    LLVM::StoreOp::create(builder, loc, value, address);
  };
  auto asWord = [&](Value index) -> Value {
    return arith::IndexCastOp::create(builder, loc, i64, index);
  };
  for (Value operand : launch->getOperands()) {
    auto type = dyn_cast<MemRefType>(operand.getType());
    if (!type) {
      push(asWord(operand));
      continue;
    }
    SmallVector<int64_t> strides;
    int64_t offset;
    (void)type.getStridesAndOffset(strides, offset);
    Value base = memref::ExtractAlignedPointerAsIndexOp::create(builder, loc, operand);
    auto metadata = memref::ExtractStridedMetadataOp::create(builder, loc, operand);
    int64_t bytes = std::max<int64_t>(1, type.getElementTypeBitWidth() / 8);
    Value start =
        arith::MulIOp::create(builder, loc, metadata.getOffset(),
                              arith::ConstantIndexOp::create(builder, loc, bytes));
    Value address = arith::AddIOp::create(builder, loc, base, start);
    push(LLVM::IntToPtrOp::create(builder, loc, pointerType, asWord(address)));
    for (int64_t dim = 0; dim < type.getRank(); ++dim)
      if (type.isDynamicDim(dim))
        push(asWord(metadata.getSizes()[dim]));
    for (int64_t dim = 0; dim < type.getRank(); ++dim)
      if (ShapedType::isDynamic(strides[dim]))
        push(asWord(metadata.getStrides()[dim]));
  }
  int64_t number = launch->getAttrOfType<IntegerAttr>("number").getInt();
  if (launch->hasAttr(kOnGpu))
    return writeGpuLaunch(builder, launch, number, call, words);
  func::CallOp::create(
      builder, loc, kLaunchFunction, TypeRange(),
      ValueRange{call, constant(number, 32), words, sharesOf(launch, symbols)});
}

/// tenon_launch(call, kernel, words, shares): through the executor if the launch
/// is worth several shares or is traced, else directly.
void HostWriter::writeLaunchFunction() {
  loc = builder.getUnknownLoc();
  builder.setInsertionPointToEnd(module.getBody());
  Type i32 = builder.getI32Type();
  auto function = func::FuncOp::create(
      builder, loc, kLaunchFunction,
      builder.getFunctionType({pointerType, i32, pointerType, i32}, {}));
  function->setAttr("llvm.linkage", LLVM::LinkageAttr::get(builder.getContext(),
                                                           LLVM::Linkage::Internal));
  Block *entry = function.addEntryBlock();
  builder.setInsertionPointToStart(entry);
  Value call = function.getArgument(0), kernel = function.getArgument(1),
        words = function.getArgument(2), shares = function.getArgument(3);
  Value executor = field(call, offsetof(tn_call, launch), pointerType);
  Value hasExecutor =
      LLVM::ICmpOp::create(builder, loc, LLVM::ICmpPredicate::ne, executor,
                           LLVM::ZeroOp::create(builder, loc, pointerType));
  Value several = arith::CmpIOp::create(builder, loc, arith::CmpIPredicate::sgt, shares,
                                        constant(1, 32));
  Value trace = field(call, offsetof(tn_call, trace), i32);
  Value traced = arith::CmpIOp::create(builder, loc, arith::CmpIPredicate::ne, trace,
                                       constant(0, 32));
  Value worth = arith::OrIOp::create(builder, loc, several, traced);
  Value through = arith::AndIOp::create(builder, loc, hasExecutor, worth);
  Block *shared = function.addBlock(), *direct = function.addBlock();
  cf::CondBranchOp::create(builder, loc, through, shared, direct);
  builder.setInsertionPointToStart(shared);
  auto launchType =
      LLVM::LLVMFunctionType::get(LLVM::LLVMVoidType::get(builder.getContext()),
                                  {pointerType, i32, pointerType, i32});
  LLVM::CallOp::create(builder, loc, launchType,
                       ValueRange{executor, call, kernel, words, shares});
  func::ReturnOp::create(builder, loc);
  builder.setInsertionPointToStart(direct);
  Value kernels = field(call, offsetof(tn_call, kernels), pointerType);
  Value address = LLVM::GEPOp::create(builder, loc, pointerType, pointerType, kernels,
                                      ArrayRef<LLVM::GEPArg>{kernel});
  Value body = LLVM::LoadOp::create(builder, loc, pointerType, address);
  auto kernelType = LLVM::LLVMFunctionType::get(
      LLVM::LLVMVoidType::get(builder.getContext()), {pointerType, i32, i32});
  LLVM::CallOp::create(builder, loc, kernelType,
                       ValueRange{body, words, constant(0, 32), constant(1, 32)});
  func::ReturnOp::create(builder, loc);
}

} // namespace

LogicalResult tenon::lowerHost(ModuleOp module, const WeightLayout &weights) {
  return HostWriter(module, weights).write();
}

LogicalResult tenon::lowerHostToLLVM(ModuleOp module) {
  lowerDynamicExpansions(module);
  PassManager structure(module.getContext());
  structure.enableVerifier(false);
  structure.addPass(createCanonicalizerPass());
  structure.addPass(createSCFToControlFlowPass());
  if (failed(structure.run(module)))
    return failure();
  lowerChecks(module);
  PassManager pm(module.getContext());
  pm.enableVerifier(false);
  pm.addPass(memref::createExpandStridedMetadataPass());
  pm.addPass(createLowerAffinePass());
  pm.addPass(createFinalizeMemRefToLLVMConversionPass());
  pm.addPass(createArithToLLVMConversionPass());
  pm.addPass(createConvertIndexToLLVMPass());
  pm.addPass(createUBToLLVMConversionPass());
  pm.addPass(createConvertControlFlowToLLVMPass());
  pm.addPass(createConvertFuncToLLVMPass());
  pm.addPass(createReconcileUnrealizedCastsPass());
  return pm.run(module);
}
