//===- Mirror.cpp - Memory that a GPU has a copy of -----------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Pieces are a sorted array without gaps. A run's arena has about as many as it has
// buffers, so that moving the array's end is cheaper than a tree.
//
//===----------------------------------------------------------------------===//
#include "Mirror.h"

#include "runtime/core/Status.h"

#include <stdlib.h>
#include <string.h>

namespace tenon::core {

Mirror::~Mirror() { free(pieces); }

bool Mirror::reset(const void *hostBlock, uint64_t bytes, uint64_t gpuBlock,
                   Newest newest) {
  if (!reserve(1))
    return false;
  host = static_cast<const uint8_t *>(hostBlock);
  size = bytes;
  gpu = gpuBlock;
  pieces[0] = {bytes, newest};
  count = 1;
  return true;
}

bool Mirror::reserve(uint32_t wanted) {
  if (wanted <= capacity)
    return true;
  uint32_t next = 2 * wanted + 6;
  void *memory = realloc(pieces, next * sizeof(Piece));
  if (!memory)
    return false;
  pieces = static_cast<Piece *>(memory);
  capacity = next;
  return true;
}

/// The piece that has the byte at `offset`; the last one for an offset at the end.
uint32_t Mirror::pieceAt(uint64_t offset) const {
  uint32_t low = 0, high = count - 1;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    if (pieces[middle].end > offset)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

/// Makes a piece begin at `offset`; there is room.
void Mirror::splitAt(uint64_t offset) {
  uint32_t at = pieceAt(offset);
  uint64_t begin = at ? pieces[at - 1].end : 0;
  if (offset == begin || offset == size)
    return;
  memmove(pieces + at + 1, pieces + at, (count - at) * sizeof(Piece));
  pieces[at].end = offset;
  ++count;
}

int32_t Mirror::bring(Newest side, const void *address, uint64_t bytes,
                      const tn_gpu_driver &driver, void *device) {
  Newest other = side == Newest::Host ? Newest::Gpu : Newest::Host;
  uint64_t offset = offsetOf(address), end = offset + bytes;
  while (offset < end) {
    Piece piece = pieces[pieceAt(offset)];
    uint64_t stop = piece.end < end ? piece.end : end;
    if (piece.newest == other) {
      auto *bytesHere = const_cast<uint8_t *>(host + offset);
      int32_t status =
          side == Newest::Gpu
              ? driver.upload(device, gpu + offset, bytesHere, stop - offset)
              : driver.download(device, bytesHere, gpu + offset, stop - offset);
      if (status)
        return status;
      if (!wrote(Newest::Both, bytesHere, stop - offset))
        return failMemory(capacity * sizeof(Piece), "a note of the GPU's memory");
    }
    offset = stop;
  }
  return TN_OK;
}

bool Mirror::wrote(Newest side, const void *address, uint64_t bytes) {
  if (!bytes)
    return true;
  if (!reserve(count + 2))
    return false;
  uint64_t begin = offsetOf(address), end = begin + bytes;
  splitAt(begin);
  splitAt(end);
  uint32_t first = pieceAt(begin), last = pieceAt(end - 1);
  pieces[last].newest = side;
  // Neighbours of the same kind are one.
  if (last + 1 < count && pieces[last + 1].newest == side)
    ++last;
  if (first && pieces[first - 1].newest == side)
    --first;
  pieces[last].newest = side;
  memmove(pieces + first, pieces + last, (count - last) * sizeof(Piece));
  count -= last - first;
  return true;
}

} // namespace tenon::core
