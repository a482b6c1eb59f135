// RUN: tenon-opt %s --tenon-move-strides --split-input-file | FileCheck %s
// RUN: tenon-opt %s --tenon-move-strides --split-input-file --remarks-filter=tenon-move-strides --remark-policy=all -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK

// A step moves through an element-wise op into the windows of a convolution; an odd size
// has one place more.
// REMARK: [Passed] moved{{.*}}computes 12 of 35 elements
// REMARK: [Passed] moved{{.*}}computes 12 of 35 elements
// CHECK-DAG: #[[WINDOW:.*]] = affine_map<(d0, d1, d2) -> (d0 * 2 + d2, d1 * 2)>
// CHECK-DAG: #[[ALL:.*]] = affine_map<(d0, d1) -> (d0, d1)>
// CHECK-LABEL: func @through
// CHECK-SAME: %[[X:[^:]*]]: tensor<9x5xf32>
// CHECK: %[[C:.*]] = linalg.generic {indexing_maps = [#[[WINDOW]]
// CHECK-SAME: outs(%{{.*}} : tensor<4x3xf32>)
// CHECK: %[[R:.*]] = linalg.generic {indexing_maps = [#[[ALL]]
// CHECK-SAME: ins(%[[C]] : tensor<4x3xf32>)
// CHECK: linalg.generic {indexing_maps = [#[[ALL]]
// CHECK-SAME: ins(%[[R]] : tensor<4x3xf32>)
#in = affine_map<(d0, d1, d2) -> (d0 + d2, d1)>
#w = affine_map<(d0, d1, d2) -> (d2)>
#out = affine_map<(d0, d1, d2) -> (d0, d1)>
#same = affine_map<(d0, d1) -> (d0, d1)>
#step = affine_map<(d0, d1) -> (d0 * 2, d1 * 2)>
func.func @through(%x: tensor<9x5xf32>, %w: tensor<3xf32>) -> tensor<4x3xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<7x5xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<7x5xf32>) -> tensor<7x5xf32>
  %c = linalg.generic {indexing_maps = [#in, #w, #out], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w : tensor<9x5xf32>, tensor<3xf32>) outs(%f : tensor<7x5xf32>) {
  ^bb0(%p: f32, %q: f32, %acc: f32):
    %v = arith.mulf %p, %q : f32
    %s = arith.addf %acc, %v : f32
    linalg.yield %s : f32
  } -> tensor<7x5xf32>
  %r = linalg.generic {indexing_maps = [#same, #same], iterator_types = ["parallel", "parallel"]}
      ins(%c : tensor<7x5xf32>) outs(%e : tensor<7x5xf32>) {
  ^bb0(%p: f32, %o: f32):
    %v = arith.negf %p : f32
    linalg.yield %v : f32
  } -> tensor<7x5xf32>
  %d = tensor.empty() : tensor<4x3xf32>
  %y = linalg.generic {indexing_maps = [#step, #same], iterator_types = ["parallel", "parallel"]}
      ins(%r : tensor<7x5xf32>) outs(%d : tensor<4x3xf32>) {
  ^bb0(%p: f32, %o: f32):
    %v = math.absf %p : f32
    linalg.yield %v : f32
  } -> tensor<4x3xf32>
  return %y : tensor<4x3xf32>
}

// -----

// Another reader needs the places between.
// REMARK: [Missed] not-moved{{.*}}another reader takes other places of dimension 0
// CHECK-LABEL: func @read_whole
// CHECK: linalg.generic {{.*}} ins(%{{.*}} : tensor<8xf32>) outs(%{{.*}} : tensor<8xf32>)
#all = affine_map<(d0) -> (d0)>
#step = affine_map<(d0) -> (d0 * 2)>
func.func @read_whole(%x: tensor<8xf32>) -> (tensor<8xf32>, tensor<4xf32>) {
  %e = tensor.empty() : tensor<8xf32>
  %r = linalg.generic {indexing_maps = [#all, #all], iterator_types = ["parallel"]}
      ins(%x : tensor<8xf32>) outs(%e : tensor<8xf32>) {
  ^bb0(%p: f32, %o: f32):
    %v = arith.negf %p : f32
    linalg.yield %v : f32
  } -> tensor<8xf32>
  %d = tensor.empty() : tensor<4xf32>
  %y = linalg.generic {indexing_maps = [#step, #all], iterator_types = ["parallel"]}
      ins(%r : tensor<8xf32>) outs(%d : tensor<4xf32>) {
  ^bb0(%p: f32, %o: f32):
    %v = math.absf %p : f32
    linalg.yield %v : f32
  } -> tensor<4xf32>
  return %r, %y : tensor<8xf32>, tensor<4xf32>
}

// -----

// A value that depends on its place has no place to spare.
// REMARK: [Missed] not-moved{{.*}}its values depend on their place
// CHECK-LABEL: func @place
// CHECK: linalg.generic {{.*}} outs(%{{.*}} : tensor<8xi64>)
#all = affine_map<(d0) -> (d0)>
#step = affine_map<(d0) -> (d0 * 2)>
func.func @place() -> tensor<4xi64> {
  %e = tensor.empty() : tensor<8xi64>
  %r = linalg.generic {indexing_maps = [#all], iterator_types = ["parallel"]} outs(%e : tensor<8xi64>) {
  ^bb0(%o: i64):
    %i = linalg.index 0 : index
    %v = arith.index_cast %i : index to i64
    linalg.yield %v : i64
  } -> tensor<8xi64>
  %d = tensor.empty() : tensor<4xi64>
  %y = linalg.generic {indexing_maps = [#step, #all], iterator_types = ["parallel"]}
      ins(%r : tensor<8xi64>) outs(%d : tensor<4xi64>) {
  ^bb0(%p: i64, %o: i64):
    linalg.yield %p : i64
  } -> tensor<4xi64>
  return %y : tensor<4xi64>
}

// -----

// Sums that go on from computed values are left alone, and so is what a reader cuts off.
// REMARK: [Missed] not-moved{{.*}}it begins with values that were computed before
// CHECK-LABEL: func @goes_on
// CHECK: linalg.generic {{.*}} outs(%{{.*}} : tensor<8xf32>)
// CHECK: linalg.generic {{.*}} ins(%{{.*}} : tensor<8xf32>) outs(%{{.*}} : tensor<3xf32>)
#all = affine_map<(d0) -> (d0)>
#step = affine_map<(d0) -> (d0 * 2)>
func.func @goes_on(%x: tensor<8xf32>, %s: tensor<8xf32>) -> (tensor<4xf32>, tensor<3xf32>) {
  %r = linalg.generic {indexing_maps = [#all, #all], iterator_types = ["parallel"]}
      ins(%x : tensor<8xf32>) outs(%s : tensor<8xf32>) {
  ^bb0(%p: f32, %o: f32):
    %v = arith.addf %p, %o : f32
    linalg.yield %v : f32
  } -> tensor<8xf32>
  %e = tensor.empty() : tensor<8xf32>
  %cut = linalg.generic {indexing_maps = [#all, #all], iterator_types = ["parallel"]}
      ins(%x : tensor<8xf32>) outs(%e : tensor<8xf32>) {
  ^bb0(%p: f32, %o: f32):
    %v = arith.negf %p : f32
    linalg.yield %v : f32
  } -> tensor<8xf32>
  %d4 = tensor.empty() : tensor<4xf32>
  %d3 = tensor.empty() : tensor<3xf32>
  %y = linalg.generic {indexing_maps = [#step, #all], iterator_types = ["parallel"]}
      ins(%r : tensor<8xf32>) outs(%d4 : tensor<4xf32>) {
  ^bb0(%p: f32, %o: f32):
    linalg.yield %p : f32
  } -> tensor<4xf32>
  %z = linalg.generic {indexing_maps = [#step, #all], iterator_types = ["parallel"]}
      ins(%cut : tensor<8xf32>) outs(%d3 : tensor<3xf32>) {
  ^bb0(%p: f32, %o: f32):
    linalg.yield %p : f32
  } -> tensor<3xf32>
  return %y, %z : tensor<4xf32>, tensor<3xf32>
}
