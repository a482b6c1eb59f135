// RUN: tenon compile %s --cpu znver4 -o %t.s
// RUN: FileCheck %s < %t.s
// RUN: not grep -E 'zmm.*\(%%rsp|\(%%rsp.*zmm' %t.s
// RUN: tenon compile %s --cpu x86-64-v4 -o %t.v4.s
// RUN: FileCheck %s --check-prefix=WIDE < %t.v4.s
// RUN: tenon compile %s --cpu x86-64-v2,x86-64-v3,x86-64-v4,znver4 -o %t.so

// A CPU with dot products of bf16 takes two terms at once: four rows of a panel become
// pairs in registers, for all rows of the tile.
// CHECK-LABEL: MatMul__znver4:
// CHECK: vpermt2w
// CHECK-COUNT-24: vdpbf16ps
// CHECK: vcvtneps2bf16

// Others widen, and round without a function of a library.
// WIDE-LABEL: MatMul__x86_64_v4:
// WIDE-NOT: vdpbf16ps
// WIDE: vfmadd231ps
// WIDE-NOT: __truncsfbf2
func.func @f(%x: tensor<60x256xbf16> {tenon.name = "x:0", tenon.key = "x"},
             %w: tensor<256x128xbf16> {tenon.name = "w:0", tenon.key = "w"})
    -> (tensor<60x128xbf16> {tenon.name = "y:0", tenon.key = "y"}) attributes {tenon.signature = "f"} {
  %y = tenon.matmul %x, %w : tensor<60x256xbf16>, tensor<256x128xbf16> -> tensor<60x128xbf16> loc("MatMul")
  return %y : tensor<60x128xbf16>
}
