//===- Memory.cpp - The emulated GPU as a tn_gpu_driver -------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The GPU's memory is the process's, but its addresses have a bit set that no address
// of the host has: the host cannot touch it by mistake, and a kernel that is handed an
// address of the host is seen. New memory is poison, NaN in all types.
// $TENON_EMULATOR_MEMORY, a number of bytes, is how much there is.
//
//===----------------------------------------------------------------------===//

#include "tenon/emulator.h"
#include "tenon/runtime.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

namespace {
constexpr uint64_t kGpuBit = uint64_t(1) << 62;
constexpr uint64_t kAlignment = 256;

struct Allocation {
  Allocation *next;
  uint8_t *bytes;
  uint64_t size;
};

struct EmulatedGpu {
  const tn_gpu_code *code;
  char *text;
  uint64_t textSize, total, used;
  Allocation *allocations;

  /// The host's address of `size` bytes of the GPU's memory; NULL if they are none.
  uint8_t *find(uint64_t address, uint64_t size) const {
    auto *bytes = reinterpret_cast<uint8_t *>(address & ~kGpuBit);
    for (Allocation *one = allocations; one && address & kGpuBit; one = one->next) {
      auto offset = uint64_t(bytes - one->bytes);
      if (offset <= one->size && size <= one->size - offset)
        return bytes;
    }
    return nullptr;
  }
  int32_t failAddress(const char *what, uint64_t address) const {
    snprintf(text, textSize, "%s %#llx is none of the emulated GPU's memory", what,
             (unsigned long long)address);
    return TN_INTERNAL;
  }
};

EmulatedGpu &self(void *gpu) { return *static_cast<EmulatedGpu *>(gpu); }

int32_t openGpu(const tn_gpu_code *code, char *text, uint64_t size, void **gpu) {
  if (code->index != 0) {
    snprintf(text, size, "there is no GPU %d: one is emulated", code->index);
    return TN_NOT_FOUND;
  }
  auto *opened = static_cast<EmulatedGpu *>(calloc(1, sizeof(EmulatedGpu)));
  if (!opened) {
    snprintf(text, size, "no memory for an emulated GPU");
    return TN_OUT_OF_MEMORY;
  }
  const char *most = getenv("TENON_EMULATOR_MEMORY");
  uint64_t total = most ? strtoull(most, nullptr, 10) : uint64_t(1) << 40;
  *opened = {code, text, size, total, 0, nullptr};
  *gpu = opened;
  return 0;
}

void closeGpu(void *gpu) { free(gpu); }

int32_t roomOf(void *gpu, uint64_t *left, uint64_t *total) {
  *left = self(gpu).total - self(gpu).used;
  *total = self(gpu).total;
  return 0;
}

int32_t allocateOn(void *gpu, uint64_t size, uint64_t *address) {
  EmulatedGpu &here = self(gpu);
  auto *one = static_cast<Allocation *>(malloc(sizeof(Allocation)));
  void *bytes = nullptr;
  if (!one || size > here.total - here.used ||
      posix_memalign(&bytes, kAlignment, size ? size : 1) != 0) {
    free(one);
    snprintf(here.text, here.textSize,
             "the emulated GPU has no %llu bytes: of %llu %llu are free",
             (unsigned long long)size, (unsigned long long)here.total,
             (unsigned long long)(here.total - here.used));
    return TN_OUT_OF_MEMORY;
  }
  memset(bytes, 0xff, size);
  *one = {here.allocations, static_cast<uint8_t *>(bytes), size};
  here.allocations = one;
  here.used += size;
  *address = reinterpret_cast<uint64_t>(bytes) | kGpuBit;
  return 0;
}

void releaseOn(void *gpu, uint64_t address) {
  EmulatedGpu &here = self(gpu);
  for (Allocation **link = &here.allocations; *link; link = &(*link)->next) {
    Allocation *one = *link;
    if ((reinterpret_cast<uint64_t>(one->bytes) | kGpuBit) != address)
      continue;
    *link = one->next;
    here.used -= one->size;
    free(one->bytes);
    free(one);
    return;
  }
}

int32_t uploadTo(void *gpu, uint64_t to, const void *from, uint64_t size) {
  uint8_t *bytes = self(gpu).find(to, size);
  if (!bytes)
    return self(gpu).failAddress("an upload: address", to);
  memcpy(bytes, from, size);
  return 0;
}

int32_t downloadFrom(void *gpu, void *to, uint64_t from, uint64_t size) {
  uint8_t *bytes = self(gpu).find(from, size);
  if (!bytes)
    return self(gpu).failAddress("a download: address", from);
  memcpy(to, bytes, size);
  return 0;
}

int32_t launchOn(void *gpu, int32_t number, void *const *words, int64_t) {
  EmulatedGpu &here = self(gpu);
  const tn_gpu_kernel &kernel = here.code->kernels[number];
  void *there[TENON_MOST_GPU_WORDS];
  for (int i = 0; kernel.words[i]; ++i) {
    there[i] = words[i];
    if (kernel.words[i] == 'n' || !words[i])
      continue;
    there[i] = here.find(reinterpret_cast<uint64_t>(words[i]), 0);
    if (!there[i]) {
      char what[256];
      snprintf(what, sizeof(what), "kernel '%s' of %s: address", kernel.name,
               kernel.nodes);
      return here.failAddress(what, reinterpret_cast<uint64_t>(words[i]));
    }
  }
  here.code->emulated[number](there, 0, 1);
  return 0;
}

int32_t finishOn(void *) { return 0; }

} // namespace

extern "C" const tn_gpu_driver tn_emulated_gpu = {openGpu,      closeGpu,  roomOf,
                                                  allocateOn,   releaseOn, uploadTo,
                                                  downloadFrom, launchOn,  finishOn};
