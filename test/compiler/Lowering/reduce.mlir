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
