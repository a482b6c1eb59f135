// RUN: tenon-opt %s --split-input-file --verify-diagnostics

func.func @max_pool2d_c1(%x: tensor<4x4x8xf32>) {
  // expected-error @below {{operand #0 must be 4-D tensor of float or integer values}}
  tenon.max_pool2d %x window [2, 2] padding valid : tensor<4x4x8xf32> -> tensor<1x3x3x8xf32>
  return
}

// -----

func.func @max_pool2d_c2(%x: tensor<1x4x4x8xf32>) {
  // expected-error @below {{'tenon.max_pool2d' has 1 elements in window, but needs 2}}
  // expected-error @below {{failed to infer returned types}}
  tenon.max_pool2d %x window [2] padding valid : tensor<1x4x4x8xf32> -> tensor<1x3x3x8xf32>
  return
}

// -----

func.func @avg_pool2d_c2_positive(%x: tensor<1x4x4x8xf32>) {
  // expected-error @below {{'tenon.avg_pool2d' has -2 in strides, but needs positive numbers}}
  // expected-error @below {{failed to infer returned types}}
  tenon.avg_pool2d %x window [2, 2] strides [-2, 1] padding valid
      : tensor<1x4x4x8xf32> -> tensor<1x3x3x8xf32>
  return
}

// -----

func.func @max_pool2d_c3(%x: tensor<1x4x4x8xf32>) {
  // expected-error @below {{'tenon.max_pool2d' has 2 elements in explicit_padding, but needs 4}}
  // expected-error @below {{failed to infer returned types}}
  tenon.max_pool2d %x window [2, 2] padding explicit amounts [1, 1]
      : tensor<1x4x4x8xf32> -> tensor<1x3x3x8xf32>
  return
}

// -----

func.func @max_pool2d_c4(%x: tensor<1x4x4x8xf32>) {
  // expected-error @below {{'tenon.max_pool2d' has a window of size 5 over dimension 1 of the input, whose padded size is 4}}
  // expected-error @below {{failed to infer returned types}}
  tenon.max_pool2d %x window [5, 2] padding valid : tensor<1x4x4x8xf32> -> tensor<1x1x3x8xf32>
  return
}
