// RUN: tenon compile %s --cpu x86-64-v4 -o - --stop-after fuse | FileCheck %s --check-prefix=FUSED
// RUN: tenon compile %s --cpu x86-64-v4 -o %t.ll
// RUN: FileCheck %s < %t.ll

// A convolution's loops skip the padding: the kernel reads the input as it is, tests no
// element, and makes no padded copy.
// FUSED: rt.kernel @Conv schedule = "contraction"
// FUSED: tensor.pad
// FUSED-LABEL: func @f
// FUSED-COUNT-1: rt.launch @Conv
// CHECK-LABEL: define {{.*}} @Conv__x86_64_v4(
// CHECK-NOT: select i1 {{.*}}float
// CHECK-NOT: masked
// CHECK: call <16 x float> @llvm.fmuladd.v16f32
// CHECK-NOT: select i1 {{.*}}float
// CHECK-NOT: masked
// CHECK: ret void
func.func @f(%x: tensor<1x14x14x32xf32> {tenon.name = "x:0", tenon.key = "x"},
             %w: tensor<3x3x32x32xf32> {tenon.name = "w:0", tenon.key = "w"})
    -> (tensor<1x14x14x32xf32> {tenon.name = "y:0", tenon.key = "y"}) attributes {tenon.signature = "f"} {
  %y = tenon.conv2d %x, %w strides [1, 1] dilations [1, 1] padding same
      : tensor<1x14x14x32xf32>, tensor<3x3x32x32xf32> -> tensor<1x14x14x32xf32> loc("Conv")
  return %y : tensor<1x14x14x32xf32>
}
