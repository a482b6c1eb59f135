// RUN: tenon compile %s --gpu sm_80 -o %t.ptx
// RUN: FileCheck %s < %t.ptx

// What no GPU has code for is named.
// CHECK: // on the host: Sort
// CHECK-NEXT: //   nodes: Sort
// CHECK-NOT: .entry
func.func @f(%x: tensor<8x64xf32> {tenon.name = "x:0", tenon.key = "x"})
    -> (tensor<8x4xf32> {tenon.name = "y:0", tenon.key = "y"}) attributes {tenon.signature = "f"} {
  %k = tenon.constant dense<4> : tensor<i32>
  %v, %i = tenon.top_k %x, %k : tensor<8x64xf32>, tensor<i32> -> tensor<8x4xf32>, tensor<8x4xi32> loc("Sort")
  return %v : tensor<8x4xf32>
}
