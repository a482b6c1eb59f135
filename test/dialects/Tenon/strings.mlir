// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: tenon-opt %s | tenon-opt | FileCheck %s
// RUN: tenon-opt %s -mlir-print-op-generic | tenon-opt | FileCheck %s

// CHECK-LABEL: @string_map
func.func @string_map(%s: tensor<?x!tenon.string>, %keys: tensor<3xi64>,
                      %slots: tensor<8xi32>, %i: tensor<2x1xi64>) {
  // CHECK: tenon.string_map "length"(%{{.*}}) parameters [0] element i32 : (tensor<?x!tenon.string>) -> tensor<?xi32>
  %0 = tenon.string_map "length"(%s) parameters [0] element i32
      : (tensor<?x!tenon.string>) -> tensor<?xi32>
  // CHECK: tenon.string_map "find_number"(%{{.*}}) tables(%{{.*}}, %{{.*}} : tensor<3xi64>, tensor<8xi32>) parameters [] element i64
  %1 = tenon.string_map "find_number"(%i) tables(%keys, %slots : tensor<3xi64>, tensor<8xi32>)
      parameters [] element i64 : (tensor<2x1xi64>) -> tensor<2x1xi64>
  return
}

// CHECK-LABEL: @string_split
func.func @string_split(%s: tensor<?x!tenon.string>, %by: tensor<!tenon.string>) {
  // CHECK: tenon.string_split %{{.*}}, %{{.*}} max_split -1 any_of skip_empty
  %values, %places, %widest = tenon.string_split %s, %by max_split -1 any_of skip_empty
      : tensor<?x!tenon.string>, tensor<!tenon.string>
      -> tensor<?x!tenon.string>, tensor<?x2xi64>, tensor<i64>
  return
}

// CHECK-LABEL: @string_join_rows
func.func @string_join_rows(%s: tensor<?x4x!tenon.string>, %by: tensor<!tenon.string>)
    -> tensor<?x!tenon.string> {
  // CHECK: tenon.string_join_rows
  %r = tenon.string_join_rows %s, %by
      : tensor<?x4x!tenon.string>, tensor<!tenon.string> -> tensor<?x!tenon.string>
  return %r : tensor<?x!tenon.string>
}

// CHECK-LABEL: @string_ngrams
func.func @string_ngrams(%s: tensor<?x!tenon.string>, %splits: tensor<4xi64>,
                         %by: tensor<!tenon.string>) -> tensor<4xi64> {
  // CHECK: tenon.string_ngrams %{{.*}} widths [1, 2] pad_width -1 keep_short : (
  %values, %ends = tenon.string_ngrams %s, %splits, %by, %by, %by widths [1, 2]
      pad_width -1 keep_short
      : (tensor<?x!tenon.string>, tensor<4xi64>, tensor<!tenon.string>,
         tensor<!tenon.string>, tensor<!tenon.string>)
      -> (tensor<?x!tenon.string>, tensor<4xi64>)
  return %ends : tensor<4xi64>
}

// CHECK-LABEL: @string_parse
func.func @string_parse(%examples: tensor<?x!tenon.string>, %key: tensor<!tenon.string>,
                        %none: tensor<0xf32>) -> tensor<?x4xf32> {
  // CHECK: tenon.string_parse_dense %{{.*}}, %{{.*}}, %{{.*}} count 4
  %x = tenon.string_parse_dense %examples, %key, %none count 4
      : tensor<?x!tenon.string>, tensor<!tenon.string>, tensor<0xf32> -> tensor<?x4xf32>
  // CHECK: tenon.string_parse_sparse %{{.*}}, %{{.*}} element i64
  %values, %places, %widest = tenon.string_parse_sparse %examples, %key element i64
      : tensor<?x!tenon.string>, tensor<!tenon.string>
      -> tensor<?xi64>, tensor<?x2xi64>, tensor<i64>
  return %x : tensor<?x4xf32>
}

// CHECK-LABEL: @string_bytes
func.func @string_bytes(%s: tensor<?x!tenon.string>, %count: tensor<i64>)
    -> tensor<?x?xi16> {
  // CHECK: tenon.string_bytes %{{.*}}, %{{.*}} element i16 big_endian
  %n = tenon.string_bytes %s, %count element i16 big_endian
      : tensor<?x!tenon.string>, tensor<i64> -> tensor<?x?xi16>
  return %n : tensor<?x?xi16>
}
