// What loops carry: where it is, and where it goes.

// Values change places; one is another's old value; both begin with one tensor.
func.func @places() {
  %x = check.unfoldable_constant dense<[1.0, 2.0]> : tensor<2xf32>
  %zero = tenon.constant dense<0> : tensor<i32>
  %one = tenon.constant dense<1> : tensor<i32>
  %five = tenon.constant dense<5> : tensor<i32>
  %r:5 = tenon.while (%zero, %x, %x, %x, %x) : (tensor<i32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>)
      -> (tensor<i32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) cond {
  ^bb0(%i: tensor<i32>, %a: tensor<2xf32>, %b: tensor<2xf32>, %c: tensor<2xf32>, %d: tensor<2xf32>):
    %go = tenon.compare lt %i, %five : tensor<i32>, tensor<i32> -> tensor<i1>
    tenon.condition %go : tensor<i1>
  } body {
  ^bb0(%i: tensor<i32>, %a: tensor<2xf32>, %b: tensor<2xf32>, %c: tensor<2xf32>, %d: tensor<2xf32>):
    %n = tenon.add %i, %one : tensor<i32>, tensor<i32> -> tensor<i32>
    %s = tenon.add %a, %b : tensor<2xf32>, tensor<2xf32> -> tensor<2xf32>
    %t = tenon.add %c, %c : tensor<2xf32>, tensor<2xf32> -> tensor<2xf32>
    tenon.yield %n, %b, %s, %t, %c : tensor<i32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>
  }
  %ea = tenon.constant dense<[8.0, 16.0]> : tensor<2xf32>
  %eb = tenon.constant dense<[13.0, 26.0]> : tensor<2xf32>
  %ec = tenon.constant dense<[32.0, 64.0]> : tensor<2xf32>
  %ed = tenon.constant dense<[16.0, 32.0]> : tensor<2xf32>
  check.expect_close %r#1, %ea tolerance 1.0e-06 : tensor<2xf32>, tensor<2xf32>
  check.expect_close %r#2, %eb tolerance 1.0e-06 : tensor<2xf32>, tensor<2xf32>
  check.expect_close %r#3, %ec tolerance 1.0e-06 : tensor<2xf32>, tensor<2xf32>
  check.expect_close %r#4, %ed tolerance 1.0e-06 : tensor<2xf32>, tensor<2xf32>
  return
}

// Two loops in turn, of which the first begins with what is computed: the memory is the
// computed value's, and the second loop's at last.
func.func @in_turn() {
  %x = check.unfoldable_constant dense<[1.0, 2.0]> : tensor<2xf32>
  %zero = tenon.constant dense<0> : tensor<i32>
  %one = tenon.constant dense<1> : tensor<i32>
  %three = tenon.constant dense<3> : tensor<i32>
  %y = tenon.mul %x, %x : tensor<2xf32>, tensor<2xf32> -> tensor<2xf32>
  %r:2 = tenon.while (%zero, %y) : (tensor<i32>, tensor<2xf32>) -> (tensor<i32>, tensor<2xf32>) cond {
  ^bb0(%i: tensor<i32>, %a: tensor<2xf32>):
    %c = tenon.compare lt %i, %three : tensor<i32>, tensor<i32> -> tensor<i1>
    tenon.condition %c : tensor<i1>
  } body {
  ^bb0(%i: tensor<i32>, %a: tensor<2xf32>):
    %n = tenon.add %i, %one : tensor<i32>, tensor<i32> -> tensor<i32>
    %b = tenon.add %a, %x : tensor<2xf32>, tensor<2xf32> -> tensor<2xf32>
    tenon.yield %n, %b : tensor<i32>, tensor<2xf32>
  }
  %q:2 = tenon.while (%zero, %r#1) : (tensor<i32>, tensor<2xf32>) -> (tensor<i32>, tensor<2xf32>) cond {
  ^bb0(%i: tensor<i32>, %a: tensor<2xf32>):
    %c = tenon.compare lt %i, %three : tensor<i32>, tensor<i32> -> tensor<i1>
    tenon.condition %c : tensor<i1>
  } body {
  ^bb0(%i: tensor<i32>, %a: tensor<2xf32>):
    %n = tenon.add %i, %one : tensor<i32>, tensor<i32> -> tensor<i32>
    %b = tenon.add %a, %a : tensor<2xf32>, tensor<2xf32> -> tensor<2xf32>
    tenon.yield %n, %b : tensor<i32>, tensor<2xf32>
  }
  %e = tenon.constant dense<[32.0, 80.0]> : tensor<2xf32>
  check.expect_close %q#1, %e tolerance 1.0e-06 : tensor<2xf32>, tensor<2xf32>
  return
}

