//===- RuntimeDialect.cpp - Kernels, launches, weights --------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "dialects/Runtime/RunOps.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/IR/TypeUtilities.h"

using namespace mlir;
using namespace mlir::bufferization;
using namespace tenon::rt;

#include "dialects/Runtime/RuntimeDialect.cpp.inc"
#define GET_OP_CLASSES
#include "dialects/Runtime/RuntimeOps.cpp.inc"
#define GET_OP_CLASSES
#include "dialects/Runtime/RunOps.cpp.inc"

void RtDialect::initialize() {
  addOperations<
#define GET_OP_LIST
#include "dialects/Runtime/RuntimeOps.cpp.inc"
      >();
  addOperations<
#define GET_OP_LIST
#include "dialects/Runtime/RunOps.cpp.inc"
      >();
}

//===----------------------------------------------------------------------===//
// Kernel
//===----------------------------------------------------------------------===//

unsigned KernelOp::getNumOuts() {
  return cast<YieldOp>(getBlock().getTerminator()).getValues().size();
}

LogicalResult KernelOp::verify() {
  auto yield = cast<YieldOp>(getBlock().getTerminator());
  unsigned outs = yield.getValues().size(), args = getBlock().getNumArguments();
  // C2.
  if (outs > args)
    return emitOpError("yields ")
           << outs << " tensors but has " << args << " block arguments";
  // C1.
  for (auto [value, arg] :
       llvm::zip_equal(yield.getValues(), getBlock().getArguments().take_back(outs)))
    if (value.getType() != arg.getType())
      return emitOpError("yields ")
             << value.getType() << " for a destination of type " << arg.getType();
  return success();
}

//===----------------------------------------------------------------------===//
// Winograd
//===----------------------------------------------------------------------===//

LogicalResult WinogradOp::verify() {
  // C1.
  int64_t tile = getTile(), places = (tile + 2) * (tile + 2);
  if (tile != 2 && tile != 4)
    return emitOpError("has tiles of ") << tile << ", not of 2 or 4";
  // C2.
  auto image = cast<RankedTensorType>(getImage().getType());
  auto filters = cast<RankedTensorType>(getFilters().getType());
  auto result = cast<RankedTensorType>(getResult().getType());
  int64_t rank = image.getRank();
  if ((rank != 3 && rank != 4) || filters.getRank() != 4 || !image.hasStaticShape() ||
      !filters.hasStaticShape() || getPadding().size() != 4)
    return emitOpError("takes an image of rank 3 or 4, filters of rank 4 and 4 amounts "
                       "of padding, but has ")
           << image << ", " << filters << " and " << getPadding().size();
  // C3.
  if (filters.getDimSize(1) != places || filters.getDimSize(2) != image.getShape().back())
    return emitOpError("has filters ") << filters << " for " << places << " places and "
                                       << image.getShape().back() << " channels";
  // C4.
  SmallVector<int64_t> shape(image.getShape());
  shape[rank - 3] += getPadding()[0] + getPadding()[1] - 2;
  shape[rank - 2] += getPadding()[2] + getPadding()[3] - 2;
  shape[rank - 1] = filters.getDimSize(0) * filters.getDimSize(3);
  auto expected = RankedTensorType::get(shape, image.getElementType());
  if (result != expected)
    return emitOpError("has a result ") << result << ", which is " << expected;
  return success();
}

//===----------------------------------------------------------------------===//
// Routine
//===----------------------------------------------------------------------===//

LogicalResult RoutineOp::verify() {
  // C1.
  if (getOuts().empty() || getOuts().getTypes() != getResultTypes())
    return emitOpError("has ") << getOuts().size() << " destinations and "
                               << getNumResults() << " results that should be theirs";
  return success();
}

//===----------------------------------------------------------------------===//
// Launch
//===----------------------------------------------------------------------===//

LogicalResult LaunchOp::verifySymbolUses(SymbolTableCollection &symbols) {
  auto kernel = symbols.lookupNearestSymbolFrom<KernelOp>(*this, getKernelAttr());
  // C1.
  if (!kernel)
    return emitOpError("launches @") << getKernel() << ", which is no kernel";
  if (kernel.getBlock().getNumArguments() != getNumOperands())
    return emitOpError("passes ")
           << getNumOperands() << " operands to @" << getKernel() << ", which takes "
           << kernel.getBlock().getNumArguments();
  for (auto [operand, arg] :
       llvm::zip_equal(getOperands(), kernel.getBlock().getArguments())) {
    auto given = dyn_cast<ShapedType>(operand.getType());
    auto taken = dyn_cast<ShapedType>(arg.getType());
    bool agree =
        !given || !taken
            ? operand.getType() == arg.getType()
            : given.getElementType() == taken.getElementType() &&
                  succeeded(verifyCompatibleShape(given.getShape(), taken.getShape()));
    if (!agree)
      return emitOpError("passes ")
             << operand.getType() << " for operand " << arg.getArgNumber() << " of @"
             << getKernel() << ", which is " << arg.getType();
  }
  return success();
}

void LaunchOp::getEffects(
    SmallVectorImpl<SideEffects::EffectInstance<MemoryEffects::Effect>> &effects) {
  for (OpOperand &operand : getOperation()->getOpOperands()) {
    if (!isa<MemRefType>(operand.get().getType()))
      continue;
    if (isDpsInit(&operand))
      effects.emplace_back(MemoryEffects::Write::get(), &operand);
    else
      effects.emplace_back(MemoryEffects::Read::get(), &operand);
  }
}

