// RUN: tenon-opt %s | tenon-opt | FileCheck %s
// RUN: tenon-opt %s -tenon-infer-shapes | FileCheck %s --check-prefix=INFER

// CHECK-LABEL: @top_k
// CHECK: tenon.top_k %{{.*}}, %{{.*}} : tensor<?x100xf32>, tensor<i32> -> tensor<?x?xf32>, tensor<?x?xi32>
// INFER-LABEL: @top_k
// INFER: tenon.top_k {{.*}} -> tensor<?x5xf32>, tensor<?x5xi32>
func.func @top_k(%x: tensor<?x100xf32>) -> (tensor<?x?xf32>, tensor<?x?xi32>) {
  %k = tenon.constant dense<5> : tensor<i32>
  %values, %indices = tenon.top_k %x, %k
      : tensor<?x100xf32>, tensor<i32> -> tensor<?x?xf32>, tensor<?x?xi32>
  return %values, %indices : tensor<?x?xf32>, tensor<?x?xi32>
}

// CHECK-LABEL: @unique
// CHECK: tenon.unique %{{.*}} : tensor<9xi64> -> tensor<?xi64>, tensor<?xi32>, tensor<?xi32>
// INFER-LABEL: @unique
// INFER: tenon.unique {{.*}} -> tensor<?xi64>, tensor<9xi32>, tensor<?xi32>
func.func @unique(%x: tensor<9xi64>) -> tensor<?xi64> {
  %values, %indices, %counts = tenon.unique %x
      : tensor<9xi64> -> tensor<?xi64>, tensor<?xi32>, tensor<?xi32>
  return %values : tensor<?xi64>
}

// CHECK-LABEL: @where
// CHECK: tenon.where %{{.*}} : tensor<?x4xi1> -> tensor<?x?xi64>
// INFER-LABEL: @where
// INFER: tenon.where {{.*}} -> tensor<?x2xi64>
func.func @where(%c: tensor<?x4xi1>) -> tensor<?x?xi64> {
  %places = tenon.where %c : tensor<?x4xi1> -> tensor<?x?xi64>
  return %places : tensor<?x?xi64>
}
