//===- Index.cpp - Gradients of the index family --------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The gradient of a gather adds each slice to where it was taken from, duplicates too.
// It is a product with the matrix that has a one where an index names a slice: sums are
// in the order of the indices, whoever computes them.
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

/// Loops are (batch, before the axis, indices, after the axis): `result` of the gather
/// as [batch, indices, the rest], which the product brings to [batch, axis, the rest].
static void ofGather(GatherOp op, Reverse &r) {
  Value params = op.getParams(), indices = op.getIndices(), g = r.gradient();
  if (!r.wants(params))
    return;
  int64_t batch = op.getBatchDims(), axis = op.getAxis();
  int64_t rank = typeOf(params).getRank(), indexRank = typeOf(indices).getRank();
  int64_t picked = indexRank - batch;
  SmallVector<int64_t> perm = dims(0, batch);
  llvm::append_range(perm, dims(axis, axis + picked));
  llvm::append_range(perm, dims(batch, axis));
  llvm::append_range(perm, dims(axis + picked, rank - 1 + picked));
  SmallVector<int64_t> rest = dims(batch, axis);
  llvm::append_range(rest, dims(axis + 1, rank));

  Value sizes[] = {r.size(indices, dims(0, batch)),
                   r.size(indices, dims(batch, indexRank)), r.size(params, rest)};
  Value rows = r.reshape(r.transpose(g, perm), r.join(sizes));
  Value flat = r.reshape(indices, r.join(ArrayRef(sizes).take_front(2)));
  Value depth = r.make<SqueezeOp>(r.size(params, axis), Reverse::Axes{0});
  Value places = oneHot(r, flat, depth, 1, 0, 2, g);
  Value sums = r.make<MatMulOp>(places, rows, /*transpose_lhs=*/true,
                                /*transpose_rhs=*/false);

  SmallVector<int64_t> order = dims(0, batch);
  order.push_back(axis);
  llvm::append_range(order, rest);
  SmallVector<Value> shape;
  SmallVector<int64_t> inverse(rank);
  for (auto [place, dim] : llvm::enumerate(order)) {
    shape.push_back(r.size(params, dim));
    inverse[dim] = place;
  }
  r.add(params, r.transpose(r.reshape(sums, r.join(shape)), inverse));
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
  attachRule<OneHotOp, ofOneHot>(context);
}
