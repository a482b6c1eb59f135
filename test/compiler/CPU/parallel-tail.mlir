// RUN: tenon compile %s --cpu x86-64-v4 -o %t.ll
// RUN: FileCheck %s < %t.ll

// Elements that fill no vector are one masked vector: no scalar loop, no read or write past
// the end.
// CHECK-LABEL: define {{.*}} @Exp__x86_64_v4(
// CHECK: load <16 x float>
// CHECK: store <16 x float>
// CHECK: call <16 x float> @llvm.masked.load.v16f32
// CHECK-NOT: load float
// CHECK: call void @llvm.masked.store.v16f32
// CHECK-NOT: store float
// CHECK: ret void
func.func @f(%x: tensor<?xf32> {tenon.name = "x:0", tenon.key = "x"})
    -> (tensor<?xf32> {tenon.name = "y:0", tenon.key = "y"}) attributes {tenon.signature = "f"} {
  %y = tenon.exp %x : tensor<?xf32> -> tensor<?xf32> loc("Exp")
  return %y : tensor<?xf32>
}
