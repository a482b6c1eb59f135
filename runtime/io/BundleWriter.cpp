//===- BundleWriter.cpp - Writing tensor bundles --------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A bundle is two files, of which no rename can replace both at once. So the index
// decides: a new checkpoint's data has a name that the index in force does not
// mention, and comes to be when the new index takes that one's place. Where the usual
// name is in use, the data is first
// PREFIX.data-00001-of-00002, the one shard of two that the index mentions; once that
// index is in force, the same file gets the usual name as well, then an index with
// that name comes, and the other name goes. At each moment there is an index on the
// disk whose data is there whole.
//
//===----------------------------------------------------------------------===//
#include "runtime/core/Status.h"
#include "runtime/io/BundleReader.h"
#include "runtime/io/CheckpointFolder.h"

#include "leveldb/env.h"
#include "leveldb/options.h"
#include "leveldb/table_builder.h"

#include <memory>
#include <set>
#include <string.h>
#include <sys/stat.h>

namespace tenon::io {

using bundle::Entry;
using core::fail;

namespace {
/// A file of LevelDB that stays in memory, so that all files are written one way.
class TextFile : public leveldb::WritableFile {
public:
  leveldb::Status Append(const leveldb::Slice &data) override {
    text.append(data.data(), data.size());
    return leveldb::Status::OK();
  }
  leveldb::Status Close() override { return leveldb::Status::OK(); }
  leveldb::Status Flush() override { return leveldb::Status::OK(); }
  leveldb::Status Sync() override { return leveldb::Status::OK(); }

  std::string text;
};

/// One checkpoint on its way to the disk.
class BundleWriter {
public:
  explicit BundleWriter(const char *prefix) : prefix(prefix) {}

  tn_status write(const char *base, const List<SavedTensor> &tensors);

private:
  tn_status add(const SavedTensor &tensor);
  tn_status addSlice(const SavedTensor &tensor, Entry entry);
  tn_status addBase(const char *base);
  tn_status append(const void *data, size_t size, Entry &entry);
  tn_status writeIndex(int32_t shard, int32_t shards) const;
  void settle() const;

