//===- Bundle.cpp - Reading checkpoints (tensor bundles) ------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The index is a table file of LevelDB: the empty key holds the header, each
// other key a tensor's place in a data shard. A partitioned variable has a
// whole-tensor entry that lists its slices; a slice's own entry is found under
// an order-preserving encoding of (0, name, starts and lengths), which begins
// with a NUL byte.
//
//===----------------------------------------------------------------------===//
#include "compiler/Import/TensorFlow/Bundle.h"
#include "leveldb/env.h"
#include "leveldb/iterator.h"
#include "leveldb/options.h"
#include "leveldb/table.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/MathExtras.h"
#include <array>

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
// CRC-32C
//===----------------------------------------------------------------------===//

using CrcTables = std::array<std::array<uint32_t, 256>, 8>;

static CrcTables makeCrcTables() {
  constexpr uint32_t castagnoli = 0x82f63b78;
  CrcTables tables;
  for (uint32_t i = 0; i < 256; ++i) {
    uint32_t crc = i;
    for (int bit = 0; bit < 8; ++bit)
      crc = (crc >> 1) ^ (crc & 1 ? castagnoli : 0);
    tables[0][i] = crc;
  }
  for (uint32_t i = 0; i < 256; ++i)
    for (int t = 1; t < 8; ++t)
      tables[t][i] = (tables[t - 1][i] >> 8) ^ tables[0][tables[t - 1][i] & 0xff];
  return tables;
}

/// CRC-32C of `bytes`, eight at a time.
static uint32_t crc32c(ArrayRef<char> bytes) {
  static const CrcTables t = makeCrcTables();
  uint32_t crc = ~0u;
  const char *p = bytes.begin();
  for (; bytes.end() - p >= 8; p += 8) {
    uint64_t word = llvm::support::endian::read64le(p) ^ crc;
    crc = t[7][word & 0xff] ^ t[6][word >> 8 & 0xff] ^ t[5][word >> 16 & 0xff] ^
          t[4][word >> 24 & 0xff] ^ t[3][word >> 32 & 0xff] ^ t[2][word >> 40 & 0xff] ^
          t[1][word >> 48 & 0xff] ^ t[0][word >> 56];
  }
  for (; p != bytes.end(); ++p)
    crc = t[0][(crc ^ *p) & 0xff] ^ (crc >> 8);
  return ~crc;
}

/// The form in which checkpoints store a CRC.
static uint32_t maskedCrc(ArrayRef<char> bytes) {
  uint32_t crc = crc32c(bytes);
  return ((crc >> 15) | (crc << 17)) + 0xa282ead8u;
}

//===----------------------------------------------------------------------===//
// Keys of slices
//===----------------------------------------------------------------------===//

/// Appends `value` so that keys compare as numbers do: a length byte, then the
/// significant bytes, most significant first.
static void appendUnsigned(std::string &key, uint64_t value) {
  char bytes[8];
  llvm::support::endian::write64be(bytes, value);
  int skip = value == 0 ? 8 : llvm::countl_zero(value) / 8;
  key.push_back(8 - skip);
  key.append(bytes + skip, 8 - skip);
}

/// Appends `text`, with 0 and 255 escaped, and a terminator.
static void appendString(std::string &key, StringRef text) {
  for (char c : text) {
    key.push_back(c);
    if (c == '\0')
      key.push_back('\xff');
    else if (c == '\xff')
      key.push_back('\0');
  }
  key.append("\0\1", 2);
}

/// Appends a signed number: a header of as many equal bits as there are bytes,
/// merged into the number's two's complement, most significant byte first.
static void appendSigned(std::string &key, int64_t value) {
  uint64_t magnitude = value < 0 ? ~value : value;
  if (magnitude < 64) {
    key.push_back(static_cast<char>(0x80 ^ value));
    return;
  }
  int bits = 64 - llvm::countl_zero(magnitude) + 1; // with the sign
  int length = (bits + 6) / 7;
  char buffer[10];
  buffer[0] = buffer[1] = value < 0 ? '\xff' : '\0';
  llvm::support::endian::write64be(buffer + 2, value);
  constexpr uint8_t headers[11][2] = {{0, 0},    {0x80, 0},    {0xc0, 0},   {0xe0, 0},
                                      {0xf0, 0}, {0xf8, 0},    {0xfc, 0},   {0xfe, 0},
                                      {0xff, 0}, {0xff, 0x80}, {0xff, 0xc0}};
  char *begin = buffer + sizeof(buffer) - length;
  begin[0] ^= headers[length][0];
  if (length > 1)
    begin[1] ^= headers[length][1];
  key.append(begin, length);
}

