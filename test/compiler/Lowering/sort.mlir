// RUN: tenon-opt %s -tenon-lower-to-linalg -canonicalize | FileCheck %s

// A row is the last dimension; the third result is scratch memory.
// CHECK-LABEL: @top_k
// CHECK: %[[M:.+]] = tensor.collapse_shape %{{.+}} {{\[}}[0, 1], [2]] : tensor<2x3x9xf32> into tensor<6x9xf32>
// CHECK: %[[R:.+]]:3 = rt.routine "top_k_f32_i32" ins(%[[M]] : tensor<6x9xf32>)
// CHECK-SAME: {nanoseconds = {{.+}}} -> tensor<6x2xf32>, tensor<6x2xi32>, tensor<6x2xi64>
// CHECK: tensor.expand_shape %[[R]]#0 {{.*}} into tensor<2x3x2xf32>
func.func @top_k(%x: tensor<2x3x9xf32>) -> (tensor<2x3x2xf32>, tensor<2x3x2xi32>) {
  %k = tenon.constant dense<2> : tensor<i32>
  %values, %indices = tenon.top_k %x, %k
      : tensor<2x3x9xf32>, tensor<i32> -> tensor<2x3x2xf32>, tensor<2x3x2xi32>
  return %values, %indices : tensor<2x3x2xf32>, tensor<2x3x2xi32>
}

// The routine's name has the signedness that tensors lose.
// CHECK-LABEL: @top_k_unsigned
// CHECK: rt.routine "top_k_ui8_i32" ins(%{{.+}} : tensor<1x9xi8>)
func.func @top_k_unsigned(%x: tensor<9xui8>) -> tensor<3xui8> {
  %k = tenon.constant dense<3> : tensor<i32>
  %values, %indices = tenon.top_k %x, %k
      : tensor<9xui8>, tensor<i32> -> tensor<3xui8>, tensor<3xi32>
  return %values : tensor<3xui8>
}

// The result is the front of the largest one.
// CHECK-LABEL: @unique
// CHECK: %[[R:.+]]:5 = rt.routine "unique_i64"
// CHECK-SAME: -> tensor<9xi64>, tensor<9xi32>, tensor<9xi32>, tensor<i64>, tensor<19xi32>
// CHECK: %[[N:.+]] = tensor.extract %[[R]]#3[] : tensor<i64>
// CHECK: %[[SIZE:.+]] = arith.index_cast %[[N]]
// CHECK: tensor.extract_slice %[[R]]#0[0] [%[[SIZE]]] [1] : tensor<9xi64> to tensor<?xi64>
func.func @unique(%x: tensor<9xi64>) -> tensor<?xi64> {
  %values, %indices, %counts = tenon.unique %x
      : tensor<9xi64> -> tensor<?xi64>, tensor<9xi32>, tensor<?xi32>
  return %values : tensor<?xi64>
}

// CHECK-LABEL: @where
// CHECK: %[[R:.+]]:2 = rt.routine "where" ins(%{{.+}} : tensor<1x12xi1>)
// CHECK: %[[P:.+]] = tensor.extract_slice %[[R]]#0
// CHECK: linalg.generic {{.*}} ins(%[[P]] : tensor<?xi64>)
func.func @where(%c: tensor<3x4xi1>) -> tensor<?x2xi64> {
  %places = tenon.where %c : tensor<3x4xi1> -> tensor<?x2xi64>
  return %places : tensor<?x2xi64>
}
