//===- Frame.cpp - What runs reuse ----------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// There are as many frames as runs were ever in progress at once. The common
// case, one run at a time, is an atomic exchange; the rest is a locked list.
//
//===----------------------------------------------------------------------===//
#include "Frame.h"

#include <new>
#include <stdlib.h>

namespace tenon::core {

static Frame *createFrame(const tn_program &program) {
  size_t buffers = 0, feedDims = 0, fetchDims = 0;
  auto raise = [](size_t &most, size_t value) { most = value > most ? value : most; };
  for (uint32_t i = 0; i < program.signatureCount; ++i) {
    const SignatureSpec &spec = program.signatures[i];
    raise(buffers, size_t(spec.feedCount) + spec.fetchCount + spec.variableCount);
    raise(feedDims, spec.feedDims);
    raise(fetchDims, spec.fetchDims);
  }
  size_t bytes =
      sizeof(Frame) + buffers * sizeof(void *) + (feedDims + fetchDims) * sizeof(int64_t);
  void *memory = malloc(bytes);
  if (!memory) {
    failMemory(bytes, "a run");
    return nullptr;
  }
  auto *frame = new (memory) Frame{};
  frame->buffers = reinterpret_cast<void **>(frame + 1);
  frame->feedDims = reinterpret_cast<int64_t *>(frame->buffers + buffers);
  frame->fetchDims = frame->feedDims + feedDims;
  return frame;
}

Frame *takeFrame(tn_session &session) {
  if (Frame *frame = session.spareFrame.exchange(nullptr, std::memory_order_acquire))
    return frame;
  pthread_mutex_lock(&session.frameMutex);
  Frame *frame = session.frames;
  if (frame)
    session.frames = frame->next;
  pthread_mutex_unlock(&session.frameMutex);
  return frame ? frame : createFrame(*session.program);
}

void returnFrame(tn_session &session, Frame *frame) {
  Frame *none = nullptr;
  if (session.spareFrame.compare_exchange_strong(none, frame, std::memory_order_release,
                                                 std::memory_order_relaxed))
    return;
  pthread_mutex_lock(&session.frameMutex);
  frame->next = session.frames;
  session.frames = frame;
  pthread_mutex_unlock(&session.frameMutex);
}

static void releaseGpu(tn_session &session, GpuFrame &frame) {
  if (session.gpu)
    session.program->gpuSupport->release(*session.gpu, frame);
}

void freeFrames(tn_session &session) {
  while (Frame *frame = session.spareFrame.exchange(nullptr)) {
    releaseGpu(session, frame->gpu);
    frame->~Frame();
    free(frame);
  }
  while (Frame *frame = session.frames) {
    session.frames = frame->next;
    releaseGpu(session, frame->gpu);
    frame->~Frame();
    free(frame);
  }
}

void *allocateInFrame(tn_call *call, int64_t bytes) {
  auto *frame = reinterpret_cast<Frame *>(reinterpret_cast<uint8_t *>(call) -
                                          offsetof(Frame, call));
  return bytes < 0 ? nullptr : frame->sizedByValues.allocate(size_t(bytes));
}

tn_status reserveArena(Frame &frame, uint64_t bytes) {
  return frame.arena.reserve(bytes) ? TN_OK : failMemory(bytes, "an arena");
}

} // namespace tenon::core
