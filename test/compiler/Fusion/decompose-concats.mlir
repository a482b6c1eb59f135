// RUN: tenon-opt %s --tenon-decompose-concats --split-input-file | FileCheck %s

// Each operand is inserted behind the ones before it.
// CHECK-LABEL: func @columns
// CHECK-SAME: %[[A:[^:]*]]: tensor<3x5xf32>, %[[B:[^:]*]]: tensor<3x2xf32>
func.func @columns(%a: tensor<3x5xf32>, %b: tensor<3x2xf32>) -> tensor<3x7xf32> {
  // CHECK: %[[E:.*]] = bufferization.alloc_tensor() : tensor<3x7xf32>
  // CHECK: %[[I:.*]] = tensor.insert_slice %[[A]] into %[[E]][0, 0] [3, 5] [1, 1]
  // CHECK: %[[C:.*]] = tensor.insert_slice %[[B]] into %[[I]][0, 5] [3, 2] [1, 1]
  // CHECK: return %[[C]]
  %c = tensor.concat dim(1) %a, %b : (tensor<3x5xf32>, tensor<3x2xf32>) -> tensor<3x7xf32>
  return %c : tensor<3x7xf32>
}

// -----

// Open sizes: the second operand starts where the first one ends.
// CHECK-LABEL: func @dynamic
// CHECK-SAME: %[[A:[^:]*]]: tensor<?xf32>, %[[B:[^:]*]]: tensor<?xf32>
func.func @dynamic(%a: tensor<?xf32>, %b: tensor<?xf32>) -> tensor<?xf32> {
  // CHECK: %[[N:.*]] = tensor.dim %[[A]]
  // CHECK: tensor.insert_slice %[[A]] into %{{.*}}[0]
  // CHECK: tensor.insert_slice %[[B]] into %{{.*}}[%[[N]]]
  %c = tensor.concat dim(0) %a, %b : (tensor<?xf32>, tensor<?xf32>) -> tensor<?xf32>
  return %c : tensor<?xf32>
}
