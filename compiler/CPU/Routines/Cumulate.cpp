//===- Cumulate.cpp - Running sums, products and the like -----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Along the middle of three dimensions. Shares are slices of the first.
//
//===----------------------------------------------------------------------===//
#include "compiler/CPU/Routines/Routine.h"

using namespace tenon;

namespace {

template <typename T, typename Combine>
void cumulate(const View<T, 3> &x, const View<T, 3> &out, bool exclusive, bool reverse,
              Wide<T> neutral, int32_t part, int32_t parts, Combine combine) {
  Share share(x.sizes[0], part, parts);
  int64_t size = x.sizes[1];
  for (int64_t outer = share.first; outer < share.last; ++outer)
    for (int64_t step = 0; step < size; ++step) {
      int64_t at = reverse ? size - 1 - step : step;
      int64_t before = reverse ? at + 1 : at - 1;
      for (int64_t inner = 0; inner < x.sizes[2]; ++inner) {
        // What is combined up to here, and what comes to it.
        Wide<T> sum = step ? load(out(outer, before, inner)) : neutral;
        if (exclusive)
          sum = step ? combine(sum, load(x(outer, before, inner))) : neutral;
        else
          sum = combine(sum, load(x(outer, at, inner)));
        store(out(outer, at, inner), sum);
      }
    }
}

template <typename T> T addLogarithms(T a, T b) {
  f64 most = maximum(f64(a), f64(b)), least = minimum(f64(a), f64(b));
  if (most == -__builtin_inf() || most == __builtin_inf())
    return T(most);
  return T(most + __builtin_log1p(__builtin_exp(least - most)));
}

} // namespace

#define CUMULATE(KIND, T, NEUTRAL, EXPRESSION)                                           \
  extern "C" void tenon_routine_cumulate_##KIND##_##T(                                   \
      const View<T, 3> &x, int64_t exclusive, int64_t reverse, const View<T, 3> &out,    \
      int32_t part, int32_t parts) {                                                     \
    cumulate(x, out, exclusive != 0, reverse != 0, Wide<T>(NEUTRAL), part, parts,        \
             [](Wide<T> a, Wide<T> b) { return Wide<T>(EXPRESSION); });                  \
  }
#define CUMULATE_ALL(T) CUMULATE(sum, T, 0, a + b) CUMULATE(prod, T, 1, a *b)
TENON_REAL_TYPES(CUMULATE_ALL)
CUMULATE(logsumexp, f16, -__builtin_inf(), addLogarithms(a, b))
CUMULATE(logsumexp, bf16, -__builtin_inf(), addLogarithms(a, b))
CUMULATE(logsumexp, f32, -__builtin_inf(), addLogarithms(a, b))
CUMULATE(logsumexp, f64, -__builtin_inf(), addLogarithms(a, b))
