//===- DecomposeConcats.cpp - Concatenations as insertions ----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "compiler/Fusion/Passes.h"

namespace tenon {
#define GEN_PASS_DEF_DECOMPOSECONCATSPASS
#include "compiler/Fusion/Passes.h.inc"

using namespace mlir;

namespace {

struct DecomposeConcatsPass : impl::DecomposeConcatsPassBase<DecomposeConcatsPass> {
  using Base::Base;

  void runOnOperation() override {
    SmallVector<tensor::ConcatOp> concats;
    getOperation().walk([&](tensor::ConcatOp concat) { concats.push_back(concat); });
    OpBuilder builder(&getContext());
    for (tensor::ConcatOp concat : concats) {
      builder.setInsertionPoint(concat);
      FailureOr<SmallVector<Value>> parts = concat.decomposeOperation(builder);
      if (failed(parts)) {
        concat.emitError("the sizes of a concatenation are not known");
        return signalPassFailure();
      }
      concat.replaceAllUsesWith(parts->front());
      concat.erase();
      // Two concatenations of one type must not share an empty tensor.
      Value start = parts->front();
      while (auto insert = start.getDefiningOp<tensor::InsertSliceOp>())
        start = insert.getDest();
      if (auto empty = start.getDefiningOp<tensor::EmptyOp>()) {
        builder.setInsertionPoint(empty);
        auto alloc = bufferization::AllocTensorOp::create(
            builder, empty.getLoc(), empty.getType(), empty.getDynamicSizes());
        empty.replaceAllUsesWith(alloc.getResult());
        empty.erase();
      }
    }
  }
};

} // namespace
} // namespace tenon
