// RUN: tenon-opt %s --split-input-file --verify-diagnostics

func.func @depthwise_conv2d_c1(%x: tensor<1x8x8x3xf32>, %f: tensor<3x3x3x2xf16>) {
  // expected-error @below {{failed to verify that all of {input, filter} have same element type}}
  tenon.depthwise_conv2d %x, %f padding valid
      : tensor<1x8x8x3xf32>, tensor<3x3x3x2xf16> -> tensor<1x?x?x6xf32>
  return
}

// -----

func.func @depthwise_conv2d_c2(%x: tensor<1x8x8x3xf32>, %f: tensor<3x3x3xf32>) {
  // expected-error @below {{operand #1 must be 4-D tensor of float or integer values, but got 'tensor<3x3x3xf32>'}}
  tenon.depthwise_conv2d %x, %f padding valid
      : tensor<1x8x8x3xf32>, tensor<3x3x3xf32> -> tensor<1x?x?x6xf32>
  return
}

// -----

func.func @depthwise_conv2d_c3(%x: tensor<1x8x8x3xf32>, %f: tensor<3x3x3x2xf32>) {
  // expected-error @below {{'tenon.depthwise_conv2d' has 1 elements in strides, but needs 2}}
  // expected-error @below {{failed to infer returned types}}
  tenon.depthwise_conv2d %x, %f strides [1] padding valid
      : tensor<1x8x8x3xf32>, tensor<3x3x3x2xf32> -> tensor<1x?x?x6xf32>
  return
}

// -----

func.func @depthwise_conv2d_c4(%x: tensor<1x8x8x3xf32>, %f: tensor<3x3x3x2xf32>) {
  // expected-error @below {{'tenon.depthwise_conv2d' has padding valid with explicit amounts}}
  // expected-error @below {{failed to infer returned types}}
  tenon.depthwise_conv2d %x, %f padding valid amounts [1, 1, 1, 1]
      : tensor<1x8x8x3xf32>, tensor<3x3x3x2xf32> -> tensor<1x?x?x6xf32>
  return
}

// -----

func.func @depthwise_conv2d_c5(%x: tensor<1x8x8x3xf32>, %f: tensor<3x3x4x2xf32>) {
  // expected-error @below {{'tenon.depthwise_conv2d' has 3 channels, but a filter for 4}}
  // expected-error @below {{failed to infer returned types}}
  tenon.depthwise_conv2d %x, %f padding valid
      : tensor<1x8x8x3xf32>, tensor<3x3x4x2xf32> -> tensor<1x?x?x6xf32>
  return
}

// -----

func.func @depthwise_conv2d_c6(%x: tensor<1x8x8x3xf32>, %f: tensor<9x3x3x2xf32>) {
  // expected-error @below {{'tenon.depthwise_conv2d' has a window of size 9 over dimension 1 of the input, whose padded size is 8}}
  // expected-error @below {{failed to infer returned types}}
  tenon.depthwise_conv2d %x, %f padding valid
      : tensor<1x8x8x3xf32>, tensor<9x3x3x2xf32> -> tensor<1x?x?x6xf32>
  return
}
