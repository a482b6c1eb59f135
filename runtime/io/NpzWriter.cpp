//===- NpzWriter.cpp - Writing .npz archives ------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Members are stored, with a fixed date, so that equal tensors give equal files.
// ZIP64 fields are always there, as in NumPy's own files.
//
//===----------------------------------------------------------------------===//
#include "runtime/core/Status.h"
#include "runtime/io/Npy.h"
#include "runtime/io/Npz.h"

#include <string.h>

namespace tenon::io {

using core::fail;

namespace {
/// A little-endian record of fixed size.
struct Record {
  uint8_t bytes[128];
  size_t size = 0;

  Record &put(uint64_t value, size_t width) {
    for (size_t i = 0; i < width; ++i)
      bytes[size++] = uint8_t(value >> 8 * i);
    return *this;
  }
};
} // namespace

/// Version 4.5, no flags, stored, 1980-01-01.
static Record &putKind(Record &record) {
  return record.put(45, 2).put(0, 2).put(0, 2).put(0, 2).put(0x21, 2);
}

tn_status NpzWriter::create(const char *path, Durability durability) {
  return file.create(path, durability);
}

tn_status NpzWriter::add(const char *name, const tn_tensor &tensor) {
  Bytes head;
  bool isString = tensor.dtype == TN_STRING;
  tn_status status = isString ? formatNpy(tensor, &head) : formatNpyHeader(tensor, &head);
  if (status)
    return fail(status, "%s: %s", name, tn_last_error());
  uint64_t elementSize = tn_dtype_size(tensor.dtype);
  uint64_t rest =
      isString
          ? 0
          : uint64_t(countElements(tensor.rank, tensor.shape, elementSize)) * elementSize;
  uint32_t crc = crc32(crc32(0, head.data(), head.size()), tensor.data, rest);
  uint64_t size = head.size() + rest;
  size_t nameSize = strlen(name) + 4;
  if (nameSize > 65535)
    return fail(TN_INVALID_ARGUMENT, "a name of %zu characters is too long", nameSize);

  Record local, entry;
  putKind(local.put(0x04034b50, 4));
  local.put(crc, 4).put(UINT32_MAX, 4).put(UINT32_MAX, 4).put(nameSize, 2).put(20, 2);
  Record extra;
  extra.put(1, 2).put(16, 2).put(size, 8).put(size, 8);
  putKind(entry.put(0x02014b50, 4).put(45, 2));
  entry.put(crc, 4).put(UINT32_MAX, 4).put(UINT32_MAX, 4).put(nameSize, 2).put(28, 2);
  entry.put(0, 2).put(0, 2).put(0, 2).put(0, 4).put(UINT32_MAX, 4);
  Record entryExtra;
  entryExtra.put(1, 2).put(24, 2).put(size, 8).put(size, 8).put(offset, 8);
  if (!directory.append(entry.bytes, entry.size) || !directory.append(name) ||
      !directory.append(".npy") || !directory.append(entryExtra.bytes, entryExtra.size))
    return core::failMemory(directory.size(), "an archive");

  status = file.write(local.bytes, local.size);
  if (!status)
    status = file.write(name, nameSize - 4);
  if (!status)
    status = file.write(".npy", 4);
  if (!status)
    status = file.write(extra.bytes, extra.size);
  if (!status)
    status = file.write(head.data(), head.size());
  if (!status)
    status = file.write(tensor.data, rest);
  offset += local.size + nameSize + extra.size + size;
  ++members;
  return status;
}

tn_status NpzWriter::finish() {
  Record end;
  uint64_t size = directory.size(), after = offset + size;
  end.put(0x06064b50, 4).put(44, 8).put(45, 2).put(45, 2).put(0, 4).put(0, 4);
  end.put(members, 8).put(members, 8).put(size, 8).put(offset, 8);
  end.put(0x07064b50, 4).put(0, 4).put(after, 8).put(1, 4);
  end.put(0x06054b50, 4).put(0, 4).put(65535, 2).put(65535, 2);
  end.put(UINT32_MAX, 4).put(UINT32_MAX, 4).put(0, 2);
  tn_status status = file.write(directory.data(), size);
  if (!status)
    status = file.write(end.bytes, end.size);
  if (!status)
    status = file.finish();
  return status;
}

} // namespace tenon::io
