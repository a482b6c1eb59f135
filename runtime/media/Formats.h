//===- Formats.h - One format of image files each ---------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "tenon/media.h"

#include <stddef.h>

namespace tenon::media {

/// A place for bytes that grows, in memory of malloc.
struct Growing {
  uint8_t *data = nullptr;
  size_t size = 0, room = 0;

  bool append(const uint8_t *bytes, size_t count);
};

/// Images of more pixels than this are taken for damaged files.
constexpr int64_t kMostPixels = int64_t(1) << 28;

int32_t decodeJpeg(const tn_image_request &request, int64_t *dims, uint8_t *pixels);
int32_t decodePng(const tn_image_request &request, int64_t *dims, uint8_t *pixels);
int32_t decodeBmp(const tn_image_request &request, int64_t *dims, uint8_t *pixels);
int32_t encodeJpeg(const uint8_t *pixels, const int64_t *dims, int quality,
                   Growing &file);
int32_t encodePng(const uint8_t *pixels, const int64_t *dims, int bits, int level,
                  Growing &file);

/// Writes samples of 8 bits as the request asks for them.
void writeSamples(const tn_image_request &request, const uint8_t *from, int64_t count,
                  uint8_t *to);

/// A string of a run with room for that many bytes, or null.
uint8_t *makeString(tn_call *call, int64_t size, int64_t *string);

} // namespace tenon::media
