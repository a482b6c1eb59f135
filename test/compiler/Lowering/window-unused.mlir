// What lies behind an only window is cut off: from the padding first.
// RUN: tenon-opt %s --tenon-lower-to-linalg | FileCheck %s

// CHECK-LABEL: @image(
func.func @image(%x: tensor<1x7x8x3xf32>) -> tensor<1x1x2x3xf32> {
  // CHECK: tensor.extract_slice %{{.*}}[0, 0, 0, 0] [1, 5, 8, 3]
  // CHECK: linalg.pooling_nhwc_max
  %y = tenon.max_pool2d %x window [5, 5] strides [3, 3] padding valid
      : tensor<1x7x8x3xf32> -> tensor<1x1x2x3xf32>
  return %y : tensor<1x1x2x3xf32>
}

// CHECK-LABEL: @padding(
func.func @padding(%x: tensor<1x4x8x3xf32>) -> tensor<1x1x2x3xf32> {
  // CHECK: tensor.pad %{{.*}} low[0, 1, 0, 0] high[0, 0, 0, 0]
  // CHECK-NOT: tensor.extract_slice
  %y = tenon.max_pool2d %x window [5, 5] strides [3, 3] padding explicit amounts [1, 2, 0, 0]
      : tensor<1x4x8x3xf32> -> tensor<1x1x2x3xf32>
  return %y : tensor<1x1x2x3xf32>
}
