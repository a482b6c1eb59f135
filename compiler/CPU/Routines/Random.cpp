//===- Random.cpp - Random numbers by rejection, and shuffles -------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Words of Philox 4x32-10 are taken one after the other, as many as it takes.
//
//===----------------------------------------------------------------------===//
#include "compiler/CPU/Routines/Routine.h"

using namespace tenon;

namespace {

class Philox {
public:
  Philox(const View<ui32, 1> &key, const View<ui32, 1> &counter)
      : keys{key(0), key(1)}, counters{counter(0), counter(1), counter(2), counter(3)} {}

  void skip(uint64_t blocks) {
    uint64_t low = counters[0] | uint64_t(counters[1]) << 32;
    uint64_t high = counters[2] | uint64_t(counters[3]) << 32;
    uint64_t sum = low + blocks;
    high += sum < low;
    counters[0] = ui32(sum);
    counters[1] = ui32(sum >> 32);
    counters[2] = ui32(high);
    counters[3] = ui32(high >> 32);
  }

  ui32 next() {
    if (used == 4) {
      run();
      skip(1);
      used = 0;
    }
    return words[used++];
  }

private:
  void run() {
    ui32 c[4] = {counters[0], counters[1], counters[2], counters[3]};
    ui32 k[2] = {keys[0], keys[1]};
    for (int round = 0; round < 10; ++round) {
      uint64_t first = uint64_t(0xD2511F53) * c[0], second = uint64_t(0xCD9E8D57) * c[2];
      ui32 next[4] = {ui32(second >> 32) ^ c[1] ^ k[0], ui32(second),
                      ui32(first >> 32) ^ c[3] ^ k[1], ui32(first)};
      __builtin_memcpy(c, next, sizeof(c));
      k[0] += 0x9E3779B9;
      k[1] += 0xBB67AE85;
    }
    __builtin_memcpy(words, c, sizeof(words));
  }

  ui32 keys[2], counters[4], words[4] = {};
  int used = 4;
};

/// A number of [0, 1) of the low bits of a word, and of two words.
inline f32 unitFloat(ui32 word) {
  ui32 bits = (word & 0x7fffff) | 127u << 23;
  f32 value;
  __builtin_memcpy(&value, &bits, sizeof(value));
  return value - 1;
}
inline f64 unitDouble(ui32 high, ui32 low) {
  uint64_t bits = uint64_t(1023) << 52 | uint64_t(high & 0xfffff) << 32 | low;
  f64 value;
  __builtin_memcpy(&value, &bits, sizeof(value));
  return value - 1;
}

/// Two normal numbers by Box and Muller's way.
inline void normalPair(Philox &philox, f32 (&out)[2]) {
  f32 u = maximum(unitFloat(philox.next()), 1.0e-7f);
  f32 angle = f32(2 * 3.14159265358979323846) * unitFloat(philox.next());
  f32 radius = __builtin_sqrtf(-2.0f * __builtin_logf(u));
  out[0] = __builtin_sinf(angle) * radius;
  out[1] = __builtin_cosf(angle) * radius;
}
inline void normalPair(Philox &philox, f64 (&out)[2]) {
  ui32 a = philox.next(), b = philox.next(), c = philox.next(), d = philox.next();
  f64 u = maximum(unitDouble(a, b), 1.0e-7);
  f64 angle = 2 * 3.14159265358979323846 * unitDouble(c, d);
  f64 radius = __builtin_sqrt(-2.0 * __builtin_log(u));
  out[0] = __builtin_sin(angle) * radius;
  out[1] = __builtin_cos(angle) * radius;
}

/// Normal numbers of a size below 2. A group of numbers has a part of the stream of its
/// own, `skip` blocks long.
template <typename T>
void truncatedNormal(const View<ui32, 1> &key, const View<ui32, 1> &counter,
                     const View<T, 1> &out, int64_t group, int64_t skip, int32_t part,
                     int32_t parts) {
  Share share((out.sizes[0] + group - 1) / group, part, parts);
  for (int64_t g = share.first; g < share.last; ++g) {
    Philox philox(key, counter);
    philox.skip(uint64_t(g * skip));
    int64_t at = g * group, end = minimum(at + group, out.sizes[0]);
    while (at < end) {
      T pair[2];
      normalPair(philox, pair);
      for (T value : pair)
        if (-2 < value && value < 2 && at < end)
          out(at++) = value;
    }
  }
}

} // namespace

extern "C" void tenon_routine_truncated_normal_f32(const View<ui32, 1> &key,
                                                   const View<ui32, 1> &counter,
                                                   const View<f32, 1> &out, int32_t part,
                                                   int32_t parts) {
  truncatedNormal(key, counter, out, 4, 256, part, parts);
}
extern "C" void tenon_routine_truncated_normal_f64(const View<ui32, 1> &key,
                                                   const View<ui32, 1> &counter,
                                                   const View<f64, 1> &out, int32_t part,
                                                   int32_t parts) {
  truncatedNormal(key, counter, out, 2, 128, part, parts);
}

/// A permutation: each place is swapped with one that is not before it.
extern "C" void tenon_routine_shuffle(const View<ui32, 1> &key,
                                      const View<ui32, 1> &counter,
                                      const View<i32, 1> &out, int32_t, int32_t) {
  Philox philox(key, counter);
  int64_t count = out.sizes[0];
  for (int64_t i = 0; i < count; ++i)
    out(i) = i32(i);
  for (int64_t i = 0; i + 1 < count; ++i)
    swap(out(i), out(i + int64_t(philox.next() % ui32(count - i))));
}
