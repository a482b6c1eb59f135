// RUN: tenon compile %s --cpu x86-64-v4 -o %t.s
// RUN: sed -n '/vbroadcastss.*(%%r[^i]/,/^\tj/p' %t.s > %t.loops
// RUN: FileCheck %s < %t.loops
// RUN: not grep '(%%rsp' %t.loops

// The products of a place stay in registers: the loop over channels multiplies 5 rows by 4
// vectors, 4 channels at once, and touches no stack.
// CHECK-COUNT-80: vfmadd231ps %zmm
func.func @f(%x: tensor<1x20x20x64xf32> {tenon.name = "x:0", tenon.key = "x"})
    -> (tensor<1x20x20x64xf32> {tenon.name = "y:0", tenon.key = "y"}) attributes {tenon.signature = "f"} {
  %ones = tenon.constant dense<1.0> : tensor<3x3x64x64xf32>
  %s = tenon.constant dense<[[[[1.0]]], [[[2.0]]], [[[4.0]]]]> : tensor<3x1x1x1xf32>
  %w = tenon.mul %ones, %s : tensor<3x3x64x64xf32>, tensor<3x1x1x1xf32> -> tensor<3x3x64x64xf32>
  %y = tenon.conv2d %x, %w padding same : tensor<1x20x20x64xf32>, tensor<3x3x64x64xf32>
      -> tensor<1x20x20x64xf32> loc("Conv")
  return %y : tensor<1x20x20x64xf32>
}
