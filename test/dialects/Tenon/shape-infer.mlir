// Sizes inferred from attributes and constants, seen by canonicalization.
// RUN: tenon-opt %s --canonicalize | FileCheck %s

// CHECK-LABEL: @reshape_rest
func.func @reshape_rest(%x: tensor<2x3x4xf32>) -> tensor<?x?xf32> {
  // CHECK: tenon.reshape {{.*}} -> tensor<4x6xf32>
  %s = tenon.constant dense<[-1, 6]> : tensor<2xi32>
  %y = tenon.reshape %x, %s : tensor<2x3x4xf32>, tensor<2xi32> -> tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}

// The batch is read from another tensor's shape, sliced out and packed again.
// CHECK-LABEL: @reshape_packed
func.func @reshape_packed(%x: tensor<?x28x28xf32>) -> tensor<?x?xf32> {
  // CHECK: tenon.reshape {{.*}} -> tensor<?x784xf32>
  %s = tenon.shape_of %x : tensor<?x28x28xf32> -> tensor<3xi32>
  %slice = tenon.slice %s begin [0] size [1] strides [1] : tensor<3xi32> -> tensor<1xi32>
  %batch = tenon.squeeze %slice axes [0] : tensor<1xi32> -> tensor<i32>
  %rest = tenon.constant dense<784> : tensor<1xi32>
  %first = tenon.expand_dims %batch axes [0] : tensor<i32> -> tensor<1xi32>
  %shape = tenon.concat axis 0 (%first, %rest) : tensor<1xi32>, tensor<1xi32> -> tensor<2xi32>
  %y = tenon.reshape %x, %shape : tensor<?x28x28xf32>, tensor<2xi32> -> tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}

// CHECK-LABEL: @slice
func.func @slice(%x: tensor<?x8x8x8x8xf32>) -> tensor<?x?x?x?x?xf32> {
  // CHECK: tenon.slice {{.*}} -> tensor<?x3x4x3x0xf32>
  %y = tenon.slice %x begin [0, 1, -1, -3, 9] size [-1, -1, -1, 3, -1] strides [1, 3, -2, 1, 1]
      : tensor<?x8x8x8x8xf32> -> tensor<?x?x?x?x?xf32>
  return %y : tensor<?x?x?x?x?xf32>
}

// CHECK-LABEL: @dynamic_slice
func.func @dynamic_slice(%x: tensor<8x8xf32>, %b: tensor<2xi32>) -> tensor<?x?xf32> {
  // CHECK: tenon.dynamic_slice {{.*}} -> tensor<3x?xf32>
  %s = tenon.constant dense<[3, -1]> : tensor<2xi32>
  %y = tenon.dynamic_slice %x, %b, %s : tensor<8x8xf32>, tensor<2xi32>, tensor<2xi32> -> tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}

// CHECK-LABEL: @concat
func.func @concat(%x: tensor<?x4xf32>, %y: tensor<3x8xf32>) -> tensor<?x?xf32> {
  // CHECK: tenon.concat {{.*}} -> tensor<3x12xf32>
  %z = tenon.concat axis 1 (%x, %y) : tensor<?x4xf32>, tensor<3x8xf32> -> tensor<?x?xf32>
  return %z : tensor<?x?xf32>
}

// CHECK-LABEL: @pad
func.func @pad(%x: tensor<?x4xf32>) -> tensor<?x?xf32> {
  // CHECK: tenon.pad {{.*}} -> tensor<?x7xf32>
  %y = tenon.pad %x low [1, 1] high [0, 2] mode constant : tensor<?x4xf32> -> tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}

// CHECK-LABEL: @broadcast_to
func.func @broadcast_to(%x: tensor<1x4xf32>, %like: tensor<2x?x?xf32>) -> tensor<?x?x?xf32> {
  // CHECK: tenon.broadcast_to {{.*}} -> tensor<2x?x4xf32>
  %s = tenon.shape_of %like : tensor<2x?x?xf32> -> tensor<3xi32>
  %y = tenon.broadcast_to %x, %s : tensor<1x4xf32>, tensor<3xi32> -> tensor<?x?x?xf32>
  return %y : tensor<?x?x?xf32>
}

// CHECK-LABEL: @tile
func.func @tile(%x: tensor<?x4xf32>) -> tensor<?x?xf32> {
  // CHECK: tenon.tile {{.*}} -> tensor<?x8xf32>
  %m = tenon.constant dense<[3, 2]> : tensor<2xi32>
  %y = tenon.tile %x, %m : tensor<?x4xf32>, tensor<2xi32> -> tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}

// CHECK-LABEL: @dims
func.func @dims(%x: tensor<2x1x3xf32>) -> tensor<?x?x?xf32> {
  // CHECK: tenon.transpose {{.*}} -> tensor<3x1x2xf32>
  // CHECK: tenon.squeeze {{.*}} -> tensor<3x2xf32>
  // CHECK: tenon.expand_dims {{.*}} -> tensor<3x2x1xf32>
  %t = tenon.transpose %x perm [2, 1, 0] : tensor<2x1x3xf32> -> tensor<?x?x?xf32>
  %s = tenon.squeeze %t axes [1] : tensor<?x?x?xf32> -> tensor<?x?xf32>
  %e = tenon.expand_dims %s axes [2] : tensor<?x?xf32> -> tensor<?x?x?xf32>
  return %e : tensor<?x?x?xf32>
}

// What is declared contradicts what is inferred only after canonicalization: unchanged.
// CHECK-LABEL: @contradiction
func.func @contradiction(%x: tensor<3xf32>) -> tensor<4xf32> {
  // CHECK: tensor.cast
  // CHECK: tenon.exp {{.*}} : tensor<?xf32> -> tensor<4xf32>
  %y = tensor.cast %x : tensor<3xf32> to tensor<?xf32>
  %z = tenon.exp %y : tensor<?xf32> -> tensor<4xf32>
  return %z : tensor<4xf32>
}
