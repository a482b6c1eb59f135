// RUN: tenon compile %s --gpu sm_80 -o %t.ptx
// RUN: FileCheck %s < %t.ptx

// A product goes through tiles in shared memory; 16 sums a thread stay in registers.
// CHECK: // kernel MatMul__Relu
// CHECK: //   threads 256, shared bytes 8448, points per block 4096
// CHECK-NOT: .local
// CHECK: .visible .entry MatMul__Relu(
// CHECK: bar{{(rier)?}}.sync
// CHECK-COUNT-2: ld.shared.v4.b32
// CHECK-COUNT-16: fma.rn.f32
// CHECK-NOT: st.
// CHECK: ld.shared.v4.b32
func.func @f(%x: tensor<128x256xf32> {tenon.name = "x:0", tenon.key = "x"},
             %w: tensor<256x128xf32> {tenon.name = "w:0", tenon.key = "w"})
    -> (tensor<128x128xf32> {tenon.name = "y:0", tenon.key = "y"}) attributes {tenon.signature = "f"} {
  %zero = tenon.constant dense<0.0> : tensor<f32>
  %m = tenon.matmul %x, %w : tensor<128x256xf32>, tensor<256x128xf32> -> tensor<128x128xf32> loc("MatMul")
  %r = tenon.max %m, %zero : tensor<128x128xf32>, tensor<f32> -> tensor<128x128xf32> loc("Relu")
  return %r : tensor<128x128xf32>
}
