// RUN: tenon-opt %s --tenon-lower-to-linalg | FileCheck %s

// CHECK-LABEL: @sum
func.func @sum(%x: tensor<4x8xf32>) -> tensor<4x1xf32> {
  // CHECK: linalg.generic {{.*}}iterator_types = ["parallel", "reduction"]
  // CHECK: arith.addf
  // CHECK: tensor.expand_shape {{.*}} into tensor<4x1xf32>
  %y = tenon.reduce sum %x axes [1] keep_dims : tensor<4x8xf32> -> tensor<4x1xf32>
  return %y : tensor<4x1xf32>
}

// A mean divides the sum by the number of elements.
// CHECK-LABEL: @mean
func.func @mean(%x: tensor<4x8xf32>) -> tensor<4xf32> {
  // CHECK: arith.addf
  // CHECK: %[[COUNT:.*]] = arith.constant 8.000000e+00 : f32
  // CHECK: arith.divf %{{.*}}, %[[COUNT]]
  %y = tenon.reduce mean %x axes [1] : tensor<4x8xf32> -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// Unsigned maxima start at 0 and compare unsigned.
// CHECK-LABEL: @max_unsigned
func.func @max_unsigned(%x: tensor<4x8xui8>) -> tensor<4xui8> {
  // CHECK: arith.constant 0 : i8
  // CHECK: arith.maxui
  %y = tenon.reduce max %x axes [1] : tensor<4x8xui8> -> tensor<4xui8>
  return %y : tensor<4xui8>
}

// Ties take the lower index.
// CHECK-LABEL: @arg_max
func.func @arg_max(%x: tensor<4x8xf32>) -> tensor<4xi64> {
  // CHECK: %[[R:.*]]:2 = linalg.generic
  // CHECK: %[[PLACE:.*]] = arith.index_cast
  // CHECK: arith.cmpf olt
  // CHECK: arith.cmpi slt, %[[PLACE]]
  // CHECK: return %[[R]]#1
  %y = tenon.arg_reduce max %x axis 1 : tensor<4x8xf32> -> tensor<4xi64>
  return %y : tensor<4xi64>
}

// What the shape does not have is summed, and what is 1 there.
// CHECK-LABEL: @reduce_to_shape
func.func @reduce_to_shape(%x: tensor<3x4x8xf32>) -> tensor<4x1xf32> {
  // CHECK: linalg.generic {{.*}}iterator_types = ["reduction", "parallel", "reduction"]
  // CHECK: tensor.expand_shape {{.*}} into tensor<4x1xf32>
  %s = tenon.constant dense<[4, 1]> : tensor<2xi64>
  %y = tenon.reduce_to_shape %x, %s : tensor<3x4x8xf32>, tensor<2xi64> -> tensor<4x1xf32>
  return %y : tensor<4x1xf32>
}

// A size that may be 1 is a loop over parts: one part of all, or each element a part.

// CHECK-LABEL: @reduce_to_unknown
// CHECK: linalg.generic {{.*}}iterator_types = ["parallel", "parallel", "reduction"]
func.func @reduce_to_unknown(%x: tensor<?x8xf32>, %like: tensor<?x8xf32>) -> tensor<?x8xf32> {
  %s = tenon.shape_of %like : tensor<?x8xf32> -> tensor<2xi64>
  %y = tenon.reduce_to_shape %x, %s : tensor<?x8xf32>, tensor<2xi64> -> tensor<?x8xf32>
  return %y : tensor<?x8xf32>
}

// A size that is the input's is one for which nothing was repeated.
// CHECK-LABEL: @reduce_to_own
// CHECK-NOT: linalg.generic
func.func @reduce_to_own(%x: tensor<?x8xf32>) -> tensor<?x8xf32> {
  %s = tenon.shape_of %x : tensor<?x8xf32> -> tensor<2xi64>
  %y = tenon.reduce_to_shape %x, %s : tensor<?x8xf32>, tensor<2xi64> -> tensor<?x8xf32>
  return %y : tensor<?x8xf32>
}
