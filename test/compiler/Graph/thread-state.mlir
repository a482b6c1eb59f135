// RUN: tenon-opt %s --tenon-thread-state --split-input-file --verify-diagnostics \
// RUN:   | FileCheck %s

tenon.variable @w : tensor<f32>
tenon.variable @v : tensor<2xf32>

// A read sees the value at its place.
// CHECK-LABEL: @step
// CHECK-SAME: (%[[X:.*]]: tensor<f32>, %[[W:.*]]: tensor<f32> {tenon.variable = @w})
// CHECK-SAME: -> (tensor<f32>, tensor<f32>, tensor<f32> {tenon.variable = @w})
func.func @step(%x: tensor<f32>) -> (tensor<f32>, tensor<f32>) {
  %old = tenon.read @w : tensor<f32>
  // CHECK: %[[N:.*]] = tenon.add %[[W]], %[[X]]
  tenon.assign_add @w, %x : tensor<f32>
  %new = tenon.read @w : tensor<f32>
  // CHECK: %[[M:.*]] = tenon.sub %[[N]], %[[X]]
  tenon.assign_sub @w, %x : tensor<f32>
  // CHECK: return %[[W]], %[[N]], %[[M]]
  return %old, %new : tensor<f32>, tensor<f32>
}

// A branch gives the values of what it writes; in the other region they stay.
// CHECK-LABEL: @branch
// CHECK-SAME: (%[[C:.*]]: tensor<i1>, %[[X:.*]]: tensor<f32>, %[[W:.*]]: tensor<f32> {tenon.variable = @w}, %[[V:.*]]: tensor<2xf32> {tenon.variable = @v})
// CHECK-SAME: -> (tensor<2xf32>, tensor<f32> {tenon.variable = @w})
func.func @branch(%c: tensor<i1>, %x: tensor<f32>) -> tensor<2xf32> {
  // CHECK: %[[R:.*]]:2 = tenon.if %[[C]] : tensor<i1> -> tensor<2xf32>, tensor<f32> {
  %r = tenon.if %c : tensor<i1> -> tensor<2xf32> {
    tenon.assign @w, %x : tensor<f32>
    %v = tenon.read @v : tensor<2xf32>
    // CHECK: tenon.yield %[[V]], %[[X]]
    tenon.yield %v : tensor<2xf32>
  } else {
    // CHECK: %[[E:.*]] = tenon.exp %[[V]]
    %v = tenon.read @v : tensor<2xf32>
    %e = tenon.exp %v : tensor<2xf32> -> tensor<2xf32>
    // CHECK: tenon.yield %[[E]], %[[W]]
    tenon.yield %e : tensor<2xf32>
  }
  // CHECK: return %[[R]]#0, %[[R]]#1
  return %r : tensor<2xf32>
}

// A loop carries the values of what it writes; what it reads is around it.
// CHECK-LABEL: @loop
// CHECK-SAME: (%[[C:.*]]: tensor<i1>, %[[V:.*]]: tensor<2xf32> {tenon.variable = @v}, %[[W:.*]]: tensor<f32> {tenon.variable = @w})
// CHECK-SAME: -> (tensor<f32> {tenon.variable = @w})
func.func @loop(%c: tensor<i1>) {
  // CHECK: %[[R:.*]] = tenon.while (%[[W]]) : (tensor<f32>) -> tensor<f32> cond {
  tenon.while () : () -> () cond {
    tenon.condition %c : tensor<i1>
  } body {
    // CHECK: ^bb0(%[[OLD:.*]]: tensor<f32>):
    // CHECK: %[[S:.*]] = tenon.reduce sum %[[V]]
    // CHECK: %[[NEW:.*]] = tenon.add %[[OLD]], %[[S]]
    // CHECK: tenon.yield %[[NEW]]
    %v = tenon.read @v : tensor<2xf32>
    %s = tenon.reduce sum %v axes [0] : tensor<2xf32> -> tensor<f32>
    tenon.assign_add @w, %s : tensor<f32>
    tenon.yield
  }
  // CHECK: return %[[R]]
  return
}

// What is only read is no result.
// CHECK-LABEL: @get
// CHECK-SAME: -> tensor<f32> {
func.func @get() -> tensor<f32> {
  %w = tenon.read @w : tensor<f32>
  return %w : tensor<f32>
}

// -----

// expected-error@+1 {{variable @w has unknown sizes: 'tensor<?xf32>'}}
tenon.variable @w : tensor<?xf32>

func.func @grow(%x: tensor<?xf32>) {
  tenon.assign @w, %x : tensor<?xf32>
  return
}

// -----

tenon.variable @w : tensor<f32>

func.func @condition(%c: tensor<i1>, %x: tensor<f32>) {
  tenon.while () : () -> () cond {
    // expected-error@+1 {{the condition of a loop writes variable @w, which only its body may}}
    tenon.assign @w, %x : tensor<f32>
    tenon.condition %c : tensor<i1>
  } body {
    tenon.yield
  }
  return
}
