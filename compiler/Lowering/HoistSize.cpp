//===- HoistSize.cpp - Sizes in front of the branch that makes them -------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A tensor that comes out of a branch must have its place before the branch, so
// what its size is computed from is cloned there: index arithmetic over dimensions
// of tensors around the branch.
//
//===----------------------------------------------------------------------===//
#include "compiler/Lowering/HoistSize.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/IRMapping.h"

using namespace mlir;

/// Clones what `size` is computed from in front of `branch`; null if it can't be.
static Value hoist(OpBuilder &builder, Operation *branch, Value size,
                   IRMapping &mapping) {
  if (Value mapped = mapping.lookupOrNull(size))
    return mapped;
  if (!branch->isAncestor(size.getParentBlock()->getParentOp()))
    return size;
  Operation *op = size.getDefiningOp();
  if (!op || op->getNumRegions() ||
      !(isa<tensor::DimOp>(op) ||
        isa<arith::ArithDialect, affine::AffineDialect>(op->getDialect())))
    return {};
  for (Value operand : op->getOperands()) {
    bool isOutside = !branch->isAncestor(operand.getParentBlock()->getParentOp());
    if (!isOutside &&
        (isa<TensorType>(operand.getType()) || !hoist(builder, branch, operand, mapping)))
      return {};
  }
  builder.clone(*op, mapping);
  return mapping.lookup(size);
}

/// Whether two values are computed alike.
static bool isSame(Value a, Value b) {
  if (a == b)
    return true;
  Operation *x = a.getDefiningOp(), *y = b.getDefiningOp();
  if (!x || !y || x->getName() != y->getName() ||
      x->getNumOperands() != y->getNumOperands() ||
      x->getAttrDictionary() != y->getAttrDictionary() ||
      cast<OpResult>(a).getResultNumber() != cast<OpResult>(b).getResultNumber() ||
      !isa<tensor::TensorDialect, arith::ArithDialect, affine::AffineDialect>(
          x->getDialect()))
    return false;
  return llvm::all_of(llvm::zip(x->getOperands(), y->getOperands()), [](auto pair) {
    return isSame(std::get<0>(pair), std::get<1>(pair));
  });
}

bool tenon::isSameSize(OpFoldResult a, OpFoldResult b) {
  auto number = getConstantIntValue(a), other = getConstantIntValue(b);
  if (number || other)
    return number == other;
  return a == b || isSame(cast<Value>(a), cast<Value>(b));
}

OpFoldResult tenon::sizeAfterBranch(OpBuilder &builder, Operation *branch,
                                    Value condition, OpFoldResult onTrue,
                                    OpFoldResult onFalse) {
  if (onTrue == onFalse && isa<Attribute>(onTrue))
    return onTrue;
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPoint(branch);
  Location loc = branch->getLoc();
  IRMapping mapping;
  auto place = [&](OpFoldResult size) -> Value {
    if (auto number = getConstantIntValue(size))
      return arith::ConstantIndexOp::create(builder, loc, *number);
    return hoist(builder, branch, cast<Value>(size), mapping);
  };
  Value a = place(onTrue), b = place(onFalse);
  if (!a || !b)
    return {};
  if (isSame(a, b))
    return a;
  return arith::SelectOp::create(builder, loc, condition, a, b).getResult();
}
