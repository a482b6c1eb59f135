//===- Dataset.h - Examples in batches --------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef TENON_RUNTIME_IO_DATASET_H_
#define TENON_RUNTIME_IO_DATASET_H_

#include "runtime/io/Feeds.h"

namespace tenon::io {

/// What a signature is fed from files: inputs whose outermost dimension is that of
/// examples, which are fed in batches, and others, which are fed as they are.
class Dataset {
public:
  /// Reads all feeds of `signature`. Feeds that are open in their outermost dimension
  /// are batched, and those where the input has more there than the feed.
  tn_status open(const tn_program *program, uint32_t signature,
                 const InputSource &source);

  int64_t examples() const { return exampleCount; }
  /// The size that the graph gives batches, or 0 if any will do.
  int64_t fixedBatch() const { return fixed; }

  /// Fills the inputs of a run with these examples.
  tn_status gather(const int64_t *indices, int64_t count);
  const List<tn_tensor> &inputs() const { return views; }

private:
  struct Feed {
    Tensor all, batch;
    int64_t shape[TN_MAX_RANK] = {}; // of the batch
    bool isBatched = false;
  };
  tn_status addFeed(const tn_tensor_info &info, Tensor &&all);

  List<Feed> feeds;
  List<tn_tensor> views;
  int64_t exampleCount = -1;
  int64_t fixed = 0;
  const char *first = nullptr; // the first batched feed
};

/// The numbers 0 … count - 1 in an order that `seed` and `round` decide.
void shuffle(uint64_t seed, uint64_t round, int64_t *indices, int64_t count);

} // namespace tenon::io

#endif // TENON_RUNTIME_IO_DATASET_H_
