// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: tenon-opt %s -split-input-file -verify-diagnostics

func.func @qr_c1(%a: tensor<4xf32>) {
  // expected-error @+2 {{'tenon.ortho_qr' has matrices of rank 1, but needs rank 2 or more}}
  // expected-error @+1 {{failed to infer returned types}}
  %q, %r = tenon.ortho_qr %a : tensor<4xf32> -> tensor<4x4xf32>, tensor<4x4xf32>
  return
}

// -----

func.func @svd_c1(%a: tensor<4xf32>) {
  // expected-error @+2 {{'tenon.ortho_svd' has matrices of rank 1, but needs rank 2 or more}}
  // expected-error @+1 {{failed to infer returned types}}
  %s, %u, %v = tenon.ortho_svd %a
      : tensor<4xf32> -> tensor<4xf32>, tensor<4x4xf32>, tensor<4x4xf32>
  return
}

// -----

func.func @eigh_c1(%a: tensor<4x3xf32>) {
  // expected-error @+2 {{'tenon.ortho_eigh' has matrices of 4 rows and 3 columns}}
  // expected-error @+1 {{failed to infer returned types}}
  %e, %v = tenon.ortho_eigh %a : tensor<4x3xf32> -> tensor<4xf32>, tensor<4x3xf32>
  return
}

// -----

func.func @fourier_c1(%re: tensor<4xf32>, %im: tensor<5xf32>) {
  // expected-error @+2 {{'tenon.ortho_fourier' has real parts 'tensor<4xf32>' and imaginary parts 'tensor<5xf32>'}}
  // expected-error @+1 {{failed to infer returned types}}
  %r, %i = tenon.ortho_fourier %re, %im
      : tensor<4xf32>, tensor<5xf32> -> tensor<4xf32>, tensor<4xf32>
  return
}
