// RUN: tenon-opt %s --split-input-file --verify-diagnostics

func.func @softmax_c1(%x: tensor<4xi32>) {
  // expected-error @below {{operand #0 must be ranked tensor of float values, but got 'tensor<4xi32>'}}
  tenon.softmax %x axis 0 : tensor<4xi32> -> tensor<4xi32>
  return
}

// -----

func.func @softmax_c2(%x: tensor<4xf32>) {
  // expected-error @below {{'tenon.softmax' has axis 1, which is not within rank 1}}
  // expected-error @below {{failed to infer returned types}}
  tenon.softmax %x axis 1 : tensor<4xf32> -> tensor<4xf32>
  return
}

// -----

func.func @log_softmax_c2(%x: tensor<4xf32>) {
  // expected-error @below {{'tenon.log_softmax' has axis -1, which is not within rank 1}}
  // expected-error @below {{failed to infer returned types}}
  tenon.log_softmax %x axis -1 : tensor<4xf32> -> tensor<4xf32>
  return
}
