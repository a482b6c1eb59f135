//===- KernelFunction.h - A kernel as a function ----------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "compiler/CPU/PointEmitter.h"
#include "compiler/Object/Target.h"
#include "dialects/Runtime/RuntimeOps.h"
#include "mlir/IR/BuiltinOps.h"

namespace tenon {

/// A kernel as its launches use it: launches whose operands have other strides
/// are other instances.
struct KernelInstance {
  rt::KernelOp kernel;
  std::string symbol;
  /// MemRefType of each tensor operand (its layout gives the strides), or index.
  llvm::SmallVector<mlir::Type> operandTypes;
  /// Operands that may overlap another one (updates in place).
  llvm::SmallBitVector mayAlias;
  /// Operands that may begin in the midst of a buffer.
  llvm::SmallBitVector unaligned;
  /// Who runs it.
  bool isOnHost = false, isOnGpu = false;
  /// Names of the graph's nodes that it computes.
  std::vector<std::string> nodes;
};

/// What buffers of kernels on a GPU are aligned to, but for `unaligned` ones.
inline constexpr int64_t kBufferAlignment = 16;

struct KernelOptions {
  int optLevel = 3;
  bool fastMath = false;
};

/// Writes the function `symbol` of type tn_kernel_fn and its body into `module`,
/// in scf, arith, math, vector and llvm ops. At level 0 the body is the kernel's
/// ops one after the other as plain loops, through MLIR's own bufferization and
/// lowering: the reference that schedules are tested against.
mlir::LogicalResult writeKernelFunction(mlir::ModuleOp module, llvm::StringRef symbol,
                                        const KernelInstance &instance,
                                        const TargetInfo &target,
                                        const KernelOptions &options);

/// Lowers what writeKernelFunction wrote to the LLVM dialect.
mlir::LogicalResult lowerKernelToLLVM(mlir::ModuleOp module, const TargetInfo &target,
                                      const KernelOptions &options);

/// Types of the words of a launch, each of which is a parameter of a kernel's body:
/// !llvm.ptr or i64.
llvm::SmallVector<mlir::Type> kernelParameterTypes(const KernelInstance &instance);

/// Where a body whose first parameters are `parameters` finds its operands.
KernelFrame kernelFrame(const KernelInstance &instance, mlir::ValueRange parameters);

/// The words of a launch, of these types, read from the array at `words`.
llvm::SmallVector<mlir::Value> readWords(mlir::OpBuilder &builder, mlir::Location loc,
                                         mlir::Value words,
                                         llvm::ArrayRef<mlir::Type> types);

/// Lowers functions of scf, arith, math, vector and llvm ops to the LLVM dialect; of the
/// processor, `hasFma`, `hasScale` and `hasBf16` are facts as in TargetInfo.
mlir::LogicalResult lowerLoopsToLLVM(mlir::ModuleOp module, bool fastMath, bool hasFma,
                                     bool hasScale, bool hasBf16);

} // namespace tenon
