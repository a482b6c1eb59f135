//===- GpuAccess.h - What a run tells of memory that a GPU shares -*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "dialects/Runtime/RuntimeOps.h"

namespace tenon {

/// The attribute of launches that run on the GPU.
inline constexpr llvm::StringLiteral kOnGpu = "gpu";

/// Where the elements of a memref begin, as an LLVM pointer, and how many bytes there
/// are from there to the end of the last one, as i64.
struct MemorySpan {
  mlir::Value address, bytes;
};
MemorySpan writeSpan(mlir::OpBuilder &builder, mlir::Location loc, mlir::Value memref);

/// In front of `op` of a host function that uses a GPU: tn_call.access of `call` for all
/// memory that `op` reads or writes on the host, but for launches that run on the GPU.
void writeAccesses(mlir::Operation *op, mlir::Value call);

/// A launch on the GPU, of kernel `number`, with its words at `words`.
void writeGpuLaunch(mlir::OpBuilder &builder, rt::LaunchOp launch, int64_t number,
                    mlir::Value call, mlir::Value words);

/// The first thing in a function that uses a GPU: ends the run if the call has none.
void writeGpuCheck(mlir::OpBuilder &builder, mlir::Location loc, mlir::Value call);

} // namespace tenon
