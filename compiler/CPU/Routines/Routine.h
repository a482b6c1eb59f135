//===- Routine.h - What routines are written with ---------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Routines are compiled without a standard library for every architecture, see
// CMakeLists.txt. A routine is one extern "C" function an element type, named
// tenon_routine_NAME_TYPES, whose parameters are those of the rt.routine op: a View by
// reference for each tensor, an int64_t for each index, then `part` and `parts`. It
// writes share `part` of its results, and the same whatever `parts` is; one without
// shares is called with 0 of 1. It cannot fail, and must not read or write outside its
// views whatever the values in them are.
//
//===----------------------------------------------------------------------===//
#pragma once
#include <stddef.h>
#include <stdint.h>

namespace tenon {

using f16 = _Float16;
using bf16 = __bf16;
using f32 = float;
using f64 = double;
using i1 = bool;
using i8 = int8_t;
using i16 = int16_t;
using i32 = int32_t;
using i64 = int64_t;
using ui8 = uint8_t;
using ui16 = uint16_t;
using ui32 = uint32_t;
using ui64 = uint64_t;

/// A tensor in memory; strides count elements.
template <typename T, int Rank> struct View {
  T *data;
  int64_t sizes[Rank];
  int64_t strides[Rank];

  template <typename... Index> T &operator()(Index... index) const {
    static_assert(sizeof...(index) == Rank, "one index a dimension");
    const int64_t indices[] = {int64_t(index)...};
    int64_t offset = 0;
    for (int dim = 0; dim < Rank; ++dim)
      offset += indices[dim] * strides[dim];
    return data[offset];
  }
};
template <typename T> struct View<T, 0> {
  T *data;
  T &operator()() const { return *data; }
};

/// [first, last) of share `part` of `parts` equal ones of `count`.
struct Share {
  Share(int64_t count, int32_t part, int32_t parts)
      : first(count * part / parts), last(count * (part + 1) / parts) {}
  int64_t first, last;
};

/// True of NaN alone. Integers have none.
template <typename T> bool isNaN(T value) { return value != value; }

template <typename T> T minimum(T a, T b) { return b < a ? b : a; }
template <typename T> T maximum(T a, T b) { return a < b ? b : a; }
template <typename T> void swap(T &a, T &b) {
  T held = a;
  a = b;
  b = held;
}

} // namespace tenon

/// The element types that have an order, for one X-macro each.
#define TENON_REAL_TYPES(X)                                                              \
  X(f16) X(bf16) X(f32) X(f64) X(i8) X(i16) X(i32) X(i64) X(ui8) X(ui16) X(ui32) X(ui64)
