// Text and inferred types of the index family.
// RUN: tenon-opt %s | tenon-opt | FileCheck %s
// RUN: tenon-opt %s --canonicalize | FileCheck %s --check-prefix=INFER

// CHECK-LABEL: @gather
// INFER-LABEL: @gather
func.func @gather(%p: tensor<1000x16xf32>, %i: tensor<?x8xi32>) -> tensor<?x?x?xf32> {
  // CHECK: tenon.gather %{{.*}}, %{{.*}} axis 0 : tensor<1000x16xf32>, tensor<?x8xi32> -> tensor<?x?x?xf32>
  // INFER: tenon.gather {{.*}} -> tensor<?x8x16xf32>
  %y = tenon.gather %p, %i axis 0 : tensor<1000x16xf32>, tensor<?x8xi32> -> tensor<?x?x?xf32>
  return %y : tensor<?x?x?xf32>
}

// CHECK-LABEL: @gather_batched
// INFER-LABEL: @gather_batched
func.func @gather_batched(%p: tensor<?x9x5x!tenon.string>, %i: tensor<4x8xi64>)
    -> tensor<?x?x?x!tenon.string> {
  // CHECK: tenon.gather %{{.*}}, %{{.*}} axis 2 batch_dims 1 :
  // INFER: tenon.gather {{.*}} -> tensor<4x9x8x!tenon.string>
  %y = tenon.gather %p, %i axis 2 batch_dims 1
      : tensor<?x9x5x!tenon.string>, tensor<4x8xi64> -> tensor<?x?x?x!tenon.string>
  return %y : tensor<?x?x?x!tenon.string>
}

// CHECK-LABEL: @one_hot
// INFER-LABEL: @one_hot
func.func @one_hot(%i: tensor<?x7xi64>, %on: tensor<f32>, %off: tensor<f32>) -> tensor<?x?x?xf32> {
  %depth = tenon.constant dense<10> : tensor<i32>
  // CHECK: tenon.one_hot %{{.*}}, %{{.*}}, %{{.*}}, %{{.*}} axis 1 : tensor<?x7xi64>, tensor<i32>, tensor<f32>, tensor<f32> -> tensor<?x?x?xf32>
  // INFER: tenon.one_hot {{.*}} -> tensor<?x10x7xf32>
  %y = tenon.one_hot %i, %depth, %on, %off axis 1
      : tensor<?x7xi64>, tensor<i32>, tensor<f32>, tensor<f32> -> tensor<?x?x?xf32>
  return %y : tensor<?x?x?xf32>
}
