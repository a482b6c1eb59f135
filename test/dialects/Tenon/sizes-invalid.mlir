// RUN: tenon-opt %s --split-input-file --verify-diagnostics

func.func @broadcast_to_c1(%x: tensor<2x4xf32>, %s: tensor<1xi32>) {
  // expected-error @below {{'tenon.broadcast_to' has a shape of type 'tensor<1xi32>', but needs 2 elements or more}}
  // expected-error @below {{failed to infer returned types}}
  tenon.broadcast_to %x, %s : tensor<2x4xf32>, tensor<1xi32> -> tensor<?xf32>
  return
}

// -----

func.func @broadcast_to_c2(%x: tensor<4xf32>) {
  %s = tenon.constant dense<[2, 5]> : tensor<2xi32>
  // expected-error @below {{'tenon.broadcast_to' has an input of shape [4], which does not broadcast to [2, 5]}}
  // expected-error @below {{failed to infer returned types}}
  tenon.broadcast_to %x, %s : tensor<4xf32>, tensor<2xi32> -> tensor<2x5xf32>
  return
}

// -----

func.func @tile_c1(%x: tensor<2x4xf32>, %m: tensor<1xi32>) {
  // expected-error @below {{'tenon.tile' has multiples of type 'tensor<1xi32>', but needs 2 elements}}
  // expected-error @below {{failed to infer returned types}}
  tenon.tile %x, %m : tensor<2x4xf32>, tensor<1xi32> -> tensor<?x?xf32>
  return
}

// -----

func.func @tile_c2(%x: tensor<4xf32>) {
  %m = tenon.constant dense<-1> : tensor<1xi32>
  // expected-error @below {{'tenon.tile' repeats -1 times, but needs a number that is not negative}}
  // expected-error @below {{failed to infer returned types}}
  tenon.tile %x, %m : tensor<4xf32>, tensor<1xi32> -> tensor<?xf32>
  return
}

// -----

func.func @shape_of_c1(%x: tensor<4x5xf32>) {
  // expected-error @below {{has an input of rank 2, but a result of 3 elements}}
  tenon.shape_of %x : tensor<4x5xf32> -> tensor<3xi32>
  return
}

// -----

func.func @range_c1(%x: tensor<i32>, %y: tensor<i64>) {
  // expected-error @below {{failed to verify that all of {start, limit, delta} have same element type}}
  tenon.range %x, %x, %y : tensor<i32>, tensor<i32>, tensor<i64> -> tensor<?xi32>
  return
}

// -----

func.func @range_c2(%x: tensor<i32>) {
  %d = tenon.constant dense<0> : tensor<i32>
  // expected-error @below {{'tenon.range' has a delta of 0}}
  // expected-error @below {{failed to infer returned types}}
  tenon.range %x, %x, %d : tensor<i32>, tensor<i32>, tensor<i32> -> tensor<?xi32>
  return
}
