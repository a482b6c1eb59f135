//===- DeviceSchedule.h - Templates that write a GPU kernel -----*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// As compiler/CPU/Schedules, for the threads of a GPU. Every schedule is right for any
// number of blocks: each walks over its share of the units of work.
//
//===----------------------------------------------------------------------===//
#pragma once
#include "compiler/CPU/PointEmitter.h"
#include "compiler/CPU/Schedules/Reduction.h"
#include "compiler/CPU/Schedules/Schedule.h"

namespace tenon {

/// Threads that run together, and the address space of a block's shared memory.
inline constexpr int64_t kWarp = 32;
inline constexpr unsigned kSharedSpace = 3;

/// How a kernel is launched. The number of blocks that is worth having is
/// ⌈elements of the first destination / pointsPerBlock⌉.
struct DeviceLaunch {
  int64_t threads = 256; // of a block
  int64_t pointsPerBlock = 256;
  int64_t sharedBytes = 0;
  bool synchronizes = false; // threads of a block wait for each other
};

/// A block of threads: who a thread is, shared memory, and work done together.
class ThreadBlock {
public:
  ThreadBlock(mlir::OpBuilder &builder, mlir::Location loc, llvm::StringRef symbol,
              DeviceLaunch &launch)
      : builder(builder), loc(loc), sharedName((symbol + "_shared").str()),
        launch(launch) {}

  /// Reads the numbers below; at the start of the function.
  void enter();

  mlir::Value thread, block, blocks; // i64

  /// All threads of the block arrive before one goes on.
  void barrier();

  /// `elements` places of `type`, aligned to 16 bytes, in the block's shared memory.
  KernelBuffer shared(mlir::Type type, llvm::ArrayRef<int64_t> dims);

  /// The values of all threads combined, in every thread; always in the same order.
  /// In a loop, `isOnly` says that no other reduction lies between this one and the
  /// same one in the next iteration, whose threads have to wait then.
  mlir::Value reduce(ReductionKind kind, mlir::Value value, bool isOnly);

  /// `body` in thread 0 only.
  void onFirst(PointEmitter &emitter, llvm::function_ref<void()> body);

  const std::string &sharedSymbol() const { return sharedName; }

private:
  mlir::Value shuffle(mlir::Value value, int64_t distance);
  mlir::Value reduceWarp(ReductionKind kind, mlir::Value value);

  mlir::OpBuilder &builder;
  mlir::Location loc;
  std::string sharedName;
  DeviceLaunch &launch;
};

struct DeviceContext {
  mlir::OpBuilder &builder;
  mlir::Location loc;
  const KernelFrame &frame;
  ThreadBlock &threads;
  DeviceLaunch &launch;

  rt::KernelOp kernel() const { return frame.kernel; }
  rt::YieldOp yield() const {
    return mlir::cast<rt::YieldOp>(kernel().getBlock().getTerminator());
  }
  /// The buffer of destination `i`.
  const KernelBuffer &out(unsigned i) const {
    return frame.buffers.find(kernel().getBlock().getArgument(kernel().getNumIns() + i))
        ->second;
  }
};

/// Every result is an element-wise function of its point: a thread computes a few
/// neighbours along the last dimension.
mlir::LogicalResult emitDeviceParallel(const DeviceContext &context);

/// Reductions of rows and what is computed from them: a block of threads a row, which
/// stays in registers if it is not too long.
mlir::LogicalResult emitDeviceRows(const DeviceContext &context);

/// One reduction of any form: a product through tiles in shared memory where it is
/// one and large, a block of threads an element where there are few, else a thread.
mlir::LogicalResult emitDeviceContraction(const DeviceContext &context);

/// A sum of products of two operands, of which each has loops of its own; nothing is
/// written, and false returned, if the reduction is of another form or too small.
mlir::FailureOr<bool> emitDeviceProduct(const DeviceContext &context,
                                        mlir::linalg::GenericOp root);

//===----------------------------------------------------------------------===//
// Loops
//===----------------------------------------------------------------------===//

/// `body` for the units below `units` that fall to this thread: of all blocks' threads,
/// neighbours take neighbours.
void emitUnits(const DeviceContext &context, PointEmitter &emitter, LinearIndex units,
               llvm::function_ref<void(mlir::Value unit)> body);

/// `body` where `condition` holds, in a scope of its own.
void emitWhere(PointEmitter &emitter, mlir::Value condition,
               llvm::function_ref<void()> body);

/// The coordinates of place number `at` in a space of `extents`, last one fastest.
llvm::SmallVector<LinearIndex> delinearize(IndexBuilder &index, LinearIndex at,
                                           llvm::ArrayRef<LinearIndex> extents);

/// The product of `extents`, if all are constant.
std::optional<int64_t> staticProduct(llvm::ArrayRef<LinearIndex> extents);

/// The product of `extents`.
LinearIndex productOf(IndexBuilder &index, llvm::ArrayRef<LinearIndex> extents);

/// All results of the kernel at a point, computed before the first one is stored.
void storeResults(const DeviceContext &context, PointEmitter &emitter,
                  llvm::ArrayRef<LinearIndex> point);

} // namespace tenon
