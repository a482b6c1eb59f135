// Text and inferred types of index vectors' ops, of bits and of random words.
// RUN: tenon-opt %s | tenon-opt | FileCheck %s
// RUN: tenon-opt %s --canonicalize | FileCheck %s --check-prefix=INFER

// CHECK-LABEL: @gather_nd
// INFER-LABEL: @gather_nd
func.func @gather_nd(%p: tensor<9x8x16xf32>, %i: tensor<?x2xi32>) -> tensor<?x?xf32> {
  // CHECK: tenon.gather_nd %{{.*}}, %{{.*}} in_bounds : tensor<9x8x16xf32>, tensor<?x2xi32> -> tensor<?x?xf32>
  // INFER: tenon.gather_nd {{.*}} -> tensor<?x16xf32>
  %y = tenon.gather_nd %p, %i in_bounds : tensor<9x8x16xf32>, tensor<?x2xi32> -> tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}

// CHECK-LABEL: @gather_nd_batched
// INFER-LABEL: @gather_nd_batched
func.func @gather_nd_batched(%p: tensor<4x8x16xf32>, %i: tensor<?x3x1xi64>) -> tensor<?x?x?xf32> {
  // CHECK: tenon.gather_nd %{{.*}}, %{{.*}} batch_dims 1 :
  // INFER: tenon.gather_nd {{.*}} -> tensor<4x3x16xf32>
  %y = tenon.gather_nd %p, %i batch_dims 1
      : tensor<4x8x16xf32>, tensor<?x3x1xi64> -> tensor<?x?x?xf32>
  return %y : tensor<?x?x?xf32>
}

// CHECK-LABEL: @scatter
func.func @scatter(%x: tensor<9x16xf32>, %i: tensor<?x1xi32>, %u: tensor<?x16xf32>)
    -> tensor<9x16xf32> {
  // CHECK: tenon.scatter add %{{.*}}, %{{.*}}, %{{.*}} drop :
  %y = tenon.scatter add %x, %i, %u drop
      : tensor<9x16xf32>, tensor<?x1xi32>, tensor<?x16xf32> -> tensor<9x16xf32>
  return %y : tensor<9x16xf32>
}

// CHECK-LABEL: @bitcast
// INFER-LABEL: @bitcast
func.func @bitcast(%x: tensor<?x4xf32>) -> (tensor<?x4xi32>, tensor<?x4xf32>) {
  // CHECK: tenon.bitcast %{{.*}} : tensor<?x4xf32> -> tensor<?x4xi32>
  %y = tenon.bitcast %x : tensor<?x4xf32> -> tensor<?x4xi32>
  // INFER: return %{{.*}}, %arg0
  %z = tenon.bitcast %x : tensor<?x4xf32> -> tensor<?x4xf32>
  return %y, %z : tensor<?x4xi32>, tensor<?x4xf32>
}

// CHECK-LABEL: @philox
// INFER-LABEL: @philox
func.func @philox(%k: tensor<2xui32>, %c: tensor<4xui32>) -> tensor<?xui32> {
  %n = tenon.constant dense<6> : tensor<i64>
  // INFER: tenon.philox {{.*}} -> tensor<6xui32>
  %y = tenon.philox %k, %c, %n : tensor<2xui32>, tensor<4xui32>, tensor<i64> -> tensor<?xui32>
  return %y : tensor<?xui32>
}

// CHECK-LABEL: @broadcast_axes
func.func @broadcast_axes(%s: tensor<1xi32>, %t: tensor<2xi32>) -> tensor<?xi32> {
  // CHECK: tenon.broadcast_axes %{{.*}}, %{{.*}} : tensor<1xi32>, tensor<2xi32> -> tensor<?xi32>
  %y = tenon.broadcast_axes %s, %t : tensor<1xi32>, tensor<2xi32> -> tensor<?xi32>
  return %y : tensor<?xi32>
}

// CHECK-LABEL: @complex
// INFER-LABEL: @complex
func.func @complex(%x: tensor<3x4xf32>, %y: tensor<4xf32>) -> tensor<?x?xf32> {
  // CHECK: tenon.complex %{{.*}}, %{{.*}} : tensor<3x4xf32>, tensor<4xf32> -> tensor<?x?xcomplex<f32>>
  // INFER: tenon.complex {{.*}} -> tensor<3x4xcomplex<f32>>
  %z = tenon.complex %x, %y : tensor<3x4xf32>, tensor<4xf32> -> tensor<?x?xcomplex<f32>>
  // CHECK: tenon.imag %{{.*}} : tensor<?x?xcomplex<f32>> -> tensor<?x?xf32>
  %i = tenon.imag %z : tensor<?x?xcomplex<f32>> -> tensor<?x?xf32>
  return %i : tensor<?x?xf32>
}
