// RUN: tenon-opt %s --tenon-prepare-host --tenon-bufferize-host --canonicalize \
// RUN:   --tenon-launch-copies --tenon-plan-arena --canonicalize --cse --split-input-file \
// RUN:   | FileCheck %s

rt.kernel @exp schedule = "parallel" {
^bb0(%x: tensor<8xf32>, %out: tensor<8xf32>):
  rt.yield %x : tensor<8xf32>
}

// Both branches write the fetch; what stands around them is copied. Temporaries of
// branches are in the arena.
// CHECK-LABEL: func @fetched
// CHECK-SAME: %[[C:[^:]*]]: i1, %[[X:[^:]*]]: memref<8xf32>, %[[OUT:[^:]*]]: memref<8xf32>,
// CHECK: scf.if %[[C]] {
// CHECK: %[[T:.*]] = memref.view %{{.*}} : memref<?xi8> to memref<8xf32>
// CHECK: rt.launch @exp ins(%[[X]] : memref<8xf32>) outs(%[[T]] : memref<8xf32>)
// CHECK: rt.launch @exp ins(%[[T]] : memref<8xf32>) outs(%[[OUT]] : memref<8xf32>)
// CHECK: } else {
// CHECK: rt.launch @copy_8xf32 ins(%[[X]] : memref<8xf32>) outs(%[[OUT]] : memref<8xf32>)
// CHECK-NOT: memref.alloc
func.func @fetched(%c: i1, %x: tensor<8xf32>) -> tensor<8xf32> {
  %r = scf.if %c -> tensor<8xf32> {
    %d = bufferization.alloc_tensor() : tensor<8xf32>
    %y = rt.launch @exp ins(%x : tensor<8xf32>) outs(%d : tensor<8xf32>) -> tensor<8xf32>
    %e = bufferization.alloc_tensor() : tensor<8xf32>
    %z = rt.launch @exp ins(%y : tensor<8xf32>) outs(%e : tensor<8xf32>) -> tensor<8xf32>
    scf.yield %z : tensor<8xf32>
  } else {
    scf.yield %x : tensor<8xf32>
  }
  return %r : tensor<8xf32>
}

// -----

rt.kernel @exp schedule = "parallel" {
^bb0(%x: tensor<?xf32>, %out: tensor<?xf32>):
  rt.yield %x : tensor<?xf32>
}
rt.kernel @sum schedule = "rows" {
^bb0(%x: tensor<?xf32>, %out: tensor<f32>):
  rt.yield %out : tensor<f32>
}

// Sizes that a condition chooses have an upper bound in the arena.
// CHECK-LABEL: func @bound
// CHECK: %[[A:.*]] = memref.dim %{{.*}}, %c0
// CHECK: %[[B:.*]] = memref.dim %{{.*}}, %c0
// CHECK: arith.maxsi %[[A]], %[[B]]
// CHECK: %[[N:.*]] = arith.select %{{.*}}, %[[A]], %[[B]] : index
// CHECK: memref.view %{{.*}}[%{{.*}}][%[[N]]] : memref<?xi8> to memref<?xf32>
func.func @bound(%p: tensor<i1>, %x: tensor<?xf32>, %y: tensor<?xf32>) -> tensor<f32> {
  %c0 = arith.constant 0 : index
  %c = tensor.extract %p[] : tensor<i1>
  %r = scf.if %c -> tensor<?xf32> {
    %n = tensor.dim %x, %c0 : tensor<?xf32>
    %d = bufferization.alloc_tensor(%n) : tensor<?xf32>
    %z = rt.launch @exp ins(%x : tensor<?xf32>) outs(%d : tensor<?xf32>) -> tensor<?xf32>
    scf.yield %z : tensor<?xf32>
  } else {
    scf.yield %y : tensor<?xf32>
  }
  %e = bufferization.alloc_tensor() : tensor<f32>
  %s = rt.launch @sum ins(%r : tensor<?xf32>) outs(%e : tensor<f32>) -> tensor<f32>
  return %s : tensor<f32>
}

// -----

rt.kernel @exp schedule = "parallel" {
^bb0(%x: tensor<9xf32>, %out: tensor<9xf32>):
  rt.yield %x : tensor<9xf32>
}

// The branches' views of the fetch undo the one that shows their result as the fetch.
// CHECK-LABEL: func @reshaped
// CHECK-SAME: %[[OUT:[^:]*]]: memref<9xf32>, %{{[^:]*}}: memref<?xi8>) -> memref<9xf32>
// CHECK: rt.launch @exp ins(%{{.*}}) outs(%[[OUT]]
// CHECK: rt.launch @exp ins(%{{.*}}) outs(%[[OUT]]
// CHECK: return %[[OUT]]
func.func @reshaped(%c: i1, %x: tensor<9xf32>, %y: tensor<9xf32>) -> tensor<9xf32> {
  %r = scf.if %c -> tensor<3x3xf32> {
    %d = bufferization.alloc_tensor() : tensor<3x3xf32>
    %o = tensor.collapse_shape %d [[0, 1]] : tensor<3x3xf32> into tensor<9xf32>
    %z = rt.launch @exp ins(%x : tensor<9xf32>) outs(%o : tensor<9xf32>) -> tensor<9xf32>
    %e = tensor.expand_shape %z [[0, 1]] output_shape [3, 3] : tensor<9xf32> into tensor<3x3xf32>
    scf.yield %e : tensor<3x3xf32>
  } else {
    %d = bufferization.alloc_tensor() : tensor<3x3xf32>
    %o = tensor.collapse_shape %d [[0, 1]] : tensor<3x3xf32> into tensor<9xf32>
    %z = rt.launch @exp ins(%y : tensor<9xf32>) outs(%o : tensor<9xf32>) -> tensor<9xf32>
    %e = tensor.expand_shape %z [[0, 1]] output_shape [3, 3] : tensor<9xf32> into tensor<3x3xf32>
    scf.yield %e : tensor<3x3xf32>
  }
  %f = tensor.collapse_shape %r [[0, 1]] : tensor<3x3xf32> into tensor<9xf32>
  return %f : tensor<9xf32>
}
