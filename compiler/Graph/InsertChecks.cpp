//===- InsertChecks.cpp - Run-time errors as checks -----------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Kernels cannot fail, so what may be an error at run time is looked at before: one
// or two reductions of the indices or divisors, and a check. Constants that are in
// range need none.
//
//===----------------------------------------------------------------------===//
#include "compiler/Graph/Passes.h"
#include "dialects/Tenon/TenonOps.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;

namespace tenon {
#define GEN_PASS_DEF_INSERTCHECKSPASS
#include "compiler/Graph/Passes.h.inc"

namespace {

/// All elements of `input` reduced to one.
Value reduceAll(ImplicitLocOpBuilder &b, ReduceKind kind, Value input) {
  auto type = cast<RankedTensorType>(input.getType());
  SmallVector<int64_t> axes = llvm::to_vector(llvm::seq<int64_t>(type.getRank()));
  if (axes.empty())
    return input;
  return ReduceOp::create(b, type.clone(ArrayRef<int64_t>()), kind, input, axes,
                          /*keep_dims=*/false);
}

Value scalar(ImplicitLocOpBuilder &b, Type element, int64_t value) {
  auto type = RankedTensorType::get({}, element);
  unsigned width = element.getIntOrFloatBitWidth();
  APInt bits = APInt(64, value, true).sextOrTrunc(width);
  return ConstantOp::create(b, type, DenseElementsAttr::get(type, bits));
}

Value compare(ImplicitLocOpBuilder &b, Predicate predicate, Value lhs, Value rhs) {
  auto type = cast<RankedTensorType>(lhs.getType()).clone(b.getI1Type());
  return CompareOp::create(b, type, predicate, lhs, rhs);
}

/// Size `axis` of `params` as a scalar of `element` type.
Value sizeOf(ImplicitLocOpBuilder &b, Value params, int64_t axis, Type element) {
  auto type = cast<RankedTensorType>(params.getType());
  if (!type.isDynamicDim(axis))
    return scalar(b, element, type.getDimSize(axis));
  auto shape =
      ShapeOfOp::create(b, RankedTensorType::get({type.getRank()}, element), params);
  auto one = SliceOp::create(b, RankedTensorType::get({1}, element), shape,
                             ArrayRef<int64_t>{axis}, ArrayRef<int64_t>{1},
                             ArrayRef<int64_t>{1});
  return SqueezeOp::create(b, RankedTensorType::get({}, element), one,
                           ArrayRef<int64_t>{0});
}

bool allInRange(Value indices, int64_t size) {
  DenseIntElementsAttr elements;
  return matchPattern(indices, m_Constant(&elements)) && !ShapedType::isDynamic(size) &&
         llvm::all_of(elements.getValues<APInt>(), [&](const APInt &index) {
           return index.sge(0) && index.getSExtValue() < size;
         });
}

/// Checks that `indices` are positions in dimension `axis` of `params`.
void checkIndices(ImplicitLocOpBuilder &b, Value indices, Value params, int64_t axis) {
  Type element = cast<RankedTensorType>(indices.getType()).getElementType();
  Value least = reduceAll(b, ReduceKind::min, indices);
  Value most = reduceAll(b, ReduceKind::max, indices);
  Value size = sizeOf(b, params, axis, element);
  Value notNegative = compare(b, Predicate::ge, least, scalar(b, element, 0));
  Value notTooGreat = compare(b, Predicate::lt, most, size);
  Value isRight =
      LogicalAndOp::create(b, notNegative.getType(), notNegative, notTooGreat);
  Value wrong = SelectOp::create(b, least.getType(), notNegative, most, least);
  CheckOp::create(b, isRight, b.getStringAttr("index {0} is not in [0, {1})"),
                  ValueRange{wrong, size});
}

/// Fails the run unless the box that `op` replaces lies within its input.
void checkUpdate(DynamicUpdateSliceOp op) {
  auto input = cast<RankedTensorType>(op.getInput().getType());
  auto update = cast<RankedTensorType>(op.getUpdate().getType());
  auto begins = evaluateShape(op.getBegin());
  ImplicitLocOpBuilder b(op.getLoc(), op);
  Type element = getElementTypeOrSelf(op.getBegin().getType());
  for (int64_t dim = 0, rank = input.getRank(); dim < rank; ++dim) {
    int64_t begin = (*begins)[dim], size = input.getDimSize(dim);
    int64_t part = update.getDimSize(dim);
    bool isKnown = begin >= 0 && !ShapedType::isDynamic(size) &&
                   !ShapedType::isDynamic(part) && begin <= size - part;
    // A box at 0 that is as large as the input needs no check for being so.
    if (isKnown || (begin == 0 && part == size))
      continue;
    Value places = SliceOp::create(b, RankedTensorType::get({1}, element), op.getBegin(),
                                   ArrayRef<int64_t>{dim}, ArrayRef<int64_t>{1},
                                   ArrayRef<int64_t>{1});
    Value place = SqueezeOp::create(b, RankedTensorType::get({}, element), places,
                                    ArrayRef<int64_t>{0});
    Value all = sizeOf(b, op.getInput(), dim, element);
    Value taken = sizeOf(b, op.getUpdate(), dim, element);
    Value end = AddOp::create(b, place.getType(), place, taken);
    Value notNegative = compare(b, Predicate::ge, place, scalar(b, element, 0));
    Value notTooGreat = compare(b, Predicate::le, end, all);
    Value isRight =
        LogicalAndOp::create(b, notNegative.getType(), notNegative, notTooGreat);
    if (part == 1)
      CheckOp::create(b, isRight, b.getStringAttr("index {0} is not in [0, {1})"),
                      ValueRange{place, all});
    else
      CheckOp::create(b, isRight,
                      b.getStringAttr("elements up to index {0} are replaced where the "
                                      "dimension has {1}"),
                      ValueRange{end, all});
  }
}

void checkTopK(TopKOp op) {
  auto input = cast<RankedTensorType>(op.getInput().getType());
  int64_t axis = input.getRank() - 1, width = input.getDimSize(axis);
  DenseIntElementsAttr k;
  if (matchPattern(op.getK(), m_Constant(&k)) && !ShapedType::isDynamic(width))
    return; // inference has looked at it
  ImplicitLocOpBuilder b(op.getLoc(), op);
  Type element = cast<RankedTensorType>(op.getK().getType()).getElementType();
  Value size = sizeOf(b, op.getInput(), axis, element);
  Value notNegative = compare(b, Predicate::ge, op.getK(), scalar(b, element, 0));
  Value notTooGreat = compare(b, Predicate::le, op.getK(), size);
  CheckOp::create(
      b, LogicalAndOp::create(b, notNegative.getType(), notNegative, notTooGreat),
      b.getStringAttr("k is {0}, but the input has {1} columns"),
      ValueRange{op.getK(), size});
}

void checkGather(GatherOp op) {
  auto params = cast<RankedTensorType>(op.getParams().getType());
  int64_t axis = op.getAxis();
  if (op.getInBounds() || allInRange(op.getIndices(), params.getDimSize(axis)) ||
      params.getRank() == 0)
    return;
  ImplicitLocOpBuilder b(op.getLoc(), op);
  checkIndices(b, op.getIndices(), op.getParams(), axis);
}

/// Checks each element of the vectors along the last dimension of `indices`.
void checkVectors(Operation *op, Value indices, Value params, int64_t firstAxis) {
  ImplicitLocOpBuilder b(op->getLoc(), op);
  auto type = cast<RankedTensorType>(indices.getType());
  int64_t rank = type.getRank(), count = type.getDimSize(rank - 1);
  for (int64_t i = 0; i < count; ++i) {
    SmallVector<int64_t> begin(rank, 0), size(rank, -1), strides(rank, 1);
    begin.back() = i;
    size.back() = 1;
    SmallVector<int64_t> shape(type.getShape());
    shape.back() = 1;
    Value one = SliceOp::create(b, type.clone(shape), indices, begin, size, strides);
    checkIndices(b, one, params, firstAxis + i);
  }
}

void checkDivisor(Operation *op) {
  Value divisor = op->getOperand(1);
  auto type = cast<RankedTensorType>(divisor.getType());
  if (!isa<IntegerType>(type.getElementType()))
    return;
  DenseIntElementsAttr elements;
  if (matchPattern(divisor, m_Constant(&elements)) &&
      llvm::none_of(elements.getValues<APInt>(),
                    [](const APInt &value) { return value.isZero(); }))
    return;
  ImplicitLocOpBuilder b(op->getLoc(), op);
  Value isRight = compare(b, Predicate::ne, divisor, scalar(b, type.getElementType(), 0));
  CheckOp::create(b, reduceAll(b, ReduceKind::all, isRight), "integer division by zero");
}

/// The ops whose elements somebody may look at. Of the others at most the shape is
/// used: they are not computed, so they cannot fail.
llvm::DenseSet<Operation *> findComputed(Operation *root) {
  llvm::DenseSet<Operation *> computed;
  SmallVector<Value> work;
  root->walk([&](Operation *op) {
    bool isPlain = isPure(op) && !op->hasTrait<OpTrait::IsTerminator>();
    if (!isPlain || op->getNumRegions() > 0)
      llvm::append_range(work, op->getOperands());
  });
  while (!work.empty()) {
    Operation *op = work.pop_back_val().getDefiningOp();
    if (op && computed.insert(op).second && !isa<ShapeOfOp>(op))
      llvm::append_range(work, op->getOperands());
  }
  return computed;
}

struct InsertChecksPass : impl::InsertChecksPassBase<InsertChecksPass> {
  using Base::Base;

  void runOnOperation() override {
    llvm::DenseSet<Operation *> computed = findComputed(getOperation());
    getOperation().walk([&](Operation *op) {
      if (!computed.contains(op))
        return;
      if (auto gather = dyn_cast<GatherOp>(op))
        checkGather(gather);
      else if (auto update = dyn_cast<DynamicUpdateSliceOp>(op))
        checkUpdate(update);
      else if (auto topK = dyn_cast<TopKOp>(op))
        checkTopK(topK);
      else if (auto gather = dyn_cast<GatherNdOp>(op); gather && !gather.getInBounds())
        checkVectors(op, gather.getIndices(), gather.getParams(), gather.getBatchDims());
      else if (auto scatter = dyn_cast<ScatterOp>(op);
               scatter && !scatter.getInBounds() && !scatter.getDrop())
        checkVectors(op, scatter.getIndices(), scatter.getInit(), 0);
      else if (isa<DivOp, FloorDivOp, FloorModOp, TruncModOp>(op))
        checkDivisor(op);
    });
  }
};

} // namespace
} // namespace tenon
