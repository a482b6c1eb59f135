//===- Launch.cpp - From a kernel launch to threads -----------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What tn_call.launch points to. A kernel's elements do not depend on the number
// of shares, so that a launch may always run as one share: when the session's
// threads are busy with another run, the caller computes alone.
//
//===----------------------------------------------------------------------===//
#include "Session.h"

#include <time.h>

namespace tenon::core {

static int32_t limit(int32_t parts, int32_t threads) {
  return parts < threads ? parts : threads;
}

void launchOnPool(tn_call *call, int32_t kernel, void *const *args, int32_t parts) {
  auto &session = *static_cast<tn_session *>(call->executor);
  tn_kernel_fn body = call->kernels[kernel];
  parts = limit(parts, call->threads);
  if (parts <= 1 || !session.pool.run(body, args, parts))
    body(args, 0, 1);
}

namespace {
struct Shares {
  tn_kernel_fn body;
  void *const *args;
  int32_t parts;
};
} // namespace

void launchOnCaller(tn_call *call, int32_t kernel, void *const *args, int32_t parts) {
  auto &session = *static_cast<tn_session *>(call->executor);
  tn_kernel_fn body = call->kernels[kernel];
  parts = limit(parts, call->threads);
  if (parts <= 1)
    return body(args, 0, 1);
  Shares shares{body, args, parts};
  session.options.parallel_for(
      session.options.parallel_for_context, parts,
      [](void *argument, int32_t part) {
        auto &shares = *static_cast<Shares *>(argument);
        shares.body(shares.args, part, shares.parts);
      },
      &shares);
}

static uint64_t now() {
  timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return uint64_t(time.tv_sec) * 1000000000u + uint64_t(time.tv_nsec);
}

void launchTraced(tn_call *call, int32_t kernel, void *const *args, int32_t parts) {
  auto &session = *static_cast<tn_session *>(call->executor);
  KernelCost &cost = session.costs.load(std::memory_order_relaxed)[kernel];
  uint64_t start = now();
  if (session.options.parallel_for)
    launchOnCaller(call, kernel, args, parts);
  else
    launchOnPool(call, kernel, args, parts);
  cost.nanoseconds.fetch_add(now() - start, std::memory_order_relaxed);
  cost.count.fetch_add(1, std::memory_order_relaxed);
}

} // namespace tenon::core
