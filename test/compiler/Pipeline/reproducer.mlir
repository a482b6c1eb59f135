// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A pass that fails leaves the program before it, and says how to see it fail again.
// RUN: rm -rf %t && mkdir -p %t && cd %t
// RUN: not tenon compile %s -o x.so 2>&1 | FileCheck %s
// RUN: ls -A | FileCheck %s --check-prefix=FILES
// RUN: not tenon-opt --run-reproducer x.so.reproducer.mlir 2>&1 | FileCheck %s --check-prefix=AGAIN
// Without an output's name it has the program's.
// RUN: not tenon compile %s -o - 2>&1 | FileCheck %s --check-prefix=DASH
// CHECK: error: {{.*}}'conv' (tenon.conv2d) has no gradient
// CHECK: note: to see it again: tenon-opt --run-reproducer x.so.reproducer.mlir
// CHECK-NOT: error:
// FILES: x.so.reproducer.mlir
// FILES-NOT: x.so
// AGAIN: error: {{.*}}'conv' (tenon.conv2d) has no gradient
// DASH: tenon-opt --run-reproducer tenon.reproducer.mlir
func.func @f(%x: tensor<1x?x4x1xf32>, %f: tensor<2x2x1x1xf32>) -> tensor<2x2x1x1xf32> {
  %y = tenon.conv2d %x, %f padding valid {tenon.node = "conv"}
      : tensor<1x?x4x1xf32>, tensor<2x2x1x1xf32> -> tensor<1x?x3x1xf32>
  %g = tenon.gradients %y by (%f)
      : tensor<1x?x3x1xf32>, (tensor<2x2x1x1xf32>) -> tensor<2x2x1x1xf32>
  return %g : tensor<2x2x1x1xf32>
}
