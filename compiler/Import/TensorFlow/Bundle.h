//===- Bundle.h - Reading checkpoints (tensor bundles) ----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "compiler/Import/TensorFlow/Reporter.h"
#include "proto/BundleFormat.h"
#include "proto/tensor.pb.h"
#include "llvm/Support/MemoryBuffer.h"
#include <map>
#include <memory>

namespace tenon::tf {

/// The bytes of a tensor (little endian, row-major) and what keeps them alive.
struct BundleTensor {
  DataType dtype;
  llvm::SmallVector<int64_t> shape;
  llvm::ArrayRef<char> bytes;
  std::shared_ptr<void> owner;
  uint32_t crc = 0; // masked CRC-32C of the bytes
};

/// An open checkpoint: PREFIX.index and PREFIX.data-?????-of-?????. Shards are
/// mapped when a tensor of theirs is first read.
class Bundle {
public:
  /// Reports what is wrong and returns null.
  static std::unique_ptr<Bundle> open(const std::string &prefix, Reporter &reporter);

  bool contains(const std::string &key) const { return entries.contains(key); }

  /// Reads a tensor of fixed-size elements; one saved in slices is assembled.
  /// Reports a missing key or damaged data and returns nullopt.
  std::optional<BundleTensor> read(const std::string &key);

private:
  Bundle(std::string prefix, Reporter &reporter)
      : prefix(std::move(prefix)), reporter(reporter) {}

  bool readIndex();
  std::shared_ptr<llvm::MemoryBuffer> shard(int id);
  std::optional<llvm::ArrayRef<char>> bytesOf(const std::string &key,
                                              const bundle::Entry &entry,
                                              std::shared_ptr<void> &owner);
  bool addSlice(const std::string &key, const bundle::Entry &whole,
                const bundle::Slice &slice, size_t elementSize, char *to);

  std::string prefix;
  Reporter &reporter;
  bundle::Header header;
  std::map<std::string, bundle::Entry> entries;
  std::map<int, std::shared_ptr<llvm::MemoryBuffer>> shards;
};

/// Bytes of an element in checkpoints and in the weight store; 0 if its size is
/// not fixed (strings, handles) or the type is unknown.
size_t elementSize(DataType dtype);

} // namespace tenon::tf
