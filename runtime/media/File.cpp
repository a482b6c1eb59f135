//===- File.cpp - The bytes of files --------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "runtime/media/Formats.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

using namespace tenon::media;

/// Reads an open file to its end, wherever that turns out to be.
static bool readAll(int file, Growing &bytes) {
  uint8_t piece[1 << 14];
  for (;;) {
    ssize_t count = read(file, piece, sizeof(piece));
    if (count < 0 && errno == EINTR)
      continue;
    if (count <= 0)
      return count == 0;
    if (!bytes.append(piece, size_t(count)))
      return false;
  }
}

int32_t tn_media_read(tn_call *call, const char *name, int64_t size, int64_t *string) {
  char path[PATH_MAX];
  if (size >= int64_t(sizeof(path)) || memchr(name, 0, size_t(size)))
    return 1;
  memcpy(path, name, size_t(size));
  path[size] = 0;
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0)
    return 1;
  Growing bytes;
  bool isRead = readAll(file, bytes);
  close(file);
  *string = 0;
  if (isRead && bytes.size) {
    uint8_t *to = makeString(call, int64_t(bytes.size), string);
    isRead = to;
    if (to)
      memcpy(to, bytes.data, bytes.size);
  }
  free(bytes.data);
  return !isRead;
}
