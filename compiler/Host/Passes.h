//===- Passes.h - Passes over the host program ------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "dialects/Runtime/RuntimeOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Pass/Pass.h"

namespace tenon {
#define GEN_PASS_DECL
#define GEN_PASS_REGISTRATION
#include "compiler/Host/Passes.h.inc"

/// Adds the kernel that copies tensors of `type` to `module`, unless it is there.
rt::KernelOp getOrCreateCopyKernel(mlir::ModuleOp module, mlir::RankedTensorType type);
} // namespace tenon
