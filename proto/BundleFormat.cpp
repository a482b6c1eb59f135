//===- BundleFormat.cpp - The format of tensor bundles --------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Header and Entry are protocol buffers with a handful of fields, written and read
// here, so that the runtime needs no library for them. Bytes come from files and
// are not trusted.
//
//===----------------------------------------------------------------------===//
#include "proto/BundleFormat.h"

#include <array>
#include <bit>
#include <charconv>
#include <cstdio>
#include <cstring>

namespace tenon::bundle {

//===----------------------------------------------------------------------===//
// CRC-32C
//===----------------------------------------------------------------------===//

using CrcTables = std::array<std::array<uint32_t, 256>, 8>;

static constexpr CrcTables makeCrcTables() {
  constexpr uint32_t castagnoli = 0x82f63b78;
  CrcTables tables{};
  for (uint32_t i = 0; i < 256; ++i) {
    uint32_t crc = i;
    for (int bit = 0; bit < 8; ++bit)
      crc = (crc >> 1) ^ (crc & 1 ? castagnoli : 0);
    tables[0][i] = crc;
  }
  for (uint32_t i = 0; i < 256; ++i)
    for (size_t t = 1; t < 8; ++t)
      tables[t][i] = (tables[t - 1][i] >> 8) ^ tables[0][tables[t - 1][i] & 0xff];
  return tables;
}

static constexpr CrcTables crcTables = makeCrcTables();

uint32_t crc32c(uint32_t crc, const void *data, size_t size) {
  const CrcTables &t = crcTables;
  auto *at = static_cast<const uint8_t *>(data);
  crc = ~crc;
  for (; size >= 8; size -= 8, at += 8) {
    uint64_t word;
    memcpy(&word, at, 8);
    word ^= crc;
    crc = t[7][word & 0xff] ^ t[6][word >> 8 & 0xff] ^ t[5][word >> 16 & 0xff] ^
          t[4][word >> 24 & 0xff] ^ t[3][word >> 32 & 0xff] ^ t[2][word >> 40 & 0xff] ^
          t[1][word >> 48 & 0xff] ^ t[0][word >> 56];
  }
  for (; size; --size, ++at)
    crc = t[0][(crc ^ *at) & 0xff] ^ (crc >> 8);
  return ~crc;
}

//===----------------------------------------------------------------------===//
// Protocol buffers
//===----------------------------------------------------------------------===//

namespace {
enum WireType { Varint = 0, Fixed64 = 1, Bytes = 2, Fixed32 = 5 };

/// The fields of a message, one after the other.
class Fields {
public:
  explicit Fields(std::string_view bytes) : rest(bytes) {}

  /// The next field; false at the end or where the bytes are damaged.
  bool next();
  bool damaged() const { return isDamaged; }

  uint32_t number = 0;
  WireType type = Varint;
  uint64_t value = 0;     // of numbers
  std::string_view bytes; // of Bytes

private:
  bool take(size_t size);
  bool fail() {
    isDamaged = true;
    return false;
  }

