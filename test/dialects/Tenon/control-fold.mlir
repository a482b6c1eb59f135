// An if of a constant condition is the region it takes.
// RUN: tenon-opt %s --canonicalize | FileCheck %s

// CHECK-LABEL: @taken
func.func @taken(%x: tensor<4xf32>) -> tensor<?xf32> {
  // CHECK-NOT: tenon.if
  // CHECK: %[[Y:.*]] = tenon.sin
  // CHECK-NEXT: %[[Z:.*]] = tensor.cast %[[Y]]
  // CHECK-NEXT: return %[[Z]]
  %c = tenon.constant dense<false> : tensor<i1>
  %y = tenon.if %c : tensor<i1> -> tensor<?xf32> {
    %a = tenon.exp %x : tensor<4xf32> -> tensor<4xf32>
    tenon.yield %a : tensor<4xf32>
  } else {
    %b = tenon.sin %x : tensor<4xf32> -> tensor<4xf32>
    tenon.yield %b : tensor<4xf32>
  }
  return %y : tensor<?xf32>
}

// CHECK-LABEL: @unknown
func.func @unknown(%c: tensor<i1>, %x: tensor<4xf32>) -> tensor<4xf32> {
  // CHECK: tenon.if
  %y = tenon.if %c : tensor<i1> -> tensor<4xf32> {
    %a = tenon.exp %x : tensor<4xf32> -> tensor<4xf32>
    tenon.yield %a : tensor<4xf32>
  } else {
    tenon.yield %x : tensor<4xf32>
  }
  return %y : tensor<4xf32>
}
