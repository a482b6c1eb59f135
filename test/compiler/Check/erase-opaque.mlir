// An opaque value is its operand in the end, cast if the types differ.
// RUN: tenon-opt %s --pass-pipeline='builtin.module(func.func(tenon-erase-opaque))' | FileCheck %s

// CHECK-LABEL: @same(
// CHECK-SAME: %[[X:.*]]: tensor<2xf32>)
func.func @same(%x: tensor<2xf32>) -> tensor<2xf32> {
  // CHECK-NEXT: return %[[X]]
  %y = check.opaque %x : tensor<2xf32> -> tensor<2xf32>
  return %y : tensor<2xf32>
}

// CHECK-LABEL: @open(
// CHECK-SAME: %[[X:.*]]: tensor<2xf32>)
func.func @open(%x: tensor<2xf32>) -> tensor<?xf32> {
  // CHECK-NEXT: %[[Y:.*]] = tensor.cast %[[X]] : tensor<2xf32> to tensor<?xf32>
  // CHECK-NEXT: return %[[Y]]
  %y = check.opaque %x : tensor<2xf32> -> tensor<?xf32>
  return %y : tensor<?xf32>
}
