// RUN: tenon-opt %s --tenon-plan-arena --split-input-file | FileCheck %s

rt.kernel @step schedule = "parallel" {
^bb0(%x: tensor<16xf32>, %out: tensor<16xf32>):
  rt.yield %x : tensor<16xf32>
}

// Of three temporaries in a chain, the third takes the place of the first. The arena's
// size is an answer of the function, a multiple of 64 bytes.
// CHECK-LABEL: func @chain
// CHECK-SAME: %[[ARENA:[^:]*]]: memref<?xi8>)
func.func @chain(%x: memref<16xf32>, %out: memref<16xf32>) {
  // CHECK: %[[SIZE:.*]] = arith.constant 128 : index
  // CHECK: %[[AT:.*]] = arith.constant 0 : index
  // CHECK: memref.view %[[ARENA]][%[[AT]]][] : memref<?xi8> to memref<16xf32>
  // CHECK: %[[NEXT:.*]] = arith.constant 64 : index
  // CHECK: memref.view %[[ARENA]][%[[NEXT]]][]
  // CHECK: %[[AGAIN:.*]] = arith.constant 0 : index
  // CHECK: memref.view %[[ARENA]][%[[AGAIN]]][]
  // CHECK: rt.sizes dims() arena(%[[SIZE]] : index)
  %a = memref.alloc() : memref<16xf32>
  rt.launch @step ins(%x : memref<16xf32>) outs(%a : memref<16xf32>)
  %b = memref.alloc() : memref<16xf32>
  rt.launch @step ins(%a : memref<16xf32>) outs(%b : memref<16xf32>)
  %c = memref.alloc() : memref<16xf32>
  rt.launch @step ins(%b : memref<16xf32>) outs(%c : memref<16xf32>)
  rt.launch @step ins(%c : memref<16xf32>) outs(%out : memref<16xf32>)
  rt.sizes dims()
  return
}

// -----

rt.kernel @step schedule = "parallel" {
^bb0(%x: tensor<16xf32>, %out: tensor<16xf32>):
  rt.yield %x : tensor<16xf32>
}

// A buffer lives as long as a view of it.
// CHECK-LABEL: func @view
func.func @view(%x: memref<16xf32>, %out: memref<16xf32>) {
  // CHECK: %[[SIZE:.*]] = arith.constant 128 : index
  // CHECK: rt.sizes dims() arena(%[[SIZE]] : index)
  %a = memref.alloc() : memref<4x4xf32>
  %v = memref.collapse_shape %a [[0, 1]] : memref<4x4xf32> into memref<16xf32>
  %b = memref.alloc() : memref<16xf32>
  rt.launch @step ins(%x : memref<16xf32>) outs(%b : memref<16xf32>)
  rt.launch @step ins(%b : memref<16xf32>) outs(%v : memref<16xf32>)
  rt.launch @step ins(%v : memref<16xf32>) outs(%out : memref<16xf32>)
  rt.sizes dims()
  return
}

// -----

rt.kernel @step schedule = "parallel" {
^bb0(%x: tensor<?xf32>, %out: tensor<?xf32>):
  rt.yield %x : tensor<?xf32>
}

// Open sizes: the slot's size is computed from the feed's dimension, rounded up to 64.
// CHECK-LABEL: func @dynamic
// CHECK-SAME: %[[X:[^:]*]]: memref<?xf32>
func.func @dynamic(%x: memref<?xf32>, %out: memref<?xf32>) {
  // CHECK: %[[FOUR:.*]] = arith.constant 4 : index
  // CHECK: %[[N:.*]] = memref.dim %[[X]]
  // CHECK: %[[BYTES:.*]] = arith.muli %[[FOUR]], %[[N]]
  // CHECK: arith.addi %[[BYTES]]
  // CHECK: %[[ROUNDED:.*]] = arith.andi
  // CHECK: %[[END:.*]] = arith.addi %{{.*}}, %[[ROUNDED]]
  // CHECK: memref.view %{{.*}} : memref<?xi8> to memref<?xf32>
  // CHECK: rt.sizes dims() arena(%[[END]] : index)
  %c0 = arith.constant 0 : index
  %n = memref.dim %x, %c0 : memref<?xf32>
  %a = memref.alloc(%n) : memref<?xf32>
  rt.launch @step ins(%x : memref<?xf32>) outs(%a : memref<?xf32>)
  rt.launch @step ins(%a : memref<?xf32>) outs(%out : memref<?xf32>)
  rt.sizes dims()
  return
}
