//===- Tables.cpp - Hashes of strings, and look-up in tables --------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A table that never changes is built when a graph is compiled: `slots`, a power of two,
// each with the number of a key or -1. A key is at the first slot from its hash on that
// was free.
//
//===----------------------------------------------------------------------===//
#include "compiler/CPU/Routines/Fingerprint.h"
#include "compiler/CPU/Routines/Text.h"

using namespace tenon;

using Strings = View<i64, 1>;
using Status = View<i64, 0>;

//===----------------------------------------------------------------------===//
// Buckets
//===----------------------------------------------------------------------===//

template <typename Hash>
static void bucket(const Strings &strings, i64 buckets, const View<i64, 1> &result,
                   const Status &status, Hash hash) {
  for (i64 i = 0; i < result.sizes[0]; ++i)
    result(i) = i64(hash(textAt(strings, i)) % ui64(buckets));
  status() = kAllRight;
}

static ui64 word(Text text, i64 at, i64 count = 8) {
  ui64 value = 0;
  for (i64 i = 0; i < count; ++i)
    value |= ui64(ui8(text[at + i])) << 8 * i;
  return value;
}

/// The hash of the oldest of the three ops.
static ui64 oldHash(Text text) {
  constexpr ui64 mul = 0xc6a4a7935bd1e995, seed = 0xdecafcaffe;
  ui64 hash = seed ^ ui64(text.size) * mul;
  i64 at = 0;
  for (; at + 8 <= text.size; at += 8) {
    ui64 k = word(text, at) * mul;
    hash = (hash ^ (k ^ k >> 47) * mul) * mul;
  }
  if (at < text.size)
    hash = (hash ^ word(text, at, text.size - at)) * mul;
  hash = (hash ^ hash >> 47) * mul;
  return hash ^ hash >> 47;
}

static ui64 rotate(ui64 v, int by) { return v << by | v >> (64 - by); }

namespace {
/// SipHash with two rounds a word and four at the end.
struct Sip {
  ui64 a, b, c, d;

  Sip(ui64 k0, ui64 k1)
      : a(k0 ^ 0x736f6d6570736575), b(k1 ^ 0x646f72616e646f6d),
        c(k0 ^ 0x6c7967656e657261), d(k1 ^ 0x7465646279746573) {}

  void round() {
    a += b, c += d;
    b = rotate(b, 13) ^ a, d = rotate(d, 16) ^ c;
    a = rotate(a, 32);
    c += b, a += d;
    b = rotate(b, 17) ^ c, d = rotate(d, 21) ^ a;
    c = rotate(c, 32);
  }
  void add(ui64 value) {
    d ^= value;
    round(), round();
    a ^= value;
  }
  ui64 finish() {
    c ^= 0xff;
    for (int i = 0; i < 4; ++i)
      round();
    return a ^ b ^ c ^ d;
  }
};
} // namespace

static ui64 strongHash(Text text, ui64 k0, ui64 k1) {
  Sip sip(k0, k1);
  i64 at = 0;
  for (; at + 8 <= text.size; at += 8)
    sip.add(word(text, at));
  sip.add(word(text, at, text.size - at) | ui64(text.size) << 56);
  return sip.finish();
}

static ui64 fingerprint(Text text) { return Fingerprint::of(text.data, ui64(text.size)); }

extern "C" void tenon_routine_string_hash(const Strings &strings, i64, i64 buckets,
                                          const View<i64, 1> &result,
                                          const Status &status, int32_t, int32_t) {
  bucket(strings, buckets, result, status, oldHash);
}

extern "C" void tenon_routine_string_hash_fast(const Strings &strings, i64, i64 buckets,
                                               const View<i64, 1> &result,
                                               const Status &status, int32_t, int32_t) {
  bucket(strings, buckets, result, status, fingerprint);
}

extern "C" void tenon_routine_string_hash_strong(const Strings &strings, i64, i64 buckets,
                                                 i64 k0, i64 k1,
                                                 const View<i64, 1> &result,
                                                 const Status &status, int32_t, int32_t) {
  bucket(strings, buckets, result, status,
         [=](Text text) { return strongHash(text, ui64(k0), ui64(k1)); });
}

//===----------------------------------------------------------------------===//
// Look-up
//===----------------------------------------------------------------------===//

/// The number of the key for which `isKey` holds, or -1.
template <typename IsKey>
static i64 find(const View<i32, 1> &slots, ui64 hash, IsKey isKey) {
  ui64 mask = ui64(slots.sizes[0]) - 1;
  for (ui64 i = 0; i <= mask; ++i) {
    i32 key = slots(i64((hash + i) & mask));
    if (key < 0 || isKey(key))
      return key;
  }
  return -1;
}

/// Keys are the records at `places` of `bytes`.
extern "C" void tenon_routine_string_find_string(const Strings &strings,
                                                 const View<ui8, 1> &bytes,
                                                 const View<i64, 1> &places,
                                                 const View<i32, 1> &slots, i64,
                                                 const View<i64, 1> &result,
                                                 const Status &status, int32_t, int32_t) {
  for (i64 i = 0; i < result.sizes[0]; ++i) {
    Text text = textAt(strings, i);
    result(i) = find(slots, fingerprint(text), [&](i32 key) {
      i64 place = places(key);
      return equal(text,
                   textOf(place < 0 ? 0 : reinterpret_cast<i64>(bytes.data) + place));
    });
  }
  status() = kAllRight;
}

template <typename T>
static void findNumber(const View<T, 1> &numbers, const View<T, 1> &keys,
                       const View<i32, 1> &slots, const View<i64, 1> &result,
                       const Status &status) {
  for (i64 i = 0; i < result.sizes[0]; ++i) {
    T number = elementAt(numbers, i);
    result(i) = find(slots, mixNumber(ui64(i64(number))),
                     [&](i32 key) { return keys(key) == number; });
  }
  status() = kAllRight;
}

#define FIND(T)                                                                          \
  extern "C" void tenon_routine_string_find_number_##T##_##T(                            \
      const View<T, 1> &numbers, const View<T, 1> &keys, const View<i32, 1> &slots, i64, \
      const View<i64, 1> &result, const Status &status, int32_t, int32_t) {              \
    findNumber(numbers, keys, slots, result, status);                                    \
  }
FIND(i32)
FIND(i64)
