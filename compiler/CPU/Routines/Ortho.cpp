//===- Ortho.cpp - Orthogonal decompositions of matrices ------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Shares are of whole matrices. Textbook algorithms (Golub and Van Loan, Matrix
// Computations), in f64 whatever the elements are: Householder's reflections, and
// Jacobi's rotations, which find small values to full precision. Every loop ends, of NaN
// too.
//
//===----------------------------------------------------------------------===//
#include "compiler/CPU/Routines/Routine.h"

using namespace tenon;

namespace {

constexpr f64 kEpsilon = 0x1p-52;
constexpr int kMostSweeps = 60;

f64 magnitude(f64 value) { return __builtin_fabs(value); }
f64 root(f64 value) { return __builtin_sqrt(value); }

/// Columns of equal length, one after the other.
struct Columns {
  f64 *data;
  int64_t length;

  f64 *operator[](int64_t i) const { return data + i * length; }
  f64 dot(int64_t i, int64_t j) const {
    f64 sum = 0;
    for (int64_t k = 0; k < length; ++k)
      sum += (*this)[i][k] * (*this)[j][k];
    return sum;
  }
  void scale(int64_t i, f64 by) const {
    for (int64_t k = 0; k < length; ++k)
      (*this)[i][k] *= by;
  }
  /// Column i and j turned by an angle of that cosine and sine.
  void rotate(int64_t i, int64_t j, f64 cosine, f64 sine) const {
    f64 *a = (*this)[i], *b = (*this)[j];
    for (int64_t k = 0; k < length; ++k) {
      f64 x = a[k], y = b[k];
      a[k] = cosine * x - sine * y;
      b[k] = sine * x + cosine * y;
    }
  }
  void exchange(int64_t i, int64_t j) const {
    for (int64_t k = 0; i != j && k < length; ++k)
      swap((*this)[i][k], (*this)[j][k]);
  }
  void setIdentity(int64_t count) const {
    for (int64_t i = 0; i < count; ++i)
      for (int64_t k = 0; k < length; ++k)
        (*this)[i][k] = i == k;
  }

