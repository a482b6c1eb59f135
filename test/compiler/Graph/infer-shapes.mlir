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
