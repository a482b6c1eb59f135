// RUN: tenon-opt %s --tenon-differentiate | FileCheck %s

// Only what lies between source and target has a gradient.
// CHECK-LABEL: @between
// CHECK-SAME: (%[[X:.*]]: tensor<4xf32>, %[[A:.*]]: tensor<4xf32>)
func.func @between(%x: tensor<4xf32>, %a: tensor<4xf32>) -> tensor<4xf32> {
  // CHECK: %[[E:.*]] = tenon.exp %[[A]]
  // CHECK-NEXT: tenon.mul %[[X]], %[[E]]
  // CHECK-NEXT: %[[ONE:.*]] = tenon.constant dense<1.000000e+00>
  // CHECK-NEXT: %[[G:.*]] = tenon.mul %[[ONE]], %[[E]]
  // CHECK-NEXT: return %[[G]]
  %e = tenon.exp %a : tensor<4xf32> -> tensor<4xf32>
  %y = tenon.mul %x, %e : tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>
  %g = tenon.gradients %y by (%x) : tensor<4xf32>, (tensor<4xf32>) -> tensor<4xf32>
  return %g : tensor<4xf32>
}

// The gradients of two uses are added.
// CHECK-LABEL: @two_uses
func.func @two_uses(%x: tensor<4xf32>) -> tensor<4xf32> {
  // CHECK: %[[L:.*]] = tenon.mul
  // CHECK: %[[R:.*]] = tenon.mul
  // CHECK: tenon.add
  %y = tenon.mul %x, %x : tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>
  %g = tenon.gradients %y by (%x) : tensor<4xf32>, (tensor<4xf32>) -> tensor<4xf32>
  return %g : tensor<4xf32>
}

// What the target does not depend on has a gradient of zero; so has a stopped one.
// CHECK-LABEL: @zero
func.func @zero(%x: tensor<4xf32>, %a: tensor<2xf32>) -> (tensor<2xf32>, tensor<4xf32>) {
  // CHECK-DAG: %[[A:.*]] = tenon.constant dense<0.000000e+00> : tensor<2xf32>
  // CHECK-DAG: %[[X:.*]] = tenon.constant dense<0.000000e+00> : tensor<4xf32>
  // CHECK-NOT: stop_gradient
  // CHECK: return %[[A]], %[[X]]
  %s = tenon.stop_gradient %x : tensor<4xf32> -> tensor<4xf32>
  %y = tenon.exp %s : tensor<4xf32> -> tensor<4xf32>
  %g:2 = tenon.gradients %y by (%a, %x)
      : tensor<4xf32>, (tensor<2xf32>, tensor<4xf32>) -> (tensor<2xf32>, tensor<4xf32>)
  return %g#0, %g#1 : tensor<2xf32>, tensor<4xf32>
}

// What was broadcast gets the sum.
// CHECK-LABEL: @broadcast
func.func @broadcast(%x: tensor<?x4xf32>, %b: tensor<4xf32>) -> tensor<4xf32> {
  // CHECK: %[[S:.*]] = tenon.constant dense<4> : tensor<1xi64>
  // CHECK: tenon.reduce_to_shape %{{.*}}, %[[S]] : tensor<?x4xf32>, tensor<1xi64> -> tensor<4xf32>
  %y = tenon.add %x, %b : tensor<?x4xf32>, tensor<4xf32> -> tensor<?x4xf32>
  %g = tenon.gradients %y by (%b) : tensor<?x4xf32>, (tensor<4xf32>) -> tensor<4xf32>
  return %g : tensor<4xf32>
}

// What nothing could stretch is not summed, though its size is not known.
// CHECK-LABEL: @no_broadcast
// CHECK-NOT: reduce_to_shape
func.func @no_broadcast(%x: tensor<?x4xf32>, %b: tensor<4xf32>) -> tensor<?x4xf32> {
  %y = tenon.mul %x, %b : tensor<?x4xf32>, tensor<4xf32> -> tensor<?x4xf32>
  %g = tenon.gradients %y by (%x) : tensor<?x4xf32>, (tensor<?x4xf32>) -> tensor<?x4xf32>
  return %g : tensor<?x4xf32>
}

// A gradient of a gradient.
// CHECK-LABEL: @twice
func.func @twice(%x: tensor<f32>) -> tensor<f32> {
  // CHECK-NOT: tenon.gradients
  // CHECK: return
  %y = tenon.tanh %x : tensor<f32> -> tensor<f32>
  %g = tenon.gradients %y by (%x) : tensor<f32>, (tensor<f32>) -> tensor<f32>
  %h = tenon.gradients %g by (%x) : tensor<f32>, (tensor<f32>) -> tensor<f32>
  return %h : tensor<f32>
}

// The gradient of a branch is a branch on the same condition.
// CHECK-LABEL: @branch
// CHECK-SAME: (%[[C:.*]]: tensor<i1>, %[[X:.*]]: tensor<4xf32>)
func.func @branch(%c: tensor<i1>, %x: tensor<4xf32>) -> tensor<4xf32> {
  // CHECK: tenon.if %[[C]]
  // CHECK: %[[G:.*]] = tenon.if %[[C]]
  // CHECK-NEXT: %[[E:.*]] = tenon.exp %[[X]]
  // CHECK-NEXT: %[[M:.*]] = tenon.mul %{{.*}}, %[[E]]
  // CHECK-NEXT: tenon.yield %[[M]]
  // CHECK-NEXT: } else {
  // CHECK: tenon.neg
  // CHECK: return %[[G]]
  %y = tenon.if %c : tensor<i1> -> tensor<4xf32> {
    %e = tenon.exp %x : tensor<4xf32> -> tensor<4xf32>
    tenon.yield %e : tensor<4xf32>
  } else {
    %n = tenon.neg %x : tensor<4xf32> -> tensor<4xf32>
    tenon.yield %n : tensor<4xf32>
  }
  %g = tenon.gradients %y by (%x) : tensor<4xf32>, (tensor<4xf32>) -> tensor<4xf32>
  return %g : tensor<4xf32>
}
