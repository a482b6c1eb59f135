//===- Strings.cpp - Strings of feeds and fetches -------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A feed's strings are copied to records behind their handles, in one block. The number
// of elements was checked before: that many tn_string exist.
//
//===----------------------------------------------------------------------===//
#include "Strings.h"

#include <string.h>

namespace tenon::core {

/// Bytes of a string's record, whose next begins aligned; an empty one has none.
static size_t recordSize(size_t size) {
  return size ? (sizeof(uint64_t) + size + 7) / 8 * 8 : 0;
}

int64_t *makeHandles(Frame &frame, const tn_string *strings, int64_t count) {
  size_t bytes = size_t(count) * sizeof(int64_t);
  for (int64_t i = 0; i < count; ++i)
    bytes += recordSize(strings[i].size);
  auto *handles = static_cast<int64_t *>(frame.sizedByValues.allocate(bytes ? bytes : 1));
  if (!handles) {
    failMemory(bytes, "strings");
    return nullptr;
  }
  auto *record = reinterpret_cast<uint8_t *>(handles + count);
  for (int64_t i = 0; i < count; ++i) {
    uint64_t size = strings[i].size;
    handles[i] = size ? int64_t(reinterpret_cast<intptr_t>(record)) : 0;
    if (!size)
      continue;
    memcpy(record, &size, sizeof(size));
    memcpy(record + sizeof(size), strings[i].data, size);
    record += recordSize(size);
  }
  return handles;
}

int64_t *makeRoomForHandles(Frame &frame, int64_t count) {
  size_t bytes = size_t(count) * sizeof(int64_t);
  auto *handles = static_cast<int64_t *>(frame.sizedByValues.allocate(bytes ? bytes : 1));
  if (!handles)
    failMemory(bytes, "strings");
  return handles;
}

static tn_string stringOf(int64_t handle) {
  if (!handle)
    return {"", 0};
  auto *record = reinterpret_cast<const char *>(intptr_t(handle));
  uint64_t size;
  memcpy(&size, record, sizeof(size));
  return {record + sizeof(size), size_t(size)};
}

tn_status copyStrings(const int64_t *handles, int64_t count, Block &block) {
  size_t bytes = size_t(count) * sizeof(tn_string);
  for (int64_t i = 0; i < count; ++i)
    if (__builtin_add_overflow(bytes, stringOf(handles[i]).size, &bytes))
      return failMemory(SIZE_MAX, "a result");
  if (!block.reserve(bytes ? bytes : 1))
    return failMemory(bytes, "a result");
  auto *strings = reinterpret_cast<tn_string *>(block.data());
  auto *next = reinterpret_cast<char *>(strings + count);
  for (int64_t i = 0; i < count; ++i) {
    tn_string from = stringOf(handles[i]);
    memcpy(next, from.data, from.size);
    strings[i] = {next, from.size};
    next += from.size;
  }
  return TN_OK;
}

} // namespace tenon::core
