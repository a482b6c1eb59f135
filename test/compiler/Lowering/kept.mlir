// RUN: tenon-opt %s --tenon-lower-to-linalg | FileCheck %s

// Weights, state, branches and checks stay, on signless tensors; what is inside a
// branch is lowered.
// CHECK: tenon.variable @v : tensor<4xi8>
tenon.variable @v : tensor<4xui8>

// CHECK-LABEL: @kept
func.func @kept(%c: tensor<i1>, %x: tensor<4xui8>) -> tensor<4xui8> {
  // CHECK: %[[W:.*]] = tenon.weight 0 : tensor<4xi8>
  %w = tenon.weight 0 : tensor<4xui8>
  // CHECK: %[[R:.*]] = tenon.if %arg0 : tensor<i1> -> tensor<4xi8>
  // CHECK: arith.divui
  // CHECK: tenon.yield %{{.*}} : tensor<4xi8>
  %r = tenon.if %c : tensor<i1> -> tensor<4xui8> {
    %y = tenon.div %x, %w : tensor<4xui8>, tensor<4xui8> -> tensor<4xui8>
    tenon.yield %y : tensor<4xui8>
  } else {
    tenon.yield %x : tensor<4xui8>
  }
  // CHECK: tenon.assign @v, %[[R]] : tensor<4xi8>
  tenon.assign @v, %r : tensor<4xui8>
  // CHECK: tenon.check
  tenon.check %c "must hold" : tensor<i1>
  // CHECK: return %[[R]] : tensor<4xi8>
  return %r : tensor<4xui8>
}
