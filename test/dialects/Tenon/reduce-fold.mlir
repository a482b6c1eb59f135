// RUN: tenon-opt %s --canonicalize | FileCheck %s

// CHECK-LABEL: @no_axes(
// CHECK-SAME: %[[X:.*]]: tensor<?x4xf32>
func.func @no_axes(%x: tensor<?x4xf32>) -> tensor<?x4xf32> {
  // CHECK-NEXT: return %[[X]]
  %y = tenon.reduce sum %x axes [] : tensor<?x4xf32> -> tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}

// The number of elements of a tensor.
// CHECK-LABEL: @product_of_shape
func.func @product_of_shape(%x: tensor<2x3x4xf32>) -> tensor<i32> {
  // CHECK: tenon.constant dense<24> : tensor<i32>
  %s = tenon.shape_of %x : tensor<2x3x4xf32> -> tensor<3xi32>
  %n = tenon.reduce prod %s axes [0] : tensor<3xi32> -> tensor<i32>
  return %n : tensor<i32>
}

// CHECK-LABEL: @product_of_unknown
func.func @product_of_unknown(%x: tensor<2x?x4xf32>) -> tensor<i32> {
  // CHECK: tenon.reduce prod
  %s = tenon.shape_of %x : tensor<2x?x4xf32> -> tensor<3xi32>
  %n = tenon.reduce prod %s axes [0] : tensor<3xi32> -> tensor<i32>
  return %n : tensor<i32>
}
