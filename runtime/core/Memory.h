//===- Memory.h - Aligned blocks and zones ----------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The ways in which the runtime owns memory. Neither is safe from several
// threads; neither throws.
//
//===----------------------------------------------------------------------===//
#ifndef TENON_RUNTIME_CORE_MEMORY_H_
#define TENON_RUNTIME_CORE_MEMORY_H_

#include <stddef.h>
#include <stdint.h>

namespace tenon::core {

/// One aligned block for tensors; from 2 MiB on in huge pages where the system
/// has them. Its bytes are undefined.
class Block {
public:
  Block() = default;
  Block(const Block &) = delete;
  Block &operator=(const Block &) = delete;
  ~Block();

  /// Makes room for at least `size` bytes; the old contents are lost if the
  /// block grows. Returns whether there was memory; the block is empty if not.
  bool reserve(size_t size);

  uint8_t *data() const { return bytes; }
  size_t size() const { return capacity; }

private:
  uint8_t *bytes = nullptr;
  size_t capacity = 0;
};

/// Tensors whose sizes show one after the other, and which end together. Keeps its
/// memory for the next time: the same sizes then take none from the system.
class Pile {
public:
  Pile() = default;
  Pile(const Pile &) = delete;
  Pile &operator=(const Pile &) = delete;
  ~Pile() { freeLayers(); }

  /// `size` bytes, aligned as a block is and undefined; NULL if there are none.
  void *allocate(size_t size);

  /// The block that `address` lies in; NULL if there is none.
  const Block *blockWith(const void *address) const;

  /// Ends all that was allocated.
  void clear();

private:
  struct Layer {
    Layer *below;
    Block block;
  };
  void freeLayers();

  Layer *top = nullptr;
  size_t used = 0; // of the top layer
};

/// Many small things that are freed together. Memory comes zeroed.
class Zone {
public:
  Zone() = default;
  Zone(const Zone &) = delete;
  Zone &operator=(const Zone &) = delete;
  ~Zone();

  /// `count` zeroed objects of a trivial type, or NULL if memory ran out or the
  /// size overflows. Never NULL for count 0 otherwise.
  template <typename T> T *allocate(size_t count) {
    static_assert(__is_trivially_copyable(T) || __is_pod(T), "zones run no code");
    size_t bytes;
    if (__builtin_mul_overflow(count, sizeof(T), &bytes))
      return nullptr;
    return static_cast<T *>(allocateBytes(bytes));
  }

private:
  struct Chunk {
    Chunk *next;
  };
  void *allocateBytes(size_t size);

  Chunk *chunks = nullptr;
  uint8_t *next = nullptr;
  size_t left = 0;
};

} // namespace tenon::core

#endif // TENON_RUNTIME_CORE_MEMORY_H_
