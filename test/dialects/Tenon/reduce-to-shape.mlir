// RUN: tenon-opt %s --canonicalize | FileCheck %s

// With all sizes of the result known, it is a sum over some dimensions.
// CHECK-LABEL: @known
// CHECK-SAME: (%[[X:.*]]: tensor
func.func @known(%x: tensor<?x4x5xf32>) -> tensor<4x1xf32> {
  %s = tenon.constant dense<[4, 1]> : tensor<2xi64>
  // CHECK: %[[R:.*]] = tenon.reduce sum %[[X]] axes [0, 2]
  // CHECK: tenon.expand_dims %[[R]] axes [1] : tensor<4xf32> -> tensor<4x1xf32>
  %y = tenon.reduce_to_shape %x, %s : tensor<?x4x5xf32>, tensor<2xi64> -> tensor<4x1xf32>
  return %y : tensor<4x1xf32>
}

// Where nothing was repeated it is nothing.
// CHECK-LABEL: @same
// CHECK-SAME: (%[[X:.*]]: tensor
func.func @same(%x: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %s = tenon.constant dense<[4, 5]> : tensor<2xi64>
  // CHECK-NEXT: return %[[X]]
  %y = tenon.reduce_to_shape %x, %s : tensor<4x5xf32>, tensor<2xi64> -> tensor<4x5xf32>
  return %y : tensor<4x5xf32>
}

// A size that may be 1 decides at run time.
// CHECK-LABEL: @unknown
func.func @unknown(%x: tensor<?x4xf32>, %s: tensor<2xi64>) -> tensor<?x4xf32> {
  // CHECK: tenon.reduce_to_shape
  %y = tenon.reduce_to_shape %x, %s : tensor<?x4xf32>, tensor<2xi64> -> tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}
