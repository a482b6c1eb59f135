// RUN: tenon-opt %s --tenon-lower-to-linalg | FileCheck %s

// The odd element of padding goes to the end.
// CHECK-LABEL: @same
func.func @same(%x: tensor<?x8x8x3xf32>, %f: tensor<3x3x3x4xf32>) -> tensor<?x4x4x4xf32> {
  // CHECK: %[[PADDED:.*]] = tensor.pad %arg0 low[0, 0, 0, 0] high[0, 1, 1, 0]
  // CHECK: linalg.conv_2d_nhwc_hwcf {dilations = dense<1> : tensor<2xi64>, strides = dense<2> : tensor<2xi64>}
  // CHECK-SAME: ins(%[[PADDED]], %arg1
  %y = tenon.conv2d %x, %f strides [2, 2] padding same
      : tensor<?x8x8x3xf32>, tensor<3x3x3x4xf32> -> tensor<?x4x4x4xf32>
  return %y : tensor<?x4x4x4xf32>
}

// CHECK-LABEL: @valid
func.func @valid(%x: tensor<1x8x8x3xf32>, %f: tensor<3x3x3x4xf32>) -> tensor<1x6x6x4xf32> {
  // CHECK-NOT: tensor.pad
  // CHECK: linalg.conv_2d_nhwc_hwcf
  %y = tenon.conv2d %x, %f padding valid
      : tensor<1x8x8x3xf32>, tensor<3x3x3x4xf32> -> tensor<1x6x6x4xf32>
  return %y : tensor<1x6x6x4xf32>
}

// Groups are a dim of a generic.
// CHECK-LABEL: @groups
func.func @groups(%x: tensor<1x8x8x4xf32>, %f: tensor<3x3x2x6xf32>) -> tensor<1x6x6x6xf32> {
  // CHECK: tensor.expand_shape %arg0 {{.*}} into tensor<1x8x8x2x2xf32>
  // CHECK: tensor.expand_shape %arg1 {{.*}} into tensor<3x3x2x2x3xf32>
  // CHECK: linalg.generic
  // CHECK: tensor.collapse_shape {{.*}} into tensor<1x6x6x6xf32>
  %y = tenon.conv2d %x, %f padding valid
      : tensor<1x8x8x4xf32>, tensor<3x3x2x6xf32> -> tensor<1x6x6x6xf32>
  return %y : tensor<1x6x6x6xf32>
}

// CHECK-LABEL: @depthwise
func.func @depthwise(%x: tensor<1x8x8x4xf32>, %f: tensor<3x3x4x1xf32>) -> tensor<1x6x6x4xf32> {
  // CHECK: %[[FILTER:.*]] = tensor.collapse_shape %arg1 {{.*}} into tensor<3x3x4xf32>
  // CHECK: linalg.depthwise_conv_2d_nhwc_hwc {{.*}} ins(%arg0, %[[FILTER]]
  %y = tenon.depthwise_conv2d %x, %f padding valid
      : tensor<1x8x8x4xf32>, tensor<3x3x4x1xf32> -> tensor<1x6x6x4xf32>
  return %y : tensor<1x6x6x4xf32>
}

// CHECK-LABEL: @multiplier
func.func @multiplier(%x: tensor<1x8x8x4xf32>, %f: tensor<3x3x4x2xf32>) -> tensor<1x6x6x8xf32> {
  // CHECK: linalg.depthwise_conv_2d_nhwc_hwcm
  // CHECK: tensor.collapse_shape {{.*}} into tensor<1x6x6x8xf32>
  %y = tenon.depthwise_conv2d %x, %f padding valid
      : tensor<1x8x8x4xf32>, tensor<3x3x4x2xf32> -> tensor<1x6x6x8xf32>
  return %y : tensor<1x6x6x8xf32>
}
