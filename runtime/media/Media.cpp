//===- Media.cpp - Which format an image has; strings of a run ------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A file's first bytes say its format, whatever format an op is named after, but for BMP.
//
//===----------------------------------------------------------------------===//
#include "runtime/media/Formats.h"

#include <stdlib.h>
#include <string.h>

namespace tenon::media {

bool Growing::append(const uint8_t *bytes, size_t count) {
  if (count > room - size) {
    size_t wanted = 2 * room + count + 4096;
    auto *larger = static_cast<uint8_t *>(realloc(data, wanted));
    if (!larger)
      return false;
    data = larger;
    room = wanted;
  }
  memcpy(data + size, bytes, count);
  size += count;
  return true;
}

void writeSamples(const tn_image_request &request, const uint8_t *from, int64_t count,
                  uint8_t *to) {
  if (request.bits == 8) {
    memcpy(to, from, size_t(count));
    return;
  }
  int factor = request.flags & TN_IMAGE_SPREAD ? 257 : 256;
  for (int64_t i = 0; i < count; ++i) {
    uint16_t wide = uint16_t(from[i] * factor);
    memcpy(to + 2 * i, &wide, sizeof(wide));
  }
}

uint8_t *makeString(tn_call *call, int64_t size, int64_t *string) {
  uint64_t length = uint64_t(size);
  auto *record = static_cast<uint8_t *>(
      call->allocate(call, int64_t(sizeof(length) + (length + 7) / 8 * 8)));
  if (!record)
    return nullptr;
  memcpy(record, &length, sizeof(length));
  *string = int64_t(reinterpret_cast<intptr_t>(record));
  return record + sizeof(length);
}

static bool beginsWith(const tn_image_request &request, const char *bytes,
                       int64_t count) {
  return request.size >= count && !memcmp(request.bytes, bytes, size_t(count));
}

/// Decodes, or only finds the sizes.
static int32_t process(const tn_image_request &request, int64_t *dims, uint8_t *pixels) {
  if (request.format == TN_IMAGE_BMP || beginsWith(request, "BM", 2))
    return decodeBmp(request, dims, pixels);
  if (beginsWith(request, "\xff\xd8\xff", 3))
    return decodeJpeg(request, dims, pixels);
  if (beginsWith(request, "\x89PNG\r\n\x1a\n", 8))
    return decodePng(request, dims, pixels);
  return 1;
}

} // namespace tenon::media

using namespace tenon::media;

int32_t tn_media_probe(const tn_image_request *request, int64_t *dims) {
  return process(*request, dims, nullptr);
}

int32_t tn_media_decode(const tn_image_request *request, const int64_t *dims,
                        void *pixels) {
  int64_t found[3] = {dims[0], dims[1], dims[2]};
  return process(*request, found, static_cast<uint8_t *>(pixels));
}

int32_t tn_media_encode(tn_call *call, const void *pixels, const int64_t *dims,
                        int64_t bits, int64_t format, int64_t quality, int64_t *string) {
  auto *bytes = static_cast<const uint8_t *>(pixels);
  Growing file;
  int32_t failed = format == TN_IMAGE_JPEG
                       ? encodeJpeg(bytes, dims, int(quality), file)
                       : encodePng(bytes, dims, int(bits), int(quality), file);
  if (!failed) {
    uint8_t *to = makeString(call, int64_t(file.size), string);
    failed = !to;
    if (to)
      memcpy(to, file.data, file.size);
  }
  free(file.data);
  return failed;
}
