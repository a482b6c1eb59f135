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

/// What numbers are computed in: f32 of the half types, else their own type.
template <typename T> struct WideType {
  using type = T;
};
template <> struct WideType<f16> {
  using type = f32;
};
template <> struct WideType<bf16> {
  using type = f32;
};
template <typename T> using Wide = typename WideType<T>::type;

/// Loads a number, and stores the nearest one of a narrower type. Those of bf16 go by
/// their bits, as a conversion would be a call of a compiler's own library.
template <typename T> Wide<T> load(const T &place) { return place; }
template <> inline f32 load<bf16>(const bf16 &place) {
  uint16_t high;
  __builtin_memcpy(&high, &place, sizeof(high));
  uint32_t bits = uint32_t(high) << 16;
  f32 value;
  __builtin_memcpy(&value, &bits, sizeof(value));
  return value;
}
template <typename T> void store(T &place, Wide<T> value) { place = T(value); }
template <> inline void store<bf16>(bf16 &place, f32 value) {
  uint32_t bits;
  __builtin_memcpy(&bits, &value, sizeof(bits));
  if (isNaN(value))
    bits |= 0x400000;
  else
    bits += 0x7fff + (bits >> 16 & 1);
  uint16_t high = uint16_t(bits >> 16);
  __builtin_memcpy(&place, &high, sizeof(high));
}

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
