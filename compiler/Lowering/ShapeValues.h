//===- ShapeValues.h - Shape tensors as index values ------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Small integer tensors that are computed from shapes and constants (shape_of,
// slices and concats of it, arithmetic on it) are tracked element by element as
// sizes, so that the host's shape arithmetic is index arithmetic and never
// touches a buffer. Visited in program order, one op at a time: linear.
//
//===----------------------------------------------------------------------===//
#pragma once
#include "mlir/IR/OpDefinition.h"
#include "mlir/IR/Operation.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"

namespace tenon {

class Lowering;

class ShapeValues {
public:
  explicit ShapeValues(Lowering &lowering) : lowering(lowering) {}

  /// Looks at an op of the graph and tracks its result if its elements are
  /// known. Returns whether it does.
  bool visit(mlir::Operation *op);
  /// Tracks a value that a loop carries. If it `wraps`, what is computed from it does,
  /// as the graph's integers do.
  void set(mlir::Value value, llvm::SmallVector<mlir::OpFoldResult> known, bool wraps);
  /// The elements of a tracked value, row-major, else null.
  const llvm::SmallVector<mlir::OpFoldResult> *lookup(mlir::Value value) const;
  /// The elements of any integer tensor of static shape: the tracked ones, else
  /// tensor.extract of each.
  llvm::SmallVector<mlir::OpFoldResult> evaluate(mlir::Value value);
  /// The elements if they are all constants.
  std::optional<llvm::SmallVector<int64_t>> constants(mlir::Value value) const;

private:
  using Elements = llvm::SmallVector<mlir::OpFoldResult>;
  std::optional<Elements> compute(mlir::Operation *op);
  std::optional<Elements> binary(mlir::Operation *op);
  std::optional<Elements> reduce(mlir::Operation *op);
  std::optional<Elements> select(mlir::Operation *op);
  std::optional<Elements> slice(mlir::Operation *op);
  std::optional<Elements> concat(mlir::Operation *op);
  std::optional<Elements> gather(mlir::Operation *op);

  Lowering &lowering;
  llvm::DenseMap<mlir::Value, Elements> elements;
  llvm::DenseSet<mlir::Value> wrapping;
};

} // namespace tenon
