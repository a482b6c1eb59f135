//===- Zlib.cpp - Deflated archive members --------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The output grows as data really comes, so that a member which only claims to
// be large allocates nothing.
//
//===----------------------------------------------------------------------===//
#include "runtime/core/Status.h"
#include "runtime/io/Npz.h"

#include <string.h>
#include <zlib.h>

namespace tenon::io {

static constexpr size_t step = size_t(1) << 20;

static tn_status inflateAll(const char *name, z_stream &stream, const uint8_t *from,
                            size_t size, uint64_t expected, Bytes *out) {
  stream.next_in = const_cast<uint8_t *>(from);
  for (int state = Z_OK; state != Z_STREAM_END;) {
    // One more than expected, so that a longer stream shows.
    uint64_t left = expected + 1 - out->size();
    size_t room = left < step ? size_t(left) : step;
    if (!out->reserve(out->size() + room))
      return core::failMemory(out->size() + room, name);
    if (!stream.avail_in) {
      stream.avail_in = uInt(size < step ? size : step);
      size -= stream.avail_in;
    }
    stream.next_out = out->data() + out->size();
    stream.avail_out = uInt(room);
    state = ::inflate(&stream, Z_NO_FLUSH);
    out->resize(out->size() + room - stream.avail_out);
    bool isStuck = state == Z_BUF_ERROR ||
                   (state == Z_OK && !stream.avail_in && !size && stream.avail_out);
    if (out->size() > expected || isStuck || (state != Z_OK && state != Z_STREAM_END))
      return core::fail(TN_CORRUPT, "%s: deflated member is damaged", name);
  }
  return TN_OK;
}

tn_status inflateWithZlib(const char *name, const uint8_t *from, size_t size,
                          uint64_t expected, Bytes *out) {
  z_stream stream;
  memset(&stream, 0, sizeof(stream));
  if (expected > SIZE_MAX / 4)
    return core::fail(TN_CORRUPT, "%s: deflated member is damaged", name);
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
    return core::failMemory(sizeof(stream), name);
  tn_status status = inflateAll(name, stream, from, size, expected, out);
  inflateEnd(&stream);
  return status;
}

} // namespace tenon::io
