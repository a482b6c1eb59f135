// RUN: tenon-opt %s --tenon-lower-to-linalg | FileCheck %s

// Weights stay, on signless tensors; a variable's own type keeps its sign.
// CHECK: tenon.variable @v : tensor<4xui8>
tenon.variable @v : tensor<4xui8>

// CHECK-LABEL: @kept
// CHECK-SAME: %arg1: tensor<4xi8> {tenon.variable = @v}
func.func @kept(%x: tensor<4xui8>, %v: tensor<4xui8> {tenon.variable = @v})
    -> (tensor<4xui8>) {
  // CHECK: %[[W:.*]] = tenon.weight 0 : tensor<4xi8>
  %w = tenon.weight 0 : tensor<4xui8>
  // CHECK: arith.divui
  %y = tenon.div %x, %w : tensor<4xui8>, tensor<4xui8> -> tensor<4xui8>
  %z = tenon.add %y, %v : tensor<4xui8>, tensor<4xui8> -> tensor<4xui8>
  // CHECK: return %{{.*}} : tensor<4xi8>
  return %z : tensor<4xui8>
}
