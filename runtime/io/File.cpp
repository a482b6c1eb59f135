//===- File.cpp - Whole files in memory -----------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A writer works on a temporary file beside the target and renames it at the
// end. What is no plain file (a pipe, /dev/stdout) is written directly. A durable
// file is on the disk before it gets its name, and the name before finish() returns.
//
//===----------------------------------------------------------------------===//
#include "runtime/io/File.h"

#include "runtime/core/Status.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tenon::io {

using core::fail;

Bytes::~Bytes() { free(bytes); }

bool Bytes::reserve(size_t size) {
  if (size <= room)
    return true;
  size_t wanted = room > SIZE_MAX / 4 || room * 2 < size ? size : room * 2;
  void *memory = realloc(bytes, wanted);
  if (!memory)
    return false;
  bytes = static_cast<uint8_t *>(memory);
  room = wanted;
  return true;
}

bool Bytes::append(const void *from, size_t size) {
  if (size > SIZE_MAX / 2 - used || !reserve(used + size))
    return false;
  if (size)
    memcpy(bytes + used, from, size);
  used += size;
  return true;
}

bool Bytes::append(const char *text) { return append(text, strlen(text)); }

tn_status readFile(const char *path, Bytes *out) {
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0)
    return fail(errno == ENOENT ? TN_NOT_FOUND : TN_IO_ERROR, "%s: %s", path,
                strerror(errno));
  out->clear();
  struct stat status;
  size_t expected =
      fstat(file, &status) == 0 && S_ISREG(status.st_mode) ? size_t(status.st_size) : 0;
  tn_status result = TN_OK;
  for (;;) {
    size_t step = out->size() < expected ? expected - out->size() : 65536;
    if (!out->reserve(out->size() + step)) {
      result = core::failMemory(out->size() + step, path);
      break;
    }
    ssize_t got = read(file, out->data() + out->size(), step);
    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0)
      result = fail(TN_IO_ERROR, "%s: %s", path, strerror(errno));
    if (got <= 0)
      break;
    out->resize(out->size() + size_t(got));
  }
  close(file);
  return result;
}

FileCalls fileCalls = {
    [](const char *path, int flags) { return open(path, flags | O_CLOEXEC, 0666); },
    write,
    fsync,
    close,
    rename,
    link,
    unlink,
};

tn_status syncFolder(const char *path) {
  char folder[4096];
  const char *end = strrchr(path, '/');
  int size = snprintf(folder, sizeof(folder), "%.*s", end ? int(end - path + 1) : 1,
                      end ? path : ".");
  if (size < 0 || size_t(size) >= sizeof(folder))
    return fail(TN_INVALID_ARGUMENT, "path of %d characters is too long", size);
  int file = fileCalls.create(folder, O_RDONLY | O_DIRECTORY);
  if (file < 0)
    return fail(TN_IO_ERROR, "%s: %s", folder, strerror(errno));
  // Some file systems have no such call for folders.
  int synced = fileCalls.sync(file);
  int reason = errno;
  fileCalls.close(file);
  if (synced != 0 && reason != EINVAL)
    return fail(TN_IO_ERROR, "%s: %s", folder, strerror(reason));
  return TN_OK;
}

FileWriter::~FileWriter() {
  if (file >= 0)
    fileCalls.close(file);
  if (isTemporary)
    fileCalls.remove(temporary);
}

tn_status FileWriter::failFile() {
  return fail(TN_IO_ERROR, "%s: %s", path, strerror(errno));
}

tn_status FileWriter::create(const char *target, Durability durability) {
  int length = snprintf(path, sizeof(path), "%s", target);
  int longer =
      snprintf(temporary, sizeof(temporary), "%s.%ld.part", target, long(getpid()));
  if (length < 0 || longer < 0 || size_t(longer) >= sizeof(temporary))
    return fail(TN_INVALID_ARGUMENT, "path of %d characters is too long", length);
  struct stat status;
  bool isDirect = stat(path, &status) == 0 && !S_ISREG(status.st_mode);
  file = isDirect ? fileCalls.create(path, O_WRONLY)
                  : fileCalls.create(temporary, O_WRONLY | O_CREAT | O_TRUNC);
  if (file < 0)
    return failFile();
  isTemporary = !isDirect;
  isDurable = !isDirect && durability == Durability::Durable;
  return TN_OK;
}

tn_status FileWriter::write(const void *from, size_t size) {
  auto *next = static_cast<const uint8_t *>(from);
  while (size) {
    ssize_t wrote = fileCalls.write(file, next, size);
    if (wrote < 0 && errno == EINTR)
      continue;
    if (wrote <= 0)
      return failFile();
    next += wrote;
    size -= size_t(wrote);
  }
  return TN_OK;
}

tn_status FileWriter::complete() {
  if (isDurable && fileCalls.sync(file) != 0)
    return failFile();
  int closed = fileCalls.close(file);
  file = -1;
  return closed == 0 ? TN_OK : failFile();
}

tn_status FileWriter::publish() {
  if (isTemporary && fileCalls.rename(temporary, path) != 0)
    return failFile();
  isTemporary = false;
  return isDurable ? syncFolder(path) : TN_OK;
}

tn_status FileWriter::finish() {
  tn_status status = complete();
  return status ? status : publish();
}

} // namespace tenon::io
