// Loops in loops, in branches, and with branches.

// A loop in a loop, and a branch in that: sum over i < 4, j < i of (j odd ? x : 2 x).
func.func @nested() {
  %x = check.unfoldable_constant dense<[1.0, 10.0]> : tensor<2xf32>
  %z = tenon.constant dense<0.0> : tensor<2xf32>
  %zero = tenon.constant dense<0> : tensor<i32>
  %one = tenon.constant dense<1> : tensor<i32>
  %two = tenon.constant dense<2> : tensor<i32>
  %four = tenon.constant dense<4> : tensor<i32>
  %r:2 = tenon.while (%zero, %z) : (tensor<i32>, tensor<2xf32>) -> (tensor<i32>, tensor<2xf32>) cond {
  ^bb0(%i: tensor<i32>, %a: tensor<2xf32>):
    %c = tenon.compare lt %i, %four : tensor<i32>, tensor<i32> -> tensor<i1>
    tenon.condition %c : tensor<i1>
  } body {
  ^bb0(%i: tensor<i32>, %a: tensor<2xf32>):
    %q:2 = tenon.while (%zero, %a) : (tensor<i32>, tensor<2xf32>) -> (tensor<i32>, tensor<2xf32>) cond {
    ^bb0(%j: tensor<i32>, %b: tensor<2xf32>):
      %c = tenon.compare lt %j, %i : tensor<i32>, tensor<i32> -> tensor<i1>
      tenon.condition %c : tensor<i1>
    } body {
    ^bb0(%j: tensor<i32>, %b: tensor<2xf32>):
      %m = tenon.floor_mod %j, %two : tensor<i32>, tensor<i32> -> tensor<i32>
      %odd = tenon.compare eq %m, %one : tensor<i32>, tensor<i32> -> tensor<i1>
      %v = tenon.if %odd : tensor<i1> -> tensor<2xf32> {
        tenon.yield %x : tensor<2xf32>
      } else {
        %d = tenon.add %x, %x : tensor<2xf32>, tensor<2xf32> -> tensor<2xf32>
        tenon.yield %d : tensor<2xf32>
      }
      %s = tenon.add %b, %v : tensor<2xf32>, tensor<2xf32> -> tensor<2xf32>
      %n = tenon.add %j, %one : tensor<i32>, tensor<i32> -> tensor<i32>
      tenon.yield %n, %s : tensor<i32>, tensor<2xf32>
    }
    %n = tenon.add %i, %one : tensor<i32>, tensor<i32> -> tensor<i32>
    tenon.yield %n, %q#1 : tensor<i32>, tensor<2xf32>
  }
  %e = tenon.constant dense<[10.0, 100.0]> : tensor<2xf32>
  check.expect_close %r#1, %e tolerance 1.0e-06 : tensor<2xf32>, tensor<2xf32>
  return
}

// A loop in a branch; the branch not taken gives what is around it.
func.func @in_branch() {
  %x = check.unfoldable_constant dense<[1.0, 2.0]> : tensor<2xf32>
  %yes = check.unfoldable_constant dense<true> : tensor<i1>
  %no = check.unfoldable_constant dense<false> : tensor<i1>
  %zero = tenon.constant dense<0> : tensor<i32>
  %one = tenon.constant dense<1> : tensor<i32>
  %three = tenon.constant dense<3> : tensor<i32>
  %p = tenon.if %yes : tensor<i1> -> tensor<2xf32> {
    %r:2 = tenon.while (%zero, %x) : (tensor<i32>, tensor<2xf32>) -> (tensor<i32>, tensor<2xf32>) cond {
    ^bb0(%i: tensor<i32>, %a: tensor<2xf32>):
      %c = tenon.compare lt %i, %three : tensor<i32>, tensor<i32> -> tensor<i1>
      tenon.condition %c : tensor<i1>
    } body {
    ^bb0(%i: tensor<i32>, %a: tensor<2xf32>):
      %n = tenon.add %i, %one : tensor<i32>, tensor<i32> -> tensor<i32>
      %b = tenon.mul %a, %a : tensor<2xf32>, tensor<2xf32> -> tensor<2xf32>
      tenon.yield %n, %b : tensor<i32>, tensor<2xf32>
    }
    tenon.yield %r#1 : tensor<2xf32>
  } else {
    tenon.yield %x : tensor<2xf32>
  }
  %q = tenon.if %no : tensor<i1> -> tensor<2xf32> {
    %f = tenon.neg %x : tensor<2xf32> -> tensor<2xf32>
    tenon.yield %f : tensor<2xf32>
  } else {
    tenon.yield %p : tensor<2xf32>
  }
  %e = tenon.constant dense<[1.0, 256.0]> : tensor<2xf32>
  check.expect_close %q, %e tolerance 1.0e-06 : tensor<2xf32>, tensor<2xf32>
  return
}
