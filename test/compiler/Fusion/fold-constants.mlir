// RUN: tenon-opt %s --tenon-store-constants --tenon-fold-constants --split-input-file | FileCheck %s
// RUN: tenon-opt %s --tenon-store-constants --tenon-fold-constants=max-bytes=64 --split-input-file | FileCheck %s --check-prefix=SMALL

// What depends on constants alone is computed once.
// CHECK-LABEL: func @chain
// CHECK-NOT: linalg.generic
// CHECK: %[[W:.*]] = rt.weight 2 : tensor<4xf32>
// CHECK-NEXT: return %[[W]]
#id = affine_map<(d0) -> (d0)>
func.func @chain() -> tensor<4xf32> {
  %v = arith.constant dense<[1.0, 4.0, 9.0, 16.0]> : tensor<4xf32>
  %e = tensor.empty() : tensor<4xf32>
  %a = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]}
      ins(%v : tensor<4xf32>) outs(%e : tensor<4xf32>) {
  ^bb0(%in: f32, %out: f32):
    %r = math.rsqrt %in : f32
    linalg.yield %r : f32
  } -> tensor<4xf32>
  %b = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel"]}
      ins(%a, %v : tensor<4xf32>, tensor<4xf32>) outs(%e : tensor<4xf32>) {
  ^bb0(%p: f32, %q: f32, %out: f32):
    %r = arith.mulf %p, %q : f32
    linalg.yield %r : f32
  } -> tensor<4xf32>
  return %b : tensor<4xf32>
}

// -----

// So is a sum over a constant.
// CHECK-LABEL: func @sum
// CHECK-NOT: linalg.generic
// CHECK: %[[W:.*]] = rt.weight 1 : tensor<2xf32>
// CHECK-NEXT: return %[[W]]
#id = affine_map<(d0, d1) -> (d0, d1)>
#row = affine_map<(d0, d1) -> (d0)>
func.func @sum() -> tensor<2xf32> {
  %zero = arith.constant 0.0 : f32
  %v = arith.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>
  %e = tensor.empty() : tensor<2xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<2xf32>) -> tensor<2xf32>
  %s = linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]}
      ins(%v : tensor<2x2xf32>) outs(%f : tensor<2xf32>) {
  ^bb0(%in: f32, %acc: f32):
    %r = arith.addf %in, %acc : f32
    linalg.yield %r : f32
  } -> tensor<2xf32>
  return %s : tensor<2xf32>
}

// -----

// A reshape shares the bytes.
// CHECK-LABEL: func @reshape
// CHECK: rt.weight [[N:.*]] : tensor<6xf32>
// CHECK: rt.weight [[N]] : tensor<2x3xf32>
func.func @reshape() -> (tensor<6xf32>, tensor<2x3xf32>) {
  %v = arith.constant dense<[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]> : tensor<6xf32>
  %r = tensor.expand_shape %v [[0, 1]] output_shape [2, 3] : tensor<6xf32> into tensor<2x3xf32>
  return %v, %r : tensor<6xf32>, tensor<2x3xf32>
}

// -----

// What reads a feed stays.
// CHECK-LABEL: func @feed
// CHECK: linalg.generic
#id = affine_map<(d0) -> (d0)>
func.func @feed(%x: tensor<2xf32>) -> tensor<2xf32> {
  %v = arith.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %e = tensor.empty() : tensor<2xf32>
  %b = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel"]}
      ins(%x, %v : tensor<2xf32>, tensor<2xf32>) outs(%e : tensor<2xf32>) {
  ^bb0(%p: f32, %q: f32, %out: f32):
    %r = arith.mulf %p, %q : f32
    linalg.yield %r : f32
  } -> tensor<2xf32>
  return %b : tensor<2xf32>
}

// -----

// Constants do not grow beyond the bound: 8 bytes broadcast to 80.
// SMALL-LABEL: func @broadcast
// SMALL: linalg.generic
#last = affine_map<(d0, d1) -> (d1)>
#id = affine_map<(d0, d1) -> (d0, d1)>
func.func @broadcast() -> tensor<10x2xf32> {
  %v = arith.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %e = tensor.empty() : tensor<10x2xf32>
  %b = linalg.generic {indexing_maps = [#last, #id], iterator_types = ["parallel", "parallel"]}
      ins(%v : tensor<2xf32>) outs(%e : tensor<10x2xf32>) {
  ^bb0(%p: f32, %out: f32):
    linalg.yield %p : f32
  } -> tensor<10x2xf32>
  return %b : tensor<10x2xf32>
}

// -----

// The window of a pool has a shape and no values.
// CHECK-LABEL: func @pool(
// CHECK:         %[[W:.*]] = rt.weight {{[0-9]+}} : tensor<2xf32>
// CHECK:         return %[[W]]
func.func @pool() -> tensor<2xf32> {
  %x = arith.constant dense<[1.0, 5.0, 3.0]> : tensor<3xf32>
  %window = tensor.empty() : tensor<2xf32>
  %lowest = arith.constant 0xFF800000 : f32
  %e = tensor.empty() : tensor<2xf32>
  %z = linalg.fill ins(%lowest : f32) outs(%e : tensor<2xf32>) -> tensor<2xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(i, k) -> (i + k)>,
                                        affine_map<(i, k) -> (k)>,
                                        affine_map<(i, k) -> (i)>],
                       iterator_types = ["parallel", "reduction"]}
      ins(%x, %window : tensor<3xf32>, tensor<2xf32>) outs(%z : tensor<2xf32>) {
  ^bb0(%in: f32, %unused: f32, %acc: f32):
    %m = arith.maximumf %acc, %in : f32
    linalg.yield %m : f32
  } -> tensor<2xf32>
  return %y : tensor<2xf32>
}
