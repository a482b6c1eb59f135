// RUN: tenon-opt %s --split-input-file --verify-diagnostics

func.func @constant_c1() {
  // expected-error @below {{failed to verify that all of {value, result} have same type}}
  "tenon.constant"() <{value = dense<1> : tensor<2xi32>}> : () -> tensor<3xi32>
  return
}

// -----

func.func @weight_c1() {
  // expected-error @below {{attribute 'id' failed to satisfy constraint: 64-bit signless integer attribute whose value is non-negative}}
  tenon.weight -1 : tensor<4xf32>
  return
}

// -----

func.func @weight_c2() {
  // expected-error @below {{result #0 must be statically shaped tensor of numeric or i1 values, but got 'tensor<?xf32>'}}
  tenon.weight 0 : tensor<?xf32>
  return
}
