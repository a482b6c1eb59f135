//===- Cuda.cpp - NVIDIA's GPUs as a tn_gpu_driver ------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One stream, on which copies and kernels follow each other. Kernels are launched
// without waiting; what went wrong in one shows at the next wait, whose text names the
// nodes of all that was launched since the one before. $TENON_CUDA_WAIT waits after
// each kernel, so that it names one.
//
//===----------------------------------------------------------------------===//

#include "tenon/cuda.h"
#include "CudaApi.h"
#include "tenon/runtime.h"

#include <new>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

namespace tenon::cuda {
namespace {

/// Kernels since the latest wait that a text can name.
constexpr int kMostNamed = 3;

class Gpu {
public:
  Gpu(const tn_gpu_code *code, char *text, size_t size)
      : code(code), text(text), textSize(size) {}

  tn_status open();
  void close();
  tn_status room(uint64_t *free, uint64_t *total);
  tn_status allocate(uint64_t bytes, Address *address);
  void release(Address address);
  tn_status upload(Address to, const void *from, uint64_t bytes);
  tn_status download(void *to, Address from, uint64_t bytes);
  tn_status launch(int32_t kernel, void *const *words, int64_t blocks);
  tn_status finish();

private:
  tn_status openDevice();
  tn_status load();
  tn_status fail(tn_status status, const char *format, ...)
      __attribute__((format(printf, 3, 4)));
  tn_status failCall(const char *what, Result result);
  tn_status failWait(const char *what, Result result);
  const char *nameOf(Result result);
  bool enter() { return api->contextPush(context) == kSuccess; }
  void leave() {
    Context before;
    api->contextPop(&before);
  }

