//===- Generalize.cpp - Write named linalg ops as linalg.generic ----------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "compiler/Fusion/Passes.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"

namespace tenon {
#define GEN_PASS_DEF_GENERALIZEPASS
#include "compiler/Fusion/Passes.h.inc"

using namespace mlir;

namespace {

struct GeneralizePass : impl::GeneralizePassBase<GeneralizePass> {
  using Base::Base;

  void runOnOperation() override {
    SmallVector<linalg::LinalgOp> named;
    getOperation().walk([&](linalg::LinalgOp op) {
      if (!isa<linalg::GenericOp, linalg::FillOp>(op))
        named.push_back(op);
    });
    IRRewriter rewriter(&getContext());
    for (linalg::LinalgOp op : named) {
      rewriter.setInsertionPoint(op);
      if (failed(linalg::generalizeNamedOp(rewriter, op))) {
        op->emitError("no loops are known for this op");
        return signalPassFailure();
      }
    }
  }
};

} // namespace
} // namespace tenon
