//===- Weights.h - The section that holds a program's constants -*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <cstdint>

namespace tenon {
class WeightStore;

/// Where each constant lies, counted from tn_call.weights; each starts at a
/// multiple of TENON_BUFFER_ALIGNMENT.
class WeightLayout {
public:
  WeightLayout() = default;

  /// Lays out `ids` one after the other; an id that comes again is ignored.
  WeightLayout(const WeightStore &store, llvm::ArrayRef<int64_t> ids);

  /// Offset of constant `id` in bytes; -1 if it was not laid out.
  int64_t offset(int64_t id) const;

  /// Bytes of the whole section; 0 if there are no constants.
  int64_t totalSize() const { return size; }

  /// Ids in the order of their offsets.
  llvm::ArrayRef<int64_t> ids() const { return order; }

private:
  llvm::DenseMap<int64_t, int64_t> offsets;
  llvm::SmallVector<int64_t> order;
  int64_t size = 0;
};

/// Writes a relocatable ELF object to `path` whose section .tenon.weights holds
/// the constants, under the hidden symbol tenon_weights_<stem>. Bytes stream
/// from the store: nothing is copied. Only if layout.totalSize() > 0.
llvm::Error writeWeightsObject(llvm::StringRef path, llvm::StringRef triple,
                               llvm::StringRef stem, const WeightStore &store,
                               const WeightLayout &layout);

/// Writes the constants alone to `path`, and returns their XXH64 (seed 0), which
/// the manifest keeps.
llvm::Expected<uint64_t> writeWeightsFile(llvm::StringRef path, const WeightStore &store,
                                          const WeightLayout &layout);

} // namespace tenon
