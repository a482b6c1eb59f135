//===- Gpu.h - A session's GPU ----------------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Runs that use the GPU of a session take turns. The arena of such a run, its feeds and
// its fetches, the weights and the session's variables are mirrors: a kernel's
// operands are brought to the GPU before it is launched, and what the host looks at is
// brought back before it does. Weights and variables stay from run to run.
//
//===----------------------------------------------------------------------===//
#ifndef TENON_RUNTIME_GPU_GPU_H_
#define TENON_RUNTIME_GPU_GPU_H_

#include "Mirror.h"
#include "runtime/core/GpuSupport.h"

#include <pthread.h>

namespace tenon::core {

class Gpu {
public:
  Gpu() = default;
  Gpu(const Gpu &) = delete;
  Gpu &operator=(const Gpu &) = delete;
  ~Gpu();

  /// Readies a run of a signature that uses the GPU, whose frame has the dims of feeds,
  /// and its buffers. If it succeeds, the run ends with `end`.
  tn_status begin(tn_session &session, const SignatureSpec &signature, Frame &frame,
                  const int64_t *fetchDims, int64_t arena);

  /// Brings back the fetches of a run whose code has returned `code`.
  tn_status end(const SignatureSpec &signature, Frame &frame, const int64_t *fetchDims,
                int32_t code);

  /// Before the host reads variables, of number `which`, or when it has written them.
  tn_status readVariables(tn_session &session, const uint32_t *which, uint32_t count);
  tn_status wroteVariables(tn_session &session, const uint32_t *which, uint32_t count);

  void release(GpuFrame &frame);

private:
  enum class State : uint8_t { Closed, Open, Absent, Lost };

  tn_status open(tn_session &session, const char *signature);
  tn_status reserve(tn_session &session, const SignatureSpec &signature, GpuFrame &frame,
                    uint64_t bytes);
  tn_status openMemory(tn_session &session, const char *signature);
  Mirror *find(Frame &frame, const void *address, uint64_t bytes);
  Mirror *addPile(Frame &frame, const void *address);
  Mirror *addConstant(const void *address, uint64_t bytes);
  tn_status bring(Mirror &mirror, Newest side, const void *address, uint64_t bytes);
  tn_status note(tn_status status);
  tn_status launch(Frame &frame, int32_t kernel, void *const *words, const int64_t *bytes,
                   int64_t points);
  tn_status access(Frame &frame, const void *address, int64_t bytes, bool writes);

  static int32_t launchOnGpu(tn_call *call, int32_t kernel, void *const *words,
                             const int64_t *bytes, int64_t points);
  static int32_t accessOnGpu(tn_call *call, const void *address, int64_t bytes,
                             int32_t writes);

  const tn_gpu_code *code = nullptr;
  void *device = nullptr;
  State state = State::Closed;
  uint64_t memory = 0; // of weights and variables
  Mirror weights, variables;
  Mirror *constants = nullptr; // of the program's code
  uint32_t constantCount = 0;
  pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
  char text[512] = "";
};

} // namespace tenon::core

#endif // TENON_RUNTIME_GPU_GPU_H_
