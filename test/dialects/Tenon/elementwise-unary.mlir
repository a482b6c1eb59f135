// Every elementwise op survives a round trip through text.
// RUN: tenon-opt %s | tenon-opt | FileCheck %s

// CHECK-LABEL: @unary_float
func.func @unary_float(%x: tensor<?x4xf32>) {
  // CHECK: tenon.abs %{{.*}} : tensor<?x4xf32> -> tensor<?x4xf32>
  tenon.abs %x : tensor<?x4xf32> -> tensor<?x4xf32>
  // CHECK: tenon.neg %{{.*}} : tensor<?x4xf32> -> tensor<?x4xf32>
  tenon.neg %x : tensor<?x4xf32> -> tensor<?x4xf32>
  // CHECK: tenon.sign %{{.*}} : tensor<?x4xf32> -> tensor<?x4xf32>
  tenon.sign %x : tensor<?x4xf32> -> tensor<?x4xf32>
  // CHECK: tenon.exp %{{.*}} : tensor<?x4xf32> -> tensor<?x4xf32>
  tenon.exp %x : tensor<?x4xf32> -> tensor<?x4xf32>
  // CHECK: tenon.expm1 %{{.*}} : tensor<?x4xf32> -> tensor<?x4xf32>
  tenon.expm1 %x : tensor<?x4xf32> -> tensor<?x4xf32>
  // CHECK: tenon.log %{{.*}} : tensor<?x4xf32> -> tensor<?x4xf32>
  tenon.log %x : tensor<?x4xf32> -> tensor<?x4xf32>
  // CHECK: tenon.log1p %{{.*}} : tensor<?x4xf32> -> tensor<?x4xf32>
  tenon.log1p %x : tensor<?x4xf32> -> tensor<?x4xf32>
  // CHECK: tenon.sqrt %{{.*}} : tensor<?x4xf32> -> tensor<?x4xf32>
  tenon.sqrt %x : tensor<?x4xf32> -> tensor<?x4xf32>
  // CHECK: tenon.rsqrt %{{.*}} : tensor<?x4xf32> -> tensor<?x4xf32>
  tenon.rsqrt %x : tensor<?x4xf32> -> tensor<?x4xf32>
  // CHECK: tenon.tanh %{{.*}} : tensor<?x4xf32> -> tensor<?x4xf32>
  tenon.tanh %x : tensor<?x4xf32> -> tensor<?x4xf32>
  // CHECK: tenon.sigmoid %{{.*}} : tensor<?x4xf32> -> tensor<?x4xf32>
  tenon.sigmoid %x : tensor<?x4xf32> -> tensor<?x4xf32>
  // CHECK: tenon.erf %{{.*}} : tensor<?x4xf32> -> tensor<?x4xf32>
  tenon.erf %x : tensor<?x4xf32> -> tensor<?x4xf32>
  // CHECK: tenon.erfc %{{.*}} : tensor<?x4xf32> -> tensor<?x4xf32>
  tenon.erfc %x : tensor<?x4xf32> -> tensor<?x4xf32>
  // CHECK: tenon.sin %{{.*}} : tensor<?x4xf32> -> tensor<?x4xf32>
  tenon.sin %x : tensor<?x4xf32> -> tensor<?x4xf32>
  // CHECK: tenon.cos %{{.*}} : tensor<?x4xf32> -> tensor<?x4xf32>
  tenon.cos %x : tensor<?x4xf32> -> tensor<?x4xf32>
  // CHECK: tenon.tan %{{.*}} : tensor<?x4xf32> -> tensor<?x4xf32>
  tenon.tan %x : tensor<?x4xf32> -> tensor<?x4xf32>
  // CHECK: tenon.asin %{{.*}} : tensor<?x4xf32> -> tensor<?x4xf32>
  tenon.asin %x : tensor<?x4xf32> -> tensor<?x4xf32>
  // CHECK: tenon.acos %{{.*}} : tensor<?x4xf32> -> tensor<?x4xf32>
  tenon.acos %x : tensor<?x4xf32> -> tensor<?x4xf32>
  // CHECK: tenon.atan %{{.*}} : tensor<?x4xf32> -> tensor<?x4xf32>
  tenon.atan %x : tensor<?x4xf32> -> tensor<?x4xf32>
  // CHECK: tenon.sinh %{{.*}} : tensor<?x4xf32> -> tensor<?x4xf32>
  tenon.sinh %x : tensor<?x4xf32> -> tensor<?x4xf32>
  // CHECK: tenon.cosh %{{.*}} : tensor<?x4xf32> -> tensor<?x4xf32>
  tenon.cosh %x : tensor<?x4xf32> -> tensor<?x4xf32>
  // CHECK: tenon.asinh %{{.*}} : tensor<?x4xf32> -> tensor<?x4xf32>
  tenon.asinh %x : tensor<?x4xf32> -> tensor<?x4xf32>
  // CHECK: tenon.acosh %{{.*}} : tensor<?x4xf32> -> tensor<?x4xf32>
  tenon.acosh %x : tensor<?x4xf32> -> tensor<?x4xf32>
  // CHECK: tenon.atanh %{{.*}} : tensor<?x4xf32> -> tensor<?x4xf32>
  tenon.atanh %x : tensor<?x4xf32> -> tensor<?x4xf32>
  // CHECK: tenon.floor %{{.*}} : tensor<?x4xf32> -> tensor<?x4xf32>
  tenon.floor %x : tensor<?x4xf32> -> tensor<?x4xf32>
  // CHECK: tenon.ceil %{{.*}} : tensor<?x4xf32> -> tensor<?x4xf32>
  tenon.ceil %x : tensor<?x4xf32> -> tensor<?x4xf32>
  // CHECK: tenon.round %{{.*}} : tensor<?x4xf32> -> tensor<?x4xf32>
  tenon.round %x : tensor<?x4xf32> -> tensor<?x4xf32>
  // CHECK: tenon.reciprocal %{{.*}} : tensor<?x4xf32> -> tensor<?x4xf32>
  tenon.reciprocal %x : tensor<?x4xf32> -> tensor<?x4xf32>
  return
}

// CHECK-LABEL: @classify
func.func @classify(%x: tensor<4xf16>) {
  // CHECK: tenon.is_nan %{{.*}} : tensor<4xf16> -> tensor<4xi1>
  tenon.is_nan %x : tensor<4xf16> -> tensor<4xi1>
  // CHECK: tenon.is_inf %{{.*}} : tensor<4xf16> -> tensor<4xi1>
  tenon.is_inf %x : tensor<4xf16> -> tensor<4xi1>
  // CHECK: tenon.is_finite %{{.*}} : tensor<4xf16> -> tensor<4xi1>
  tenon.is_finite %x : tensor<4xf16> -> tensor<4xi1>
  return
}

// CHECK-LABEL: @unary_other
func.func @unary_other(%b: tensor<4xi1>, %i: tensor<4xui8>, %c: tensor<4xcomplex<f32>>) {
  // CHECK: tenon.logical_not
  tenon.logical_not %b : tensor<4xi1> -> tensor<4xi1>
  // CHECK: tenon.bitwise_not
  tenon.bitwise_not %i : tensor<4xui8> -> tensor<4xui8>
  // CHECK: tenon.abs %{{.*}} : tensor<4xcomplex<f32>> -> tensor<4xf32>
  tenon.abs %c : tensor<4xcomplex<f32>> -> tensor<4xf32>
  // CHECK: tenon.exp %{{.*}} : tensor<4xcomplex<f32>>
  tenon.exp %c : tensor<4xcomplex<f32>> -> tensor<4xcomplex<f32>>
  return
}
