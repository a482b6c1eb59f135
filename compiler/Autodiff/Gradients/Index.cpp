//===- Index.cpp - Gradients of the index family --------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The gradient of a gather is a scatter: it adds each slice to where it was taken from,
// in the order of the indices, so that sums are the same whoever computes them. That of a
// scatter is a gather. Of several updates of one place TensorFlow gives each the
// gradient of that place, also where only the last one stays.
//
//===----------------------------------------------------------------------===//
#include "compiler/Autodiff/Gradients/Gradients.h"

using namespace mlir;
using namespace tenon;

static Value oneHot(Reverse &r, Value indices, Value depth, double on, double off,
                    int64_t axis, Value like) {
  return r.make<OneHotOp>(indices, depth, r.number(on, like), r.number(off, like), axis);
}

/// Dimensions [begin, end).
static SmallVector<int64_t> dims(int64_t begin, int64_t end) {
  return llvm::to_vector(llvm::seq(begin, end));
}

static Value zerosOf(Reverse &r, Value shape, Value like) {
  return r.make<BroadcastToOp>(r.number(0, like), shape);
}

/// Adds `rows` to zeros of the shape `shape` where `vectors` say.
static Value addRows(Reverse &r, Value shape, Value vectors, Value rows, bool drop) {
  return r.make<ScatterOp>(ScatterKind::add, zerosOf(r, shape, rows), vectors, rows,
                           /*in_bounds=*/!drop, drop);
}

/// 0, 1, … along dimension `dim` of a value of rank `rank`, of which the others are 1.
static Value iota(Reverse &r, Value size, Type element, int64_t dim, int64_t rank) {
  Value limit = r.make<SqueezeOp>(size, Reverse::Axes{0});
  auto type = RankedTensorType::get({}, r.b.getI64Type());
  auto number = [&](int64_t value) -> Value {
    return ConstantOp::create(r.b, DenseElementsAttr::get(type, value));
  };
  Value range = r.make<RangeOp>(number(0), limit, number(1));
  range = range ? r.make<tenon::CastOp>(range, element) : Value();
  SmallVector<int64_t> axes;
  for (int64_t i = 0; i < rank; ++i)
    if (i != dim)
      axes.push_back(i);
  return axes.empty() ? range : r.make<ExpandDimsOp>(range, Reverse::Axes(axes));
}

/// The slices of `g` where they were taken from: dimension `axis` of the shape `like`.
/// Rows are (batch, indices, the rest), of which batch and axis become one dimension.
static Value ungather(Reverse &r, GatherOp op, Value g) {
  Value params = op.getParams(), indices = op.getIndices();
  int64_t batch = op.getBatchDims(), axis = op.getAxis();
  int64_t rank = typeOf(params).getRank(), indexRank = typeOf(indices).getRank();
  int64_t picked = indexRank - batch;
  if (batch == 0 && axis == 0)
    return addRows(r, r.shapeOf(params),
                   r.make<ExpandDimsOp>(indices, Reverse::Axes{indexRank}), g, false);
  SmallVector<int64_t> perm = dims(0, batch);
  llvm::append_range(perm, dims(axis, axis + picked));
  llvm::append_range(perm, dims(batch, axis));
  llvm::append_range(perm, dims(axis + picked, rank - 1 + picked));
  SmallVector<int64_t> rest = dims(batch, axis);
  llvm::append_range(rest, dims(axis + 1, rank));

  Type element = typeOf(indices).getElementType();
  Value batches = r.size(params, dims(0, batch)), depth = r.size(params, axis);
  Value count = r.size(indices, dims(0, indexRank)), width = r.size(params, rest);
  Value sizes[] = {batches, r.size(indices, dims(batch, indexRank))};
  Value flat = r.reshape(indices, r.join(sizes));
  Value first = r.make<tenon::CastOp>(
      r.mul(iota(r, batches, r.b.getI64Type(), 0, 2), depth), element);
  flat = r.reshape(r.add2(flat, first), r.join({count, r.vector(1)}));
  Value rows = r.reshape(r.transpose(g, perm), r.join({count, width}));
  Value sums =
      addRows(r, r.join({r.mul(batches, depth), width}), flat, rows, /*drop=*/false);

  SmallVector<int64_t> order = dims(0, batch);
  order.push_back(axis);
  llvm::append_range(order, rest);
  SmallVector<Value> shape;
  SmallVector<int64_t> inverse(rank);
  for (auto [place, dim] : llvm::enumerate(order)) {
    shape.push_back(r.size(params, dim));
    inverse[dim] = place;
  }
  return r.transpose(r.reshape(sums, r.join(shape)), inverse);
}

