//===- cuda.h - NVIDIA's GPUs for compiled programs -------------*- C -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Programs that were compiled with `--gpu sm_80` and the like refer to it. Opens
// libcuda.so.1 when a session first runs a signature that uses a GPU. Not for users'
// programs.
//
//===--------------------------------------------------------------------===//
#ifndef TENON_CUDA_H_
#define TENON_CUDA_H_

#include "tenon/abi.h"

#ifdef __cplusplus
extern "C" {
#endif

extern const tn_gpu_driver tn_cuda_gpu;

#ifdef __cplusplus
} // extern "C"
#endif

#endif // TENON_CUDA_H_
