//===- NpzReader.cpp - Reading .npz archives ------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The directory at the archive's end says where members are; sizes there may be
// in ZIP64 fields, since NumPy writes those. All offsets and sizes are checked
// against the file, and contents against their CRC.
//
//===----------------------------------------------------------------------===//
#include "runtime/core/Status.h"
#include "runtime/io/Npy.h"
#include "runtime/io/Npz.h"

#include <string.h>

namespace tenon::io {

using core::fail;

static uint16_t get16(const uint8_t *at) { return uint16_t(at[0] | at[1] << 8); }
static uint32_t get32(const uint8_t *at) {
  return uint32_t(get16(at)) | uint32_t(get16(at + 2)) << 16;
}
static uint64_t get64(const uint8_t *at) {
  return get32(at) | uint64_t(get32(at + 4)) << 32;
}

static constexpr uint32_t localMagic = 0x04034b50, entryMagic = 0x02014b50,
                          endMagic = 0x06054b50, end64Magic = 0x06064b50,
                          locatorMagic = 0x07064b50;
static constexpr size_t localSize = 30, entrySize = 46, endSize = 22, end64Size = 56,
                        locatorSize = 20;

tn_status NpzReader::damaged(const char *what) const {
  return fail(TN_CORRUPT, "%s: .npz archive is damaged: %s",
              reinterpret_cast<const char *>(path.data()), what);
}

tn_status NpzReader::open(const char *name, Inflate newInflate) {
  inflate = newInflate;
  path.clear();
  if (!path.append(name, strlen(name) + 1))
    return core::failMemory(strlen(name), "an archive");
  if (tn_status status = readFile(name, &file))
    return status;
  return readDirectory();
}

tn_status NpzReader::openBytes(const char *name, const uint8_t *data, size_t size,
                               Inflate newInflate) {
  inflate = newInflate;
  path.clear();
  file.clear();
  if (!path.append(name, strlen(name) + 1) || !file.append(data, size))
    return core::failMemory(size, "an archive");
  return readDirectory();
}

tn_status NpzReader::findDirectory(uint64_t *offset, uint64_t *size) {
  uint64_t total = file.size();
  if (total < endSize)
    return damaged("it is too short");
  // The end record is followed by a comment of up to 64 KiB.
  uint64_t at = total - endSize, stop = total > endSize + 65535 ? at - 65535 : 0;
  while (get32(file.data() + at) != endMagic)
    if (at-- == stop)
      return damaged("it has no directory");
  const uint8_t *end = file.data() + at;
  *size = get32(end + 12);
  *offset = get32(end + 16);
  bool is64 = *size == UINT32_MAX || *offset == UINT32_MAX || get16(end + 10) == 65535;
  if (is64 && at >= locatorSize && get32(end - locatorSize) == locatorMagic) {
    uint64_t where = get64(end - locatorSize + 8);
    if (total < end64Size || where > total - end64Size ||
        get32(file.data() + where) != end64Magic)
      return damaged("its ZIP64 record is outside");
    *size = get64(file.data() + where + 40);
    *offset = get64(file.data() + where + 48);
  }
  if (*offset > total || *size > total - *offset)
    return damaged("its directory is outside");
  return TN_OK;
}

tn_status NpzReader::addMember(const uint8_t *entry, size_t nameSize, size_t extraSize) {
  Member member;
  member.flags = get16(entry + 8);
  member.method = get16(entry + 10);
  member.crc = get32(entry + 16);
  member.packed = get32(entry + 20);
  member.size = get32(entry + 24);
  member.header = get32(entry + 42);
  const uint8_t *extra = entry + entrySize + nameSize;
  for (size_t at = 0; at + 4 <= extraSize;) {
    size_t id = get16(extra + at), length = get16(extra + at + 2);
    const uint8_t *field = extra + at + 4;
    at += 4 + length;
    if (at > extraSize)
      return damaged("an extra field is cut short");
    if (id != 1)
      continue;
    uint64_t *const values[] = {&member.size, &member.packed, &member.header};
    for (uint64_t *value : values)
      if (*value == UINT32_MAX && length >= 8) {
        *value = get64(field);
        field += 8;
        length -= 8;
      }
  }
  auto *name = reinterpret_cast<const char *>(entry + entrySize);
  constexpr size_t ending = 4;
  if (nameSize < ending || memcmp(name + nameSize - ending, ".npy", ending) != 0 ||
      memchr(name, 0, nameSize))
    return TN_OK;
  member.nameOffset = names.size();
  if (!names.append(name, nameSize - ending) || !names.append("", 1) ||
      !table.append(&member, sizeof(member)))
    return core::failMemory(table.size(), "an archive");
  ++members;
  return TN_OK;
}

tn_status NpzReader::readDirectory() {
  members = 0;
  names.clear();
  table.clear();
  uint64_t offset, size;
  if (tn_status status = findDirectory(&offset, &size))
    return status;
  const uint8_t *entry = file.data() + offset;
  while (size >= entrySize && get32(entry) == entryMagic) {
    size_t nameSize = get16(entry + 28), extraSize = get16(entry + 30);
    size_t whole = entrySize + nameSize + extraSize + get16(entry + 32);
    if (whole > size)
      return damaged("its directory is cut short");
    if (tn_status status = addMember(entry, nameSize, extraSize))
      return status;
    entry += whole;
    size -= whole;
  }
  return size ? damaged("its directory is cut short") : TN_OK;
}

const char *NpzReader::name(uint32_t index) const {
  return reinterpret_cast<const char *>(names.data()) + member(index).nameOffset;
}

uint32_t NpzReader::find(const char *wanted) const {
  uint32_t index = 0;
  while (index < members && strcmp(name(index), wanted) != 0)
    ++index;
  return index;
}

tn_status NpzReader::read(uint32_t index, Tensor *out) const {
  const Member &from = member(index);
  uint64_t total = file.size();
  if (from.flags & 1)
    return fail(TN_UNIMPLEMENTED, "%s: member \"%s\" is encrypted",
                reinterpret_cast<const char *>(path.data()), name(index));
  if (total < localSize || from.header > total - localSize ||
      get32(file.data() + from.header) != localMagic)
    return damaged("a member's header is outside");
  const uint8_t *header = file.data() + from.header;
  uint64_t start = from.header + localSize + get16(header + 26) + get16(header + 28);
  if (start > total || from.packed > total - start)
    return damaged("a member is cut short");
  const uint8_t *bytes = file.data() + start;
  Bytes inflated;
  if (from.method == 8 && !inflate)
    return fail(TN_UNIMPLEMENTED,
                "%s: member \"%s\" is compressed, which this program cannot read: "
                "write it with numpy.savez",
                reinterpret_cast<const char *>(path.data()), name(index));
  if (from.method == 8) {
    if (tn_status status = inflate(name(index), bytes, from.packed, from.size, &inflated))
      return status;
    bytes = inflated.data();
    if (inflated.size() != from.size)
      return damaged("a member is not as long as the directory says");
  } else if (from.method != 0) {
    return fail(TN_UNIMPLEMENTED, "%s: member \"%s\" has compression method %u",
                reinterpret_cast<const char *>(path.data()), name(index), from.method);
  } else if (from.packed != from.size) {
    return damaged("a member is not as long as the directory says");
  }
  uint32_t crc = crc32(0, bytes, from.size);
  if (crc != from.crc)
    return fail(TN_CORRUPT, "%s: member \"%s\" has CRC %08x, but should have %08x",
                reinterpret_cast<const char *>(path.data()), name(index), crc, from.crc);
  return parseNpy(name(index), bytes, from.size, out);
}

} // namespace tenon::io