static void ofGather(GatherOp op, Reverse &r) {
  if (r.wants(op.getParams()))
    r.add(op.getParams(), ungather(r, op, r.gradient()));
}

/// Index vectors with the places in the batch in front.
static Value withBatch(Reverse &r, Value indices, int64_t batch) {
  int64_t rank = typeOf(indices).getRank();
  Type element = typeOf(indices).getElementType();
  SmallVector<Value> sizes, parts;
  for (int64_t dim = 0; dim + 1 < rank; ++dim)
    sizes.push_back(r.size(indices, dim));
  sizes.push_back(r.vector(1));
  for (int64_t dim = 0; dim < batch; ++dim)
    parts.push_back(r.make<BroadcastToOp>(
        iota(r, r.size(indices, dim), element, dim, rank), r.join(sizes)));
  parts.push_back(indices);
  if (llvm::is_contained(parts, Value()))
    return {};
  return r.make<ConcatOp>(rank - 1, ValueRange(parts));
}

static void ofGatherNd(GatherNdOp op, Reverse &r) {
  Value params = op.getParams(), indices = op.getIndices();
  if (!r.wants(params))
    return;
  if (op.getBatchDims() > 0)
    indices = withBatch(r, indices, op.getBatchDims());
  r.add(params, addRows(r, r.shapeOf(params), indices, r.gradient(), /*drop=*/false));
}

//===----------------------------------------------------------------------===//
// Scatter
//===----------------------------------------------------------------------===//

namespace {
/// Reads what a scatter's updates met.
class ScatterPlaces {
public:
  ScatterPlaces(ScatterOp op, Reverse &r) : op(op), r(r), indices(op.getIndices()) {
    if (!op.getDrop())
      return;
    // Updates that were left out meet nothing.
    int64_t rank = typeOf(indices).getRank(),
            depth = typeOf(indices).getDimSize(rank - 1);
    Type element = typeOf(indices).getElementType();
    SmallVector<Value> sizes;
    for (int64_t dim = 0; dim < depth; ++dim)
      sizes.push_back(r.size(op.getInit(), dim));
    Value limits = r.make<tenon::CastOp>(r.join(sizes), element);
    auto scalar = RankedTensorType::get({}, element);
    Value zero = ConstantOp::create(r.b, cast<ElementsAttr>(DenseElementsAttr::get(
                                             scalar, r.b.getZeroAttr(element))));
    Value one = ConstantOp::create(
        r.b, cast<ElementsAttr>(DenseElementsAttr::get(scalar, r.b.getOneAttr(element))));
    Value isInside = r.make<LogicalAndOp>(r.compare(Predicate::ge, indices, zero),
                                          r.compare(Predicate::lt, indices, limits));
    isValid = r.make<ReduceOp>(ReduceKind::all, isInside, Reverse::Axes{rank - 1}, false);
    int64_t slices = typeOf(op.getUpdates()).getRank() - (rank - 1);
    if (slices > 0)
      isValid =
          r.make<ExpandDimsOp>(isValid, Reverse::Axes(dims(rank - 1, rank - 1 + slices)));
    indices =
        r.make<tenon::MaxOp>(r.make<tenon::MinOp>(indices, r.sub(limits, one)), zero);
  }

