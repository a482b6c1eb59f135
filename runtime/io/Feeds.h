//===- Feeds.h - Feeds and fetches of one signature -------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef TENON_RUNTIME_IO_FEEDS_H_
#define TENON_RUNTIME_IO_FEEDS_H_

#include "runtime/io/Driver.h"

namespace tenon::io {

/// The inputs of a command line, open and parsed as far as possible without a
/// signature.
class InputSource {
public:
  tn_status open(const RunOptions &options);

  /// Reads each feed of `signature` from --input, else from --inputs.
  tn_status read(const tn_program *program, uint32_t signature,
                 List<Tensor> *feeds) const;

  /// Fails if an --input is no feed of any of these signatures.
  tn_status checkNames(const tn_program *program, const List<uint32_t> &signatures) const;

private:
  tn_status readOne(const tn_program *program, uint32_t signature, uint32_t feed,
                    Tensor *out) const;

  const RunOptions *options = nullptr;
  NpzReader archive;
};

/// Whether `name` names the tensor: by key, by name, or by name without ":0".
bool namesTensor(const char *name, size_t size, const tn_tensor_info &info);

/// Allocates tensors for all fetches of a run with these feeds; with steps > 0
/// each has a leading dimension. Those whose dims only a run knows stay empty, which
/// `sizedByValues` tells; they have no steps.
tn_status allocateFetches(const tn_program *program, tn_session *session,
                          uint32_t signature, const List<Tensor> &feeds, int64_t steps,
                          List<Tensor> *fetches, bool *sizedByValues);

} // namespace tenon::io

#endif // TENON_RUNTIME_IO_FEEDS_H_
