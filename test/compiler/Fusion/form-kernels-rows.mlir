// RUN: tenon-opt %s --tenon-form-kernels | FileCheck %s

// A softmax, written out: the maximum and the sum of each row, and what is computed from
// them for each element, are one kernel that works row by row.
// CHECK-LABEL: rt.kernel @{{.*}} schedule = "rows" {
// CHECK: ^bb0(%{{.*}}: tensor<8x100xf32>, %{{.*}}: tensor<8x100xf32>):
// CHECK: arith.maximumf
// CHECK: arith.addf
// CHECK: arith.divf
// CHECK: rt.yield %{{.*}} : tensor<8x100xf32>
// CHECK-LABEL: func @softmax
// CHECK: rt.launch
// CHECK-NOT: rt.launch
#id = affine_map<(d0, d1) -> (d0, d1)>
#row = affine_map<(d0, d1) -> (d0)>
func.func @softmax(%x: tensor<8x100xf32>) -> tensor<8x100xf32> {
  %zero = arith.constant 0.0 : f32
  %low = arith.constant 0xFF800000 : f32
  %e = tensor.empty() : tensor<8xf32>
  %t = tensor.empty() : tensor<8x100xf32>
  %m0 = linalg.fill ins(%low : f32) outs(%e : tensor<8xf32>) -> tensor<8xf32>
  %m = linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<8x100xf32>) outs(%m0 : tensor<8xf32>) {
  ^bb0(%in: f32, %acc: f32):
    %v = arith.maximumf %in, %acc : f32
    linalg.yield %v : f32
  } -> tensor<8xf32>
  %p = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %m : tensor<8x100xf32>, tensor<8xf32>) outs(%t : tensor<8x100xf32>) {
  ^bb0(%in: f32, %max: f32, %out: f32):
    %d = arith.subf %in, %max : f32
    %v = math.exp %d : f32
    linalg.yield %v : f32
  } -> tensor<8x100xf32>
  %s0 = linalg.fill ins(%zero : f32) outs(%e : tensor<8xf32>) -> tensor<8xf32>
  %s = linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]}
      ins(%p : tensor<8x100xf32>) outs(%s0 : tensor<8xf32>) {
  ^bb0(%in: f32, %acc: f32):
    %v = arith.addf %in, %acc : f32
    linalg.yield %v : f32
  } -> tensor<8xf32>
  %y = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%p, %s : tensor<8x100xf32>, tensor<8xf32>) outs(%t : tensor<8x100xf32>) {
  ^bb0(%in: f32, %sum: f32, %out: f32):
    %v = arith.divf %in, %sum : f32
    linalg.yield %v : f32
  } -> tensor<8x100xf32>
  return %y : tensor<8x100xf32>
}
