// RUN: tenon-opt %s --tenon-differentiate --split-input-file --verify-diagnostics

// A path through an op without a rule is told from the target to the source.
func.func @no_rule(%x: tensor<4xf32>) -> tensor<4xf32> {
  %a = tenon.exp %x {tenon.node = "a"} : tensor<4xf32> -> tensor<4xf32>
  // expected-error @below {{'u' (tenon.unique) has no gradient: there is no rule for this op; the path is 'loss' ← 'b' ← 'u' ← 'a' ← argument 0}}
  %values, %indices, %counts = tenon.unique %a {tenon.node = "u"}
      : tensor<4xf32> -> tensor<?xf32>, tensor<4xi32>, tensor<?xi32>
  %b = tenon.neg %values {tenon.node = "b"} : tensor<?xf32> -> tensor<?xf32>
  %loss = tenon.reduce sum %b axes [0] {tenon.node = "loss"} : tensor<?xf32> -> tensor<f32>
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

func.func @shape_of_gamma(%a: tensor<4xf32>, %x: tensor<4xf32>) -> tensor<4xf32> {
  // expected-error @below {{'p' (tenon.special) has no gradient: the incomplete gamma function has no derivative by its shape; the path is 'p' ← argument 0}}
  %y = tenon.special igamma(%a, %x) {tenon.node = "p"}
      : tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>
  %g = tenon.gradients %y by (%a) : tensor<4xf32>, (tensor<4xf32>) -> tensor<4xf32>
  return %g : tensor<4xf32>
}

// -----

func.func @qr_of_open_sizes(%a: tensor<?x3xf32>) -> tensor<?x3xf32> {
  // expected-error @below {{'qr' (tenon.ortho_qr) has no gradient: the sizes of the matrices must be known when it is compiled; the path is 'qr' ← argument 0}}
  %q, %r = tenon.ortho_qr %a {tenon.node = "qr"} : tensor<?x3xf32> -> tensor<?x?xf32>, tensor<?x3xf32>
  %g = tenon.gradients %q by (%a) : tensor<?x?xf32>, (tensor<?x3xf32>) -> tensor<?x3xf32>
  return %g : tensor<?x3xf32>
}

// -----

func.func @qr_of_all_columns(%a: tensor<4x3xf32>) -> tensor<4x3xf32> {
  // expected-error @below {{'qr' (tenon.ortho_qr) has no gradient: all columns of q are not determined where a matrix has more rows than columns; the path is 'qr' ← argument 0}}
  %q, %r = tenon.ortho_qr %a full {tenon.node = "qr"} : tensor<4x3xf32> -> tensor<4x4xf32>, tensor<4x3xf32>
  %g = tenon.gradients %q by (%a) : tensor<4x4xf32>, (tensor<4x3xf32>) -> tensor<4x3xf32>
  return %g : tensor<4x3xf32>
}

// -----

func.func @svd_of_all_vectors(%a: tensor<4x3xf32>) -> tensor<4x3xf32> {
  // expected-error @below {{'svd' (tenon.ortho_svd) has no gradient: all vectors of a matrix that is not square are not determined; the path is 'svd' ← argument 0}}
  %s, %u, %v = tenon.ortho_svd %a full {tenon.node = "svd"} : tensor<4x3xf32> -> tensor<3xf32>, tensor<4x4xf32>, tensor<3x3xf32>
  %g = tenon.gradients %u by (%a) : tensor<4x4xf32>, (tensor<4x3xf32>) -> tensor<4x3xf32>
  return %g : tensor<4x3xf32>
}
