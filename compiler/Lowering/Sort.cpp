//===- Sort.cpp - Lowering of the sort family -----------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Calls of the routine library (compiler/CPU/Routines/Sort.cpp). A result whose size
// only the run knows is the front of one of the largest size, cut by a count.
//
//===----------------------------------------------------------------------===//
#include "compiler/Lowering/Lowering.h"
#include "dialects/Tenon/TenonOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"

using namespace mlir;

namespace tenon {

static LogicalResult lowerTopK(TopKOp op, Lowering &lowering) {
  Sizes sizes = lowering.sizes(op.getInput());
  Size rows, columns, k = lowering.shapes.evaluate(op.getK()).front();
  Value matrix =
      lowering.asMatrix(lowering.lowered(op.getInput()), sizes, 1, rows, columns);
  Type element = lowering.source(op.getInput()).getElementType();
  Type i32 = lowering.b.getI32Type(), i64 = lowering.b.getI64Type();
  Sizes picked = {rows, k};
  // A comparison or two for each element looked at.
  std::optional<double> cost;
  if (auto width = getConstantIntValue(columns))
    cost = 2.0 * *width / std::max<int64_t>(1, getConstantIntValue(k).value_or(1));
  ValueRange results =
      lowering.routine("top_k", {element, i32}, matrix,
                       {{element, picked}, {i32, picked}, {i64, picked}}, cost);
  sizes.back() = k;
  for (auto [result, value] : llvm::zip(op.getResults(), results)) {
    RankedTensorType type = lowering.target(result);
    lowering.useStatic(sizes, type);
    lowering.replace(result, lowering.reshape(value, picked, type, sizes), sizes);
  }
  return success();
}

static LogicalResult lowerUnique(UniqueOp op, Lowering &lowering) {
  Sizes sizes = lowering.sizes(op.getInput());
  Type element = lowering.source(op.getInput()).getElementType();
  Type i32 = lowering.b.getI32Type(), i64 = lowering.b.getI64Type();
  // The table of the hashes is at most half full.
  Size slots =
      lowering.index.add(lowering.index.mul(sizes[0], lowering.index.constant(2)),
                         lowering.index.constant(1));
  ValueRange results = lowering.routine(
      "unique", {element}, lowering.lowered(op.getInput()),
      {{element, sizes}, {i32, sizes}, {i32, sizes}, {i64, {}}, {i32, {slots}}});
  Sizes found = sizes;
  Value values = lowering.firstOf(results[0], results[3], found);
  lowering.replace(op.getValues(), values, found);
  lowering.replace(op.getIndices(), results[1], sizes);
  lowering.replace(op.getCounts(), lowering.firstOf(results[2], results[3], found),
                   found);
  return success();
}

static LogicalResult lowerWhere(WhereOp op, Lowering &lowering) {
  Sizes sizes = lowering.sizes(op.getCondition());
  ImplicitLocOpBuilder &b = lowering.b;
  Size rows, count;
  Value matrix = lowering.asMatrix(lowering.lowered(op.getCondition()), sizes,
                                   sizes.size(), rows, count);
  Type i64 = b.getI64Type();
  ValueRange results = lowering.routine("where", {}, matrix, {{i64, {count}}, {i64, {}}});
  Sizes found = {count};
  Value places = lowering.firstOf(results[0], results[1], found);
  // The index along dimension d of a place: place / (sizes after d) mod size of d.
  int64_t rank = sizes.size();
  Sizes out = {found[0], lowering.index.constant(rank)};
  auto body = [&](ImplicitLocOpBuilder &inner, ArrayRef<Value> scalars) -> Value {
    Value rest = arith::IndexCastOp::create(inner, inner.getIndexType(), scalars[0]);
    Value column = linalg::IndexOp::create(inner, 1);
    Value result = rest;
    for (int64_t dim = rank - 1; dim >= 0; --dim) {
      Value size = Lowering::sizeInBody(inner, sizes[dim]);
      Value here = arith::RemUIOp::create(inner, rest, size);
      rest = arith::DivUIOp::create(inner, rest, size);
      Value isHere = arith::CmpIOp::create(inner, arith::CmpIPredicate::eq, column,
                                           arith::ConstantIndexOp::create(inner, dim));
      result = arith::SelectOp::create(inner, isHere, here, result);
    }
    return arith::IndexCastOp::create(inner, inner.getI64Type(), result);
  };
  Value result = lowering.parallel(Lowering::typeOf(out, i64), out, places,
                                   lowering.dims(2, {0}), body);
  lowering.replace(op.getResult(), result, out);
  return success();
}

static LogicalResult lowerListDiff(ListDiffOp op, Lowering &lowering) {
  Sizes sizes = lowering.sizes(op.getInput()), others = lowering.sizes(op.getExcluded());
  Type element = lowering.source(op.getInput()).getElementType();
  Type i32 = lowering.b.getI32Type(), i64 = lowering.b.getI64Type();
  Size slots =
      lowering.index.add(lowering.index.mul(others[0], lowering.index.constant(2)),
                         lowering.index.constant(1));
  ValueRange results = lowering.routine(
      "list_diff", {element},
      {lowering.lowered(op.getInput()), lowering.lowered(op.getExcluded())},
      {{element, sizes}, {i32, sizes}, {i64, {}}, {i32, {slots}}});
  for (auto [result, whole] : llvm::zip(op.getResults(), results)) {
    Sizes found = sizes;
    Value front = lowering.firstOf(whole, results[2], found);
    lowering.replace(result, front, found);
  }
  return success();
}

static LogicalResult lowerNonMaxSuppression(NonMaxSuppressionOp op, Lowering &lowering) {
  ImplicitLocOpBuilder &b = lowering.b;
  Size boxes = lowering.sizes(op.getBoxes())[0];
  Size most = lowering.shapes.evaluate(op.getMaxOutputSize()).front();
  // No more than there are, unless the rest is to be zeros.
  Size room = op.getPadded() ? most : lowering.index.min(most, boxes);
  Type i32 = b.getI32Type(), f32 = b.getF32Type();
  SmallVector<Value> inputs;
  for (Value operand : op->getOperands())
    if (operand != op.getMaxOutputSize())
      inputs.push_back(lowering.lowered(operand));
  Sizes out = {room}, all = {boxes};
  ValueRange results = lowering.routine(
      "non_max_suppression", {}, inputs,
      {{i32, out}, {f32, out}, {i32, {}}, {i32, all}, {f32, all}, {i32, all}});
  for (auto [result, whole] :
       llvm::zip(op.getResults().take_front(2), results.take_front(2))) {
    Sizes found = out;
    Value front = op.getPadded() ? whole : lowering.firstOf(whole, results[2], found);
    lowering.replace(result, front, found);
  }
  lowering.replace(op.getCount(), results[2]);
  return success();
}

void addSortLowerings(LoweringTable &table) {
  table.add(lowerListDiff);
  table.add(lowerNonMaxSuppression);
  table.add(lowerTopK);
  table.add(lowerUnique);
  table.add(lowerWhere);
}

} // namespace tenon
