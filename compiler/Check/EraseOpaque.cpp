//===- EraseOpaque.cpp - Replace check.opaque by its operand --------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Check/Passes.h"
#include "dialects/Check/CheckOps.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

namespace tenon {
#define GEN_PASS_DEF_ERASEOPAQUEPASS
#include "compiler/Check/Passes.h.inc"

using namespace mlir;

namespace {
struct EraseOpaquePass : impl::EraseOpaquePassBase<EraseOpaquePass> {
  using Base::Base;

  void runOnOperation() override {
    getOperation().walk([](check::OpaqueOp op) {
      OpBuilder builder(op);
      Value value = op.getInput();
      if (value.getType() != op.getType())
        value = tensor::CastOp::create(builder, op.getLoc(), op.getType(), value);
      op.replaceAllUsesWith(value);
      op.erase();
    });
  }
};
} // namespace
} // namespace tenon
