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

void addSortLowerings(LoweringTable &table) {
  table.add(lowerTopK);
  table.add(lowerUnique);
  table.add(lowerWhere);
}

} // namespace tenon
