//===- Ortho.cpp - Gradients of the orthogonal family ---------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Decompositions: Townsend, "Differentiating the Singular Value Decomposition", 2016;
// Seeger et al., "Auto-Differentiating Linear Algebra", 2017. What they divide by is
// the distance of two eigenvalues, or of two squared singular values: where two are
// equal, their vectors have no slope.
//
//===----------------------------------------------------------------------===//
#include "compiler/Autodiff/Gradients/Matrices.h"
#include "dialects/Tenon/OrthoOps.h"

using namespace mlir;
using namespace tenon;

/// Matrices of one row, of the vectors that `values` has in its last dimension.
static Value row(Reverse &r, Value values) {
  return r.make<ExpandDimsOp>(values, Reverse::Axes{typeOf(values).getRank() - 1});
}

static Value column(Reverse &r, Value values) {
  return r.make<ExpandDimsOp>(values, Reverse::Axes{typeOf(values).getRank()});
}

/// The sum of two addends of which either may be missing.
static Value sumOfPresent(Reverse &r, Value lhs, Value rhs) {
  return lhs && rhs ? r.add2(lhs, rhs) : lhs ? lhs : rhs;
}

static Value minusTransposed(Reverse &r, Value matrix) {
  return r.sub(matrix, transposed(r, matrix));
}

/// 1 / value, but nearly 0 where the value is, with TensorFlow's bound.
static Value safeReciprocal(Reverse &r, Value value) {
  return r.div(value, r.add2(r.square(value), value ? r.number(1e-20, value) : Value()));
}

/// 1 / (value[j] - value[i]) at row i and column j, 0 on the diagonal.
static Value inverseDistances(Reverse &r, Value values) {
  Value distance = r.sub(row(r, values), column(r, values));
  if (!distance)
    return {};
  // 1 on the diagonal, before it is cleared: second derivatives stay finite.
  Value apart = r.add2(distance, triangle(r, distance, 0, 1, 0));
  return r.mul(safeReciprocal(r, apart), triangle(r, distance, 1, 0, 1));
}

//===----------------------------------------------------------------------===//
// QR
//===----------------------------------------------------------------------===//

/// x · transpose(inverse(r)).
static Value solveFromRight(Reverse &r, Value x, Value upper) {
  return transposed(r, r.make<TriangularSolveOp>(upper, transposed(r, x),
                                                 /*lower=*/false, /*transpose=*/false));
}

/// Of a matrix with at least as many rows as columns: `upper` is square.
static Value ofTallQr(Reverse &r, Value q, Value upper, Value ofQ, Value ofUpper) {
  Value inner = ofQ ? product(r, q, ofQ, true) : Value();
  Value skew = inner ? minusTransposed(r, inner) : Value();
  if (ofUpper)
    skew = sumOfPresent(r, skew,
                        minusTransposed(r, product(r, upper, ofUpper, false, true)));
  Value solved = solveFromRight(r, r.mul(skew, triangle(r, upper, 1, 1, 0)), upper);
  Value sum = product(r, q, sumOfPresent(r, ofUpper, solved));
  if (!ofQ)
    return sum;
  return r.add2(sum, solveFromRight(r, r.sub(ofQ, product(r, q, inner)), upper));
}

/// Columns of matrices.
static Value columns(Reverse &r, Value matrix, int64_t from, int64_t count) {
  if (!matrix)
    return {};
  int64_t rank = typeOf(matrix).getRank();
  SmallVector<int64_t> begin(rank, 0);
  begin.back() = from;
  SmallVector<Value> sizes;
  for (int64_t dim = 0; dim + 1 < rank; ++dim)
    sizes.push_back(r.size(matrix, dim));
  sizes.push_back(r.vector(count));
  return r.make<DynamicSliceOp>(matrix, r.vector(begin), r.join(sizes));
}

static void ofQr(QrOp op, Reverse &r) {
  Value a = op.getInput(), q = op.getQ(), upper = op.getR();
  Value ofQ = r.step.gradientOf(q), ofUpper = r.step.gradientOf(upper);
  int64_t rank = typeOf(a).getRank();
  int64_t rows = typeOf(a).getDimSize(rank - 2), width = typeOf(a).getDimSize(rank - 1);
  if (ShapedType::isDynamic(rows) || ShapedType::isDynamic(width))
    return r.reject("the sizes of the matrices must be known when it is compiled");
  if (op.getFull() && rows > width)
    return r.reject(
        "all columns of q are not determined where a matrix has more rows than columns");
  if (rows >= width)
    return r.add(a, ofTallQr(r, q, upper, ofQ, ofUpper));
  // The left, square part alone makes q, and r's right part is transpose(q) · right.
  Value ofRight;
  if (ofUpper) {
    Value right = columns(r, a, rows, width - rows);
    Value ofRightUpper = columns(r, ofUpper, rows, width - rows);
    ofRight = product(r, q, ofRightUpper);
    ofQ = sumOfPresent(r, ofQ, product(r, right, ofRightUpper, false, true));
  } else {
    ofRight = filledLike(r.b, 0, columns(r, a, rows, width - rows));
  }
  Value ofLeft =
      ofTallQr(r, q, columns(r, upper, 0, rows), ofQ, columns(r, ofUpper, 0, rows));
  if (ofLeft && ofRight)
    r.add(a, r.make<ConcatOp>(rank - 1, ValueRange{ofLeft, ofRight}));
}

