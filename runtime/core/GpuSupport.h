//===- GpuSupport.h - What sessions need for a GPU --------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// runtime/gpu, as a table, so that an executable of a program without code for GPUs is
// linked without it.
//
//===----------------------------------------------------------------------===//
#ifndef TENON_RUNTIME_CORE_GPUSUPPORT_H_
#define TENON_RUNTIME_CORE_GPUSUPPORT_H_

#include "Program.h"

struct tn_session;

namespace tenon::core {

class Gpu;
class Mirror;
struct Frame;

/// The GPU's memory of a frame.
struct GpuFrame {
  uint64_t memory = 0, bytes = 0;
  Mirror *mirrors = nullptr; // of the arena, feeds, fetches, then what is sized by values
  uint32_t count = 0, capacity = 0;
  uint32_t fixed = 0;       // those that lie in `memory`
  tn_status status = TN_OK; // of the latest run
};

/// See the members of Gpu.
struct GpuSupport {
  Gpu *(*create)(); // NULL: no memory
  void (*destroy)(Gpu *gpu);
  tn_status (*begin)(Gpu &gpu, tn_session &session, const SignatureSpec &signature,
                     Frame &frame, const int64_t *fetchDims, int64_t arena);
  tn_status (*end)(Gpu &gpu, const SignatureSpec &signature, Frame &frame,
                   const int64_t *fetchDims, int32_t code);
  tn_status (*readVariables)(Gpu &gpu, tn_session &session, const uint32_t *which,
                             uint32_t count);
  tn_status (*wroteVariables)(Gpu &gpu, tn_session &session, const uint32_t *which,
                              uint32_t count);
  void (*release)(Gpu &gpu, GpuFrame &frame);
};

} // namespace tenon::core

extern "C" const tenon::core::GpuSupport tn_gpu_support;

#endif // TENON_RUNTIME_CORE_GPUSUPPORT_H_
