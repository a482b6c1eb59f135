// Loops that change the sizes of what they carry.

// Each iteration adds two elements to one tensor, and takes one from the other.
func.func @grows() {
  %x = check.unfoldable_constant dense<[1.0, 2.0]> : tensor<2xf32>
  %w = check.unfoldable_constant dense<[1.0, 2.0, 3.0, 4.0, 5.0]> : tensor<5xf32>
  %a0 = tensor.cast %x : tensor<2xf32> to tensor<?xf32>
  %b0 = tensor.cast %w : tensor<5xf32> to tensor<?xf32>
  %zero = tenon.constant dense<0> : tensor<i32>
  %one = tenon.constant dense<1> : tensor<i32>
  %three = tenon.constant dense<3> : tensor<i32>
  %inc = tenon.constant dense<1.0> : tensor<f32>
  %r:3 = tenon.while (%zero, %a0, %b0) : (tensor<i32>, tensor<?xf32>, tensor<?xf32>) -> (tensor<i32>, tensor<?xf32>, tensor<?xf32>) cond {
  ^bb0(%i: tensor<i32>, %a: tensor<?xf32>, %b: tensor<?xf32>):
    %c = tenon.compare lt %i, %three : tensor<i32>, tensor<i32> -> tensor<i1>
    tenon.condition %c : tensor<i1>
  } body {
  ^bb0(%i: tensor<i32>, %a: tensor<?xf32>, %b: tensor<?xf32>):
    %n = tenon.add %i, %one : tensor<i32>, tensor<i32> -> tensor<i32>
    %d = tenon.concat axis 0 (%a, %x) : tensor<?xf32>, tensor<2xf32> -> tensor<?xf32>
    %e = tenon.add %d, %inc : tensor<?xf32>, tensor<f32> -> tensor<?xf32>
    %s = tenon.slice %b begin [1] size [-1] strides [1] : tensor<?xf32> -> tensor<?xf32>
    tenon.yield %n, %e, %s : tensor<i32>, tensor<?xf32>, tensor<?xf32>
  }
  %ea = tenon.constant dense<[4.0, 5.0, 4.0, 5.0, 3.0, 4.0, 2.0, 3.0]> : tensor<8xf32>
  %eb = tenon.constant dense<[4.0, 5.0]> : tensor<2xf32>
  check.expect_close %r#1, %ea tolerance 1.0e-06 : tensor<?xf32>, tensor<8xf32>
  check.expect_close %r#2, %eb tolerance 1.0e-06 : tensor<?xf32>, tensor<2xf32>
  return
}

// Until it is large enough; two that change places, of which one is what was around.
func.func @until_large() {
  %x = check.unfoldable_constant dense<[[1.0, 2.0]]> : tensor<1x2xf32>
  %a0 = tensor.cast %x : tensor<1x2xf32> to tensor<?x2xf32>
  %limit = tenon.constant dense<20.0> : tensor<f32>
  %r:2 = tenon.while (%a0, %a0) : (tensor<?x2xf32>, tensor<?x2xf32>) -> (tensor<?x2xf32>, tensor<?x2xf32>) cond {
  ^bb0(%a: tensor<?x2xf32>, %b: tensor<?x2xf32>):
    %s = tenon.reduce sum %a axes [0, 1] : tensor<?x2xf32> -> tensor<f32>
    %c = tenon.compare lt %s, %limit : tensor<f32>, tensor<f32> -> tensor<i1>
    tenon.condition %c : tensor<i1>
  } body {
  ^bb0(%a: tensor<?x2xf32>, %b: tensor<?x2xf32>):
    %d = tenon.concat axis 0 (%a, %b, %x) : tensor<?x2xf32>, tensor<?x2xf32>, tensor<1x2xf32> -> tensor<?x2xf32>
    tenon.yield %d, %a : tensor<?x2xf32>, tensor<?x2xf32>
  }
  %ones = tenon.constant dense<1.0> : tensor<9x2xf32>
  %e = tenon.mul %ones, %x : tensor<9x2xf32>, tensor<1x2xf32> -> tensor<9x2xf32>
  %f = tenon.slice %e begin [0, 0] size [5, 2] strides [1, 1] : tensor<9x2xf32> -> tensor<5x2xf32>
  check.expect_close %r#0, %e tolerance 1.0e-06 : tensor<?x2xf32>, tensor<9x2xf32>
  check.expect_close %r#1, %f tolerance 1.0e-06 : tensor<?x2xf32>, tensor<5x2xf32>
  return
}
