//===- Dataset.cpp - Examples in batches ----------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "runtime/io/Dataset.h"

#include "runtime/core/Status.h"

#include <string.h>

namespace tenon::io {

using core::fail;

tn_status Dataset::addFeed(const tn_tensor_info &info, Tensor &&all) {
  Feed *feed = feeds.add();
  if (!feed || !views.add())
    return core::failMemory(sizeof(*feed), "feeds");
  bool canBatch = info.rank && all.rank() == info.rank;
  bool isOpen = canBatch && info.dims[0] < 0;
  bool isCut = canBatch && !isOpen && all.shape()[0] > info.dims[0] && info.dims[0] > 0;
  feed->isBatched = isOpen || isCut;
  feed->all = static_cast<Tensor &&>(all);
  if (!feed->isBatched)
    return TN_OK;
  int64_t count = feed->all.shape()[0];
  if (exampleCount >= 0 && count != exampleCount)
    return fail(TN_INVALID_ARGUMENT,
                "feed \"%s\" has %lld examples, but feed \"%s\" has %lld", info.name,
                (long long)count, first, (long long)exampleCount);
  if (isCut && fixed && fixed != info.dims[0])
    return fail(TN_INVALID_ARGUMENT,
                "feed \"%s\" takes %lld examples a step, but another takes %lld",
                info.name, (long long)info.dims[0], (long long)fixed);
  if (!first)
    first = info.name;
  exampleCount = count;
  if (isCut)
    fixed = info.dims[0];
  return TN_OK;
}

tn_status Dataset::open(const tn_program *program, uint32_t signature,
                        const InputSource &source) {
  List<Tensor> tensors;
  tn_status status = source.read(program, signature, &tensors);
  for (uint32_t i = 0; !status && i < tensors.size(); ++i) {
    tn_tensor_info info;
    status = tn_program_feed(program, signature, i, &info);
    if (!status)
      status = addFeed(info, static_cast<Tensor &&>(tensors[i]));
  }
  for (size_t i = 0; !status && i < feeds.size(); ++i)
    views[i] = feeds[i].all.view();
  if (!status && exampleCount <= 0)
    return fail(TN_INVALID_ARGUMENT,
                exampleCount < 0 ? "no feed has a dimension of examples to go through"
                                 : "feed \"%s\" has no examples",
                first);
  return status;
}

/// Whether the examples are one after the other.
static bool areConsecutive(const int64_t *indices, int64_t count) {
  int64_t at = 1;
  while (at < count && indices[at] == indices[0] + at)
    ++at;
  return at == count;
}

tn_status Dataset::gather(const int64_t *indices, int64_t count) {
  bool isRange = areConsecutive(indices, count);
  for (size_t i = 0; i < feeds.size(); ++i) {
    Feed &feed = feeds[i];
    if (!feed.isBatched)
      continue;
    const Tensor &all = feed.all;
    memcpy(feed.shape, all.shape(), all.rank() * sizeof(int64_t));
    feed.shape[0] = count;
    size_t row = size_t(all.size()) / size_t(all.shape()[0]);
    if (isRange) { // where they are
      views[i] = {all.data() + size_t(indices[0]) * row, feed.shape, all.rank(),
                  all.dtype()};
      continue;
    }
    if (!feed.batch.dtype() || feed.batch.shape()[0] < count)
      if (tn_status status = feed.batch.allocate(all.dtype(), all.rank(), feed.shape))
        return status;
    for (int64_t k = 0; row && k < count; ++k)
      memcpy(feed.batch.data() + size_t(k) * row, all.data() + size_t(indices[k]) * row,
             row);
    views[i] = {feed.batch.data(), feed.shape, all.rank(), all.dtype()};
  }
  return TN_OK;
}

/// The next of a sequence of 64-bit numbers (SplitMix64).
static uint64_t nextRandom(uint64_t &state) {
  uint64_t z = state += 0x9e3779b97f4a7c15;
  z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
  z = (z ^ z >> 27) * 0x94d049bb133111eb;
  return z ^ z >> 31;
}

void shuffle(uint64_t seed, uint64_t round, int64_t *indices, int64_t count) {
  uint64_t state = seed;
  state = nextRandom(state) + round;
  for (int64_t i = 0; i < count; ++i)
    indices[i] = i;
  for (int64_t i = count - 1; i > 0; --i) {
    // The high half of a product has no bias that data of this size could show.
    auto j = int64_t((unsigned __int128)nextRandom(state) * uint64_t(i + 1) >> 64);
    int64_t other = indices[j];
    indices[j] = indices[i];
    indices[i] = other;
  }
}

} // namespace tenon::io
