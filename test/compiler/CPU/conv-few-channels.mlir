// RUN: tenon compile %s --cpu x86-64-v4 -o %t.s
// RUN: awk '/zmm.*\(%%rsp|\(%%rsp.*zmm/ { count++ } END { exit count > 16 }' %t.s
// RUN: FileCheck %s < %t.s

// A window over few channels: taps along the rows are a loop, so that a pixel which two taps
// read is loaded twice and not kept on the stack. 14 rows by 2 vectors by 3 channels.
// CHECK: {{^}}.LBB{{.*}}:
// CHECK-COUNT-84: vfmadd231ps
// CHECK-NOT: vfmadd
// CHECK: {{j[a-z]+}} .LBB
func.func @f(%x: tensor<1x62x62x3xf32> {tenon.name = "x:0", tenon.key = "x"},
             %w: tensor<7x7x3x64xf32> {tenon.name = "w:0", tenon.key = "w"})
    -> (tensor<1x28x28x64xf32> {tenon.name = "y:0", tenon.key = "y"}) attributes {tenon.signature = "f"} {
  %y = tenon.conv2d %x, %w strides [2, 2] dilations [1, 1] padding valid : tensor<1x62x62x3xf32>, tensor<7x7x3x64xf32>
      -> tensor<1x28x28x64xf32> loc("Conv")
  return %y : tensor<1x28x28x64xf32>
}
