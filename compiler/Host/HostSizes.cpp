//===- HostSizes.cpp - Sizes as functions of the feeds' dimensions --------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "compiler/Host/HostSizes.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
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
    if (leaf || !isa<BlockArgument>(dim.getSource()))
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
