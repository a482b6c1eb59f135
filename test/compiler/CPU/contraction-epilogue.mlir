// RUN: tenon compile %s --cpu x86-64-v4 -o - --stop-after fuse | FileCheck %s --check-prefix=FUSED
// RUN: tenon compile %s --cpu x86-64-v4 -o %t.s
// RUN: FileCheck %s < %t.s

// The bias and the relu after a matmul are computed on its registers: between the sums and
// the store of a result nothing is stored and read again.
// FUSED: rt.kernel @MatMul__Add__Relu schedule = "contraction"
// CHECK-LABEL: MatMul__Add__Relu__x86_64_v4:
// CHECK: vfmadd231ps
// CHECK-NOT: vmovups %zmm{{[0-9]+}}, {{-?[0-9]*}}(
// CHECK: vaddps
// CHECK-NOT: vmovups %zmm{{[0-9]+}}, {{-?[0-9]*}}(
// CHECK: vcmpnleps
// CHECK: vmovups %zmm{{[0-9]+}}, {{-?[0-9]*}}(
func.func @f(%x: tensor<60x256xf32> {tenon.name = "x:0", tenon.key = "x"},
             %w: tensor<256x128xf32> {tenon.name = "w:0", tenon.key = "w"},
             %b: tensor<128xf32> {tenon.name = "b:0", tenon.key = "b"})
    -> (tensor<60x128xf32> {tenon.name = "y:0", tenon.key = "y"}) attributes {tenon.signature = "f"} {
  %zero = tenon.constant dense<0.0> : tensor<f32>
  %m = tenon.matmul %x, %w : tensor<60x256xf32>, tensor<256x128xf32> -> tensor<60x128xf32> loc("MatMul")
  %a = tenon.add %m, %b : tensor<60x128xf32>, tensor<128xf32> -> tensor<60x128xf32> loc("Add")
  %r = tenon.max %a, %zero : tensor<60x128xf32>, tensor<f32> -> tensor<60x128xf32> loc("Relu")
  return %r : tensor<60x128xf32>
}
