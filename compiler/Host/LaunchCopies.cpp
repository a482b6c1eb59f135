//===- LaunchCopies.cpp - Make kernels of leftover copies -----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "compiler/Host/Passes.h"

namespace tenon {
#define GEN_PASS_DEF_LAUNCHCOPIESPASS
#include "compiler/Host/Passes.h.inc"

using namespace mlir;

namespace {

struct LaunchCopiesPass : impl::LaunchCopiesPassBase<LaunchCopiesPass> {
  using Base::Base;

  void runOnOperation() override {
    OpBuilder builder(&getContext());
    SmallVector<memref::CopyOp> copies;
    for (auto function : getOperation().getOps<func::FuncOp>())
      function.walk([&](memref::CopyOp copy) { copies.push_back(copy); });
    for (memref::CopyOp copy : copies) {
      if (copy.getSource() != copy.getTarget()) {
        auto source = cast<MemRefType>(copy.getSource().getType());
        auto target = cast<MemRefType>(copy.getTarget().getType());
        // The more static of both shapes.
        SmallVector<int64_t> shape(source.getShape());
        for (auto [size, other] : llvm::zip_equal(shape, target.getShape()))
          if (ShapedType::isDynamic(size))
            size = other;
        rt::KernelOp kernel = getOrCreateCopyKernel(
            getOperation(), RankedTensorType::get(shape, source.getElementType()));
        builder.setInsertionPoint(copy);
        rt::LaunchOp::create(builder, copy.getLoc(), TypeRange(),
                             FlatSymbolRefAttr::get(kernel.getSymNameAttr()),
                             DenseI32ArrayAttr(), copy.getSource(), copy.getTarget());
      }
      copy.erase();
    }
  }
};

} // namespace
} // namespace tenon
