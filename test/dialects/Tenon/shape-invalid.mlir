// RUN: tenon-opt %s --split-input-file --verify-diagnostics

func.func @reshape_c1(%x: tensor<4xf32>, %s: tensor<?xi32>) {
  // expected-error @below {{'tenon.reshape' has a shape of type 'tensor<?xi32>', but needs one with a static number of elements}}
  // expected-error @below {{failed to infer returned types}}
  tenon.reshape %x, %s : tensor<4xf32>, tensor<?xi32> -> tensor<?xf32>
  return
}

// -----

func.func @reshape_c2(%x: tensor<4xf32>) {
  %s = tenon.constant dense<-1> : tensor<2xi32>
  // expected-error @below {{'tenon.reshape' has 2 sizes of -1 in its shape, but may have one}}
  // expected-error @below {{failed to infer returned types}}
  tenon.reshape %x, %s : tensor<4xf32>, tensor<2xi32> -> tensor<?x?xf32>
  return
}

// -----

func.func @reshape_c2_negative(%x: tensor<4xf32>) {
  %s = tenon.constant dense<-2> : tensor<1xi32>
  // expected-error @below {{'tenon.reshape' has size -2 in its shape, but needs -1 or more}}
  // expected-error @below {{failed to infer returned types}}
  tenon.reshape %x, %s : tensor<4xf32>, tensor<1xi32> -> tensor<?xf32>
  return
}

// -----

func.func @reshape_c3(%x: tensor<4xf32>) {
  %s = tenon.constant dense<[-1, 3]> : tensor<2xi32>
  // expected-error @below {{'tenon.reshape' has 4 elements, which do not fit shape [?, 3]}}
  // expected-error @below {{failed to infer returned types}}
  tenon.reshape %x, %s : tensor<4xf32>, tensor<2xi32> -> tensor<?x3xf32>
  return
}

// -----

func.func @reshape_c3_declared(%x: tensor<4xf32>, %s: tensor<2xi32>) {
  // expected-error @below {{has 4 elements, but a result of 6}}
  tenon.reshape %x, %s : tensor<4xf32>, tensor<2xi32> -> tensor<2x3xf32>
  return
}

// -----

func.func @expand_dims_c1(%x: tensor<4xf32>) {
  // expected-error @below {{'tenon.expand_dims' has axis 2, which is not within rank 2}}
  // expected-error @below {{failed to infer returned types}}
  tenon.expand_dims %x axes [2] : tensor<4xf32> -> tensor<4x1xf32>
  return
}

// -----

func.func @squeeze_c1(%x: tensor<4x1xf32>) {
  // expected-error @below {{'tenon.squeeze' has axis 1 twice}}
  // expected-error @below {{failed to infer returned types}}
  tenon.squeeze %x axes [1, 1] : tensor<4x1xf32> -> tensor<4xf32>
  return
}

// -----

func.func @squeeze_c2(%x: tensor<4x1xf32>) {
  // expected-error @below {{'tenon.squeeze' drops dimension 0, whose size is 4, not 1}}
  // expected-error @below {{failed to infer returned types}}
  tenon.squeeze %x axes [0] : tensor<4x1xf32> -> tensor<1xf32>
  return
}

// -----

func.func @transpose_c1(%x: tensor<4x5xf32>) {
  // expected-error @below {{'tenon.transpose' has 1 elements in perm, but needs 2}}
  // expected-error @below {{failed to infer returned types}}
  tenon.transpose %x perm [0] : tensor<4x5xf32> -> tensor<4x5xf32>
  return
}

// -----

func.func @transpose_c1_twice(%x: tensor<4x5xf32>) {
  // expected-error @below {{'tenon.transpose' has axis 0 twice}}
  // expected-error @below {{failed to infer returned types}}
  tenon.transpose %x perm [0, 0] : tensor<4x5xf32> -> tensor<4x5xf32>
  return
}

// -----

func.func @concat_c1_none() {
  // expected-error @below {{'tenon.concat' has no inputs, but needs one}}
  // expected-error @below {{failed to infer returned types}}
  "tenon.concat"() <{axis = 0 : i64}> : () -> tensor<4xf32>
  return
}

// -----

func.func @concat_c1(%x: tensor<4xf32>, %y: tensor<4xf16>) {
  // expected-error @below {{'tenon.concat' has input 0 of type 'tensor<4xf32>', but input 1 of type 'tensor<4xf16>'}}
  // expected-error @below {{failed to infer returned types}}
  tenon.concat axis 0 (%x, %y) : tensor<4xf32>, tensor<4xf16> -> tensor<8xf32>
  return
}

// -----

func.func @concat_c2(%x: tensor<4xf32>) {
  // expected-error @below {{'tenon.concat' has axis 1, which is not within rank 1}}
  // expected-error @below {{failed to infer returned types}}
  tenon.concat axis 1 (%x) : tensor<4xf32> -> tensor<4xf32>
  return
}

// -----

func.func @concat_c3(%x: tensor<4x5xf32>, %y: tensor<4x6xf32>) {
  // expected-error @below {{'tenon.concat' has dimension 1 of size 5 before input 1, whose size is 6}}
  // expected-error @below {{failed to infer returned types}}
  tenon.concat axis 0 (%x, %y) : tensor<4x5xf32>, tensor<4x6xf32> -> tensor<8x5xf32>
  return
}

// -----

func.func @reverse_c1(%x: tensor<4xf32>) {
  // expected-error @below {{'tenon.reverse' has axis 1, which is not within rank 1}}
  // expected-error @below {{failed to infer returned types}}
  tenon.reverse %x axes [1] : tensor<4xf32> -> tensor<4xf32>
  return
}
