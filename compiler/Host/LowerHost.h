//===- LowerHost.h - The host program as entry functions --------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "compiler/CPU/KernelFunction.h"
#include "compiler/Object/Program.h"
#include "compiler/Object/Weights.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"

namespace tenon {

/// Writes what a signature takes and gives, and how it uses variables, into
/// attributes of its function, from its arguments and results. Before element types
/// lose their signedness.
void recordSignature(mlir::func::FuncOp function);

/// What recordSignature wrote.
SignatureDescription describeSignature(mlir::func::FuncOp function);

/// The variables of the program, in the module's order.
std::vector<VariableDescription> describeVariables(mlir::ModuleOp module,
                                                   const WeightLayout &weights);

/// The variables that the graph has and the module has not.
std::vector<OtherVariableDescription> describeOthers(mlir::ModuleOp module);

/// All constants that the host program uses, and initial values of variables, in
/// order.
llvm::SmallVector<int64_t> usedWeights(mlir::ModuleOp module);

/// Numbers the kernels as the launches use them: launches of one kernel on
/// operands of other strides, or on buffers that overlap otherwise, are other
/// instances. Writes the number into each launch.
std::vector<KernelInstance> numberKernels(mlir::ModuleOp module);

/// Numbers the checks in program order, and says of each whether anything of a
/// variable is written before it.
std::vector<CheckDescription> numberChecks(mlir::ModuleOp module);

/// Replaces each host function by `run_…` and `shape_…` of the types in abi.h, in
/// upstream dialects, and removes the kernels.
mlir::LogicalResult lowerHost(mlir::ModuleOp module, const WeightLayout &weights);

/// Writes expansions that have several dynamic sizes in a group as casts, which
/// upstream lowers.
void lowerDynamicExpansions(mlir::ModuleOp module);

/// Makes each `rt.check` a way out of its function, which has no regions any more.
void lowerChecks(mlir::ModuleOp module);

/// From what lowerHost left to the LLVM dialect.
mlir::LogicalResult lowerHostToLLVM(mlir::ModuleOp module);

} // namespace tenon
