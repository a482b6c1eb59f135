//===- Program.h - A loaded program -----------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the manifest says, verified and laid out for runs. Everything here is
// read-only once loading has succeeded.
//
//===----------------------------------------------------------------------===//
#ifndef TENON_RUNTIME_CORE_PROGRAM_H_
#define TENON_RUNTIME_CORE_PROGRAM_H_

#include "Memory.h"
#include "Status.h"
#include "tenon/abi.h"

namespace tenon::manifest {
struct Manifest;
} // namespace tenon::manifest

namespace tenon::core {

/// A feed, a fetch or a variable.
struct TensorSpec {
  const char *name;
  const char *key;
  uint32_t dtype;
  uint32_t rank;
  uint32_t elementSize;
  const int64_t *dims;
  const char *const *dimNames; // or NULL
  /// Feeds only: for each dim the position, among all dims of all feeds, of an
  /// earlier dim with the same name, or -1.
  const int32_t *sameAs;
};

struct VariableSpec {
  TensorSpec tensor;
  bool trainable;
  bool hasInitialValue;
  uint64_t initialOffset;
  uint64_t bytes;
  const char *checkpointKey;
  const char *checkpointSlice; // or ""
};

struct SignatureSpec {
  const char *name;
  const TensorSpec *feeds;
  const TensorSpec *fetches;
  uint32_t feedCount;
  uint32_t fetchCount;
  uint32_t feedDims; // of all feeds together
  uint32_t fetchDims;
  const uint32_t *variables;
  uint32_t variableCount;
  const uint32_t *reads;
  uint32_t readCount;
  const uint32_t *writes;
  uint32_t writeCount;
  const tn_entry *entry;
  /// With static feeds: what the shape function says, asked once.
  const int64_t *staticFetchDims;
  int64_t staticArena;
  bool isStatic;
};

/// Fills what the manifest knows of `program`; `size` bytes at `data` are
/// whatever was in the file. Also checks all counts against program.module.
tn_status readManifest(tn_program &program);

/// Points program.weights at the weights, mapping the file that the manifest
/// names if the module has none. `folder` is where the product is.
tn_status findWeights(tn_program &program, const char *folder);

/// Undoes findWeights.
void releaseWeights(tn_program &program);

/// Whether only a run knows the dims of a fetch that the shape function gave `dims`.
inline bool isSizedByValues(const TensorSpec &fetch, const int64_t *dims) {
  return fetch.rank && dims[0] == -1;
}

/// Asks the shape function for these feeds and checks its answer against the
/// manifest.
tn_status askShape(const SignatureSpec &signature, const int64_t *feedDims,
                   int64_t *fetchDims, int64_t *arenaSize);

struct GpuSupport;

/// tn_program_from_module with the support for GPUs, if it is linked, and what else a
/// program may own: `library` is a dlopen handle and `unload` closes it, also on failure.
tn_status loadModule(const tn_module *module, const GpuSupport *gpuSupport,
                     const char *folder, void *library, void (*unload)(void *),
                     tn_program **out);

} // namespace tenon::core

struct tn_program {
  const tn_module *module = nullptr;
  const tenon::manifest::Manifest *manifest = nullptr;
  const tn_target *target = nullptr; // NULL if there are no kernels
  const uint8_t *weights = nullptr;
  uint64_t weightsSize = 0;
  tenon::core::SignatureSpec *signatures = nullptr;
  uint32_t signatureCount = 0;
  tenon::core::VariableSpec *variables = nullptr;
  uint32_t variableCount = 0;
  const tn_other_variable *others = nullptr;
  uint32_t otherCount = 0;
  /// Whether signatures i and j exclude each other, at i * signatureCount + j.
  const bool *conflicts = nullptr;
  /// NULL if the program has no code for GPUs.
  const tenon::core::GpuSupport *gpuSupport = nullptr;
  tenon::core::Zone zone;

  int32_t references = 1; // atomic
  void *mappedWeights = nullptr;
  size_t mappedSize = 0;
  void *library = nullptr;
  void (*unload)(void *) = nullptr;
};

#endif // TENON_RUNTIME_CORE_PROGRAM_H_