//===----------------------------------------------------------------------===//
// Singular values, eigenvalues
//===----------------------------------------------------------------------===//

/// What one side's vectors give, between the other side's: vectors times `core`, and
/// what lies outside of the space they span.
struct SideOfSvd {
  Value core, outside;
};

static SideOfSvd ofSide(Reverse &r, Value vectors, Value gradient, Value inverse,
                        Value values, bool spansAll) {
  Value inner = product(r, vectors, gradient, true);
  SideOfSvd side{r.mul(inverse, minusTransposed(r, inner)), {}};
  if (!spansAll)
    side.outside = r.mul(r.sub(gradient, product(r, vectors, inner)),
                         row(r, safeReciprocal(r, values)));
  return side;
}

static void ofSvd(SvdOp op, Reverse &r) {
  Value a = op.getInput(), s = op.getValues(), u = op.getU(), v = op.getV();
  int64_t rank = typeOf(a).getRank();
  int64_t rows = typeOf(a).getDimSize(rank - 2), width = typeOf(a).getDimSize(rank - 1);
  bool known = !ShapedType::isDynamic(rows) && !ShapedType::isDynamic(width);
  Value ofU = r.step.gradientOf(u), ofV = r.step.gradientOf(v);
  if (op.getFull() && (!known || rows != width)) {
    if (ofU || ofV || !known)
      return r.reject("all vectors of a matrix that is not square are not determined");
    u = columns(r, u, 0, std::min(rows, width));
    v = columns(r, v, 0, std::min(rows, width));
  }
  Value inverse = ofU || ofV ? inverseDistances(r, r.square(s)) : Value();
  // left · transpose(v) + u · transpose(right)
  Value left, right;
  if (Value ofValues = r.step.gradientOf(s))
    left = r.mul(u, row(r, ofValues));
  if (ofU) {
    SideOfSvd side = ofSide(r, u, ofU, inverse, s, known && rows <= width);
    left = sumOfPresent(r, left, product(r, u, r.mul(side.core, row(r, s))));
    left = sumOfPresent(r, left, side.outside);
  }
  if (ofV) {
    SideOfSvd side = ofSide(r, v, ofV, inverse, s, known && width <= rows);
    left = sumOfPresent(r, left, product(r, u, r.mul(column(r, s), side.core)));
    right = side.outside;
  }
  Value sum = left ? product(r, left, v, false, true) : Value();
  if (right)
    sum = sumOfPresent(r, sum, product(r, u, right, false, true));
  r.add(a, sum);
}

static void ofEigh(EighOp op, Reverse &r) {
  Value w = op.getValues(), v = op.getVectors();
  Value left;
  if (Value ofValues = r.step.gradientOf(w))
    left = r.mul(v, row(r, ofValues));
  if (Value ofVectors = r.step.gradientOf(v)) {
    Value core = r.mul(inverseDistances(r, w), product(r, v, ofVectors, true));
    left = sumOfPresent(r, left, product(r, v, core));
  }
  Value sum = product(r, left, v, false, true);
  if (!sum)
    return;
  // Only the lower triangle is read, and stands for both.
  Value both = r.add2(sum, transposed(r, sum));
  r.add(op.getInput(), r.mul(both, triangle(r, sum, 1, 0.5, 0)));
}

//===----------------------------------------------------------------------===//
// Fourier transform
//===----------------------------------------------------------------------===//

/// The transposed conjugate of the transform is the other one, but for the length.
static void ofFourier(FourierOp op, Reverse &r) {
  Value ofReal = r.step.gradientOf(op.getRealResult());
  Value ofImag = r.step.gradientOf(op.getImagResult());
  if (!ofReal)
    ofReal = filledLike(r.b, 0, ofImag);
  if (!ofImag)
    ofImag = filledLike(r.b, 0, ofReal);
  Value real = r.make<FourierOp>(ofReal, ofImag, !op.getInverse());
  if (!real)
    return;
  Value imag = real.getDefiningOp<FourierOp>().getImagResult();
  Value length = r.count(ofReal, typeOf(ofReal).getRank() - 1, ofReal);
  auto scaled = [&](Value value) {
    return op.getInverse() ? r.div(value, length) : r.mul(value, length);
  };
  if (r.wants(op.getReal()))
    r.add(op.getReal(), scaled(real));
  if (r.wants(op.getImag()))
    r.add(op.getImag(), scaled(imag));
}

void tenon::attachOrthoGradients(MLIRContext *context) {
  attachRule<QrOp, ofQr>(context);
  attachRule<SvdOp, ofSvd>(context);
  attachRule<EighOp, ofEigh>(context);
  attachRule<FourierOp, ofFourier>(context);
}
