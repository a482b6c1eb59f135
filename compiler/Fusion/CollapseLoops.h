//===- CollapseLoops.h - Fewer, longer loops in a kernel --------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "dialects/Runtime/RuntimeOps.h"

namespace tenon {

/// Merges neighbouring loops of `launch`'s kernel wherever every operand has the
/// two dimensions side by side, or neither: an element-wise kernel of any rank
/// becomes one long loop, the pixels of a 1×1 convolution the rows of a matmul.
/// The launch reads and writes its tensors through reshapes, which cost nothing.
/// Returns the launch, which may be a new one.
rt::LaunchOp collapseLoops(mlir::OpBuilder &builder, rt::KernelOp kernel,
                           rt::LaunchOp launch);

} // namespace tenon
