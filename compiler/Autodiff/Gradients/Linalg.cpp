//===- Linalg.cpp - Gradients of the linalg family ------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Nothing is inverted: products with an inverse are solutions of systems (Murray,
// "Differentiation of the Cholesky decomposition", 2016, for the first one).
//
//===----------------------------------------------------------------------===//
#include "compiler/Autodiff/Gradients/Gradients.h"

using namespace mlir;
using namespace tenon;

static Value turned(Reverse &r, Value matrix) {
  if (!matrix)
    return {};
  SmallVector<int64_t> perm = llvm::to_vector(llvm::seq(typeOf(matrix).getRank()));
  std::swap(perm[perm.size() - 1], perm[perm.size() - 2]);
  return r.transpose(matrix, perm);
}

static Value product(Reverse &r, Value lhs, Value rhs, bool transposeLhs,
                     bool transposeRhs) {
  return r.make<MatMulOp>(lhs, rhs, transposeLhs, transposeRhs);
}

/// The matrix that is `below` under the diagonal, `on` it, and `above` over it.
static Value triangle(Reverse &r, Value like, double below, double on, double above) {
  int64_t rank = typeOf(like).getRank();
  auto scalar = [&](Value size) { return r.make<SqueezeOp>(size, Reverse::Axes{0}); };
  Value range = r.make<RangeOp>(scalar(r.vector(0)), scalar(r.size(like, rank - 1)),
                                scalar(r.vector(1)));
  Value row = r.make<ExpandDimsOp>(range, Reverse::Axes{1});
  Value rest = r.select(r.compare(Predicate::eq, row, range), r.number(on, like),
                        r.number(above, like));
  return r.select(r.compare(Predicate::gt, row, range), r.number(below, like), rest);
}

static void ofCholesky(CholeskyOp op, Reverse &r) {
  Value l = op.getResult();
  Value inner =
      r.mul(product(r, l, r.gradient(), true, false), triangle(r, l, 1, 0.5, 0));
  // With the transposed inverse from the left, and with the inverse from the right.
  auto solve = [&](Value rhs) {
    return r.make<TriangularSolveOp>(l, rhs, /*lower=*/true, /*transpose=*/true);
  };
  Value outer = solve(turned(r, solve(inner)));
  Value sum = r.add2(outer, turned(r, outer));
  r.add(op.getInput(), r.mul(sum, r.number(0.5, l)));
}

static void ofTriangularSolve(TriangularSolveOp op, Reverse &r) {
  Value a = op.getMatrix(), x = op.getResult();
  Value g = r.make<TriangularSolveOp>(a, r.gradient(), op.getLower(), !op.getTranspose());
  if (r.wants(op.getRhs()))
    r.add(op.getRhs(), g);
  if (!r.wants(a))
    return;
  Value outer =
      op.getTranspose() ? product(r, x, g, false, true) : product(r, g, x, false, true);
  Value part = op.getLower() ? triangle(r, a, 1, 1, 0) : triangle(r, a, 0, 1, 1);
  r.add(a, r.neg(r.mul(outer, part)));
}

static void ofMatrixSolve(MatrixSolveOp op, Reverse &r) {
  Value a = op.getMatrix(), x = op.getResult();
  Value g = r.make<MatrixSolveOp>(a, r.gradient(), !op.getTranspose());
  if (r.wants(op.getRhs()))
    r.add(op.getRhs(), g);
  if (r.wants(a))
    r.add(a, r.neg(op.getTranspose() ? product(r, x, g, false, true)
                                     : product(r, g, x, false, true)));
}

/// The determinant's slope is itself times the transposed inverse, its logarithm's the
/// transposed inverse.
static void ofDeterminant(DeterminantOp op, Reverse &r) {
  Value a = op.getInput(), g = r.step.gradientOf(op.getLogAbs());
  int64_t rank = typeOf(a).getRank();
  if (Value ofValue = r.step.gradientOf(op.getDeterminant())) {
    Value scaled = r.mul(ofValue, op.getDeterminant());
    g = g ? r.add2(g, scaled) : scaled;
  }
  if (!g)
    return;
  Value one = r.make<BroadcastToOp>(triangle(r, a, 0, 1, 0), r.shapeOf(a));
  Value inverse = r.make<MatrixSolveOp>(a, one, /*transpose=*/true);
  r.add(a, r.mul(inverse, r.make<ExpandDimsOp>(g, Reverse::Axes{rank - 2, rank - 1})));
}

void tenon::attachLinalgGradients(MLIRContext *context) {
  attachRule<CholeskyOp, ofCholesky>(context);
  attachRule<TriangularSolveOp, ofTriangularSolve>(context);
  attachRule<MatrixSolveOp, ofMatrixSolve>(context);
  attachRule<DeterminantOp, ofDeterminant>(context);
}
