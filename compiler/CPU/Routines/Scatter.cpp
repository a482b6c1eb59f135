//===- Scatter.cpp - Rows written at computed places ----------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Updates of a place are applied in order. Shares are columns, so that no two of them
// meet.
//
//===----------------------------------------------------------------------===//
#include "compiler/CPU/Routines/Routine.h"

using namespace tenon;

namespace {

template <typename T, typename Combine>
void scatter(const View<T, 2> &init, const View<i64, 1> &places,
             const View<T, 2> &updates, const View<T, 2> &out, int32_t part,
             int32_t parts, Combine combine) {
  Share share(out.sizes[1], part, parts);
  for (int64_t row = 0; row < out.sizes[0]; ++row)
    for (int64_t i = share.first; i < share.last; ++i)
      __builtin_memcpy(&out(row, i), &init(row, i), sizeof(T));
  for (int64_t update = 0; update < places.sizes[0]; ++update) {
    int64_t row = places(update);
    if (row < 0 || row >= out.sizes[0])
      continue;
    for (int64_t i = share.first; i < share.last; ++i)
      store(out(row, i), combine(load(out(row, i)), load(updates(update, i))));
  }
}

/// NaN wins, as in element-wise extrema.
template <typename T> T lesser(T a, T b) { return isNaN(a) || a < b ? a : b; }
template <typename T> T greater(T a, T b) { return isNaN(a) || b < a ? a : b; }

} // namespace

#define SCATTER(KIND, T, EXPRESSION)                                                     \
  extern "C" void tenon_routine_scatter_##KIND##_##T(                                    \
      const View<T, 2> &init, const View<i64, 1> &places, const View<T, 2> &updates,     \
      const View<T, 2> &out, int32_t part, int32_t parts) {                              \
    scatter(init, places, updates, out, part, parts,                                     \
            [](Wide<T> a, Wide<T> b) { return (void)a, Wide<T>(EXPRESSION); });          \
  }
#define SCATTER_ALL(T)                                                                   \
  SCATTER(update, T, b)                                                                  \
  SCATTER(add, T, a + b)                                                                 \
  SCATTER(sub, T, a - b)                                                                 \
  SCATTER(mul, T, (a * b))                                                               \
  SCATTER(min, T, lesser(a, b))                                                          \
  SCATTER(max, T, greater(a, b))
TENON_REAL_TYPES(SCATTER_ALL)
SCATTER(update, i1, b)
