//===- DeviceCode.h - GPU kernels as a product ------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "compiler/CPU/KernelFunction.h"
#include "compiler/GPU/DeviceTarget.h"
#include "compiler/Pipeline/Pipeline.h"
#include "compiler/Pipeline/Reporter.h"

namespace tenon {

/// Writes all kernels that a GPU has code for as one .ptx, which begins with a table of
/// how each is launched; see docs/GPU.md.
llvm::Error writePtx(llvm::ArrayRef<KernelInstance> instances, const DeviceTarget &device,
                     const CompileOptions &options, Reporter &reporter);

} // namespace tenon