  /// The elements of a value of the result's shape, or zero.
  Value operator()(Value value) {
    Value taken = r.make<GatherNdOp>(value, indices, int64_t(0), /*in_bounds=*/true);
    return isValid ? r.select(isValid, taken, r.number(0, value)) : taken;
  }
  Value scatter(ScatterKind kind, Value init, Value updates) {
    return r.make<ScatterOp>(kind, init, op.getIndices(), updates, op.getInBounds(),
                             op.getDrop());
  }

private:
  ScatterOp op;
  Reverse &r;
  Value indices, isValid;
};
} // namespace

static Value isEqual(Reverse &r, Value lhs, Value rhs) {
  return r.make<tenon::CastOp>(r.compare(Predicate::eq, lhs, rhs),
                               typeOf(lhs).getElementType());
}

/// Of equal extrema each has its share.
static void ofScatterExtremum(ScatterOp op, Reverse &r, ScatterPlaces &at) {
  Value init = op.getInit(), updates = op.getUpdates(), result = op.getResult();
  Value fromInit = isEqual(r, init, result);
  Value fromUpdates = isEqual(r, updates, at(result));
  Value winners = at.scatter(ScatterKind::add, fromInit, fromUpdates);
  Value share = r.div(r.gradient(), winners);
  if (r.wants(init))
    r.add(init, r.mul(share, fromInit));
  if (r.wants(updates))
    r.add(updates, r.mul(at(share), fromUpdates));
}

/// Exact where factors are zero: with one zero only that one has a derivative.
static void ofScatterProduct(ScatterOp op, Reverse &r, ScatterPlaces &at) {
  Value init = op.getInit(), updates = op.getUpdates(), g = r.gradient();
  Value zero = r.number(0, init), one = r.number(1, init);
  if (r.wants(init))
    r.add(init,
          r.mul(g, at.scatter(ScatterKind::mul, filledLike(r.b, 1, init), updates)));
  if (!r.wants(updates))
    return;
  Value isZero = r.compare(Predicate::eq, updates, zero);
  Value safe = r.select(isZero, one, updates);
  Value zeros = r.make<tenon::CastOp>(isZero, typeOf(init).getElementType());
  Value products = at(at.scatter(ScatterKind::mul, init, safe));
  Value counts = at(at.scatter(ScatterKind::add, filledLike(r.b, 0, init), zeros));
  Value isAlone = r.compare(Predicate::eq, counts, zeros);
  Value derivative = r.select(isAlone, r.div(products, safe), zero);
  r.add(updates, r.mul(at(g), derivative));
}

static void ofScatter(ScatterOp op, Reverse &r) {
  Value init = op.getInit(), updates = op.getUpdates(), g = r.gradient();
  ScatterPlaces at(op, r);
  switch (op.getKind()) {
  case ScatterKind::update:
    if (r.wants(init))
      r.add(init, at.scatter(ScatterKind::update, g, filledLike(r.b, 0, updates)));
    break;
  case ScatterKind::add:
  case ScatterKind::sub:
    r.add(init, g);
    break;
  case ScatterKind::mul:
    return ofScatterProduct(op, r, at);
  case ScatterKind::min:
  case ScatterKind::max:
    return ofScatterExtremum(op, r, at);
  }
  if (r.wants(updates))
    r.add(updates, op.getKind() == ScatterKind::sub ? r.neg(at(g)) : at(g));
}

static void ofOneHot(OneHotOp op, Reverse &r) {
  SmallVector<int64_t> axes = dims(0, op.getType().getRank());
  for (bool isOn : {true, false}) {
    Value value = isOn ? op.getOnValue() : op.getOffValue();
    if (!r.wants(value))
      continue;
    Value places = oneHot(r, op.getIndices(), op.getDepth(), isOn, !isOn, op.getAxis(),
                          r.gradient());
    r.add(value, r.sum(r.mul(r.gradient(), places), axes, /*keepDims=*/false));
  }
}

void tenon::attachIndexGradients(MLIRContext *context) {
  attachRule<GatherOp, ofGather>(context);
  attachRule<GatherNdOp, ofGatherNd>(context);
  attachRule<ScatterOp, ofScatter>(context);
  attachRule<OneHotOp, ofOneHot>(context);
}
