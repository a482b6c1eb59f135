//===- Npz.h - NumPy's .npz archives ----------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// An .npz file is a ZIP archive with a .npy file a tensor. Reading takes stored
// members, and deflated ones through a function that the caller brings, so that
// a compiled executable needs no zlib. Writing stores.
//
//===----------------------------------------------------------------------===//
#ifndef TENON_RUNTIME_IO_NPZ_H_
#define TENON_RUNTIME_IO_NPZ_H_

#include "runtime/io/File.h"
#include "runtime/io/Tensor.h"

namespace tenon::io {

/// Inflates the raw deflate stream in `size` bytes at `from` into `out`, which
/// must come to `expected` bytes. May not trust any of them.
using Inflate = tn_status (*)(const char *name, const uint8_t *from, size_t size,
                              uint64_t expected, Bytes *out);

/// Inflate with zlib; in the library tenon_zlib.
tn_status inflateWithZlib(const char *name, const uint8_t *from, size_t size,
                          uint64_t expected, Bytes *out);

/// An archive that is open for reading. The file need not be sane.
class NpzReader {
public:
  NpzReader() = default;
  NpzReader(const NpzReader &) = delete;
  NpzReader &operator=(const NpzReader &) = delete;

  /// Reads the file and its directory. Without `inflate`, deflated members
  /// cannot be read.
  tn_status open(const char *path, Inflate inflate = nullptr);
  /// The same for bytes in memory, which are copied; `name` is for error texts.
  tn_status openBytes(const char *name, const uint8_t *data, size_t size,
                      Inflate inflate = nullptr);

  /// Tensors in the archive; other members do not count.
  uint32_t count() const { return members; }
  /// A tensor's name, without ".npy"; lives as long as the reader.
  const char *name(uint32_t index) const;
  /// The tensor of that name, or count().
  uint32_t find(const char *name) const;
  /// Reads and checks a tensor; index < count().
  tn_status read(uint32_t index, Tensor *out) const;

private:
  struct Member {
    uint64_t nameOffset; // in `names`
    uint64_t header;     // the local header's offset
    uint64_t packed;
    uint64_t size;
    uint32_t crc;
    uint16_t method;
    uint16_t flags;
  };

  tn_status readDirectory();
  tn_status findDirectory(uint64_t *offset, uint64_t *size);
  tn_status addMember(const uint8_t *entry, size_t nameSize, size_t extraSize);
  tn_status damaged(const char *what) const;
  const Member &member(uint32_t index) const {
    return reinterpret_cast<const Member *>(table.data())[index];
  }

  Bytes path, file, names, table;
  uint32_t members = 0;
  Inflate inflate = nullptr;
};

/// Writes an archive, which appears under its name when finish() has succeeded.
class NpzWriter {
public:
  tn_status create(const char *path, Durability durability = Durability::Buffered);
  /// Adds a tensor as member `name` + ".npy".
  tn_status add(const char *name, const tn_tensor &tensor);
  tn_status finish();

private:
  FileWriter file;
  Bytes directory;
  uint64_t offset = 0;
  uint64_t members = 0;
};

/// CRC-32 as in ZIP and PNG, going on from `crc`.
uint32_t crc32(uint32_t crc, const void *data, size_t size);

} // namespace tenon::io

#endif // TENON_RUNTIME_IO_NPZ_H_
