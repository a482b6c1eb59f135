// RUN: tenon-opt %s --tenon-prepare-host --split-input-file | FileCheck %s

rt.kernel @relu schedule = "parallel" {
^bb0(%x: tensor<?x4xf32>, %out: tensor<?x4xf32>):
  rt.yield %x : tensor<?x4xf32>
}

// A fetch that a launch makes is made in the caller's memory, and its sizes are told by
// what they were computed from. Feeds are only read.
// CHECK-LABEL: func @in_place
// CHECK-SAME: %[[X:[^:]*]]: tensor<?x4xf32> {bufferization.writable = false},
// CHECK-SAME: %[[OUT:[^:]*]]: tensor<?x4xf32> {bufferization.writable = true})
func.func @in_place(%x: tensor<?x4xf32>) -> tensor<?x4xf32> {
  // CHECK: %[[B:.*]] = tensor.dim %[[X]]
  // CHECK-NOT: alloc_tensor
  // CHECK: %[[Y:.*]] = rt.launch @relu {{.*}} outs(%[[OUT]]
  // CHECK: rt.sizes dims(%[[B]], %{{.*}} : index, index)
  // CHECK: return %[[Y]]
  %c0 = arith.constant 0 : index
  %b = tensor.dim %x, %c0 : tensor<?x4xf32>
  %d = bufferization.alloc_tensor(%b) : tensor<?x4xf32>
  %y = rt.launch @relu ins(%x : tensor<?x4xf32>) outs(%d : tensor<?x4xf32>) -> tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}

// -----

// A fetched feed is copied.
// CHECK: rt.kernel @[[COPY:copy_.*]] schedule = "parallel"
// CHECK-LABEL: func @fetched_feed
// CHECK-SAME: %[[X:[^:]*]]: tensor<4xf32> {{[^,]*}}, %[[OUT:[^:]*]]: tensor<4xf32>
func.func @fetched_feed(%x: tensor<4xf32>) -> tensor<4xf32> {
  // CHECK: %[[Y:.*]] = rt.launch @[[COPY]] ins(%[[X]] : {{.*}}) outs(%[[OUT]] :
  // CHECK: return %[[Y]]
  return %x : tensor<4xf32>
}

// -----

rt.kernel @relu schedule = "parallel" {
^bb0(%x: tensor<8xf32>, %out: tensor<8xf32>):
  rt.yield %x : tensor<8xf32>
}

// One allocation serves one fetch; the second fetch of the value is a copy of the first.
// CHECK-LABEL: func @fetched_twice
// CHECK-SAME: %[[A:[^:]*]]: tensor<8xf32> {bufferization.writable = true}, %[[B:[^:]*]]: tensor<8xf32> {bufferization.writable = true}
func.func @fetched_twice(%x: tensor<8xf32>) -> (tensor<8xf32>, tensor<8xf32>) {
  // CHECK: %[[Y:.*]] = rt.launch @relu {{.*}} outs(%[[A]]
  // CHECK: %[[Z:.*]] = rt.launch @copy_{{.*}} ins(%[[Y]] : {{.*}}) outs(%[[B]]
  // CHECK: return %[[Y]], %[[Z]]
  %d = bufferization.alloc_tensor() : tensor<8xf32>
  %y = rt.launch @relu ins(%x : tensor<8xf32>) outs(%d : tensor<8xf32>) -> tensor<8xf32>
  return %y, %y : tensor<8xf32>, tensor<8xf32>
}

// -----

rt.kernel @relu schedule = "parallel" {
^bb0(%x: tensor<8xf32>, %out: tensor<8xf32>):
  rt.yield %x : tensor<8xf32>
}

// A reshaped fetch is written through the other shape of its memory.
// CHECK-LABEL: func @reshaped
// CHECK-SAME: %[[OUT:[^:]*]]: tensor<2x4xf32> {bufferization.writable = true}
func.func @reshaped(%x: tensor<8xf32>) -> tensor<2x4xf32> {
  // CHECK: %[[FLAT:.*]] = tensor.collapse_shape %[[OUT]]
  // CHECK: %[[Y:.*]] = rt.launch @relu {{.*}} outs(%[[FLAT]]
  // CHECK: tensor.expand_shape %[[Y]]
  // CHECK-NOT: rt.launch
  %d = bufferization.alloc_tensor() : tensor<8xf32>
  %y = rt.launch @relu ins(%x : tensor<8xf32>) outs(%d : tensor<8xf32>) -> tensor<8xf32>
  %r = tensor.expand_shape %y [[0, 1]] output_shape [2, 4] : tensor<8xf32> into tensor<2x4xf32>
  return %r : tensor<2x4xf32>
}
