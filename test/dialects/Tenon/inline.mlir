// A function of the graph is inlined where it is called.
// RUN: tenon-opt %s --inline | FileCheck %s

func.func private @twice(%x: tensor<4xf32>) -> tensor<4xf32> {
  %y = tenon.add %x, %x : tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// CHECK-LABEL: @caller
func.func @caller(%c: tensor<i1>, %x: tensor<4xf32>) -> tensor<4xf32> {
  // CHECK: tenon.if
  // CHECK-NEXT: tenon.add
  // CHECK-NOT: call
  %y = tenon.if %c : tensor<i1> -> tensor<4xf32> {
    %z = func.call @twice(%x) : (tensor<4xf32>) -> tensor<4xf32>
    tenon.yield %z : tensor<4xf32>
  } else {
    tenon.yield %x : tensor<4xf32>
  }
  return %y : tensor<4xf32>
}