  std::string_view rest;
  bool isDamaged = false;
};
} // namespace

static bool takeVarint(std::string_view &rest, uint64_t &out) {
  out = 0;
  for (unsigned shift = 0; shift < 64 && !rest.empty(); shift += 7) {
    auto byte = uint8_t(rest.front());
    rest.remove_prefix(1);
    out |= uint64_t(byte & 0x7f) << shift;
    if (!(byte & 0x80))
      return true;
  }
  return false;
}

/// Takes a number of `size` bytes.
bool Fields::take(size_t size) {
  if (rest.size() < size)
    return fail();
  value = 0;
  for (size_t i = 0; i < size; ++i)
    value |= uint64_t(uint8_t(rest[i])) << 8 * i;
  rest.remove_prefix(size);
  return true;
}

bool Fields::next() {
  uint64_t tag;
  if (rest.empty())
    return false;
  if (!takeVarint(rest, tag))
    return fail();
  number = uint32_t(tag >> 3);
  type = WireType(tag & 7);
  switch (type) {
  case Varint:
    return takeVarint(rest, value) || fail();
  case Fixed64:
    return take(8);
  case Fixed32:
    return take(4);
  case Bytes:
    if (!takeVarint(rest, value) || value > rest.size())
      return fail();
    bytes = rest.substr(0, value);
    rest.remove_prefix(value);
    return true;
  default:
    return fail();
  }
}

static void putVarint(std::string &out, uint64_t value) {
  for (; value >= 0x80; value >>= 7)
    out.push_back(char(value | 0x80));
  out.push_back(char(value));
}

/// A field of a number, unless it is 0, which is the default.
static void putNumber(std::string &out, unsigned field, int64_t value) {
  if (!value)
    return;
  putVarint(out, field << 3 | Varint);
  putVarint(out, uint64_t(value));
}

static void putBytes(std::string &out, unsigned field, std::string_view bytes) {
  putVarint(out, field << 3 | Bytes);
  putVarint(out, bytes.size());
  out += bytes;
}

//===----------------------------------------------------------------------===//
// Headers and entries
//===----------------------------------------------------------------------===//

bool parseHeader(std::string_view bytes, Header &out) {
  out = Header();
  out.shards = 0;
  Fields fields(bytes);
  while (fields.next()) {
    if (fields.number == 1 && fields.type == Varint)
      out.shards = int32_t(fields.value);
    else if (fields.number == 2 && fields.type == Varint)
      out.isBigEndian = fields.value == 1;
  }
  return !fields.damaged();
}

std::string formatHeader(const Header &header) {
  std::string out;
  putNumber(out, 1, header.shards);
  putNumber(out, 2, header.isBigEndian);
  putBytes(out, 3, std::string_view("\x08\x01", 2)); // version { producer: 1 }
  return out;
}

static bool parseShape(std::string_view bytes, std::vector<int64_t> &out) {
  Fields fields(bytes);
  while (fields.next()) {
    if (fields.number != 2 || fields.type != Bytes)
      continue;
    int64_t size = 0;
    Fields dim(fields.bytes);
    while (dim.next())
      if (dim.number == 1 && dim.type == Varint)
        size = int64_t(dim.value);
    if (dim.damaged())
      return false;
    out.push_back(size);
  }
  return !fields.damaged();
}

static bool parseSliceMessage(std::string_view bytes, Slice &out) {
  Fields fields(bytes);
  while (fields.next()) {
    if (fields.number != 1 || fields.type != Bytes)
      continue;
    Extent extent;
    Fields range(fields.bytes);
    while (range.next()) {
      if (range.number == 1 && range.type == Varint)
        extent.start = int64_t(range.value);
      else if (range.number == 2 && range.type == Varint)
        extent.length = int64_t(range.value);
    }
    if (range.damaged())
      return false;
    out.push_back(extent);
  }
  return !fields.damaged();
}

bool parseEntry(std::string_view bytes, Entry &out) {
  out = Entry();
  Fields fields(bytes);
  bool ok = true;
  while (ok && fields.next()) {
    if (fields.type == Bytes) {
      if (fields.number == 2)
        ok = parseShape(fields.bytes, out.shape);
      else if (fields.number == 7)
        ok = parseSliceMessage(fields.bytes, out.slices.emplace_back());
    } else if (fields.type == Varint) {
      if (fields.number == 1)
        out.dtype = int32_t(fields.value);
      else if (fields.number == 3)
        out.shard = int32_t(fields.value);
      else if (fields.number == 4)
        out.offset = int64_t(fields.value);
      else if (fields.number == 5)
        out.size = int64_t(fields.value);
    } else if (fields.type == Fixed32 && fields.number == 6) {
      out.crc = uint32_t(fields.value);
    }
  }
  return ok && !fields.damaged();
}

std::string formatEntry(const Entry &entry) {
  std::string out, shape;
  putNumber(out, 1, entry.dtype);
  for (int64_t size : entry.shape) {
    std::string dim;
    putNumber(dim, 1, size);
    putBytes(shape, 2, dim);
  }
  putBytes(out, 2, shape);
  putNumber(out, 3, entry.shard);
  putNumber(out, 4, entry.offset);
  putNumber(out, 5, entry.size);
  if (entry.crc) {
    putVarint(out, 6 << 3 | Fixed32);
    for (unsigned i = 0; i < 4; ++i)
      out.push_back(char(entry.crc >> 8 * i));
  }
  for (const Slice &slice : entry.slices) {
    std::string message;
    for (const Extent &extent : slice) {
      std::string range;
      if (extent.length >= 0) {
        putNumber(range, 1, extent.start);
        putVarint(range, 2 << 3 | Varint); // there even if it is 0
        putVarint(range, uint64_t(extent.length));
      }
      putBytes(message, 1, range);
    }
    putBytes(out, 7, message);
  }
  return out;
}

//===----------------------------------------------------------------------===//
// Strings
//===----------------------------------------------------------------------===//

bool parseStrings(std::string_view bytes, size_t count,
                  std::vector<std::string_view> &out, uint32_t &crc) {
  // The lengths, a CRC of them as numbers of fixed size, and the texts.
  std::vector<uint64_t> lengths;
  crc = 0;
  for (size_t i = 0; i < count; ++i) {
    if (!takeVarint(bytes, lengths.emplace_back()))
      return false;
    crc = crc32c(crc, &lengths.back(), lengths.back() > UINT32_MAX ? 8 : 4);
  }
  uint32_t checksum = mask(crc);
  if (bytes.size() < 4 || memcmp(bytes.data(), &checksum, 4) != 0)
    return false;
  crc = crc32c(crc, bytes.data(), bytes.size());
  crc = mask(crc);
  bytes.remove_prefix(4);
  for (uint64_t length : lengths) {
    if (length > bytes.size())
      return false;
    out.push_back(bytes.substr(0, length));
    bytes.remove_prefix(length);
  }
  return bytes.empty();
}

static bool parseAttribute(std::string_view bytes, NamedKey &out) {
  Fields fields(bytes);
  while (fields.next())
    if (fields.type == Bytes && fields.number == 2)
      out.name = fields.bytes;
    else if (fields.type == Bytes && fields.number == 3)
      out.key = fields.bytes;
  return !fields.damaged();
}

bool parseObjectGraph(std::string_view bytes, std::vector<NamedKey> &out) {
  Fields nodes(bytes);
  while (nodes.next()) {
    if (nodes.number != 1 || nodes.type != Bytes)
      continue;
    Fields node(nodes.bytes);
    while (node.next())
      if (node.number == 2 && node.type == Bytes &&
          !parseAttribute(node.bytes, out.emplace_back()))
        return false;
    if (node.damaged())
      return false;
  }
  return !nodes.damaged();
}

//===----------------------------------------------------------------------===//
// Keys
//===----------------------------------------------------------------------===//

static void putBigEndian(std::string &out, uint64_t value, int bytes) {
  for (int i = bytes - 1; i >= 0; --i)
    out.push_back(char(value >> 8 * i));
}

/// Appends `value` so that keys compare as numbers do: a length byte, then the
/// significant bytes, most significant first.
static void appendUnsigned(std::string &key, uint64_t value) {
  int bytes = (std::bit_width(value) + 7) / 8;
  key.push_back(char(bytes));
  putBigEndian(key, value, bytes);
}

/// Appends `text`, with 0 and 255 escaped, and a terminator.
static void appendString(std::string &key, std::string_view text) {
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
  uint64_t magnitude = uint64_t(value < 0 ? ~value : value);
  if (magnitude < 64) {
    key.push_back(char(0x80 ^ value));
    return;
  }
  int bits = std::bit_width(magnitude) + 1; // with the sign
  auto length = size_t(bits + 6) / 7;
  std::string bytes(2, value < 0 ? '\xff' : '\0');
  putBigEndian(bytes, uint64_t(value), 8);
  constexpr uint8_t headers[11][2] = {{0, 0},    {0x80, 0},    {0xc0, 0},   {0xe0, 0},
                                      {0xf0, 0}, {0xf8, 0},    {0xfc, 0},   {0xfe, 0},
                                      {0xff, 0}, {0xff, 0x80}, {0xff, 0xc0}};
  bytes = bytes.substr(bytes.size() - length);
  bytes[0] = char(uint8_t(bytes[0]) ^ headers[length][0]);
  bytes[1] = char(uint8_t(bytes[1]) ^ headers[length][1]);
  key += bytes;
}

std::string sliceKey(std::string_view name, const Slice &slice) {
  std::string key;
  appendUnsigned(key, 0);
  appendString(key, name);
  appendUnsigned(key, slice.size());
  for (const Extent &extent : slice) {
    appendSigned(key, extent.length < 0 ? 0 : extent.start);
    appendSigned(key, extent.length);
  }
  return key;
}

std::string shardPath(std::string_view prefix, int32_t shard, int32_t shards) {
  char ending[64];
  snprintf(ending, sizeof(ending), ".data-%05d-of-%05d", shard, shards);
  return std::string(prefix) + ending;
}

//===----------------------------------------------------------------------===//
// Slices
//===----------------------------------------------------------------------===//

static bool takeNumber(std::string_view &text, int64_t &out) {
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc() || out < 0)
    return false;
  text.remove_prefix(size_t(end - text.data()));
  return true;
}

