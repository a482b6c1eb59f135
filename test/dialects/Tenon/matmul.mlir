// Text and inferred types of tenon.matmul.
// RUN: tenon-opt %s | tenon-opt | FileCheck %s
// RUN: tenon-opt %s --canonicalize | FileCheck %s --check-prefix=INFER

// CHECK-LABEL: @plain
// INFER-LABEL: @plain
func.func @plain(%x: tensor<?x4xf32>, %w: tensor<4x16xf32>) -> tensor<?x?xf32> {
  // CHECK: tenon.matmul %{{.*}}, %{{.*}} : tensor<?x4xf32>, tensor<4x16xf32> -> tensor<?x?xf32>
  // INFER: tenon.matmul {{.*}} -> tensor<?x16xf32>
  %y = tenon.matmul %x, %w : tensor<?x4xf32>, tensor<4x16xf32> -> tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}

// CHECK-LABEL: @transposed
// INFER-LABEL: @transposed
func.func @transposed(%x: tensor<4x8xi32>, %w: tensor<16x4xi32>) -> tensor<?x?xi32> {
  // CHECK: tenon.matmul %{{.*}}, %{{.*}} transpose_lhs transpose_rhs :
  // INFER: tenon.matmul {{.*}} -> tensor<8x16xi32>
  %y = tenon.matmul %x, %w transpose_lhs transpose_rhs
      : tensor<4x8xi32>, tensor<16x4xi32> -> tensor<?x?xi32>
  return %y : tensor<?x?xi32>
}

// INFER-LABEL: @batched
func.func @batched(%x: tensor<7x1x2x4xf64>, %w: tensor<5x4x3xf64>) -> tensor<?x?x?x?xf64> {
  // INFER: tenon.matmul {{.*}} -> tensor<7x5x2x3xf64>
  %y = tenon.matmul %x, %w : tensor<7x1x2x4xf64>, tensor<5x4x3xf64> -> tensor<?x?x?x?xf64>
  return %y : tensor<?x?x?x?xf64>
}
