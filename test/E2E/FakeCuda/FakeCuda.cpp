//===- FakeCuda.cpp - A stand-in for NVIDIA's driver ----------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Has the entry points of libcuda.so.1 that runtime/cuda uses, so that it is tested
// where there is no GPU. As on a GPU, addresses of device memory are none of the host's,
// nothing works without a context, and what is put on a stream happens when it is waited
// for. Kernels are those of the same graph compiled with `--gpu emulated`.
//
//   FAKE_CUDA_KERNELS     that program, a .so; without one, launches do nothing
//   FAKE_CUDA_DEVICES     how many devices there are; default 1
//   FAKE_CUDA_CAPABILITY  ten times major and minor; default 80
//   FAKE_CUDA_MEMORY      bytes of the device; default 1 GiB
//   FAKE_CUDA_FAIL        NAME=RESULT: that entry point fails; `kernel`: a launch that
//   has
//                         begun. NAME=RESULT@N: from the N-th time on
//   FAKE_CUDA_LOG         say what is done
//
//===----------------------------------------------------------------------===//

#include "runtime/cuda/CudaApi.h"
#include "tenon/abi.h"
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <functional>
#include <map>
#include <string>
#include <vector>

using namespace tenon::cuda;

namespace {

constexpr uint64_t kDeviceBit = uint64_t(1) << 61;
constexpr Result kInvalidValue = 1, kInvalidContext = 201, kNotFound = 500;

const char *setting(const char *name, const char *otherwise) {
  const char *text = getenv(name);
  return text && *text ? text : otherwise;
}

#define SAY(...)                                                                         \
  if (getenv("FAKE_CUDA_LOG"))                                                           \
  fprintf(stderr, "fake CUDA: " __VA_ARGS__), fputc('\n', stderr)

/// What FAKE_CUDA_FAIL says of this call.
Result failureOf(const char *name) {
  static std::map<std::string, int> calls;
  int call = ++calls[name];
  std::string text = setting("FAKE_CUDA_FAIL", "");
  size_t equals = text.find('=');
  if (equals == std::string::npos || text.substr(0, equals) != name)
    return kSuccess;
  size_t at = text.find('@');
  int first = at == std::string::npos ? 1 : atoi(text.c_str() + at + 1);
  return call >= first ? atoi(text.c_str() + equals + 1) : kSuccess;
}

struct FakeFunction {
  std::string name;
  const tn_gpu_kernel *kernel = nullptr; // of FAKE_CUDA_KERNELS
  tn_kernel_fn body = nullptr;
};

struct FakeModule {
  std::string ptx;
  std::map<std::string, FakeFunction> functions;
};

struct Driver {
  std::map<uint64_t, std::vector<uint8_t>> memory; // by address
  size_t used = 0;
  int contexts = 0;
  std::vector<std::function<Result()>> stream;
  Result lost = kSuccess;
  const tn_module *program = nullptr;
};

Driver &driver() {
  static Driver one;
  return one;
}

size_t memorySize() {
  return strtoull(setting("FAKE_CUDA_MEMORY", "1073741824"), nullptr, 10);
}

/// The host's address of `size` bytes of the device; NULL if they are none.
uint8_t *find(uint64_t address, size_t size) {
  auto after = driver().memory.upper_bound(address);
  if (after == driver().memory.begin())
    return nullptr;
  auto &[start, bytes] = *std::prev(after);
  uint64_t offset = address - start;
  return offset + size <= bytes.size() ? bytes.data() + offset : nullptr;
}

/// Does what is on the stream. A device that was lost stays so.
Result runStream() {
  Driver &here = driver();
  std::vector<std::function<Result()>> work;
  work.swap(here.stream);
  for (auto &step : work)
    if (!here.lost)
      here.lost = step();
  return here.lost;
}

/// The checks that every call has in common.
Result check(const char *name, bool needsContext) {
  if (Result result = failureOf(name))
    return result;
  if (needsContext && driver().contexts == 0)
    return kInvalidContext;
  return needsContext ? driver().lost : kSuccess;
}

const tn_module *program() {
  const char *path = getenv("FAKE_CUDA_KERNELS");
  if (!path || driver().program)
    return driver().program;
  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  std::string name(path);
  name = name.substr(name.rfind('/') + 1);
  name = "tenon_module_" + name.substr(0, name.find('.'));
  void *found = library ? dlsym(library, name.c_str()) : nullptr;
  if (!found) {
    fprintf(stderr, "fake CUDA: no '%s' in '%s'\n", name.c_str(), path);
    abort();
  }
  return driver().program = static_cast<const tn_module *>(found);
}

Result runKernel(const FakeFunction &function, const std::vector<uint64_t> &values) {
  SAY("kernel %s", function.name.c_str());
  if (Result result = failureOf("kernel"))
    return result;
  std::vector<void *> words;
  for (size_t i = 0; i < values.size(); ++i) {
    words.push_back(reinterpret_cast<void *>(values[i]));
    if (function.kernel->words[i] == 'n' || !values[i])
      continue;
    words[i] = find(values[i], 0);
    if (!words[i])
      return kIllegalAddress;
  }
  function.body(words.data(), 0, 1);
  return kSuccess;
}

} // namespace

