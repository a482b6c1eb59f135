// RUN: tenon-opt %s --canonicalize | FileCheck %s

// What every iteration passes on, also through a cast, is used from outside.
// CHECK-LABEL: @invariant
// CHECK-SAME: (%[[N:.*]]: tensor<i32>, %[[X:.*]]: tensor<4xf32>, %[[Z:.*]]: tensor<4xf32>)
func.func @invariant(%n: tensor<i32>, %x: tensor<4xf32>, %z: tensor<4xf32>)
    -> (tensor<4xf32>, tensor<?xf32>) {
  %zero = tenon.constant dense<0> : tensor<i32>
  %one = tenon.constant dense<1> : tensor<i32>
  // CHECK: %[[R:.*]]:2 = tenon.while (%{{.*}}, %[[Z]]) : (tensor<i32>, tensor<4xf32>)
  %y = tensor.cast %x : tensor<4xf32> to tensor<?xf32>
  %r:4 = tenon.while (%zero, %n, %y, %z)
      : (tensor<i32>, tensor<i32>, tensor<?xf32>, tensor<4xf32>)
      -> (tensor<i32>, tensor<i32>, tensor<?xf32>, tensor<4xf32>) cond {
  ^bb0(%i: tensor<i32>, %m: tensor<i32>, %a: tensor<?xf32>, %b: tensor<4xf32>):
    // CHECK: tenon.compare lt %{{.*}}, %[[N]]
    %c = tenon.compare lt %i, %m : tensor<i32>, tensor<i32> -> tensor<i1>
    tenon.condition %c : tensor<i1>
  } body {
  ^bb0(%i: tensor<i32>, %m: tensor<i32>, %a: tensor<?xf32>, %b: tensor<4xf32>):
    %j = tenon.add %i, %one : tensor<i32>, tensor<i32> -> tensor<i32>
    // CHECK: tenon.add %{{.*}}, %[[X]]
    %s = tenon.add %b, %a : tensor<4xf32>, tensor<?xf32> -> tensor<4xf32>
    %d = tensor.cast %a : tensor<?xf32> to tensor<4xf32>
    %e = tensor.cast %d : tensor<4xf32> to tensor<?xf32>
    tenon.yield %j, %m, %e, %s : tensor<i32>, tensor<i32>, tensor<?xf32>, tensor<4xf32>
  }
  // CHECK: return %[[R]]#1
  return %r#3, %r#2 : tensor<4xf32>, tensor<?xf32>
}

// What neither the condition nor the results need goes, also where it needs itself.
// CHECK-LABEL: @unneeded
func.func @unneeded(%n: tensor<i32>, %x: tensor<4xf32>) -> tensor<i32> {
  %zero = tenon.constant dense<0> : tensor<i32>
  %one = tenon.constant dense<1> : tensor<i32>
  // CHECK: tenon.while (%{{[^,]*}}) : (tensor<i32>) -> tensor<i32>
  // CHECK-NOT: tenon.exp
  %r:3 = tenon.while (%zero, %x, %x)
      : (tensor<i32>, tensor<4xf32>, tensor<4xf32>)
      -> (tensor<i32>, tensor<4xf32>, tensor<4xf32>) cond {
  ^bb0(%i: tensor<i32>, %a: tensor<4xf32>, %b: tensor<4xf32>):
    %c = tenon.compare lt %i, %n : tensor<i32>, tensor<i32> -> tensor<i1>
    tenon.condition %c : tensor<i1>
  } body {
  ^bb0(%i: tensor<i32>, %a: tensor<4xf32>, %b: tensor<4xf32>):
    %j = tenon.add %i, %one : tensor<i32>, tensor<i32> -> tensor<i32>
    %e = tenon.exp %b : tensor<4xf32> -> tensor<4xf32>
    tenon.yield %j, %e, %a : tensor<i32>, tensor<4xf32>, tensor<4xf32>
  }
  return %r#0 : tensor<i32>
}

// Two that begin alike and go on alike are one.
// CHECK-LABEL: @equal
func.func @equal(%n: tensor<i32>, %x: tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>) {
  %zero = tenon.constant dense<0> : tensor<i32>
  %one = tenon.constant dense<1> : tensor<i32>
  // CHECK: %[[R:.*]]:2 = tenon.while (%{{[^,]*}}, %{{[^,]*}}) :
  %r:3 = tenon.while (%zero, %x, %x)
      : (tensor<i32>, tensor<4xf32>, tensor<4xf32>)
      -> (tensor<i32>, tensor<4xf32>, tensor<4xf32>) cond {
  ^bb0(%i: tensor<i32>, %a: tensor<4xf32>, %b: tensor<4xf32>):
    %c = tenon.compare lt %i, %n : tensor<i32>, tensor<i32> -> tensor<i1>
    tenon.condition %c : tensor<i1>
  } body {
  ^bb0(%i: tensor<i32>, %a: tensor<4xf32>, %b: tensor<4xf32>):
    %j = tenon.add %i, %one : tensor<i32>, tensor<i32> -> tensor<i32>
    %e = tenon.add %b, %a : tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>
    tenon.yield %j, %e, %e : tensor<i32>, tensor<4xf32>, tensor<4xf32>
  }
  // CHECK: return %[[R]]#1, %[[R]]#1
  return %r#1, %r#2 : tensor<4xf32>, tensor<4xf32>
}

