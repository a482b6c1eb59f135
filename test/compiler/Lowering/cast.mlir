// RUN: tenon-opt %s --tenon-lower-to-linalg | FileCheck %s

// A float out of range gives the least integer.
// CHECK-LABEL: @to_i32
func.func @to_i32(%x: tensor<4xf32>) -> tensor<4xi32> {
  // CHECK: %[[LEAST:.*]] = arith.constant -2147483648 : i32
  // CHECK: %[[INT:.*]] = arith.fptosi
  // CHECK: arith.select %{{.*}}, %[[INT]], %[[LEAST]] : i32
  %y = tenon.cast %x : tensor<4xf32> -> tensor<4xi32>
  return %y : tensor<4xi32>
}

// Unsigned tensors become signless; signedness is in the scalar op.
// CHECK-LABEL: @from_ui8(%{{.*}}: tensor<4xi8>) -> tensor<4xf32>
func.func @from_ui8(%x: tensor<4xui8>) -> tensor<4xf32> {
  // CHECK: arith.uitofp %{{.*}} : i8 to f32
  %y = tenon.cast %x : tensor<4xui8> -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// A change of sign alone is no op.
// CHECK-LABEL: @sign
func.func @sign(%x: tensor<4xui8>) -> tensor<4xi8> {
  // CHECK-NEXT: return %arg0 : tensor<4xi8>
  %y = tenon.cast %x : tensor<4xui8> -> tensor<4xi8>
  return %y : tensor<4xi8>
}