static std::string sliceKey(StringRef name, const TensorSliceProto &slice) {
  std::string key;
  appendUnsigned(key, 0);
  appendString(key, name);
  appendUnsigned(key, slice.extent_size());
  for (const auto &extent : slice.extent()) {
    bool isWhole =
        extent.has_length_case() == TensorSliceProto::Extent::HAS_LENGTH_NOT_SET;
    appendSigned(key, extent.start());
    appendSigned(key, isWhole ? -1 : extent.length());
  }
  return key;
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
    if (it->key().empty()) {
      parsed = hasHeader = header.ParseFromArray(value.data(), value.size());
    } else {
      parsed = entries[it->key().ToString()].ParseFromArray(value.data(), value.size());
    }
    if (!parsed)
      return fail("the entry of key '" + it->key().ToString() + "' is damaged");
  }
  if (!it->status().ok())
    return fail(it->status().ToString());
  if (!hasHeader)
    return fail("it has no header, so it is not a checkpoint");
  if (header.endianness() != BundleHeaderProto::LITTLE)
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
  std::string path =
      prefix + llvm::formatv(".data-{0,0+5}-of-{1,0+5}", id, header.num_shards()).str();
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
                                              const BundleEntryProto &entry,
                                              std::shared_ptr<void> &owner) {
  constexpr int64_t maxChecked = 64 << 20;
  auto buffer = shard(entry.shard_id());
  if (!buffer)
    return std::nullopt;
  int64_t available = buffer->getBufferSize();
  if (entry.offset() < 0 || entry.size() < 0 || entry.offset() > available ||
      entry.size() > available - entry.offset()) {
    reporter.error() << "checkpoint '" << prefix << "': tensor '" << key << "' is "
                     << entry.size() << " bytes at " << entry.offset()
                     << ", but its shard has " << available << " bytes";
    return std::nullopt;
  }
  ArrayRef<char> bytes(buffer->getBufferStart() + entry.offset(), entry.size());
  if (entry.size() <= maxChecked && maskedCrc(bytes) != entry.crc32c()) {
    reporter.error() << "checkpoint '" << prefix << "': the data of tensor '" << key
                     << "' is damaged (its checksum differs)";
    return std::nullopt;
  }
  owner = buffer;
  return bytes;
}

bool Bundle::copySlice(const std::string &key, const BundleEntryProto &whole,
                       const TensorSliceProto &slice, size_t elementSize, char *to) {
  auto found = entries.find(sliceKey(key, slice));
  int rank = whole.shape().dim_size();
  std::shared_ptr<void> owner;
  std::optional<ArrayRef<char>> bytes;
  if (found != entries.end() && slice.extent_size() == rank)
    bytes = bytesOf(key, found->second, owner);
  else
    reporter.error() << "checkpoint '" << prefix << "': a slice of tensor '" << key
                     << "' is missing";
  if (!bytes)
    return false;

  llvm::SmallVector<int64_t> starts(rank), sizes(rank), strides(rank, 1), index(rank, 0);
  int64_t count = 1;
  for (int i = 0; i < rank; ++i) {
    const auto &extent = slice.extent(i);
    int64_t full = whole.shape().dim(i).size();
    bool isWhole =
        extent.has_length_case() == TensorSliceProto::Extent::HAS_LENGTH_NOT_SET;
    starts[i] = isWhole ? 0 : extent.start();
    sizes[i] = isWhole ? full : extent.length();
    if (starts[i] < 0 || sizes[i] < 0 || starts[i] > full ||
        sizes[i] > full - starts[i]) {
      reporter.error() << "checkpoint '" << prefix << "': a slice of tensor '" << key
                       << "' lies outside it";
      return false;
    }
    count *= sizes[i];
  }
  for (int i = rank - 2; i >= 0; --i)
    strides[i] = strides[i + 1] * whole.shape().dim(i + 1).size();
  if (static_cast<size_t>(count) * elementSize != bytes->size()) {
    reporter.error() << "checkpoint '" << prefix << "': a slice of tensor '" << key
                     << "' has " << bytes->size() << " bytes instead of "
                     << count * elementSize;
    return false;
  }
  // Rows of the last dimension are contiguous in both.
  int64_t row = rank ? sizes[rank - 1] : 1;
  for (const char *from = bytes->begin(); row && from != bytes->end();
       from += row * elementSize) {
    int64_t offset = rank ? starts[rank - 1] : 0;
    for (int i = 0; i + 1 < rank; ++i)
      offset += (starts[i] + index[i]) * strides[i];
    std::memcpy(to + offset * elementSize, from, row * elementSize);
    for (int i = rank - 2; i >= 0 && ++index[i] == sizes[i]; --i)
      index[i] = 0;
  }
  return true;
}

std::optional<BundleTensor> Bundle::read(const std::string &key) {
  auto found = entries.find(key);
  if (found == entries.end()) {
    reporter.error() << "checkpoint '" << prefix << "' has no tensor '" << key << "'";
    return std::nullopt;
  }
  const BundleEntryProto &entry = found->second;
  BundleTensor tensor;
  tensor.dtype = entry.dtype();
  uint64_t size = elementSize(entry.dtype());
  bool overflow = size == 0;
  for (const auto &dim : entry.shape().dim()) {
    tensor.shape.push_back(dim.size());
    bool tooLarge = false;
    size = llvm::SaturatingMultiply<uint64_t>(size, std::max<int64_t>(dim.size(), 0),
                                              &tooLarge);
    overflow |= tooLarge || dim.size() < 0;
  }
  if (overflow || size > INT64_MAX) {
    reporter.error() << "checkpoint '" << prefix << "': tensor '" << key
                     << "' has a type or shape that cannot be read";
    return std::nullopt;
  }
  if (entry.slices().empty()) {
    auto bytes = bytesOf(key, entry, tensor.owner);
    if (!bytes)
      return std::nullopt;
    tensor.bytes = *bytes;
  } else {
    auto copy = llvm::WritableMemoryBuffer::getNewUninitMemBuffer(size);
    std::memset(copy->getBufferStart(), 0, size);
    for (const TensorSliceProto &slice : entry.slices())
      if (!copySlice(key, entry, slice, elementSize(entry.dtype()),
                     copy->getBufferStart()))
        return std::nullopt;
    tensor.bytes = ArrayRef<char>(copy->getBufferStart(), size);
    tensor.owner = std::shared_ptr<llvm::WritableMemoryBuffer>(std::move(copy));
  }
  if (tensor.bytes.size() != size) {
    reporter.error() << "checkpoint '" << prefix << "': tensor '" << key << "' has "
                     << tensor.bytes.size() << " bytes, but its shape needs " << size;
    return std::nullopt;
  }
  return tensor;
}
