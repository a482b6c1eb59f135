//===- Bundle.cpp - Reading checkpoints (tensor bundles) ------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The index is read whole; data files are mapped, and a tensor that was saved whole
// stays where it is. See proto/BundleFormat.h for the format.
//
//===----------------------------------------------------------------------===//
#include "compiler/Import/TensorFlow/Bundle.h"
#include "leveldb/env.h"
#include "leveldb/iterator.h"
#include "leveldb/options.h"
#include "leveldb/table.h"
#include "llvm/Support/MathExtras.h"

using namespace tenon::tf;
using llvm::ArrayRef;
using llvm::StringRef;

size_t tenon::tf::elementSize(DataType dtype) {
  switch (dtype) {
  case DT_BOOL:
  case DT_INT8:
  case DT_UINT8:
  case DT_QINT8:
  case DT_QUINT8:
    return 1;
  case DT_HALF:
  case DT_BFLOAT16:
  case DT_INT16:
  case DT_UINT16:
    return 2;
  case DT_FLOAT:
  case DT_INT32:
  case DT_UINT32:
  case DT_QINT32:
    return 4;
  case DT_DOUBLE:
  case DT_INT64:
  case DT_UINT64:
  case DT_COMPLEX64:
    return 8;
  case DT_COMPLEX128:
    return 16;
  default:
    return 0;
  }
}

//===----------------------------------------------------------------------===//
// The index
//===----------------------------------------------------------------------===//

std::unique_ptr<Bundle> Bundle::open(const std::string &prefix, Reporter &reporter) {
  std::unique_ptr<Bundle> bundle(new Bundle(prefix, reporter));
  return bundle->readIndex() ? std::move(bundle) : nullptr;
}

bool Bundle::readIndex() {
  std::string path = prefix + ".index";
  auto fail = [&](const llvm::Twine &why) {
    reporter.error() << "checkpoint index '" << path << "': " << why;
    return false;
  };
  leveldb::Env *env = leveldb::Env::Default();
  uint64_t size;
  leveldb::RandomAccessFile *rawFile;
  leveldb::Status status = env->GetFileSize(path, &size);
  if (status.ok())
    status = env->NewRandomAccessFile(path, &rawFile);
  if (!status.ok())
    return fail(status.ToString());
  std::unique_ptr<leveldb::RandomAccessFile> file(rawFile);

  leveldb::Options options;
  options.paranoid_checks = true;
  leveldb::Table *rawTable = nullptr;
  status = leveldb::Table::Open(options, file.get(), size, &rawTable);
  if (!status.ok())
    return fail(status.ToString());
  std::unique_ptr<leveldb::Table> table(rawTable);
  leveldb::ReadOptions readOptions;
  readOptions.verify_checksums = true;
  std::unique_ptr<leveldb::Iterator> it(table->NewIterator(readOptions));
  bool hasHeader = false;
  for (it->SeekToFirst(); it->Valid(); it->Next()) {
    leveldb::Slice value = it->value();
    bool parsed;
    std::string_view bytes(value.data(), value.size());
    if (it->key().empty())
      parsed = hasHeader = bundle::parseHeader(bytes, header);
    else
      parsed = bundle::parseEntry(bytes, entries[it->key().ToString()]);
    if (!parsed)
      return fail("the entry of key '" + it->key().ToString() + "' is damaged");
  }
  if (!it->status().ok())
    return fail(it->status().ToString());
  if (!hasHeader)
    return fail("it has no header, so it is not a checkpoint");
  if (header.isBigEndian)
    return fail("it was written on a big-endian machine, which is not supported");
  return true;
}

//===----------------------------------------------------------------------===//
// Tensors
//===----------------------------------------------------------------------===//

std::shared_ptr<llvm::MemoryBuffer> Bundle::shard(int id) {
  auto &buffer = shards[id];
  if (buffer)
    return buffer;
  std::string path = bundle::shardPath(prefix, id, header.shards);
  auto file = llvm::MemoryBuffer::getFile(path, /*IsText=*/false,
                                          /*RequiresNullTerminator=*/false);
  if (!file)
    reporter.error() << "checkpoint data '" << path
                     << "' cannot be read: " << file.getError().message();
  else
    buffer = std::move(*file);
  return buffer;
}

