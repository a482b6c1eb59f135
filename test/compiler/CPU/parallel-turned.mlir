// RUN: tenon compile %s --cpu x86-64-v4 -o %t.ll
// RUN: FileCheck %s < %t.ll

// A matrix that is laid out the other way round is loaded along its own rows and turned in
// registers: nothing is gathered, the last rows and columns neither.
// CHECK-LABEL: define {{.*}} @T__x86_64_v4(
// CHECK-NOT: gather
// CHECK-COUNT-16: load <16 x float>
// CHECK: shufflevector <16 x float>
// CHECK-NOT: gather
// CHECK: ret void
func.func @f(%x: tensor<40x37xf32> {tenon.name = "x:0", tenon.key = "x"})
    -> (tensor<37x40xf32> {tenon.name = "y:0", tenon.key = "y"}) attributes {tenon.signature = "f"} {
  %y = tenon.transpose %x perm [1, 0] : tensor<40x37xf32> -> tensor<37x40xf32> loc("T")
  return %y : tensor<37x40xf32>
}
