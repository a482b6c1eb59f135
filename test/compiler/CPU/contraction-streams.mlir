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

// So does one of more rows whose right side the second-level cache could hold: other
// kernels of a model drive it out.
// CHECK-LABEL: More_rows__x86_64_v4:
// CHECK: prefetcht1
func.func @more_rows(%x: tensor<48x256xf32> {tenon.name = "c:0", tenon.key = "c"},
                     %w: tensor<256x128xf32> {tenon.name = "h:0", tenon.key = "h"})
    -> (tensor<48x128xf32> {tenon.name = "d:0", tenon.key = "d"}) attributes {tenon.signature = "more_rows"} {
  %y = tenon.matmul %x, %w : tensor<48x256xf32>, tensor<256x128xf32> -> tensor<48x128xf32> loc("More_rows")
  return %y : tensor<48x128xf32>
}

// A smaller one stays.
// CHECK-LABEL: Small_right_side__x86_64_v4:
// CHECK-NOT: prefetch
// CHECK: ret
func.func @small_right_side(%x: tensor<48x64xf32> {tenon.name = "e:0", tenon.key = "e"},
                            %w: tensor<64x128xf32> {tenon.name = "i:0", tenon.key = "i"})
    -> (tensor<48x128xf32> {tenon.name = "g:0", tenon.key = "g"}) attributes {tenon.signature = "small_right_side"} {
  %y = tenon.matmul %x, %w : tensor<48x64xf32>, tensor<64x128xf32> -> tensor<48x128xf32> loc("Small_right_side")
  return %y : tensor<48x128xf32>
}

// Two vectors of columns: sixteen terms written out would not stay in registers, so that
// nothing is asked for.
// CHECK-LABEL: Two_vectors__x86_64_v4:
// CHECK-NOT: prefetch
// CHECK-NOT: {{vmov.*zmm.*rsp}}
// CHECK: ret
func.func @two_vectors(%x: tensor<3136x144xf32> {tenon.name = "j:0", tenon.key = "j"},
                       %w: tensor<144x32xf32> {tenon.name = "k:0", tenon.key = "k"})
    -> (tensor<3136x32xf32> {tenon.name = "l:0", tenon.key = "l"}) attributes {tenon.signature = "two_vectors"} {
  %y = tenon.matmul %x, %w : tensor<3136x144xf32>, tensor<144x32xf32> -> tensor<3136x32xf32> loc("Two_vectors")
  return %y : tensor<3136x32xf32>
}
