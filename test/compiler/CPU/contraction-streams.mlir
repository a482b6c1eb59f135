// RUN: tenon compile %s --cpu x86-64-v4 -o %t.s
// RUN: FileCheck %s < %t.s

// A product of one vector of columns reads its left side from memory, 8 rows at once: the
// lines of the next 8 are asked for (one at the loop's end). Each multiply-add loads its broadcast itself.
// CHECK-LABEL: Few_columns__x86_64_v4:
// CHECK-COUNT-7: prefetcht1
// CHECK-COUNT-128: vfmadd231ps {{.*}}{1to16}
func.func @few_columns(%x: tensor<1024x1024xf32> {tenon.name = "x:0", tenon.key = "x"},
                       %w: tensor<1024x16xf32> {tenon.name = "w:0", tenon.key = "w"})
    -> (tensor<1024x16xf32> {tenon.name = "y:0", tenon.key = "y"}) attributes {tenon.signature = "few_columns"} {
  %y = tenon.matmul %x, %w : tensor<1024x1024xf32>, tensor<1024x16xf32> -> tensor<1024x16xf32> loc("Few_columns")
  return %y : tensor<1024x16xf32>
}

// A product of few rows reads its right side from memory, once: panels are narrow, and the
// two tiles of 8 rows ask for a half of the next panel each.
// CHECK-LABEL: Few_rows__x86_64_v4:
// CHECK: prefetcht1
// CHECK-COUNT-31: vfmadd231ps {{.*}}{1to16}
// CHECK: prefetcht1
func.func @few_rows(%x: tensor<16x4096xf32> {tenon.name = "a:0", tenon.key = "a"})
    -> (tensor<16x128xf32> {tenon.name = "b:0", tenon.key = "b"}) attributes {tenon.signature = "few_rows"} {
  %ones = tenon.constant dense<1.0> : tensor<4096x128xf32>
  %s = tenon.constant dense<"0x0000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F000000400000803F00000040"> : tensor<128xf32>
  %w = tenon.mul %ones, %s : tensor<4096x128xf32>, tensor<128xf32> -> tensor<4096x128xf32>
  %y = tenon.matmul %x, %w : tensor<16x4096xf32>, tensor<4096x128xf32> -> tensor<16x128xf32> loc("Few_rows")
  return %y : tensor<16x128xf32>
}
