//===- Hash.cpp - XXH64 ---------------------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Written from the specification of XXH64; reads little endian.
//
//===----------------------------------------------------------------------===//
#include "Hash.h"

#include <string.h>

namespace tenon::core {

static constexpr uint64_t prime1 = 0x9E3779B185EBCA87, prime2 = 0xC2B2AE3D27D4EB4F,
                          prime3 = 0x165667B19E3779F9, prime4 = 0x85EBCA77C2B2AE63,
                          prime5 = 0x27D4EB2F165667C5;

static uint64_t rotate(uint64_t value, int bits) {
  return value << bits | value >> (64 - bits);
}

template <typename T> static T load(const uint8_t *from) {
  T value;
  memcpy(&value, from, sizeof(T));
  return value;
}

static uint64_t round(uint64_t lane, uint64_t input) {
  return rotate(lane + input * prime2, 31) * prime1;
}

static uint64_t merge(uint64_t hash, uint64_t lane) {
  return (hash ^ round(0, lane)) * prime1 + prime4;
}

uint64_t hashBytes(const void *data, size_t size) {
  auto *from = static_cast<const uint8_t *>(data);
  size_t left = size;
  uint64_t hash = prime5;
  if (left >= 32) {
    uint64_t lanes[4] = {prime1 + prime2, prime2, 0, 0 - prime1};
    for (; left >= 32; left -= 32, from += 32)
      for (int lane = 0; lane < 4; ++lane)
        lanes[lane] = round(lanes[lane], load<uint64_t>(from + 8 * lane));
    hash = rotate(lanes[0], 1) + rotate(lanes[1], 7) + rotate(lanes[2], 12) +
           rotate(lanes[3], 18);
    for (uint64_t lane : lanes)
      hash = merge(hash, lane);
  }
  hash += size;
  for (; left >= 8; left -= 8, from += 8)
    hash = rotate(hash ^ round(0, load<uint64_t>(from)), 27) * prime1 + prime4;
  for (; left >= 4; left -= 4, from += 4)
    hash = rotate(hash ^ load<uint32_t>(from) * prime1, 23) * prime2 + prime3;
  for (; left; --left, ++from)
    hash = rotate(hash ^ *from * prime5, 11) * prime1;
  hash = (hash ^ hash >> 33) * prime2;
  hash = (hash ^ hash >> 29) * prime3;
  return hash ^ hash >> 32;
}

} // namespace tenon::core
