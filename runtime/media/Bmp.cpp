//===- Bmp.cpp - BMP files without compression ----------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Rows of 1, 3 or 4 bytes a pixel, blue first, from the last to the first unless the
// height is negative; each begins at a multiple of four bytes.
//
//===----------------------------------------------------------------------===//
#include "runtime/media/Formats.h"

namespace tenon::media {

static int64_t numberAt(const uint8_t *bytes) {
  return int32_t(bytes[0] | bytes[1] << 8 | bytes[2] << 16 | uint32_t(bytes[3]) << 24);
}

int32_t decodeBmp(const tn_image_request &request, int64_t *dims, uint8_t *pixels) {
  constexpr int64_t headSize = 30;
  const uint8_t *bytes = request.bytes;
  if (request.size < headSize || bytes[0] != 'B' || bytes[1] != 'M')
    return 1;
  int64_t begin = numberAt(bytes + 10), width = numberAt(bytes + 18),
          height = numberAt(bytes + 22);
  bool isTopDown = height < 0;
  height = isTopDown ? -height : height;
  int64_t bits = bytes[28] | bytes[29] << 8, channels = bits / 8;
  bool isRight = (channels == 1 || channels == 3 || channels == 4) && bits % 8 == 0 &&
                 (!request.channels || request.channels == channels) && width > 0 &&
                 height > 0 && begin >= headSize && height <= kMostPixels / width;
  if (!isRight)
    return 1;
  int64_t rowBytes = (width * channels + 3) / 4 * 4;
  // The last row may lack its filling.
  if (rowBytes * (height - 1) + width * channels > request.size - begin)
    return 1;
  dims[0] = height;
  dims[1] = width;
  dims[2] = channels;
  for (int64_t y = 0; pixels && y < height; ++y) {
    const uint8_t *row = bytes + begin + rowBytes * (isTopDown ? y : height - 1 - y);
    uint8_t *to = pixels + y * width * channels * request.bits / 8;
    for (int64_t x = 0; x < width; ++x, row += channels)
      for (int64_t c = 0; c < channels; ++c, to += request.bits / 8)
        writeSamples(request, row + (channels >= 3 && c < 3 ? 2 - c : c), 1, to);
  }
  return 0;
}

} // namespace tenon::media