// A condition that is false from the start.
// CHECK-LABEL: @never
// CHECK-SAME: (%[[X:.*]]: tensor<4xf32>)
// CHECK-NEXT: return %[[X]]
func.func @never(%x: tensor<4xf32>) -> tensor<4xf32> {
  %false = tenon.constant dense<false> : tensor<i1>
  %r = tenon.while (%x) : (tensor<4xf32>) -> tensor<4xf32> cond {
  ^bb0(%a: tensor<4xf32>):
    tenon.condition %false : tensor<i1>
  } body {
  ^bb0(%a: tensor<4xf32>):
    %e = tenon.exp %a : tensor<4xf32> -> tensor<4xf32>
    tenon.yield %e : tensor<4xf32>
  }
  return %r : tensor<4xf32>
}

// An effect keeps what it needs.
// CHECK-LABEL: @effect
// CHECK: tenon.while (%{{[^,]*}}, %{{[^,]*}}) :
// CHECK: tenon.check
func.func @effect(%n: tensor<i32>, %ok: tensor<i1>) {
  %zero = tenon.constant dense<0> : tensor<i32>
  %one = tenon.constant dense<1> : tensor<i32>
  %r:2 = tenon.while (%zero, %ok) : (tensor<i32>, tensor<i1>) -> (tensor<i32>, tensor<i1>) cond {
  ^bb0(%i: tensor<i32>, %a: tensor<i1>):
    %c = tenon.compare lt %i, %n : tensor<i32>, tensor<i32> -> tensor<i1>
    tenon.condition %c : tensor<i1>
  } body {
  ^bb0(%i: tensor<i32>, %a: tensor<i1>):
    tenon.check %a "no" : tensor<i1>
    %j = tenon.add %i, %one : tensor<i32>, tensor<i32> -> tensor<i32>
    %b = tenon.logical_not %a : tensor<i1> -> tensor<i1>
    tenon.yield %j, %b : tensor<i32>, tensor<i1>
  }
  return
}

// A counter within its bounds decides comparisons, but for those that iterations differ
// in; so does one that is like it.
// CHECK-LABEL: @bounds
// CHECK: body {
// CHECK: %[[D:.*]] = tenon.compare lt
// CHECK-NOT: tenon.compare
// CHECK: tenon.select %[[D]]
func.func @bounds(%x: tensor<i32>, %y: tensor<i32>) -> tensor<i32> {
  %zero = tenon.constant dense<0> : tensor<i32>
  %one = tenon.constant dense<1> : tensor<i32>
  %five = tenon.constant dense<5> : tensor<i32>
  %nine = tenon.constant dense<9> : tensor<i32>
  %r:3 = tenon.while (%zero, %zero, %x) : (tensor<i32>, tensor<i32>, tensor<i32>) -> (tensor<i32>, tensor<i32>, tensor<i32>) cond {
  ^bb0(%i: tensor<i32>, %k: tensor<i32>, %a: tensor<i32>):
    %c = tenon.compare lt %i, %nine : tensor<i32>, tensor<i32> -> tensor<i1>
    tenon.condition %c : tensor<i1>
  } body {
  ^bb0(%i: tensor<i32>, %k: tensor<i32>, %a: tensor<i32>):
    %negative = tenon.compare lt %i, %zero : tensor<i32>, tensor<i32> -> tensor<i1>
    %great = tenon.compare ge %k, %nine : tensor<i32>, tensor<i32> -> tensor<i1>
    %early = tenon.compare lt %k, %five : tensor<i32>, tensor<i32> -> tensor<i1>
    %s = tenon.select %negative, %a, %x : tensor<i1>, tensor<i32>, tensor<i32> -> tensor<i32>
    %t = tenon.select %great, %a, %s : tensor<i1>, tensor<i32>, tensor<i32> -> tensor<i32>
    %u = tenon.select %early, %t, %y : tensor<i1>, tensor<i32>, tensor<i32> -> tensor<i32>
    %m = tenon.add %i, %one : tensor<i32>, tensor<i32> -> tensor<i32>
    %n = tenon.add %k, %one : tensor<i32>, tensor<i32> -> tensor<i32>
    tenon.yield %m, %n, %u : tensor<i32>, tensor<i32>, tensor<i32>
  }
  return %r#2 : tensor<i32>
}