  /// Makes column i one of length 1 that is orthogonal to those before it: what these
  /// leave of a unit vector, of which they leave enough.
  void complete(int64_t i) const {
    f64 enough = 0.5 * f64(length - i) / f64(length);
    for (int64_t unit = 0; unit < length; ++unit) {
      for (int64_t k = 0; k < length; ++k)
        (*this)[i][k] = k == unit;
      for (int pass = 0; pass < 2; ++pass)
        for (int64_t j = 0; j < i; ++j) {
          f64 along = dot(i, j);
          for (int64_t k = 0; k < length; ++k)
            (*this)[i][k] -= along * (*this)[j][k];
        }
      f64 rest = dot(i, i);
      if (rest < enough)
        continue;
      scale(i, 1 / root(rest));
      return;
    }
  }
};

/// Cosine and sine of the rotation that makes the symmetric matrix a c / c b diagonal.
void jacobi(f64 a, f64 b, f64 c, f64 &cosine, f64 &sine) {
  f64 zeta = (b - a) / (2 * c);
  f64 tangent = 1 / (magnitude(zeta) + root(1 + zeta * zeta));
  tangent = zeta < 0 ? -tangent : tangent;
  cosine = 1 / root(1 + tangent * tangent);
  sine = cosine * tangent;
}

//===----------------------------------------------------------------------===//
// QR
//===----------------------------------------------------------------------===//

/// Makes row j and those below it zero in column j of `a`, but for element j. The
/// reflection is I - tau · v · transpose(v), v is 1 at j and below it as the column then.
f64 reflect(const Columns &a, int64_t j) {
  f64 *x = a[j], tail = 0;
  for (int64_t i = j + 1; i < a.length; ++i)
    tail += x[i] * x[i];
  if (tail == 0)
    return 0;
  f64 head = x[j], norm = root(head * head + tail);
  f64 beta = head >= 0 ? -norm : norm;
  for (int64_t i = j + 1; i < a.length; ++i)
    x[i] /= head - beta;
  x[j] = beta;
  return (beta - head) / beta;
}

/// Column c of `to` reflected as column j of `a` and `tau` say.
void apply(const Columns &a, int64_t j, f64 tau, f64 *to) {
  f64 sum = to[j];
  for (int64_t i = j + 1; i < a.length; ++i)
    sum += a[j][i] * to[i];
  sum *= tau;
  to[j] -= sum;
  for (int64_t i = j + 1; i < a.length; ++i)
    to[i] -= sum * a[j][i];
}

/// q: [count, rows, inner], r: [count, inner, columns]. scratch: [count, rows · columns +
/// columns + rows].
template <typename T>
void qr(const View<T, 3> &x, const View<T, 3> &q, const View<T, 3> &r,
        const View<f64, 2> &scratch, int32_t part, int32_t parts) {
  int64_t rows = x.sizes[1], columns = x.sizes[2];
  int64_t steps = minimum(rows, columns);
  Share share(x.sizes[0], part, parts);
  for (int64_t m = share.first; m < share.last; ++m) {
    Columns a{&scratch(m, 0), rows};
    f64 *tau = a[columns], *column = tau + columns;
    for (int64_t j = 0; j < columns; ++j)
      for (int64_t i = 0; i < rows; ++i)
        a[j][i] = x(m, i, j);
    for (int64_t j = 0; j < steps; ++j) {
      tau[j] = reflect(a, j);
      for (int64_t c = j + 1; c < columns; ++c)
        apply(a, j, tau[j], a[c]);
    }
    for (int64_t i = 0; i < r.sizes[1]; ++i)
      for (int64_t j = 0; j < columns; ++j)
        r(m, i, j) = T(i <= j && i < rows ? a[j][i] : 0);
    for (int64_t c = 0; c < q.sizes[2]; ++c) {
      for (int64_t i = 0; i < rows; ++i)
        column[i] = i == c;
      for (int64_t j = steps; j-- > 0;)
        apply(a, j, tau[j], column);
      for (int64_t i = 0; i < rows; ++i)
        q(m, i, c) = T(column[i]);
    }
  }
}

//===----------------------------------------------------------------------===//
// Singular values
//===----------------------------------------------------------------------===//

/// Makes the first `count` columns of `g` orthogonal by rotations, which `v` takes part
/// in.
void orthogonalize(const Columns &g, const Columns &v, int64_t count) {
  bool isDone = false;
  for (int sweep = 0; sweep < kMostSweeps && !isDone; ++sweep) {
    isDone = true;
    for (int64_t i = 0; i < count; ++i)
      for (int64_t j = i + 1; j < count; ++j) {
        f64 a = g.dot(i, i), b = g.dot(j, j), c = g.dot(i, j);
        if (!(magnitude(c) > kEpsilon * root(a) * root(b)))
          continue;
        isDone = false;
        f64 cosine, sine;
        jacobi(a, b, c, cosine, sine);
        g.rotate(i, j, cosine, sine);
        v.rotate(i, j, cosine, sine);
      }
  }
}

/// values: [count, k], k the smaller of rows and columns; u: [count, rows, …], v:
/// [count, columns, …]. scratch: [count, larger size · its number of vectors + k · k].
template <typename T>
void svd(const View<T, 3> &x, const View<T, 2> &values, const View<T, 3> &u,
         const View<T, 3> &v, const View<f64, 2> &scratch, int32_t part, int32_t parts) {
  bool isWide = x.sizes[1] < x.sizes[2];
  int64_t length = maximum(x.sizes[1], x.sizes[2]), k = values.sizes[1];
  const View<T, 3> &longOnes = isWide ? v : u, &shortOnes = isWide ? u : v;
  int64_t vectors = longOnes.sizes[2];
  Share share(x.sizes[0], part, parts);
  for (int64_t m = share.first; m < share.last; ++m) {
    Columns g{&scratch(m, 0), length}, turns{g[vectors], k};
    f64 largest = 0;
    for (int64_t j = 0; j < k; ++j)
      for (int64_t i = 0; i < length; ++i) {
        g[j][i] = isWide ? x(m, j, i) : x(m, i, j);
        largest = maximum(largest, magnitude(g[j][i]));
      }
    for (int64_t j = 0; largest > 0 && j < k; ++j)
      g.scale(j, 1 / largest);
    turns.setIdentity(k);
    orthogonalize(g, turns, k);
    for (int64_t j = 0; j < k; ++j) {
      int64_t best = j;
      for (int64_t i = j + 1; i < k; ++i)
        if (g.dot(i, i) > g.dot(best, best))
          best = i;
      g.exchange(j, best);
      turns.exchange(j, best);
      values(m, j) = T(largest * root(g.dot(j, j)));
    }
    f64 least = k ? kEpsilon * f64(length) * root(g.dot(0, 0)) : 0;
    for (int64_t j = 0; j < vectors; ++j) {
      f64 size = j < k ? root(g.dot(j, j)) : 0;
      if (size <= least)
        g.complete(j);
      else
        g.scale(j, 1 / size);
    }
    for (int64_t i = 0; i < length; ++i)
      for (int64_t j = 0; j < vectors; ++j)
        longOnes(m, i, j) = T(g[j][i]);
    for (int64_t i = 0; i < k; ++i)
      for (int64_t j = 0; j < k; ++j)
        shortOnes(m, i, j) = T(turns[j][i]);
  }
}

//===----------------------------------------------------------------------===//
// Eigenvalues
//===----------------------------------------------------------------------===//

/// Makes the symmetric matrix `a` diagonal by rotations, which `v` takes part in.
void diagonalize(const Columns &a, const Columns &v) {
  int64_t n = a.length;
  f64 all = 0;
  for (int64_t i = 0; i < n; ++i)
    all += a.dot(i, i);
  f64 least = 0.5 * kEpsilon * root(all) / f64(n);
  bool isDone = false;
  for (int sweep = 0; sweep < kMostSweeps && !isDone; ++sweep) {
    isDone = true;
    for (int64_t i = 0; i < n; ++i)
      for (int64_t j = i + 1; j < n; ++j) {
        if (!(magnitude(a[i][j]) > least))
          continue;
        isDone = false;
        f64 cosine, sine;
        jacobi(a[i][i], a[j][j], a[i][j], cosine, sine);
        a.rotate(i, j, cosine, sine);
        for (int64_t k = 0; k < n; ++k) {
          f64 x = a[k][i], y = a[k][j];
          a[k][i] = cosine * x - sine * y;
          a[k][j] = sine * x + cosine * y;
        }
        a[i][j] = a[j][i] = 0;
        v.rotate(i, j, cosine, sine);
      }
  }
}

/// values: [count, n], vectors: [count, n, n]. scratch: [count, 2 · n · n].
template <typename T>
void eigh(const View<T, 3> &x, const View<T, 2> &values, const View<T, 3> &vectors,
          const View<f64, 2> &scratch, int32_t part, int32_t parts) {
  int64_t n = x.sizes[1];
  Share share(n ? x.sizes[0] : 0, part, parts);
  for (int64_t m = share.first; m < share.last; ++m) {
    Columns a{&scratch(m, 0), n}, v{a[n], n};
    f64 largest = 0;
    for (int64_t i = 0; i < n; ++i)
      for (int64_t j = 0; j <= i; ++j) {
        a[i][j] = a[j][i] = x(m, i, j);
        largest = maximum(largest, magnitude(a[i][j]));
      }
    for (int64_t i = 0; largest > 0 && i < n; ++i)
      a.scale(i, 1 / largest);
    v.setIdentity(n);
    diagonalize(a, v);
    for (int64_t j = 0; j < n; ++j) {
      int64_t best = j;
      for (int64_t i = j + 1; i < n; ++i)
        if (a[i][i] < a[best][best])
          best = i;
      swap(a[j][j], a[best][best]);
      v.exchange(j, best);
      values(m, j) = T(largest * a[j][j]);
      for (int64_t i = 0; i < n; ++i)
        vectors(m, i, j) = T(v[j][i]);
    }
  }
}

} // namespace

#define ORTHO(T)                                                                         \
  extern "C" void tenon_routine_ortho_qr_##T(                                            \
      const View<T, 3> &x, const View<T, 3> &q, const View<T, 3> &r,                     \
      const View<f64, 2> &scratch, int32_t part, int32_t parts) {                        \
    qr(x, q, r, scratch, part, parts);                                                   \
  }                                                                                      \
  extern "C" void tenon_routine_ortho_svd_##T(                                           \
      const View<T, 3> &x, const View<T, 2> &values, const View<T, 3> &u,                \
      const View<T, 3> &v, const View<f64, 2> &scratch, int32_t part, int32_t parts) {   \
    svd(x, values, u, v, scratch, part, parts);                                          \
  }                                                                                      \
  extern "C" void tenon_routine_ortho_eigh_##T(                                          \
      const View<T, 3> &x, const View<T, 2> &values, const View<T, 3> &vectors,          \
      const View<f64, 2> &scratch, int32_t part, int32_t parts) {                        \
    eigh(x, values, vectors, scratch, part, parts);                                      \
  }
ORTHO(f32)
ORTHO(f64)
