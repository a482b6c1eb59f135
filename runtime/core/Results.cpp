//===- Results.cpp - Runs that allocate their outputs ---------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One block has the record, the tensors and their dims; each tensor's data is a block of
// its own. What is sized by values is copied out of the frame, which other runs reuse.
//
//===----------------------------------------------------------------------===//
#include "Strings.h"

#include <new>
#include <stdlib.h>
#include <string.h>

namespace tenon::core {
namespace {
struct Results : tn_results {
  tn_tensor *tensors;
  int64_t *dims;
  Block *blocks;
};
} // namespace

static void destroy(Results *results) {
  for (size_t i = 0; i < results->fetch_count; ++i)
    results->blocks[i].~Block();
  free(results);
}

static Results *createResults(const SignatureSpec &signature) {
  size_t count = signature.fetchCount;
  size_t bytes = sizeof(Results) + count * (sizeof(tn_tensor) + sizeof(Block)) +
                 signature.fetchDims * sizeof(int64_t);
  void *memory = calloc(1, bytes);
  if (!memory) {
    failMemory(bytes, "results");
    return nullptr;
  }
  auto *results = new (memory) Results{};
  results->tensors = reinterpret_cast<tn_tensor *>(results + 1);
  results->blocks = reinterpret_cast<Block *>(results->tensors + count);
  results->dims = reinterpret_cast<int64_t *>(results->blocks + count);
  results->fetches = results->tensors;
  results->fetch_count = count;
  int64_t *dims = results->dims;
  for (size_t i = 0; i < count; ++i) {
    new (&results->blocks[i]) Block;
    const TensorSpec &spec = signature.fetches[i];
    results->tensors[i] = {nullptr, dims, spec.rank, spec.dtype};
    dims += spec.rank;
  }
  return results;
}

/// Gives result `i` these dims, and says how many bytes its elements take.
static tn_status shapeResult(Results &results, size_t i, const TensorSpec &spec,
                             const int64_t *dims, uint64_t &bytes) {
  bytes = spec.elementSize;
  for (uint32_t j = 0; j < spec.rank; ++j) {
    const_cast<int64_t *>(results.tensors[i].shape)[j] = dims[j];
    if (dims[j] < 0 || __builtin_mul_overflow(bytes, uint64_t(dims[j]), &bytes))
      return fail(TN_INTERNAL, "fetch \"%s\" has dim %u = %lld", spec.name, j,
                  (long long)dims[j]);
  }
  return TN_OK;
}

/// Gives result `i` these dims and memory for them.
static tn_status allocateResult(Results &results, size_t i, const TensorSpec &spec,
                                const int64_t *dims) {
  tn_tensor &tensor = results.tensors[i];
  uint64_t bytes;
  if (tn_status status = shapeResult(results, i, spec, dims, bytes))
    return status;
  if (!results.blocks[i].reserve(bytes ? bytes : 1))
    return failMemory(bytes, "a result");
  tensor.data = results.blocks[i].data();
  return TN_OK;
}

/// Gives result `i` what the run left in the frame.
static tn_status copyResult(Results &results, size_t i, const TensorSpec &spec,
                            const int64_t *dims, const void *data) {
  if (spec.dtype == TN_STRING) {
    uint64_t bytes;
    tn_status status = shapeResult(results, i, spec, dims, bytes);
    if (!status)
      status = copyStrings(static_cast<const int64_t *>(data),
                           int64_t(bytes / spec.elementSize), results.blocks[i]);
    results.tensors[i].data = results.blocks[i].data();
    return status;
  }
  if (tn_status status = allocateResult(results, i, spec, dims))
    return status;
  size_t bytes = spec.elementSize;
  for (uint32_t j = 0; j < spec.rank; ++j)
    bytes *= size_t(dims[j]);
  memcpy(results.tensors[i].data, data, bytes);
  return TN_OK;
}

static tn_status runInto(tn_session &session, uint32_t index, Frame &frame,
                         const tn_tensor *inputs, Results &results) {
  const SignatureSpec &signature = session.program->signatures[index];
  const int64_t *fetchDims;
  int64_t arena;
  tn_status status = planFrame(signature, frame, inputs, fetchDims, arena);
  const int64_t *dims = fetchDims;
  for (uint32_t i = 0; !status && i < signature.fetchCount; ++i) {
    const TensorSpec &spec = signature.fetches[i];
    if (!isSizedByValues(spec, dims) && spec.dtype != TN_STRING)
      status = allocateResult(results, i, spec, dims);
    dims += spec.rank;
  }
  if (!status)
    status = runFrame(session, index, frame, inputs, results.tensors, fetchDims, arena);
  if (status)
    return status;
  dims = frame.fetchDims;
  for (uint32_t i = 0; !status && i < signature.fetchCount; ++i) {
    const TensorSpec &spec = signature.fetches[i];
    // Dims that the shape function said are in the frame only if it was asked now.
    bool isPlanned = !isSizedByValues(spec, fetchDims);
    if (!results.tensors[i].data)
      status = copyResult(results, i, spec, isPlanned ? fetchDims : dims,
                          frame.buffers[signature.feedCount + i]);
    dims += spec.rank;
    fetchDims += spec.rank;
  }
  return status;
}

} // namespace tenon::core

using namespace tenon::core;

tn_status tn_session_run_results(tn_session *session, uint32_t signature,
                                 const tn_tensor *inputs, size_t input_count,
                                 tn_results **out) {
  TN_REQUIRE(out, "tn_session_run_results");
  *out = nullptr;
  TN_REQUIRE(session, "tn_session_run_results");
  if (tn_status status = checkCounts(session, signature, inputs, input_count))
    return status;
  Results *results = createResults(session->program->signatures[signature]);
  Frame *frame = results ? takeFrame(*session) : nullptr;
  if (!frame) {
    if (results)
      destroy(results);
    return TN_OUT_OF_MEMORY;
  }
  tn_status status = runInto(*session, signature, *frame, inputs, *results);
  returnFrame(*session, frame);
  if (status)
    destroy(results);
  else
    *out = results;
  return status;
}

void tn_results_release(tn_results *results) {
  if (results)
    destroy(static_cast<Results *>(results));
}
