//===- TurnedReads.h - Operands read across the lanes -----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// An element-wise kernel may read an operand whose contiguous dimension is not the
// one that runs in vectors. A vector of it would be gathered, an element a line. In a
// square tile of vectors it is loaded along its own dimension and turned in registers.
//
//===----------------------------------------------------------------------===//
#pragma once
#include "compiler/CPU/Schedules/Schedule.h"

namespace tenon {

class TurnedReads {
public:
  /// Finds what `context`'s kernel reads across the lanes of its last loop.
  TurnedReads(const ScheduleContext &context, PointEmitter &emitter);

  /// The loop along which these operands are contiguous, if there are any.
  std::optional<unsigned> loop() const { return turnedLoop; }

  /// From here to leave(), values are of points whose `loop()` is `first` + 0 … rows − 1
  /// and whose first `lanes` lanes are wanted.
  void enter(LinearIndex first, int64_t rows, int64_t lanes);
  void leave();

private:
  struct Turned {
    mlir::Value operand;
    llvm::SmallVector<LinearIndex> where; // without the contiguous dimension
    llvm::SmallVector<mlir::Value> rows;
  };

  PointValue read(mlir::Value operand, PointEmitter::Point point);
  llvm::SmallVector<mlir::Value> turn(const KernelBuffer &buffer,
                                      PointEmitter::Point point);

  const ScheduleContext &context;
  PointEmitter &emitter;
  std::optional<unsigned> turnedLoop;
  llvm::SmallVector<mlir::Value> operands;
  LinearIndex first = 0;
  int64_t rows = 0, lanes = 0;
  std::vector<Turned> turned;
};

} // namespace tenon
