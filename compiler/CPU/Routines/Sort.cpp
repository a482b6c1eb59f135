//===- Sort.cpp - The largest elements of rows ----------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/CPU/Routines/Routine.h"

using namespace tenon;

namespace {

/// Whether the element at `a` of a row comes before that at `b`: larger ones first, NaN
/// after all numbers, equal ones by position.
template <typename T> struct Descending {
  const T *row;
  int64_t stride;

  bool operator()(int64_t a, int64_t b) const {
    T x = row[a * stride], y = row[b * stride];
    if (x > y)
      return true;
    if (y > x)
      return false;
    if (isNaN(x) != isNaN(y))
      return isNaN(y);
    return a < b;
  }
};

/// Moves heap[at] down until none of its children comes after it: the last in order is
/// at the root.
template <typename Index, typename Before>
void sink(Index *heap, int64_t size, int64_t at, Before before) {
  for (;;) {
    int64_t child = 2 * at + 1;
    if (child >= size)
      return;
    if (child + 1 < size && before(heap[child], heap[child + 1]))
      ++child;
    if (!before(heap[at], heap[child]))
      return;
    swap(heap[at], heap[child]);
    at = child;
  }
}

/// The first `size` positions of [0, count) in order, to `heap`.
template <typename Index, typename Before>
void selectFirst(Index *heap, int64_t size, int64_t count, Before before) {
  for (int64_t i = 0; i < size; ++i)
    heap[i] = Index(i);
  for (int64_t i = size / 2; i-- > 0;)
    sink(heap, size, i, before);
  for (int64_t i = size; i < count; ++i)
    if (size && before(i, heap[0])) {
      heap[0] = Index(i);
      sink(heap, size, 0, before);
    }
  for (int64_t end = size; end > 1;) {
    swap(heap[0], heap[--end]);
    sink(heap, end, 0, before);
  }
}

/// values, indices: [rows, k], the k largest of each row of x: [rows, n], largest first.
/// `scratch`: [rows, k].
template <typename T, typename Index>
void topK(const View<T, 2> &x, const View<T, 2> &values, const View<Index, 2> &indices,
          const View<i64, 2> &scratch, int32_t part, int32_t parts) {
  int64_t k = values.sizes[1];
  Share share(x.sizes[0], part, parts);
  for (int64_t row = share.first; row < share.last; ++row) {
    i64 *heap = &scratch(row, 0);
    selectFirst(heap, minimum(k, x.sizes[1]), x.sizes[1],
                Descending<T>{&x(row, 0), x.strides[1]});
    for (int64_t i = 0; i < minimum(k, x.sizes[1]); ++i) {
      values(row, i) = x(row, heap[i]);
      indices(row, i) = Index(heap[i]);
    }
  }
}

} // namespace

#define TOP_K(T)                                                                         \
  extern "C" void tenon_routine_top_k_##T##_i32(                                         \
      const View<T, 2> &x, const View<T, 2> &values, const View<i32, 2> &indices,        \
      const View<i64, 2> &scratch, int32_t part, int32_t parts) {                        \
    topK(x, values, indices, scratch, part, parts);                                      \
  }                                                                                      \
  extern "C" void tenon_routine_top_k_##T##_i64(                                         \
      const View<T, 2> &x, const View<T, 2> &values, const View<i64, 2> &indices,        \
      const View<i64, 2> &scratch, int32_t part, int32_t parts) {                        \
    topK(x, values, indices, scratch, part, parts);                                      \
  }
TENON_REAL_TYPES(TOP_K)
