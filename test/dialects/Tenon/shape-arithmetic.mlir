// Shapes that graphs compute step by step become constants, as far as they are known.
// RUN: tenon-opt %s --canonicalize | FileCheck %s

// CHECK-LABEL: @static_shape
func.func @static_shape(%x: tensor<2x3xf32>) -> tensor<2xi64> {
  // CHECK: tenon.constant dense<[2, 3]> : tensor<2xi64>
  %s = tenon.shape_of %x : tensor<2x3xf32> -> tensor<2xi64>
  return %s : tensor<2xi64>
}

// CHECK-LABEL: @unknown_shape
func.func @unknown_shape(%x: tensor<?x3xf32>) -> tensor<2xi64> {
  // CHECK: tenon.shape_of
  %s = tenon.shape_of %x : tensor<?x3xf32> -> tensor<2xi64>
  return %s : tensor<2xi64>
}

// Flattening: the sizes 28, 28 are known although the batch is not.
// CHECK-LABEL: @flatten
func.func @flatten(%x: tensor<?x28x28xf32>) -> tensor<?x?xf32> {
  // CHECK: %[[S:.*]] = tenon.constant dense<[-1, 784]> : tensor<2xi32>
  // CHECK: tenon.reshape %{{.*}}, %[[S]] : {{.*}} -> tensor<?x784xf32>
  %s = tenon.shape_of %x : tensor<?x28x28xf32> -> tensor<3xi32>
  %image = tenon.slice %s begin [1] size [-1] strides [1] : tensor<3xi32> -> tensor<2xi32>
  %n = tenon.reduce prod %image axes [0] keep_dims : tensor<2xi32> -> tensor<1xi32>
  %rest = tenon.constant dense<-1> : tensor<1xi32>
  %shape = tenon.concat axis 0 (%rest, %n) : tensor<1xi32>, tensor<1xi32> -> tensor<2xi32>
  %y = tenon.reshape %x, %shape : tensor<?x28x28xf32>, tensor<2xi32> -> tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}

// CHECK-LABEL: @gathered
func.func @gathered(%x: tensor<?x5x7xf32>) -> tensor<2xi64> {
  // CHECK: tenon.constant dense<[7, 5]> : tensor<2xi64>
  %s = tenon.shape_of %x : tensor<?x5x7xf32> -> tensor<3xi32>
  %i = tenon.constant dense<[2, 1]> : tensor<2xi64>
  %g = tenon.gather %s, %i axis 0 : tensor<3xi32>, tensor<2xi64> -> tensor<2xi32>
  %y = tenon.cast %g : tensor<2xi32> -> tensor<2xi64>
  return %y : tensor<2xi64>
}

// The axes of a transpose, made by range and reverse.
// CHECK-LABEL: @range
func.func @range(%x: tensor<?x5x7xf32>) -> tensor<?xi32> {
  // CHECK: tenon.constant dense<[2, 1, 0]> : tensor<3xi32>
  %zero = tenon.constant dense<0> : tensor<i32>
  %one = tenon.constant dense<1> : tensor<i32>
  %rank = tenon.constant dense<3> : tensor<i32>
  %r = tenon.range %zero, %rank, %one : tensor<i32>, tensor<i32>, tensor<i32> -> tensor<?xi32>
  %b = tenon.reverse %r axes [0] : tensor<?xi32> -> tensor<?xi32>
  return %b : tensor<?xi32>
}

// CHECK-LABEL: @choice
func.func @choice(%x: tensor<?x5xf32>, %y: tensor<i32>) -> tensor<i32> {
  // CHECK: tenon.constant dense<5> : tensor<i32>
  %s = tenon.shape_of %x : tensor<?x5xf32> -> tensor<2xi32>
  %e = tenon.slice %s begin [-1] size [1] strides [1] : tensor<2xi32> -> tensor<1xi32>
  %n = tenon.squeeze %e axes [0] : tensor<1xi32> -> tensor<i32>
  %three = tenon.constant dense<3> : tensor<i32>
  %c = tenon.compare gt %n, %three : tensor<i32>, tensor<i32> -> tensor<i1>
  %z = tenon.select %c, %n, %y : tensor<i1>, tensor<i32>, tensor<i32> -> tensor<i32>
  return %z : tensor<i32>
}

// CHECK-LABEL: @slice_at_constants
func.func @slice_at_constants(%x: tensor<?x8xf32>) -> tensor<?x3xf32> {
  // CHECK: tenon.slice %{{.*}} begin [0, 2] size [-1, 3] strides [1, 1]
  %b = tenon.constant dense<[0, 2]> : tensor<2xi32>
  %s = tenon.constant dense<[-1, 3]> : tensor<2xi32>
  %y = tenon.dynamic_slice %x, %b, %s : tensor<?x8xf32>, tensor<2xi32>, tensor<2xi32> -> tensor<?x3xf32>
  return %y : tensor<?x3xf32>
}

// A box beyond the input stays a run-time error.
// CHECK-LABEL: @slice_beyond
func.func @slice_beyond(%x: tensor<8xf32>) -> tensor<3xf32> {
  // CHECK: tenon.dynamic_slice
  %b = tenon.constant dense<6> : tensor<1xi32>
  %s = tenon.constant dense<3> : tensor<1xi32>
  %y = tenon.dynamic_slice %x, %b, %s : tensor<8xf32>, tensor<1xi32>, tensor<1xi32> -> tensor<3xf32>
  return %y : tensor<3xf32>
}
