//===- HostSizes.cpp - Sizes as functions of the feeds' dimensions --------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "compiler/Host/HostSizes.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

using namespace mlir;

Value tenon::cloneSize(OpBuilder &builder, Value size, IRMapping &mapping,
                       llvm::function_ref<Value(Operation *)> leaf) {
  if (Value mapped = mapping.lookupOrNull(size))
    return mapped;
  Operation *op = size.getDefiningOp();
  if (!op)
    return {};
  if (leaf)
    if (Value value = leaf(op)) {
      mapping.map(size, value);
      return value;
    }
  if (auto dim = dyn_cast<memref::DimOp>(op)) {
    auto argument = dyn_cast<BlockArgument>(dim.getSource());
    if (leaf || !argument || !isa<func::FuncOp>(argument.getOwner()->getParentOp()))
      return {};
  } else if (!isa<arith::ArithDialect, affine::AffineDialect>(op->getDialect()) ||
             op->getNumRegions()) {
    return {};
  }
  for (Value operand : op->getOperands())
    if (!isa<MemRefType>(operand.getType()) &&
        !cloneSize(builder, operand, mapping, leaf))
      return {};
  builder.clone(*op, mapping);
  return mapping.lookup(size);
}

Value tenon::cloneBound(OpBuilder &builder, Value size, IRMapping &mapping) {
  if (Value exact = cloneSize(builder, size, mapping))
    return exact;
  Operation *op = size.getDefiningOp();
  // Sizes are not negative, so these grow with their operands.
  if (!isa_and_nonnull<arith::SelectOp, arith::AddIOp, arith::MulIOp, arith::MaxSIOp,
                       arith::MinSIOp>(op))
    return {};
  bool isChoice = isa<arith::SelectOp>(op);
  Value lhs = cloneBound(builder, op->getOperand(isChoice ? 1 : 0), mapping);
  Value rhs = cloneBound(builder, op->getOperand(isChoice ? 2 : 1), mapping);
  if (!lhs || !rhs)
    return {};
  if (isChoice)
    return arith::MaxSIOp::create(builder, op->getLoc(), lhs, rhs);
  OperationState state(op->getLoc(), op->getName(), {lhs, rhs}, op->getResultTypes());
  return builder.create(state)->getResult(0);
}
