// RUN: tenon-opt %s --tenon-lower-to-linalg | FileCheck %s

// The index is clamped: a kernel never reads outside its operand.
// CHECK-LABEL: @gather
func.func @gather(%p: tensor<100x16xf32>, %i: tensor<?xi32>) -> tensor<?x16xf32> {
  // CHECK: linalg.generic {{.*}} ins(%arg1 : tensor<?xi32>)
  // CHECK: arith.constant 99 : index
  // CHECK: arith.minsi
  // CHECK: %[[ROW:.*]] = arith.maxsi
  // CHECK: %[[COLUMN:.*]] = linalg.index 1
  // CHECK: tensor.extract %arg0[%[[ROW]], %[[COLUMN]]]
  %y = tenon.gather %p, %i axis 0 : tensor<100x16xf32>, tensor<?xi32> -> tensor<?x16xf32>
  return %y : tensor<?x16xf32>
}

// CHECK-LABEL: @one_hot
func.func @one_hot(%i: tensor<?xi64>) -> tensor<?x10xf32> {
  %depth = tenon.constant dense<10> : tensor<i32>
  %on = tenon.constant dense<1.0> : tensor<f32>
  %off = tenon.constant dense<0.0> : tensor<f32>
  // CHECK: linalg.generic {{.*}} ins(%arg0 : tensor<?xi64>)
  // CHECK: arith.cmpi eq
  // CHECK: arith.select %{{.*}}, %cst{{.*}}, %cst{{.*}} : f32
  %y = tenon.one_hot %i, %depth, %on, %off axis 1
      : tensor<?xi64>, tensor<i32>, tensor<f32>, tensor<f32> -> tensor<?x10xf32>
  return %y : tensor<?x10xf32>
}
