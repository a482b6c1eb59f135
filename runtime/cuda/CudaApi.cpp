//===- CudaApi.cpp - Opening NVIDIA's driver ------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "CudaApi.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

namespace tenon::cuda {

static Api api;
static bool isOpen = false;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

static bool open(char *text, size_t size) {
  const char *other = getenv("TENON_CUDA_DRIVER");
  const char *file = other && *other ? other : "libcuda.so.1";
  void *library = dlopen(file, RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    snprintf(text, size, "there is no NVIDIA driver: %s", dlerror());
    return false;
  }
#define TENON_CUDA_FIND(name, symbol, parameters)                                        \
  void *name = dlsym(library, symbol);                                                   \
  if (!name) {                                                                           \
    snprintf(text, size, "the NVIDIA driver is too old: %s has no %s", file, symbol);    \
    dlclose(library);                                                                    \
    return false;                                                                        \
  }                                                                                      \
  api.name = reinterpret_cast<decltype(api.name)>(name);
  TENON_CUDA_API(TENON_CUDA_FIND)
#undef TENON_CUDA_FIND
  return true;
}

const Api *openApi(char *text, size_t size) {
  pthread_mutex_lock(&mutex);
  // A driver that was not there may be there the next time.
  isOpen = isOpen || open(text, size);
  pthread_mutex_unlock(&mutex);
  return isOpen ? &api : nullptr;
}

} // namespace tenon::cuda
