// RUN: tenon-opt %s --tenon-prepare-host --tenon-bufferize-host --canonicalize \
// RUN:   --split-input-file | FileCheck %s

rt.kernel @add schedule = "parallel" {
^bb0(%w: tensor<8xf32>, %x: tensor<8xf32>, %out: tensor<8xf32>):
  rt.yield %w : tensor<8xf32>
}

// An update happens in place.
// CHECK-LABEL: func @update
// CHECK-SAME: %[[X:[^:]*]]: memref<8xf32>, %[[W:[^:]*]]: memref<8xf32> {tenon.variable = @w})
// CHECK: rt.launch @add elementwise [0] ins(%[[W]], %[[X]] : {{.*}}) outs(%[[W]] :
// CHECK-NOT: rt.launch
func.func @update(%x: tensor<8xf32>, %w: tensor<8xf32> {tenon.variable = @w})
    -> (tensor<8xf32> {tenon.variable = @w}) {
  %d = bufferization.alloc_tensor() : tensor<8xf32>
  %n = rt.launch @add elementwise [0] ins(%w, %x : tensor<8xf32>, tensor<8xf32>)
      outs(%d : tensor<8xf32>) -> tensor<8xf32>
  return %n : tensor<8xf32>
}

// -----

rt.kernel @add schedule = "parallel" {
^bb0(%w: tensor<8xf32>, %x: tensor<8xf32>, %out: tensor<8xf32>):
  rt.yield %w : tensor<8xf32>
}

// A fetch of the old value is copied before the new one is.
// CHECK-LABEL: func @old_value
// CHECK-SAME: %[[X:[^:]*]]: memref<8xf32>, %[[W:[^:]*]]: memref<8xf32> {tenon.variable = @w}, %[[OUT:[^:]*]]: memref<8xf32>)
// CHECK: rt.launch @add {{.*}} outs(%[[T:.*]] : memref<8xf32>)
// CHECK: rt.launch @copy_8xf32 ins(%[[W]] : {{.*}}) outs(%[[OUT]] :
// CHECK: rt.launch @copy_8xf32 ins(%[[T]] : {{.*}}) outs(%[[W]] :
func.func @old_value(%x: tensor<8xf32>, %w: tensor<8xf32> {tenon.variable = @w})
    -> (tensor<8xf32>, tensor<8xf32> {tenon.variable = @w}) {
  %d = bufferization.alloc_tensor() : tensor<8xf32>
  %n = rt.launch @add elementwise [0] ins(%w, %x : tensor<8xf32>, tensor<8xf32>)
      outs(%d : tensor<8xf32>) -> tensor<8xf32>
  return %w, %n : tensor<8xf32>, tensor<8xf32>
}

// -----

// Two variables change places by way of temporaries.
// CHECK-LABEL: func @swap
// CHECK-SAME: %[[A:[^:]*]]: memref<8xf32> {tenon.variable = @a}, %[[B:[^:]*]]: memref<8xf32> {tenon.variable = @b})
// CHECK-DAG: rt.launch @copy_8xf32 ins(%[[B]] : {{.*}}) outs(%[[T:.*]] :
// CHECK-DAG: rt.launch @copy_8xf32 ins(%[[A]] : {{.*}}) outs(%[[U:.*]] :
// CHECK: rt.launch @copy_8xf32 ins(%[[T]] : {{.*}}) outs(%[[A]] :
// CHECK: rt.launch @copy_8xf32 ins(%[[U]] : {{.*}}) outs(%[[B]] :
func.func @swap(%a: tensor<8xf32> {tenon.variable = @a},
                %b: tensor<8xf32> {tenon.variable = @b})
    -> (tensor<8xf32> {tenon.variable = @a}, tensor<8xf32> {tenon.variable = @b}) {
  return %b, %a : tensor<8xf32>, tensor<8xf32>
}

// -----

rt.kernel @add schedule = "parallel" {
^bb0(%w: tensor<8xf32>, %x: tensor<8xf32>, %out: tensor<8xf32>):
  rt.yield %w : tensor<8xf32>
}

// A branch that leaves a variable alone does nothing.
// CHECK-LABEL: func @branch
// CHECK-SAME: %[[C:[^:]*]]: i1, %[[X:[^:]*]]: memref<8xf32>, %[[W:[^:]*]]: memref<8xf32> {tenon.variable = @w})
// CHECK: scf.if %[[C]] {
// CHECK-NEXT: rt.launch @add elementwise [0] ins(%[[W]], %[[X]] : {{.*}}) outs(%[[W]] :
// CHECK-NEXT: }
func.func @branch(%c: i1, %x: tensor<8xf32>, %w: tensor<8xf32> {tenon.variable = @w})
    -> (tensor<8xf32> {tenon.variable = @w}) {
  %r = scf.if %c -> tensor<8xf32> {
    %d = bufferization.alloc_tensor() : tensor<8xf32>
    %n = rt.launch @add elementwise [0] ins(%w, %x : tensor<8xf32>, tensor<8xf32>)
        outs(%d : tensor<8xf32>) -> tensor<8xf32>
    scf.yield %n : tensor<8xf32>
  } else {
    scf.yield %w : tensor<8xf32>
  }
  return %r : tensor<8xf32>
}
