// RUN: tenon-opt %s --split-input-file --verify-diagnostics

func.func @reduce_c1(%x: tensor<4xf32>) {
  // expected-error @below {{has kind any, which needs i1 elements, but got 'f32'}}
  tenon.reduce any %x axes [0] : tensor<4xf32> -> tensor<f32>
  return
}

// -----

func.func @reduce_c1_order(%x: tensor<4xcomplex<f32>>) {
  // expected-error @below {{has kind max, which needs float or integer elements, but got 'complex<f32>'}}
  tenon.reduce max %x axes [0] : tensor<4xcomplex<f32>> -> tensor<complex<f32>>
  return
}

// -----

func.func @reduce_c1_numeric(%x: tensor<4xi1>) {
  // expected-error @below {{has kind sum, which needs numeric elements, but got 'i1'}}
  tenon.reduce sum %x axes [0] : tensor<4xi1> -> tensor<i1>
  return
}

// -----

func.func @reduce_c2(%x: tensor<4xf32>) {
  // expected-error @below {{inferred type(s) 'tensor<f32>' are incompatible with return type(s) of operation 'tensor<f64>'}}
  // expected-error @below {{failed to infer returned types}}
  tenon.reduce sum %x axes [0] : tensor<4xf32> -> tensor<f64>
  return
}

// -----

func.func @reduce_c3(%x: tensor<4xf32>) {
  // expected-error @below {{'tenon.reduce' has axis 1, which is not within rank 1}}
  // expected-error @below {{failed to infer returned types}}
  tenon.reduce sum %x axes [1] : tensor<4xf32> -> tensor<f32>
  return
}

// -----

func.func @reduce_c3_twice(%x: tensor<4x5xf32>) {
  // expected-error @below {{'tenon.reduce' has axis 1 twice}}
  // expected-error @below {{failed to infer returned types}}
  tenon.reduce sum %x axes [1, 1] : tensor<4x5xf32> -> tensor<4xf32>
  return
}

// -----

func.func @arg_reduce_c1(%x: tensor<4xf32>) {
  // expected-error @below {{'tenon.arg_reduce' has axis -1, which is not within rank 1}}
  tenon.arg_reduce max %x axis -1 : tensor<4xf32> -> tensor<i32>
  return
}

// -----

func.func @arg_reduce_c2(%x: tensor<4x5xf32>) {
  // expected-error @below {{has a result of shape [5], but reducing dimension 1 of its input gives [4]}}
  tenon.arg_reduce max %x axis 1 : tensor<4x5xf32> -> tensor<5xi32>
  return
}

// -----

func.func @reduce_to_shape_c1(%x: tensor<4xf32>, %s: tensor<2xi32>) {
  // expected-error @below {{'tenon.reduce_to_shape' has a shape of type 'tensor<2xi32>', but needs at most 1 elements for its input of type 'tensor<4xf32>'}}
  // expected-error @below {{failed to infer returned types}}
  tenon.reduce_to_shape %x, %s : tensor<4xf32>, tensor<2xi32> -> tensor<?x?xf32>
  return
}

// -----

func.func @reduce_to_shape_c2(%x: tensor<3x4xf32>) {
  %s = tenon.constant dense<[3]> : tensor<1xi32>
  // expected-error @below {{'tenon.reduce_to_shape' has an input of shape [3, 4], to which no broadcast leads from [3]}}
  // expected-error @below {{failed to infer returned types}}
  tenon.reduce_to_shape %x, %s : tensor<3x4xf32>, tensor<1xi32> -> tensor<3xf32>
  return
}
