//===- BundleReader.cpp - Reading tensor bundles --------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The index is read whole, through LevelDB's table, which checks its blocks' CRCs.
// Offsets and sizes in it are checked against the data files, and all data against
// its CRC. In the library tenon_bundle, since LevelDB needs libstdc++.
//
//===----------------------------------------------------------------------===//
#include "runtime/io/BundleReader.h"

#include "runtime/core/Status.h"

#include "leveldb/env.h"
#include "leveldb/iterator.h"
#include "leveldb/options.h"
#include "leveldb/table.h"

#include <algorithm>
#include <errno.h>
#include <fcntl.h>
#include <memory>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace tenon::io {

using bundle::Entry;
using core::fail;

namespace {
/// A file for LevelDB that is in memory.
class MemoryFile : public leveldb::RandomAccessFile {
public:
  explicit MemoryFile(const Bytes &bytes) : bytes(bytes) {}
  leveldb::Status Read(uint64_t offset, size_t size, leveldb::Slice *result,
                       char *) const override {
    if (offset > bytes.size() || size > bytes.size() - offset)
      return leveldb::Status::Corruption("it is too short");
    *result = leveldb::Slice(reinterpret_cast<char *>(bytes.data()) + offset, size);
    return leveldb::Status::OK();
  }

private:
  const Bytes &bytes;
};
} // namespace

BundleReader::~BundleReader() {
  for (const auto &[id, shard] : shardFiles)
    if (shard.file >= 0)
      close(shard.file);
}

tn_status BundleReader::damaged(const std::string &key, const char *what) const {
  return fail(TN_CORRUPT, "checkpoint '%s': tensor '%s' %s", prefix.c_str(), key.c_str(),
              what);
}

tn_status BundleReader::open(const char *newPrefix) {
  prefix = newPrefix;
  tn_status status = readIndex();
  for (const auto &[key, entry] : entries)
    if (key.front() != '\0')
      names.push_back(key);
  return status;
}

tn_status BundleReader::readIndex() {
  std::string path = prefix + ".index";
  Bytes bytes;
  if (tn_status status = readFile(path.c_str(), &bytes))
    return status;
  auto failIndex = [&](const std::string &why) {
    return fail(TN_CORRUPT, "checkpoint index '%s' is damaged: %s", path.c_str(),
                why.c_str());
  };
  MemoryFile file(bytes);
  leveldb::Options options;
  options.paranoid_checks = true;
  leveldb::Table *opened = nullptr;
  leveldb::Status status = leveldb::Table::Open(options, &file, bytes.size(), &opened);
  std::unique_ptr<leveldb::Table> table(opened);
  if (!status.ok())
    return failIndex(status.ToString());
  leveldb::ReadOptions readOptions;
  readOptions.verify_checksums = true;
  std::unique_ptr<leveldb::Iterator> it(table->NewIterator(readOptions));
  bool hasHeader = false;
  for (it->SeekToFirst(); it->Valid(); it->Next()) {
    std::string key = it->key().ToString();
    std::string_view value(it->value().data(), it->value().size());
    bool parsed = key.empty() ? hasHeader = bundle::parseHeader(value, header)
                              : bundle::parseEntry(value, entries[key]);
    if (!parsed)
      return failIndex("the entry of '" + key + "' is not as it must be");
  }
  if (!it->status().ok())
    return failIndex(it->status().ToString());
  if (!hasHeader)
    return failIndex("it has no header, so it is not a checkpoint");
  if (header.isBigEndian)
    return fail(TN_UNIMPLEMENTED,
                "checkpoint index '%s' was written on a big-endian machine, which is not "
                "supported",
                path.c_str());
  return TN_OK;
}

/// Fills the names that the graph of objects has for keys, once. Without one, or with
/// one that is damaged, there are none.
void BundleReader::readObjectGraph() {
  if (std::exchange(hasAliases, true))
    return;
  auto found = entries.find(std::string(bundle::objectGraphKey));
  constexpr int64_t most = 1 << 30;
  if (found == entries.end() || found->second.size < 0 || found->second.size > most)
    return;
  std::string bytes(size_t(found->second.size), '\0');
  std::vector<std::string_view> strings;
  std::vector<bundle::NamedKey> keys;
  uint32_t crc;
  if (readBytes(found->first, found->second, bytes.data()) ||
      !bundle::parseStrings(bytes, 1, strings, crc) ||
      !bundle::parseObjectGraph(strings[0], keys))
    return;
  for (const bundle::NamedKey &key : keys)
    aliases.emplace(key.name, key.key);
}

uint32_t BundleReader::find(const char *name) {
  auto indexOf = [&](const std::string &key) {
    auto found = std::lower_bound(names.begin(), names.end(), key);
    return found != names.end() && *found == key ? uint32_t(found - names.begin())
                                                 : count();
  };
  uint32_t index = indexOf(name);
  if (index < count())
    return index;
  readObjectGraph();
  auto alias = aliases.find(name);
  return alias == aliases.end() ? count() : indexOf(alias->second);
}

//===----------------------------------------------------------------------===//
// Data
//===----------------------------------------------------------------------===//

tn_status BundleReader::openShard(int32_t id, Shard **out) {
  Shard &shard = shardFiles[id];
  *out = &shard;
  if (shard.file >= 0)
    return TN_OK;
  std::string path = bundle::shardPath(prefix, id, header.shards);
  struct stat status;
  shard.file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (shard.file < 0 || fstat(shard.file, &status) != 0)
    return fail(errno == ENOENT ? TN_NOT_FOUND : TN_IO_ERROR,
                "checkpoint data '%s' cannot be read: %s", path.c_str(), strerror(errno));
  shard.size = status.st_size;
  return TN_OK;
}

