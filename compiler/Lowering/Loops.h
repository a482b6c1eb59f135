//===- Loops.h - Lowering of loops ------------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "compiler/Lowering/Lowering.h"
#include "dialects/Tenon/Counters.h"

namespace tenon {

/// The loops of one function: each begins before and ends after its body is lowered.
class LoopLowering {
public:
  explicit LoopLowering(Lowering &lowering) : lowering(lowering) {}

  /// Before all else: finds out which loops count, and makes the conditions of the
  /// others carried values, so that only bodies are left to be lowered.
  void prepare(mlir::Operation *function);
  /// Numbers the loops of a function, so that they are known in its clones.
  static void number(mlir::Operation *function);
  /// A dimension that a loop changes, of a value that it carries.
  struct ChangingDim {
    int64_t loop; // its number
    unsigned value;
    int64_t dim;
  };
  /// Dimensions that were thought to stay, and don't, or can't be proved to.
  llvm::ArrayRef<ChangingDim> wronglyKept() const { return wrong; }
  /// Makes a later lowering of a clone carry the sizes of these dimensions.
  static void markChanging(mlir::Operation *function,
                           llvm::ArrayRef<ChangingDim> changing);
  /// Builds the loop in front of `op` and moves its body there.
  void begin(WhileOp op);
  /// Ends the loop whose body ends in `yield`; nullopt if there is none.
  std::optional<mlir::LogicalResult> end(mlir::Operation *yield);

private:
  /// How a value is carried.
  enum class Kind {
    Counter, // not at all: computed from the number of the iteration
    Integer, // as an index
    Truth,   // as an i1
    Tensor,
  };
  struct Loop {
    WhileOp op;
    mlir::Operation *lowered = nullptr; // scf.for or scf.while
    llvm::SmallVector<Kind> kinds;
    llvm::SmallVector<mlir::RankedTensorType> types;
    llvm::SmallVector<Sizes> sizes; // of tensors, before the loop
    llvm::SmallVector<std::pair<unsigned, int64_t>> changing; // value and dimension
    llvm::SmallVector<Size> finalCounts;                      // of counters
  };

  Kind kindOf(WhileOp op, unsigned number, bool counts) const;
  /// The number of iterations.
  Size tripCount(WhileOp op, llvm::ArrayRef<CounterBound> bounds);
  /// Makes `value` stand for a carried `graphValue` inside the loop or after it.
  void bind(mlir::Value graphValue, Kind kind, mlir::Value value,
            llvm::ArrayRef<Size> sizes);
  mlir::Block *buildCounted(Loop &loop, Size trips, mlir::ValueRange inits);
  mlir::Block *buildWhile(Loop &loop, mlir::ValueRange inits);
  mlir::LogicalResult keepSizes(const Loop &loop, unsigned number, mlir::Value next);
  /// The sizes of a carried tensor, where those that change are the last of `carried`.
  Sizes sizesFrom(const Loop &loop, unsigned number, mlir::ValueRange carried);

  Lowering &lowering;
  llvm::DenseMap<mlir::Operation *, llvm::SmallVector<CounterBound>> counted;
  llvm::DenseMap<mlir::Operation *, Loop> loops; // by the end of the body
  llvm::SmallVector<ChangingDim> wrong;
};

} // namespace tenon
