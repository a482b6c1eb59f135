// RUN: tenon-opt %s --tenon-reassociate-affine | FileCheck %s
// RUN: tenon-opt %s --tenon-reassociate-affine --remarks-filter='tenon.*' --remark-policy=all -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK

// REMARK: [Passed] reassociated {{.*}}3 constant scales and offsets
// Batch normalisation after a matmul becomes one scale and one offset.
// CHECK-LABEL: @batch_norm
func.func @batch_norm(%x: tensor<2x4xf32>, %w: tensor<4x3xf32>) -> tensor<2x3xf32> {
  %mean = tenon.constant dense<[1.0, 2.0, 3.0]> : tensor<3xf32>
  %scale = tenon.weight 0 : tensor<1x3xf32>
  %beta = tenon.constant dense<[4.0, 5.0, 6.0]> : tensor<3xf32>
  // CHECK: %[[SCALE:.*]] = tenon.weight 0
  // CHECK: %[[ROOT:.*]] = tenon.matmul
  %0 = tenon.matmul %x, %w : tensor<2x4xf32>, tensor<4x3xf32> -> tensor<2x3xf32>
  // CHECK: tenon.neg
  // CHECK: tenon.mul
  // CHECK: %[[OFFSET:.*]] = tenon.add
  // CHECK: %[[SCALED:.*]] = tenon.mul %[[ROOT]], %[[SCALE]]
  // CHECK: tenon.add %[[SCALED]], %[[OFFSET]] {tenon.node = "bn"}
  %1 = tenon.sub %0, %mean : tensor<2x3xf32>, tensor<3xf32> -> tensor<2x3xf32>
  %2 = tenon.mul %1, %scale : tensor<2x3xf32>, tensor<1x3xf32> -> tensor<2x3xf32>
  %3 = tenon.add %2, %beta {tenon.node = "bn"} : tensor<2x3xf32>, tensor<3xf32> -> tensor<2x3xf32>
  return %3 : tensor<2x3xf32>
}

// A value in between that is used elsewhere is left alone.
// CHECK-LABEL: @used_elsewhere
func.func @used_elsewhere(%x: tensor<2x4xf32>, %w: tensor<4x3xf32>) -> (tensor<2x3xf32>, tensor<2x3xf32>) {
  %c = tenon.constant dense<[1.0, 2.0, 3.0]> : tensor<3xf32>
  // CHECK: %[[ROOT:.*]] = tenon.matmul
  %0 = tenon.matmul %x, %w : tensor<2x4xf32>, tensor<4x3xf32> -> tensor<2x3xf32>
  // CHECK-NEXT: %[[A:.*]] = tenon.add %[[ROOT]]
  %1 = tenon.add %0, %c : tensor<2x3xf32>, tensor<3xf32> -> tensor<2x3xf32>
  // CHECK-NEXT: tenon.mul %[[A]]
  %2 = tenon.mul %1, %c : tensor<2x3xf32>, tensor<3xf32> -> tensor<2x3xf32>
  return %1, %2 : tensor<2x3xf32>, tensor<2x3xf32>
}

// Constant weights take the scale of their channels.
// CHECK-LABEL: @into_filter
func.func @into_filter(%x: tensor<1x4x4x2xf32>) -> tensor<1x4x4x3xf32> {
  // CHECK-DAG: %[[FILTER:.*]] = tenon.weight 1
  // CHECK-DAG: %[[SCALE:.*]] = tenon.weight 0
  %filter = tenon.weight 1 : tensor<1x1x2x3xf32>
  %scale = tenon.weight 0 : tensor<1x1x1x3xf32>
  %beta = tenon.constant dense<[4.0, 5.0, 6.0]> : tensor<3xf32>
  // CHECK: %[[SCALED:.*]] = tenon.mul %[[FILTER]], %[[SCALE]]
  // CHECK: %[[ROOT:.*]] = tenon.conv2d %{{.*}}, %[[SCALED]] padding same
  // CHECK-NEXT: tenon.add %[[ROOT]], %{{.*}}
  // CHECK-NEXT: return
  %0 = tenon.conv2d %x, %filter padding same : tensor<1x4x4x2xf32>, tensor<1x1x2x3xf32> -> tensor<1x4x4x3xf32>
  %1 = tenon.mul %0, %scale : tensor<1x4x4x3xf32>, tensor<1x1x1x3xf32> -> tensor<1x4x4x3xf32>
  %2 = tenon.add %1, %beta : tensor<1x4x4x3xf32>, tensor<3xf32> -> tensor<1x4x4x3xf32>
  return %2 : tensor<1x4x4x3xf32>
}

// Those of a depthwise convolution have the channels in two dimensions.
// CHECK-LABEL: @into_depthwise
func.func @into_depthwise(%x: tensor<1x4x4x2xf32>) -> tensor<1x4x4x4xf32> {
  %filter = tenon.weight 2 : tensor<3x3x2x2xf32>
  %scale = tenon.weight 3 : tensor<4xf32>
  // CHECK: %[[SCALE:.*]] = tenon.reshape {{.*}} -> tensor<2x2xf32>
  // CHECK: %[[SCALED:.*]] = tenon.mul %{{.*}}, %[[SCALE]]
  // CHECK: tenon.depthwise_conv2d %{{.*}}, %[[SCALED]] padding same
  // CHECK-NEXT: return
  %0 = tenon.depthwise_conv2d %x, %filter padding same : tensor<1x4x4x2xf32>, tensor<3x3x2x2xf32> -> tensor<1x4x4x4xf32>
  %1 = tenon.mul %0, %scale : tensor<1x4x4x4xf32>, tensor<4xf32> -> tensor<1x4x4x4xf32>
  return %1 : tensor<1x4x4x4xf32>
}

// A scale that differs between rows stays, and so does one after weights in rows.
// CHECK-LABEL: @not_by_channel
func.func @not_by_channel(%x: tensor<2x4xf32>) -> (tensor<2x3xf32>, tensor<2x3xf32>) {
  %w = tenon.weight 4 : tensor<4x3xf32>
  %t = tenon.weight 5 : tensor<3x4xf32>
  %rows = tenon.weight 6 : tensor<2x1xf32>
  %columns = tenon.weight 7 : tensor<3xf32>
  // CHECK: %[[A:.*]] = tenon.matmul
  // CHECK: %[[B:.*]] = tenon.mul %[[A]]
  // CHECK: %[[C:.*]] = tenon.matmul
  // CHECK: %[[D:.*]] = tenon.mul %[[C]]
  // CHECK: return %[[B]], %[[D]]
  %0 = tenon.matmul %x, %w : tensor<2x4xf32>, tensor<4x3xf32> -> tensor<2x3xf32>
  %1 = tenon.mul %0, %rows : tensor<2x3xf32>, tensor<2x1xf32> -> tensor<2x3xf32>
  %2 = tenon.matmul %x, %t transpose_rhs : tensor<2x4xf32>, tensor<3x4xf32> -> tensor<2x3xf32>
  %3 = tenon.mul %2, %columns : tensor<2x3xf32>, tensor<3xf32> -> tensor<2x3xf32>
  return %1, %3 : tensor<2x3xf32>, tensor<2x3xf32>
}
