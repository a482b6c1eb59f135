//===- Session.h - A program in use -----------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef TENON_RUNTIME_CORE_SESSION_H_
#define TENON_RUNTIME_CORE_SESSION_H_

#include "Gate.h"
#include "GpuSupport.h"
#include "ThreadPool.h"

namespace tenon::core {

/// All that one run needs, reused by later runs. The arrays have room for any
/// signature of the program.
struct Frame {
  Frame *next;
  void **buffers;
  int64_t *feedDims;
  int64_t *fetchDims;
  Block arena;
  Pile sizedByValues; // of the latest run; see tn_call.allocate
  GpuFrame gpu;
  tn_call call;
};

enum class VariableState : uint8_t { Uninitialised, Ready, Torn };

/// What a kernel has cost while a profile was on.
struct KernelCost {
  std::atomic<uint64_t> count;
  std::atomic<uint64_t> nanoseconds;
};

/// tn_call.launch on the session's threads, the caller's executor, and either
/// with a profile.
void launchOnPool(tn_call *call, int32_t kernel, void *const *args, int32_t parts);
void launchOnCaller(tn_call *call, int32_t kernel, void *const *args, int32_t parts);
void launchTraced(tn_call *call, int32_t kernel, void *const *args, int32_t parts);

/// Checks dtype, rank and static dims of a caller's tensor; `what` and `of` name
/// it: a "feed" of a signature, or a "variable".
tn_status checkTensor(const char *what, const char *of, const TensorSpec &spec,
                      const int64_t *dims, const tn_tensor &given);

} // namespace tenon::core

struct tn_session {
  tn_program *program = nullptr;
  tn_session_options options = {};
  tenon::core::Zone zone;
  tenon::core::Gate gate;
  tenon::core::ThreadPool pool;
  tenon::core::Gpu *gpu = nullptr; // NULL: the program has no code for one

  /// A frame that is free, taken and put back without a lock; more are in a list.
  std::atomic<tenon::core::Frame *> spareFrame{nullptr};
  pthread_mutex_t frameMutex = PTHREAD_MUTEX_INITIALIZER;
  tenon::core::Frame *frames = nullptr;

  tenon::core::Block variableBlock;
  void **variableData = nullptr;
  tenon::core::VariableState *variableStates = nullptr; // under the gate
  const char **tornBy = nullptr;                        // signature's name

  std::atomic<bool> profiling{false};
  std::atomic<tenon::core::KernelCost *> costs{nullptr};
  std::atomic<int32_t> references{1};
};

namespace tenon::core {

/// Before the host reads variables, of number `which`, or when it has written them.
inline tn_status readVariables(tn_session &session, const uint32_t *which,
                               uint32_t count) {
  return session.gpu && count ? session.program->gpuSupport->readVariables(
                                    *session.gpu, session, which, count)
                              : TN_OK;
}
inline tn_status wroteVariables(tn_session &session, const uint32_t *which,
                                uint32_t count) {
  return session.gpu && count ? session.program->gpuSupport->wroteVariables(
                                    *session.gpu, session, which, count)
                              : TN_OK;
}

} // namespace tenon::core

#endif // TENON_RUNTIME_CORE_SESSION_H_
