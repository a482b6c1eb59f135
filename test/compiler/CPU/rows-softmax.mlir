// RUN: tenon compile %s --cpu x86-64-v4 -o %t.ll
// RUN: FileCheck %s < %t.ll

// A softmax is one kernel. The lanes of a row's last vector that are outside of it do not
// take part: its maximum starts from what is read through the mask. Each exponential is
// computed once and kept, a row long, until the sum is known. A row is divided once. The
// maximum may pass over NaN: a comparison and a selection, which are one instruction.
// CHECK-LABEL: define {{.*}} @Softmax__x86_64_v4(
// CHECK: %[[ROW:.*]] = alloca [{{[0-9]+}} x float], align 64
// CHECK: @llvm.masked.load.v16f32{{.*}} <i1 true, i1 true, i1 true, i1 true, i1 false
// CHECK: fcmp olt <16 x float>
// CHECK: @llvm.x86.avx512.mask.scalef.ps.512
// CHECK: fdiv float 1.000000e+00
// CHECK-NOT: @llvm.fma
// CHECK: ret void
func.func @f(%x: tensor<8x100xf32> {tenon.name = "x:0", tenon.key = "x"})
    -> (tensor<8x100xf32> {tenon.name = "y:0", tenon.key = "y"}) attributes {tenon.signature = "f"} {
  %y = tenon.softmax %x axis 1 : tensor<8x100xf32> -> tensor<8x100xf32> loc("Softmax")
  return %y : tensor<8x100xf32>
}
