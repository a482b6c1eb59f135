// RUN: tenon-opt %s --tenon-lower-to-linalg | FileCheck %s

// Equal products of dims are found, so this only collapses.
// CHECK-LABEL: @flatten
func.func @flatten(%x: tensor<?x7x7x8xf32>) -> tensor<?x392xf32> {
  %shape = tenon.constant dense<[-1, 392]> : tensor<2xi32>
  // CHECK-NEXT: %[[Y:.*]] = tensor.collapse_shape %arg0 {{\[\[}}0], [1, 2, 3]] : tensor<?x7x7x8xf32> into tensor<?x392xf32>
  // CHECK-NEXT: return %[[Y]]
  %y = tenon.reshape %x, %shape : tensor<?x7x7x8xf32>, tensor<2xi32> -> tensor<?x392xf32>
  return %y : tensor<?x392xf32>
}

// Sizes with no common boundary go through one dim.
// CHECK-LABEL: @regroup
func.func @regroup(%x: tensor<2x3x4xf32>) -> tensor<3x2x4xf32> {
  %shape = tenon.constant dense<[3, 2, 4]> : tensor<3xi32>
  // CHECK: tensor.collapse_shape %arg0 {{\[\[}}0, 1], [2]] : tensor<2x3x4xf32> into tensor<6x4xf32>
  // CHECK: tensor.expand_shape %{{.*}} {{\[\[}}0, 1], [2]]
  %y = tenon.reshape %x, %shape : tensor<2x3x4xf32>, tensor<3xi32> -> tensor<3x2x4xf32>
  return %y : tensor<3x2x4xf32>
}

// CHECK-LABEL: @transpose
func.func @transpose(%x: tensor<2x3xf32>) -> tensor<3x2xf32> {
  // CHECK: linalg.transpose ins(%arg0 : {{.*}}) outs({{.*}}) permutation = [1, 0]
  %y = tenon.transpose %x perm [1, 0] : tensor<2x3xf32> -> tensor<3x2xf32>
  return %y : tensor<3x2xf32>
}

// CHECK-LABEL: @tile
func.func @tile(%x: tensor<2x3xf32>) -> tensor<4x3xf32> {
  %multiples = tenon.constant dense<[2, 1]> : tensor<2xi32>
  // CHECK: %[[I:.*]] = linalg.index 0
  // CHECK: %[[ROW:.*]] = arith.remsi %[[I]]
  // CHECK: %[[COLUMN:.*]] = linalg.index 1
  // CHECK: tensor.extract %arg0[%[[ROW]], %[[COLUMN]]]
  %y = tenon.tile %x, %multiples : tensor<2x3xf32>, tensor<2xi32> -> tensor<4x3xf32>
  return %y : tensor<4x3xf32>
}
