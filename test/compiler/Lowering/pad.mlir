// RUN: tenon-opt %s --tenon-lower-to-linalg | FileCheck %s

// CHECK-LABEL: @constant
func.func @constant(%x: tensor<4xf32>) -> tensor<7xf32> {
  // CHECK: %[[ZERO:.*]] = arith.constant 0.0
  // CHECK: tensor.pad %arg0 low[1] high[2]
  // CHECK: tensor.yield %[[ZERO]]
  %y = tenon.pad %x low [1] high [2] mode constant : tensor<4xf32> -> tensor<7xf32>
  return %y : tensor<7xf32>
}

// CHECK-LABEL: @reflect
func.func @reflect(%x: tensor<4xf32>) -> tensor<7xf32> {
  // CHECK-NOT: tensor.pad
  // CHECK: linalg.index 0
  // CHECK: tensor.extract %arg0
  %y = tenon.pad %x low [1] high [2] mode reflect : tensor<4xf32> -> tensor<7xf32>
  return %y : tensor<7xf32>
}
