// RUN: tenon-opt %s | tenon-opt | FileCheck %s
// RUN: tenon-opt %s -tenon-infer-shapes | FileCheck %s --check-prefix=INFER

// CHECK-LABEL: @cholesky
// CHECK: tenon.cholesky %{{.*}} : tensor<?x4x4xf32> -> tensor<?x4x4xf32>
func.func @cholesky(%a: tensor<?x4x4xf32>) -> tensor<?x4x4xf32> {
  %l = tenon.cholesky %a : tensor<?x4x4xf32> -> tensor<?x4x4xf32>
  return %l : tensor<?x4x4xf32>
}

// CHECK-LABEL: @triangular_solve
// CHECK: tenon.triangular_solve %{{.*}}, %{{.*}} lower transpose : tensor<3x4x4xf32>, tensor<?x4x?xf32> -> tensor<?x4x?xf32>
// INFER-LABEL: @triangular_solve
// INFER: tenon.triangular_solve {{.*}} -> tensor<3x4x?xf32>
func.func @triangular_solve(%a: tensor<3x4x4xf32>, %b: tensor<?x4x?xf32>) -> tensor<?x4x?xf32> {
  %x = tenon.triangular_solve %a, %b lower transpose
      : tensor<3x4x4xf32>, tensor<?x4x?xf32> -> tensor<?x4x?xf32>
  return %x : tensor<?x4x?xf32>
}

// CHECK-LABEL: @matrix_solve
// CHECK: tenon.matrix_solve %{{.*}}, %{{.*}} : tensor<4x4xf64>, tensor<4x2xf64> -> tensor<4x2xf64>
func.func @matrix_solve(%a: tensor<4x4xf64>, %b: tensor<4x2xf64>) -> tensor<4x2xf64> {
  %x = tenon.matrix_solve %a, %b : tensor<4x4xf64>, tensor<4x2xf64> -> tensor<4x2xf64>
  return %x : tensor<4x2xf64>
}

// INFER-LABEL: @determinant
// INFER: tenon.determinant {{.*}} -> tensor<7xf32>, tensor<7xf32>, tensor<7xf32>
func.func @determinant(%a: tensor<7x?x3xf32>) -> tensor<?xf32> {
  %d, %sign, %log = tenon.determinant %a
      : tensor<7x?x3xf32> -> tensor<?xf32>, tensor<?xf32>, tensor<?xf32>
  return %d : tensor<?xf32>
}
