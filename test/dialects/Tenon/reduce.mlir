// Text and inferred types of reductions.
// RUN: tenon-opt %s | tenon-opt | FileCheck %s
// RUN: tenon-opt %s --canonicalize | FileCheck %s --check-prefix=INFER

// CHECK-LABEL: @dropped
// INFER-LABEL: @dropped
func.func @dropped(%x: tensor<?x4x8xf32>) -> tensor<?xf32> {
  // CHECK: tenon.reduce sum %{{.*}} axes [2, 0] : tensor<?x4x8xf32> -> tensor<?xf32>
  // INFER: tenon.reduce sum {{.*}} -> tensor<4xf32>
  %y = tenon.reduce sum %x axes [2, 0] : tensor<?x4x8xf32> -> tensor<?xf32>
  return %y : tensor<?xf32>
}

// CHECK-LABEL: @kept
// INFER-LABEL: @kept
func.func @kept(%x: tensor<?x4x8xf32>) -> tensor<?x?x?xf32> {
  // CHECK: tenon.reduce mean %{{.*}} axes [1] keep_dims :
  // INFER: tenon.reduce mean {{.*}} -> tensor<?x1x8xf32>
  %y = tenon.reduce mean %x axes [1] keep_dims : tensor<?x4x8xf32> -> tensor<?x?x?xf32>
  return %y : tensor<?x?x?xf32>
}

// CHECK-LABEL: @kinds
func.func @kinds(%x: tensor<4xi32>, %b: tensor<4xi1>) {
  // CHECK: tenon.reduce prod
  tenon.reduce prod %x axes [0] : tensor<4xi32> -> tensor<i32>
  // CHECK: tenon.reduce max
  tenon.reduce max %x axes [0] : tensor<4xi32> -> tensor<i32>
  // CHECK: tenon.reduce min
  tenon.reduce min %x axes [0] : tensor<4xi32> -> tensor<i32>
  // CHECK: tenon.reduce any
  tenon.reduce any %b axes [0] : tensor<4xi1> -> tensor<i1>
  // CHECK: tenon.reduce all
  tenon.reduce all %b axes [0] : tensor<4xi1> -> tensor<i1>
  return
}

// CHECK-LABEL: @arg
// INFER-LABEL: @arg
func.func @arg(%x: tensor<?x10xf32>) -> (tensor<?xi64>, tensor<?xi32>) {
  // CHECK: tenon.arg_reduce max %{{.*}} axis 1 : tensor<?x10xf32> -> tensor<?xi64>
  // CHECK: tenon.arg_reduce min %{{.*}} axis 0 : tensor<?x10xf32> -> tensor<?xi32>
  // INFER: tenon.arg_reduce min {{.*}} -> tensor<10xi32>
  %y = tenon.arg_reduce max %x axis 1 : tensor<?x10xf32> -> tensor<?xi64>
  %z = tenon.arg_reduce min %x axis 0 : tensor<?x10xf32> -> tensor<?xi32>
  return %y, %z : tensor<?xi64>, tensor<?xi32>
}

// CHECK-LABEL: @reduce_to_shape
func.func @reduce_to_shape(%x: tensor<?x4xf32>, %s: tensor<1xi32>) -> tensor<?xf32> {
  // CHECK: tenon.reduce_to_shape %{{.*}}, %{{.*}} : tensor<?x4xf32>, tensor<1xi32> -> tensor<?xf32>
  %y = tenon.reduce_to_shape %x, %s : tensor<?x4xf32>, tensor<1xi32> -> tensor<?xf32>
  return %y : tensor<?xf32>
}
