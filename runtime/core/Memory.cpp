//===- Memory.cpp - Aligned blocks and zones ------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Blocks of 2 MiB and more are whole huge pages, aligned as such and advised to
// the kernel, since arenas and variables are walked from end to end.
//
//===----------------------------------------------------------------------===//
#include "Memory.h"

#include "tenon/abi.h"

#include <new>
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

void *Pile::allocate(size_t size) {
  constexpr size_t leastLayer = size_t(1) << 16;
  if (size > SIZE_MAX / 4)
    return nullptr;
  size = (size + TENON_BUFFER_ALIGNMENT - 1) / TENON_BUFFER_ALIGNMENT *
         TENON_BUFFER_ALIGNMENT;
  if (!top || size > top->block.size() - used) {
    size_t wanted = top ? 2 * top->block.size() : leastLayer;
    void *memory = malloc(sizeof(Layer));
    if (!memory)
      return nullptr;
    auto *layer = new (memory) Layer{top, {}};
    if (!layer->block.reserve(size > wanted ? size : wanted)) {
      layer->~Layer();
      free(layer);
      return nullptr;
    }
    top = layer;
    used = 0;
  }
  void *result = top->block.data() + used;
  used += size;
  return result;
}

const Block *Pile::blockWith(const void *address) const {
  for (Layer *layer = top; layer; layer = layer->below)
    if (uint64_t(static_cast<const uint8_t *>(address) - layer->block.data()) <
        layer->block.size())
      return &layer->block;
  return nullptr;
}

void Pile::clear() {
  // The top layer has room for about all that was there.
  if (top && top->below) {
    Layer *kept = top;
    top = kept->below;
    freeLayers();
    kept->below = nullptr;
    top = kept;
  }
  used = 0;
}

void Pile::freeLayers() {
  while (top) {
    Layer *layer = top;
    top = layer->below;
    layer->~Layer();
    free(layer);
  }
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
