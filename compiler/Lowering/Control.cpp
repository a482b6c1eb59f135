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

static arith::CmpIPredicate signedPredicate(Predicate predicate) {
  switch (predicate) {
  case Predicate::eq:
    return arith::CmpIPredicate::eq;
  case Predicate::ne:
    return arith::CmpIPredicate::ne;
  case Predicate::lt:
    return arith::CmpIPredicate::slt;
  case Predicate::le:
    return arith::CmpIPredicate::sle;
  case Predicate::gt:
    return arith::CmpIPredicate::sgt;
  case Predicate::ge:
    return arith::CmpIPredicate::sge;
  }
  llvm_unreachable("not a predicate");
}

Value Lowering::truth(Value scalar) {
  if (Value carried = truths.lookup(scalar))
    return carried;
  Operation *op = scalar.getDefiningOp();
  if (isa_and_nonnull<LogicalAndOp, LogicalOrOp>(op)) {
    Value lhs = truth(op->getOperand(0)), rhs = truth(op->getOperand(1));
    return isa<LogicalAndOp>(op) ? arith::AndIOp::create(b, lhs, rhs).getResult()
                                 : arith::OrIOp::create(b, lhs, rhs).getResult();
  }
  if (auto negated = dyn_cast_or_null<LogicalNotOp>(op)) {
    Value one = arith::ConstantIntOp::create(b, 1, 1);
    return arith::XOrIOp::create(b, truth(negated.getInput()), one);
  }
  if (auto compare = dyn_cast_or_null<CompareOp>(op)) {
    const Sizes *lhs = shapes.lookup(compare.getLhs());
    const Sizes *rhs = shapes.lookup(compare.getRhs());
    if (lhs && rhs)
      return arith::CmpIOp::create(b, signedPredicate(compare.getPredicate()),
                                   index.value(lhs->front()), index.value(rhs->front()));
  }
  return tensor::ExtractOp::create(b, lowered(scalar), ValueRange());
}

/// The element of a scalar tensor.
static Value elementOf(Lowering &lowering, Value scalar) {
  return tensor::ExtractOp::create(lowering.b, lowering.lowered(scalar), ValueRange());
}

static LogicalResult lowerCheck(CheckOp op, Lowering &lowering) {
  SmallVector<Value> values;
  for (Value value : op.getValues()) {
    Type i64 = lowering.b.getI64Type();
    if (const Sizes *known = lowering.shapes.lookup(value)) {
      values.push_back(arith::IndexCastOp::create(lowering.b, i64,
                                                  lowering.index.value(known->front())));
      continue;
    }
    Value element = elementOf(lowering, value);
    if (element.getType() != i64)
      element = lowering.source(value).getElementType().isUnsignedInteger()
                    ? arith::ExtUIOp::create(lowering.b, i64, element).getResult()
                    : arith::ExtSIOp::create(lowering.b, i64, element).getResult();
    values.push_back(element);
  }
  rt::CheckOp::create(lowering.b, lowering.truth(op.getCondition()), op.getMessage(),
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
  Value condition = lowering.truth(op.getCondition());
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
