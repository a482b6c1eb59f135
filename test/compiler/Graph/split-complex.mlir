// Complex values become their parts; functions hold these in turn.
// RUN: tenon-opt %s --tenon-split-complex | FileCheck %s

// CHECK-LABEL: @add
// CHECK-SAME: (%[[X:.*]]: tensor<4x2xf32>, %[[Y:.*]]: tensor<4x2xf32>) -> tensor<4x2xf32>
func.func @add(%x: tensor<4xcomplex<f32>>, %y: tensor<4xcomplex<f32>>) -> tensor<4xcomplex<f32>> {
  // CHECK-DAG: %[[XR:.*]] = tenon.slice %[[X]] begin [0, 0] size [-1, 1]
  // CHECK-DAG: tenon.slice %[[Y]] begin [0, 1] size [-1, 1]
  // CHECK-COUNT-2: tenon.add %{{.*}} : tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>
  // CHECK: tenon.concat axis 1 (%{{.*}}, %{{.*}}) : tensor<4x1xf32>, tensor<4x1xf32> -> tensor<4x2xf32>
  %z = tenon.add %x, %y : tensor<4xcomplex<f32>>, tensor<4xcomplex<f32>> -> tensor<4xcomplex<f32>>
  return %z : tensor<4xcomplex<f32>>
}

// Ops that only move elements move both parts.
// CHECK-LABEL: @moved
func.func @moved(%x: tensor<2x3xcomplex<f64>>) -> tensor<3x2xf64> {
  // CHECK: %[[R:.*]] = tenon.transpose %{{.*}} perm [1, 0] : tensor<2x3xf64> -> tensor<3x2xf64>
  // CHECK: %[[I:.*]] = tenon.transpose %{{.*}} perm [1, 0] : tensor<2x3xf64> -> tensor<3x2xf64>
  %y = tenon.transpose %x perm [1, 0] : tensor<2x3xcomplex<f64>> -> tensor<3x2xcomplex<f64>>
  // CHECK: return %[[I]]
  %z = tenon.imag %y : tensor<3x2xcomplex<f64>> -> tensor<3x2xf64>
  return %z : tensor<3x2xf64>
}

// A weight has its parts in turn.
// CHECK-LABEL: @weight
func.func @weight() -> tensor<9xf32> {
  // CHECK: tenon.weight 3 : tensor<9x2xf32>
  %w = tenon.weight 3 : tensor<9xcomplex<f32>>
  %r = tenon.cast %w : tensor<9xcomplex<f32>> -> tensor<9xf32>
  return %r : tensor<9xf32>
}

// Branches yield two values for one.
// CHECK-LABEL: @branch
func.func @branch(%c: tensor<i1>, %x: tensor<4xcomplex<f32>>) -> tensor<4xf32> {
  // CHECK: %[[Y:.*]]:2 = tenon.if %{{.*}} : tensor<i1> -> tensor<4xf32>, tensor<4xf32> {
  // CHECK: tenon.yield %{{.*}}, %{{.*}} : tensor<4xf32>, tensor<4xf32>
  %y = tenon.if %c : tensor<i1> -> tensor<4xcomplex<f32>> {
    %n = tenon.neg %x : tensor<4xcomplex<f32>> -> tensor<4xcomplex<f32>>
    tenon.yield %n : tensor<4xcomplex<f32>>
  } else {
    tenon.yield %x : tensor<4xcomplex<f32>>
  }
  // CHECK: return %[[Y]]#1
  %z = tenon.imag %y : tensor<4xcomplex<f32>> -> tensor<4xf32>
  return %z : tensor<4xf32>
}

// Real functions stay.
// CHECK-LABEL: @real
func.func @real(%x: tensor<4xf32>) -> tensor<4xf32> {
  // CHECK-NEXT: return %arg0
  return %x : tensor<4xf32>
}
