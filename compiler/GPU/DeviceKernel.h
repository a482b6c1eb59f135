//===- DeviceKernel.h - A kernel for a GPU ----------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The same kernels as the CPU's (compiler/Fusion), by other schedules. Both forms end
// in LLVM and NVVM ops: one becomes PTX, in the other the NVVM ops are calls of
// runtime/emulator, and threads run on the CPU.
//
//===----------------------------------------------------------------------===//
#pragma once
#include "compiler/CPU/KernelFunction.h"
#include "compiler/GPU/Schedules/DeviceSchedule.h"

namespace tenon {

/// Whether a GPU has code for the kernel; routines run on the host.
bool hasDeviceForm(rt::KernelOp kernel);

/// Writes a GPU function `symbol` into `module`, down to the LLVM and NVVM dialects:
/// its parameters are the words of a launch. Returns how it is launched.
mlir::FailureOr<DeviceLaunch> writeDeviceKernel(mlir::ModuleOp module,
                                                llvm::StringRef symbol,
                                                const KernelInstance &instance,
                                                bool fastMath);

/// Writes `symbol` of type tn_kernel_fn into `module`, which runs the GPU's code in
/// the emulator. To test that the emulator sees it, `leaveOutWait` leaves out that
/// barrier or shuffle, counted from 0; an error if the kernel has fewer.
mlir::FailureOr<DeviceLaunch> writeEmulatedKernel(mlir::ModuleOp module,
                                                  llvm::StringRef symbol,
                                                  const KernelInstance &instance,
                                                  bool fastMath, int leaveOutWait = -1);

} // namespace tenon
