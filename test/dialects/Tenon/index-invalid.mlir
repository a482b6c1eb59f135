// RUN: tenon-opt %s --split-input-file --verify-diagnostics

func.func @gather_c1(%p: tensor<4xf32>, %i: tensor<2xi32>) {
  // expected-error @below {{'tenon.gather' has axis 1, which is not within rank 1}}
  // expected-error @below {{failed to infer returned types}}
  tenon.gather %p, %i axis 1 : tensor<4xf32>, tensor<2xi32> -> tensor<2xf32>
  return
}

// -----

func.func @gather_c1_batch(%p: tensor<4x5xf32>, %i: tensor<4x2xi32>) {
  // expected-error @below {{'tenon.gather' has 1 batch dimensions, but axis 0 and indices of rank 2}}
  // expected-error @below {{failed to infer returned types}}
  tenon.gather %p, %i axis 0 batch_dims 1 : tensor<4x5xf32>, tensor<4x2xi32> -> tensor<4x2xf32>
  return
}

// -----

func.func @gather_c2(%p: tensor<4x5xf32>, %i: tensor<3x2xi32>) {
  // expected-error @below {{'tenon.gather' has batch dimension 0 of size 4 in params, but 3 in indices}}
  // expected-error @below {{failed to infer returned types}}
  tenon.gather %p, %i axis 1 batch_dims 1 : tensor<4x5xf32>, tensor<3x2xi32> -> tensor<4x2xf32>
  return
}

// -----

func.func @one_hot_c1(%i: tensor<4xi32>, %d: tensor<i32>, %on: tensor<f32>, %off: tensor<f16>) {
  // expected-error @below {{failed to verify that all of {on_value, off_value} have same element type}}
  tenon.one_hot %i, %d, %on, %off axis 1
      : tensor<4xi32>, tensor<i32>, tensor<f32>, tensor<f16> -> tensor<4x?xf32>
  return
}

// -----

func.func @one_hot_c2(%i: tensor<4xi32>, %d: tensor<i32>, %v: tensor<f32>) {
  // expected-error @below {{'tenon.one_hot' has axis 2, which is not within rank 2}}
  // expected-error @below {{failed to infer returned types}}
  tenon.one_hot %i, %d, %v, %v axis 2
      : tensor<4xi32>, tensor<i32>, tensor<f32>, tensor<f32> -> tensor<4x?xf32>
  return
}

// -----

func.func @one_hot_c3(%i: tensor<4xi32>, %v: tensor<f32>) {
  %d = tenon.constant dense<-3> : tensor<i32>
  // expected-error @below {{'tenon.one_hot' has depth -3, but needs one that is not negative}}
  // expected-error @below {{failed to infer returned types}}
  tenon.one_hot %i, %d, %v, %v axis 1
      : tensor<4xi32>, tensor<i32>, tensor<f32>, tensor<f32> -> tensor<4x?xf32>
  return
}
