// RUN: tenon compile %s -O0 --cpu x86-64-v4 -o - --stop-after fuse | FileCheck %s --check-prefix=FUSED
// RUN: tenon compile %s -O0 --cpu x86-64-v4 -o %t.ll
// RUN: FileCheck %s < %t.ll

// At -O0 each op is a plain loop over scalars that share 0 runs alone: the reference.
// FUSED: rt.kernel @Exp schedule
// FUSED: rt.kernel @Neg schedule
// CHECK-LABEL: define {{.*}} @Exp__x86_64_v4(
// CHECK: icmp eq i32 %1, 0
// CHECK-NOT: x float>
// CHECK: store float
// CHECK: ret void
func.func @f(%x: tensor<100xf32> {tenon.name = "x:0", tenon.key = "x"})
    -> (tensor<100xf32> {tenon.name = "y:0", tenon.key = "y"}) attributes {tenon.signature = "f"} {
  %a = tenon.exp %x : tensor<100xf32> -> tensor<100xf32> loc("Exp")
  %b = tenon.neg %a : tensor<100xf32> -> tensor<100xf32> loc("Neg")
  return %b : tensor<100xf32>
}
