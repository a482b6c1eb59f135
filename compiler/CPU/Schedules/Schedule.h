//===- Schedule.h - Templates that write a kernel's loops -------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A schedule writes the code of one kernel for one CPU: the loops over its
// results, in the order and in the tiles that suit its root. The values at each
// point come from PointEmitter. One file a root in this folder; kernel formation
// (compiler/Fusion) chooses by name, `rt.kernel … schedule = "…"`.
//
//===----------------------------------------------------------------------===//
#pragma once
#include "compiler/CPU/PointEmitter.h"
#include "compiler/Object/Target.h"

namespace tenon {

struct ScheduleContext {
  mlir::OpBuilder &builder;
  mlir::Location loc;
  const KernelFrame &frame;
  const TargetInfo &target;

  /// Lanes of a vector of f32, the unit all schedules count in.
  int64_t lanes() const { return target.vectorBytes / 4; }
  rt::YieldOp yield() const {
    return mlir::cast<rt::YieldOp>(kernel().getBlock().getTerminator());
  }
  rt::KernelOp kernel() const { return frame.kernel; }
  /// The buffer of destination `i`.
  const KernelBuffer &out(unsigned i) const {
    return frame.buffers.find(kernel().getBlock().getArgument(kernel().getNumIns() + i))
        ->second;
  }
};

/// Names of the schedules, as `rt.kernel` gives them.
inline constexpr llvm::StringLiteral kParallel = "parallel", kRows = "rows",
                                     kContraction = "contraction", kWinograd = "winograd",
                                     kRoutine = "routine";

/// Every result is an element-wise function of its point.
mlir::LogicalResult emitParallel(const ScheduleContext &context);

/// Reductions over the last loop, and what is computed from them, a row at a
/// time: softmax, layer norm, sums of rows.
mlir::LogicalResult emitRows(const ScheduleContext &context);

/// One reduction of any form, with vectors along the last parallel loop and a
/// tile of rows in registers: matmul, convolution, pooling, sums of columns.
mlir::LogicalResult emitContraction(const ScheduleContext &context);

/// One rt.winograd, and what is computed from it point by point. The last
/// destination is scratch memory.
mlir::LogicalResult emitWinograd(const ScheduleContext &context);

/// A call of the routine library (compiler/CPU/Routines), which is linked later.
mlir::LogicalResult emitRoutine(const ScheduleContext &context);

//===----------------------------------------------------------------------===//
// Loops
//===----------------------------------------------------------------------===//

using LoopBody = llvm::function_ref<llvm::SmallVector<mlir::Value>(
    mlir::Value iv, mlir::ValueRange carried)>;

/// for (iv = low; iv < high; iv += step), in a scope of its own. Returns the
/// carried values at the end.
llvm::SmallVector<mlir::Value> emitLoop(PointEmitter &emitter, mlir::Value low,
                                        mlir::Value high, int64_t step,
                                        mlir::ValueRange carried, LoopBody body);

llvm::SmallVector<mlir::Value> emitLoop(PointEmitter &emitter, mlir::Value low,
                                        mlir::Value high, mlir::Value step,
                                        mlir::ValueRange carried, LoopBody body);

/// A loop that carries nothing.
void emitLoop(PointEmitter &emitter, mlir::Value low, mlir::Value high, int64_t step,
              llvm::function_ref<void(mlir::Value iv)> body);
void emitLoop(PointEmitter &emitter, mlir::Value low, mlir::Value high, mlir::Value step,
              llvm::function_ref<void(mlir::Value iv)> body);

/// Loops over `extent` lanes from 0 in vectors: `body` is called for a main loop
/// of `unroll` vectors, for single vectors, and for the masked rest.
void emitVectorLoop(PointEmitter &emitter, mlir::Value low, mlir::Value high,
                    std::optional<int64_t> staticExtent, int64_t unroll,
                    llvm::function_ref<void(LinearIndex first, int64_t vectors)> body);

/// The mask of the lanes below `count` (1 … lanes).
mlir::Value laneMask(PointEmitter &emitter, LinearIndex count);

/// [first, last) of the share of `total` that this call of the kernel computes,
/// in multiples of `unit` (but for the end).
std::pair<mlir::Value, mlir::Value> emitShare(PointEmitter &emitter,
                                              const KernelFrame &frame, LinearIndex total,
                                              int64_t unit = 1);

/// Memory of `dims` elements on the stack.
KernelBuffer stackBuffer(PointEmitter &emitter, mlir::Type elementType,
                         llvm::ArrayRef<int64_t> dims);

/// Writes `body` so that only share 0 executes it.
void emitOnFirstShare(PointEmitter &emitter, const KernelFrame &frame,
                      llvm::function_ref<void()> body);

} // namespace tenon
