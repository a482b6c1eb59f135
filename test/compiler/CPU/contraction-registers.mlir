// RUN: tenon compile %s --cpu x86-64-v4 -o %t.s
// RUN: FileCheck %s < %t.s
// RUN: not grep -E 'zmm.*\(%%rsp|\(%%rsp.*zmm' %t.s

// A matmul's tile stays in registers: its loop loads and multiplies, and writes nothing
// before the last term of the sums is in; no vector is spilled to the stack.
// CHECK-LABEL: MatMul__x86_64_v4:
// CHECK: vbroadcastss {{.*}}, %zmm{{[0-9]+}}
// CHECK-NOT: vmovups %zmm{{[0-9]+}}, {{-?[0-9]*}}(
// CHECK-COUNT-24: vfmadd231ps %zmm
// CHECK-NOT: vmovups %zmm{{[0-9]+}}, {{-?[0-9]*}}(
// CHECK: {{j[a-z]+}} .LBB
// CHECK-COUNT-24: vmovups %zmm{{[0-9]+}}, {{-?[0-9]*}}(
func.func @f(%x: tensor<60x256xf32> {tenon.name = "x:0", tenon.key = "x"},
             %w: tensor<256x128xf32> {tenon.name = "w:0", tenon.key = "w"})
    -> (tensor<60x128xf32> {tenon.name = "y:0", tenon.key = "y"}) attributes {tenon.signature = "f"} {
  %y = tenon.matmul %x, %w : tensor<60x256xf32>, tensor<256x128xf32> -> tensor<60x128xf32> loc("MatMul")
  return %y : tensor<60x128xf32>
}
