//===- Safetensors.h - Tensors in .safetensors files ------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A file is the size of a header in 8 bytes, the header, which is JSON, and the
// tensors' elements.
//
//===----------------------------------------------------------------------===//
#ifndef TENON_RUNTIME_IO_SAFETENSORS_H_
#define TENON_RUNTIME_IO_SAFETENSORS_H_

#include "runtime/io/Checkpoint.h"

namespace tenon::io {

/// A file that is open for reading. It need not be sane.
class SafetensorsReader {
public:
  SafetensorsReader() = default;
  SafetensorsReader(const SafetensorsReader &) = delete;
  SafetensorsReader &operator=(const SafetensorsReader &) = delete;

  tn_status open(const char *path);
  /// The same for bytes in memory, which are copied; `name` is for error texts.
  tn_status openBytes(const char *name, const uint8_t *data, size_t size);

  uint32_t count() const { return uint32_t(entries.size()); }
  /// A tensor's name; lives as long as the reader.
  const char *name(uint32_t index) const;
  /// The tensor of that name, or count().
  uint32_t find(const char *name) const;
  tn_status read(uint32_t index, Tensor *out) const;

private:
  struct Entry {
    size_t name = 0; // offset in `names`
    uint32_t dtype = 0;
    uint32_t rank = 0;
    int64_t shape[TN_MAX_RANK] = {};
    uint64_t begin = 0, end = 0; // of the elements
  };
  class Parser;

  tn_status readHeader();

  Bytes path, file, names;
  uint64_t dataStart = 0;
  List<Entry> entries;
};

/// Writes a file of these tensors by their names.
tn_status writeSafetensors(const char *path, const List<SavedTensor> &tensors);

} // namespace tenon::io

#endif // TENON_RUNTIME_IO_SAFETENSORS_H_
