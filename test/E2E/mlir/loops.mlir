// Loops: what they carry, how often they run, and what is around and in them.

// Counted; what the loop begins with is read after it.
func.func @counted() {
  %x = check.unfoldable_constant dense<[1.0, 2.0, 3.0]> : tensor<3xf32>
  %zero = tenon.constant dense<0> : tensor<i32>
  %one = tenon.constant dense<1> : tensor<i32>
  %ten = tenon.constant dense<10> : tensor<i32>
  %r:2 = tenon.while (%zero, %x) : (tensor<i32>, tensor<3xf32>) -> (tensor<i32>, tensor<3xf32>) cond {
  ^bb0(%i: tensor<i32>, %a: tensor<3xf32>):
    %c = tenon.compare lt %i, %ten : tensor<i32>, tensor<i32> -> tensor<i1>
    tenon.condition %c : tensor<i1>
  } body {
  ^bb0(%i: tensor<i32>, %a: tensor<3xf32>):
    %n = tenon.add %i, %one : tensor<i32>, tensor<i32> -> tensor<i32>
    %b = tenon.add %a, %x : tensor<3xf32>, tensor<3xf32> -> tensor<3xf32>
    tenon.yield %n, %b : tensor<i32>, tensor<3xf32>
  }
  %y = tenon.sub %r#1, %x : tensor<3xf32>, tensor<3xf32> -> tensor<3xf32>
  %e = tenon.constant dense<[10.0, 20.0, 30.0]> : tensor<3xf32>
  check.expect_close %y, %e tolerance 1.0e-06 : tensor<3xf32>, tensor<3xf32>
  check.expect_eq %r#0, %ten : tensor<i32>, tensor<i32>
  return
}

// The condition looks at a carried tensor; two counters, one of them downwards.
func.func @until() {
  %x = check.unfoldable_constant dense<[1.0, 3.0]> : tensor<2xf32>
  %zero = tenon.constant dense<0> : tensor<i64>
  %three = tenon.constant dense<3> : tensor<i64>
  %limit = tenon.constant dense<100.0> : tensor<f32>
  %r:2 = tenon.while (%zero, %x) : (tensor<i64>, tensor<2xf32>) -> (tensor<i64>, tensor<2xf32>) cond {
  ^bb0(%i: tensor<i64>, %a: tensor<2xf32>):
    %s = tenon.reduce sum %a axes [0] : tensor<2xf32> -> tensor<f32>
    %c = tenon.compare lt %s, %limit : tensor<f32>, tensor<f32> -> tensor<i1>
    tenon.condition %c : tensor<i1>
  } body {
  ^bb0(%i: tensor<i64>, %a: tensor<2xf32>):
    %n = tenon.sub %i, %three : tensor<i64>, tensor<i64> -> tensor<i64>
    %b = tenon.add %a, %a : tensor<2xf32>, tensor<2xf32> -> tensor<2xf32>
    tenon.yield %n, %b : tensor<i64>, tensor<2xf32>
  }
  %e = tenon.constant dense<[32.0, 96.0]> : tensor<2xf32>
  check.expect_close %r#1, %e tolerance 1.0e-06 : tensor<2xf32>, tensor<2xf32>
  %m = tenon.constant dense<-15> : tensor<i64>
  check.expect_eq %r#0, %m : tensor<i64>, tensor<i64>
  return
}

// Never run, as only the run knows.
func.func @never() {
  %x = check.unfoldable_constant dense<[5.0, 7.0]> : tensor<2xf32>
  %n = check.unfoldable_constant dense<0> : tensor<i32>
  %zero = tenon.constant dense<0> : tensor<i32>
  %one = tenon.constant dense<1> : tensor<i32>
  %r:2 = tenon.while (%zero, %x) : (tensor<i32>, tensor<2xf32>) -> (tensor<i32>, tensor<2xf32>) cond {
  ^bb0(%i: tensor<i32>, %a: tensor<2xf32>):
    %c = tenon.compare lt %i, %n : tensor<i32>, tensor<i32> -> tensor<i1>
    tenon.condition %c : tensor<i1>
  } body {
  ^bb0(%i: tensor<i32>, %a: tensor<2xf32>):
    %m = tenon.add %i, %one : tensor<i32>, tensor<i32> -> tensor<i32>
    %b = tenon.exp %a : tensor<2xf32> -> tensor<2xf32>
    tenon.yield %m, %b : tensor<i32>, tensor<2xf32>
  }
  check.expect_eq %r#1, %x : tensor<2xf32>, tensor<2xf32>
  return
}

