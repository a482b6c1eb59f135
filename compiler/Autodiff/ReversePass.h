//===- ReversePass.h - Reverse accumulation ---------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "dialects/Interfaces/Differentiable.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

namespace tenon {

/// Whether values of this type have gradients.
bool hasGradient(mlir::Type type);

/// Values of an op that its results depend on: operands, and for one with regions the
/// values from around that these use.
llvm::SmallVector<mlir::Value> dependencies(mlir::Operation *op);

/// One run over the ops of a block, from targets back to sources.
class ReversePass final : private ReverseStep {
public:
  /// Builds at the builder's place. `outer` is the run that this one is a part of.
  explicit ReversePass(mlir::ImplicitLocOpBuilder &b, const ReversePass *outer = nullptr)
      : ReverseStep(b), outer(outer) {}

  /// The gradients of `sources` from those of `targets` over `ops`, which are in program
  /// order; null where none arrives. Failure was reported.
  mlir::FailureOr<llvm::SmallVector<mlir::Value>>
  run(llvm::ArrayRef<mlir::Operation *> ops, mlir::ValueRange targets,
      mlir::ValueRange gradients, mlir::ValueRange sources);

private:
  mlir::Value gradientOf(mlir::Value result) override { return gradients.lookup(result); }
  bool wants(mlir::Value source) override { return varied.contains(source); }
  void add(mlir::Value source, mlir::Value gradient) override;
  void reject(const llvm::Twine &reason) override;
  mlir::FailureOr<llvm::SmallVector<mlir::Value>>
  reverse(llvm::ArrayRef<mlir::Operation *> ops, mlir::ValueRange targets,
          mlir::ValueRange gradients, mlir::ValueRange sources) override;

  void findVaried(llvm::ArrayRef<mlir::Operation *> ops, mlir::ValueRange sources);
  void visit(mlir::Operation *op);
  std::string path() const;

  const ReversePass *outer;
  /// What depends on a source.
  llvm::DenseSet<mlir::Value> varied;
  llvm::DenseMap<mlir::Value, mlir::Value> gradients;
  /// The op through which a value's first gradient came.
  llvm::DenseMap<mlir::Value, mlir::Operation *> via;
  mlir::Operation *current = nullptr;
  bool hasFailed = false;
};

} // namespace tenon
