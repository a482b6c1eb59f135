//===- Matrices.cpp - Pieces of gradients of matrices ---------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Autodiff/Gradients/Matrices.h"

using namespace mlir;
using namespace tenon;

Value tenon::transposed(Reverse &r, Value matrix) {
  if (!matrix)
    return {};
  SmallVector<int64_t> perm = llvm::to_vector(llvm::seq(typeOf(matrix).getRank()));
  std::swap(perm[perm.size() - 1], perm[perm.size() - 2]);
  return r.transpose(matrix, perm);
}

Value tenon::product(Reverse &r, Value lhs, Value rhs, bool transposeLhs,
                     bool transposeRhs) {
  return r.make<MatMulOp>(lhs, rhs, transposeLhs, transposeRhs);
}

Value tenon::triangle(Reverse &r, Value like, double below, double on, double above) {
  int64_t rank = typeOf(like).getRank();
  auto scalar = [&](Value size) { return r.make<SqueezeOp>(size, Reverse::Axes{0}); };
  Value range = r.make<RangeOp>(scalar(r.vector(0)), scalar(r.size(like, rank - 1)),
                                scalar(r.vector(1)));
  Value row = r.make<ExpandDimsOp>(range, Reverse::Axes{1});
  Value rest = r.select(r.compare(Predicate::eq, row, range), r.number(on, like),
                        r.number(above, like));
  return r.select(r.compare(Predicate::gt, row, range), r.number(below, like), rest);
}
