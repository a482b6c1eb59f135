// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: tenon-opt %s | tenon-opt | FileCheck %s

// CHECK-LABEL: func.func @qr
func.func @qr(%a: tensor<?x5x4xf32>) -> (tensor<?x5x5xf32>, tensor<?x5x4xf32>) {
  // CHECK: tenon.ortho_qr %{{.*}} full : tensor<?x5x4xf32> -> tensor<?x5x5xf32>, tensor<?x5x4xf32>
  %q, %r = tenon.ortho_qr %a full
      : tensor<?x5x4xf32> -> tensor<?x5x5xf32>, tensor<?x5x4xf32>
  return %q, %r : tensor<?x5x5xf32>, tensor<?x5x4xf32>
}

// CHECK-LABEL: func.func @svd
func.func @svd(%a: tensor<5x4xf64>) -> tensor<4xf64> {
  // CHECK: tenon.ortho_svd
  %s, %u, %v = tenon.ortho_svd %a
      : tensor<5x4xf64> -> tensor<4xf64>, tensor<5x4xf64>, tensor<4x4xf64>
  return %s : tensor<4xf64>
}

// CHECK-LABEL: func.func @eigh
func.func @eigh(%a: tensor<?x?xf32>) -> tensor<?xf32> {
  // CHECK: tenon.ortho_eigh
  %e, %v = tenon.ortho_eigh %a : tensor<?x?xf32> -> tensor<?xf32>, tensor<?x?xf32>
  return %e : tensor<?xf32>
}

// CHECK-LABEL: func.func @fourier
func.func @fourier(%re: tensor<?x8xf32>, %im: tensor<2x8xf32>) -> tensor<2x8xf32> {
  // CHECK: tenon.ortho_fourier %{{.*}}, %{{.*}} inverse
  %r, %i = tenon.ortho_fourier %re, %im inverse
      : tensor<?x8xf32>, tensor<2x8xf32> -> tensor<2x8xf32>, tensor<2x8xf32>
  return %r : tensor<2x8xf32>
}
