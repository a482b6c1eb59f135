//===- Shape.cpp - Gradients of ops that rearrange ------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Autodiff/Gradients/Gradients.h"

using namespace mlir;
using namespace tenon;

static void ofReshape(ReshapeOp op, Reverse &r) {
  r.add(op.getInput(), r.reshapeLike(r.gradient(), op.getInput()));
}

static void ofExpandDims(ExpandDimsOp op, Reverse &r) {
  r.add(op.getInput(), r.make<SqueezeOp>(r.gradient(), op.getAxes()));
}

static void ofSqueeze(SqueezeOp op, Reverse &r) {
  r.add(op.getInput(), r.make<ExpandDimsOp>(r.gradient(), op.getAxes()));
}

static void ofTranspose(TransposeOp op, Reverse &r) {
  SmallVector<int64_t> inverse(op.getPerm().size());
  for (auto [to, from] : llvm::enumerate(op.getPerm()))
    inverse[from] = to;
  r.add(op.getInput(), r.transpose(r.gradient(), inverse));
}

static void ofReverse(ReverseOp op, Reverse &r) {
  r.add(op.getInput(), r.make<ReverseOp>(r.gradient(), op.getAxes()));
}

static void ofBroadcastTo(BroadcastToOp op, Reverse &r) {
  if (op.getInput().getType() == op.getType() && op.getType().hasStaticShape())
    return r.add(op.getInput(), r.gradient());
  r.add(op.getInput(), r.make<ReduceToShapeOp>(r.gradient(), r.shapeOf(op.getInput())));
}

/// Dimension i becomes the repetitions and what is repeated, of which the former are
/// summed.
static void ofTile(TileOp op, Reverse &r) {
  Value x = op.getInput();
  int64_t rank = typeOf(x).getRank();
  Value multiples = r.make<tenon::CastOp>(op.getMultiples(), r.b.getI64Type());
  SmallVector<Value> sizes;
  SmallVector<int64_t> axes;
  for (int64_t dim = 0; dim < rank; ++dim) {
    sizes.push_back(r.make<SliceOp>(multiples, Reverse::Axes{dim}, Reverse::Axes{1},
                                    Reverse::Axes{1}));
    sizes.push_back(r.size(x, dim));
    axes.push_back(2 * dim);
  }
  Value parts = r.reshape(r.gradient(), r.join(sizes));
  r.add(x, r.sum(parts, axes, /*keepDims=*/false));
}

static void ofTensorCast(tensor::CastOp op, Reverse &r) {
  r.add(op.getSource(), r.gradient());
}

void tenon::attachShapeGradients(MLIRContext *context) {
  attachRule<ReshapeOp, ofReshape>(context);
  attachRule<ExpandDimsOp, ofExpandDims>(context);
  attachRule<SqueezeOp, ofSqueeze>(context);
  attachRule<TransposeOp, ofTranspose>(context);
  attachRule<ReverseOp, ofReverse>(context);
  attachRule<BroadcastToOp, ofBroadcastTo>(context);
  attachRule<TileOp, ofTile>(context);
  attachRule<tensor::CastOp, ofTensorCast>(context);
  attachConstants<RangeOp>(context);
}
