// RUN: tenon-opt %s --tenon-bufferize-host | FileCheck %s

rt.kernel @relu schedule = "parallel" {
^bb0(%x: tensor<8xf32>, %out: tensor<8xf32>):
  rt.yield %x : tensor<8xf32>
}

// A destination is written, not copied; the result is its buffer.
// CHECK-LABEL: func @destination
// CHECK-SAME: %[[X:.*]]: memref<8xf32>, %[[D:.*]]: memref<8xf32>
func.func @destination(%x: tensor<8xf32> {bufferization.writable = false},
                       %d: tensor<8xf32> {bufferization.writable = true}) -> tensor<8xf32> {
  // CHECK-NEXT: rt.launch @relu ins(%[[X]] : memref<8xf32>) outs(%[[D]] : memref<8xf32>)
  // CHECK-NEXT: return %[[D]]
  %y = rt.launch @relu ins(%x : tensor<8xf32>) outs(%d : tensor<8xf32>) -> tensor<8xf32>
  return %y : tensor<8xf32>
}

// An element-wise input may be its own destination.
// CHECK-LABEL: func @in_place
// CHECK-SAME: %[[X:.*]]: memref<8xf32>
func.func @in_place(%x: tensor<8xf32> {bufferization.writable = true}) -> tensor<8xf32> {
  // CHECK-NEXT: rt.launch @relu elementwise [0] ins(%[[X]] : memref<8xf32>) outs(%[[X]] : memref<8xf32>)
  // CHECK-NEXT: return
  %y = rt.launch @relu elementwise [0] ins(%x : tensor<8xf32>) outs(%x : tensor<8xf32>) -> tensor<8xf32>
  return %y : tensor<8xf32>
}

// Any other input may be read after the destination was written: not in place.
// CHECK-LABEL: func @not_in_place
// CHECK-SAME: %[[X:.*]]: memref<8xf32>
func.func @not_in_place(%x: tensor<8xf32> {bufferization.writable = true}) -> tensor<8xf32> {
  // CHECK: %[[A:.*]] = memref.alloc
  // CHECK: rt.launch @relu ins(%[[X]] : memref<8xf32>) outs(%[[A]] : memref<8xf32>)
  %y = rt.launch @relu ins(%x : tensor<8xf32>) outs(%x : tensor<8xf32>) -> tensor<8xf32>
  return %y : tensor<8xf32>
}

// A weight is never written: a launch that has it for its destination gets new memory,
// into which nothing is copied, as kernels do not read destinations.
// CHECK-LABEL: func @weight
// CHECK-SAME: %[[X:.*]]: memref<8xf32>
func.func @weight(%x: tensor<8xf32> {bufferization.writable = false}) -> tensor<8xf32> {
  // CHECK: %[[A:.*]] = memref.alloc
  // CHECK-NOT: memref.copy
  // CHECK: rt.launch @relu elementwise [0] ins(%[[X]] : memref<8xf32>) outs(%[[A]] : memref<8xf32>)
  %w = rt.weight 0 : tensor<8xf32>
  %y = rt.launch @relu elementwise [0] ins(%x : tensor<8xf32>) outs(%w : tensor<8xf32>) -> tensor<8xf32>
  return %y : tensor<8xf32>
}
