// RUN: tenon-opt %s --tenon-store-constants --split-input-file | FileCheck %s

// Constants with several values go to the store; equal ones are stored once.
// CHECK-LABEL: func @stored
func.func @stored() -> (tensor<2xf32>, tensor<2xf32>, tensor<3xi1>) {
  // CHECK-DAG: %[[A:.*]] = rt.weight [[N:.*]] : tensor<2xf32>
  // CHECK-DAG: %[[B:.*]] = rt.weight [[N]] : tensor<2xf32>
  // CHECK-DAG: %[[C:.*]] = rt.weight {{.*}} : tensor<3xi1>
  // CHECK: return %[[A]], %[[B]], %[[C]]
  %a = arith.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %b = arith.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %c = arith.constant dense<[true, false, true]> : tensor<3xi1>
  return %a, %b, %c : tensor<2xf32>, tensor<2xf32>, tensor<3xi1>
}

// -----

// A splat stays: loop bodies use it as a scalar.
// CHECK-LABEL: func @splat
func.func @splat() -> tensor<4xf32> {
  // CHECK: arith.constant dense<2.000000e+00>
  // CHECK-NOT: rt.weight
  %a = arith.constant dense<2.0> : tensor<4xf32>
  return %a : tensor<4xf32>
}

// -----

// A large one that is returned is no bytes of the product.
// CHECK-LABEL: func @returned
func.func @returned() -> (tensor<40x40xf32>, tensor<2xf32>) {
  // CHECK: %[[VALUE:.*]] = arith.constant 2.000000e+00 : f32
  // CHECK: %[[EMPTY:.*]] = tensor.empty() : tensor<40x40xf32>
  // CHECK: %[[FILLED:.*]] = linalg.fill ins(%[[VALUE]] : f32) outs(%[[EMPTY]]
  // CHECK: return %[[FILLED]], %{{.*}}
  %a = arith.constant dense<2.0> : tensor<40x40xf32>
  %b = arith.constant dense<2.0> : tensor<2xf32>
  return %a, %b : tensor<40x40xf32>, tensor<2xf32>
}

// -----

// A weight of the graph keeps its number.
// CHECK-LABEL: func @weight
func.func @weight() -> tensor<784x10xf32> {
  // CHECK: rt.weight 7 : tensor<784x10xf32>
  %w = tenon.weight 7 : tensor<784x10xf32>
  return %w : tensor<784x10xf32>
}
