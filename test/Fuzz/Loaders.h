//===- Loaders.h - What the fuzzers call ------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef TENON_TEST_FUZZ_LOADERS_H_
#define TENON_TEST_FUZZ_LOADERS_H_

#include "proto/BundleFormat.h"
#include "runtime/io/Json.h"
#include "runtime/io/Npy.h"
#include "runtime/io/Npz.h"
#include "runtime/io/Safetensors.h"
#include "test/Unit/TestModule.h"

#include <algorithm>
#include <string>
#include <vector>

namespace tenon::test {

/// Loads a program with this manifest; makes and frees a session if it loads.
inline void loadManifest(const uint8_t *data, size_t size) {
  static const TestModule *base = [] {
    Tweaks tweaks;
    tweaks.silentShapes = true;
    return new TestModule(tweaks);
  }();
  std::vector<uint64_t> words(size / 8 + 1); // aligned, and no larger than needed
  std::copy(data, data + size, reinterpret_cast<uint8_t *>(words.data()));
  tn_module module = base->module;
  module.manifest = reinterpret_cast<uint8_t *>(words.data());
  module.manifest_size = size;
  tn_program *program;
  if (tn_program_from_module(&module, &program))
    return;
  tn_session_options options = {1, nullptr, nullptr};
  tn_session *session = nullptr;
  tn_program_info info;
  uint64_t bytes = 0;
  (void)tn_program_describe(program, &info);
  for (uint32_t i = 0; i < info.variable_count; ++i) {
    tn_variable_info variable;
    (void)tn_program_variable(program, i, &variable);
    uint64_t size = tn_dtype_size(variable.tensor.dtype);
    for (uint32_t j = 0; j < variable.tensor.rank; ++j)
      size *= uint64_t(variable.tensor.dims[j]);
    bytes = size > UINT64_MAX - bytes ? UINT64_MAX : bytes + size;
  }
  // A manifest may ask for large variables; that is no error.
  if (bytes < (1 << 24) && !tn_session_create(program, &options, &session))
    tn_session_release(session);
  tn_program_release(program);
}

/// Reads the bytes as parts of a tensor bundle's index.
inline void loadBundleParts(std::string_view bytes) {
  bundle::Header header;
  bundle::Entry entry;
  (void)bundle::parseHeader(bytes, header);
  if (bundle::parseEntry(bytes, entry))
    for (const bundle::Slice &slice : entry.slices) {
      bundle::Slice resolved;
      if (bundle::resolveSlice(slice, entry.shape, resolved))
        (void)bundle::sliceElements(resolved);
      (void)bundle::sliceKey("fuzz", slice);
    }
  std::vector<std::string_view> strings;
  std::vector<bundle::NamedKey> keys;
  std::vector<int64_t> shape;
  bundle::Slice slice;
  uint32_t crc;
  (void)bundle::parseStrings(bytes, 3, strings, crc);
  (void)bundle::parseObjectGraph(bytes, keys);
  (void)bundle::parseSlice(bytes, shape, slice);
}

/// Reads the bytes as .npz, .npy, .safetensors and JSON.
inline void loadTensors(const uint8_t *data, size_t size) {
  io::NpzReader reader;
  if (!reader.openBytes("fuzz", data, size))
    for (uint32_t i = 0; i < reader.count() && i < 16; ++i) {
      io::Tensor tensor;
      (void)reader.read(i, &tensor);
      (void)reader.find(reader.name(i));
    }
  io::SafetensorsReader safetensors;
  if (!safetensors.openBytes("fuzz", data, size))
    for (uint32_t i = 0; i < safetensors.count() && i < 16; ++i) {
      io::Tensor tensor;
      (void)safetensors.read(i, &tensor);
      (void)safetensors.find(safetensors.name(i));
    }
  io::Tensor npy, json;
  (void)io::parseNpy("fuzz", data, size, &npy);
  std::string text(reinterpret_cast<const char *>(data), size);
  io::Bytes out;
  if (!io::parseJson("fuzz", text.c_str(), TN_INVALID_DTYPE, &json))
    (void)io::formatJson(json.view(), &out);
}

} // namespace tenon::test

#endif // TENON_TEST_FUZZ_LOADERS_H_
