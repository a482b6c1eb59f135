//===- Profile.cpp - Time of each kernel ----------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The counters are made by the first begin and freed with the session, so that a
// run that outlives an end may still count.
//
//===----------------------------------------------------------------------===//
#include "Session.h"
#include "proto/manifest_generated.h"

#include <stdlib.h>

using namespace tenon::core;

tn_status tn_session_profile_begin(tn_session *session) {
  TN_REQUIRE(session, "tn_session_profile_begin");
  uint32_t count = session->program->module->kernel_count;
  if (!session->costs.load(std::memory_order_acquire)) {
    void *memory = calloc(count ? count : 1, sizeof(KernelCost));
    if (!memory)
      return failMemory(count * sizeof(KernelCost), "a profile");
    KernelCost *none = nullptr;
    if (!session->costs.compare_exchange_strong(none, static_cast<KernelCost *>(memory)))
      free(memory);
  }
  KernelCost *costs = session->costs.load(std::memory_order_acquire);
  for (uint32_t i = 0; i < count; ++i) {
    costs[i].count.store(0, std::memory_order_relaxed);
    costs[i].nanoseconds.store(0, std::memory_order_relaxed);
  }
  session->profiling.store(true, std::memory_order_release);
  return TN_OK;
}

tn_status tn_session_profile_end(tn_session *session) {
  TN_REQUIRE(session, "tn_session_profile_end");
  session->profiling.store(false, std::memory_order_release);
  return TN_OK;
}

tn_status tn_session_profile_kernel(tn_session *session, uint32_t kernel,
                                    tn_kernel_profile *out) {
  TN_REQUIRE(session, "tn_session_profile_kernel");
  TN_REQUIRE(out, "tn_session_profile_kernel");
  uint32_t count = session->program->module->kernel_count;
  if (kernel >= count)
    return fail(TN_OUT_OF_RANGE, "there is no kernel %u: there are %u", kernel, count);
  KernelCost *costs = session->costs.load(std::memory_order_acquire);
  if (!costs)
    return fail(TN_FAILED_PRECONDITION, "no profile has begun");
  const tenon::manifest::Manifest &manifest = *session->program->manifest;
  bool isNamed = manifest.kernels() && kernel < manifest.kernels()->size();
  out->name = isNamed ? manifest.kernels()->Get(kernel)->name()->c_str() : "";
  out->count = costs[kernel].count.load(std::memory_order_relaxed);
  out->total_ns = costs[kernel].nanoseconds.load(std::memory_order_relaxed);
  return TN_OK;
}
