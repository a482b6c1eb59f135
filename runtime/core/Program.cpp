//===- Program.cpp - Loading programs -------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A program is loaded in an order in which each step may trust the ones before:
// the module's own numbers, the manifest, the target, the weights, and at last
// the shapes of signatures whose feeds are static, which are asked for once.
//
//===----------------------------------------------------------------------===//
#include "Program.h"

#include "Cpu.h"
#include "GpuSupport.h"

#include <new>
#include <stdlib.h>

namespace tenon::core {

static tn_status checkModule(const tn_module &module) {
  if (module.abi_version != TENON_ABI_VERSION)
    return fail(TN_CORRUPT, "program has ABI version %u, but this runtime has version %u",
                module.abi_version, TENON_ABI_VERSION);
  if (module.entry_count && !module.entries)
    return fail(TN_CORRUPT, "program has %u entries, but no table of them",
                module.entry_count);
  for (uint32_t i = 0; i < module.entry_count; ++i)
    if (module.entries[i].uses_gpu && !module.gpu)
      return fail(TN_CORRUPT, "entry %u uses a GPU, but there is no code for one", i);
  if (module.gpu && module.gpu->kernel_count != module.kernel_count)
    return fail(TN_CORRUPT, "program has %u kernels, but says of %u how GPUs run them",
                module.kernel_count, module.gpu->kernel_count);
  if (module.kernel_count && (!module.target_count || !module.targets))
    return fail(TN_CORRUPT, "program has %u kernels, but for no CPU",
                module.kernel_count);
  return TN_OK;
}

static tn_status chooseTarget(tn_program &program) {
  const tn_module &module = *program.module;
  if (!module.kernel_count)
    return TN_OK;
  char names[256] = "";
  size_t used = 0;
  for (uint32_t i = 0; i < module.target_count; ++i) {
    const tn_target &target = module.targets[i];
    if (cpuFits(target)) {
      program.target = &target;
      break;
    }
    const char *name = target.cpu ? target.cpu : "?";
    for (const char *from = used ? ", " : ""; used + 1 < sizeof(names) && *from;)
      names[used++] = *from++;
    for (; used + 1 < sizeof(names) && *name;)
      names[used++] = *name++;
  }
  if (!program.target)
    return fail(TN_FAILED_PRECONDITION,
                "program was compiled for %s, none of which this CPU can run", names);
  for (uint32_t i = 0; i < module.kernel_count; ++i)
    if (!program.target->kernels ||
        (!program.target->kernels[i] && !(module.gpu && module.gpu->kernels[i].name)))
      return fail(TN_CORRUPT, "kernel %u of %u has no code for %s", i,
                  module.kernel_count, program.target->cpu);
  return TN_OK;
}

tn_status askShape(const SignatureSpec &signature, const int64_t *feedDims,
                   int64_t *fetchDims, int64_t *arenaSize) {
  *arenaSize = 0;
  signature.entry->shape(feedDims, fetchDims, arenaSize);
  if (*arenaSize < 0)
    return fail(TN_INVALID_ARGUMENT,
                "signature \"%s\" has no arena size for these dims: it would be "
                "%lld bytes",
                signature.name, (long long)*arenaSize);
  for (uint32_t i = 0; i < signature.fetchCount; ++i) {
    const TensorSpec &fetch = signature.fetches[i];
    if (isSizedByValues(fetch, fetchDims)) {
      fetchDims += fetch.rank;
      continue;
    }
    int64_t bytes = fetch.elementSize;
    for (uint32_t j = 0; j < fetch.rank; ++j, ++fetchDims) {
      if (fetch.dims[j] >= 0 && *fetchDims != fetch.dims[j])
        return fail(TN_INTERNAL,
                    "fetch \"%s\" of signature \"%s\" has dim %u = %lld, but its "
                    "manifest says %lld",
                    fetch.name, signature.name, j, (long long)*fetchDims,
                    (long long)fetch.dims[j]);
      if (*fetchDims < 0 || __builtin_mul_overflow(bytes, *fetchDims, &bytes))
        return fail(TN_INVALID_ARGUMENT,
                    "fetch \"%s\" of signature \"%s\" would have dim %u = %lld",
                    fetch.name, signature.name, j, (long long)*fetchDims);
    }
  }
  return TN_OK;
}

static tn_status askStaticShapes(tn_program &program) {
  for (uint32_t i = 0; i < program.signatureCount; ++i) {
    SignatureSpec &signature = program.signatures[i];
    auto *feedDims = program.zone.allocate<int64_t>(signature.feedDims);
    auto *fetchDims = program.zone.allocate<int64_t>(signature.fetchDims);
    if (!feedDims || !fetchDims)
      return failMemory(signature.feedDims * sizeof(int64_t), "a program");
    if (!signature.isStatic)
      continue;
    uint32_t position = 0;
    for (uint32_t feed = 0; feed < signature.feedCount; ++feed)
      for (uint32_t j = 0; j < signature.feeds[feed].rank; ++j)
        feedDims[position++] = signature.feeds[feed].dims[j];
    if (tn_status status =
            askShape(signature, feedDims, fetchDims, &signature.staticArena))
      return status;
    signature.staticFetchDims = fetchDims;
  }
  return TN_OK;
}

static void destroy(tn_program *program) {
  releaseWeights(*program);
  void *library = program->library;
  void (*unload)(void *) = program->unload;
  program->~tn_program();
  free(program);
  if (unload)
    unload(library);
}

tn_status loadModule(const tn_module *module, const GpuSupport *gpuSupport,
                     const char *folder, void *library, void (*unload)(void *),
                     tn_program **out) {
  void *memory = malloc(sizeof(tn_program));
  if (!memory) {
    if (unload)
      unload(library);
    return failMemory(sizeof(tn_program), "a program");
  }
  auto *program = new (memory) tn_program;
  program->module = module;
  program->library = library;
  program->unload = unload;
  program->gpuSupport = module->gpu ? gpuSupport : nullptr;
  tn_status status = checkModule(*module);
  if (!status && module->gpu && !gpuSupport)
    status = fail(TN_UNIMPLEMENTED, "the program has code for GPUs, but the runtime was "
                                    "linked without what launches it; the linker's "
                                    "option --undefined=tn_gpu_support adds it");
  if (!status)
    status = readManifest(*program);
  if (!status)
    status = chooseTarget(*program);
  if (!status)
    status = findWeights(*program, folder);
  if (!status)
    status = askStaticShapes(*program);
  if (status) {
    destroy(program);
    return status;
  }
  *out = program;
  return TN_OK;
}

} // namespace tenon::core

using namespace tenon::core;

// A program that is linked for its own module alone may have no code for GPUs.
extern "C" const GpuSupport tn_gpu_support __attribute__((weak));

tn_status tn_program_from_module(const tn_module *module, tn_program **out) {
  TN_REQUIRE(out, "tn_program_from_module");
  *out = nullptr;
  TN_REQUIRE(module, "tn_program_from_module");
  return loadModule(module, &tn_gpu_support, nullptr, nullptr, nullptr, out);
}

void tn_program_retain(tn_program *program) {
  if (program)
    __atomic_fetch_add(&program->references, 1, __ATOMIC_RELAXED);
}

void tn_program_release(tn_program *program) {
  if (program && __atomic_sub_fetch(&program->references, 1, __ATOMIC_ACQ_REL) == 0)
    destroy(program);
}
