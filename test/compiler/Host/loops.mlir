// RUN: tenon-opt %s --tenon-prepare-host --tenon-bufferize-host --canonicalize --cse \
// RUN:   --tenon-launch-copies --canonicalize --tenon-plan-arena --canonicalize --cse \
// RUN:   --split-input-file | FileCheck %s

rt.kernel @exp schedule = "parallel" {
^bb0(%x: tensor<16xf32>, %out: tensor<16xf32>):
  rt.yield %x : tensor<16xf32>
}

// The loop's memory is the fetch's: what it begins with is a feed and is copied, an
// element-wise step is in place.
// CHECK-LABEL: func @in_place
// CHECK-SAME: (%[[X:[^:]*]]: memref<16xf32>, %[[OUT:[^:]*]]: memref<16xf32>,
// CHECK: rt.launch @copy_16xf32 ins(%[[X]] : memref<16xf32>) outs(%[[OUT]] : memref<16xf32>)
// CHECK-NEXT: scf.for
// CHECK-NEXT: rt.launch @exp elementwise [0] ins(%[[OUT]] : memref<16xf32>) outs(%[[OUT]] : memref<16xf32>)
// CHECK-NEXT: }
// CHECK-NEXT: rt.sizes
func.func @in_place(%x: tensor<16xf32>) -> tensor<16xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c9 = arith.constant 9 : index
  %r = scf.for %i = %c0 to %c9 step %c1 iter_args(%a = %x) -> tensor<16xf32> {
    %d = bufferization.alloc_tensor() : tensor<16xf32>
    %y = rt.launch @exp elementwise [0] ins(%a : tensor<16xf32>) outs(%d : tensor<16xf32>) -> tensor<16xf32>
    scf.yield %y : tensor<16xf32>
  }
  return %r : tensor<16xf32>
}

// -----

rt.kernel @exp schedule = "parallel" {
^bb0(%x: tensor<16xf32>, %out: tensor<16xf32>):
  rt.yield %x : tensor<16xf32>
}

// A step that is not in place goes by a temporary, which is none of those that live
// through the loop: two places of 64 bytes.
// CHECK-LABEL: func @copied
// CHECK-SAME: (%[[X:[^:]*]]: memref<16xf32>, %[[OUT:[^:]*]]: memref<16xf32>, %[[ARENA:[^:]*]]:
// CHECK-DAG: %[[SIZE:.*]] = arith.constant 128 : index
// CHECK: rt.launch @exp ins(%[[X]] : {{.*}}) outs(%[[E:.*]] : memref<16xf32>)
// CHECK: rt.launch @copy_16xf32 ins(%[[X]] : {{.*}}) outs(%[[OUT]] : {{.*}})
// CHECK: scf.for
// CHECK: rt.launch @exp ins(%[[E]] : {{.*}}) outs(%[[S:.*]] : {{.*}})
// CHECK: rt.launch @exp ins(%[[OUT]] : {{.*}}) outs(%[[T:.*]] : {{.*}})
// CHECK: rt.launch @copy_16xf32 ins(%[[T]] : {{.*}}) outs(%[[OUT]] : {{.*}})
// CHECK: rt.sizes dims(%{{.*}}) arena(%[[SIZE]] : index)
func.func @copied(%x: tensor<16xf32>) -> tensor<16xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c9 = arith.constant 9 : index
  %t = bufferization.alloc_tensor() : tensor<16xf32>
  %e = rt.launch @exp ins(%x : tensor<16xf32>) outs(%t : tensor<16xf32>) -> tensor<16xf32>
  %r = scf.for %i = %c0 to %c9 step %c1 iter_args(%a = %x) -> tensor<16xf32> {
    %s = bufferization.alloc_tensor() : tensor<16xf32>
    %u = rt.launch @exp ins(%e : tensor<16xf32>) outs(%s : tensor<16xf32>) -> tensor<16xf32>
    %d = bufferization.alloc_tensor() : tensor<16xf32>
    %y = rt.launch @exp ins(%a : tensor<16xf32>) outs(%d : tensor<16xf32>) -> tensor<16xf32>
    scf.yield %y : tensor<16xf32>
  }
  return %r : tensor<16xf32>
}

// -----

// Values that change places go by a temporary.
// CHECK-LABEL: func @swapped
// CHECK: scf.for
// CHECK: rt.launch @copy_16xf32 ins(%[[B:.*]] : memref<16xf32>) outs(%[[T:.*]] : memref
// CHECK: rt.launch @copy_16xf32 ins(%[[A:.*]] : memref<16xf32>) outs(%[[U:.*]] : memref
// CHECK: rt.launch @copy_16xf32 ins(%[[T]] : memref<16xf32>) outs(%[[A]] : memref
// CHECK: rt.launch @copy_16xf32 ins(%[[U]] : memref<16xf32>) outs(%[[B]] : memref
func.func @swapped(%x: tensor<16xf32>, %y: tensor<16xf32>) -> (tensor<16xf32>, tensor<16xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c9 = arith.constant 9 : index
  %r:2 = scf.for %i = %c0 to %c9 step %c1 iter_args(%a = %x, %b = %y) -> (tensor<16xf32>, tensor<16xf32>) {
    scf.yield %b, %a : tensor<16xf32>, tensor<16xf32>
  }
  return %r#0, %r#1 : tensor<16xf32>, tensor<16xf32>
}

// -----

rt.kernel @fill schedule = "parallel" {
^bb0(%out: tensor<16xf32>):
  rt.yield %out : tensor<16xf32>
}

// A part is replaced in place, after the old one was read. A condition passes on what
// the body needs, in any order.
// CHECK-LABEL: func @part
// CHECK-SAME: (%[[C:[^:]*]]: memref<i1>, %[[X:[^:]*]]: memref<4x16xf32>, %[[OUT:[^:]*]]: memref<4x16xf32>,
// CHECK: rt.launch @copy_4x16xf32 ins(%[[X]] : {{.*}}) outs(%[[OUT]] : {{.*}})
// CHECK: scf.while
// CHECK-NOT: copy_4x16xf32
// CHECK: memref.subview %[[OUT]]
// CHECK-NOT: copy_4x16xf32
// CHECK: scf.yield
func.func @part(%c: tensor<i1>, %x: tensor<4x16xf32>) -> tensor<4x16xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %go = tensor.extract %c[] : tensor<i1>
  %r:2 = scf.while (%a = %x, %i = %c0) : (tensor<4x16xf32>, index) -> (index, tensor<4x16xf32>) {
    scf.condition(%go) %i, %a : index, tensor<4x16xf32>
  } do {
  ^bb0(%i: index, %a: tensor<4x16xf32>):
    %d = bufferization.alloc_tensor() : tensor<16xf32>
    %y = rt.launch @fill ins() outs(%d : tensor<16xf32>) -> tensor<16xf32>
    %b = tensor.insert_slice %y into %a[%i, 0] [1, 16] [1, 1] : tensor<16xf32> into tensor<4x16xf32>
    %j = arith.addi %i, %c1 : index
    scf.yield %b, %j : tensor<4x16xf32>, index
  }
  return %r#1 : tensor<4x16xf32>
}
