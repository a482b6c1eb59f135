//===- File.h - Whole files in memory ---------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef TENON_RUNTIME_IO_FILE_H_
#define TENON_RUNTIME_IO_FILE_H_

#include "tenon/runtime.h"

#include <sys/types.h>

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

/// The system's calls through which files are written, so that a test can let any of
/// them fail.
struct FileCalls {
  int (*create)(const char *path, int flags);
  ssize_t (*write)(int file, const void *from, size_t size);
  int (*sync)(int file);
  int (*close)(int file);
  int (*rename)(const char *from, const char *to);
  int (*link)(const char *from, const char *to);
  int (*remove)(const char *path);
};
extern FileCalls fileCalls;

/// Waits until the names in the folder of `path` are on the disk.
tn_status syncFolder(const char *path);

/// Whether a file is on the disk when it has its name. What must survive a crash is
/// Durable; the rest is not worth the wait.
enum class Durability { Buffered, Durable };

/// A file that appears under its name only when it is complete: a crash or a full
/// disk leaves what had the name before.
class FileWriter {
public:
  FileWriter() = default;
  FileWriter(const FileWriter &) = delete;
  FileWriter &operator=(const FileWriter &) = delete;
  /// Removes what was written unless finish() has succeeded.
  ~FileWriter();

  tn_status create(const char *path, Durability durability = Durability::Buffered);
  tn_status write(const void *from, size_t size);
  tn_status finish();
  /// The first half of finish(): after it the file is complete under its temporary
  /// name, which is gone unless publish(), the second half, gives it its own.
  tn_status complete();
  tn_status publish();

private:
  tn_status failFile();

  int file = -1;
  bool isTemporary = false;
  bool isDurable = false;
  char path[4096] = {};
  char temporary[4096] = {};
};

} // namespace tenon::io

#endif // TENON_RUNTIME_IO_FILE_H_
