// Every elementwise op of several operands survives a round trip through text.
// RUN: tenon-opt %s | tenon-opt | FileCheck %s

// CHECK-LABEL: @binary_float
func.func @binary_float(%x: tensor<?x4xf32>, %y: tensor<4xf32>) {
  // CHECK: tenon.add %{{.*}}, %{{.*}} : tensor<?x4xf32>, tensor<4xf32> -> tensor<?x4xf32>
  tenon.add %x, %y : tensor<?x4xf32>, tensor<4xf32> -> tensor<?x4xf32>
  // CHECK: tenon.sub %{{.*}}, %{{.*}} : tensor<?x4xf32>, tensor<4xf32> -> tensor<?x4xf32>
  tenon.sub %x, %y : tensor<?x4xf32>, tensor<4xf32> -> tensor<?x4xf32>
  // CHECK: tenon.mul %{{.*}}, %{{.*}} : tensor<?x4xf32>, tensor<4xf32> -> tensor<?x4xf32>
  tenon.mul %x, %y : tensor<?x4xf32>, tensor<4xf32> -> tensor<?x4xf32>
  // CHECK: tenon.div %{{.*}}, %{{.*}} : tensor<?x4xf32>, tensor<4xf32> -> tensor<?x4xf32>
  tenon.div %x, %y : tensor<?x4xf32>, tensor<4xf32> -> tensor<?x4xf32>
  // CHECK: tenon.floor_div %{{.*}}, %{{.*}} : tensor<?x4xf32>, tensor<4xf32> -> tensor<?x4xf32>
  tenon.floor_div %x, %y : tensor<?x4xf32>, tensor<4xf32> -> tensor<?x4xf32>
  // CHECK: tenon.floor_mod %{{.*}}, %{{.*}} : tensor<?x4xf32>, tensor<4xf32> -> tensor<?x4xf32>
  tenon.floor_mod %x, %y : tensor<?x4xf32>, tensor<4xf32> -> tensor<?x4xf32>
  // CHECK: tenon.trunc_mod %{{.*}}, %{{.*}} : tensor<?x4xf32>, tensor<4xf32> -> tensor<?x4xf32>
  tenon.trunc_mod %x, %y : tensor<?x4xf32>, tensor<4xf32> -> tensor<?x4xf32>
  // CHECK: tenon.max %{{.*}}, %{{.*}} : tensor<?x4xf32>, tensor<4xf32> -> tensor<?x4xf32>
  tenon.max %x, %y : tensor<?x4xf32>, tensor<4xf32> -> tensor<?x4xf32>
  // CHECK: tenon.min %{{.*}}, %{{.*}} : tensor<?x4xf32>, tensor<4xf32> -> tensor<?x4xf32>
  tenon.min %x, %y : tensor<?x4xf32>, tensor<4xf32> -> tensor<?x4xf32>
  // CHECK: tenon.pow %{{.*}}, %{{.*}} : tensor<?x4xf32>, tensor<4xf32> -> tensor<?x4xf32>
  tenon.pow %x, %y : tensor<?x4xf32>, tensor<4xf32> -> tensor<?x4xf32>
  // CHECK: tenon.atan2 %{{.*}}, %{{.*}} : tensor<?x4xf32>, tensor<4xf32> -> tensor<?x4xf32>
  tenon.atan2 %x, %y : tensor<?x4xf32>, tensor<4xf32> -> tensor<?x4xf32>
  return
}

// CHECK-LABEL: @binary_bool
func.func @binary_bool(%x: tensor<?x4xi1>, %y: tensor<4xi1>) {
  // CHECK: tenon.logical_and %{{.*}}, %{{.*}} : tensor<?x4xi1>, tensor<4xi1> -> tensor<?x4xi1>
  tenon.logical_and %x, %y : tensor<?x4xi1>, tensor<4xi1> -> tensor<?x4xi1>
  // CHECK: tenon.logical_or %{{.*}}, %{{.*}} : tensor<?x4xi1>, tensor<4xi1> -> tensor<?x4xi1>
  tenon.logical_or %x, %y : tensor<?x4xi1>, tensor<4xi1> -> tensor<?x4xi1>
  return
}

