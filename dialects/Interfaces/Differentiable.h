//===- Differentiable.h - How passes know gradients -------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The interface of ops with a gradient, and what a rule sees of the reverse pass.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "mlir/IR/OpDefinition.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace tenon {

/// One op's place in the reverse pass. Gradients of floats are of the value's type.
class ReverseStep {
public:
  explicit ReverseStep(mlir::ImplicitLocOpBuilder &b) : b(b) {}
  virtual ~ReverseStep() = default;

  /// Where the rule builds.
  mlir::ImplicitLocOpBuilder &b;

  /// The gradient of a result; null where none arrives.
  virtual mlir::Value gradientOf(mlir::Value result) = 0;
  /// Whether the gradient of `source` is needed. A rule builds nothing for others.
  virtual bool wants(mlir::Value source) = 0;
  /// Adds to the gradient of a source that is wanted.
  virtual void add(mlir::Value source, mlir::Value gradient) = 0;
  /// Says why this op, as it stands, has no gradient.
  virtual void reject(const llvm::Twine &reason) = 0;
  /// Runs the reverse pass over `ops`, in program order, at the builder's place:
  /// the gradients of `sources` from those of `targets`; null where there is none.
  virtual llvm::FailureOr<llvm::SmallVector<mlir::Value>>
  reverse(llvm::ArrayRef<mlir::Operation *> ops, mlir::ValueRange targets,
          mlir::ValueRange gradients, mlir::ValueRange sources) = 0;
};

} // namespace tenon

#include "dialects/Interfaces/Differentiable.h.inc"
