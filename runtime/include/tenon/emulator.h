//===- emulator.h - What emulated GPU code asks of the runtime --*- C -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Kernels that were compiled with `--gpu emulated` run their GPU code on the CPU: the
// threads of a block take turns on one thread of the CPU. Not for users' programs.
//
//===--------------------------------------------------------------------===//
#ifndef TENON_EMULATOR_H_
#define TENON_EMULATOR_H_

#include "tenon/abi.h"

#ifdef __cplusplus
extern "C" {
#endif

/// One thread, as its code sees it.
typedef struct tn_emulated_thread {
  int32_t thread; // its number in the block
  int32_t block;
  int32_t blocks;
  int32_t threads; // of the block
  uint8_t *shared; // the block's shared memory
} tn_emulated_thread;

/// What each thread runs. `words` are those of a launch, see tn_kernel_fn.
typedef void (*tn_emulated_body)(tn_emulated_thread *thread, void *const *words);

/// Runs share `part` of `parts` of `blocks` blocks, one after the other. Shared memory
/// begins as bytes of 0xff, which are NaN. If the threads of a block all wait and
/// never go on, the process ends with a message that names `nodes`.
void tn_emulator_launch(tn_emulated_body body, void *const *words, int32_t part,
                        int32_t parts, int64_t blocks, int32_t threads,
                        int64_t shared_bytes, int32_t synchronizes, const char *nodes);

/// All threads of the block that still run arrive before one goes on.
void tn_emulator_barrier(tn_emulated_thread *thread);

/// `value` of the thread of the same warp whose number differs by the bits of
/// `distance`. All threads of the warp must call it.
int32_t tn_emulator_shuffle(tn_emulated_thread *thread, int32_t value, int32_t distance);

/// The emulated GPU, whose memory is none of the host's.
extern const tn_gpu_driver tn_emulated_gpu;

#ifdef __cplusplus
} // extern "C"
#endif

#endif // TENON_EMULATOR_H_
