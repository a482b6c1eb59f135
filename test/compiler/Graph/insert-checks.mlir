// RUN: tenon-opt %s --tenon-insert-checks | FileCheck %s

// CHECK-LABEL: @gather
func.func @gather(%x: tensor<10x4xf32>, %i: tensor<?xi32>) -> tensor<?x4xf32> {
  // CHECK-DAG: %[[LEAST:.*]] = tenon.reduce min %arg1 axes [0]
  // CHECK-DAG: %[[MOST:.*]] = tenon.reduce max %arg1 axes [0]
  // CHECK-DAG: %[[SIZE:.*]] = tenon.constant dense<10> : tensor<i32>
  // CHECK: %[[A:.*]] = tenon.compare ge %[[LEAST]]
  // CHECK: %[[B:.*]] = tenon.compare lt %[[MOST]], %[[SIZE]]
  // CHECK: %[[BOTH:.*]] = tenon.logical_and %[[A]], %[[B]]
  // CHECK: %[[WRONG:.*]] = tenon.select %[[A]], %[[MOST]], %[[LEAST]]
  // CHECK: tenon.check %[[BOTH]] "index {0} is not in [0, {1})" values(%[[WRONG]], %[[SIZE]]
  // CHECK: tenon.gather
  %y = tenon.gather %x, %i axis 0
      : tensor<10x4xf32>, tensor<?xi32> -> tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}

// CHECK-LABEL: @gather_dynamic
func.func @gather_dynamic(%x: tensor<?xf32>, %i: tensor<i64>) -> tensor<f32> {
  // CHECK: %[[S:.*]] = tenon.shape_of %arg0 : tensor<?xf32> -> tensor<1xi64>
  // CHECK: tenon.check
  %y = tenon.gather %x, %i axis 0 : tensor<?xf32>, tensor<i64> -> tensor<f32>
  return %y : tensor<f32>
}

// CHECK-LABEL: @in_range
func.func @in_range(%x: tensor<10xf32>, %n: tensor<4xi32>) -> (tensor<2xf32>, tensor<4xi32>) {
  // CHECK-NOT: tenon.check
  %i = tenon.constant dense<[0, 9]> : tensor<2xi32>
  %y = tenon.gather %x, %i axis 0 : tensor<10xf32>, tensor<2xi32> -> tensor<2xf32>
  %two = tenon.constant dense<2> : tensor<i32>
  %h = tenon.floor_div %n, %two : tensor<4xi32>, tensor<i32> -> tensor<4xi32>
  return %y, %h : tensor<2xf32>, tensor<4xi32>
}

// CHECK-LABEL: @divide
func.func @divide(%a: tensor<8xi32>, %b: tensor<8xi32>, %f: tensor<8xf32>)
    -> (tensor<8xi32>, tensor<8xf32>) {
  // CHECK: %[[N:.*]] = tenon.compare ne %arg1
  // CHECK: %[[ALL:.*]] = tenon.reduce all %[[N]] axes [0]
  // CHECK: tenon.check %[[ALL]] "integer division by zero" : tensor<i1>
  // CHECK-NOT: tenon.check
  %q = tenon.div %a, %b : tensor<8xi32>, tensor<8xi32> -> tensor<8xi32>
  %g = tenon.div %f, %f : tensor<8xf32>, tensor<8xf32> -> tensor<8xf32>
  return %q, %g : tensor<8xi32>, tensor<8xf32>
}

// CHECK-LABEL: @update
func.func @update(%x: tensor<10x4xf32>, %u: tensor<1x4xf32>, %i: tensor<1xi32>) -> tensor<10x4xf32> {
  %zero = tenon.constant dense<0> : tensor<1xi32>
  %begin = tenon.concat axis 0 (%i, %zero) : tensor<1xi32>, tensor<1xi32> -> tensor<2xi32>
  // CHECK: %[[PLACE:.*]] = tenon.squeeze
  // CHECK: %[[A:.*]] = tenon.compare ge %[[PLACE]]
  // CHECK: %[[B:.*]] = tenon.compare le
  // CHECK: %[[BOTH:.*]] = tenon.logical_and %[[A]], %[[B]]
  // CHECK: tenon.check %[[BOTH]] "index {0} is not in [0, {1})" values(%[[PLACE]]
  // CHECK-NOT: tenon.check
  // CHECK: tenon.dynamic_update_slice
  %y = tenon.dynamic_update_slice %x, %u, %begin : tensor<10x4xf32>, tensor<1x4xf32>, tensor<2xi32> -> tensor<10x4xf32>
  return %y : tensor<10x4xf32>
}

// A box of several elements, or of an unknown number.
// CHECK-LABEL: @update_several
// CHECK: %[[END:.*]] = tenon.add
// CHECK: tenon.check %{{.*}} "elements up to index {0} are replaced where the dimension has {1}" values(%[[END]],
func.func @update_several(%x: tensor<10x4xf32>, %u: tensor<?x4xf32>, %i: tensor<1xi32>) -> tensor<10x4xf32> {
  %zero = tenon.constant dense<0> : tensor<1xi32>
  %begin = tenon.concat axis 0 (%i, %zero) : tensor<1xi32>, tensor<1xi32> -> tensor<2xi32>
  %y = tenon.dynamic_update_slice %x, %u, %begin : tensor<10x4xf32>, tensor<?x4xf32>, tensor<2xi32> -> tensor<10x4xf32>
  return %y : tensor<10x4xf32>
}

// What only lends its shape is not computed, and cannot fail.
// CHECK-LABEL: @only_shape
func.func @only_shape(%x: tensor<?x4xf32>, %i: tensor<i32>) -> tensor<1xi32> {
  // CHECK-NOT: tenon.check
  %y = tenon.gather %x, %i axis 0 : tensor<?x4xf32>, tensor<i32> -> tensor<4xf32>
  %z = tenon.neg %y : tensor<4xf32> -> tensor<4xf32>
  %s = tenon.shape_of %z : tensor<4xf32> -> tensor<1xi32>
  return %s : tensor<1xi32>
}
