// Text and effects of the state family.
// RUN: tenon-opt %s | tenon-opt | FileCheck %s
// RUN: tenon-opt %s --canonicalize --cse | FileCheck %s --check-prefix=EFFECT

// CHECK: tenon.variable @w : tensor<4xf32> trainable initial_weight 3
tenon.variable @w : tensor<4xf32> trainable initial_weight 3
// CHECK: tenon.variable @step : tensor<i64>
tenon.variable @step : tensor<i64>
// CHECK: tenon.variable @grows : tensor<?x4xf32>
tenon.variable @grows : tensor<?x4xf32>

// CHECK-LABEL: @update
func.func @update(%v: tensor<4xf32>, %one: tensor<i64>) -> tensor<4xf32> {
  // CHECK: tenon.read @w : tensor<4xf32>
  %w = tenon.read @w : tensor<4xf32>
  // CHECK: tenon.assign @w, %{{.*}} : tensor<4xf32>
  tenon.assign @w, %v : tensor<4xf32>
  // CHECK: tenon.assign_add @step, %{{.*}} : tensor<i64>
  tenon.assign_add @step, %one : tensor<i64>
  // CHECK: tenon.assign_sub @w, %{{.*}} : tensor<4xf32>
  tenon.assign_sub @w, %w : tensor<4xf32>
  return %w : tensor<4xf32>
}

// A variable of unknown size takes values of any.
func.func @sizes(%v: tensor<2x4xf32>) {
  tenon.assign @grows, %v : tensor<2x4xf32>
  return
}

// A read that nobody uses goes, equal reads with no write between are one, and reads
// before and after a write stay apart.
// EFFECT-LABEL: @reads
func.func @reads(%v: tensor<4xf32>)
    -> (tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) {
  // EFFECT-NEXT: %[[A:.*]] = tenon.read @w
  // EFFECT-NEXT: tenon.assign @w
  // EFFECT-NEXT: %[[B:.*]] = tenon.read @w
  // EFFECT-NEXT: return %[[A]], %[[A]], %[[B]]
  tenon.read @step : tensor<i64>
  %a = tenon.read @w : tensor<4xf32>
  %b = tenon.read @w : tensor<4xf32>
  tenon.assign @w, %v : tensor<4xf32>
  %c = tenon.read @w : tensor<4xf32>
  return %a, %b, %c : tensor<4xf32>, tensor<4xf32>, tensor<4xf32>
}

// CHECK-LABEL: @check
// EFFECT-LABEL: @check
func.func @check(%c: tensor<i1>, %n: tensor<i32>) {
  // CHECK: tenon.check %{{.*}} "labels must be below 10" : tensor<i1>
  // EFFECT: tenon.check
  tenon.check %c "labels must be below 10" : tensor<i1>
  // CHECK: tenon.check %{{.*}} "{0} is too much" values(%{{.*}} : tensor<i32>) : tensor<i1>
  tenon.check %c "{0} is too much" values(%n : tensor<i32>) : tensor<i1>
  return
}
