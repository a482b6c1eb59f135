// RUN: tenon compile %s --gpu sm_80 -o %t.ptx
// RUN: FileCheck %s < %t.ptx

// The digits of 2/pi, for huge arguments, are constant memory and on no stack; a remainder
// is computed without a rounded quotient.
// CHECK-NOT: .local
// CHECK-NOT: .extern
// CHECK-NOT: div.rn
func.func @f(%x: tensor<64xf32> {tenon.name = "x:0", tenon.key = "x"},
             %y: tensor<64xf32> {tenon.name = "y:0", tenon.key = "y"})
    -> (tensor<64xf32> {tenon.name = "z:0", tenon.key = "z"}) attributes {tenon.signature = "f"} {
  %s = tenon.sin %x : tensor<64xf32> -> tensor<64xf32> loc("Sin")
  %z = tenon.floor_mod %s, %y : tensor<64xf32>, tensor<64xf32> -> tensor<64xf32> loc("Mod")
  return %z : tensor<64xf32>
}
