//===- KernelCost.h - What one launch of a kernel takes ---------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

namespace tenon {
struct KernelInstance;

/// Numbers for a profile; 0 is none, or that sizes which are open decide.
struct KernelCost {
  /// Floating-point operations as the graph has them: a multiply-add is two, each other
  /// function of numbers is one. A convolution counts as direct and with the padding,
  /// however it is computed.
  double flops = 0;
  /// Of the operands, each read or written once.
  double bytes = 0;
};

KernelCost costOf(const KernelInstance &instance);

} // namespace tenon
