//===- Linalg.cpp - Decompositions of matrices ----------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Shares are of whole matrices. Textbook algorithms (Golub and Van Loan, Matrix
// Computations): the matrices that graphs decompose are small.
//
//===----------------------------------------------------------------------===//
#include "compiler/CPU/Routines/Routine.h"

using namespace tenon;

namespace {

template <typename T> T rootOf(T value);
template <> f32 rootOf(f32 value) { return __builtin_sqrtf(value); }
template <> f64 rootOf(f64 value) { return __builtin_sqrt(value); }

template <typename T> T magnitudeOf(T value) { return value < 0 ? -value : value; }

template <typename T> T logOf(T value);
template <> f32 logOf(f32 value) { return __builtin_logf(value); }
template <> f64 logOf(f64 value) { return __builtin_log(value); }

/// l: [count, n, n], the Cholesky factors of x, row by row.
template <typename T>
void cholesky(const View<T, 3> &x, const View<T, 3> &l, int32_t part, int32_t parts) {
  int64_t n = x.sizes[1];
  Share share(x.sizes[0], part, parts);
  for (int64_t m = share.first; m < share.last; ++m) {
    bool isDefinite = true;
    for (int64_t i = 0; i < n && isDefinite; ++i)
      for (int64_t j = 0; j <= i; ++j) {
        T sum = x(m, i, j);
        for (int64_t k = 0; k < j; ++k)
          sum -= l(m, i, k) * l(m, j, k);
        isDefinite &= i != j || sum > 0;
        l(m, i, j) = i == j ? rootOf(sum) : sum / l(m, j, j);
      }
    for (int64_t i = 0; i < n; ++i)
      for (int64_t j = isDefinite ? i + 1 : 0; j < n; ++j)
        l(m, i, j) = isDefinite ? T(0) : T(__builtin_nan(""));
  }
}

/// x: [count, n, columns] of a · x = b, a: [count, n, n]; flags: 1 for the lower
/// triangle, 2 for the transpose.
template <typename T>
void triangularSolve(const View<T, 3> &a, const View<T, 3> &b, int64_t flags,
                     const View<T, 3> &x, int32_t part, int32_t parts) {
  bool isLower = flags & 1, isTransposed = flags & 2;
  int64_t n = a.sizes[1], columns = b.sizes[2];
  Share share(a.sizes[0], part, parts);
  for (int64_t m = share.first; m < share.last; ++m)
    for (int64_t step = 0; step < n; ++step) {
      // Forward where what is known lies above.
      bool isForward = isLower != isTransposed;
      int64_t i = isForward ? step : n - 1 - step;
      for (int64_t c = 0; c < columns; ++c)
        x(m, i, c) = b(m, i, c);
      for (int64_t done = 0; done < step; ++done) {
        int64_t k = isForward ? done : n - 1 - done;
        T factor = isTransposed ? a(m, k, i) : a(m, i, k);
        for (int64_t c = 0; c < columns; ++c)
          x(m, i, c) -= factor * x(m, k, c);
      }
      for (int64_t c = 0; c < columns; ++c)
        x(m, i, c) /= a(m, i, i);
    }
}

/// lu[m]: the factors of matrix m of a (or of its transpose) with rows exchanged, and
/// rows(m, i) the row that came to i. The sign of the exchanges, 0 if a pivot is 0.
template <typename T>
int eliminate(const View<T, 3> &a, int64_t m, bool isTransposed, const View<T, 3> &lu,
              const View<i64, 2> &rows) {
  int64_t n = a.sizes[1];
  int sign = 1;
  for (int64_t i = 0; i < n; ++i) {
    rows(m, i) = i;
    for (int64_t j = 0; j < n; ++j)
      lu(m, i, j) = isTransposed ? a(m, j, i) : a(m, i, j);
  }
  for (int64_t k = 0; k < n; ++k) {
    int64_t pivot = k;
    for (int64_t i = k + 1; i < n; ++i)
      if (magnitudeOf(lu(m, i, k)) > magnitudeOf(lu(m, pivot, k)))
        pivot = i;
    if (lu(m, pivot, k) == 0)
      return 0;
    if (pivot != k) {
      sign = -sign;
      swap(rows(m, pivot), rows(m, k));
      for (int64_t j = 0; j < n; ++j)
        swap(lu(m, pivot, j), lu(m, k, j));
    }
    for (int64_t i = k + 1; i < n; ++i) {
      T factor = lu(m, i, k) /= lu(m, k, k);
      for (int64_t j = k + 1; j < n; ++j)
        lu(m, i, j) -= factor * lu(m, k, j);
    }
  }
  return sign;
}

/// x: [count, n, columns] of a · x = b. lu: [count, n, n] and rows: [count, n] are
/// scratch.
template <typename T>
void matrixSolve(const View<T, 3> &a, const View<T, 3> &b, int64_t isTransposed,
                 const View<T, 3> &x, const View<T, 3> &lu, const View<i64, 2> &rows,
                 int32_t part, int32_t parts) {
  int64_t n = a.sizes[1], columns = b.sizes[2];
  Share share(a.sizes[0], part, parts);
  for (int64_t m = share.first; m < share.last; ++m) {
    bool isRegular = eliminate(a, m, isTransposed, lu, rows) != 0;
    for (int64_t i = 0; i < n; ++i) {
      for (int64_t c = 0; c < columns; ++c)
        x(m, i, c) = isRegular ? b(m, rows(m, i), c) : T(__builtin_nan(""));
      for (int64_t k = 0; k < i; ++k)
        for (int64_t c = 0; c < columns; ++c)
          x(m, i, c) -= lu(m, i, k) * x(m, k, c);
    }
    for (int64_t i = n; i-- > 0;)
      for (int64_t c = 0; c < columns; ++c) {
        for (int64_t k = i + 1; k < n; ++k)
          x(m, i, c) -= lu(m, i, k) * x(m, k, c);
        x(m, i, c) /= lu(m, i, i);
      }
  }
}

/// determinants, signs, logs: [count]. lu and rows are scratch.
template <typename T>
void determinant(const View<T, 3> &a, const View<T, 1> &determinants,
                 const View<T, 1> &signs, const View<T, 1> &logs, const View<T, 3> &lu,
                 const View<i64, 2> &rows, int32_t part, int32_t parts) {
  Share share(a.sizes[0], part, parts);
  for (int64_t m = share.first; m < share.last; ++m) {
    int sign = eliminate(a, m, false, lu, rows);
    T product = T(sign), log = sign ? T(0) : -T(__builtin_inf());
    for (int64_t i = 0; sign && i < a.sizes[1]; ++i) {
      T pivot = lu(m, i, i);
      product *= pivot;
      log += logOf(magnitudeOf(pivot));
      sign = pivot < 0 ? -sign : sign;
    }
    determinants(m) = product;
    signs(m) = T(sign);
    logs(m) = log;
  }
}

} // namespace

