//===- Select.cpp - Elements by value or truth, in order ------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/CPU/Routines/Routine.h"

using namespace tenon;

namespace {

/// A number that equal elements share: their bits, with one zero.
template <typename T> uint64_t bitsOf(T value) {
  if (value == T(0))
    return 0;
  uint64_t bits = 0;
  __builtin_memcpy(&bits, &value, sizeof(T));
  return bits;
}

/// Mixes all bits into the low ones: the finalizer of a multiplicative hash by the
/// golden ratio.
inline uint64_t hashOf(uint64_t bits) {
  bits *= 0x9e3779b97f4a7c15u;
  return bits ^ (bits >> 32);
}

/// values, counts: [n], of which the first count() are used; indices: [n].
/// `table`: [2n + 1] slots, positions in `values` or -1, probed one after the other.
template <typename T>
void unique(const View<T, 1> &x, const View<T, 1> &values, const View<i32, 1> &indices,
            const View<i32, 1> &counts, const View<i64, 0> &count,
            const View<i32, 1> &table) {
  int64_t n = x.sizes[0], slots = table.sizes[0], found = 0;
  for (int64_t slot = 0; slot < slots; ++slot)
    table(slot) = -1;
  for (int64_t i = 0; i < n; ++i) {
    T value = x(i);
    int64_t slot = int64_t(hashOf(bitsOf(value)) % uint64_t(slots));
    while (table(slot) >= 0 && !(values(table(slot)) == value))
      slot = slot + 1 == slots ? 0 : slot + 1;
    if (table(slot) < 0) {
      table(slot) = i32(found);
      values(found) = value;
      counts(found++) = 0;
    }
    indices(i) = table(slot);
    ++counts(table(slot));
  }
  count() = found;
}

/// values, indices: [n], of which the first count() are used: the elements of x that are
/// not in `excluded`: [m]. `table`: [2m + 1] positions in `excluded` or -1.
template <typename T>
void listDiff(const View<T, 1> &x, const View<T, 1> &excluded, const View<T, 1> &values,
              const View<i32, 1> &indices, const View<i64, 0> &count,
              const View<i32, 1> &table) {
  int64_t slots = table.sizes[0], found = 0;
  for (int64_t slot = 0; slot < slots; ++slot)
    table(slot) = -1;
  // The slot with an equal element, or the free one where it would be.
  auto slotOf = [&](T value) {
    int64_t slot = int64_t(hashOf(bitsOf(value)) % uint64_t(slots));
    while (table(slot) >= 0 && !(excluded(table(slot)) == value))
      slot = slot + 1 == slots ? 0 : slot + 1;
    return slot;
  };
  for (int64_t i = 0; i < excluded.sizes[0]; ++i)
    if (!isNaN(excluded(i)))
      table(slotOf(excluded(i))) = i32(i);
  for (int64_t i = 0; i < x.sizes[0]; ++i)
    if (table(slotOf(x(i))) < 0) {
      values(found) = x(i);
      indices(found++) = i32(i);
    }
  count() = found;
}

} // namespace

#define LIST_DIFF(T)                                                                     \
  extern "C" void tenon_routine_list_diff_##T(                                           \
      const View<T, 1> &x, const View<T, 1> &excluded, const View<T, 1> &values,         \
      const View<i32, 1> &indices, const View<i64, 0> &count, const View<i32, 1> &table, \
      int32_t, int32_t) {                                                                \
    listDiff(x, excluded, values, indices, count, table);                                \
  }
TENON_REAL_TYPES(LIST_DIFF)

#define UNIQUE(T)                                                                        \
  extern "C" void tenon_routine_unique_##T(                                              \
      const View<T, 1> &x, const View<T, 1> &values, const View<i32, 1> &indices,        \
      const View<i32, 1> &counts, const View<i64, 0> &count, const View<i32, 1> &table,  \
      int32_t, int32_t) {                                                                \
    unique(x, values, indices, counts, count, table);                                    \
  }
TENON_REAL_TYPES(UNIQUE)

/// places: the positions at which the one row of `condition` is true.
extern "C" void tenon_routine_where(const View<i1, 2> &condition,
                                    const View<i64, 1> &places, const View<i64, 0> &count,
                                    int32_t, int32_t) {
  int64_t found = 0;
  for (int64_t i = 0; i < condition.sizes[1]; ++i) {
    // Written whether it counts or not: no branch to guess. found <= i.
    places(found) = i;
    found += condition(0, i);
  }
  count() = found;
}
