// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: tenon-opt %s -split-input-file -verify-diagnostics

func.func @string_map_c1(%s: tensor<2x!tenon.string>) {
  // expected-error @+2 {{'tenon.string_map' has function 'shout', which there is not}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tenon.string_map "shout"(%s) parameters [] element !tenon.string
      : (tensor<2x!tenon.string>) -> tensor<2x!tenon.string>
  return
}

// -----

func.func @string_map_c2(%s: tensor<2x!tenon.string>) {
  // expected-error @+2 {{'tenon.string_map' has 1 inputs, 0 tables and 0 parameters, but function 'length' needs 1, 0 and 1}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tenon.string_map "length"(%s) parameters [] element i32
      : (tensor<2x!tenon.string>) -> tensor<2xi32>
  return
}

// -----

func.func @string_map_c3(%s: tensor<2xi32>) {
  // expected-error @+2 {{'tenon.string_map' has an operand of 'i32', which function 'lower' does not take}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tenon.string_map "lower"(%s) parameters [] element !tenon.string
      : (tensor<2xi32>) -> tensor<2x!tenon.string>
  return
}

// -----

func.func @string_map_c3_table(%s: tensor<2x!tenon.string>, %p: tensor<1x2xi32>) {
  // expected-error @+2 {{'tenon.string_map' has a table of type 'tensor<1x2xi32>', but needs rank 1}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tenon.string_map "regex_match"(%s) tables(%p : tensor<1x2xi32>) parameters []
      element i1 : (tensor<2x!tenon.string>) -> tensor<2xi1>
  return
}

// -----

func.func @string_map_c3_result(%s: tensor<2x!tenon.string>) {
  // expected-error @+2 {{'tenon.string_map' has element type 'i64', which function 'length' does not give}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tenon.string_map "length"(%s) parameters [0] element i64
      : (tensor<2x!tenon.string>) -> tensor<2xi64>
  return
}

// -----

func.func @string_map_c4(%a: tensor<2x!tenon.string>, %b: tensor<3x!tenon.string>) {
  // expected-error @+2 {{sizes 2 and 3 meet}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tenon.string_map "equal"(%a, %b) parameters [] element i1
      : (tensor<2x!tenon.string>, tensor<3x!tenon.string>) -> tensor<2xi1>
  return
}

// -----

func.func @string_join_rows_c1(%s: tensor<4x!tenon.string>, %by: tensor<!tenon.string>) {
  // expected-error @+2 {{'tenon.string_join_rows' has an input of rank 1, but needs rank 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %r = tenon.string_join_rows %s, %by
      : tensor<4x!tenon.string>, tensor<!tenon.string> -> tensor<4x!tenon.string>
  return
}

// -----

func.func @string_parse_dense_c1(%s: tensor<4x!tenon.string>, %key: tensor<!tenon.string>,
                                 %d: tensor<3xf32>) {
  // expected-error @+2 {{'tenon.string_parse_dense' has 3 fallbacks for 4 values}}
  // expected-error @+1 {{failed to infer returned types}}
  %x = tenon.string_parse_dense %s, %key, %d count 4
      : tensor<4x!tenon.string>, tensor<!tenon.string>, tensor<3xf32> -> tensor<4x4xf32>
  return
}

// -----

func.func @string_parse_sparse_c2(%s: tensor<4x!tenon.string>, %key: tensor<!tenon.string>) {
  // expected-error @+2 {{'tenon.string_parse_sparse' has element type 'f64', but needs f32, i64 or strings}}
  // expected-error @+1 {{failed to infer returned types}}
  %values, %places, %widest = "tenon.string_parse_sparse"(%s, %key) {element = f64}
      : (tensor<4x!tenon.string>, tensor<!tenon.string>)
      -> (tensor<?xf32>, tensor<?x2xi64>, tensor<i64>)
  return
}

// -----

func.func @string_bytes_c2(%s: tensor<4x!tenon.string>, %count: tensor<i64>) {
  // expected-error @+2 {{'tenon.string_bytes' has element type '!tenon.string', but needs a number's}}
  // expected-error @+1 {{failed to infer returned types}}
  %n = "tenon.string_bytes"(%s, %count) {element = !tenon.string}
      : (tensor<4x!tenon.string>, tensor<i64>) -> tensor<4x?xi16>
  return
}
