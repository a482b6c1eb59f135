// Result types of broadcasting ops; canonicalization refines what is declared `?`.
// RUN: tenon-opt %s --canonicalize | FileCheck %s

// CHECK-LABEL: @unknown_against_one
func.func @unknown_against_one(%x: tensor<?x4xf32>, %y: tensor<1x4xf32>) -> tensor<?x?xf32> {
  // CHECK: tenon.add {{.*}} -> tensor<?x4xf32>
  %z = tenon.add %x, %y : tensor<?x4xf32>, tensor<1x4xf32> -> tensor<?x?xf32>
  return %z : tensor<?x?xf32>
}

// CHECK-LABEL: @unknown_against_known
func.func @unknown_against_known(%x: tensor<?x4xf32>, %y: tensor<3x1xf32>) -> tensor<?x?xf32> {
  // CHECK: tenon.add {{.*}} -> tensor<3x4xf32>
  %z = tenon.add %x, %y : tensor<?x4xf32>, tensor<3x1xf32> -> tensor<?x?xf32>
  return %z : tensor<?x?xf32>
}

// CHECK-LABEL: @scalar
func.func @scalar(%x: tensor<2x3xi32>, %y: tensor<i32>) -> tensor<?x?xi1> {
  // CHECK: tenon.compare lt {{.*}} -> tensor<2x3xi1>
  %z = tenon.compare lt %y, %x : tensor<i32>, tensor<2x3xi32> -> tensor<?x?xi1>
  return %z : tensor<?x?xi1>
}

// CHECK-LABEL: @select
func.func @select(%c: tensor<2x1xi1>, %x: tensor<3xf32>, %y: tensor<f32>) -> tensor<?x?xf32> {
  // CHECK: tenon.select {{.*}} -> tensor<2x3xf32>
  %z = tenon.select %c, %x, %y
      : tensor<2x1xi1>, tensor<3xf32>, tensor<f32> -> tensor<?x?xf32>
  return %z : tensor<?x?xf32>
}

// Sizes go through a chain, and one cast is left at its end.
// CHECK-LABEL: @chain
func.func @chain(%x: tensor<2x3xf32>) -> tensor<?x?xi32> {
  // CHECK-NEXT: tenon.exp {{.*}} -> tensor<2x3xf32>
  // CHECK-NEXT: tenon.cast {{.*}} -> tensor<2x3xi32>
  // CHECK-NEXT: tensor.cast {{.*}} to tensor<?x?xi32>
  // CHECK-NEXT: return
  %y = tenon.exp %x : tensor<2x3xf32> -> tensor<?x?xf32>
  %z = tenon.cast %y : tensor<?x?xf32> -> tensor<?x?xi32>
  return %z : tensor<?x?xi32>
}

// A declared type that knows more than inference is kept.
// CHECK-LABEL: @declared_knows_more
func.func @declared_knows_more(%x: tensor<?x?xf32>) -> tensor<2x?xf32> {
  // CHECK: tenon.exp {{.*}} : tensor<?x?xf32> -> tensor<2x?xf32>
  %y = tenon.exp %x : tensor<?x?xf32> -> tensor<2x?xf32>
  return %y : tensor<2x?xf32>
}