#define FAKE(name) extern "C" __attribute__((visibility("default"))) Result name
#define CHECK(name, needsContext)                                                        \
  if (Result result = check(name, needsContext))                                         \
  return result

FAKE(cuInit)(uint32_t) {
  CHECK("cuInit", false);
  return kSuccess;
}

FAKE(cuDriverGetVersion)(int32_t *version) {
  *version = 13000;
  return kSuccess;
}

FAKE(cuGetErrorName)(Result result, const char **name) {
  *name = result == kIllegalAddress          ? "CUDA_ERROR_ILLEGAL_ADDRESS"
          : result == kUnsupportedPtxVersion ? "CUDA_ERROR_UNSUPPORTED_PTX_VERSION"
          : result == kInvalidContext        ? "CUDA_ERROR_INVALID_CONTEXT"
                                             : "CUDA_ERROR_UNKNOWN";
  return kSuccess;
}

FAKE(cuGetErrorString)(Result result, const char **text) {
  return cuGetErrorName(result, text);
}

FAKE(cuDeviceGetCount)(int32_t *count) {
  CHECK("cuDeviceGetCount", false);
  *count = atoi(setting("FAKE_CUDA_DEVICES", "1"));
  return kSuccess;
}

FAKE(cuDeviceGet)(Device *device, int32_t index) {
  CHECK("cuDeviceGet", false);
  *device = index;
  return kSuccess;
}

FAKE(cuDeviceGetName)(char *name, int32_t size, Device) {
  snprintf(name, size_t(size), "Fake GPU");
  return kSuccess;
}

FAKE(cuDeviceGetAttribute)(int32_t *value, int32_t attribute, Device) {
  int capability = atoi(setting("FAKE_CUDA_CAPABILITY", "80"));
  *value = attribute == kCapabilityMajor ? capability / 10 : capability % 10;
  return kSuccess;
}

FAKE(cuDevicePrimaryCtxRetain)(Context *context, Device) {
  CHECK("cuDevicePrimaryCtxRetain", false);
  *context = reinterpret_cast<Context>(&driver());
  return kSuccess;
}

FAKE(cuDevicePrimaryCtxRelease_v2)(Device) {
  SAY("the device is released, %zu bytes of its memory are in use", driver().used);
  return kSuccess;
}

FAKE(cuCtxPushCurrent_v2)(Context) {
  ++driver().contexts;
  return kSuccess;
}

FAKE(cuCtxPopCurrent_v2)(Context *) {
  --driver().contexts;
  return kSuccess;
}

FAKE(cuModuleLoadData)(Module *module, const void *image) {
  std::string ptx = static_cast<const char *>(image);
  size_t target = ptx.find(".target sm_");
  if (target == std::string::npos)
    return kInvalidValue;
  std::string gpu =
      ptx.substr(target + 8, ptx.find_first_of(" ,\n", target + 8) - target - 8);
  CHECK("cuModuleLoadData", true);
  SAY("module for %s", gpu.c_str());
  if (atoi(gpu.c_str() + 3) > atoi(setting("FAKE_CUDA_CAPABILITY", "80")))
    return kNoBinaryForGpu;
  *module = reinterpret_cast<Module>(new FakeModule{ptx, {}});
  return kSuccess;
}

