// RUN: tenon-opt %s --tenon-hoist-invariants --cse | FileCheck %s
// RUN: tenon-opt %s --tenon-hoist-invariants=over-time=false --cse \
// RUN:   | FileCheck %s --check-prefix=PLAIN

// What depends on nothing carried moves out, but for what could fail.
// CHECK-LABEL: @invariant
// CHECK: tenon.exp
// CHECK: tenon.while
// CHECK: tenon.div
func.func @invariant(%n: tensor<i32>, %x: tensor<4xf32>, %d: tensor<i32>) -> (tensor<4xf32>, tensor<i32>) {
  %zero = tenon.constant dense<0> : tensor<i32>
  %r:2 = tenon.while (%zero, %x) : (tensor<i32>, tensor<4xf32>) -> (tensor<i32>, tensor<4xf32>) cond {
  ^bb0(%i: tensor<i32>, %a: tensor<4xf32>):
    %c = tenon.compare lt %i, %n : tensor<i32>, tensor<i32> -> tensor<i1>
    tenon.condition %c : tensor<i1>
  } body {
  ^bb0(%i: tensor<i32>, %a: tensor<4xf32>):
    %q = tenon.div %n, %d : tensor<i32>, tensor<i32> -> tensor<i32>
    %j = tenon.add %i, %q : tensor<i32>, tensor<i32> -> tensor<i32>
    %e = tenon.exp %x : tensor<4xf32> -> tensor<4xf32>
    %s = tenon.add %a, %e : tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>
    tenon.yield %j, %s : tensor<i32>, tensor<4xf32>
  }
  return %r#1, %r#0 : tensor<4xf32>, tensor<i32>
}

// A product of each iteration's slice is one of all slices, with the bias; a product of
// a concatenation is taken apart for it.
// CHECK-LABEL: @over_time
// CHECK-SAME: (%[[XS:.*]]: tensor<5x1x2xf32>, %[[W:.*]]: tensor<5x4xf32>
// CHECK-DAG: %[[TOP:.*]] = tenon.slice %[[W]] begin [0, 0] size [2, 4]
// CHECK-DAG: %[[REST:.*]] = tenon.slice %[[W]] begin [2, 0] size [3, 4]
// CHECK-DAG: %[[ALL:.*]] = tenon.matmul %[[XS]], %[[TOP]] : tensor<5x1x2xf32>, tensor<2x4xf32> -> tensor<5x1x4xf32>
// CHECK: tenon.while
// CHECK: body {
// CHECK: %[[P:.*]] = tenon.gather %[[ALL]], %{{.*}} axis 0
// CHECK: %[[Q:.*]] = tenon.matmul %{{.*}}, %[[REST]]
// CHECK: tenon.add %[[P]], %[[Q]]
// PLAIN-LABEL: @over_time
// PLAIN: tenon.while
// PLAIN: tenon.concat
func.func @over_time(%xs: tensor<5x1x2xf32>, %w: tensor<5x4xf32>, %h: tensor<1x3xf32>) -> tensor<1x3xf32> {
  %zero = tenon.constant dense<0> : tensor<i32>
  %one = tenon.constant dense<1> : tensor<i32>
  %n = tenon.constant dense<5> : tensor<i32>
  %r:2 = tenon.while (%zero, %h) : (tensor<i32>, tensor<1x3xf32>) -> (tensor<i32>, tensor<1x3xf32>) cond {
  ^bb0(%i: tensor<i32>, %a: tensor<1x3xf32>):
    %c = tenon.compare lt %i, %n : tensor<i32>, tensor<i32> -> tensor<i1>
    tenon.condition %c : tensor<i1>
  } body {
  ^bb0(%i: tensor<i32>, %a: tensor<1x3xf32>):
    %x = tenon.gather %xs, %i axis 0 : tensor<5x1x2xf32>, tensor<i32> -> tensor<1x2xf32>
    %xa = tenon.concat axis 1 (%x, %a) : tensor<1x2xf32>, tensor<1x3xf32> -> tensor<1x5xf32>
    %y = tenon.matmul %xa, %w : tensor<1x5xf32>, tensor<5x4xf32> -> tensor<1x4xf32>
    %b = tenon.slice %y begin [0, 1] size [1, 3] strides [1, 1] : tensor<1x4xf32> -> tensor<1x3xf32>
    %j = tenon.add %i, %one : tensor<i32>, tensor<i32> -> tensor<i32>
    tenon.yield %j, %b : tensor<i32>, tensor<1x3xf32>
  }
  return %r#1 : tensor<1x3xf32>
}