std::optional<ArrayRef<char>> Bundle::bytesOf(const std::string &key,
                                              const bundle::Entry &entry,
                                              std::shared_ptr<void> &owner) {
  constexpr int64_t maxChecked = 64 << 20;
  auto buffer = shard(entry.shard);
  if (!buffer)
    return std::nullopt;
  int64_t available = buffer->getBufferSize();
  if (entry.offset < 0 || entry.size < 0 || entry.offset > available ||
      entry.size > available - entry.offset) {
    reporter.error() << "checkpoint '" << prefix << "': tensor '" << key << "' is "
                     << entry.size << " bytes at " << entry.offset
                     << ", but its shard has " << available << " bytes";
    return std::nullopt;
  }
  ArrayRef<char> bytes(buffer->getBufferStart() + entry.offset, entry.size);
  if (entry.size <= maxChecked &&
      bundle::maskedCrc(bytes.data(), bytes.size()) != entry.crc) {
    reporter.error() << "checkpoint '" << prefix << "': the data of tensor '" << key
                     << "' is damaged (its checksum differs)";
    return std::nullopt;
  }
  owner = buffer;
  return bytes;
}

bool Bundle::addSlice(const std::string &key, const bundle::Entry &whole,
                      const bundle::Slice &slice, size_t elementSize, char *to) {
  auto found = entries.find(bundle::sliceKey(key, slice));
  std::shared_ptr<void> owner;
  std::optional<ArrayRef<char>> bytes;
  if (found != entries.end() && slice.size() == whole.shape.size())
    bytes = bytesOf(key, found->second, owner);
  else
    reporter.error() << "checkpoint '" << prefix << "': a slice of tensor '" << key
                     << "' is missing";
  if (!bytes)
    return false;
  bundle::Slice resolved;
  if (!bundle::resolveSlice(slice, whole.shape, resolved)) {
    reporter.error() << "checkpoint '" << prefix << "': a slice of tensor '" << key
                     << "' lies outside it";
    return false;
  }
  uint64_t size = bundle::sliceElements(resolved) * elementSize;
  if (size != bytes->size()) {
    reporter.error() << "checkpoint '" << prefix << "': a slice of tensor '" << key
                     << "' has " << bytes->size() << " bytes instead of " << size;
    return false;
  }
  bundle::insertSlice(resolved, whole.shape, elementSize, bytes->data(), to);
  return true;
}

std::optional<BundleTensor> Bundle::read(const std::string &key) {
  auto found = entries.find(key);
  if (found == entries.end()) {
    reporter.error() << "checkpoint '" << prefix << "' has no tensor '" << key << "'";
    return std::nullopt;
  }
  const bundle::Entry &entry = found->second;
  BundleTensor tensor;
  tensor.dtype = static_cast<DataType>(entry.dtype);
  uint64_t size = elementSize(tensor.dtype);
  bool overflow = size == 0;
  for (int64_t dim : entry.shape) {
    tensor.shape.push_back(dim);
    bool tooLarge = false;
    size = llvm::SaturatingMultiply<uint64_t>(size, std::max<int64_t>(dim, 0), &tooLarge);
    overflow |= tooLarge || dim < 0;
  }
  if (overflow || size > INT64_MAX) {
    reporter.error() << "checkpoint '" << prefix << "': tensor '" << key
                     << "' has a type or shape that cannot be read";
    return std::nullopt;
  }
  if (entry.slices.empty()) {
    auto bytes = bytesOf(key, entry, tensor.owner);
    if (!bytes)
      return std::nullopt;
    tensor.bytes = *bytes;
    tensor.crc = entry.crc;
  } else {
    auto copy = llvm::WritableMemoryBuffer::getNewUninitMemBuffer(size);
    std::memset(copy->getBufferStart(), 0, size);
    for (const bundle::Slice &slice : entry.slices)
      if (!addSlice(key, entry, slice, elementSize(tensor.dtype), copy->getBufferStart()))
        return std::nullopt;
    tensor.bytes = ArrayRef<char>(copy->getBufferStart(), size);
    tensor.crc = bundle::maskedCrc(tensor.bytes.data(), size);
    tensor.owner = std::shared_ptr<llvm::WritableMemoryBuffer>(std::move(copy));
  }
  if (tensor.bytes.size() != size) {
    reporter.error() << "checkpoint '" << prefix << "': tensor '" << key << "' has "
                     << tensor.bytes.size() << " bytes, but its shape needs " << size;
    return std::nullopt;
  }
  return tensor;
}
