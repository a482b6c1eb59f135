//===- BundleReader.h - Reading tensor bundles ------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef TENON_RUNTIME_IO_BUNDLEREADER_H_
#define TENON_RUNTIME_IO_BUNDLEREADER_H_

#include "proto/BundleFormat.h"
#include "runtime/io/File.h"
#include "runtime/io/Tensor.h"

#include <map>

namespace tenon::io {

/// A bundle that is open for reading. Its files need not be sane. Data files are
/// opened when a tensor of theirs is first read.
class BundleReader {
public:
  BundleReader() = default;
  BundleReader(const BundleReader &) = delete;
  BundleReader &operator=(const BundleReader &) = delete;
  ~BundleReader();

  /// Reads the index.
  tn_status open(const char *prefix);

  /// Names of tensors, without keys of slices.
  uint32_t count() const { return uint32_t(names.size()); }
  const char *name(uint32_t index) const { return names[index].c_str(); }
  /// By key, or by the name that the graph of objects has for one; else count().
  uint32_t find(const char *name);
  const bundle::Entry &entry(uint32_t index) const { return entries.at(names[index]); }

  /// Reads a tensor, or the part of it that `slice` names.
  tn_status read(uint32_t index, const char *slice, Tensor *out);

  const std::map<std::string, bundle::Entry> &allEntries() const { return entries; }
  int32_t shards() const { return header.shards; }
  /// Reads an entry's bytes and checks their CRC.
  tn_status readBytes(const std::string &key, const bundle::Entry &entry, char *out);

private:
  struct Shard {
    int file = -1;
    int64_t size = 0;
  };

  tn_status readIndex();
  tn_status damaged(const std::string &key, const char *what) const;
  tn_status openShard(int32_t id, Shard **out);
  tn_status readSlices(const std::string &key, const bundle::Entry &whole, Tensor *out);
  void readObjectGraph();

  std::string prefix;
  bundle::Header header;
  std::map<std::string, bundle::Entry> entries;
  std::vector<std::string> names;
  std::map<int32_t, Shard> shardFiles;
  bool hasAliases = false;
  std::map<std::string, std::string> aliases; // names in the graph of objects
};

} // namespace tenon::io

#endif // TENON_RUNTIME_IO_BUNDLEREADER_H_
