//===- HostLoops.h - Loops of the host program ------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

namespace tenon {

/// The stations of a value that a scf.for or an aligned scf.while carries.
struct Carried {
  mlir::OpOperand *init;      // of the loop
  mlir::BlockArgument inside; // at the start of the body
  mlir::OpOperand *next;      // of the body's yield
  mlir::OpResult result;
};

bool isLoop(mlir::Operation *op);

/// How `result` of a loop is carried.
Carried carriedAs(mlir::OpResult result);

/// How the loop whose body `argument` belongs to carries it; nullopt for other
/// arguments.
std::optional<Carried> carriedAs(mlir::BlockArgument argument);

/// Rewrites each scf.while so that its condition passes on all carried values, in
/// order, and computes nothing: argument, result and operand `i` of its parts are one
/// value's. Fails where a condition computes tensors.
llvm::LogicalResult alignLoops(mlir::func::FuncOp function);

} // namespace tenon
