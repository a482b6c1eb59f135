// RUN: tenon-opt %s --split-input-file --verify-diagnostics

func.func @slice_c1(%x: tensor<4x4xf32>) {
  // expected-error @below {{'tenon.slice' has 1 elements in size, but needs 2}}
  // expected-error @below {{failed to infer returned types}}
  tenon.slice %x begin [0, 0] size [4] strides [1, 1] : tensor<4x4xf32> -> tensor<4x4xf32>
  return
}

// -----

func.func @slice_c2(%x: tensor<4xf32>) {
  // expected-error @below {{'tenon.slice' has size -1 and stride 0 in dimension 0}}
  // expected-error @below {{failed to infer returned types}}
  tenon.slice %x begin [0] size [-1] strides [0] : tensor<4xf32> -> tensor<4xf32>
  return
}

// -----

func.func @slice_c2_size(%x: tensor<4xf32>) {
  // expected-error @below {{'tenon.slice' has size -2 and stride 1 in dimension 0}}
  // expected-error @below {{failed to infer returned types}}
  tenon.slice %x begin [0] size [-2] strides [1] : tensor<4xf32> -> tensor<4xf32>
  return
}

// -----

func.func @slice_c3(%x: tensor<4xf32>) {
  // expected-error @below {{'tenon.slice' takes elements 1 to 5 of dimension 0, whose size is 4}}
  // expected-error @below {{failed to infer returned types}}
  tenon.slice %x begin [1] size [3] strides [2] : tensor<4xf32> -> tensor<3xf32>
  return
}

// -----

func.func @slice_c3_backwards(%x: tensor<4xf32>) {
  // expected-error @below {{'tenon.slice' takes elements 3 to -1 of dimension 0, whose size is 4}}
  // expected-error @below {{failed to infer returned types}}
  tenon.slice %x begin [-1] size [5] strides [-1] : tensor<4xf32> -> tensor<5xf32>
  return
}

// -----

func.func @dynamic_slice_c1(%x: tensor<4xf32>, %b: tensor<1xi32>, %s: tensor<1xi64>) {
  // expected-error @below {{failed to verify that all of {begin, size} have same element type}}
  tenon.dynamic_slice %x, %b, %s : tensor<4xf32>, tensor<1xi32>, tensor<1xi64> -> tensor<?xf32>
  return
}

// -----

func.func @dynamic_slice_c2(%x: tensor<4x4xf32>, %b: tensor<2xi32>, %s: tensor<1xi32>) {
  // expected-error @below {{'tenon.dynamic_slice' has a begin of type 'tensor<2xi32>' and a size of type 'tensor<1xi32>', but needs 2 elements in each}}
  // expected-error @below {{failed to infer returned types}}
  tenon.dynamic_slice %x, %b, %s : tensor<4x4xf32>, tensor<2xi32>, tensor<1xi32> -> tensor<?x?xf32>
  return
}

// -----

func.func @dynamic_slice_c3(%x: tensor<4xf32>, %b: tensor<1xi32>) {
  %s = tenon.constant dense<5> : tensor<1xi32>
  // expected-error @below {{'tenon.dynamic_slice' takes 5 elements of dimension 0, whose size is 4}}
  // expected-error @below {{failed to infer returned types}}
  tenon.dynamic_slice %x, %b, %s : tensor<4xf32>, tensor<1xi32>, tensor<1xi32> -> tensor<?xf32>
  return
}

// -----

func.func @dynamic_update_slice_c1(%x: tensor<4xf32>, %u: tensor<1xi32>, %b: tensor<1xi32>) {
  // expected-error @below {{failed to verify that all of {input, update, result} have same element type}}
  tenon.dynamic_update_slice %x, %u, %b : tensor<4xf32>, tensor<1xi32>, tensor<1xi32> -> tensor<4xf32>
  return
}

// -----

func.func @dynamic_update_slice_c2(%x: tensor<4x4xf32>, %u: tensor<4xf32>, %b: tensor<2xi32>) {
  // expected-error @below {{'tenon.dynamic_update_slice' has an update of 'tensor<4xf32>' and a begin of type 'tensor<2xi32>', but needs rank 2 and 2 elements}}
  // expected-error @below {{failed to infer returned types}}
  tenon.dynamic_update_slice %x, %u, %b : tensor<4x4xf32>, tensor<4xf32>, tensor<2xi32> -> tensor<4x4xf32>
  return
}

// -----

func.func @dynamic_update_slice_c3(%x: tensor<4xf32>, %u: tensor<5xf32>, %b: tensor<1xi32>) {
  // expected-error @below {{'tenon.dynamic_update_slice' replaces 5 elements of dimension 0, whose size is 4}}
  // expected-error @below {{failed to infer returned types}}
  tenon.dynamic_update_slice %x, %u, %b : tensor<4xf32>, tensor<5xf32>, tensor<1xi32> -> tensor<4xf32>
  return
}

// -----

func.func @pad_c1(%x: tensor<4xf32>) {
  // expected-error @below {{'tenon.pad' adds -1 and 0 elements to dimension 0}}
  // expected-error @below {{failed to infer returned types}}
  tenon.pad %x low [-1] high [0] mode constant : tensor<4xf32> -> tensor<3xf32>
  return
}

// -----

func.func @pad_c1_length(%x: tensor<4xf32>) {
  // expected-error @below {{'tenon.pad' has 2 elements in high, but needs 1}}
  // expected-error @below {{failed to infer returned types}}
  tenon.pad %x low [1] high [0, 1] mode constant : tensor<4xf32> -> tensor<5xf32>
  return
}

// -----

func.func @pad_c2(%x: tensor<4xf32>, %v: tensor<f32>) {
  // expected-error @below {{has a value, but mode reflect}}
  tenon.pad %x low [1] high [0] mode reflect value %v : tensor<4xf32>, tensor<f32> -> tensor<5xf32>
  return
}

// -----

func.func @pad_c2_type(%x: tensor<4xf32>, %v: tensor<f16>) {
  // expected-error @below {{has a value of element type 'f16', but an input of 'f32'}}
  tenon.pad %x low [1] high [0] mode constant value %v : tensor<4xf32>, tensor<f16> -> tensor<5xf32>
  return
}

// -----

func.func @pad_c3(%x: tensor<4xf32>) {
  // expected-error @below {{'tenon.pad' adds 4 elements to dimension 0 in mode reflect, but its size 4 allows 3}}
  // expected-error @below {{failed to infer returned types}}
  tenon.pad %x low [4] high [0] mode reflect : tensor<4xf32> -> tensor<8xf32>
  return
}

// -----

func.func @pad_c3_symmetric(%x: tensor<4xf32>) {
  // expected-error @below {{'tenon.pad' adds 5 elements to dimension 0 in mode symmetric, but its size 4 allows 4}}
  // expected-error @below {{failed to infer returned types}}
  tenon.pad %x low [0] high [5] mode symmetric : tensor<4xf32> -> tensor<9xf32>
  return
}
