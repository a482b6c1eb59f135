//===- Fingerprint.h - FarmHash's fingerprint of bytes ----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Fingerprint64 of FarmHash, which TensorFlow hashes strings by; its values never
// change. Compiled into routines, and into the compiler for the tables that it builds.
//
//===----------------------------------------------------------------------===//
#pragma once
#include <stdint.h>

namespace tenon {

class Fingerprint {
public:
  static uint64_t of(const char *s, uint64_t size) {
    if (size <= 16)
      return upTo16(s, size);
    if (size <= 32)
      return upTo32(s, size);
    return size <= 64 ? upTo64(s, size) : longer(s, size);
  }

private:
  struct Pair {
    uint64_t first, second;
  };
  static constexpr uint64_t k0 = 0xc3a5c85c97cb3127, k1 = 0xb492b66fbe98f273,
                            k2 = 0x9ae16a3b2f90404f;

  static uint64_t word(const char *s) {
    uint64_t value;
    __builtin_memcpy(&value, s, sizeof(value));
    return value;
  }
  static uint64_t half(const char *s) {
    uint32_t value;
    __builtin_memcpy(&value, s, sizeof(value));
    return value;
  }
  static uint64_t rotate(uint64_t v, int by) { return v >> by | v << (64 - by); }
  static uint64_t shiftMix(uint64_t v) { return v ^ v >> 47; }
  static uint64_t mix(uint64_t u, uint64_t v, uint64_t mul) {
    uint64_t a = shiftMix((u ^ v) * mul);
    return shiftMix((v ^ a) * mul) * mul;
  }

  static uint64_t upTo16(const char *s, uint64_t size) {
    uint64_t mul = k2 + size * 2;
    if (size >= 8) {
      uint64_t a = word(s) + k2, b = word(s + size - 8);
      return mix(rotate(b, 37) * mul + a, (rotate(a, 25) + b) * mul, mul);
    }
    if (size >= 4)
      return mix(size + (half(s) << 3), half(s + size - 4), mul);
    if (!size)
      return k2;
    auto byte = [&](uint64_t at) { return uint32_t(uint8_t(s[at])); };
    uint32_t y = byte(0) + (byte(size >> 1) << 8);
    uint32_t z = uint32_t(size) + (byte(size - 1) << 2);
    return shiftMix(y * k2 ^ z * k0) * k2;
  }

  static uint64_t upTo32(const char *s, uint64_t size) {
    uint64_t mul = k2 + size * 2, a = word(s) * k1, b = word(s + 8);
    uint64_t c = word(s + size - 8) * mul, d = word(s + size - 16) * k2;
    return mix(rotate(a + b, 43) + rotate(c, 30) + d, a + rotate(b + k2, 18) + c, mul);
  }

  static uint64_t upTo64(const char *s, uint64_t size) {
    uint64_t mul = k2 + size * 2, a = word(s) * k2, b = word(s + 8);
    uint64_t c = word(s + size - 8) * mul, d = word(s + size - 16) * k2;
    uint64_t y = rotate(a + b, 43) + rotate(c, 30) + d;
    uint64_t z = mix(y, a + rotate(b + k2, 18) + c, mul);
    uint64_t e = word(s + 16) * mul, f = word(s + 24);
    uint64_t g = (y + word(s + size - 32)) * mul, h = (z + word(s + size - 24)) * mul;
    return mix(rotate(e + f, 43) + rotate(g, 30) + h, e + rotate(f + a, 18) + g, mul);
  }

  static Pair weak(const char *s, uint64_t a, uint64_t b) {
    uint64_t w = word(s), x = word(s + 8), y = word(s + 16), z = word(s + 24);
    a += w;
    b = rotate(b + a + z, 21);
    uint64_t c = a;
    a += x + y;
    b += rotate(a, 44);
    return {a + z, b + c};
  }

  struct State {
    uint64_t x, y, z;
    Pair v, w;

    /// One block of 64 bytes. The last one is weighted differently.
    void block(const char *s, uint64_t mul, bool isLast) {
      x = rotate(x + y + v.first + word(s + 8), 37) * mul;
      y = rotate(y + v.second + word(s + 48), 42) * mul;
      x ^= isLast ? w.second * 9 : w.second;
      y += (isLast ? v.first * 9 : v.first) + word(s + 40);
      z = rotate(z + w.first, 33) * mul;
      v = weak(s, v.second * mul, x + w.first);
      w = weak(s + 32, z + w.second, y + word(s + 16));
      uint64_t held = z;
      z = x;
      x = held;
    }
  };

  static uint64_t longer(const char *s, uint64_t size) {
    constexpr uint64_t seed = 81;
    State t{seed, seed * k1 + 113, 0, {0, 0}, {0, 0}};
    t.z = shiftMix(t.y * k2 + 113) * k2;
    t.x = t.x * k2 + word(s);
    uint64_t rest = (size - 1) & 63;
    const char *end = s + (size - 1) / 64 * 64, *last = end + rest - 63;
    for (; s != end; s += 64)
      t.block(s, k1, false);
    uint64_t mul = k1 + ((t.z & 0xff) << 1);
    t.w.first += rest;
    t.v.first += t.w.first;
    t.w.first += t.v.first;
    t.block(last, mul, true);
    return mix(mix(t.v.first, t.w.first, mul) + shiftMix(t.y) * k0 + t.z,
               mix(t.v.second, t.w.second, mul) + t.x, mul);
  }
};

/// The hash of a whole number in the tables of the compiler.
inline uint64_t mixNumber(uint64_t key) {
  key = (key ^ key >> 30) * 0xbf58476d1ce4e5b9;
  key = (key ^ key >> 27) * 0x94d049bb133111eb;
  return key ^ key >> 31;
}

} // namespace tenon
