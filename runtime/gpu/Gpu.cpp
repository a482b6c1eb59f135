//===- Gpu.cpp - A session's GPU ------------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Everything a run needs of the GPU's memory is reserved before it starts, but for
// what is sized by values; a run that does not fit says so with both numbers.
//
//===----------------------------------------------------------------------===//
#include "Gpu.h"

#include "runtime/core/Frame.h"

#include <new>
#include <stdlib.h>

namespace tenon::core {

static constexpr uint64_t gpuAlignment = 256;

static uint64_t rounded(uint64_t bytes) {
  return (bytes + gpuAlignment - 1) / gpuAlignment * gpuAlignment;
}

static Frame &frameOf(tn_call *call) {
  return *reinterpret_cast<Frame *>(reinterpret_cast<uint8_t *>(call) -
                                    offsetof(Frame, call));
}

static tn_session &sessionOf(tn_call *call) {
  return *static_cast<tn_session *>(call->executor);
}

/// Bytes of a feed or fetch, whose dims are at `dims`; strings are handles.
static uint64_t bytesOf(const TensorSpec &spec, const int64_t *dims) {
  uint64_t bytes = spec.dtype == TN_STRING ? sizeof(int64_t) : spec.elementSize;
  for (uint32_t i = 0; i < spec.rank; ++i)
    bytes *= uint64_t(dims[i]);
  return bytes;
}

//===----------------------------------------------------------------------===//
// Without a GPU
//===----------------------------------------------------------------------===//

static int32_t launchOnCpu(tn_call *call, int32_t kernel, void *const *words,
                           const int64_t *, int64_t) {
  if (call->launch)
    call->launch(call, kernel, words, call->threads);
  else
    call->kernels[kernel](words, 0, 1);
  return 0;
}

static int32_t accessOnCpu(tn_call *, const void *, int64_t, int32_t) { return 0; }

//===----------------------------------------------------------------------===//
// Opening and memory
//===----------------------------------------------------------------------===//

/// Keeps in mind a GPU that does not answer any more.
tn_status Gpu::note(tn_status status) {
  if (status == TN_DEVICE_LOST)
    state = State::Lost;
  return status;
}

tn_status Gpu::open(tn_session &session, const char *signature) {
  if (state == State::Open || state == State::Absent)
    return TN_OK;
  if (state == State::Lost)
    return fail(TN_DEVICE_LOST,
                "signature \"%s\": the session's GPU was lost: %s; other signatures can "
                "still run, and a new session can use the GPU",
                signature, text);
  code = session.program->module->gpu;
  auto status = tn_status(code->driver->open(code, text, sizeof(text), &device));
  if (!status) {
    state = State::Open;
    return TN_OK;
  }
  device = nullptr;
  if (!code->may_use_cpu)
    return fail(status, "signature \"%s\" runs on a GPU: %s", signature, text);
  state = State::Absent;
  return TN_OK;
}

/// Weights and variables.
tn_status Gpu::openMemory(tn_session &session, const char *signature) {
  uint64_t weightBytes = session.program->weightsSize;
  uint64_t variableBytes = session.variableBlock.size();
  if (auto status = tn_status(code->driver->allocate(
          device, rounded(weightBytes) + rounded(variableBytes) + gpuAlignment, &memory)))
    return fail(note(status), "signature \"%s\": %s", signature, text);
  if (!weights.reset(session.program->weights, weightBytes, memory, Newest::Host) ||
      !variables.reset(session.variableBlock.data(), variableBytes,
                       memory + rounded(weightBytes), Newest::Host))
    return failMemory(sizeof(Mirror), "a note of the GPU's memory");
  return TN_OK;
}

tn_status Gpu::reserve(tn_session &session, const SignatureSpec &signature,
                       GpuFrame &frame, uint64_t bytes) {
  uint64_t needed = bytes > frame.bytes ? bytes : 0;
  uint64_t kept = memory ? 0
                         : rounded(session.program->weightsSize) +
                               rounded(session.variableBlock.size()) + gpuAlignment;
  if (!needed && !kept)
    return TN_OK;
  if (frame.memory && needed) {
    code->driver->release(device, frame.memory);
    frame.memory = frame.bytes = 0;
  }
  uint64_t free = 0, total = 0;
  if (auto status = tn_status(code->driver->room(device, &free, &total)))
    return fail(note(status), "signature \"%s\": %s", signature.name, text);
  if (needed + kept > free)
    return fail(
        TN_OUT_OF_MEMORY,
        "signature \"%s\" needs %llu bytes of the GPU's memory for a run and %llu "
        "for weights and variables, but of %llu bytes %llu are free",
        signature.name, (unsigned long long)bytes, (unsigned long long)kept,
        (unsigned long long)total, (unsigned long long)free);
  if (kept)
    if (tn_status status = openMemory(session, signature.name))
      return status;
  if (!needed)
    return TN_OK;
  auto status = tn_status(code->driver->allocate(device, needed, &frame.memory));
  if (status)
    return fail(note(status), "signature \"%s\": %s", signature.name, text);
  frame.bytes = needed;
  return TN_OK;
}

Gpu::~Gpu() {
  if (!device) // then there is nothing of it
    return;
  if (memory)
    code->driver->release(device, memory);
  for (uint32_t i = 0; i < constantCount; ++i) {
    code->driver->release(device, constants[i].gpuStart());
    constants[i].~Mirror();
  }
  free(constants);
  code->driver->close(device);
}

void Gpu::release(GpuFrame &frame) {
  for (uint32_t i = 0; i < frame.capacity; ++i) {
    if (i >= frame.fixed && i < frame.count && device)
      code->driver->release(device, frame.mirrors[i].gpuStart());
    frame.mirrors[i].~Mirror();
  }
  free(frame.mirrors);
  if (frame.memory && device)
    code->driver->release(device, frame.memory);
  frame = GpuFrame();
}

//===----------------------------------------------------------------------===//
// Mirrors
//===----------------------------------------------------------------------===//

static bool growTo(GpuFrame &frame, uint32_t count) {
  if (count <= frame.capacity)
    return true;
  auto *mirrors = static_cast<Mirror *>(realloc(frame.mirrors, count * sizeof(Mirror)));
  if (!mirrors)
    return false;
  for (uint32_t i = frame.capacity; i < count; ++i)
    new (&mirrors[i]) Mirror;
  frame.mirrors = mirrors;
  frame.capacity = count;
  return true;
}

/// A mirror of the memory sized by values that `address` lies in.
Mirror *Gpu::addPile(Frame &frame, const void *address) {
  GpuFrame &gpu = frame.gpu;
  const Block *block = frame.sizedByValues.blockWith(address);
  if (!block || !growTo(gpu, gpu.count + 1))
    return nullptr;
  uint64_t copy = 0;
  if (note(tn_status(code->driver->allocate(device, block->size(), &copy))))
    return nullptr;
  if (!gpu.mirrors[gpu.count].reset(block->data(), block->size(), copy, Newest::Host)) {
    code->driver->release(device, copy);
    return nullptr;
  }
  return &gpu.mirrors[gpu.count++];
}

/// A mirror of memory that no run, session or weights have: a small constant, which lies
/// with the program's code.
Mirror *Gpu::addConstant(const void *address, uint64_t bytes) {
  auto *grown =
      static_cast<Mirror *>(realloc(constants, (constantCount + 1) * sizeof(Mirror)));
  if (!grown)
    return nullptr;
  constants = grown;
  auto *added = new (&constants[constantCount]) Mirror;
  uint64_t copy = 0;
  if (note(tn_status(code->driver->allocate(device, bytes, &copy))))
    return nullptr;
  ++constantCount;
  return added->reset(address, bytes, copy, Newest::Host) ? added : nullptr;
}

/// The mirror of these bytes; NULL if the GPU has none of them.
Mirror *Gpu::find(Frame &frame, const void *address, uint64_t bytes) {
  for (uint32_t i = 0; i < frame.gpu.count; ++i)
    if (frame.gpu.mirrors[i].contains(address, bytes))
      return &frame.gpu.mirrors[i];
  if (variables.contains(address, bytes))
    return &variables;
  for (uint32_t i = 0; i < constantCount; ++i)
    if (constants[i].contains(address, bytes))
      return &constants[i];
  return weights.contains(address, bytes) ? &weights : nullptr;
}

tn_status Gpu::bring(Mirror &mirror, Newest side, const void *address, uint64_t bytes) {
  return note(tn_status(mirror.bring(side, address, bytes, *code->driver, device)));
}

//===----------------------------------------------------------------------===//
// What generated code calls
//===----------------------------------------------------------------------===//

tn_status Gpu::launch(Frame &frame, int32_t number, void *const *words,
                      const int64_t *bytes, int64_t points) {
  const tn_gpu_kernel &kernel = code->kernels[number];
  void *there[TENON_MOST_GPU_WORDS];
  int count = 0, buffers = 0;
  for (const char *word = kernel.words; *word; ++word, ++count) {
    there[count] = words[count];
    if (*word == 'n')
      continue;
    auto size = uint64_t(bytes[buffers++]);
    if (!size) {
      there[count] = nullptr; // a kernel without points touches nothing
      continue;
    }
    Mirror *mirror = find(frame, words[count], size);
    if (!mirror)
      mirror = addPile(frame, words[count]);
    if (!mirror && *word == 'r')
      mirror = addConstant(words[count], size);
    if (!mirror)
      return fail(TN_OUT_OF_MEMORY, "no memory of the GPU for %llu bytes",
                  (unsigned long long)size);
    if (*word != 'w')
      if (tn_status status = bring(*mirror, Newest::Gpu, words[count], size))
        return fail(status, "%s", text);
    there[count] = reinterpret_cast<void *>(mirror->gpuAddress(words[count]));
  }
  buffers = 0;
  for (int i = 0; i < count; ++i) {
    if (kernel.words[i] == 'n')
      continue;
    auto size = uint64_t(bytes[buffers++]);
    if (kernel.words[i] != 'r' && size &&
        !find(frame, words[i], size)->wrote(Newest::Gpu, words[i], size))
      return failMemory(sizeof(Mirror), "a note of the GPU's memory");
  }
  int64_t blocks = points / kernel.points_per_block + 1;
  blocks = blocks < TENON_MOST_GPU_BLOCKS ? blocks : TENON_MOST_GPU_BLOCKS;
  if (auto status = tn_status(code->driver->launch(device, number, there, blocks)))
    return fail(note(status), "%s", text);
  return TN_OK;
}

tn_status Gpu::access(Frame &frame, const void *address, int64_t bytes, bool writes) {
  Mirror *mirror = bytes > 0 ? find(frame, address, uint64_t(bytes)) : nullptr;
  if (!mirror)
    return TN_OK;
  if (tn_status status = bring(*mirror, Newest::Host, address, uint64_t(bytes)))
    return fail(status, "%s", text);
  if (writes && !mirror->wrote(Newest::Host, address, uint64_t(bytes)))
    return failMemory(sizeof(Mirror), "a note of the GPU's memory");
  return TN_OK;
}

int32_t Gpu::launchOnGpu(tn_call *call, int32_t kernel, void *const *words,
                         const int64_t *bytes, int64_t points) {
  Frame &frame = frameOf(call);
  return frame.gpu.status =
             sessionOf(call).gpu->launch(frame, kernel, words, bytes, points);
}

int32_t Gpu::accessOnGpu(tn_call *call, const void *address, int64_t bytes,
                         int32_t writes) {
  Frame &frame = frameOf(call);
  return frame.gpu.status = sessionOf(call).gpu->access(frame, address, bytes, writes);
}

//===----------------------------------------------------------------------===//
// Runs
//===----------------------------------------------------------------------===//

/// Calls `visit` with the host's address, the bytes and the newest copy of what a run has
/// in the frame's memory on the GPU, one after the other: the arena, feeds and fetches.
template <class Visit>
static void forEachBuffer(const SignatureSpec &signature, const Frame &frame,
                          const int64_t *fetchDims, int64_t arena, Visit visit) {
  visit(frame.arena.data(), uint64_t(arena), Newest::Both);
  const int64_t *dims = frame.feedDims;
  for (uint32_t i = 0; i < signature.feedCount; dims += signature.feeds[i++].rank)
    visit(frame.buffers[i], bytesOf(signature.feeds[i], dims), Newest::Host);
  for (uint32_t i = 0; i < signature.fetchCount; fetchDims += signature.fetches[i++].rank)
    if (!isSizedByValues(signature.fetches[i], fetchDims))
      visit(frame.buffers[signature.feedCount + i],
            bytesOf(signature.fetches[i], fetchDims), Newest::Both);
}

static bool layOut(const SignatureSpec &signature, Frame &frame, const int64_t *fetchDims,
                   int64_t arena) {
  GpuFrame &gpu = frame.gpu;
  uint64_t next = gpu.memory;
  bool added = true;
  forEachBuffer(signature, frame, fetchDims, arena,
                [&](const void *host, uint64_t bytes, Newest newest) {
                  added &= gpu.mirrors[gpu.count++].reset(host, bytes, next, newest);
                  next += rounded(bytes);
                });
  gpu.fixed = gpu.count;
  return added;
}

static uint64_t bytesOfRun(const SignatureSpec &signature, const Frame &frame,
                           const int64_t *fetchDims, int64_t arena) {
  uint64_t total = gpuAlignment;
  forEachBuffer(signature, frame, fetchDims, arena,
                [&](const void *, uint64_t bytes, Newest) { total += rounded(bytes); });
  return total;
}

tn_status Gpu::begin(tn_session &session, const SignatureSpec &signature, Frame &frame,
                     const int64_t *fetchDims, int64_t arena) {
  pthread_mutex_lock(&mutex);
  tn_status status = open(session, signature.name);
  GpuFrame &gpu = frame.gpu;
  gpu.status = TN_OK;
  frame.call.launch_on_gpu = launchOnCpu;
  frame.call.access = accessOnCpu;
  if (!status && state == State::Open) {
    frame.call.launch_on_gpu = launchOnGpu;
    frame.call.access = accessOnGpu;
    for (uint32_t i = gpu.fixed; i < gpu.count; ++i)
      code->driver->release(device, gpu.mirrors[i].gpuStart());
    gpu.count = gpu.fixed = 0;
    status =
        reserve(session, signature, gpu, bytesOfRun(signature, frame, fetchDims, arena));
    if (!status && (!growTo(gpu, 1 + signature.feedCount + signature.fetchCount) ||
                    !layOut(signature, frame, fetchDims, arena)))
      status = failMemory(sizeof(Mirror), "a note of the GPU's memory");
  }
  if (status)
    pthread_mutex_unlock(&mutex);
  return status;
}

tn_status Gpu::end(const SignatureSpec &signature, Frame &frame, const int64_t *fetchDims,
                   int32_t runCode) {
  tn_status status = frame.gpu.status;
  if (state == State::Open && !runCode) {
    const int64_t *said = frame.fetchDims; // by the run
    for (uint32_t i = 0; i < signature.fetchCount && !status; ++i) {
      const TensorSpec &fetch = signature.fetches[i];
      uint64_t bytes =
          bytesOf(fetch, isSizedByValues(fetch, fetchDims) ? said : fetchDims);
      status =
          access(frame, frame.buffers[signature.feedCount + i], int64_t(bytes), false);
      fetchDims += fetch.rank;
      said += fetch.rank;
    }
    if (!status && (status = note(tn_status(code->driver->finish(device)))))
      fail(status, "%s", text);
  }
  if (status)
    fail(status, "signature \"%s\": %s", signature.name, tn_last_error());
  pthread_mutex_unlock(&mutex);
  return status;
}

tn_status Gpu::readVariables(tn_session &session, const uint32_t *which, uint32_t count) {
  pthread_mutex_lock(&mutex);
  tn_status status = TN_OK;
  if (memory)
    for (uint32_t i = 0; i < count && !status; ++i) {
      status = bring(variables, Newest::Host, session.variableData[which[i]],
                     session.program->variables[which[i]].bytes);
      if (status)
        fail(status, "variable \"%s\": %s",
             session.program->variables[which[i]].tensor.name, text);
    }
  pthread_mutex_unlock(&mutex);
  return status;
}

tn_status Gpu::wroteVariables(tn_session &session, const uint32_t *which,
                              uint32_t count) {
  pthread_mutex_lock(&mutex);
  bool noted = true;
  if (memory)
    for (uint32_t i = 0; i < count; ++i)
      noted &= variables.wrote(Newest::Host, session.variableData[which[i]],
                               session.program->variables[which[i]].bytes);
  pthread_mutex_unlock(&mutex);
  return noted ? TN_OK : failMemory(sizeof(Mirror), "a note of the GPU's memory");
}

} // namespace tenon::core

using namespace tenon::core;

extern "C" const GpuSupport tn_gpu_support = {
    []() -> Gpu * {
      void *memory = malloc(sizeof(Gpu));
      return memory ? new (memory) Gpu : nullptr;
    },
    [](Gpu *gpu) {
      gpu->~Gpu();
      free(gpu);
    },
    [](Gpu &gpu, tn_session &session, const SignatureSpec &signature, Frame &frame,
       const int64_t *fetchDims,
       int64_t arena) { return gpu.begin(session, signature, frame, fetchDims, arena); },
    [](Gpu &gpu, const SignatureSpec &signature, Frame &frame, const int64_t *fetchDims,
       int32_t code) { return gpu.end(signature, frame, fetchDims, code); },
    [](Gpu &gpu, tn_session &session, const uint32_t *which, uint32_t count) {
      return gpu.readVariables(session, which, count);
    },
    [](Gpu &gpu, tn_session &session, const uint32_t *which, uint32_t count) {
      return gpu.wroteVariables(session, which, count);
    },
    [](Gpu &gpu, GpuFrame &frame) { gpu.release(frame); }};
