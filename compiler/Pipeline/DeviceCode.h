//===- DeviceCode.h - GPU kernels as a product ------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "compiler/CPU/KernelFunction.h"
#include "compiler/GPU/DeviceKernel.h"
#include "compiler/GPU/DeviceTarget.h"
#include "compiler/Object/Program.h"
#include "compiler/Pipeline/Pipeline.h"
#include "compiler/Pipeline/Reporter.h"

namespace tenon {

/// Writes all kernels that a GPU has code for as one .ptx, which begins with a table of
/// how each is launched; see docs/GPU.md.
llvm::Error writePtx(llvm::ArrayRef<KernelInstance> instances, const DeviceTarget &device,
                     const CompileOptions &options, Reporter &reporter);

/// Adds the code of the kernels that run on the GPU for each of `devices`; `launches`
/// gets how each instance is launched.
llvm::Error addImages(llvm::ArrayRef<KernelInstance> instances,
                      llvm::ArrayRef<DeviceTarget> devices, const CompileOptions &options,
                      GpuDescription &gpu, std::vector<DeviceLaunch> &launches);

/// What the module table says of each instance.
std::vector<GpuKernelDescription>
describeLaunches(llvm::ArrayRef<KernelInstance> instances,
                 llvm::ArrayRef<DeviceLaunch> launches);

} // namespace tenon
