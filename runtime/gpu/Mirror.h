//===- Mirror.h - Memory that a GPU has a copy of ---------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A block of the host's memory and one of the GPU's, of equal layout, with a note of
// which of the two has the newest bytes, piece by piece. Bytes are moved when the side
// that has old ones needs them, and not before: what stays on one side is never moved.
// Not safe from several threads.
//
//===----------------------------------------------------------------------===//
#ifndef TENON_RUNTIME_GPU_MIRROR_H_
#define TENON_RUNTIME_GPU_MIRROR_H_

#include "tenon/abi.h"

namespace tenon::core {

/// Who has the newest bytes.
enum class Newest : uint8_t { Both, Host, Gpu };

class Mirror {
public:
  Mirror() = default;
  Mirror(const Mirror &) = delete;
  Mirror &operator=(const Mirror &) = delete;
  ~Mirror();

  /// Another pair of blocks. Returns whether there was memory for the note.
  bool reset(const void *host, uint64_t bytes, uint64_t gpu, Newest newest);

  bool contains(const void *address, uint64_t bytes) const {
    uint64_t offset = offsetOf(address);
    return offset <= size && bytes <= size - offset;
  }
  uint64_t gpuAddress(const void *address) const { return gpu + offsetOf(address); }
  uint64_t gpuStart() const { return gpu; }
  const void *hostStart() const { return host; }
  uint64_t bytes() const { return size; }

  /// Moves what is newer on the other side than on `side`, Host or Gpu. Returns the
  /// driver's status.
  int32_t bring(Newest side, const void *address, uint64_t bytes,
                const tn_gpu_driver &driver, void *device);

  /// Says that `side` has written there. Returns whether there was memory for it.
  bool wrote(Newest side, const void *address, uint64_t bytes);

private:
  struct Piece {
    uint64_t end; // it begins where the one before ends
    Newest newest;
  };
  uint64_t offsetOf(const void *address) const {
    return uint64_t(static_cast<const uint8_t *>(address) - host);
  }
  uint32_t pieceAt(uint64_t offset) const;
  bool reserve(uint32_t pieces);
  void splitAt(uint64_t offset);

  const uint8_t *host = nullptr;
  uint64_t size = 0, gpu = 0;
  Piece *pieces = nullptr;
  uint32_t count = 0, capacity = 0;
};

} // namespace tenon::core

#endif // TENON_RUNTIME_GPU_MIRROR_H_
