// RUN: tenon-opt %s --tenon-lower-to-linalg | FileCheck %s

// CHECK-LABEL: @slice
func.func @slice(%x: tensor<?x8xf32>) -> tensor<?x4xf32> {
  // CHECK: tensor.extract_slice %arg0[0, 0] [%{{.*}}, 4] [1, 2]
  %y = tenon.slice %x begin [0, 0] size [-1, 4] strides [1, 2] : tensor<?x8xf32> -> tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}

// No view walks backwards.
// CHECK-LABEL: @backwards
func.func @backwards(%x: tensor<8xf32>) -> tensor<4xf32> {
  // CHECK-NOT: tensor.extract_slice
  // CHECK: linalg.generic
  // CHECK: tensor.extract %arg0
  %y = tenon.slice %x begin [7] size [4] strides [-2] : tensor<8xf32> -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// A box at a run-time place is moved inside the input.
// CHECK-LABEL: @dynamic
func.func @dynamic(%x: tensor<8xf32>, %begin: tensor<1xi32>) -> tensor<3xf32> {
  %size = tenon.constant dense<3> : tensor<1xi32>
  // CHECK: %[[LOW:.*]] = arith.minsi
  // CHECK: %[[AT:.*]] = arith.maxsi %[[LOW]]
  // CHECK: tensor.extract_slice %arg0[%[[AT]]] [3] [1]
  %y = tenon.dynamic_slice %x, %begin, %size : tensor<8xf32>, tensor<1xi32>, tensor<1xi32> -> tensor<3xf32>
  return %y : tensor<3xf32>
}

// A row written at a run-time place, moved inside the input.
// CHECK-LABEL: @update
func.func @update(%x: tensor<?x8xf32>, %u: tensor<1x8xf32>, %begin: tensor<2xi32>) -> tensor<?x8xf32> {
  // CHECK: %[[LOW:.*]] = arith.minsi
  // CHECK: %[[AT:.*]] = arith.maxsi %[[LOW]]
  // CHECK: tensor.insert_slice %arg1 into %arg0[%[[AT]], 0] [1, 8] [1, 1]
  %y = tenon.dynamic_update_slice %x, %u, %begin : tensor<?x8xf32>, tensor<1x8xf32>, tensor<2xi32> -> tensor<?x8xf32>
  return %y : tensor<?x8xf32>
}

// CHECK-LABEL: @concat
func.func @concat(%x: tensor<?x4xf32>, %y: tensor<?x8xf32>) -> tensor<?x12xf32> {
  // CHECK: tensor.concat dim(1) %arg0, %arg1
  %z = tenon.concat axis 1 (%x, %y) : tensor<?x4xf32>, tensor<?x8xf32> -> tensor<?x12xf32>
  return %z : tensor<?x12xf32>
}
