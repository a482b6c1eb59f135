// Text of the control family.
// RUN: tenon-opt %s | tenon-opt | FileCheck %s

// CHECK-LABEL: @if
func.func @if(%c: tensor<i1>, %a: tensor<4xf32>, %b: tensor<?xf32>) -> tensor<?xf32> {
  // CHECK: tenon.if %{{.*}} : tensor<i1> -> tensor<?xf32> {
  // CHECK-NEXT: tenon.yield %{{.*}} : tensor<4xf32>
  // CHECK-NEXT: } else {
  // CHECK-NEXT: tenon.yield %{{.*}} : tensor<?xf32>
  %y = tenon.if %c : tensor<i1> -> tensor<?xf32> {
    tenon.yield %a : tensor<4xf32>
  } else {
    tenon.yield %b : tensor<?xf32>
  }
  return %y : tensor<?xf32>
}

// CHECK-LABEL: @if_for_effect
func.func @if_for_effect(%c: tensor<i1>, %d: tensor<i1>) {
  // CHECK: tenon.if %{{.*}} : tensor<i1> {
  // CHECK: } else {
  // CHECK-NEXT: tenon.yield
  // CHECK-NEXT: }
  tenon.if %c : tensor<i1> {
    tenon.check %d "d must hold" : tensor<i1>
    tenon.yield
  } else {
    tenon.yield
  }
  return
}

// CHECK-LABEL: @while
func.func @while(%i: tensor<i32>, %x: tensor<4xf32>, %limit: tensor<i32>, %one: tensor<i32>)
    -> tensor<4xf32> {
  // CHECK: tenon.while (%{{.*}}, %{{.*}}) : (tensor<i32>, tensor<4xf32>) -> (tensor<i32>, tensor<4xf32>) cond {
  // CHECK: ^bb0(%{{.*}}: tensor<i32>, %{{.*}}: tensor<4xf32>):
  // CHECK: tenon.condition %{{.*}} : tensor<i1>
  // CHECK: } body {
  // CHECK: tenon.yield %{{.*}}, %{{.*}} : tensor<i32>, tensor<4xf32>
  %r:2 = tenon.while (%i, %x) : (tensor<i32>, tensor<4xf32>) -> (tensor<i32>, tensor<4xf32>) cond {
  ^bb0(%n: tensor<i32>, %v: tensor<4xf32>):
    %c = tenon.compare lt %n, %limit : tensor<i32>, tensor<i32> -> tensor<i1>
    tenon.condition %c : tensor<i1>
  } body {
  ^bb0(%n: tensor<i32>, %v: tensor<4xf32>):
    %m = tenon.add %n, %one : tensor<i32>, tensor<i32> -> tensor<i32>
    %w = tenon.exp %v : tensor<4xf32> -> tensor<4xf32>
    tenon.yield %m, %w : tensor<i32>, tensor<4xf32>
  }
  return %r#1 : tensor<4xf32>
}
