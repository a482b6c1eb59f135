// RUN: tenon-opt %s --tenon-form-kernels --split-input-file | FileCheck %s

// Neighbouring dimensions that all operands walk alike are one loop; the launch's operands
// are seen through reshapes.
// CHECK-LABEL: rt.kernel
// CHECK: ^bb0(%{{.*}}: tensor<60xf32>, %{{.*}}: tensor<60xf32>):
// CHECK: linalg.generic {{.*}}iterator_types = ["parallel"]
// CHECK-LABEL: func @all
// CHECK-SAME: %[[X:.*]]: tensor<3x4x5xf32>
// CHECK: %[[D:.*]] = bufferization.alloc_tensor() : tensor<3x4x5xf32>
// CHECK-DAG: %[[XC:.*]] = tensor.collapse_shape %[[X]] {{\[}}[0, 1, 2]]
// CHECK-DAG: %[[DC:.*]] = tensor.collapse_shape %[[D]] {{\[}}[0, 1, 2]]
// CHECK: %[[Y:.*]] = rt.launch {{.*}} ins(%[[XC]] : {{.*}}) outs(%[[DC]] :
// CHECK: tensor.expand_shape %[[Y]] {{.*}} into tensor<3x4x5xf32>
#id = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
func.func @all(%x: tensor<3x4x5xf32>) -> tensor<3x4x5xf32> {
  %e = tensor.empty() : tensor<3x4x5xf32>
  %a = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%x : tensor<3x4x5xf32>) outs(%e : tensor<3x4x5xf32>) {
  ^bb0(%in: f32, %out: f32):
    %v = math.exp %in : f32
    linalg.yield %v : f32
  } -> tensor<3x4x5xf32>
  return %a : tensor<3x4x5xf32>
}

// -----

// A bias along the last dimension keeps that one apart.
// CHECK-LABEL: rt.kernel
// CHECK: ^bb0(%{{.*}}: tensor<12x5xf32>, %{{.*}}: tensor<5xf32>, %{{.*}}: tensor<12x5xf32>):
// CHECK: linalg.generic {{.*}}iterator_types = ["parallel", "parallel"]
#id = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#last = affine_map<(d0, d1, d2) -> (d2)>
func.func @bias(%x: tensor<3x4x5xf32>, %b: tensor<5xf32>) -> tensor<3x4x5xf32> {
  %e = tensor.empty() : tensor<3x4x5xf32>
  %a = linalg.generic {indexing_maps = [#id, #last, #id], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%x, %b : tensor<3x4x5xf32>, tensor<5xf32>) outs(%e : tensor<3x4x5xf32>) {
  ^bb0(%p: f32, %q: f32, %out: f32):
    %v = arith.addf %p, %q : f32
    linalg.yield %v : f32
  } -> tensor<3x4x5xf32>
  return %a : tensor<3x4x5xf32>
}

// -----

// A transposed operand walks the dimensions in another order: nothing is collapsed.
// CHECK-LABEL: rt.kernel
// CHECK: ^bb0(%{{.*}}: tensor<4x3xf32>, %{{.*}}: tensor<3x4xf32>):
// CHECK-LABEL: func @transposed
// CHECK-NOT: collapse_shape
#id = affine_map<(d0, d1) -> (d0, d1)>
#swap = affine_map<(d0, d1) -> (d1, d0)>
func.func @transposed(%x: tensor<4x3xf32>) -> tensor<3x4xf32> {
  %e = tensor.empty() : tensor<3x4xf32>
  %a = linalg.generic {indexing_maps = [#swap, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x3xf32>) outs(%e : tensor<3x4xf32>) {
  ^bb0(%in: f32, %out: f32):
    linalg.yield %in : f32
  } -> tensor<3x4xf32>
  return %a : tensor<3x4xf32>
}

// -----

// A body that asks for its place keeps its loops.
// CHECK-LABEL: rt.kernel
// CHECK: ^bb0(%{{.*}}: tensor<3x4xindex>):
// CHECK-LABEL: func @index
#id = affine_map<(d0, d1) -> (d0, d1)>
func.func @index() -> tensor<3x4xindex> {
  %e = tensor.empty() : tensor<3x4xindex>
  %a = linalg.generic {indexing_maps = [#id], iterator_types = ["parallel", "parallel"]}
      outs(%e : tensor<3x4xindex>) {
  ^bb0(%out: index):
    %i = linalg.index 1 : index
    linalg.yield %i : index
  } -> tensor<3x4xindex>
  return %a : tensor<3x4xindex>
}

// -----

// Open dimensions collapse as well: the product is taken at run time.
// CHECK-LABEL: rt.kernel
// CHECK: ^bb0(%{{.*}}: tensor<?xf32>, %{{.*}}: tensor<?xf32>):
// CHECK-LABEL: func @dynamic
// CHECK: tensor.collapse_shape {{.*}} : tensor<?x4xf32> into tensor<?xf32>
#id = affine_map<(d0, d1) -> (d0, d1)>
func.func @dynamic(%x: tensor<?x4xf32>) -> tensor<?x4xf32> {
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?x4xf32>
  %e = tensor.empty(%n) : tensor<?x4xf32>
  %a = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<?x4xf32>) outs(%e : tensor<?x4xf32>) {
  ^bb0(%in: f32, %out: f32):
    %v = math.exp %in : f32
    linalg.yield %v : f32
  } -> tensor<?x4xf32>
  return %a : tensor<?x4xf32>
}

// -----

// The halves of a tensor are read where they lie: their rows stay apart.
// CHECK: rt.kernel @{{.*}} schedule = "parallel"
// CHECK-NEXT: ^bb0(%{{.*}}: tensor<8x32xf32>, %{{.*}}: tensor<8x32xf32>, %{{.*}}: tensor<8x32xf32>):
// CHECK-LABEL: func.func @halves
// CHECK-NOT: tensor.collapse_shape
func.func @halves(%x: tensor<8x64xf32>) -> tensor<8x32xf32> {
  %a = tensor.extract_slice %x[0, 0] [8, 32] [1, 1] : tensor<8x64xf32> to tensor<8x32xf32>
  %b = tensor.extract_slice %x[0, 32] [8, 32] [1, 1] : tensor<8x64xf32> to tensor<8x32xf32>
  %e = tensor.empty() : tensor<8x32xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}
      ins(%a, %b : tensor<8x32xf32>, tensor<8x32xf32>) outs(%e : tensor<8x32xf32>) {
  ^bb0(%p: f32, %q: f32, %o: f32):
    %m = arith.mulf %p, %q : f32
    linalg.yield %m : f32
  } -> tensor<8x32xf32>
  return %r : tensor<8x32xf32>
}
