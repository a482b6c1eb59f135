// RUN: tenon compile %s --cpu x86-64-v4 -o %t.ll
// RUN: FileCheck %s < %t.ll

// Long sums are done in chunks of at most 384 terms, here 6 of 344: the 8 tiles of a
// block keep their sums, 48 x 64, in memory meanwhile.
// CHECK-LABEL: define {{.*}} @Long__x86_64_v4(
// CHECK: alloca [3072 x float], align 64
// CHECK: add nuw nsw i64 %{{[0-9]+}}, 344
func.func @long(%x: tensor<48x2064xf32> {tenon.name = "a:0", tenon.key = "a"},
                %w: tensor<2064x128xf32> {tenon.name = "b:0", tenon.key = "b"})
    -> (tensor<48x128xf32> {tenon.name = "c:0", tenon.key = "c"}) attributes {tenon.signature = "long"} {
  %y = tenon.matmul %x, %w : tensor<48x2064xf32>, tensor<2064x128xf32> -> tensor<48x128xf32> loc("Long")
  return %y : tensor<48x128xf32>
}

// Shorter ones are done at once, in registers.
// CHECK-LABEL: define {{.*}} @Short__x86_64_v4(
// CHECK-NOT: alloca
// CHECK: ret void
func.func @short(%x: tensor<48x1024xf32> {tenon.name = "d:0", tenon.key = "d"},
                 %w: tensor<1024x128xf32> {tenon.name = "e:0", tenon.key = "e"})
    -> (tensor<48x128xf32> {tenon.name = "f:0", tenon.key = "f"}) attributes {tenon.signature = "short"} {
  %y = tenon.matmul %x, %w : tensor<48x1024xf32>, tensor<1024x128xf32> -> tensor<48x128xf32> loc("Short")
  return %y : tensor<48x128xf32>
}
