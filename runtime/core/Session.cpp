//===- Session.cpp - Creating and freeing sessions ------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// All that can be allocated is allocated here: the variables in one block, the
// first frame with the largest arena that is known, and the threads.
//
//===----------------------------------------------------------------------===//
#include "Session.h"

#include "Cpu.h"
#include "Frame.h"
#include "proto/manifest_generated.h"

#include <new>
#include <stdlib.h>
#include <string.h>

namespace tenon::core {

static constexpr int32_t mostThreads = 1024;

static tn_status createVariables(tn_session &session) {
  const tn_program &program = *session.program;
  uint32_t count = program.variableCount;
  session.variableData = session.zone.allocate<void *>(count);
  session.variableStates = session.zone.allocate<VariableState>(count);
  session.tornBy = session.zone.allocate<const char *>(count);
  if (!session.variableData || !session.variableStates || !session.tornBy)
    return failMemory(count, "variables");
  uint64_t total = 0;
  constexpr uint64_t mask = TENON_BUFFER_ALIGNMENT - 1;
  for (uint32_t i = 0; i < count; ++i) {
    uint64_t bytes = program.variables[i].bytes;
    if (bytes > INT64_MAX / 2 || total > INT64_MAX / 2)
      return failMemory(bytes, program.variables[i].tensor.name);
    total += (bytes + mask) & ~mask;
  }
  // At least one byte, so that an empty variable has an address.
  if (count && !session.variableBlock.reserve(total ? total : 1))
    return failMemory(total, "variables");
  uint8_t *next = session.variableBlock.data();
  for (uint32_t i = 0; i < count; ++i) {
    const VariableSpec &variable = program.variables[i];
    session.variableData[i] = next;
    if (variable.hasInitialValue) {
      if (variable.bytes)
        memcpy(next, program.weights + variable.initialOffset, variable.bytes);
      session.variableStates[i] = VariableState::Ready;
    }
    next += (variable.bytes + mask) & ~mask;
  }
  return TN_OK;
}

/// The largest arena that some signature is known to need.
static uint64_t knownArena(const tn_program &program) {
  uint64_t largest = 0;
  for (uint32_t i = 0; i < program.signatureCount; ++i) {
    const manifest::Signature &said = *program.manifest->signatures()->Get(i);
    uint64_t size = program.signatures[i].isStatic
                        ? uint64_t(program.signatures[i].staticArena)
                    : said.arena_is_static() ? said.arena_size()
                                             : 0;
    largest = size > largest ? size : largest;
  }
  return largest;
}

static tn_status createFirstFrame(tn_session &session) {
  Frame *frame = takeFrame(session);
  if (!frame)
    return TN_OUT_OF_MEMORY;
  tn_status status = reserveArena(*frame, knownArena(*session.program));
  returnFrame(session, frame);
  return status;
}

static tn_status setOptions(tn_session &session, const tn_session_options *options) {
  if (options)
    session.options = *options;
  int32_t &threads = session.options.threads;
  if (threads < 0 || threads > mostThreads)
    return fail(TN_INVALID_ARGUMENT, "%d threads: must be 0 to %d", threads, mostThreads);
  if (threads == 0)
    threads = cpuCount() < mostThreads ? cpuCount() : mostThreads;
  if (threads > 1 && !session.options.parallel_for)
    return session.pool.start(threads);
  return TN_OK;
}

static tn_status initialize(tn_session &session, const tn_session_options *options) {
  auto *active = session.zone.allocate<uint32_t>(session.program->signatureCount);
  if (!active)
    return failMemory(sizeof(uint32_t), "a session");
  session.gate.initialize(session.program, active);
  if (const GpuSupport *gpu = session.program->gpuSupport)
    if (!(session.gpu = gpu->create()))
      return failMemory(sizeof(GpuSupport), "a session's GPU");
  tn_status status = createVariables(session);
  if (!status)
    status = createFirstFrame(session);
  if (!status)
    status = setOptions(session, options);
  return status;
}

static void destroy(tn_session *session) {
  tn_program *program = session->program;
  freeFrames(*session);
  free(session->costs.load());
  if (session->gpu)
    program->gpuSupport->destroy(session->gpu);
  pthread_mutex_destroy(&session->frameMutex);
  session->~tn_session();
  free(session);
  tn_program_release(program);
}

} // namespace tenon::core

using namespace tenon::core;

tn_status tn_session_create(tn_program *program, const tn_session_options *options,
                            tn_session **out) {
  TN_REQUIRE(out, "tn_session_create");
  *out = nullptr;
  TN_REQUIRE(program, "tn_session_create");
  void *memory;
  if (posix_memalign(&memory, alignof(tn_session), sizeof(tn_session)) != 0)
    return failMemory(sizeof(tn_session), "a session");
  auto *session = new (memory) tn_session;
  session->program = program;
  tn_program_retain(program);
  if (tn_status status = initialize(*session, options)) {
    destroy(session);
    return status;
  }
  *out = session;
  return TN_OK;
}

void tn_session_retain(tn_session *session) {
  if (session)
    session->references.fetch_add(1, std::memory_order_relaxed);
}

void tn_session_release(tn_session *session) {
  if (session && session->references.fetch_sub(1) == 1)
    destroy(session);
}
