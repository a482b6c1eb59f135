//===- Linalg.cpp - Gradients of the linalg family ------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Nothing is inverted: products with an inverse are solutions of systems (Murray,
// "Differentiation of the Cholesky decomposition", 2016, for the first one).
//
//===----------------------------------------------------------------------===//
#include "compiler/Autodiff/Gradients/Matrices.h"

using namespace mlir;
using namespace tenon;

static void ofCholesky(CholeskyOp op, Reverse &r) {
  Value l = op.getResult();
  Value inner =
      r.mul(product(r, l, r.gradient(), true, false), triangle(r, l, 1, 0.5, 0));
  // With the transposed inverse from the left, and with the inverse from the right.
  auto solve = [&](Value rhs) {
    return r.make<TriangularSolveOp>(l, rhs, /*lower=*/true, /*transpose=*/true);
  };
  Value outer = solve(transposed(r, solve(inner)));
  Value sum = r.add2(outer, transposed(r, outer));
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
