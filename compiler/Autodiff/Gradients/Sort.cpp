//===- Sort.cpp - Gradients of the sort family ----------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Autodiff/Gradients/Gradients.h"

using namespace mlir;
using namespace tenon;

/// Each of the largest goes back to where it was: all rows as one, of which an element's
/// place is its row's first and its index.
static void ofTopK(TopKOp op, Reverse &r) {
  Value x = op.getInput(), g = r.step.gradientOf(op.getValues());
  int64_t rank = typeOf(x).getRank();
  SmallVector<int64_t> rows = llvm::to_vector(llvm::seq<int64_t>(rank - 1));
  Value count = r.size(x, rows), width = r.size(x, rank - 1);
  auto scalar = [&](Value size) { return r.make<SqueezeOp>(size, Reverse::Axes{0}); };
  auto number = [&](int64_t value) { return scalar(r.vector(value)); };
  Value taken = r.size(op.getIndices(), rank - 1);
  Value first = r.mul(r.make<RangeOp>(number(0), scalar(count), number(1)), width);
  first = r.make<ExpandDimsOp>(first, Reverse::Axes{1});
  Value within = r.reshape(op.getIndices(), r.join({count, taken}));
  if (!within || !first)
    return;
  Value places = r.add2(r.make<tenon::CastOp>(within, r.b.getI64Type()), first);
  Value total = r.mul(count, taken);
  Value zeros = r.make<BroadcastToOp>(r.number(0, x), r.mul(count, width));
  Value sums = r.make<ScatterOp>(ScatterKind::add, zeros,
                                 r.reshape(places, r.join({total, r.vector(1)})),
                                 r.reshape(g, total), /*in_bounds=*/true, /*drop=*/false);
  r.add(x, r.reshapeLike(sums, x));
}

void tenon::attachSortGradients(MLIRContext *context) {
  attachRule<TopKOp, ofTopK>(context);
}