tn_status BundleReader::readBytes(const std::string &key, const Entry &entry, char *out) {
  Shard *shard;
  if (tn_status status = openShard(entry.shard, &shard))
    return status;
  if (entry.offset < 0 || entry.size < 0 || entry.offset > shard->size ||
      entry.size > shard->size - entry.offset)
    return fail(TN_CORRUPT,
                "checkpoint '%s': tensor '%s' is %lld bytes at %lld, but its data file "
                "has %lld bytes",
                prefix.c_str(), key.c_str(), (long long)entry.size,
                (long long)entry.offset, (long long)shard->size);
  for (int64_t done = 0; done < entry.size;) {
    ssize_t got = pread(shard->file, out + done, size_t(entry.size - done),
                        off_t(entry.offset + done));
    if (got < 0 && errno == EINTR)
      continue;
    if (got <= 0)
      return fail(TN_IO_ERROR, "checkpoint '%s': tensor '%s' cannot be read: %s",
                  prefix.c_str(), key.c_str(), got ? strerror(errno) : "end of file");
    done += got;
  }
  uint32_t crc;
  if (entry.dtype != TN_STRING) {
    crc = bundle::maskedCrc(out, size_t(entry.size));
  } else {
    std::vector<std::string_view> strings;
    int64_t count = countElements(uint32_t(entry.shape.size()), entry.shape.data(),
                                  /*elementSize=*/1);
    if (count < 0 || count > entry.size ||
        !bundle::parseStrings({out, size_t(entry.size)}, size_t(count), strings, crc))
      return damaged(key, "is damaged: its strings are not as they must be");
  }
  return crc == entry.crc ? TN_OK : damaged(key, "is damaged: its checksum differs");
}

tn_status BundleReader::readSlices(const std::string &key, const Entry &whole,
                                   Tensor *out) {
  size_t elementSize = tn_dtype_size(out->dtype());
  int64_t covered = 0;
  for (const bundle::Slice &slice : whole.slices) {
    auto found = entries.find(bundle::sliceKey(key, slice));
    bundle::Slice resolved;
    if (found == entries.end())
      return damaged(key, "lacks a slice");
    if (!bundle::resolveSlice(slice, whole.shape, resolved))
      return damaged(key, "has a slice outside it");
    int64_t elements = bundle::sliceElements(resolved);
    if (found->second.size != elements * int64_t(elementSize))
      return damaged(key, "has a slice whose size is not that of its shape");
    std::string bytes(size_t(found->second.size), '\0');
    if (tn_status status = readBytes(key, found->second, bytes.data()))
      return status;
    bundle::insertSlice(resolved, whole.shape, elementSize, bytes.data(),
                        reinterpret_cast<char *>(out->data()));
    covered += elements;
  }
  return covered < out->elementCount() ? damaged(key, "lacks a slice") : TN_OK;
}

/// Replaces a tensor by the part of it that `text` names.
static tn_status cut(const char *text, const std::string &key, Tensor *tensor) {
  std::vector<int64_t> shape, part;
  bundle::Slice slice, resolved;
  bool fits = bundle::parseSlice(text, shape, slice) && shape.size() == tensor->rank() &&
              std::equal(shape.begin(), shape.end(), tensor->shape()) &&
              bundle::resolveSlice(slice, shape, resolved);
  if (!fits)
    return fail(TN_INVALID_ARGUMENT, "the slice '%s' does not fit tensor '%s'", text,
                key.c_str());
  for (const bundle::Extent &extent : resolved)
    part.push_back(extent.length);
  Tensor out;
  if (tn_status status = out.allocate(tensor->dtype(), tensor->rank(), part.data()))
    return status;
  bundle::extractSlice(resolved, shape, tn_dtype_size(tensor->dtype()),
                       reinterpret_cast<const char *>(tensor->data()),
                       reinterpret_cast<char *>(out.data()));
  tensor->swap(out);
  return TN_OK;
}

tn_status BundleReader::read(uint32_t index, const char *slice, Tensor *out) {
  const std::string &key = names[index];
  const Entry &entry = entries.at(key);
  auto dtype = uint32_t(entry.dtype);
  size_t elementSize = tn_dtype_size(dtype);
  if (!elementSize || dtype == TN_STRING)
    return damaged(key, "has a type that no variable has");
  int64_t elements =
      entry.shape.size() > TN_MAX_RANK
          ? -1
          : countElements(uint32_t(entry.shape.size()), entry.shape.data(), elementSize);
  if (elements < 0 ||
      (entry.slices.empty() && entry.size != elements * int64_t(elementSize)))
    return damaged(key, "is damaged: its size is not that of its shape");
  // A shape is believed once there are as many bytes.
  int64_t available = 0;
  for (const bundle::Slice &part : entry.slices)
    if (auto found = entries.find(bundle::sliceKey(key, part)); found != entries.end())
      available += std::max<int64_t>(found->second.size, 0);
  Shard *shard;
  if (entry.slices.empty()) {
    if (tn_status status = openShard(entry.shard, &shard))
      return status;
    available = shard->size;
  }
  if (elements * int64_t(elementSize) > available)
    return damaged(key, "is damaged: its data is not all there");
  tn_status status =
      out->allocate(dtype, uint32_t(entry.shape.size()), entry.shape.data());
  if (!status)
    status = entry.slices.empty()
                 ? readBytes(key, entry, reinterpret_cast<char *>(out->data()))
                 : readSlices(key, entry, out);
  return status || !*slice ? status : cut(slice, key, out);
}

} // namespace tenon::io