  const tn_gpu_code *code;
  char *text;
  size_t textSize;
  const Api *api = nullptr;
  Device device = 0;
  int32_t capability = 0;
  char name[128] = "";
  Context context = nullptr;
  Stream stream = nullptr;
  Module module = nullptr;
  Function *functions = nullptr;
  int32_t latest[kMostNamed] = {};
  uint32_t launched = 0; // since the latest wait
  bool waits = false;
};

//===----------------------------------------------------------------------===//
// Failures
//===----------------------------------------------------------------------===//

tn_status Gpu::fail(tn_status status, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(text, textSize, format, arguments);
  va_end(arguments);
  return status;
}

const char *Gpu::nameOf(Result result) {
  const char *said = nullptr;
  return api->getErrorName(result, &said) == kSuccess && said ? said : "unknown error";
}

/// Errors that end a context: nothing that is in the GPU's memory can be read again.
bool isLost(Result result) {
  return result >= kIllegalAddress && result <= kLaunchFailed;
}

tn_status Gpu::failCall(const char *what, Result result) {
  if (result == kOutOfMemory)
    return fail(TN_OUT_OF_MEMORY, "GPU %d (%s): %s: out of memory", code->index, name,
                what);
  return fail(isLost(result) ? TN_DEVICE_LOST : TN_INTERNAL,
              "GPU %d (%s): %s: error %d (%s)", code->index, name, what, result,
              nameOf(result));
}

/// A wait has failed: one of the kernels since the one before is to blame.
tn_status Gpu::failWait(const char *what, Result result) {
  if (!launched)
    return failCall(what, result);
  char names[256] = "";
  size_t used = 0;
  uint32_t named = launched < kMostNamed ? launched : kMostNamed;
  for (uint32_t i = 0; i < named && used < sizeof(names); ++i) {
    int32_t kernel = latest[(launched - 1 - i) % kMostNamed];
    int wrote = snprintf(names + used, sizeof(names) - used, "%s'%s'", i ? ", " : "",
                         code->kernels[kernel].nodes);
    used += wrote > 0 ? size_t(wrote) : 0;
  }
  tn_status status = isLost(result) ? TN_DEVICE_LOST : TN_INTERNAL;
  if (launched == 1)
    return fail(status, "GPU %d (%s): the kernel of %s failed: error %d (%s)",
                code->index, name, names, result, nameOf(result));
  return fail(status,
              "GPU %d (%s): one of %u kernels failed, the latest of which are those of "
              "%s: error %d (%s); TENON_CUDA_WAIT=1 finds out which",
              code->index, name, launched, names, result, nameOf(result));
}

//===----------------------------------------------------------------------===//
// Opening
//===----------------------------------------------------------------------===//

tn_status Gpu::openDevice() {
  api = openApi(text, textSize);
  if (!api)
    return TN_FAILED_PRECONDITION;
  int32_t count = 0;
  Result result = api->init(0);
  if (result == kSuccess)
    result = api->deviceGetCount(&count);
  if (result == kNoDevice || (result == kSuccess && count == 0))
    return fail(TN_NOT_FOUND, "the NVIDIA driver finds no GPU");
  if (result != kSuccess)
    return fail(TN_FAILED_PRECONDITION, "the NVIDIA driver does not start: error %d (%s)",
                result, nameOf(result));
  if (code->index >= count)
    return fail(TN_NOT_FOUND, "there is no GPU %d: the machine has %d", code->index,
                count);
  int32_t major = 0, minor = 0;
  if ((result = api->deviceGet(&device, code->index)) ||
      (result = api->deviceGetName(name, sizeof(name), device)) ||
      (result = api->deviceGetAttribute(&major, kCapabilityMajor, device)) ||
      (result = api->deviceGetAttribute(&minor, kCapabilityMinor, device)))
    return failCall("asking for the device", result);
  capability = 10 * major + minor;
  result = api->primaryContextRetain(&context, device);
  if (result != kSuccess) {
    context = nullptr;
    return failCall("opening the device", result);
  }
  return TN_OK;
}

/// The first image that the GPU can run and the driver takes.
tn_status Gpu::load() {
  char wanted[128] = "";
  size_t used = 0;
  Result refused = kSuccess;
  for (uint32_t i = 0; i < code->image_count; ++i) {
    const tn_gpu_image &image = code->images[i];
    if (used < sizeof(wanted))
      used += size_t(snprintf(wanted + used, sizeof(wanted) - used, "%s%s", i ? ", " : "",
                              image.gpu));
    bool fits =
        image.is_exact ? capability == image.capability : capability >= image.capability;
    if (!fits)
      continue;
    refused = api->moduleLoad(&module, image.bytes);
    if (refused == kSuccess)
      return TN_OK;
    module = nullptr;
  }
  int32_t version = 0;
  api->driverGetVersion(&version);
  if (refused == kUnsupportedPtxVersion)
    return fail(TN_FAILED_PRECONDITION,
                "the PTX for %s is newer than the NVIDIA driver, which is for CUDA "
                "%d.%d; a newer driver runs it",
                wanted, version / 1000, version % 1000 / 10);
  if (refused != kSuccess)
    return failCall("loading the kernels", refused);
  return fail(TN_FAILED_PRECONDITION,
              "GPU %d (%s) is sm_%d, but the program has kernels for %s", code->index,
              name, capability, wanted);
}

tn_status Gpu::open() {
  waits = getenv("TENON_CUDA_WAIT") != nullptr;
  if (tn_status status = openDevice())
    return status;
  functions = static_cast<Function *>(calloc(code->kernel_count + 1, sizeof(Function)));
  if (!functions)
    return fail(TN_OUT_OF_MEMORY, "no memory for the table of %u kernels",
                code->kernel_count);
  if (!enter())
    return fail(TN_INTERNAL, "GPU %d (%s) cannot be entered", code->index, name);
  tn_status status = load();
  Result result = kSuccess;
  if (!status && (result = api->streamCreate(&stream, kNonBlocking)))
    status = failCall("creating a stream", result);
  for (uint32_t i = 0; i < code->kernel_count && !status; ++i)
    if (const char *kernel = code->kernels[i].name)
      if ((result = api->moduleGetFunction(&functions[i], module, kernel)))
        status = fail(TN_CORRUPT, "the code for GPUs has no kernel '%s': error %d (%s)",
                      kernel, result, nameOf(result));
  leave();
  return status;
}

void Gpu::close() {
  if (context && enter()) {
    if (stream)
      api->streamDestroy(stream);
    if (module)
      api->moduleUnload(module);
    leave();
  }
  if (context)
    api->primaryContextRelease(device);
  free(functions);
}

//===----------------------------------------------------------------------===//
// Memory, copies and launches
//===----------------------------------------------------------------------===//

tn_status Gpu::room(uint64_t *free, uint64_t *total) {
  size_t left = 0, all = 0;
  enter();
  Result result = api->memGetInfo(&left, &all);
  leave();
  *free = left;
  *total = all;
  return result ? failCall("asking for its memory", result) : TN_OK;
}

tn_status Gpu::allocate(uint64_t bytes, Address *address) {
  enter();
  Result result = api->memAlloc(address, bytes ? bytes : 1);
  leave();
  if (result == kOutOfMemory)
    return fail(TN_OUT_OF_MEMORY, "GPU %d (%s) has no %llu bytes of memory left",
                code->index, name, (unsigned long long)bytes);
  return result ? failCall("allocating memory", result) : TN_OK;
}

void Gpu::release(Address address) {
  enter();
  api->memFree(address);
  leave();
}

tn_status Gpu::upload(Address to, const void *from, uint64_t bytes) {
  enter();
  Result result = api->copyToDevice(to, from, bytes, stream);
  leave();
  return result ? failWait("copying to the GPU", result) : TN_OK;
}

/// The host looks at the bytes at once.
tn_status Gpu::download(void *to, Address from, uint64_t bytes) {
  enter();
  Result result = api->copyToHost(to, from, bytes, stream);
  if (!result)
    result = api->streamSynchronize(stream);
  leave();
  if (result)
    return failWait("copying from the GPU", result);
  launched = 0;
  return TN_OK;
}

tn_status Gpu::launch(int32_t number, void *const *words, int64_t blocks) {
  const tn_gpu_kernel &kernel = code->kernels[number];
  void *parameters[TENON_MOST_GPU_WORDS];
  for (size_t i = 0, count = strlen(kernel.words); i < count; ++i)
    parameters[i] = const_cast<void **>(&words[i]);
  latest[launched++ % kMostNamed] = number;
  enter();
  Result result =
      api->launchKernel(functions[number], uint32_t(blocks), 1, 1,
                        uint32_t(kernel.threads), 1, 1, 0, stream, parameters, nullptr);
  if (!result && waits)
    result = api->streamSynchronize(stream);
  leave();
  if (result)
    return failWait("launching a kernel", result);
  if (waits)
    launched = 0;
  return TN_OK;
}

tn_status Gpu::finish() {
  enter();
  Result result = api->streamSynchronize(stream);
  leave();
  if (result)
    return failWait("waiting", result);
  launched = 0;
  return TN_OK;
}

Gpu &self(void *gpu) { return *static_cast<Gpu *>(gpu); }

int32_t openGpu(const tn_gpu_code *code, char *text, uint64_t size, void **gpu) {
  void *memory = malloc(sizeof(Gpu));
  if (!memory) {
    snprintf(text, size, "no memory for a GPU's record");
    return TN_OUT_OF_MEMORY;
  }
  auto *opened = new (memory) Gpu(code, text, size);
  if (tn_status status = opened->open()) {
    opened->close();
    free(memory);
    return status;
  }
  *gpu = opened;
  return TN_OK;
}

} // namespace
} // namespace tenon::cuda

using namespace tenon::cuda;

extern "C" const tn_gpu_driver tn_cuda_gpu = {
    openGpu,
    [](void *gpu) {
      self(gpu).close();
      free(gpu);
    },
    [](void *gpu, uint64_t *free, uint64_t *total) -> int32_t {
      return self(gpu).room(free, total);
    },
    [](void *gpu, uint64_t bytes, uint64_t *address) -> int32_t {
      return self(gpu).allocate(bytes, address);
    },
    [](void *gpu, uint64_t address) { self(gpu).release(address); },
    [](void *gpu, uint64_t to, const void *from, uint64_t bytes) -> int32_t {
      return self(gpu).upload(to, from, bytes);
    },
    [](void *gpu, void *to, uint64_t from, uint64_t bytes) -> int32_t {
      return self(gpu).download(to, from, bytes);
    },
    [](void *gpu, int32_t kernel, void *const *words, int64_t blocks) -> int32_t {
      return self(gpu).launch(kernel, words, blocks);
    },
    [](void *gpu) -> int32_t { return self(gpu).finish(); }};
