// Expectations become checks behind opaque values.
// RUN: tenon-opt %s --pass-pipeline='builtin.module(func.func(tenon-lower-expectations))' | FileCheck %s

// CHECK-LABEL: @equal(
// CHECK-SAME: %[[X:.*]]: tensor<2xi32>)
func.func @equal(%x: tensor<2xi32>) {
  // CHECK: %[[C:.*]] = tenon.constant dense<[1, 2]>
  // CHECK: %[[E:.*]] = check.opaque %[[C]]
  %e = check.unfoldable_constant dense<[1, 2]> : tensor<2xi32>
  // CHECK: %[[A:.*]] = check.opaque %[[X]]
  // CHECK: %[[B:.*]] = check.opaque %[[E]]
  // CHECK: %[[SAME:.*]] = tenon.compare eq %[[A]], %[[B]]
  // CHECK: %[[COUNT:.*]] = tenon.reduce sum
  // CHECK: %[[NONE:.*]] = tenon.compare eq %[[COUNT]]
  // CHECK: tenon.check %[[NONE]] "{{.*}}lower-expectations.mlir:[[#@LINE+1]]: {0} of 2 differ" values(%[[COUNT]] : tensor<i64>)
  check.expect_eq %x, %e : tensor<2xi32>, tensor<2xi32>
  return
}

// Open sizes are compared before they could be broadcast.
// CHECK-LABEL: @open_sizes(
func.func @open_sizes(%x: tensor<?xf32>, %e: tensor<3xf32>) {
  // CHECK: tenon.check %{{.*}} "{{.*}}: the shapes differ"
  // CHECK: tenon.is_finite
  // CHECK: tenon.check %{{.*}} "{{.*}} of 3 differ"
  check.expect_close %x, %e tolerance 1.0e-5 : tensor<?xf32>, tensor<3xf32>
  return
}