// Integers wrap in 32 bits; 2 ** 31 - 1 is a limit as well.
func.func @wraps() {
  %x = check.unfoldable_constant dense<12345> : tensor<i32>
  %zero = tenon.constant dense<0> : tensor<i32>
  %one = tenon.constant dense<1> : tensor<i32>
  %many = tenon.constant dense<100> : tensor<i32>
  %f = tenon.constant dense<1103515245> : tensor<i32>
  %g = tenon.constant dense<12345> : tensor<i32>
  %m = tenon.constant dense<1000003> : tensor<i32>
  %r:3 = tenon.while (%zero, %x, %zero) : (tensor<i32>, tensor<i32>, tensor<i32>) -> (tensor<i32>, tensor<i32>, tensor<i32>) cond {
  ^bb0(%i: tensor<i32>, %s: tensor<i32>, %t: tensor<i32>):
    %c = tenon.compare lt %i, %many : tensor<i32>, tensor<i32> -> tensor<i1>
    tenon.condition %c : tensor<i1>
  } body {
  ^bb0(%i: tensor<i32>, %s: tensor<i32>, %t: tensor<i32>):
    %n = tenon.add %i, %one : tensor<i32>, tensor<i32> -> tensor<i32>
    %u = tenon.mul %s, %f : tensor<i32>, tensor<i32> -> tensor<i32>
    %v = tenon.add %u, %g : tensor<i32>, tensor<i32> -> tensor<i32>
    %w = tenon.floor_mod %v, %m : tensor<i32>, tensor<i32> -> tensor<i32>
    tenon.yield %n, %v, %w : tensor<i32>, tensor<i32>, tensor<i32>
  }
  %e = tenon.constant dense<-1796555371> : tensor<i32>
  %d = tenon.constant dense<450020> : tensor<i32>
  check.expect_eq %r#1, %e : tensor<i32>, tensor<i32>
  check.expect_eq %r#2, %d : tensor<i32>, tensor<i32>
  return
}

// Rows of a product over time, added to what the loop carries.
func.func @over_time() {
  %xs = check.unfoldable_constant dense<[[[1.0, 2.0]], [[3.0, 4.0]], [[5.0, 6.0]]]> : tensor<3x1x2xf32>
  %w = tenon.constant dense<[[1.0, 2.0], [10.0, 20.0]]> : tensor<2x2xf32>
  %b = tenon.constant dense<[0.5, 0.25]> : tensor<2xf32>
  %z = tenon.constant dense<0.0> : tensor<1x2xf32>
  %half = tenon.constant dense<0.5> : tensor<f32>
  %zero = tenon.constant dense<0> : tensor<i32>
  %one = tenon.constant dense<1> : tensor<i32>
  %three = tenon.constant dense<3> : tensor<i32>
  %r:2 = tenon.while (%zero, %z) : (tensor<i32>, tensor<1x2xf32>) -> (tensor<i32>, tensor<1x2xf32>) cond {
  ^bb0(%i: tensor<i32>, %h: tensor<1x2xf32>):
    %c = tenon.compare lt %i, %three : tensor<i32>, tensor<i32> -> tensor<i1>
    tenon.condition %c : tensor<i1>
  } body {
  ^bb0(%i: tensor<i32>, %h: tensor<1x2xf32>):
    %n = tenon.add %i, %one : tensor<i32>, tensor<i32> -> tensor<i32>
    %x = tenon.gather %xs, %i axis 0 : tensor<3x1x2xf32>, tensor<i32> -> tensor<1x2xf32>
    %y = tenon.matmul %x, %w : tensor<1x2xf32>, tensor<2x2xf32> -> tensor<1x2xf32>
    %y2 = tenon.add %y, %b : tensor<1x2xf32>, tensor<2xf32> -> tensor<1x2xf32>
    %g = tenon.mul %h, %half : tensor<1x2xf32>, tensor<f32> -> tensor<1x2xf32>
    %k = tenon.add %g, %y2 : tensor<1x2xf32>, tensor<1x2xf32> -> tensor<1x2xf32>
    tenon.yield %n, %k : tensor<i32>, tensor<1x2xf32>
  }
  %e = tenon.constant dense<[[92.625, 183.9375]]> : tensor<1x2xf32>
  check.expect_close %r#1, %e tolerance 1.0e-06 : tensor<1x2xf32>, tensor<1x2xf32>
  return
}

// Sizes that the compiler does not know.
func.func @open() {
  %c0 = check.unfoldable_constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>
  %x = check.opaque %c0 : tensor<2x2xf32> -> tensor<?x2xf32>
  %zero = tenon.constant dense<0> : tensor<i32>
  %one = tenon.constant dense<1> : tensor<i32>
  %three = tenon.constant dense<3> : tensor<i32>
  %r:2 = tenon.while (%zero, %x) : (tensor<i32>, tensor<?x2xf32>) -> (tensor<i32>, tensor<?x2xf32>) cond {
  ^bb0(%i: tensor<i32>, %a: tensor<?x2xf32>):
    %c = tenon.compare le %i, %three : tensor<i32>, tensor<i32> -> tensor<i1>
    tenon.condition %c : tensor<i1>
  } body {
  ^bb0(%i: tensor<i32>, %a: tensor<?x2xf32>):
    %n = tenon.add %i, %one : tensor<i32>, tensor<i32> -> tensor<i32>
    %b = tenon.add %a, %x : tensor<?x2xf32>, tensor<?x2xf32> -> tensor<?x2xf32>
    tenon.yield %n, %b : tensor<i32>, tensor<?x2xf32>
  }
  %e = tenon.constant dense<[[5.0, 10.0], [15.0, 20.0]]> : tensor<2x2xf32>
  check.expect_close %r#1, %e tolerance 1.0e-06 : tensor<?x2xf32>, tensor<2x2xf32>
  return
}
