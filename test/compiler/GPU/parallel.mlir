// RUN: tenon compile %s --gpu sm_80 -o %t.ptx
// RUN: FileCheck %s < %t.ptx

// Threads read and write four neighbours at once; functions are computed without a library.
// The file begins with how kernels are launched.
// CHECK: // Kernels of '{{.*}}parallel.mlir' for sm_80.
// CHECK-NEXT: // kernel Add__Tanh
// CHECK-NEXT: //   nodes: Add, Tanh
// CHECK-NEXT: //   threads 256, shared bytes 0, points per block 1024
// CHECK-NEXT: //   in memref<4096xf32{{.*}}>
// CHECK: .target sm_80
// CHECK-NOT: .extern
// CHECK: .visible .entry Add__Tanh(
// CHECK: .reqntid 256
// CHECK-COUNT-2: ld.global{{[.a-z]*}}.v4.b32
// CHECK: st.global.v4.b32
func.func @f(%x: tensor<64x64xf32> {tenon.name = "x:0", tenon.key = "x"},
             %y: tensor<64x64xf32> {tenon.name = "y:0", tenon.key = "y"})
    -> (tensor<64x64xf32> {tenon.name = "z:0", tenon.key = "z"}) attributes {tenon.signature = "f"} {
  %a = tenon.add %x, %y : tensor<64x64xf32>, tensor<64x64xf32> -> tensor<64x64xf32> loc("Add")
  %z = tenon.tanh %a : tensor<64x64xf32> -> tensor<64x64xf32> loc("Tanh")
  return %z : tensor<64x64xf32>
}
