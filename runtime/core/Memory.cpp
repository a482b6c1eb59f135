//===- Memory.cpp - Aligned blocks and zones ------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Blocks of 2 MiB and more are whole huge pages, aligned as such and advised to
// the kernel, since arenas and variables are walked from end to end.
//
//===----------------------------------------------------------------------===//
#include "Memory.h"

#include "tenon/abi.h"

#include <stdlib.h>
#include <string.h>
#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace tenon::core {

static constexpr size_t hugePage = size_t(2) << 20;

Block::~Block() { free(bytes); }

bool Block::reserve(size_t size) {
  if (size <= capacity)
    return true;
  free(bytes);
  bytes = nullptr;
  capacity = 0;
  if (size > SIZE_MAX / 2)
    return false;
  size_t alignment = size >= hugePage ? hugePage : TENON_BUFFER_ALIGNMENT;
  size_t rounded = (size + alignment - 1) / alignment * alignment;
  void *memory;
  if (posix_memalign(&memory, alignment, rounded) != 0)
    return false;
#if defined(__linux__)
  // Only advice: where it fails, pages are small.
  if (alignment == hugePage)
    madvise(memory, rounded, MADV_HUGEPAGE);
#endif
  bytes = static_cast<uint8_t *>(memory);
  capacity = rounded;
  return true;
}

Zone::~Zone() {
  while (chunks) {
    Chunk *chunk = chunks;
    chunks = chunk->next;
    free(chunk);
  }
}

void *Zone::allocateBytes(size_t size) {
  constexpr size_t alignment = 16, chunkSize = 4096;
  if (size > SIZE_MAX / 2)
    return nullptr;
  size = (size + alignment - 1) / alignment * alignment;
  if (size > left || !next) {
    size_t wanted = size > chunkSize ? size : chunkSize;
    auto *chunk = static_cast<Chunk *>(calloc(1, wanted + alignment));
    if (!chunk)
      return nullptr;
    chunk->next = chunks;
    chunks = chunk;
    next = reinterpret_cast<uint8_t *>(chunk) + alignment;
    left = wanted;
  }
  void *result = next;
  next += size;
  left -= size;
  return result;
}

} // namespace tenon::core
