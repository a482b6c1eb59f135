// RUN: tenon-opt %s --split-input-file --verify-diagnostics

func.func @special_c1(%a: tensor<4xf32>, %x: tensor<4xf64>) {
  // expected-error @below {{has an input of type 'tensor<4xf64>', but a result of 'tensor<4xf32>'}}
  tenon.special igamma(%a, %x) : tensor<4xf32>, tensor<4xf64> -> tensor<4xf32>
  return
}

// -----

func.func @special_c2(%a: tensor<4xf32>) {
  // expected-error @below {{'tenon.special' has 1 inputs, but zeta has 2}}
  // expected-error @below {{failed to infer returned types}}
  tenon.special zeta(%a) : tensor<4xf32> -> tensor<4xf32>
  return
}

// -----

func.func @cumulate_c1(%x: tensor<4xf32>) {
  // expected-error @below {{'tenon.cumulate' has axis 1, which is not within rank 1}}
  // expected-error @below {{failed to infer returned types}}
  tenon.cumulate sum %x axis 1 : tensor<4xf32> -> tensor<4xf32>
  return
}

// -----

func.func @cumulate_c2(%x: tensor<4xi32>) {
  // expected-error @below {{has kind logsumexp, which needs float elements, but got 'i32'}}
  tenon.cumulate logsumexp %x axis 0 : tensor<4xi32> -> tensor<4xi32>
  return
}

// -----

func.func @shuffle_c1(%k: tensor<3xui32>, %c: tensor<4xui32>, %n: tensor<i64>) {
  // expected-error @below {{'tenon.shuffle' has a key of shape [3] and a counter of shape [4], but needs 2 and 4 words}}
  tenon.shuffle %k, %c, %n : tensor<3xui32>, tensor<4xui32>, tensor<i64> -> tensor<?xi32>
  return
}

// -----

func.func @truncated_normal_c2(%k: tensor<2xui32>, %c: tensor<4xui32>) {
  %n = tenon.constant dense<6> : tensor<i64>
  // expected-error @below {{has size 6, but a result of shape [5]}}
  tenon.truncated_normal %k, %c, %n : tensor<2xui32>, tensor<4xui32>, tensor<i64> -> tensor<5xf32>
  return
}
