// RUN: tenon-opt %s --tenon-lower-to-linalg | FileCheck %s

// Shape arithmetic is index arithmetic: no tensor is left of it.
// CHECK-LABEL: @merge_and_split
func.func @merge_and_split(%x: tensor<?x?x8xf32>) -> tensor<?x?x8xf32> {
  // CHECK-DAG: %[[B:.*]] = tensor.dim %arg0, %c0
  // CHECK-DAG: %[[S:.*]] = tensor.dim %arg0, %c1
  // CHECK-NOT: tensor.from_elements
  // CHECK-NOT: linalg
  // CHECK: tensor.collapse_shape %arg0 {{\[\[}}0, 1], [2]]
  // CHECK: tensor.expand_shape %{{.*}} output_shape [%[[B]], %[[S]], 8]
  %shape = tenon.shape_of %x : tensor<?x?x8xf32> -> tensor<3xi32>
  %b = tenon.slice %shape begin [0] size [1] strides [1] : tensor<3xi32> -> tensor<1xi32>
  %s = tenon.slice %shape begin [1] size [1] strides [1] : tensor<3xi32> -> tensor<1xi32>
  %n = tenon.mul %b, %s : tensor<1xi32>, tensor<1xi32> -> tensor<1xi32>
  %c = tenon.constant dense<8> : tensor<1xi32>
  %flat = tenon.concat axis 0 (%n, %c) : tensor<1xi32>, tensor<1xi32> -> tensor<2xi32>
  %y = tenon.reshape %x, %flat : tensor<?x?x8xf32>, tensor<2xi32> -> tensor<?x8xf32>
  %z = tenon.reshape %y, %shape : tensor<?x8xf32>, tensor<3xi32> -> tensor<?x?x8xf32>
  return %z : tensor<?x?x8xf32>
}

// A shape that is data is made from its elements.
// CHECK-LABEL: @as_data
func.func @as_data(%x: tensor<?x8xf32>) -> tensor<2xi32> {
  // CHECK: %[[B:.*]] = arith.index_cast %{{.*}} : index to i32
  // CHECK: tensor.from_elements %[[B]], %{{.*}} : tensor<2xi32>
  %shape = tenon.shape_of %x : tensor<?x8xf32> -> tensor<2xi32>
  return %shape : tensor<2xi32>
}

// A fed shape is read from its tensor; -1 is resolved at run time.
// CHECK-LABEL: @fed
func.func @fed(%x: tensor<24xf32>, %shape: tensor<2xi64>) -> tensor<?x?xf32> {
  // CHECK: tensor.extract %arg1
  // CHECK: arith.cmpi eq
  // CHECK: arith.select
  %y = tenon.reshape %x, %shape : tensor<24xf32>, tensor<2xi64> -> tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}