bool LaunchOp::bufferizesToMemoryRead(OpOperand &operand, const AnalysisState &) {
  return !isDpsInit(&operand);
}

bool LaunchOp::bufferizesToMemoryWrite(OpOperand &operand, const AnalysisState &) {
  return isDpsInit(&operand);
}

bool LaunchOp::resultBufferizesToMemoryWrite(OpResult, const AnalysisState &) {
  return true;
}

AliasingValueList LaunchOp::getAliasingValues(OpOperand &operand, const AnalysisState &) {
  if (isDpsInit(&operand))
    return {{getTiedOpResult(&operand), BufferRelation::Equivalent}};
  return {};
}

bool LaunchOp::bufferizesToElementwiseAccess(const AnalysisState &,
                                             ArrayRef<OpOperand *> operands) {
  if (!getElementwise())
    return false;
  return llvm::all_of(operands, [&](OpOperand *operand) {
    return isDpsInit(operand) ||
           llvm::is_contained(*getElementwise(),
                              static_cast<int32_t>(operand->getOperandNumber()));
  });
}

LogicalResult LaunchOp::bufferize(RewriterBase &rewriter,
                                  const BufferizationOptions &options,
                                  BufferizationState &state) {
  auto buffers = [&](ValueRange tensors) -> FailureOr<SmallVector<Value>> {
    SmallVector<Value> result;
    for (Value tensor : tensors) {
      if (!isa<TensorType>(tensor.getType())) {
        result.push_back(tensor);
        continue;
      }
      FailureOr<Value> buffer = getBuffer(rewriter, tensor, options, state);
      if (failed(buffer))
        return failure();
      result.push_back(*buffer);
    }
    return result;
  };
  FailureOr<SmallVector<Value>> ins = buffers(getIns());
  FailureOr<SmallVector<Value>> outs = buffers(getOuts());
  if (failed(ins) || failed(outs))
    return failure();
  auto launch = LaunchOp::create(rewriter, getLoc(), TypeRange{}, getKernelAttr(),
                                 getElementwiseAttr(), *ins, *outs);
  launch->setDiscardableAttrs(getOperation()->getDiscardableAttrDictionary());
  replaceOpWithBufferizedValues(rewriter, *this, *outs);
  return success();
}

//===----------------------------------------------------------------------===//
// Weight
//===----------------------------------------------------------------------===//

bool WeightOp::isWritable(Value, const AnalysisState &) { return false; }

bool WeightOp::resultBufferizesToMemoryWrite(OpResult, const AnalysisState &) {
  return true;
}

LogicalResult WeightOp::bufferize(RewriterBase &rewriter, const BufferizationOptions &,
                                  BufferizationState &) {
  auto tensor = dyn_cast<RankedTensorType>(getType());
  if (!tensor)
    return success();
  auto type = MemRefType::get(tensor.getShape(), tensor.getElementType());
  auto weight = WeightOp::create(rewriter, getLoc(), type, getIdAttr());
  replaceOpWithBufferizedValues(rewriter, *this, weight.getResult());
  return success();
}

//===----------------------------------------------------------------------===//
// Sizes
//===----------------------------------------------------------------------===//

void SizesOp::getEffects(
    SmallVectorImpl<SideEffects::EffectInstance<MemoryEffects::Effect>> &effects) {
  // What the shape function answers is an effect of the function.
  effects.emplace_back(MemoryEffects::Write::get());
}

//===----------------------------------------------------------------------===//
// Allocate
//===----------------------------------------------------------------------===//

void AllocateOp::getEffects(
    SmallVectorImpl<SideEffects::EffectInstance<MemoryEffects::Effect>> &effects) {
  effects.emplace_back(MemoryEffects::Allocate::get(), getOperation()->getOpResult(0));
}

//===----------------------------------------------------------------------===//
// Publish
//===----------------------------------------------------------------------===//

void PublishOp::getEffects(
    SmallVectorImpl<SideEffects::EffectInstance<MemoryEffects::Effect>> &effects) {
  // What a fetch is, is an effect of the function.
  effects.emplace_back(MemoryEffects::Write::get());
  if (isa<MemRefType>(getValue().getType()))
    effects.emplace_back(MemoryEffects::Read::get(), &getValueMutable());
}

bool PublishOp::bufferizesToMemoryRead(OpOperand &, const AnalysisState &) {
  return true;
}

bool PublishOp::bufferizesToMemoryWrite(OpOperand &, const AnalysisState &) {
  return false;
}

AliasingValueList PublishOp::getAliasingValues(OpOperand &, const AnalysisState &) {
  return {};
}

LogicalResult PublishOp::bufferize(RewriterBase &rewriter,
                                   const BufferizationOptions &options,
                                   BufferizationState &state) {
  FailureOr<Value> buffer = getBuffer(rewriter, getValue(), options, state);
  if (failed(buffer))
    return failure();
  replaceOpWithNewBufferizedOp<PublishOp>(rewriter, *this, getFetchAttr(), *buffer);
  return success();
}

//===----------------------------------------------------------------------===//
// Check
//===----------------------------------------------------------------------===//

LogicalResult CheckOp::verify() {
  // C1.
  if (getValues().size() > 2)
    return emitOpError("has ") << getValues().size() << " values, but 2 are the most";
  return success();
}

void CheckOp::getEffects(
    SmallVectorImpl<SideEffects::EffectInstance<MemoryEffects::Effect>> &effects) {
  // Whether the run goes on is an effect of the function.
  effects.emplace_back(MemoryEffects::Write::get());
}
