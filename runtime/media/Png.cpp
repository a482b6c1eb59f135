//===- Png.cpp - PNG files, by libpng -------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// libpng reports an error by jumping back to where the work began. Nothing between has a
// destructor.
//
//===----------------------------------------------------------------------===//
#include "runtime/media/Formats.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>

namespace tenon::media {

static void jumpBack(png_structp png, png_const_charp) { png_longjmp(png, 1); }
static void ignore(png_structp, png_const_charp) {}

//===----------------------------------------------------------------------===//
// Decoding
//===----------------------------------------------------------------------===//

namespace {
struct Rest {
  const uint8_t *next;
  size_t size;
};
} // namespace

static void take(png_structp png, png_bytep to, png_size_t count) {
  auto *rest = static_cast<Rest *>(png_get_io_ptr(png));
  if (count > rest->size)
    png_error(png, "the end is missing");
  memcpy(to, rest->next, count);
  rest->next += count;
  rest->size -= count;
}

/// Asks for the request's channels and bits. Gives the number of channels.
static int64_t configure(png_structp png, png_infop info,
                         const tn_image_request &request) {
  int type = png_get_color_type(png, info), bits = png_get_bit_depth(png, info);
  bool hasTransparency = png_get_valid(png, info, PNG_INFO_tRNS);
  bool hasColour = type & PNG_COLOR_MASK_COLOR;
  bool hasAlpha = (type & PNG_COLOR_MASK_ALPHA) || hasTransparency;
  int64_t channels =
      request.channels ? request.channels : (hasColour ? 3 : 1) + (hasAlpha ? 1 : 0);
  bool wantsColour = channels >= 3, wantsAlpha = channels == 2 || channels == 4;
  if (type == PNG_COLOR_TYPE_PALETTE)
    png_set_palette_to_rgb(png);
  else if (bits < 8)
    png_set_expand_gray_1_2_4_to_8(png);
  if (hasTransparency && wantsAlpha)
    png_set_tRNS_to_alpha(png);
  if (wantsAlpha && !hasAlpha)
    png_set_add_alpha(png, (1u << (bits < 8 ? 8 : bits)) - 1, PNG_FILLER_AFTER);
  if (!wantsAlpha && hasAlpha)
    png_set_strip_alpha(png);
  if (wantsColour && !hasColour)
    png_set_gray_to_rgb(png);
  if (!wantsColour && hasColour)
    png_set_rgb_to_gray(png, PNG_ERROR_ACTION_NONE, 0.299, 0.587);
  if (request.bits == 8 && bits == 16)
    png_set_strip_16(png);
  if (request.bits == 16 && bits < 16)
    png_set_expand_16(png);
  if (request.bits == 16) // of the machine's order
    png_set_swap(png);
  return channels;
}

static void readRows(png_structp png, int64_t height, size_t rowBytes, uint8_t *pixels) {
  int passes = png_set_interlace_handling(png);
  png_start_read_image(png);
  for (int pass = 0; pass < passes; ++pass)
    for (int64_t y = 0; y < height; ++y)
      png_read_row(png, pixels + size_t(y) * rowBytes, nullptr);
}

int32_t decodePng(const tn_image_request &request, int64_t *dims, uint8_t *pixels) {
  png_structp png =
      png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, jumpBack, ignore);
  png_infop info = png ? png_create_info_struct(png) : nullptr;
  Rest rest = {request.bytes, size_t(request.size)};
  if (!info || setjmp(png_jmpbuf(png))) {
    png_destroy_read_struct(&png, &info, nullptr);
    return 1;
  }
  png_set_read_fn(png, &rest, take);
  png_read_info(png, info);
  int64_t height = png_get_image_height(png, info),
          width = png_get_image_width(png, info);
  int64_t channels = configure(png, info, request);
  int32_t failed = height * width > kMostPixels;
  if (pixels && !failed)
    readRows(png, height, size_t(width * channels * request.bits / 8), pixels);
  dims[0] = height;
  dims[1] = width;
  dims[2] = channels;
  png_destroy_read_struct(&png, &info, nullptr);
  return failed;
}

//===----------------------------------------------------------------------===//
// Encoding
//===----------------------------------------------------------------------===//

static void put(png_structp png, png_bytep bytes, png_size_t count) {
  if (!static_cast<Growing *>(png_get_io_ptr(png))->append(bytes, count))
    png_error(png, "no memory");
}
static void flush(png_structp) {}

int32_t encodePng(const uint8_t *pixels, const int64_t *dims, int bits, int level,
                  Growing &file) {
  static const int types[] = {PNG_COLOR_TYPE_GRAY, PNG_COLOR_TYPE_GRAY_ALPHA,
                              PNG_COLOR_TYPE_RGB, PNG_COLOR_TYPE_RGB_ALPHA};
  bool isRight = dims[2] >= 1 && dims[2] <= 4 && dims[0] > 0 && dims[1] > 0 &&
                 dims[0] <= INT32_MAX && dims[1] <= INT32_MAX;
  if (!isRight)
    return 1;
  png_structp png =
      png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, jumpBack, ignore);
  png_infop info = png ? png_create_info_struct(png) : nullptr;
  bool hasFailed = !info || setjmp(png_jmpbuf(png));
  if (!hasFailed) {
    png_set_write_fn(png, &file, put, flush);
    if (level >= 0)
      png_set_compression_level(png, level);
    png_set_IHDR(png, info, png_uint_32(dims[1]), png_uint_32(dims[0]), bits,
                 types[dims[2] - 1], PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_write_info(png, info);
    if (bits == 16)
      png_set_swap(png);
    for (int64_t y = 0; y < dims[0]; ++y)
      png_write_row(png, pixels + y * dims[1] * dims[2] * (bits / 8));
    png_write_end(png, nullptr);
  }
  png_destroy_write_struct(&png, &info);
  return hasFailed;
}

} // namespace tenon::media
