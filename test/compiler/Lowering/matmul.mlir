// RUN: tenon-opt %s --tenon-lower-to-linalg | FileCheck %s

// CHECK-DAG: #[[KM:.*]] = affine_map<(d0, d1, d2) -> (d2, d0)>
// CHECK-DAG: #[[ZERO:.*]] = affine_map<(d0, d1, d2, d3, d4) -> (d0, 0, d2, d4)>
// CHECK-LABEL: @plain
func.func @plain(%x: tensor<?x4xf32>, %w: tensor<4x8xf32>) -> tensor<?x8xf32> {
  // CHECK: %[[INIT:.*]] = linalg.fill
  // CHECK: linalg.matmul ins(%arg0, %arg1 : {{.*}}) outs(%[[INIT]] : tensor<?x8xf32>)
  %y = tenon.matmul %x, %w : tensor<?x4xf32>, tensor<4x8xf32> -> tensor<?x8xf32>
  return %y : tensor<?x8xf32>
}

// A transposed operand is read through a map.
// CHECK-LABEL: @transposed
func.func @transposed(%x: tensor<4x3xf32>, %w: tensor<4x8xf32>) -> tensor<3x8xf32> {
  // CHECK: linalg.matmul indexing_maps = [#[[KM]], #{{.*}}, #{{.*}}]
  %y = tenon.matmul %x, %w transpose_lhs : tensor<4x3xf32>, tensor<4x8xf32> -> tensor<3x8xf32>
  return %y : tensor<3x8xf32>
}

// CHECK-LABEL: @batch
func.func @batch(%x: tensor<2x3x4xf32>, %w: tensor<2x4x8xf32>) -> tensor<2x3x8xf32> {
  // CHECK: linalg.batch_matmul
  %y = tenon.matmul %x, %w : tensor<2x3x4xf32>, tensor<2x4x8xf32> -> tensor<2x3x8xf32>
  return %y : tensor<2x3x8xf32>
}

// A batch that broadcasts is a generic.
// CHECK-LABEL: @broadcast
func.func @broadcast(%x: tensor<2x1x3x4xf32>, %w: tensor<5x4x8xf32>) -> tensor<2x5x3x8xf32> {
  // CHECK: linalg.generic {indexing_maps = [#[[ZERO]]
  // CHECK-SAME: "reduction"
  %y = tenon.matmul %x, %w : tensor<2x1x3x4xf32>, tensor<5x4x8xf32> -> tensor<2x5x3x8xf32>
  return %y : tensor<2x5x3x8xf32>
}

// f16 accumulates in f32 and is rounded once.
// CHECK-LABEL: @half
func.func @half(%x: tensor<3x4xf16>, %w: tensor<4x8xf16>) -> tensor<3x8xf16> {
  // CHECK: linalg.matmul ins({{.*}}) outs(%{{.*}} : tensor<3x8xf32>)
  // CHECK: arith.truncf %{{.*}} : f32 to f16
  %y = tenon.matmul %x, %w : tensor<3x4xf16>, tensor<4x8xf16> -> tensor<3x8xf16>
  return %y : tensor<3x8xf16>
}

// A right side whose columns are not lanes is laid out anew, if many rows read it.
// CHECK-LABEL: @turned
func.func @turned(%a: tensor<32x8xf32>, %b: tensor<64x8xf32>) -> tensor<32x64xf32> {
  // CHECK: %[[B:.*]] = linalg.transpose ins(%{{.*}} : tensor<64x8xf32>) {{.*}}permutation = [1, 0]
  // CHECK: linalg.matmul ins(%{{.*}}, %[[B]] : tensor<32x8xf32>, tensor<8x64xf32>)
  %y = tenon.matmul %a, %b transpose_rhs
      : tensor<32x8xf32>, tensor<64x8xf32> -> tensor<32x64xf32>
  return %y : tensor<32x64xf32>
}

// CHECK-LABEL: @few_rows
func.func @few_rows(%a: tensor<4x8xf32>, %b: tensor<64x8xf32>) -> tensor<4x64xf32> {
  // CHECK-NOT: linalg.transpose
  // CHECK: linalg.matmul
  %y = tenon.matmul %a, %b transpose_rhs
      : tensor<4x8xf32>, tensor<64x8xf32> -> tensor<4x64xf32>
  return %y : tensor<4x64xf32>
}
