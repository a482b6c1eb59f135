// RUN: tenon compile %s --cpu x86-64-v4 -o %t.ll
// RUN: FileCheck %s < %t.ll

// Where vectors fill a known size there is no tail at all.
// CHECK-LABEL: define {{.*}} @Exp__x86_64_v4(
// CHECK-NOT: masked
// CHECK: ret void
func.func @f(%x: tensor<64xf32> {tenon.name = "x:0", tenon.key = "x"})
    -> (tensor<64xf32> {tenon.name = "y:0", tenon.key = "y"}) attributes {tenon.signature = "f"} {
  %y = tenon.exp %x : tensor<64xf32> -> tensor<64xf32> loc("Exp")
  return %y : tensor<64xf32>
}
