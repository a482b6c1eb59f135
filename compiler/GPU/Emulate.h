//===- Emulate.h - GPU code on the CPU --------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "compiler/GPU/Schedules/DeviceSchedule.h"
#include "mlir/IR/BuiltinOps.h"

namespace tenon {

/// Name of the function that each thread of the emulated kernel `symbol` runs, of type
/// tn_emulated_body: its first argument is the thread.
std::string emulatedBody(llvm::StringRef symbol);

/// Calls tn_emulator_launch with the arguments of a tn_kernel_fn.
void callEmulator(mlir::OpBuilder &builder, mlir::Location loc, llvm::StringRef body,
                  mlir::ValueRange arguments, mlir::Value blocks,
                  const DeviceLaunch &launch, llvm::StringRef nodes);

/// Turns the NVVM ops of an emulated body, which has come down to the LLVM dialect,
/// into reads of the thread's record and calls of runtime/emulator. Barrier or shuffle
/// number `leaveOutWait` is left out.
mlir::LogicalResult emulateDevice(mlir::ModuleOp module, llvm::StringRef symbol,
                                  int leaveOutWait);

} // namespace tenon