FAKE(cuModuleUnload)(Module module) {
  CHECK("cuModuleUnload", true);
  delete reinterpret_cast<FakeModule *>(module);
  return kSuccess;
}

FAKE(cuModuleGetFunction)(Function *function, Module module, const char *name) {
  CHECK("cuModuleGetFunction", true);
  auto &inside = *reinterpret_cast<FakeModule *>(module);
  if (inside.ptx.find(".entry " + std::string(name) + "(") == std::string::npos)
    return kNotFound;
  FakeFunction &found = inside.functions[name];
  found.name = name;
  if (const tn_module *kernels = program())
    for (uint32_t i = 0; i < kernels->kernel_count; ++i) {
      const tn_gpu_kernel &kernel = kernels->gpu->kernels[i];
      if (kernel.name && found.name == kernel.name) {
        found.kernel = &kernel;
        found.body = kernels->gpu->emulated[i];
      }
    }
  *function = reinterpret_cast<Function>(&found);
  return kSuccess;
}

FAKE(cuMemGetInfo_v2)(size_t *free, size_t *total) {
  CHECK("cuMemGetInfo_v2", true);
  *total = memorySize();
  *free = *total - driver().used;
  return kSuccess;
}

FAKE(cuMemAlloc_v2)(Address *address, size_t size) {
  CHECK("cuMemAlloc_v2", true);
  static uint64_t next = kDeviceBit;
  if (size > memorySize() - driver().used)
    return tenon::cuda::kOutOfMemory;
  SAY("%zu bytes of memory", size);
  *address = next;
  next += (size + 511) / 256 * 256; // with a gap
  driver().memory[*address].assign(size, 0xff);
  driver().used += size;
  return kSuccess;
}

FAKE(cuMemFree_v2)(Address address) {
  CHECK("cuMemFree_v2", true);
  runStream();
  auto found = driver().memory.find(address);
  if (found == driver().memory.end())
    return kInvalidValue;
  driver().used -= found->second.size();
  driver().memory.erase(found);
  return kSuccess;
}

FAKE(cuMemcpyHtoDAsync_v2)(Address to, const void *from, size_t size, Stream) {
  CHECK("cuMemcpyHtoDAsync_v2", true);
  if (!find(to, size))
    return kInvalidValue;
  SAY("upload of %zu bytes", size);
  // Memory that is not pinned is read at once.
  std::vector<uint8_t> bytes(static_cast<const uint8_t *>(from),
                             static_cast<const uint8_t *>(from) + size);
  driver().stream.push_back([to, bytes = std::move(bytes)] {
    memcpy(find(to, bytes.size()), bytes.data(), bytes.size());
    return kSuccess;
  });
  return kSuccess;
}

FAKE(cuMemcpyDtoHAsync_v2)(void *to, Address from, size_t size, Stream) {
  CHECK("cuMemcpyDtoHAsync_v2", true);
  if (!find(from, size))
    return kInvalidValue;
  SAY("download of %zu bytes", size);
  driver().stream.push_back([=] {
    memcpy(to, find(from, size), size);
    return kSuccess;
  });
  return kSuccess;
}

FAKE(cuStreamCreate)(Stream *stream, uint32_t) {
  CHECK("cuStreamCreate", true);
  *stream = reinterpret_cast<Stream>(&driver().stream);
  return kSuccess;
}

FAKE(cuStreamDestroy_v2)(Stream) { return kSuccess; }

FAKE(cuStreamSynchronize)(Stream) {
  CHECK("cuStreamSynchronize", true);
  return runStream();
}

FAKE(cuLaunchKernel)(Function function, uint32_t blocks, uint32_t, uint32_t,
                     uint32_t threads, uint32_t, uint32_t, uint32_t, Stream,
                     void **parameters, void **) {
  CHECK("cuLaunchKernel", true);
  auto &launched = *reinterpret_cast<FakeFunction *>(function);
  if (blocks == 0 || threads == 0 || threads > 1024)
    return kInvalidValue;
  std::vector<uint64_t> values;
  for (const char *word = launched.kernel ? launched.kernel->words : ""; *word; ++word)
    values.push_back(*static_cast<uint64_t *>(parameters[values.size()]));
  driver().stream.push_back([&launched, values] {
    return launched.body ? runKernel(launched, values) : failureOf("kernel");
  });
  return kSuccess;
}
