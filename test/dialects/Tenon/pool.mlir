// Text and inferred types of pooling.
// RUN: tenon-opt %s | tenon-opt | FileCheck %s
// RUN: tenon-opt %s --canonicalize | FileCheck %s --check-prefix=INFER

// CHECK-LABEL: @max
// INFER-LABEL: @max
func.func @max(%x: tensor<?x28x29x8xf32>) -> tensor<?x?x?x?xf32> {
  // CHECK: tenon.max_pool2d %{{.*}} window [2, 3] strides [2, 2] padding valid : tensor<?x28x29x8xf32>
  // INFER: tenon.max_pool2d {{.*}} -> tensor<?x14x14x8xf32>
  %y = tenon.max_pool2d %x window [2, 3] strides [2, 2] padding valid
      : tensor<?x28x29x8xf32> -> tensor<?x?x?x?xf32>
  return %y : tensor<?x?x?x?xf32>
}

// CHECK-LABEL: @average
// INFER-LABEL: @average
func.func @average(%x: tensor<1x4x4x8xf32>) -> tensor<?x?x?x?xf32> {
  // CHECK: tenon.avg_pool2d %{{.*}} window [3, 3] padding explicit amounts [1, 1, 2, 0]
  // INFER: tenon.avg_pool2d {{.*}} -> tensor<1x4x4x8xf32>
  %y = tenon.avg_pool2d %x window [3, 3] padding explicit amounts [1, 1, 2, 0]
      : tensor<1x4x4x8xf32> -> tensor<?x?x?x?xf32>
  return %y : tensor<?x?x?x?xf32>
}
