//===- Jpeg.cpp - JPEG files, by libjpeg ----------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// libjpeg reports an error by a call that must not return: it jumps back to where the
// work began. Nothing between has a destructor.
//
//===----------------------------------------------------------------------===//
#include "runtime/media/Formats.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>

namespace tenon::media {

namespace {
struct ErrorJump {
  jpeg_error_mgr manager;
  jmp_buf place;
};

/// The bytes of a file, with an end where there should be more.
struct Source {
  jpeg_source_mgr manager;
  bool isPartial;
};

/// Puts what is written into a Growing.
struct Destination {
  jpeg_destination_mgr manager;
  Growing *file;
  uint8_t buffer[1 << 14];
};
} // namespace

static void jumpBack(j_common_ptr common) {
  longjmp(reinterpret_cast<ErrorJump *>(common->err)->place, 1);
}
static void ignoreMessage(j_common_ptr, int) {}
static void ignoreOutput(j_common_ptr) {}

static void setErrors(ErrorJump &errors) {
  jpeg_std_error(&errors.manager);
  errors.manager.error_exit = jumpBack;
  errors.manager.emit_message = ignoreMessage;
  errors.manager.output_message = ignoreOutput;
}

//===----------------------------------------------------------------------===//
// Decoding
//===----------------------------------------------------------------------===//

static void nothing(j_decompress_ptr) {}

static boolean fillAtEnd(j_decompress_ptr jpeg) {
  static const JOCTET end[] = {0xff, JPEG_EOI};
  auto *source = reinterpret_cast<Source *>(jpeg->src);
  if (!source->isPartial)
    jumpBack(reinterpret_cast<j_common_ptr>(jpeg));
  source->manager.next_input_byte = end;
  source->manager.bytes_in_buffer = sizeof(end);
  return TRUE;
}

static void skip(j_decompress_ptr jpeg, long count) {
  auto &source = *jpeg->src;
  if (count <= 0)
    return;
  if (size_t(count) > source.bytes_in_buffer) {
    fillAtEnd(jpeg);
    return;
  }
  source.next_input_byte += count;
  source.bytes_in_buffer -= size_t(count);
}

static void setSource(Source &source, const tn_image_request &request) {
  source.manager.init_source = nothing;
  source.manager.fill_input_buffer = fillAtEnd;
  source.manager.skip_input_data = skip;
  source.manager.resync_to_restart = jpeg_resync_to_restart;
  source.manager.term_source = nothing;
  source.manager.next_input_byte = request.bytes;
  source.manager.bytes_in_buffer = size_t(request.size);
  source.isPartial = request.flags & TN_IMAGE_PARTIAL;
}

/// What is decoded, and how; false if that is not possible.
static bool configure(jpeg_decompress_struct &jpeg, const tn_image_request &request) {
  jpeg_read_header(&jpeg, TRUE);
  int64_t channels = request.channels ? request.channels : jpeg.num_components;
  bool isFourColours =
      jpeg.jpeg_color_space == JCS_CMYK || jpeg.jpeg_color_space == JCS_YCCK;
  if (isFourColours) {
    channels = request.channels ? request.channels : 3;
    jpeg.out_color_space = JCS_CMYK;
  } else {
    jpeg.out_color_space = channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
  }
  jpeg.do_fancy_upsampling = !(request.flags & TN_IMAGE_PLAIN);
  jpeg.dct_method = request.flags & TN_IMAGE_FAST ? JDCT_IFAST : JDCT_ISLOW;
  jpeg.scale_num = 1;
  jpeg.scale_denom = unsigned(request.ratio);
  jpeg_calc_output_dimensions(&jpeg);
  return (channels == 3 || (channels == 1 && !isFourColours)) &&
         int64_t(jpeg.output_height) * jpeg.output_width <= kMostPixels;
}

/// Red, green and blue of a row of inverted cyan, magenta, yellow and black.
static void convertRow(const uint8_t *row, int64_t width, uint8_t *to) {
  for (int64_t x = 0; x < width; ++x)
    for (int channel = 0; channel < 3; ++channel) {
      int colour = row[4 * x + channel], black = row[4 * x + 3];
      to[3 * x + channel] = uint8_t(colour * black / 255);
    }
}

static void readRows(jpeg_decompress_struct &jpeg, const tn_image_request &request,
                     const int64_t *dims, uint8_t *pixels) {
  int64_t samples = dims[1] * dims[2], rowBytes = samples * request.bits / 8;
  JSAMPARRAY rows =
      (*jpeg.mem->alloc_sarray)(reinterpret_cast<j_common_ptr>(&jpeg), JPOOL_IMAGE,
                                jpeg.output_width * unsigned(jpeg.output_components), 2);
  while (jpeg.output_scanline < jpeg.output_height) {
    uint8_t *to = pixels + jpeg.output_scanline * rowBytes;
    jpeg_read_scanlines(&jpeg, rows, 1);
    const uint8_t *row = rows[0];
    if (jpeg.out_color_space == JCS_CMYK) {
      convertRow(row, dims[1], rows[1]);
      row = rows[1];
    }
    writeSamples(request, row, samples, to);
  }
}

int32_t decodeJpeg(const tn_image_request &request, int64_t *dims, uint8_t *pixels) {
  jpeg_decompress_struct jpeg;
  ErrorJump errors;
  Source source;
  setErrors(errors);
  jpeg.err = &errors.manager;
  jpeg_create_decompress(&jpeg);
  if (setjmp(errors.place)) {
    jpeg_destroy_decompress(&jpeg);
    return 1;
  }
  setSource(source, request);
  jpeg.src = &source.manager;
  bool isRight = configure(jpeg, request);
  if (isRight && pixels) {
    jpeg_start_decompress(&jpeg);
    readRows(jpeg, request, dims, pixels);
  } else {
    dims[0] = jpeg.output_height;
    dims[1] = jpeg.output_width;
    dims[2] = jpeg.out_color_space == JCS_GRAYSCALE ? 1 : 3;
  }
  jpeg_destroy_decompress(&jpeg);
  return !isRight;
}

//===----------------------------------------------------------------------===//
// Encoding
//===----------------------------------------------------------------------===//

static void begin(j_compress_ptr jpeg) {
  auto *to = reinterpret_cast<Destination *>(jpeg->dest);
  to->manager.next_output_byte = to->buffer;
  to->manager.free_in_buffer = sizeof(to->buffer);
}

static void put(j_compress_ptr jpeg, size_t count) {
  auto *to = reinterpret_cast<Destination *>(jpeg->dest);
  if (!to->file->append(to->buffer, count))
    jumpBack(reinterpret_cast<j_common_ptr>(jpeg));
  begin(jpeg);
}

static boolean putAll(j_compress_ptr jpeg) {
  put(jpeg, sizeof(reinterpret_cast<Destination *>(jpeg->dest)->buffer));
  return TRUE;
}

static void putRest(j_compress_ptr jpeg) {
  auto *to = reinterpret_cast<Destination *>(jpeg->dest);
  put(jpeg, sizeof(to->buffer) - to->manager.free_in_buffer);
}

int32_t encodeJpeg(const uint8_t *pixels, const int64_t *dims, int quality,
                   Growing &file) {
  bool isRight = (dims[2] == 1 || dims[2] == 3) && dims[0] > 0 && dims[1] > 0 &&
                 dims[0] <= JPEG_MAX_DIMENSION && dims[1] <= JPEG_MAX_DIMENSION;
  if (!isRight)
    return 1;
  jpeg_compress_struct jpeg;
  ErrorJump errors;
  auto *to = static_cast<Destination *>(malloc(sizeof(Destination)));
  if (!to)
    return 1;
  setErrors(errors);
  jpeg.err = &errors.manager;
  jpeg_create_compress(&jpeg);
  bool hasFailed = setjmp(errors.place);
  if (!hasFailed) {
    to->file = &file;
    to->manager.init_destination = begin;
    to->manager.empty_output_buffer = putAll;
    to->manager.term_destination = putRest;
    jpeg.dest = &to->manager;
    jpeg.image_height = unsigned(dims[0]);
    jpeg.image_width = unsigned(dims[1]);
    jpeg.input_components = int(dims[2]);
    jpeg.in_color_space = dims[2] == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, quality, TRUE);
    jpeg_start_compress(&jpeg, TRUE);
    while (jpeg.next_scanline < jpeg.image_height) {
      auto *row = const_cast<uint8_t *>(pixels + jpeg.next_scanline * dims[1] * dims[2]);
      jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
  }
  jpeg_destroy_compress(&jpeg);
  free(to);
  return hasFailed;
}

} // namespace tenon::media
