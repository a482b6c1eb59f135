// What loops over points cannot say calls the routine library.
// RUN: tenon-opt %s --tenon-lower-to-linalg | FileCheck %s

// CHECK-LABEL: @scatter
func.func @scatter(%x: tensor<9x4x4xf32>, %i: tensor<5x1xi32>, %u: tensor<5x4x4xf32>) -> tensor<9x4x4xf32> {
  // CHECK: %[[ROWS:.*]] = linalg.generic {{.*}} outs(%{{.*}} : tensor<5xi64>)
  // CHECK: rt.routine "scatter_add_f32" ins(%{{.*}}, %[[ROWS]], %{{.*}} : tensor<9x16xf32>, tensor<5xi64>, tensor<5x16xf32>) outs(%{{.*}} : tensor<9x16xf32>)
  %y = tenon.scatter add %x, %i, %u : tensor<9x4x4xf32>, tensor<5x1xi32>, tensor<5x4x4xf32> -> tensor<9x4x4xf32>
  return %y : tensor<9x4x4xf32>
}

// CHECK-LABEL: @cumulate
func.func @cumulate(%x: tensor<2x3x4x5xi32>) -> tensor<2x3x4x5xi32> {
  // CHECK: rt.routine "cumulate_sum_i32" ins(%{{.*}}, %{{.*}}, %{{.*}} : tensor<6x4x5xi32>, index, index)
  %y = tenon.cumulate sum %x axis 2 : tensor<2x3x4x5xi32> -> tensor<2x3x4x5xi32>
  return %y : tensor<2x3x4x5xi32>
}

// CHECK-LABEL: @special
func.func @special(%x: tensor<3x4xf64>) -> tensor<3x4xf64> {
  // CHECK: rt.routine "lgamma_f64" ins(%{{.*}} : tensor<1x12xf64>)
  %y = tenon.special lgamma(%x) : tensor<3x4xf64> -> tensor<3x4xf64>
  return %y : tensor<3x4xf64>
}
