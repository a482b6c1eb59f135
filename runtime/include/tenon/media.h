//===- media.h - Files and images for compiled graphs -----------*- C -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What generated code calls of libtenon_media.a, which needs libjpeg and libpng. A
// product without such ops does not link it. Each call returns 0, or something else if
// it could not do what it was asked to. Nothing in a file's bytes is trusted.
//
//===--------------------------------------------------------------------===//
#ifndef TENON_MEDIA_H_
#define TENON_MEDIA_H_

#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Formats of image files.
enum tn_image_format { TN_IMAGE_ANY, TN_IMAGE_JPEG, TN_IMAGE_PNG, TN_IMAGE_BMP };

/// How an image is decoded; the first three are of JPEGs.
enum tn_image_flag {
  TN_IMAGE_FAST = 1,    // by integers of few bits
  TN_IMAGE_PLAIN = 2,   // coarser colours are repeated, not interpolated
  TN_IMAGE_PARTIAL = 4, // a file whose end is missing will do
  TN_IMAGE_SPREAD = 8,  // 255 becomes 65535, not 65280
};

/// Of what an image file is to become pixels.
typedef struct tn_image_request {
  const uint8_t *bytes;
  int64_t size;
  int64_t format;
  int64_t channels; // 1 to 4, or 0: as in the file
  int64_t ratio;    // a JPEG's sizes are divided by it
  int64_t flags;
  int64_t bits; // of a channel: 8 or 16
} tn_image_request;

/// Height, width and channels of what tn_media_decode gives.
int32_t tn_media_probe(const tn_image_request *request, int64_t *dims);

/// The pixels, as many as `dims` says, which tn_media_probe gave.
int32_t tn_media_decode(const tn_image_request *request, const int64_t *dims,
                        void *pixels);

/// The file of height × width × channels pixels of 8 or 16 bits, as a string of the
/// run (tn_call.buffers).
int32_t tn_media_encode(tn_call *call, const void *pixels, const int64_t *dims,
                        int64_t bits, int64_t format, int64_t quality, int64_t *string);

/// The bytes of the file of that name, as a string of the run.
int32_t tn_media_read(tn_call *call, const char *name, int64_t size, int64_t *string);

#ifdef __cplusplus
} // extern "C"
#endif

#endif // TENON_MEDIA_H_
