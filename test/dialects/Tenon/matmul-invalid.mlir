// RUN: tenon-opt %s --split-input-file --verify-diagnostics

func.func @matmul_c1(%x: tensor<8x4xf32>, %w: tensor<4x16xf16>) {
  // expected-error @below {{failed to verify that all of {lhs, rhs} have same element type}}
  tenon.matmul %x, %w : tensor<8x4xf32>, tensor<4x16xf16> -> tensor<8x16xf32>
  return
}

// -----

func.func @matmul_c2(%x: tensor<4xf32>, %w: tensor<4x16xf32>) {
  // expected-error @below {{has operands of rank 1 and 2, but needs a rank of at least 2}}
  // expected-error @below {{failed to infer returned types}}
  tenon.matmul %x, %w : tensor<4xf32>, tensor<4x16xf32> -> tensor<16xf32>
  return
}

// -----

func.func @matmul_c3(%x: tensor<8x4xf32>, %w: tensor<5x16xf32>) {
  // expected-error @below {{contracts dimension 1 of lhs (size 4) with dimension 0 of rhs (size 5), but the sizes differ}}
  // expected-error @below {{failed to infer returned types}}
  tenon.matmul %x, %w : tensor<8x4xf32>, tensor<5x16xf32> -> tensor<8x16xf32>
  return
}

// -----

func.func @matmul_c3_transposed(%x: tensor<3x8x4xf32>, %w: tensor<3x16x5xf32>) {
  // expected-error @below {{contracts dimension 1 of lhs (size 8) with dimension 2 of rhs (size 5), but the sizes differ}}
  // expected-error @below {{failed to infer returned types}}
  tenon.matmul %x, %w transpose_lhs transpose_rhs
      : tensor<3x8x4xf32>, tensor<3x16x5xf32> -> tensor<3x4x16xf32>
  return
}

// -----

func.func @matmul_c4(%x: tensor<2x8x4xf32>, %w: tensor<3x4x16xf32>) {
  // expected-error @below {{has batch dimensions [2] and [3], which do not broadcast}}
  // expected-error @below {{failed to infer returned types}}
  tenon.matmul %x, %w : tensor<2x8x4xf32>, tensor<3x4x16xf32> -> tensor<2x8x16xf32>
  return
}
