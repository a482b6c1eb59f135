// RUN: tenon-opt %s --tenon-differentiate --split-input-file --verify-diagnostics

// A path through an op without a rule is told from the target to the source.
func.func @loop(%x: tensor<4xf32>, %n: tensor<i32>) -> tensor<4xf32> {
  %a = tenon.exp %x {tenon.node = "a"} : tensor<4xf32> -> tensor<4xf32>
  // expected-error @below {{'repeat' (tenon.while) has no gradient: its number of iterations is not known when it begins; the path is 'loss' ← 'b' ← 'repeat' ← 'a' ← argument 0}}
  %r = tenon.while (%a) {tenon.node = "repeat"} : (tensor<4xf32>) -> tensor<4xf32> cond {
  ^bb0(%v: tensor<4xf32>):
    %c = tenon.constant dense<false> : tensor<i1>
    tenon.condition %c : tensor<i1>
  } body {
  ^bb0(%v: tensor<4xf32>):
    tenon.yield %v : tensor<4xf32>
  }
  %b = tenon.neg %r {tenon.node = "b"} : tensor<4xf32> -> tensor<4xf32>
  %loss = tenon.reduce sum %b axes [0] {tenon.node = "loss"} : tensor<4xf32> -> tensor<f32>
  %g = tenon.gradients %loss by (%x) : tensor<f32>, (tensor<4xf32>) -> tensor<4xf32>
  return %g : tensor<4xf32>
}

// -----

func.func @no_numbers(%x: tensor<1x?x4x1xf32>, %f: tensor<2x2x1x1xf32>) -> tensor<2x2x1x1xf32> {
  // expected-error @below {{'conv' (tenon.conv2d) has no gradient: rows and columns must be known when it is compiled; the path is 'conv' ← argument 1}}
  %y = tenon.conv2d %x, %f padding valid {tenon.node = "conv"}
      : tensor<1x?x4x1xf32>, tensor<2x2x1x1xf32> -> tensor<1x?x3x1xf32>
  %g = tenon.gradients %y by (%f)
      : tensor<1x?x3x1xf32>, (tensor<2x2x1x1xf32>) -> tensor<2x2x1x1xf32>
  return %g : tensor<2x2x1x1xf32>
}

// -----

func.func @complex(%x: tensor<4xf32>) -> tensor<4xf32> {
  %c = tenon.cast %x {tenon.node = "c"} : tensor<4xf32> -> tensor<4xcomplex<f32>>
  // expected-error @below {{'a' (tenon.abs) has no gradient: its elements are complex; the path is 'a' ← 'c' ← argument 0}}
  %y = tenon.abs %c {tenon.node = "a"} : tensor<4xcomplex<f32>> -> tensor<4xf32>
  %g = tenon.gradients %y by (%x) : tensor<4xf32>, (tensor<4xf32>) -> tensor<4xf32>
  return %g : tensor<4xf32>
}
