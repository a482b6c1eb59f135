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