  std::string prefix;
  FileWriter data;
  int64_t offset = 0;
  std::map<std::string, Entry> entries;
};
} // namespace

tn_status BundleWriter::append(const void *bytes, size_t size, Entry &entry) {
  entry.offset = offset;
  entry.size = int64_t(size);
  offset += int64_t(size);
  return data.write(bytes, size);
}

tn_status BundleWriter::addSlice(const SavedTensor &tensor, Entry entry) {
  std::vector<int64_t> shape;
  bundle::Slice slice;
  if (!bundle::parseSlice(tensor.slice, shape, slice))
    return fail(TN_CORRUPT, "variable '%s' is no slice '%s' of a tensor", tensor.name,
                tensor.slice);
  Entry &whole = entries[tensor.key];
  whole.dtype = entry.dtype;
  whole.shape = shape;
  whole.slices.push_back(slice);
  entries.emplace(bundle::sliceKey(tensor.key, slice), std::move(entry));
  return TN_OK;
}

tn_status BundleWriter::add(const SavedTensor &tensor) {
  const Tensor &value = tensor.value;
  Entry entry;
  entry.dtype = int32_t(value.dtype());
  entry.shape.assign(value.shape(), value.shape() + value.rank());
  entry.crc = bundle::maskedCrc(value.data(), value.size());
  if (tn_status status = append(value.data(), value.size(), entry))
    return status;
  if (*tensor.slice)
    return addSlice(tensor, std::move(entry));
  if (!entries.emplace(tensor.key, std::move(entry)).second)
    return fail(TN_INVALID_ARGUMENT, "two variables are '%s' in checkpoints", tensor.key);
  return TN_OK;
}

/// Takes over what the checkpoint `base` has besides.
tn_status BundleWriter::addBase(const char *base) {
  BundleReader reader;
  if (tn_status status = reader.open(base))
    return status;
  std::set<std::string> replaced; // slices of tensors that are written whole
  for (const auto &[key, entry] : reader.allEntries()) {
    auto own = entries.find(key);
    if (own == entries.end())
      continue;
    for (const bundle::Slice &slice : entry.slices) {
      std::string sliceKey = bundle::sliceKey(key, slice);
      if (own->second.slices.empty())
        replaced.insert(sliceKey);
      else if (!entries.count(sliceKey))
        own->second.slices.push_back(slice);
    }
  }
  for (const auto &[key, entry] : reader.allEntries()) {
    if (entries.count(key) || replaced.count(key))
      continue;
    Entry copy = entry;
    copy.shard = 0;
    if (!entry.slices.empty()) {
      entries.emplace(key, std::move(copy));
      continue;
    }
    if (entry.size < 0 || entry.size > PTRDIFF_MAX / 2)
      return fail(TN_CORRUPT, "checkpoint '%s': tensor '%s' has %lld bytes", base,
                  key.c_str(), (long long)entry.size);
    std::string bytes(size_t(entry.size), '\0');
    tn_status status = reader.readBytes(key, entry, bytes.data());
    if (!status)
      status = append(bytes.data(), bytes.size(), copy);
    if (status)
      return status;
    entries.emplace(key, std::move(copy));
  }
  return TN_OK;
}

/// Writes an index in which all data is in shard `shard`.
tn_status BundleWriter::writeIndex(int32_t shard, int32_t shards) const {
  leveldb::Options options; // as TensorFlow's, for files that are equal byte by byte
  options.compression = leveldb::kNoCompression;
  options.block_size = 256 << 10;
  TextFile table;
  leveldb::TableBuilder builder(options, &table);
  bundle::Header header;
  header.shards = shards;
  builder.Add("", bundle::formatHeader(header));
  for (const auto &[key, entry] : entries) {
    Entry placed = entry;
    placed.shard = entry.slices.empty() ? shard : 0;
    builder.Add(key, bundle::formatEntry(placed));
  }
  leveldb::Status finished = builder.Finish();
  std::string path = prefix + ".index";
  if (!finished.ok())
    return fail(TN_INTERNAL, "%s: %s", path.c_str(), finished.ToString().c_str());
  FileWriter index;
  tn_status status = index.create(path.c_str(), Durability::Durable);
  if (!status)
    status = index.write(table.text.data(), table.text.size());
  return status ? status : index.finish();
}

/// Gives the data its usual name. The checkpoint is whole without, so that nothing
/// that fails here matters.
void BundleWriter::settle() const {
  std::string from = bundle::shardPath(prefix, 1, 2);
  std::string to = bundle::shardPath(prefix, 0, 1), temporary = to + ".part";
  fileCalls.remove(temporary.c_str());
  if (fileCalls.link(from.c_str(), temporary.c_str()) != 0)
    return;
  if (fileCalls.rename(temporary.c_str(), to.c_str()) != 0) {
    fileCalls.remove(temporary.c_str());
    return;
  }
  if (!syncFolder(to.c_str()) && !writeIndex(0, 1))
    fileCalls.remove(from.c_str());
}

/// How many shards the checkpoint of this name has: 0 if there is none.
static int32_t shardsOf(const std::string &prefix) {
  BundleReader reader;
  tn_status status = reader.open(prefix.c_str());
  // One that cannot be read is left alone for as long as possible, too.
  return status == TN_NOT_FOUND ? 0 : status ? 1 : reader.shards();
}

tn_status BundleWriter::write(const char *base, const List<SavedTensor> &tensors) {
  int32_t before = shardsOf(prefix);
  bool isInUse = before == 1;
  int32_t shard = isInUse ? 1 : 0, shards = isInUse ? 2 : 1;
  std::string path = bundle::shardPath(prefix, shard, shards);
  tn_status status = data.create(path.c_str(), Durability::Durable);
  for (const SavedTensor &tensor : tensors)
    if (!status)
      status = add(tensor);
  if (!status && base)
    status = addBase(base);
  if (!status)
    status = data.finish();
  if (!status)
    status = writeIndex(shard, shards);
  if (status)
    return status;
  if (isInUse)
    settle();
  constexpr int32_t most = 100000; // as many as names have digits for
  for (int32_t i = 0; before > 1 && before < most && i < before; ++i)
    fileCalls.remove(bundle::shardPath(prefix, i, before).c_str());
  return TN_OK;
}

//===----------------------------------------------------------------------===//
// The interface
//===----------------------------------------------------------------------===//

static BundleReader *readerIn(void *state) { return static_cast<BundleReader *>(state); }

/// The prefix that a path means: a folder's is that of its latest checkpoint.
static tn_status prefixOf(const char *path, std::string *out) {
  constexpr std::string_view ending = ".index";
  struct stat status;
  *out = path;
  if (out->size() > ending.size() && out->ends_with(ending))
    out->resize(out->size() - ending.size());
  if (stat(path, &status) != 0 || !S_ISDIR(status.st_mode))
    return TN_OK;
  CheckpointFolder folder;
  if (tn_status failure = folder.open(path))
    return failure;
  if (!folder.latest())
    return fail(TN_NOT_FOUND, "folder '%s' has no checkpoints", path);
  *out = folder.latest();
  return TN_OK;
}

static tn_status openBundle(const char *path, TensorReader *out) {
  std::string prefix;
  auto *file = new BundleReader;
  out->state = file;
  out->count = [](void *state) { return readerIn(state)->count(); };
  out->name = [](void *state, uint32_t index) { return readerIn(state)->name(index); };
  out->find = [](void *state, const char *name) { return readerIn(state)->find(name); };
  out->read = [](void *state, uint32_t index, const char *slice, Tensor *tensor) {
    return readerIn(state)->read(index, slice, tensor);
  };
  out->crc = [](void *state, uint32_t index) {
    return readerIn(state)->entry(index).crc;
  };
  out->close = [](void *state) { delete readerIn(state); };
  out->isForeign = [](void *state, uint32_t index) {
    return readerIn(state)->entry(index).dtype == TN_STRING ||
           !strncmp(readerIn(state)->name(index), "save_counter/", 13);
  };
  tn_status status = prefixOf(path, &prefix);
  return status ? status : file->open(prefix.c_str());
}

static tn_status writeBundle(const char *prefix, const char *base,
                             const List<SavedTensor> &tensors) {
  std::string basePrefix;
  if (base)
    if (tn_status status = prefixOf(base, &basePrefix))
      return status;
  return BundleWriter(prefix).write(base ? basePrefix.c_str() : nullptr, tensors);
}

const BundleSupport bundleSupport = {openBundle, writeBundle};

} // namespace tenon::io
