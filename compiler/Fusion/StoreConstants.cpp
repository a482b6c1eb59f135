//===- StoreConstants.cpp - Move constant tensors to the weight store -----===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "compiler/Fusion/Passes.h"
#include "dialects/Tenon/TenonOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace tenon {
#define GEN_PASS_DEF_STORECONSTANTSPASS
#include "compiler/Fusion/Passes.h.inc"

using namespace mlir;

namespace {

/// The elements as the store keeps them: a boolean is one byte.
std::vector<char> bytesOf(DenseElementsAttr elements) {
  if (elements.getElementType().isInteger(1)) {
    std::vector<char> bytes;
    for (bool value : elements.getValues<bool>())
      bytes.push_back(value);
    return bytes;
  }
  ArrayRef<char> raw = elements.getRawData();
  return std::vector<char>(raw.begin(), raw.end());
}

/// Fills what functions return of a splat that would be as many bytes of the product.
void fillReturned(arith::ConstantOp constant, DenseElementsAttr splat) {
  constexpr int64_t maxInProduct = 1024;
  auto type = cast<RankedTensorType>(splat.getType());
  Type element = type.getElementType();
  if (!element.isIntOrFloat() || !type.hasStaticShape() ||
      type.getNumElements() * element.getIntOrFloatBitWidth() <= 8 * maxInProduct)
    return;
  for (OpOperand &use : llvm::make_early_inc_range(constant->getUses())) {
    if (!isa<func::ReturnOp>(use.getOwner()))
      continue;
    ImplicitLocOpBuilder b(constant.getLoc(), use.getOwner());
    Value value = arith::ConstantOp::create(b, splat.getSplatValue<TypedAttr>());
    Value empty = tensor::EmptyOp::create(b, type.getShape(), element);
    use.set(linalg::FillOp::create(b, value, empty).getResult(0));
  }
}

struct StoreConstantsPass : impl::StoreConstantsPassBase<StoreConstantsPass> {
  using Base::Base;

  void runOnOperation() override {
    WeightStore &store = getContext().getOrLoadDialect<rt::RtDialect>()->weights;
    llvm::DenseMap<Attribute, int64_t> stored;
    OpBuilder builder(&getContext());
    getOperation().walk([&](Operation *op) {
      int64_t id;
      if (auto weight = dyn_cast<WeightOp>(op)) {
        id = weight.getId();
      } else if (auto constant = dyn_cast<arith::ConstantOp>(op)) {
        auto elements = dyn_cast<DenseElementsAttr>(constant.getValue());
        if (!elements || !isa<RankedTensorType>(elements.getType()))
          return;
        if (elements.isSplat())
          return fillReturned(constant, elements);
        auto [found, isNew] = stored.try_emplace(elements, 0);
        if (isNew)
          found->second = store.addCopy(bytesOf(elements));
        id = found->second;
      } else {
        return;
      }
      builder.setInsertionPoint(op);
      auto weight =
          rt::WeightOp::create(builder, op->getLoc(), op->getResult(0).getType(), id);
      op->getResult(0).replaceAllUsesWith(weight.getResult());
      op->erase();
    });
  }
};

} // namespace
} // namespace tenon
