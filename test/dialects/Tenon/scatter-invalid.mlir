// RUN: tenon-opt %s --split-input-file --verify-diagnostics

func.func @gather_nd_c1(%p: tensor<4xf32>, %i: tensor<i32>) {
  // expected-error @below {{'tenon.gather_nd' has scalar indices, but needs rank 1 or more}}
  // expected-error @below {{failed to infer returned types}}
  tenon.gather_nd %p, %i : tensor<4xf32>, tensor<i32> -> tensor<f32>
  return
}

// -----

func.func @gather_nd_c1_size(%p: tensor<4xf32>, %i: tensor<2x?xi32>) {
  // expected-error @below {{'tenon.gather_nd' has index vectors of a size that is not known}}
  // expected-error @below {{failed to infer returned types}}
  tenon.gather_nd %p, %i : tensor<4xf32>, tensor<2x?xi32> -> tensor<2xf32>
  return
}

// -----

func.func @gather_nd_c2(%p: tensor<4xf32>, %i: tensor<2x2xi32>) {
  // expected-error @below {{'tenon.gather_nd' has 0 batch dimensions and index vectors of size 2, but params of rank 1 and indices of rank 2}}
  // expected-error @below {{failed to infer returned types}}
  tenon.gather_nd %p, %i : tensor<4xf32>, tensor<2x2xi32> -> tensor<2xf32>
  return
}

// -----

func.func @gather_nd_c3(%p: tensor<4x5xf32>, %i: tensor<3x1xi32>) {
  // expected-error @below {{'tenon.gather_nd' has batch dimension 0 of size 4 in params, but 3 in indices}}
  // expected-error @below {{failed to infer returned types}}
  tenon.gather_nd %p, %i batch_dims 1 : tensor<4x5xf32>, tensor<3x1xi32> -> tensor<3xf32>
  return
}

// -----

func.func @scatter_c2(%x: tensor<4xf32>, %i: tensor<3x2xi32>, %u: tensor<3xf32>) {
  // expected-error @below {{'tenon.scatter' has index vectors of size 2, but a tensor of rank 1}}
  // expected-error @below {{failed to infer returned types}}
  tenon.scatter add %x, %i, %u : tensor<4xf32>, tensor<3x2xi32>, tensor<3xf32> -> tensor<4xf32>
  return
}

// -----

func.func @scatter_c3(%x: tensor<4x5xf32>, %i: tensor<3x1xi32>, %u: tensor<3x4xf32>) {
  // expected-error @below {{'tenon.scatter' has updates of shape [3, 4], but needs [3, 5]}}
  // expected-error @below {{failed to infer returned types}}
  tenon.scatter add %x, %i, %u : tensor<4x5xf32>, tensor<3x1xi32>, tensor<3x4xf32> -> tensor<4x5xf32>
  return
}

// -----

func.func @scatter_c4(%x: tensor<4xi1>, %i: tensor<3x1xi32>, %u: tensor<3xi1>) {
  // expected-error @below {{has kind max, which needs float or integer elements, but got 'i1'}}
  tenon.scatter max %x, %i, %u : tensor<4xi1>, tensor<3x1xi32>, tensor<3xi1> -> tensor<4xi1>
  return
}

// -----

func.func @bitcast_c1(%x: tensor<4xf32>) {
  // expected-error @below {{has an input of shape [4], but a result of shape [5]}}
  tenon.bitcast %x : tensor<4xf32> -> tensor<5xi32>
  return
}

// -----

func.func @bitcast_c2(%x: tensor<4xf32>) {
  // expected-error @below {{reads elements of type 'f32' as 'i16', which has another number of bits}}
  tenon.bitcast %x : tensor<4xf32> -> tensor<4xi16>
  return
}

// -----

func.func @philox_c1(%k: tensor<3xui32>, %c: tensor<4xui32>, %n: tensor<i64>) {
  // expected-error @below {{'tenon.philox' has a key of shape [3] and a counter of shape [4], but needs 2 and 4 words}}
  // expected-error @below {{failed to infer returned types}}
  tenon.philox %k, %c, %n : tensor<3xui32>, tensor<4xui32>, tensor<i64> -> tensor<?xui32>
  return
}

// -----

func.func @philox_c2(%k: tensor<2xui32>, %c: tensor<4xui32>) {
  %n = tenon.constant dense<-6> : tensor<i64>
  // expected-error @below {{'tenon.philox' has size -6, but needs one that is not negative}}
  // expected-error @below {{failed to infer returned types}}
  tenon.philox %k, %c, %n : tensor<2xui32>, tensor<4xui32>, tensor<i64> -> tensor<?xui32>
  return
}
