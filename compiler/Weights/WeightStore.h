//===- WeightStore.h - Constants kept outside the IR ------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "llvm/ADT/ArrayRef.h"
#include <cstdint>
#include <memory>
#include <vector>

namespace tenon {

/// Owns or views the bytes of all constants over 1 KiB of one compilation. The
/// IR names them by id (`tenon.weight`). Elements are little endian, row-major;
/// a boolean is one byte. Not thread-safe while it grows.
class WeightStore {
public:
  /// Adds a view of `bytes`; `owner` keeps them alive. Returns the new id.
  int64_t add(llvm::ArrayRef<char> bytes, std::shared_ptr<void> owner);

  /// Adds a copy of `bytes`, aligned to 64 bytes. Returns the new id.
  int64_t addCopy(llvm::ArrayRef<char> bytes);

  /// Adds `size` zero bytes, aligned to 64, to be filled through `bytes`, which
  /// is valid as long as the store. Returns the new id.
  int64_t addUninitialized(size_t size, llvm::MutableArrayRef<char> &bytes);

  /// The bytes of constant `id`, which must be one that an `add` returned.
  llvm::ArrayRef<char> get(int64_t id) const { return entries[id].bytes; }

  /// Number of constants; ids are 0 … size() - 1.
  int64_t size() const { return entries.size(); }

private:
  struct Entry {
    llvm::ArrayRef<char> bytes;
    std::shared_ptr<void> owner;
  };
  std::vector<Entry> entries;
};

} // namespace tenon
