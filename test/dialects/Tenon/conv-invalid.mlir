// RUN: tenon-opt %s --split-input-file --verify-diagnostics

func.func @conv2d_c1(%x: tensor<1x8x8x3xf32>, %f: tensor<3x3x3x8xf16>) {
  // expected-error @below {{failed to verify that all of {input, filter} have same element type}}
  tenon.conv2d %x, %f padding valid
      : tensor<1x8x8x3xf32>, tensor<3x3x3x8xf16> -> tensor<1x6x6x8xf32>
  return
}

// -----

func.func @conv2d_c2(%x: tensor<8x8x3xf32>, %f: tensor<3x3x3x8xf32>) {
  // expected-error @below {{operand #0 must be 4-D tensor of float or integer values, but got 'tensor<8x8x3xf32>'}}
  tenon.conv2d %x, %f padding valid
      : tensor<8x8x3xf32>, tensor<3x3x3x8xf32> -> tensor<1x6x6x8xf32>
  return
}

// -----

func.func @conv2d_c3(%x: tensor<1x8x8x3xf32>, %f: tensor<3x3x3x8xf32>) {
  // expected-error @below {{'tenon.conv2d' has 3 elements in strides, but needs 2}}
  // expected-error @below {{failed to infer returned types}}
  tenon.conv2d %x, %f strides [1, 2, 2] padding valid
      : tensor<1x8x8x3xf32>, tensor<3x3x3x8xf32> -> tensor<1x6x6x8xf32>
  return
}

// -----

func.func @conv2d_c3_positive(%x: tensor<1x8x8x3xf32>, %f: tensor<3x3x3x8xf32>) {
  // expected-error @below {{'tenon.conv2d' has 0 in dilations, but needs positive numbers}}
  // expected-error @below {{failed to infer returned types}}
  tenon.conv2d %x, %f dilations [1, 0] padding valid
      : tensor<1x8x8x3xf32>, tensor<3x3x3x8xf32> -> tensor<1x6x6x8xf32>
  return
}

// -----

func.func @conv2d_c4(%x: tensor<1x8x8x3xf32>, %f: tensor<3x3x3x8xf32>) {
  // expected-error @below {{'tenon.conv2d' has padding explicit without explicit amounts}}
  // expected-error @below {{failed to infer returned types}}
  tenon.conv2d %x, %f padding explicit
      : tensor<1x8x8x3xf32>, tensor<3x3x3x8xf32> -> tensor<1x6x6x8xf32>
  return
}

// -----

func.func @conv2d_c4_same(%x: tensor<1x8x8x3xf32>, %f: tensor<3x3x3x8xf32>) {
  // expected-error @below {{'tenon.conv2d' has padding same with explicit amounts}}
  // expected-error @below {{failed to infer returned types}}
  tenon.conv2d %x, %f padding same amounts [0, 0, 0, 0]
      : tensor<1x8x8x3xf32>, tensor<3x3x3x8xf32> -> tensor<1x6x6x8xf32>
  return
}

// -----

func.func @conv2d_c4_negative(%x: tensor<1x8x8x3xf32>, %f: tensor<3x3x3x8xf32>) {
  // expected-error @below {{'tenon.conv2d' has -1 in explicit_padding, but needs no negative number}}
  // expected-error @below {{failed to infer returned types}}
  tenon.conv2d %x, %f padding explicit amounts [0, 0, -1, 0]
      : tensor<1x8x8x3xf32>, tensor<3x3x3x8xf32> -> tensor<1x6x6x8xf32>
  return
}

// -----

func.func @conv2d_c5(%x: tensor<1x8x8x4xf32>, %f: tensor<3x3x3x8xf32>) {
  // expected-error @below {{'tenon.conv2d' has 4 channels, which is no multiple of the filter's 3 input channels}}
  // expected-error @below {{failed to infer returned types}}
  tenon.conv2d %x, %f padding valid
      : tensor<1x8x8x4xf32>, tensor<3x3x3x8xf32> -> tensor<1x6x6x8xf32>
  return
}

// -----

func.func @conv2d_c5_groups(%x: tensor<1x8x8x9xf32>, %f: tensor<3x3x3x8xf32>) {
  // expected-error @below {{'tenon.conv2d' has 8 output channels, which is no multiple of its 3 groups}}
  // expected-error @below {{failed to infer returned types}}
  tenon.conv2d %x, %f padding valid
      : tensor<1x8x8x9xf32>, tensor<3x3x3x8xf32> -> tensor<1x6x6x8xf32>
  return
}

// -----

func.func @conv2d_c6(%x: tensor<1x8x4x3xf32>, %f: tensor<3x3x3x8xf32>) {
  // expected-error @below {{'tenon.conv2d' has a window of size 5 over dimension 2 of the input, whose padded size is 4}}
  // expected-error @below {{failed to infer returned types}}
  tenon.conv2d %x, %f dilations [2, 2] padding valid
      : tensor<1x8x4x3xf32>, tensor<3x3x3x8xf32> -> tensor<1x4x1x8xf32>
  return
}
