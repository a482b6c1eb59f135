// RUN: tenon-opt %s --tenon-slice-sums | FileCheck %s

#image = affine_map<(d0, d1, d2, d3, d4, d5) -> (d3, d0 + d4, d5, d1)>
#gradient = affine_map<(d0, d1, d2, d3, d4, d5) -> (d3, d4, d5, d2)>
#filter = affine_map<(d0, d1, d2, d3, d4, d5) -> (d0, d1, d2)>

// A sum over images and places gets memory for its results.
// CHECK-LABEL: rt.kernel @sum schedule = "contraction"
// CHECK: ^bb0({{.*}}, %[[S:[^ ]*]]: tensor<3x5x16xf32>):
// CHECK: rt.yield %{{[^,]*}}, %[[S]]
rt.kernel @sum schedule = "contraction" {
^bb0(%x: tensor<2x9x8x5xf32>, %g: tensor<2x7x8x16xf32>, %out: tensor<3x5x16xf32>):
  %zero = arith.constant 0.0 : f32
  %f = linalg.fill ins(%zero : f32) outs(%out : tensor<3x5x16xf32>) -> tensor<3x5x16xf32>
  %r = linalg.generic {indexing_maps = [#image, #gradient, #filter],
      iterator_types = ["parallel", "parallel", "parallel", "reduction", "reduction", "reduction"]}
      ins(%x, %g : tensor<2x9x8x5xf32>, tensor<2x7x8x16xf32>) outs(%f : tensor<3x5x16xf32>) {
  ^bb0(%p: f32, %q: f32, %acc: f32):
    %v = arith.mulf %p, %q : f32
    %s = arith.addf %acc, %v : f32
    linalg.yield %s : f32
  } -> tensor<3x5x16xf32>
  rt.yield %r : tensor<3x5x16xf32>
}

// CHECK-LABEL: func @f
// CHECK: %[[D:.*]] = bufferization.alloc_tensor
// CHECK: %[[M:.*]] = bufferization.alloc_tensor
// CHECK: %[[R:.*]]:2 = rt.launch @sum {{.*}} outs(%[[D]], %[[M]]
// CHECK: return %[[R]]#0
func.func @f(%x: tensor<2x9x8x5xf32>, %g: tensor<2x7x8x16xf32>) -> tensor<3x5x16xf32> {
  %d = bufferization.alloc_tensor() : tensor<3x5x16xf32>
  %r = rt.launch @sum ins(%x, %g : tensor<2x9x8x5xf32>, tensor<2x7x8x16xf32>) outs(%d : tensor<3x5x16xf32>) -> tensor<3x5x16xf32>
  return %r : tensor<3x5x16xf32>
}
