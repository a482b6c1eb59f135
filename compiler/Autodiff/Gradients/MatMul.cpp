//===- MatMul.cpp - Gradients of the matmul family ------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Two matmuls, of which each reads its operands transposed as it needs them. A matrix
// that all of a batch shares gets its gradient from one product over the rows of the
// whole batch, not from a sum of products.
//
//===----------------------------------------------------------------------===//
#include "compiler/Autodiff/Gradients/Gradients.h"

using namespace mlir;
using namespace tenon;

static Value product(Reverse &r, Value lhs, Value rhs, bool transposeLhs,
                     bool transposeRhs) {
  return r.make<MatMulOp>(lhs, rhs, transposeLhs, transposeRhs);
}

/// All dimensions but the last as one.
static Value rowsOf(Reverse &r, Value value) {
  int64_t rank = typeOf(value).getRank();
  SmallVector<int64_t> rows = llvm::to_vector(llvm::seq<int64_t>(rank - 1));
  SmallVector<Value> sizes = {r.size(value, rows), r.size(value, rank - 1)};
  return r.reshape(value, r.join(sizes));
}

static void ofMatMul(MatMulOp op, Reverse &r) {
  Value lhs = op.getLhs(), rhs = op.getRhs(), g = r.gradient();
  Value a = r.wants(rhs) ? r.conj(lhs) : lhs, b = r.wants(lhs) ? r.conj(rhs) : rhs;
  bool ta = op.getTransposeLhs(), tb = op.getTransposeRhs();
  if (r.wants(lhs))
    r.addBroadcast(lhs, ta ? product(r, b, g, tb, true) : product(r, g, b, false, !tb));
  if (!r.wants(rhs))
    return;
  if (typeOf(b).getRank() == 2 && typeOf(a).getRank() > 2 && !ta) {
    Value rows = rowsOf(r, a), gradients = rowsOf(r, g);
    r.add(rhs, tb ? product(r, gradients, rows, true, false)
                  : product(r, rows, gradients, true, false));
    return;
  }
  r.addBroadcast(rhs, tb ? product(r, g, a, true, ta) : product(r, a, g, !ta, false));
}

void tenon::attachMatMulGradients(MLIRContext *context) {
  attachRule<MatMulOp, ofMatMul>(context);
}
