// RUN: tenon-opt %s --tenon-lower-to-linalg --canonicalize --split-input-file --verify-diagnostics | FileCheck %s

// A loop that counts is scf.for; its counter, bounds and slices are the host's.
// CHECK-LABEL: @counted
// CHECK-SAME: (%[[N:.*]]: tensor<i64>, %[[XS:.*]]: tensor<5x4xf32>, %[[A:.*]]: tensor<4xf32>)
// CHECK: %[[L:.*]] = tensor.extract %[[N]]
// CHECK: %[[LIMIT:.*]] = arith.index_cast %[[L]]
// CHECK: scf.for %[[I:.*]] = %c0 to %{{.*}} step %c1 iter_args(%{{.*}} = %[[A]]) -> (tensor<4xf32>) {
// CHECK-NOT: linalg
// CHECK: rt.check
// CHECK: tensor.extract_slice %[[XS]][%{{.*}}, 0] [1, 4] [1, 1] : tensor<5x4xf32> to tensor<4xf32>
// CHECK: linalg.generic
// CHECK-NOT: linalg.generic
// CHECK: scf.yield
func.func @counted(%n: tensor<i64>, %xs: tensor<5x4xf32>, %x: tensor<4xf32>) -> tensor<4xf32> {
  %two = tenon.constant dense<2> : tensor<i64>
  %three = tenon.constant dense<3> : tensor<i64>
  %r:2 = tenon.while (%two, %x) : (tensor<i64>, tensor<4xf32>) -> (tensor<i64>, tensor<4xf32>) cond {
  ^bb0(%i: tensor<i64>, %a: tensor<4xf32>):
    %c = tenon.compare gt %n, %i : tensor<i64>, tensor<i64> -> tensor<i1>
    tenon.condition %c : tensor<i1>
  } body {
  ^bb0(%i: tensor<i64>, %a: tensor<4xf32>):
    %c = tenon.compare lt %i, %three : tensor<i64>, tensor<i64> -> tensor<i1>
    tenon.check %c "index {0} is too great" values(%i : tensor<i64>) : tensor<i1>
    %y = tenon.gather %xs, %i axis 0 : tensor<5x4xf32>, tensor<i64> -> tensor<4xf32>
    %b = tenon.add %a, %y : tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>
    %j = tenon.add %i, %three : tensor<i64>, tensor<i64> -> tensor<i64>
    tenon.yield %j, %b : tensor<i64>, tensor<4xf32>
  }
  return %r#1 : tensor<4xf32>
}

// -----

// Another one carries whether it goes on; what the condition computes is in the body.
// CHECK-LABEL: @until
// CHECK: tensor.extract
// CHECK: scf.while (%[[A:[^ ]*]] = %{{.*}}, %[[C:[^ ]*]] = %{{.*}}) : (tensor<4xf32>, i1) -> tensor<4xf32> {
// CHECK-NEXT: scf.condition(%[[C]]) %[[A]] : tensor<4xf32>
// CHECK: } do {
// CHECK: linalg.generic
// CHECK: linalg.generic
// CHECK: %[[NEXT:.*]] = tensor.extract
// CHECK: scf.yield %{{.*}}, %[[NEXT]] : tensor<4xf32>, i1
func.func @until(%x: tensor<4xf32>, %limit: tensor<f32>) -> tensor<4xf32> {
  %r = tenon.while (%x) : (tensor<4xf32>) -> tensor<4xf32> cond {
  ^bb0(%a: tensor<4xf32>):
    %s = tenon.reduce sum %a axes [0] : tensor<4xf32> -> tensor<f32>
    %c = tenon.compare lt %s, %limit : tensor<f32>, tensor<f32> -> tensor<i1>
    tenon.condition %c : tensor<i1>
  } body {
  ^bb0(%a: tensor<4xf32>):
    %b = tenon.exp %a : tensor<4xf32> -> tensor<4xf32>
    tenon.yield %b : tensor<4xf32>
  }
  return %r : tensor<4xf32>
}

// -----

