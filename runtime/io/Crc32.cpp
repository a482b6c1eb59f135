//===- Crc32.cpp - CRC-32 of archive members ------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Eight bytes a step through eight tables, which each call makes anew: they would
// be 8 KiB of each executable.
//
//===----------------------------------------------------------------------===//
#include "runtime/io/Npz.h"

#include <string.h>

namespace tenon::io {

namespace {
struct Tables {
  uint32_t of[8][256];

  Tables() {
    for (uint32_t i = 0; i < 256; ++i) {
      uint32_t value = i;
      for (int bit = 0; bit < 8; ++bit)
        value = value >> 1 ^ (value & 1 ? 0xedb88320u : 0);
      of[0][i] = value;
    }
    for (uint32_t i = 0; i < 256; ++i)
      for (int k = 1; k < 8; ++k)
        of[k][i] = of[k - 1][i] >> 8 ^ of[0][of[k - 1][i] & 255];
  }
};
} // namespace

uint32_t crc32(uint32_t crc, const void *data, size_t size) {
  Tables tables;
  auto *at = static_cast<const uint8_t *>(data);
  crc = ~crc;
  for (; size >= 8; size -= 8, at += 8) {
    uint64_t word;
    memcpy(&word, at, 8);
    word ^= crc;
    crc = 0;
    for (int k = 0; k < 8; ++k)
      crc ^= tables.of[7 - k][word >> 8 * k & 255];
  }
  for (; size; --size, ++at)
    crc = crc >> 8 ^ tables.of[0][(crc ^ *at) & 255];
  return ~crc;
}

} // namespace tenon::io
