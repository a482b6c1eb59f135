// RUN: tenon-opt %s --split-input-file --verify-diagnostics

func.func @unary_c1(%x: tensor<4xi32>) {
  // expected-error @below {{operand #0 must be ranked tensor of float or complex values, but got 'tensor<4xi32>'}}
  tenon.exp %x : tensor<4xi32> -> tensor<4xi32>
  return
}

// -----

func.func @unary_c2(%x: tensor<4xf32>) {
  // expected-error @below {{'tenon.exp' op inferred type(s) 'tensor<4xf32>' are incompatible with return type(s) of operation 'tensor<5xf32>'}}
  // expected-error @below {{failed to infer returned types}}
  tenon.exp %x : tensor<4xf32> -> tensor<5xf32>
  return
}

// -----

func.func @binary_c1(%x: tensor<4xi1>) {
  // expected-error @below {{operand #0 must be ranked tensor of numeric values, but got 'tensor<4xi1>'}}
  tenon.add %x, %x : tensor<4xi1>, tensor<4xi1> -> tensor<4xi1>
  return
}

// -----

func.func @binary_c2(%x: tensor<4xf32>, %y: tensor<4xf16>) {
  // expected-error @below {{failed to verify that all of {lhs, rhs} have same element type}}
  tenon.add %x, %y : tensor<4xf32>, tensor<4xf16> -> tensor<4xf32>
  return
}

// -----

func.func @binary_c2_result(%x: tensor<4xf32>) {
  // expected-error @below {{inferred type(s) 'tensor<4xf32>' are incompatible with return type(s) of operation 'tensor<4xf16>'}}
  // expected-error @below {{failed to infer returned types}}
  tenon.add %x, %x : tensor<4xf32>, tensor<4xf32> -> tensor<4xf16>
  return
}

// -----

func.func @binary_c3(%x: tensor<2x4xf32>, %y: tensor<3x1xf32>) {
  // expected-error @below {{'tenon.add' has operands of shapes [2, 4] and [3, 1], which do not broadcast: sizes 2 and 3 meet at the last dimension but 1}}
  // expected-error @below {{failed to infer returned types}}
  tenon.add %x, %y : tensor<2x4xf32>, tensor<3x1xf32> -> tensor<2x4xf32>
  return
}

// -----

func.func @compare_c1(%x: tensor<4xf32>, %y: tensor<4xf16>) {
  // expected-error @below {{failed to verify that all of {lhs, rhs} have same element type}}
  tenon.compare eq %x, %y : tensor<4xf32>, tensor<4xf16> -> tensor<4xi1>
  return
}

// -----

func.func @compare_c2(%x: tensor<4xf32>, %y: tensor<5xf32>) {
  // expected-error @below {{'tenon.compare' has operands of shapes [4] and [5]}}
  // expected-error @below {{failed to infer returned types}}
  tenon.compare eq %x, %y : tensor<4xf32>, tensor<5xf32> -> tensor<4xi1>
  return
}

// -----

func.func @compare_c3(%x: tensor<4x!tenon.string>) {
  // expected-error @below {{has predicate lt, which needs float or integer elements, but got '!tenon.string'}}
  tenon.compare lt %x, %x : tensor<4x!tenon.string>, tensor<4x!tenon.string> -> tensor<4xi1>
  return
}

// -----

func.func @select_c1(%c: tensor<i1>, %x: tensor<4xf32>, %y: tensor<4xf16>) {
  // expected-error @below {{failed to verify that all of {on_true, on_false} have same element type}}
  tenon.select %c, %x, %y : tensor<i1>, tensor<4xf32>, tensor<4xf16> -> tensor<4xf32>
  return
}

// -----

func.func @select_c2(%c: tensor<3xi1>, %x: tensor<4xf32>) {
  // expected-error @below {{'tenon.select' has operands of shapes [3] and [4]}}
  // expected-error @below {{failed to infer returned types}}
  tenon.select %c, %x, %x : tensor<3xi1>, tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>
  return
}

// -----

func.func @cast_c1(%x: tensor<4xf32>) {
  // expected-error @below {{has an input of shape [4], but a result of shape [5]}}
  tenon.cast %x : tensor<4xf32> -> tensor<5xi32>
  return
}
