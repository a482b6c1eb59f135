//===- File.h - Whole files in memory ---------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef TENON_RUNTIME_IO_FILE_H_
#define TENON_RUNTIME_IO_FILE_H_

#include "tenon/runtime.h"

namespace tenon::io {

/// Bytes that grow.
class Bytes {
public:
  Bytes() = default;
  Bytes(const Bytes &) = delete;
  Bytes &operator=(const Bytes &) = delete;
  ~Bytes();

  /// Appends, or makes room for; false if memory runs out.
  bool append(const void *from, size_t size);
  bool append(const char *text);
  bool reserve(size_t size);
  void resize(size_t size) { used = size; } // within what was reserved
  void clear() { used = 0; }

  uint8_t *data() const { return bytes; }
  size_t size() const { return used; }

private:
  uint8_t *bytes = nullptr;
  size_t used = 0;
  size_t room = 0;
};

/// Reads all of a file, or of a pipe.
tn_status readFile(const char *path, Bytes *out);

/// A file that appears under its name only when it is complete.
class FileWriter {
public:
  FileWriter() = default;
  FileWriter(const FileWriter &) = delete;
  FileWriter &operator=(const FileWriter &) = delete;
  /// Removes what was written unless finish() has succeeded.
  ~FileWriter();

  tn_status create(const char *path);
  tn_status write(const void *from, size_t size);
  tn_status finish();

private:
  tn_status failFile();

  int file = -1;
  bool isTemporary = false;
  char path[4096] = {};
  char temporary[4096] = {};
};

} // namespace tenon::io

#endif // TENON_RUNTIME_IO_FILE_H_