#define LINALG(T)                                                                        \
  extern "C" void tenon_routine_cholesky_##T(const View<T, 3> &x, const View<T, 3> &l,   \
                                             int32_t part, int32_t parts) {              \
    cholesky(x, l, part, parts);                                                         \
  }                                                                                      \
  extern "C" void tenon_routine_triangular_solve_##T(                                    \
      const View<T, 3> &a, const View<T, 3> &b, int64_t flags, const View<T, 3> &x,      \
      int32_t part, int32_t parts) {                                                     \
    triangularSolve(a, b, flags, x, part, parts);                                        \
  }                                                                                      \
  extern "C" void tenon_routine_matrix_solve_##T(                                        \
      const View<T, 3> &a, const View<T, 3> &b, int64_t isTransposed,                    \
      const View<T, 3> &x, const View<T, 3> &lu, const View<i64, 2> &rows, int32_t part, \
      int32_t parts) {                                                                   \
    matrixSolve(a, b, isTransposed, x, lu, rows, part, parts);                           \
  }                                                                                      \
  extern "C" void tenon_routine_determinant_##T(                                         \
      const View<T, 3> &a, const View<T, 1> &determinants, const View<T, 1> &signs,      \
      const View<T, 1> &logs, const View<T, 3> &lu, const View<i64, 2> &rows,            \
      int32_t part, int32_t parts) {                                                     \
    determinant(a, determinants, signs, logs, lu, rows, part, parts);                    \
  }
LINALG(f32)
LINALG(f64)
