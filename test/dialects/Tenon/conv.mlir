// Text and inferred types of convolutions.
// RUN: tenon-opt %s | tenon-opt | FileCheck %s
// RUN: tenon-opt %s --canonicalize | FileCheck %s --check-prefix=INFER

// CHECK-LABEL: @valid
// INFER-LABEL: @valid
func.func @valid(%x: tensor<?x28x28x3xf32>, %f: tensor<3x5x3x8xf32>) -> tensor<?x?x?x?xf32> {
  // CHECK: tenon.conv2d %{{.*}}, %{{.*}} padding valid : tensor<?x28x28x3xf32>, tensor<3x5x3x8xf32>
  // INFER: tenon.conv2d {{.*}} -> tensor<?x26x24x8xf32>
  %y = tenon.conv2d %x, %f padding valid
      : tensor<?x28x28x3xf32>, tensor<3x5x3x8xf32> -> tensor<?x?x?x?xf32>
  return %y : tensor<?x?x?x?xf32>
}

// CHECK-LABEL: @same
// INFER-LABEL: @same
func.func @same(%x: tensor<2x27x28x3xf32>, %f: tensor<3x3x3x8xf32>) -> tensor<?x?x?x?xf32> {
  // CHECK: tenon.conv2d %{{.*}}, %{{.*}} strides [2, 3] padding same
  // INFER: tenon.conv2d {{.*}} -> tensor<2x14x10x8xf32>
  %y = tenon.conv2d %x, %f strides [2, 3] padding same
      : tensor<2x27x28x3xf32>, tensor<3x3x3x8xf32> -> tensor<?x?x?x?xf32>
  return %y : tensor<?x?x?x?xf32>
}

// Groups of three channels; a filter dilated from 3 to 5.
// CHECK-LABEL: @explicit
// INFER-LABEL: @explicit
func.func @explicit(%x: tensor<2x28x?x6xf32>, %f: tensor<3x3x3x8xf32>) -> tensor<?x?x?x?xf32> {
  // CHECK: tenon.conv2d %{{.*}}, %{{.*}} dilations [2, 1] padding explicit amounts [1, 2, 0, 0]
  // INFER: tenon.conv2d {{.*}} -> tensor<2x27x?x8xf32>
  %y = tenon.conv2d %x, %f dilations [2, 1] padding explicit amounts [1, 2, 0, 0]
      : tensor<2x28x?x6xf32>, tensor<3x3x3x8xf32> -> tensor<?x?x?x?xf32>
  return %y : tensor<?x?x?x?xf32>
}

// CHECK-LABEL: @depthwise
// INFER-LABEL: @depthwise
func.func @depthwise(%x: tensor<?x28x28x8xf32>, %f: tensor<3x3x8x2xf32>) -> tensor<?x?x?x?xf32> {
  // CHECK: tenon.depthwise_conv2d %{{.*}}, %{{.*}} padding same
  // INFER: tenon.depthwise_conv2d {{.*}} -> tensor<?x28x28x16xf32>
  %y = tenon.depthwise_conv2d %x, %f padding same
      : tensor<?x28x28x8xf32>, tensor<3x3x8x2xf32> -> tensor<?x?x?x?xf32>
  return %y : tensor<?x?x?x?xf32>
}
