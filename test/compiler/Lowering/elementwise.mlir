// RUN: tenon-opt %s --tenon-lower-to-linalg | FileCheck %s

// One generic an op; a splat constant is a scalar in the body, a size of 1 reads
// index 0, and the node's name is kept.
// CHECK-DAG: #[[ID:.*]] = affine_map<(d0, d1) -> (d0, d1)>
// CHECK-DAG: #[[ONE:.*]] = affine_map<(d0, d1) -> (d0, 0)>
// CHECK-LABEL: @relu
func.func @relu(%x: tensor<4x1xf32>) -> tensor<4x8xf32> {
  %zero = tenon.constant dense<0.0> : tensor<4x8xf32>
  // CHECK: linalg.generic {indexing_maps = [#[[ONE]], #[[ID]]]
  // CHECK-SAME: ins(%{{[^,]*}} : tensor<4x1xf32>)
  // CHECK-SAME: tenon.node = "relu"
  // CHECK: %[[ZERO:.*]] = arith.constant 0.000000e+00 : f32
  // CHECK: arith.maximumf %{{.*}}, %[[ZERO]] : f32
  %y = tenon.max %x, %zero {tenon.node = "relu"} : tensor<4x1xf32>, tensor<4x8xf32> -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// An operand used twice is read once.
// CHECK-LABEL: @square
func.func @square(%x: tensor<4xf32>) -> tensor<4xf32> {
  // CHECK: ins(%{{[^,]*}} : tensor<4xf32>)
  // CHECK: arith.mulf %[[X:.*]], %[[X]] : f32
  %y = tenon.mul %x, %x : tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// Half precision is computed in f32.
// CHECK-LABEL: @half
func.func @half(%x: tensor<4xbf16>) -> tensor<4xbf16> {
  // CHECK: arith.extf
  // CHECK-NEXT: math.exp %{{.*}} : f32
  // CHECK-NEXT: arith.truncf
  %y = tenon.exp %x : tensor<4xbf16> -> tensor<4xbf16>
  return %y : tensor<4xbf16>
}

// Integer division never traps: 0 and -1 divide by 1.
// CHECK-LABEL: @divide
func.func @divide(%x: tensor<4xi32>, %y: tensor<4xi32>) -> tensor<4xi32> {
  // CHECK: %[[SAFE:.*]] = arith.select
  // CHECK: arith.divsi %{{.*}}, %[[SAFE]] : i32
  %z = tenon.div %x, %y : tensor<4xi32>, tensor<4xi32> -> tensor<4xi32>
  return %z : tensor<4xi32>
}
