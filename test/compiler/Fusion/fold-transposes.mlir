// RUN: tenon-opt %s --pass-pipeline='builtin.module(func.func(tenon-generalize,tenon-fold-transposes))' --split-input-file | FileCheck %s

// The gradient of a filter: images in the place of channels, and the result turned back.
// Its loops are then rows, columns, channels, outputs; images, y, x.
// CHECK-DAG: #[[IMAGE:.*]] = affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d4, d0 + d5, d1 + d6, d2)>
// CHECK-DAG: #[[GRADIENT:.*]] = affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d4, d5, d6, d3)>
// CHECK-DAG: #[[FILTER:.*]] = affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d0, d1, d2, d3)>
// CHECK-LABEL: func @filter
// CHECK-SAME: %[[X:[^:]*]]: tensor<2x9x8x5xf32>, %[[G:[^:]*]]: tensor<2x7x6x16xf32>
// CHECK: %[[R:.*]] = linalg.generic {indexing_maps = [#[[IMAGE]], #[[GRADIENT]], #[[FILTER]]]
// CHECK-SAME: "parallel", "parallel", "parallel", "parallel", "reduction", "reduction", "reduction"
// CHECK-SAME: ins(%[[X]], %[[G]]
// CHECK-NEXT: ^bb0
// CHECK: return %[[R]] : tensor<3x3x5x16xf32>
func.func @filter(%x: tensor<2x9x8x5xf32>, %g: tensor<2x7x6x16xf32>) -> tensor<3x3x5x16xf32> {
  %zero = arith.constant 0.0 : f32
  %e0 = tensor.empty() : tensor<5x9x8x2xf32>
  %a = linalg.transpose ins(%x : tensor<2x9x8x5xf32>) outs(%e0 : tensor<5x9x8x2xf32>) permutation = [3, 1, 2, 0]
  %e1 = tensor.empty() : tensor<7x6x2x16xf32>
  %b = linalg.transpose ins(%g : tensor<2x7x6x16xf32>) outs(%e1 : tensor<7x6x2x16xf32>) permutation = [1, 2, 0, 3]
  %e2 = tensor.empty() : tensor<5x3x3x16xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e2 : tensor<5x3x3x16xf32>) -> tensor<5x3x3x16xf32>
  %c = linalg.conv_2d_nhwc_hwcf ins(%a, %b : tensor<5x9x8x2xf32>, tensor<7x6x2x16xf32>)
      outs(%f : tensor<5x3x3x16xf32>) -> tensor<5x3x3x16xf32>
  %e3 = tensor.empty() : tensor<3x3x5x16xf32>
  %r = linalg.transpose ins(%c : tensor<5x3x3x16xf32>) outs(%e3 : tensor<3x3x5x16xf32>) permutation = [1, 2, 0, 3]
  return %r : tensor<3x3x5x16xf32>
}

// -----

// A filter whose outputs are not last in memory is laid out anew: lanes would be far apart.
// CHECK-LABEL: func @turned_filter
// CHECK: linalg.generic {{.*}} iterator_types = ["parallel", "parallel", "parallel", "parallel"]
// CHECK: linalg.generic {{.*}} "reduction"
func.func @turned_filter(%x: tensor<2x9x8x5xf32>, %w: tensor<3x3x16x5xf32>) -> tensor<2x7x6x16xf32> {
  %zero = arith.constant 0.0 : f32
  %e0 = tensor.empty() : tensor<3x3x5x16xf32>
  %a = linalg.transpose ins(%w : tensor<3x3x16x5xf32>) outs(%e0 : tensor<3x3x5x16xf32>) permutation = [0, 1, 3, 2]
  %e1 = tensor.empty() : tensor<2x7x6x16xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e1 : tensor<2x7x6x16xf32>) -> tensor<2x7x6x16xf32>
  %c = linalg.conv_2d_nhwc_hwcf ins(%x, %a : tensor<2x9x8x5xf32>, tensor<3x3x5x16xf32>)
      outs(%f : tensor<2x7x6x16xf32>) -> tensor<2x7x6x16xf32>
  return %c : tensor<2x7x6x16xf32>
}
