//===- Control.cpp - Lowering of branches and checks ----------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The host decides both: a condition is one element that it reads.
//
//===----------------------------------------------------------------------===//
#include "compiler/Lowering/HoistSize.h"
#include "compiler/Lowering/Lowering.h"
#include "dialects/Runtime/RuntimeOps.h"
#include "dialects/Tenon/TenonOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;

namespace tenon {

/// The element of a scalar tensor.
static Value elementOf(Lowering &lowering, Value scalar) {
  return tensor::ExtractOp::create(lowering.b, lowering.lowered(scalar), ValueRange());
}

static LogicalResult lowerCheck(CheckOp op, Lowering &lowering) {
  SmallVector<Value> values;
  for (Value value : op.getValues()) {
    Value element = elementOf(lowering, value);
    Type i64 = lowering.b.getI64Type();
    if (element.getType() != i64)
      element = lowering.source(value).getElementType().isUnsignedInteger()
                    ? arith::ExtUIOp::create(lowering.b, i64, element).getResult()
                    : arith::ExtSIOp::create(lowering.b, i64, element).getResult();
    values.push_back(element);
  }
  rt::CheckOp::create(lowering.b, elementOf(lowering, op.getCondition()), op.getMessage(),
                      values);
  return success();
}

/// What the region's yield gives, as the types of `op`'s results.
static void yieldLowered(Block &block, IfOp op, Lowering &lowering) {
  Operation *yield = block.getTerminator();
  OpBuilder::InsertionGuard guard(lowering.b);
  lowering.b.setInsertionPoint(yield);
  SmallVector<Value> values;
  for (auto [value, result] : llvm::zip_equal(yield->getOperands(), op.getResults()))
    values.push_back(lowering.castTo(lowering.target(result), lowering.lowered(value)));
  scf::YieldOp::create(lowering.b, yield->getLoc(), values);
  yield->erase();
}

void lowerIf(IfOp op, Lowering &lowering) {
  lowering.b.setInsertionPoint(op);
  lowering.b.setLoc(op.getLoc());
  Value condition = elementOf(lowering, op.getCondition());
  SmallVector<Type> types;
  for (Value result : op.getResults())
    types.push_back(lowering.target(result));
  Block &onTrue = op.getThenRegion().front(), &onFalse = op.getElseRegion().front();
  SmallVector<Sizes> sizes;
  for (auto [result, a, b] :
       llvm::zip_equal(op.getResults(), onTrue.getTerminator()->getOperands(),
                       onFalse.getTerminator()->getOperands())) {
    Sizes after = lowering.sizes(a), other = lowering.sizes(b);
    for (auto [size, otherSize] : llvm::zip_equal(after, other))
      size = sizeAfterBranch(lowering.b, op, condition, size, otherSize);
    lowering.useStatic(after, lowering.target(result));
    sizes.push_back(after);
  }
  yieldLowered(onTrue, op, lowering);
  yieldLowered(onFalse, op, lowering);
  auto branch = scf::IfOp::create(lowering.b, types, condition, /*addThenBlock=*/false,
                                  /*addElseBlock=*/false);
  branch.getThenRegion().takeBody(op.getThenRegion());
  branch.getElseRegion().takeBody(op.getElseRegion());
  for (auto [result, value, known] :
       llvm::zip_equal(op.getResults(), branch.getResults(), sizes))
    lowering.replace(result, value, known);
}

void addControlLowerings(LoweringTable &table) { table.add(lowerCheck); }

} // namespace tenon
