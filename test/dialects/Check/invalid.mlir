// What the check dialect's verifiers refuse.
// RUN: tenon-opt %s --split-input-file --verify-diagnostics

func.func @expect_close_c1(%x: tensor<2xf32>, %e: tensor<2xf64>) {
  // expected-error @+1 {{has tensors of types 'tensor<2xf32>' and 'tensor<2xf64>'}}
  check.expect_close %x, %e tolerance 1.0e-5 : tensor<2xf32>, tensor<2xf64>
  return
}

// -----

func.func @expect_close_c2(%x: tensor<2xf32>, %e: tensor<3xf32>) {
  // expected-error @+1 {{has tensors of types 'tensor<2xf32>' and 'tensor<3xf32>'}}
  check.expect_close %x, %e tolerance 1.0e-5 : tensor<2xf32>, tensor<3xf32>
  return
}

// -----

func.func @expect_close_c2(%x: tensor<?xf32>) {
  // expected-error @+1 {{operand #1 must be statically shaped tensor}}
  check.expect_close %x, %x tolerance 1.0e-5 : tensor<?xf32>, tensor<?xf32>
  return
}

// -----

func.func @expect_close_c3(%x: tensor<2xf32>) {
  // expected-error @+1 {{has tolerance -1.000000e+00, which is not 0 or more}}
  check.expect_close %x, %x tolerance -1.0 : tensor<2xf32>, tensor<2xf32>
  return
}

// -----

func.func @expect_eq_c1(%x: tensor<2xi32>, %e: tensor<2xi64>) {
  // expected-error @+1 {{has tensors of types 'tensor<2xi32>' and 'tensor<2xi64>'}}
  check.expect_eq %x, %e : tensor<2xi32>, tensor<2xi64>
  return
}

// -----

func.func @opaque_c1(%x: tensor<2xf32>) {
  // expected-error @+1 {{has tensors of types 'tensor<2xf32>' and 'tensor<3xf32>'}}
  %y = check.opaque %x : tensor<2xf32> -> tensor<3xf32>
  return
}
