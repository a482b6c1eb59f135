//===- Images.cpp - Files and images ----------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Calls of the runtime's media part (runtime/media), which products with such ops link.
//
//===----------------------------------------------------------------------===//
#include "compiler/CPU/Routines/Text.h"
#include "runtime/include/tenon/media.h"

using namespace tenon;

using Strings = View<i64, 0>;
using Status = View<i64, 0>;

static tn_image_request requestOf(i64 contents, i64 format, i64 channels, i64 ratio,
                                  i64 flags, i64 bits) {
  Text text = textOf(contents);
  return {reinterpret_cast<const uint8_t *>(text.data),
          text.size,
          format,
          channels,
          ratio,
          flags,
          bits};
}

/// Height, width and channels, zeros if the file cannot be decoded.
extern "C" void tenon_routine_image_probe(const Strings &contents, i64 format,
                                          i64 channels, i64 ratio, i64 flags, i64 bits,
                                          const View<i64, 1> &dims, const Status &status,
                                          int32_t, int32_t) {
  tn_image_request request = requestOf(contents(), format, channels, ratio, flags, bits);
  i64 found[3] = {0, 0, 0};
  bool isWrong = tn_media_probe(&request, found) != 0;
  for (int i = 0; i < 3; ++i)
    dims(i) = isWrong ? 0 : found[i];
  status() = isWrong ? 0 : kAllRight;
}

template <typename T>
static void decode(i64 contents, i64 format, i64 channels, i64 ratio, i64 flags,
                   const View<T, 3> &pixels, const Status &status) {
  tn_image_request request =
      requestOf(contents, format, channels, ratio, flags, 8 * sizeof(T));
  i64 dims[3] = {pixels.sizes[0], pixels.sizes[1], pixels.sizes[2]};
  bool isWrong = dims[0] && tn_media_decode(&request, dims, pixels.data) != 0;
  status() = isWrong ? 0 : kAllRight;
}

extern "C" void tenon_routine_image_decode_i8(const Strings &contents, i64 format,
                                              i64 channels, i64 ratio, i64 flags,
                                              const View<ui8, 3> &pixels,
                                              const Status &status, int32_t, int32_t) {
  decode(contents(), format, channels, ratio, flags, pixels, status);
}

extern "C" void tenon_routine_image_decode_i16(const Strings &contents, i64 format,
                                               i64 channels, i64 ratio, i64 flags,
                                               const View<ui16, 3> &pixels,
                                               const Status &status, int32_t, int32_t) {
  decode(contents(), format, channels, ratio, flags, pixels, status);
}

template <typename T>
static void encode(const View<T, 3> &pixels, i64 run, i64 format, i64 quality,
                   const Strings &result, const Status &status) {
  i64 dims[3] = {pixels.sizes[0], pixels.sizes[1], pixels.sizes[2]};
  TextMemory memory(run);
  i64 handle = 0, next = 0;
  T *copy = reinterpret_cast<T *>(
      memory.make(dims[0] * dims[1] * dims[2] * i64(sizeof(T)), handle));
  for (i64 y = 0; copy && y < dims[0]; ++y)
    for (i64 x = 0; x < dims[1]; ++x)
      for (i64 c = 0; c < dims[2]; ++c)
        copy[next++] = pixels(y, x, c);
  bool isWrong = !copy || tn_media_encode(reinterpret_cast<tn_call *>(run), copy, dims,
                                          8 * sizeof(T), format, quality, &handle) != 0;
  result() = isWrong ? 0 : handle;
  status() = isWrong ? 0 : kAllRight;
}

extern "C" void tenon_routine_image_encode_i8(const View<ui8, 3> &pixels, i64 run,
                                              i64 format, i64 quality,
                                              const Strings &result, const Status &status,
                                              int32_t, int32_t) {
  encode(pixels, run, format, quality, result, status);
}

extern "C" void tenon_routine_image_encode_i16(const View<ui16, 3> &pixels, i64 run,
                                               i64 format, i64 quality,
                                               const Strings &result,
                                               const Status &status, int32_t, int32_t) {
  encode(pixels, run, format, quality, result, status);
}

extern "C" void tenon_routine_image_read(const Strings &name, i64 run,
                                         const Strings &result, const Status &status,
                                         int32_t, int32_t) {
  Text text = textOf(name());
  i64 handle = 0;
  bool isWrong =
      tn_media_read(reinterpret_cast<tn_call *>(run), text.data, text.size, &handle) != 0;
  result() = isWrong ? 0 : handle;
  status() = isWrong ? 0 : kAllRight;
}
