// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The reducer parses our dialect and drops the function that does not matter.
// REQUIRES: tenon-reduce
// RUN: tenon-reduce %s --reduction-tree='traversal-mode=0 test=%S/Inputs/has_tanh.sh' | FileCheck %s
// CHECK-NOT: @other
// CHECK: func.func @kept
// CHECK: tenon.tanh
// CHECK-NOT: @other
func.func @kept(%x: tensor<2xf32>) -> tensor<2xf32> {
  %y = tenon.tanh %x : tensor<2xf32> -> tensor<2xf32>
  return %y : tensor<2xf32>
}
func.func @other(%x: tensor<2xf32>) -> tensor<2xf32> {
  %y = tenon.exp %x : tensor<2xf32> -> tensor<2xf32>
  return %y : tensor<2xf32>
}
