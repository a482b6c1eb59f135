//===- manifest_fuzzer.cpp - Fuzzer of the loaders ------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Hands each input to the manifest's loader and to the readers of tensors and bundles.
// Run as
//   manifest-fuzzer test/Fuzz/corpus/manifest test/Fuzz/corpus/npz
//
//===----------------------------------------------------------------------===//
#include "Loaders.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  tenon::test::loadManifest(data, size);
  tenon::test::loadTensors(data, size);
  tenon::test::loadBundleParts({reinterpret_cast<const char *>(data), size});
  return 0;
}
