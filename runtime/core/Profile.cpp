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

/// What the manifest says of a kernel; null where it says nothing.
static const tenon::manifest::KernelInfo *infoOf(const tn_session *session,
                                                 uint32_t kernel) {
  auto *kernels = session->program->manifest->kernels();
  return kernels && kernel < kernels->size() ? kernels->Get(kernel) : nullptr;
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
  const tenon::manifest::KernelInfo *info = infoOf(session, kernel);
  out->name = info ? info->name()->c_str() : "";
  out->flops = info ? info->flops() : 0;
  out->bytes = info ? info->bytes() : 0;
  out->node_count = info && info->nodes() ? info->nodes()->size() : 0;
  out->count = costs[kernel].count.load(std::memory_order_relaxed);
  out->total_ns = costs[kernel].nanoseconds.load(std::memory_order_relaxed);
  return TN_OK;
}

tn_status tn_session_profile_node(tn_session *session, uint32_t kernel, uint32_t node,
                                  const char **out) {
  TN_REQUIRE(session, "tn_session_profile_node");
  TN_REQUIRE(out, "tn_session_profile_node");
  const tenon::manifest::KernelInfo *info = infoOf(session, kernel);
  uint32_t count = info && info->nodes() ? info->nodes()->size() : 0;
  if (node >= count)
    return fail(TN_OUT_OF_RANGE, "kernel %u has no node %u: there are %u", kernel, node,
                count);
  auto *nodes = session->program->manifest->nodes();
  uint32_t number = info->nodes()->Get(node);
  *out = nodes && number < nodes->size() ? nodes->Get(number)->name()->c_str() : "";
  return TN_OK;
}
