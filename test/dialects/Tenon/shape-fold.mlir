// Shape ops that do nothing, or undo another, fold.
// RUN: tenon-opt %s --canonicalize | FileCheck %s

// CHECK-LABEL: @nothing(
// CHECK-SAME: %[[X:.*]]: tensor<?x4xf32>
func.func @nothing(%x: tensor<?x4xf32>) -> tensor<?x4xf32> {
  // CHECK-NEXT: return %[[X]]
  %ones = tenon.constant dense<1> : tensor<2xi32>
  %a = tenon.transpose %x perm [0, 1] : tensor<?x4xf32> -> tensor<?x4xf32>
  %b = tenon.slice %a begin [0, 0] size [-1, 4] strides [1, 1] : tensor<?x4xf32> -> tensor<?x4xf32>
  %c = tenon.concat axis 1 (%b) : tensor<?x4xf32> -> tensor<?x4xf32>
  %d = tenon.pad %c low [0, 0] high [0, 0] mode reflect : tensor<?x4xf32> -> tensor<?x4xf32>
  %e = tenon.tile %d, %ones : tensor<?x4xf32>, tensor<2xi32> -> tensor<?x4xf32>
  %f = tenon.reverse %e axes [] : tensor<?x4xf32> -> tensor<?x4xf32>
  %g = tenon.expand_dims %f axes [] : tensor<?x4xf32> -> tensor<?x4xf32>
  %h = tenon.squeeze %g axes [] : tensor<?x4xf32> -> tensor<?x4xf32>
  return %h : tensor<?x4xf32>
}

// CHECK-LABEL: @same_static_shape(
// CHECK-SAME: %[[X:.*]]: tensor<2x4xf32>
func.func @same_static_shape(%x: tensor<2x4xf32>, %s: tensor<2xi32>) -> tensor<2x4xf32> {
  // CHECK-NEXT: return %[[X]]
  %a = tenon.reshape %x, %s : tensor<2x4xf32>, tensor<2xi32> -> tensor<2x4xf32>
  %b = tenon.broadcast_to %a, %s : tensor<2x4xf32>, tensor<2xi32> -> tensor<2x4xf32>
  return %b : tensor<2x4xf32>
}

// Equal types with `?` do not mean equal shapes.
// CHECK-LABEL: @same_unknown_shape
func.func @same_unknown_shape(%x: tensor<?x?xf32>, %s: tensor<2xi32>) -> tensor<?x?xf32> {
  // CHECK: tenon.reshape
  // CHECK: tenon.broadcast_to
  %a = tenon.reshape %x, %s : tensor<?x?xf32>, tensor<2xi32> -> tensor<?x?xf32>
  %b = tenon.broadcast_to %a, %s : tensor<?x?xf32>, tensor<2xi32> -> tensor<?x?xf32>
  return %b : tensor<?x?xf32>
}

// CHECK-LABEL: @reshape_of_reshape(
// CHECK-SAME: %[[X:.*]]: tensor<?x4xf32>, %{{.*}}: tensor<3xi32>, %[[S:.*]]: tensor<1xi32>
func.func @reshape_of_reshape(%x: tensor<?x4xf32>, %r: tensor<3xi32>, %s: tensor<1xi32>)
    -> tensor<?xf32> {
  // CHECK-NEXT: %[[Y:.*]] = tenon.reshape %[[X]], %[[S]]
  // CHECK-NEXT: return %[[Y]]
  %a = tenon.reshape %x, %r : tensor<?x4xf32>, tensor<3xi32> -> tensor<?x?x?xf32>
  %b = tenon.reshape %a, %s : tensor<?x?x?xf32>, tensor<1xi32> -> tensor<?xf32>
  return %b : tensor<?xf32>
}

// CHECK-LABEL: @transposes(
// CHECK-SAME: %[[X:.*]]: tensor<2x3x4xf32>
func.func @transposes(%x: tensor<2x3x4xf32>) -> (tensor<4x3x2xf32>, tensor<2x3x4xf32>) {
  // CHECK-NEXT: %[[Y:.*]] = tenon.transpose %[[X]] perm [2, 1, 0]
  // CHECK-NEXT: return %[[Y]], %[[X]]
  %a = tenon.transpose %x perm [2, 0, 1] : tensor<2x3x4xf32> -> tensor<4x2x3xf32>
  %b = tenon.transpose %a perm [0, 2, 1] : tensor<4x2x3xf32> -> tensor<4x3x2xf32>
  %c = tenon.transpose %a perm [1, 2, 0] : tensor<4x2x3xf32> -> tensor<2x3x4xf32>
  return %b, %c : tensor<4x3x2xf32>, tensor<2x3x4xf32>
}

// The size 3 is stated between the transposes only: it is not lost.
// CHECK-LABEL: @stated_between
func.func @stated_between(%x: tensor<?x?xf32>) -> tensor<?x?xf32> {
  // CHECK: tensor.cast {{.*}} : tensor<3x?xf32> to tensor<?x?xf32>
  %a = tenon.transpose %x perm [1, 0] : tensor<?x?xf32> -> tensor<?x3xf32>
  %b = tenon.transpose %a perm [1, 0] : tensor<?x3xf32> -> tensor<?x?xf32>
  return %b : tensor<?x?xf32>
}

// CHECK-LABEL: @pairs(
// CHECK-SAME: %[[X:.*]]: tensor<?x4xf32>, %[[Y:.*]]: tensor<1x?xf32>
func.func @pairs(%x: tensor<?x4xf32>, %y: tensor<1x?xf32>) -> (tensor<?x4xf32>, tensor<1x?xf32>) {
  // CHECK-NEXT: return %[[X]], %[[Y]]
  %a = tenon.expand_dims %x axes [1] : tensor<?x4xf32> -> tensor<?x1x4xf32>
  %b = tenon.squeeze %a axes [1] : tensor<?x1x4xf32> -> tensor<?x4xf32>
  %c = tenon.squeeze %y axes [0] : tensor<1x?xf32> -> tensor<?xf32>
  %d = tenon.expand_dims %c axes [0] : tensor<?xf32> -> tensor<1x?xf32>
  return %b, %d : tensor<?x4xf32>, tensor<1x?xf32>
}

// CHECK-LABEL: @constants
func.func @constants(%s: tensor<2xi32>) -> (tensor<1x2x1xf32>, tensor<2x3xf32>) {
  // CHECK-DAG: %[[A:.*]] = tenon.constant dense<{{.*}}> : tensor<1x2x1xf32>
  // CHECK-DAG: %[[B:.*]] = tenon.constant dense<4.000000e+00> : tensor<2x3xf32>
  // CHECK: return %[[A]], %[[B]]
  %a = tenon.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %b = tenon.expand_dims %a axes [0, 2] : tensor<2xf32> -> tensor<1x2x1xf32>
  %c = tenon.constant dense<4.0> : tensor<f32>
  %d = tenon.broadcast_to %c, %s : tensor<f32>, tensor<2xi32> -> tensor<2x3xf32>
  return %b, %d : tensor<1x2x1xf32>, tensor<2x3xf32>
}
