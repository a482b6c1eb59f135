// RUN: tenon-opt %s --tenon-infer-shapes | FileCheck %s

// A feed's size reaches the results, through a branch as well.
// CHECK-LABEL: @refines
// CHECK-SAME: -> (tensor<8x4xi32>, tensor<8x4xf32>)
func.func @refines(%c: tensor<i1>, %x: tensor<8x4xf32>) -> (tensor<?x4xi32>, tensor<?x4xf32>) {
  // CHECK: tenon.exp {{.*}} -> tensor<8x4xf32>
  %y = tenon.exp %x : tensor<8x4xf32> -> tensor<?x4xf32>
  // CHECK: tenon.if {{.*}} -> tensor<8x4xf32>
  %z = tenon.if %c : tensor<i1> -> tensor<?x4xf32> {
    tenon.yield %y : tensor<?x4xf32>
  } else {
    tenon.yield %x : tensor<8x4xf32>
  }
  // CHECK: tenon.cast {{.*}} -> tensor<8x4xi32>
  %i = tenon.cast %y : tensor<?x4xf32> -> tensor<?x4xi32>
  return %i, %z : tensor<?x4xi32>, tensor<?x4xf32>
}

// What the declared type knows and inference does not is kept.
// CHECK-LABEL: @keeps
func.func @keeps(%x: tensor<?xf32>) -> tensor<4xf32> {
  // CHECK: tenon.exp {{.*}} -> tensor<4xf32>
  %y = tenon.exp %x : tensor<?xf32> -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// What a loop carries has the sizes that stay: the second dimension grows, which widens
// what depends on it, and nothing else.
// CHECK-LABEL: @loop
// CHECK-SAME: -> (tensor<8x?xf32>, tensor<8x4xf32>)
func.func @loop(%c: tensor<i1>, %x: tensor<8x4xf32>) -> (tensor<?x?xf32>, tensor<?x?xf32>) {
  %y = tensor.cast %x : tensor<8x4xf32> to tensor<?x?xf32>
  // CHECK: tenon.while
  // CHECK-SAME: -> (tensor<8x?xf32>, tensor<8x4xf32>) cond {
  // CHECK: body {
  // CHECK-NEXT: ^bb0(%[[A:.*]]: tensor<8x?xf32>, %[[B:.*]]: tensor<8x4xf32>):
  // CHECK: tenon.concat axis 1 (%[[A]], %[[B]]) : {{.*}} -> tensor<8x?xf32>
  // CHECK: tenon.exp %[[B]] : tensor<8x4xf32> -> tensor<8x4xf32>
  %r:2 = tenon.while (%y, %y) : (tensor<?x?xf32>, tensor<?x?xf32>) -> (tensor<?x?xf32>, tensor<?x?xf32>) cond {
  ^bb0(%a: tensor<?x?xf32>, %b: tensor<?x?xf32>):
    tenon.condition %c : tensor<i1>
  } body {
  ^bb0(%a: tensor<?x?xf32>, %b: tensor<?x?xf32>):
    %d = tenon.concat axis 1 (%a, %b) : tensor<?x?xf32>, tensor<?x?xf32> -> tensor<?x?xf32>
    %e = tenon.exp %b : tensor<?x?xf32> -> tensor<?x?xf32>
    tenon.yield %d, %e : tensor<?x?xf32>, tensor<?x?xf32>
  }
  return %r#0, %r#1 : tensor<?x?xf32>, tensor<?x?xf32>
}
