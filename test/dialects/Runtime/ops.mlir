// RUN: tenon-opt %s | tenon-opt | FileCheck %s

// A kernel: inputs first, then one destination for each value it yields.
// CHECK-LABEL: rt.kernel @negate schedule = "parallel" {
// CHECK: ^bb0(%[[X:.*]]: tensor<8xf32>, %[[OUT:.*]]: tensor<8xf32>):
// CHECK: rt.yield %{{.*}} : tensor<8xf32>
rt.kernel @negate schedule = "parallel" {
^bb0(%x: tensor<8xf32>, %out: tensor<8xf32>):
  %y = linalg.elementwise kind = #linalg.elementwise_kind<negf>
      ins(%x : tensor<8xf32>) outs(%out : tensor<8xf32>) -> tensor<8xf32>
  rt.yield %y : tensor<8xf32>
}

// Sizes that only the run knows are inputs of type index; dimensions may be open.
// CHECK-LABEL: rt.kernel @take
// CHECK: ^bb0(%{{.*}}: index, %{{.*}}: tensor<?xf32>):
rt.kernel @take schedule = "parallel" {
^bb0(%n: index, %out: tensor<?xf32>):
  rt.yield %out : tensor<?xf32>
}

// On tensors a launch gives the new values of its destinations.
// CHECK-LABEL: func @on_tensors
func.func @on_tensors(%x: tensor<8xf32>, %d: tensor<8xf32>) -> tensor<8xf32> {
  // CHECK: %[[Y:.*]] = rt.launch @negate elementwise [0] ins(%arg0 : tensor<8xf32>) outs(%arg1 : tensor<8xf32>) -> tensor<8xf32>
  // CHECK: return %[[Y]]
  %y = rt.launch @negate elementwise [0] ins(%x : tensor<8xf32>)
      outs(%d : tensor<8xf32>) -> tensor<8xf32>
  return %y : tensor<8xf32>
}

// On memrefs it has no results; operands may be strided, and without inputs.
// CHECK-LABEL: func @on_memrefs
func.func @on_memrefs(%x: memref<8xf32, strided<[2], offset: 3>>, %d: memref<8xf32>) {
  // CHECK: rt.launch @negate ins(%arg0 : memref<8xf32, strided<[2], offset: 3>>) outs(%arg1 : memref<8xf32>)
  rt.launch @negate ins(%x : memref<8xf32, strided<[2], offset: 3>>) outs(%d : memref<8xf32>)
  return
}

// An operand may know more sizes than the kernel.
// CHECK-LABEL: func @more_static
func.func @more_static(%d: memref<8xf32>) {
  %n = arith.constant 8 : index
  // CHECK: rt.launch @take ins(%{{.*}} : index) outs(%arg0 : memref<8xf32>)
  rt.launch @take ins(%n : index) outs(%d : memref<8xf32>)
  return
}

// CHECK-LABEL: func @weights
func.func @weights() -> tensor<784x10xf32> {
  // CHECK: rt.weight 3 : tensor<784x10xf32>
  // CHECK: rt.weight 4 : memref<10xf32>
  %w = rt.weight 3 : tensor<784x10xf32>
  %b = rt.weight 4 : memref<10xf32>
  return %w : tensor<784x10xf32>
}

// CHECK-LABEL: func @sizes
func.func @sizes(%b: index, %bytes: index) {
  // CHECK: rt.sizes dims(%arg0 : index)
  // CHECK: rt.sizes dims() arena(%arg1 : index)
  rt.sizes dims(%b : index)
  rt.sizes dims() arena(%bytes : index)
  return
}

// CHECK-LABEL: @check
func.func @check(%c: i1, %v: i64) {
  // CHECK: rt.check %{{.*}} "must hold"
  rt.check %c "must hold"
  // CHECK: rt.check %{{.*}} "index {0} is not in [0, {1})" values(%{{.*}}, %{{.*}})
  rt.check %c "index {0} is not in [0, {1})" values(%v, %v)
  return
}

// CHECK-LABEL: func @winograd
func.func @winograd(%x: tensor<8x8x16xf32>, %u: tensor<2x16x16x16xf32>) {
  // CHECK: rt.winograd 2 %{{.*}}, %{{.*}} padding [1, 0, 2, 1] : tensor<8x8x16xf32>, tensor<2x16x16x16xf32> -> tensor<7x9x32xf32>
  %y = rt.winograd 2 %x, %u padding [1, 0, 2, 1]
      : tensor<8x8x16xf32>, tensor<2x16x16x16xf32> -> tensor<7x9x32xf32>
  return
}