// Sizes that can't be proved to stay are carried beside the tensor.
// CHECK-LABEL: @sizes
// CHECK-SAME: (%[[X:.*]]: tensor<?xf32>, %[[Y:.*]]: tensor<?xf32>)
// CHECK-DAG: %[[N:.*]] = tensor.dim %[[X]], %c0
// CHECK-DAG: %[[M:.*]] = tensor.dim %[[Y]], %c0
// CHECK: scf.while (%{{.*}} = %c0, %{{.*}} = %[[X]], %{{.*}} = %[[X]], %{{.*}} = %true, %{{.*}} = %[[N]])
// CHECK: ^bb0(%{{.*}}: index, %{{.*}}: tensor<?xf32>, %{{.*}}: tensor<?xf32>, %[[S:.*]]: index):
// CHECK: tensor.empty(%[[N]])
// CHECK: tensor.empty(%[[S]])
// CHECK: scf.yield %{{.*}}, %{{.*}}, %[[Y]], %{{.*}}, %[[M]] : index, tensor<?xf32>, tensor<?xf32>, i1, index
func.func @sizes(%x: tensor<?xf32>, %y: tensor<?xf32>) -> (tensor<?xf32>, tensor<?xf32>) {
  %zero = tenon.constant dense<0> : tensor<i32>
  %one = tenon.constant dense<1> : tensor<i32>
  %n = tenon.constant dense<5> : tensor<i32>
  %r:3 = tenon.while (%zero, %x, %x) : (tensor<i32>, tensor<?xf32>, tensor<?xf32>) -> (tensor<i32>, tensor<?xf32>, tensor<?xf32>) cond {
  ^bb0(%i: tensor<i32>, %a: tensor<?xf32>, %b: tensor<?xf32>):
    %c = tenon.compare lt %i, %n : tensor<i32>, tensor<i32> -> tensor<i1>
    tenon.condition %c : tensor<i1>
  } body {
  ^bb0(%i: tensor<i32>, %a: tensor<?xf32>, %b: tensor<?xf32>):
    %j = tenon.add %i, %one : tensor<i32>, tensor<i32> -> tensor<i32>
    %e = tenon.exp %a : tensor<?xf32> -> tensor<?xf32>
    %f = tenon.reduce sum %e axes [0] keep_dims : tensor<?xf32> -> tensor<1xf32>
    %g = tenon.exp %b : tensor<?xf32> -> tensor<?xf32>
    %k = tenon.reduce sum %g axes [0] keep_dims : tensor<?xf32> -> tensor<1xf32>
    %s = tenon.mul %f, %k : tensor<1xf32>, tensor<1xf32> -> tensor<1xf32>
    %t = tenon.add %e, %s : tensor<?xf32>, tensor<1xf32> -> tensor<?xf32>
    tenon.yield %j, %t, %y : tensor<i32>, tensor<?xf32>, tensor<?xf32>
  }
  return %r#1, %r#2 : tensor<?xf32>, tensor<?xf32>
}

// -----

func.func @contradicts(%x: tensor<2xf32>) -> tensor<2xf32> {
  %zero = tenon.constant dense<0> : tensor<i32>
  %one = tenon.constant dense<1> : tensor<i32>
  %n = tenon.constant dense<5> : tensor<i32>
  // expected-error@+1 {{dimension 0 of value 1 that the loop carries changes from 2 to 4, but its type says that it stays}}
  %r:2 = tenon.while (%zero, %x) : (tensor<i32>, tensor<2xf32>) -> (tensor<i32>, tensor<2xf32>) cond {
  ^bb0(%i: tensor<i32>, %a: tensor<2xf32>):
    %c = tenon.compare lt %i, %n : tensor<i32>, tensor<i32> -> tensor<i1>
    tenon.condition %c : tensor<i1>
  } body {
  ^bb0(%i: tensor<i32>, %a: tensor<2xf32>):
    %j = tenon.add %i, %one : tensor<i32>, tensor<i32> -> tensor<i32>
    %b = tenon.concat axis 0 (%a, %x) : tensor<2xf32>, tensor<2xf32> -> tensor<?xf32>
    tenon.yield %j, %b : tensor<i32>, tensor<?xf32>
  }
  return %r#1 : tensor<2xf32>
}
