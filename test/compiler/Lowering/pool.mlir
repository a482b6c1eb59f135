// RUN: tenon-opt %s --tenon-lower-to-linalg | FileCheck %s

// Padding never wins a maximum.
// CHECK-LABEL: @max
func.func @max(%x: tensor<1x7x7x4xf32>) -> tensor<1x4x4x4xf32> {
  // CHECK: %[[LOW:.*]] = arith.constant 0xFF800000 : f32
  // CHECK: tensor.pad
  // CHECK: tensor.yield %[[LOW]]
  // CHECK: linalg.pooling_nhwc_max
  %y = tenon.max_pool2d %x window [3, 3] strides [2, 2] padding same
      : tensor<1x7x7x4xf32> -> tensor<1x4x4x4xf32>
  return %y : tensor<1x4x4x4xf32>
}

// Without padding the divisor is a constant.
// CHECK-LABEL: @average
func.func @average(%x: tensor<1x8x8x4xf32>) -> tensor<1x4x4x4xf32> {
  // CHECK: linalg.pooling_nhwc_sum
  // CHECK: %[[COUNT:.*]] = arith.constant 4.000000e+00 : f32
  // CHECK: arith.divf %{{.*}}, %[[COUNT]] : f32
  %y = tenon.avg_pool2d %x window [2, 2] strides [2, 2] padding valid
      : tensor<1x8x8x4xf32> -> tensor<1x4x4x4xf32>
  return %y : tensor<1x4x4x4xf32>
}

// With it, the elements inside the image are counted.
// CHECK-LABEL: @average_padded
func.func @average_padded(%x: tensor<1x7x8x4xf32>) -> tensor<1x4x4x4xf32> {
  // CHECK: linalg.pooling_nhwc_sum
  // CHECK: linalg.index 1
  // CHECK-NOT: linalg.index 2
  // CHECK: arith.divf
  %y = tenon.avg_pool2d %x window [3, 2] strides [2, 2] padding same
      : tensor<1x7x8x4xf32> -> tensor<1x4x4x4xf32>
  return %y : tensor<1x4x4x4xf32>
}