static bool takeChar(std::string_view &text, char c) {
  bool isThere = !text.empty() && text.front() == c;
  if (isThere)
    text.remove_prefix(1);
  return isThere;
}

bool parseSlice(std::string_view text, std::vector<int64_t> &shape, Slice &slice) {
  shape.clear();
  slice.clear();
  for (size_t space; (space = text.find(' ')) != std::string_view::npos;) {
    if (!takeNumber(text, shape.emplace_back()) || !takeChar(text, ' '))
      return false;
  }
  for (size_t i = 0; i < shape.size(); ++i) {
    Extent extent;
    if (i && !takeChar(text, ':'))
      return false;
    if (!takeChar(text, '-') &&
        (!takeNumber(text, extent.start) || !takeChar(text, ',') ||
         !takeNumber(text, extent.length)))
      return false;
    slice.push_back(extent);
  }
  Slice resolved;
  return text.empty() && !shape.empty() && resolveSlice(slice, shape, resolved);
}

bool resolveSlice(const Slice &slice, const std::vector<int64_t> &shape, Slice &out) {
  out = slice;
  if (slice.size() != shape.size())
    return false;
  for (size_t i = 0; i < shape.size(); ++i) {
    if (out[i].length < 0)
      out[i] = {0, shape[i]};
    if (out[i].start < 0 || out[i].start > shape[i] ||
        out[i].length > shape[i] - out[i].start)
      return false;
  }
  return true;
}

