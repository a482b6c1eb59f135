//===- NumberKernels.cpp - Instances of kernels as launches use them ------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "compiler/Host/GpuAccess.h"
#include "compiler/Host/LowerHost.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Interfaces/ViewLikeInterface.h"
#include "llvm/ADT/StringSet.h"

using namespace mlir;
using namespace tenon;

/// The buffer that a view shows a part of: an argument, or a temporary's part of the
/// arena. Temporaries of one launch do not overlap there.
static Value rootOf(Value memref) {
  while (auto view = memref.getDefiningOp<ViewLikeOpInterface>()) {
    if (isa<memref::ViewOp>(view))
      break;
    memref = view.getViewSource();
  }
  return memref;
}

/// `type` without its offset, which launches add to the address; row-major
/// strides as no layout at all.
static MemRefType canonicalType(MemRefType type) {
  SmallVector<int64_t> strides;
  int64_t offset;
  (void)type.getStridesAndOffset(strides, offset);
  auto plain = MemRefType::get(type.getShape(), type.getElementType());
  SmallVector<int64_t> plainStrides;
  int64_t zero;
  (void)plain.getStridesAndOffset(plainStrides, zero);
  if (strides == plainStrides && plain.hasStaticShape())
    return plain;
  return MemRefType::get(type.getShape(), type.getElementType(),
                         StridedLayoutAttr::get(type.getContext(), 0, strides));
}

/// Whether views may begin where nothing but an element is aligned: whole buffers begin
/// at multiples of 64 bytes.
static bool isUnaligned(MemRefType type) {
  SmallVector<int64_t> strides;
  int64_t offset;
  (void)type.getStridesAndOffset(strides, offset);
  int64_t bytes = std::max<int64_t>(1, type.getElementTypeBitWidth() / 8);
  return ShapedType::isDynamic(offset) || offset * bytes % kBufferAlignment != 0;
}

/// Looks through casts that only forget static sizes and strides.
static Value mostStatic(Value memref) {
  while (auto cast = memref.getDefiningOp<memref::CastOp>()) {
    auto source = dyn_cast<MemRefType>(cast.getSource().getType());
    if (!source || !memref::CastOp::areCastCompatible(source, cast.getType()) ||
        source.getNumDynamicDims() >
            mlir::cast<MemRefType>(cast.getType()).getNumDynamicDims())
      break;
    memref = cast.getSource();
  }
  return memref;
}

std::vector<KernelInstance> tenon::numberKernels(ModuleOp module) {
  std::vector<KernelInstance> instances;
  std::map<std::vector<const void *>, size_t> byUse;
  llvm::StringSet<> symbols;
  SymbolTable table(module);
  Builder builder(module.getContext());
  for (auto function : module.getOps<func::FuncOp>())
    function.walk([&](rt::LaunchOp launch) {
      KernelInstance instance;
      instance.kernel = table.lookup<rt::KernelOp>(launch.getKernel());
      instance.mayAlias.resize(launch->getNumOperands());
      llvm::SmallBitVector unaligned(launch->getNumOperands());
      std::vector<const void *> key = {launch.getKernelAttr().getAsOpaquePointer()};
      for (OpOperand &operand : launch->getOpOperands()) {
        operand.set(mostStatic(operand.get()));
        Type type = operand.get().getType();
        if (auto memref = dyn_cast<MemRefType>(type)) {
          type = canonicalType(memref);
          unaligned[operand.getOperandNumber()] = isUnaligned(memref);
          // Another operand shows the same buffer, and one of the two is written.
          for (OpOperand &peer : launch->getOpOperands())
            if (&peer != &operand && rootOf(peer.get()) == rootOf(operand.get()) &&
                (launch.isDpsInit(&peer) || launch.isDpsInit(&operand)))
              instance.mayAlias.set(operand.getOperandNumber());
        }
        instance.operandTypes.push_back(type);
        key.push_back(type.getAsOpaquePointer());
        key.push_back(reinterpret_cast<const void *>(
            uintptr_t(instance.mayAlias.test(operand.getOperandNumber()))));
      }
      auto [found, isNew] = byUse.try_emplace(key, instances.size());
      if (isNew) {
        std::string name = launch.getKernel().str(), unique = name;
        for (unsigned copy = 1; !symbols.insert(unique).second; ++copy)
          unique = name + "_v" + std::to_string(copy);
        instance.symbol = unique;
        instance.unaligned.resize(launch->getNumOperands());
        instances.push_back(std::move(instance));
      }
      KernelInstance &used = instances[found->second];
      used.unaligned |= unaligned;
      (launch->hasAttr(kOnGpu) ? used.isOnGpu : used.isOnHost) = true;
      if (auto nodes = launch->getAttrOfType<ArrayAttr>("nodes"))
        for (auto node : nodes.getAsRange<StringAttr>())
          if (!llvm::is_contained(used.nodes, node.getValue()))
            used.nodes.push_back(node.str());
      launch->setAttr("number", builder.getI32IntegerAttr(found->second));
    });
  return instances;
}
