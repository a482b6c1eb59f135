//===- CudaApi.h - What is used of NVIDIA's driver --------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Declarations of our own of the entry points of libcuda.so.1, so that no file of the
// CUDA toolkit is needed to build; the library is opened at first use.
// $TENON_CUDA_DRIVER names another file, for tests.
//
//===----------------------------------------------------------------------===//
#ifndef TENON_RUNTIME_CUDA_CUDAAPI_H_
#define TENON_RUNTIME_CUDA_CUDAAPI_H_

#include <stddef.h>
#include <stdint.h>

namespace tenon::cuda {

using Result = int32_t;
using Device = int32_t;
using Address = uint64_t;
using Context = struct ContextRecord *;
using Module = struct ModuleRecord *;
using Function = struct FunctionRecord *;
using Stream = struct StreamRecord *;

/// Results that are told apart.
inline constexpr Result kSuccess = 0, kOutOfMemory = 2, kNoDevice = 100,
                        kNoBinaryForGpu = 209, kUnsupportedPtxVersion = 222,
                        kIllegalAddress = 700, kLaunchTimeout = 702, kLaunchFailed = 719;

/// Attributes of a device.
inline constexpr int32_t kCapabilityMajor = 75, kCapabilityMinor = 76;

/// A flag of a stream: it waits for no other.
inline constexpr uint32_t kNonBlocking = 1;

// clang-format off
/// Name in this file, name in the library, parameters.
#define TENON_CUDA_API(X)                                                                  \
  X(init, "cuInit", (uint32_t))                                                            \
  X(driverGetVersion, "cuDriverGetVersion", (int32_t *))                                   \
  X(getErrorName, "cuGetErrorName", (Result, const char **))                               \
  X(getErrorString, "cuGetErrorString", (Result, const char **))                           \
  X(deviceGetCount, "cuDeviceGetCount", (int32_t *))                                       \
  X(deviceGet, "cuDeviceGet", (Device *, int32_t))                                         \
  X(deviceGetName, "cuDeviceGetName", (char *, int32_t, Device))                           \
  X(deviceGetAttribute, "cuDeviceGetAttribute", (int32_t *, int32_t, Device))              \
  X(primaryContextRetain, "cuDevicePrimaryCtxRetain", (Context *, Device))                 \
  X(primaryContextRelease, "cuDevicePrimaryCtxRelease_v2", (Device))                       \
  X(contextPush, "cuCtxPushCurrent_v2", (Context))                                         \
  X(contextPop, "cuCtxPopCurrent_v2", (Context *))                                         \
  X(moduleLoad, "cuModuleLoadData", (Module *, const void *))                              \
  X(moduleUnload, "cuModuleUnload", (Module))                                              \
  X(moduleGetFunction, "cuModuleGetFunction", (Function *, Module, const char *))          \
  X(memGetInfo, "cuMemGetInfo_v2", (size_t *, size_t *))                                   \
  X(memAlloc, "cuMemAlloc_v2", (Address *, size_t))                                        \
  X(memFree, "cuMemFree_v2", (Address))                                                    \
  X(copyToDevice, "cuMemcpyHtoDAsync_v2", (Address, const void *, size_t, Stream))         \
  X(copyToHost, "cuMemcpyDtoHAsync_v2", (void *, Address, size_t, Stream))                 \
  X(streamCreate, "cuStreamCreate", (Stream *, uint32_t))                                  \
  X(streamDestroy, "cuStreamDestroy_v2", (Stream))                                         \
  X(streamSynchronize, "cuStreamSynchronize", (Stream))                                    \
  X(launchKernel, "cuLaunchKernel",                                                        \
    (Function, uint32_t, uint32_t, uint32_t, uint32_t, uint32_t, uint32_t, uint32_t,       \
     Stream, void **, void **))
// clang-format on

struct Api {
#define TENON_CUDA_MEMBER(name, symbol, parameters) Result(*name) parameters;
  TENON_CUDA_API(TENON_CUDA_MEMBER)
#undef TENON_CUDA_MEMBER
};

/// The driver's functions, opened once for the process. NULL if there is no driver or
/// it has not all of them; then `text` says which.
const Api *openApi(char *text, size_t size);

} // namespace tenon::cuda

#endif // TENON_RUNTIME_CUDA_CUDAAPI_H_
