// RUN: tenon compile %s --gpu sm_90a -o %t.ptx
// RUN: FileCheck %s < %t.ptx

// A row of a softmax is read once and stays in registers; warps combine by shuffles.
// CHECK: //   threads 128, shared bytes 32, points per block 1024
// CHECK: .target sm_90a
// CHECK: .visible .entry Softmax(
// The blocks that LLVM puts first come last in a row.
// CHECK: st.global.v4.b32
// CHECK: st.global.v4.b32
// CHECK-NOT: st.global
// CHECK: ld.global.nc.v4.b32
// CHECK: ld.global.nc.v4.b32
// CHECK-NOT: ld.global
// CHECK-COUNT-5: shfl.sync.bfly.b32
// CHECK: bar{{(rier)?}}.sync
// CHECK-COUNT-5: shfl.sync.bfly.b32
func.func @f(%x: tensor<512x1024xf32> {tenon.name = "x:0", tenon.key = "x"})
    -> (tensor<512x1024xf32> {tenon.name = "y:0", tenon.key = "y"}) attributes {tenon.signature = "f"} {
  %y = tenon.softmax %x axis 1 : tensor<512x1024xf32> -> tensor<512x1024xf32> loc("Softmax")
  return %y : tensor<512x1024xf32>
}
