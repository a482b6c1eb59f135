//===- Destinations.h - Where the results of a host program go --*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "compiler/Host/Passes.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

namespace tenon {

/// Makes tensors be computed into memory that is given: walks from a value through
/// launches, insertions, reshapes, branches and loops to the allocation at the start of
/// its destination chain, and puts the given tensor there.
class Destinations {
public:
  Destinations(mlir::ModuleOp module) : module(module), builder(module.getContext()) {}

  /// A size by what it was computed from: not by the destination, whose size is what
  /// is asked for.
  mlir::OpFoldResult sizeOf(mlir::Location loc, mlir::Value value, int64_t dim);

  /// Makes the operand's value be computed into `out`; false, with nothing changed,
  /// if it has no allocation of its own in the operand's block.
  bool connect(mlir::OpOperand &operand, mlir::Value out);

  /// As connect, else copies the value to `out` in front of the operand's op.
  void computeInto(mlir::OpOperand &operand, mlir::Value out);

  /// Finds the tensors whose sizes a loop changes, or only a branch that is taken knows:
  /// they have no place of their own; each iteration gives the next one its memory, and
  /// the branch its result. Before all else.
  void findChanging(mlir::func::FuncOp function);

  bool isChanging(mlir::Value value) const { return changing.contains(value); }

  /// A launch at the builder's place that copies `value` to `out`.
  mlir::Value copyTo(mlir::Value value, mlir::Value out);

  /// An allocation at the builder's place for a tensor like a static `value`.
  mlir::Value allocateLike(mlir::Value value);

  /// Computes the sizes of results of branches and loops in front of these. Before any
  /// destination is given, for sizes are those of the destinations so far.
  void findSizes(mlir::func::FuncOp function);

  /// Gives each result of `op`, a branch or a loop, an allocation in front of it that
  /// its regions write, unless it has a place already.
  void placeResults(mlir::Operation *op);

  mlir::OpBuilder &getBuilder() { return builder; }

private:
  /// Whether the size of a result is not known in front of the branch.
  bool changesSize(mlir::scf::IfOp branch, unsigned number);
  /// Whether a loop's result has another size than what it begins with.
  bool changesSize(mlir::OpResult result);
  /// Makes a branch yield memory that nothing else has, and that begins in it.
  void yieldOwn(mlir::scf::YieldOp yield, unsigned number);
  bool connect(mlir::Value value, mlir::Value out, mlir::Block *home);
  bool hasOwnAllocation(mlir::Value value, mlir::Block *home);
  mlir::Value viewOf(mlir::Operation *reshape, mlir::Value out);
  void place(mlir::OpResult result, mlir::Value out);
  void beginIn(mlir::OpOperand &init, mlir::Value out);
  bool canTakeOver(mlir::Value value, mlir::Block *home);

  mlir::ModuleOp module;
  mlir::OpBuilder builder;
  /// Results of branches and loops that have a place.
  llvm::DenseSet<mlir::Value> placed;
  /// Those whose place is an allocation of their own, in front of the op.
  llvm::DenseSet<mlir::Value> ownPlaces;
  /// Results and arguments of loops that change their sizes, and such of branches.
  llvm::DenseSet<mlir::Value> changing;
  llvm::DenseMap<mlir::Value, llvm::SmallVector<mlir::Value>> resultSizes;
};

} // namespace tenon