int64_t sliceElements(const Slice &slice) {
  int64_t count = 1;
  for (const Extent &extent : slice)
    if (__builtin_mul_overflow(count, extent.length, &count))
      return -1;
  return count;
}

/// Calls copy(offset in the whole, offset in the part, bytes) for each row of the last
/// dimension, which is contiguous in both.
template <typename Copy>
static void visitRows(const Slice &slice, const std::vector<int64_t> &shape,
                      size_t elementSize, Copy copy) {
  size_t rank = shape.size();
  if (sliceElements(slice) <= 0)
    return;
  size_t row = (rank ? size_t(slice[rank - 1].length) : 1) * elementSize;
  std::vector<int64_t> index(rank, 0);
  size_t part = 0;
  for (bool more = true; more; part += row) {
    int64_t offset = 0;
    for (size_t i = 0; i < rank; ++i)
      offset = offset * shape[i] + slice[i].start + index[i];
    copy(size_t(offset) * elementSize, part, row);
    more = false;
    for (size_t i = rank ? rank - 1 : 0; !more && i-- > 0;) {
      more = ++index[i] < slice[i].length;
      if (!more)
        index[i] = 0;
    }
  }
}

void insertSlice(const Slice &slice, const std::vector<int64_t> &shape,
                 size_t elementSize, const char *part, char *whole) {
  visitRows(slice, shape, elementSize, [&](size_t inWhole, size_t inPart, size_t size) {
    memcpy(whole + inWhole, part + inPart, size);
  });
}

void extractSlice(const Slice &slice, const std::vector<int64_t> &shape,
                  size_t elementSize, const char *whole, char *part) {
  visitRows(slice, shape, elementSize, [&](size_t inWhole, size_t inPart, size_t size) {
    memcpy(part + inPart, whole + inWhole, size);
  });
}

} // namespace tenon::bundle