// A list is filled in place, and read where it was filled before; what it was before an
// iteration is read after its update.
func.func @list() {
  %x = check.unfoldable_constant dense<[1.0, 2.0]> : tensor<2xf32>
  %z = tenon.constant dense<0.0> : tensor<4x2xf32>
  %zero = tenon.constant dense<0> : tensor<i32>
  %zeros = tenon.constant dense<0> : tensor<1xi32>
  %one = tenon.constant dense<1> : tensor<i32>
  %four = tenon.constant dense<4> : tensor<i32>
  %r:4 = tenon.while (%zero, %x, %z, %z) : (tensor<i32>, tensor<2xf32>, tensor<4x2xf32>, tensor<4x2xf32>)
      -> (tensor<i32>, tensor<2xf32>, tensor<4x2xf32>, tensor<4x2xf32>) cond {
  ^bb0(%i: tensor<i32>, %h: tensor<2xf32>, %l: tensor<4x2xf32>, %k: tensor<4x2xf32>):
    %go = tenon.compare lt %i, %four : tensor<i32>, tensor<i32> -> tensor<i1>
    tenon.condition %go : tensor<i1>
  } body {
  ^bb0(%i: tensor<i32>, %h: tensor<2xf32>, %l: tensor<4x2xf32>, %k: tensor<4x2xf32>):
    %j = tenon.expand_dims %i axes [0] : tensor<i32> -> tensor<1xi32>
    %at = tenon.concat axis 0 (%j, %zeros) : tensor<1xi32>, tensor<1xi32> -> tensor<2xi32>
    %g = tenon.add %h, %x : tensor<2xf32>, tensor<2xf32> -> tensor<2xf32>
    %u = tenon.expand_dims %g axes [0] : tensor<2xf32> -> tensor<1x2xf32>
    %m = tenon.dynamic_update_slice %l, %u, %at : tensor<4x2xf32>, tensor<1x2xf32>, tensor<2xi32> -> tensor<4x2xf32>
    %n = tenon.dynamic_update_slice %k, %u, %at : tensor<4x2xf32>, tensor<1x2xf32>, tensor<2xi32> -> tensor<4x2xf32>
    %s = tenon.add %n, %k : tensor<4x2xf32>, tensor<4x2xf32> -> tensor<4x2xf32>
    %next = tenon.add %i, %one : tensor<i32>, tensor<i32> -> tensor<i32>
    tenon.yield %next, %g, %m, %s : tensor<i32>, tensor<2xf32>, tensor<4x2xf32>, tensor<4x2xf32>
  }
  %e = tenon.constant dense<[[2.0, 4.0], [3.0, 6.0], [4.0, 8.0], [5.0, 10.0]]> : tensor<4x2xf32>
  %f = tenon.constant dense<[[16.0, 32.0], [12.0, 24.0], [8.0, 16.0], [5.0, 10.0]]> : tensor<4x2xf32>
  check.expect_close %r#2, %e tolerance 1.0e-06 : tensor<4x2xf32>, tensor<4x2xf32>
  check.expect_close %r#3, %f tolerance 1.0e-06 : tensor<4x2xf32>, tensor<4x2xf32>
  return
}
