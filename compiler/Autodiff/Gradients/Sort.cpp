//===- Sort.cpp - Gradients of the sort family ----------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Autodiff/Gradients/Gradients.h"

using namespace mlir;
using namespace tenon;

/// Each of the largest goes back to where it was.
static void ofTopK(TopKOp op, Reverse &r) {
  Value x = op.getInput(), g = r.step.gradientOf(op.getValues());
  int64_t rank = typeOf(x).getRank();
  Value depth = r.make<SqueezeOp>(r.size(x, rank - 1), Reverse::Axes{0});
  Value places = r.make<OneHotOp>(Value(op.getIndices()), depth, r.number(1, x),
                                  r.number(0, x), rank);
  Value columns = r.make<ExpandDimsOp>(g, Reverse::Axes{rank});
  r.add(x, r.sum(r.mul(columns, places), rank - 1, /*keepDims=*/false));
}

void tenon::attachSortGradients(MLIRContext *context) {
  attachRule<TopKOp, ofTopK>(context);
}