// CHECK-LABEL: @binary_int
func.func @binary_int(%x: tensor<?x4xi32>, %y: tensor<4xi32>) {
  // CHECK: tenon.bitwise_and %{{.*}}, %{{.*}} : tensor<?x4xi32>, tensor<4xi32> -> tensor<?x4xi32>
  tenon.bitwise_and %x, %y : tensor<?x4xi32>, tensor<4xi32> -> tensor<?x4xi32>
  // CHECK: tenon.bitwise_or %{{.*}}, %{{.*}} : tensor<?x4xi32>, tensor<4xi32> -> tensor<?x4xi32>
  tenon.bitwise_or %x, %y : tensor<?x4xi32>, tensor<4xi32> -> tensor<?x4xi32>
  // CHECK: tenon.bitwise_xor %{{.*}}, %{{.*}} : tensor<?x4xi32>, tensor<4xi32> -> tensor<?x4xi32>
  tenon.bitwise_xor %x, %y : tensor<?x4xi32>, tensor<4xi32> -> tensor<?x4xi32>
  // CHECK: tenon.shift_left %{{.*}}, %{{.*}} : tensor<?x4xi32>, tensor<4xi32> -> tensor<?x4xi32>
  tenon.shift_left %x, %y : tensor<?x4xi32>, tensor<4xi32> -> tensor<?x4xi32>
  // CHECK: tenon.shift_right %{{.*}}, %{{.*}} : tensor<?x4xi32>, tensor<4xi32> -> tensor<?x4xi32>
  tenon.shift_right %x, %y : tensor<?x4xi32>, tensor<4xi32> -> tensor<?x4xi32>
  return
}

// CHECK-LABEL: @compare
func.func @compare(%x: tensor<?x4xf32>, %s: tensor<4x!tenon.string>) {
  // CHECK: tenon.compare eq %{{.*}}, %{{.*}} : tensor<?x4xf32>, tensor<?x4xf32> -> tensor<?x4xi1>
  tenon.compare eq %x, %x : tensor<?x4xf32>, tensor<?x4xf32> -> tensor<?x4xi1>
  // CHECK: tenon.compare ne %{{.*}}, %{{.*}} : tensor<?x4xf32>, tensor<?x4xf32> -> tensor<?x4xi1>
  tenon.compare ne %x, %x : tensor<?x4xf32>, tensor<?x4xf32> -> tensor<?x4xi1>
  // CHECK: tenon.compare lt %{{.*}}, %{{.*}} : tensor<?x4xf32>, tensor<?x4xf32> -> tensor<?x4xi1>
  tenon.compare lt %x, %x : tensor<?x4xf32>, tensor<?x4xf32> -> tensor<?x4xi1>
  // CHECK: tenon.compare le %{{.*}}, %{{.*}} : tensor<?x4xf32>, tensor<?x4xf32> -> tensor<?x4xi1>
  tenon.compare le %x, %x : tensor<?x4xf32>, tensor<?x4xf32> -> tensor<?x4xi1>
  // CHECK: tenon.compare gt %{{.*}}, %{{.*}} : tensor<?x4xf32>, tensor<?x4xf32> -> tensor<?x4xi1>
  tenon.compare gt %x, %x : tensor<?x4xf32>, tensor<?x4xf32> -> tensor<?x4xi1>
  // CHECK: tenon.compare ge %{{.*}}, %{{.*}} : tensor<?x4xf32>, tensor<?x4xf32> -> tensor<?x4xi1>
  tenon.compare ge %x, %x : tensor<?x4xf32>, tensor<?x4xf32> -> tensor<?x4xi1>
  // CHECK: tenon.compare eq %{{.*}} : tensor<4x!tenon.string>
  tenon.compare eq %s, %s : tensor<4x!tenon.string>, tensor<4x!tenon.string> -> tensor<4xi1>
  return
}

// CHECK-LABEL: @select
func.func @select(%c: tensor<?x1xi1>, %x: tensor<?x4xf32>, %y: tensor<f32>) {
  // CHECK: tenon.select %{{.*}}, %{{.*}}, %{{.*}} : tensor<?x1xi1>, tensor<?x4xf32>, tensor<f32> -> tensor<?x4xf32>
  tenon.select %c, %x, %y : tensor<?x1xi1>, tensor<?x4xf32>, tensor<f32> -> tensor<?x4xf32>
  return
}

// CHECK-LABEL: @cast
func.func @cast(%x: tensor<?x4xf32>, %b: tensor<4xi1>) {
  // CHECK: tenon.cast %{{.*}} : tensor<?x4xf32> -> tensor<?x4xui8>
  tenon.cast %x : tensor<?x4xf32> -> tensor<?x4xui8>
  // CHECK: tenon.cast %{{.*}} : tensor<4xi1> -> tensor<4xbf16>
  tenon.cast %b : tensor<4xi1> -> tensor<4xbf16>
  return
}
