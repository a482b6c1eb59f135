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

// -----

rt.kernel @momentum schedule = "parallel" {
^bb0(%m: tensor<6xf32>, %g: tensor<2x3xf32>, %w: tensor<6xf32>, %a: tensor<6xf32>,
     %b: tensor<6xf32>):
  rt.yield %m, %w : tensor<6xf32>, tensor<6xf32>
}

// Two variables of one launch that sees them collapsed, both in place.
// CHECK-LABEL: func @two
// CHECK-NOT: rt.launch @copy
// CHECK: rt.launch @momentum elementwise [0, 2] ins(%[[M:[^,]*]], %{{[^,]*}}, %[[W:[^,]*]] : {{.*}}) outs(%[[M]], %[[W]] :
// CHECK-NOT: rt.launch
func.func @two(%g: tensor<2x3xf32>, %m: tensor<2x3xf32> {tenon.variable = @m},
               %w: tensor<2x3xf32> {tenon.variable = @w})
    -> (tensor<2x3xf32> {tenon.variable = @m}, tensor<2x3xf32> {tenon.variable = @w}) {
  %d = bufferization.alloc_tensor() : tensor<2x3xf32>
  %e = bufferization.alloc_tensor() : tensor<2x3xf32>
  %df = tensor.collapse_shape %d [[0, 1]] : tensor<2x3xf32> into tensor<6xf32>
  %mf = tensor.collapse_shape %m [[0, 1]] : tensor<2x3xf32> into tensor<6xf32>
  %wf = tensor.collapse_shape %w [[0, 1]] : tensor<2x3xf32> into tensor<6xf32>
  %ef = tensor.collapse_shape %e [[0, 1]] : tensor<2x3xf32> into tensor<6xf32>
  %r:2 = rt.launch @momentum elementwise [0, 2]
      ins(%mf, %g, %wf : tensor<6xf32>, tensor<2x3xf32>, tensor<6xf32>)
      outs(%df, %ef : tensor<6xf32>, tensor<6xf32>) -> tensor<6xf32>, tensor<6xf32>
  %nm = tensor.expand_shape %r#0 [[0, 1]] output_shape [2, 3]
      : tensor<6xf32> into tensor<2x3xf32>
  %nw = tensor.expand_shape %r#1 [[0, 1]] output_shape [2, 3]
      : tensor<6xf32> into tensor<2x3xf32>
  return %nm, %nw : tensor<2x3xf32>, tensor<2x3xf32>
}

// -----

// An update through two views is in place: the one undoes the other.
// CHECK-LABEL: func @reshaped
// CHECK: %[[V:.*]] = memref.collapse_shape %{{.*}} : memref<2x1x3x1xf32> into memref<6xf32>
// CHECK: rt.launch @half elementwise [0] ins(%[[V]] : memref<6xf32>) outs(%[[V]] : memref<6xf32>)
rt.kernel @half schedule = "parallel" {
^bb0(%in: tensor<6xf32>, %out: tensor<6xf32>):
  rt.yield %out : tensor<6xf32>
}
func.func @reshaped(%w: tensor<2x1x3x1xf32> {tenon.variable = @r})
    -> (tensor<2x1x3x1xf32> {tenon.variable = @r}) {
  %0 = bufferization.alloc_tensor() : tensor<2x3xf32>
  %1 = tensor.collapse_shape %w [[0, 1, 2, 3]] : tensor<2x1x3x1xf32> into tensor<6xf32>
  %2 = tensor.collapse_shape %0 [[0, 1]] : tensor<2x3xf32> into tensor<6xf32>
  %3 = rt.launch @half elementwise [0] ins(%1 : tensor<6xf32>)
      outs(%2 : tensor<6xf32>) -> tensor<6xf32>
  %4 = tensor.expand_shape %3 [[0, 1, 2, 3]] output_shape [2, 1, 3, 1]
      : tensor<6xf32> into tensor<2x1x3x1xf32>
  return %4 : tensor<2x1x3x1xf32>
}