// The bias goes along; slices that no iteration would take are no reason to compute
// them.
// CHECK-LABEL: @bias
// CHECK: %[[P:.*]] = tenon.matmul %{{.*}} -> tensor<?x1x4xf32>
// CHECK: tenon.add %[[P]], %{{.*}} -> tensor<?x1x4xf32>
// CHECK: tenon.while
// CHECK: tenon.matmul %{{.*}} -> tensor<1x4xf32>
func.func @bias(%xs: tensor<?x1x2xf32>, %many: tensor<99x1x2xf32>, %w: tensor<2x4xf32>, %v: tensor<4xf32>) -> tensor<1x4xf32> {
  %zero = tenon.constant dense<0> : tensor<i32>
  %one = tenon.constant dense<1> : tensor<i32>
  %n = tenon.constant dense<5> : tensor<i32>
  %z = tenon.constant dense<0.0> : tensor<1x4xf32>
  %r:2 = tenon.while (%zero, %z) : (tensor<i32>, tensor<1x4xf32>) -> (tensor<i32>, tensor<1x4xf32>) cond {
  ^bb0(%i: tensor<i32>, %a: tensor<1x4xf32>):
    %c = tenon.compare lt %i, %n : tensor<i32>, tensor<i32> -> tensor<i1>
    tenon.condition %c : tensor<i1>
  } body {
  ^bb0(%i: tensor<i32>, %a: tensor<1x4xf32>):
    %x = tenon.gather %xs, %i axis 0 : tensor<?x1x2xf32>, tensor<i32> -> tensor<1x2xf32>
    %y = tenon.matmul %x, %w : tensor<1x2xf32>, tensor<2x4xf32> -> tensor<1x4xf32>
    %b = tenon.add %y, %v : tensor<1x4xf32>, tensor<4xf32> -> tensor<1x4xf32>
    %u = tenon.gather %many, %i axis 0 : tensor<99x1x2xf32>, tensor<i32> -> tensor<1x2xf32>
    %k = tenon.matmul %u, %w : tensor<1x2xf32>, tensor<2x4xf32> -> tensor<1x4xf32>
    %s = tenon.add %a, %b : tensor<1x4xf32>, tensor<1x4xf32> -> tensor<1x4xf32>
    %t = tenon.add %s, %k : tensor<1x4xf32>, tensor<1x4xf32> -> tensor<1x4xf32>
    %j = tenon.add %i, %one : tensor<i32>, tensor<i32> -> tensor<i32>
    tenon.yield %j, %t : tensor<i32>, tensor<1x4xf32>
  }
  return %r#1 : tensor<1x4xf32>
}

// A box of one element at the iteration's number is such a slice, too.
// CHECK-LABEL: @box
// CHECK-SAME: (%[[XS:.*]]: tensor<5x1x2xf32>, %[[W:.*]]: tensor<2x4xf32>
// CHECK: tenon.matmul %[[XS]], %[[W]] : {{.*}} -> tensor<5x1x4xf32>
// CHECK: tenon.while
// CHECK-NOT: tenon.matmul
func.func @box(%xs: tensor<5x1x2xf32>, %w: tensor<2x4xf32>, %h: tensor<1x4xf32>) -> tensor<1x4xf32> {
  %zero = tenon.constant dense<0> : tensor<i32>
  %one = tenon.constant dense<1> : tensor<i32>
  %n = tenon.constant dense<5> : tensor<i32>
  %zeros = tenon.constant dense<0> : tensor<2xi32>
  %size = tenon.constant dense<[1, -1, 2]> : tensor<3xi32>
  %r:2 = tenon.while (%zero, %h) : (tensor<i32>, tensor<1x4xf32>) -> (tensor<i32>, tensor<1x4xf32>) cond {
  ^bb0(%i: tensor<i32>, %a: tensor<1x4xf32>):
    %c = tenon.compare lt %i, %n : tensor<i32>, tensor<i32> -> tensor<i1>
    tenon.condition %c : tensor<i1>
  } body {
  ^bb0(%i: tensor<i32>, %a: tensor<1x4xf32>):
    %at = tenon.expand_dims %i axes [0] : tensor<i32> -> tensor<1xi32>
    %begin = tenon.concat axis 0 (%at, %zeros) : tensor<1xi32>, tensor<2xi32> -> tensor<3xi32>
    %box = tenon.dynamic_slice %xs, %begin, %size : tensor<5x1x2xf32>, tensor<3xi32>, tensor<3xi32> -> tensor<1x1x2xf32>
    %x = tenon.squeeze %box axes [0] : tensor<1x1x2xf32> -> tensor<1x2xf32>
    %y = tenon.matmul %x, %w : tensor<1x2xf32>, tensor<2x4xf32> -> tensor<1x4xf32>
    %b = tenon.add %y, %a : tensor<1x4xf32>, tensor<1x4xf32> -> tensor<1x4xf32>
    %j = tenon.add %i, %one : tensor<i32>, tensor<i32> -> tensor<i32>
    tenon.yield %j, %b : tensor<i32>, tensor<1x4xf32>
  }
  return %r#1 : tensor<1x4xf32>
}
