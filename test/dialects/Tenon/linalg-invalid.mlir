// RUN: tenon-opt %s -split-input-file -verify-diagnostics

func.func @cholesky_c1(%a: tensor<3x4xf32>) {
  // expected-error@+2 {{'tenon.cholesky' has matrices of 3 rows and 4 columns}}
  // expected-error@+1 {{'tenon.cholesky' op failed to infer returned types}}
  %l = tenon.cholesky %a : tensor<3x4xf32> -> tensor<3x4xf32>
  return
}

// -----

func.func @determinant_c1(%a: tensor<3xf32>) {
  // expected-error@+2 {{'tenon.determinant' has matrices of rank 1, but needs rank 2 or more}}
  // expected-error@+1 {{'tenon.determinant' op failed to infer returned types}}
  %d, %s, %l = tenon.determinant %a
      : tensor<3xf32> -> tensor<f32>, tensor<f32>, tensor<f32>
  return
}

// -----

func.func @triangular_solve_c2(%a: tensor<4x4xf32>, %b: tensor<3x2xf32>) {
  // expected-error@+2 {{'tenon.triangular_solve' has matrices 'tensor<4x4xf32>' and right-hand sides 'tensor<3x2xf32>'}}
  // expected-error@+1 {{'tenon.triangular_solve' op failed to infer returned types}}
  %x = tenon.triangular_solve %a, %b lower
      : tensor<4x4xf32>, tensor<3x2xf32> -> tensor<3x2xf32>
  return
}

// -----

func.func @matrix_solve_c2(%a: tensor<2x4x4xf32>, %b: tensor<4x2xf32>) {
  // expected-error@+2 {{'tenon.matrix_solve' has matrices 'tensor<2x4x4xf32>' and right-hand sides 'tensor<4x2xf32>'}}
  // expected-error@+1 {{'tenon.matrix_solve' op failed to infer returned types}}
  %x = tenon.matrix_solve %a, %b
      : tensor<2x4x4xf32>, tensor<4x2xf32> -> tensor<4x2xf32>
  return
}
