// RUN: tenon compile %s --target aarch64-linux-gnu -o %t.s
// RUN: FileCheck %s < %t.s

// A matmul on NEON: a term is 24 multiply-adds of a vector of four, on sums that stay in
// registers.
// CHECK-LABEL: MatMul__generic:
// CHECK: ldp q{{[0-9]+}}, q{{[0-9]+}}
// CHECK-COUNT-24: fmla v{{[0-9]+}}.4s, v{{[0-9]+}}.4s, v{{[0-9]+}}
func.func @f(%x: tensor<60x256xf32> {tenon.name = "x:0", tenon.key = "x"},
             %w: tensor<256x128xf32> {tenon.name = "w:0", tenon.key = "w"})
    -> (tensor<60x128xf32> {tenon.name = "y:0", tenon.key = "y"}) attributes {tenon.signature = "f"} {
  %y = tenon.matmul %x, %w : tensor<60x256xf32>, tensor<256x128xf32> -> tensor<60x128xf32> loc("MatMul")
  return %y : tensor<60x128xf32>
}
