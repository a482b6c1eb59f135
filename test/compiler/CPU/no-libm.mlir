// RUN: tenon compile %s --cpu x86-64-v3,x86-64-v4 -o %t.s
// RUN: FileCheck %s -DCPU=x86_64_v3 < %t.s
// RUN: FileCheck %s -DCPU=x86_64_v4 < %t.s

// Kernels call nothing: what processors have no instruction for is vector code.
// CHECK: {{^}}Exp__Tanh__Erf__Log1p__[[CPU]]:
// CHECK-NOT: call
// CHECK: .Lfunc_end
func.func @f(%x: tensor<1000xf32> {tenon.name = "x:0", tenon.key = "x"})
    -> (tensor<1000xf32> {tenon.name = "y:0", tenon.key = "y"}) attributes {tenon.signature = "f"} {
  %a = tenon.exp %x : tensor<1000xf32> -> tensor<1000xf32> loc("Exp")
  %b = tenon.tanh %a : tensor<1000xf32> -> tensor<1000xf32> loc("Tanh")
  %c = tenon.erf %b : tensor<1000xf32> -> tensor<1000xf32> loc("Erf")
  %d = tenon.log1p %c : tensor<1000xf32> -> tensor<1000xf32> loc("Log1p")
  return %d : tensor<1000xf32>
}
