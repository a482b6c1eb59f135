// Text of the shape family.
// RUN: tenon-opt %s | tenon-opt | FileCheck %s

// CHECK-LABEL: @moves
func.func @moves(%x: tensor<?x1x4xf32>, %y: tensor<?x1x2xf32>, %s: tensor<2xi32>) {
  // CHECK: tenon.reshape %{{.*}}, %{{.*}} : tensor<?x1x4xf32>, tensor<2xi32> -> tensor<?x4xf32>
  tenon.reshape %x, %s : tensor<?x1x4xf32>, tensor<2xi32> -> tensor<?x4xf32>
  // CHECK: tenon.expand_dims %{{.*}} axes [0, 4] : tensor<?x1x4xf32> -> tensor<1x?x1x4x1xf32>
  tenon.expand_dims %x axes [0, 4] : tensor<?x1x4xf32> -> tensor<1x?x1x4x1xf32>
  // CHECK: tenon.squeeze %{{.*}} axes [1] : tensor<?x1x4xf32> -> tensor<?x4xf32>
  tenon.squeeze %x axes [1] : tensor<?x1x4xf32> -> tensor<?x4xf32>
  // CHECK: tenon.transpose %{{.*}} perm [2, 0, 1] : tensor<?x1x4xf32> -> tensor<4x?x1xf32>
  tenon.transpose %x perm [2, 0, 1] : tensor<?x1x4xf32> -> tensor<4x?x1xf32>
  // CHECK: tenon.concat axis 2 (%{{.*}}, %{{.*}}) : tensor<?x1x4xf32>, tensor<?x1x2xf32> -> tensor<?x1x6xf32>
  tenon.concat axis 2 (%x, %y) : tensor<?x1x4xf32>, tensor<?x1x2xf32> -> tensor<?x1x6xf32>
  // CHECK: tenon.reverse %{{.*}} axes [0, 2] : tensor<?x1x4xf32> -> tensor<?x1x4xf32>
  tenon.reverse %x axes [0, 2] : tensor<?x1x4xf32> -> tensor<?x1x4xf32>
  return
}

// CHECK-LABEL: @slices
func.func @slices(%x: tensor<?x8xf32>, %b: tensor<2xi64>, %s: tensor<2xi64>) {
  // CHECK: tenon.slice %{{.*}} begin [-1, 7] size [-1, 4] strides [-1, -2] : tensor<?x8xf32> -> tensor<?x4xf32>
  tenon.slice %x begin [-1, 7] size [-1, 4] strides [-1, -2]
      : tensor<?x8xf32> -> tensor<?x4xf32>
  // CHECK: tenon.dynamic_slice %{{.*}}, %{{.*}}, %{{.*}} : tensor<?x8xf32>, tensor<2xi64>, tensor<2xi64> -> tensor<1x?xf32>
  tenon.dynamic_slice %x, %b, %s : tensor<?x8xf32>, tensor<2xi64>, tensor<2xi64> -> tensor<1x?xf32>
  return
}

// CHECK-LABEL: @dynamic_update_slice
func.func @dynamic_update_slice(%x: tensor<?x8xf32>, %u: tensor<1x8xf32>, %b: tensor<2xi32>) {
  // CHECK: tenon.dynamic_update_slice %{{.*}}, %{{.*}}, %{{.*}} : tensor<?x8xf32>, tensor<1x8xf32>, tensor<2xi32> -> tensor<?x8xf32>
  tenon.dynamic_update_slice %x, %u, %b : tensor<?x8xf32>, tensor<1x8xf32>, tensor<2xi32> -> tensor<?x8xf32>
  return
}

// CHECK-LABEL: @pads
func.func @pads(%x: tensor<?x4xf32>, %v: tensor<f32>) {
  // CHECK: tenon.pad %{{.*}} low [0, 1] high [0, 2] mode constant value %{{.*}} : tensor<?x4xf32>, tensor<f32> -> tensor<?x7xf32>
  tenon.pad %x low [0, 1] high [0, 2] mode constant value %v
      : tensor<?x4xf32>, tensor<f32> -> tensor<?x7xf32>
  // CHECK: tenon.pad %{{.*}} low [0, 1] high [0, 2] mode constant : tensor<?x4xf32> -> tensor<?x7xf32>
  tenon.pad %x low [0, 1] high [0, 2] mode constant : tensor<?x4xf32> -> tensor<?x7xf32>
  // CHECK: tenon.pad %{{.*}} low [0, 3] high [0, 3] mode reflect
  tenon.pad %x low [0, 3] high [0, 3] mode reflect : tensor<?x4xf32> -> tensor<?x10xf32>
  // CHECK: tenon.pad %{{.*}} low [0, 4] high [0, 4] mode symmetric
  tenon.pad %x low [0, 4] high [0, 4] mode symmetric : tensor<?x4xf32> -> tensor<?x12xf32>
  return
}

// CHECK-LABEL: @repetition
func.func @repetition(%x: tensor<1x4xf32>, %s: tensor<3xi32>, %m: tensor<2xi64>) {
  // CHECK: tenon.broadcast_to %{{.*}}, %{{.*}} : tensor<1x4xf32>, tensor<3xi32> -> tensor<?x?x4xf32>
  tenon.broadcast_to %x, %s : tensor<1x4xf32>, tensor<3xi32> -> tensor<?x?x4xf32>
  // CHECK: tenon.tile %{{.*}}, %{{.*}} : tensor<1x4xf32>, tensor<2xi64> -> tensor<?x8xf32>
  tenon.tile %x, %m : tensor<1x4xf32>, tensor<2xi64> -> tensor<?x8xf32>
  return
}

// CHECK-LABEL: @sizes
func.func @sizes(%x: tensor<?x4xf32>, %a: tensor<f32>) {
  // CHECK: tenon.shape_of %{{.*}} : tensor<?x4xf32> -> tensor<2xi64>
  tenon.shape_of %x : tensor<?x4xf32> -> tensor<2xi64>
  // CHECK: tenon.range %{{.*}}, %{{.*}}, %{{.*}} : tensor<f32>, tensor<f32>, tensor<f32> -> tensor<?xf32>
  tenon.range %a, %a, %a : tensor<f32>, tensor<f32>, tensor<f32> -> tensor<?xf32>
  return
}
