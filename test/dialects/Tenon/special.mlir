// Text and inferred types of special functions, running sums and random streams.
// RUN: tenon-opt %s | tenon-opt | FileCheck %s
// RUN: tenon-opt %s --canonicalize | FileCheck %s --check-prefix=INFER

// CHECK-LABEL: @special
// INFER-LABEL: @special
func.func @special(%a: tensor<3x4xf32>, %x: tensor<4xf32>) -> tensor<?x?xf32> {
  // CHECK: tenon.special igamma(%{{.*}}, %{{.*}}) : tensor<3x4xf32>, tensor<4xf32> -> tensor<?x?xf32>
  // INFER: tenon.special igamma({{.*}}) {{.*}} -> tensor<3x4xf32>
  %y = tenon.special igamma(%a, %x) : tensor<3x4xf32>, tensor<4xf32> -> tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}

// CHECK-LABEL: @cumulate
func.func @cumulate(%x: tensor<?x4xi32>) -> tensor<?x4xi32> {
  // CHECK: tenon.cumulate prod %{{.*}} axis 1 exclusive reverse : tensor<?x4xi32> -> tensor<?x4xi32>
  %y = tenon.cumulate prod %x axis 1 exclusive reverse : tensor<?x4xi32> -> tensor<?x4xi32>
  return %y : tensor<?x4xi32>
}

// CHECK-LABEL: @streams
func.func @streams(%k: tensor<2xui32>, %c: tensor<4xui32>, %n: tensor<i64>)
    -> (tensor<?xf64>, tensor<?xi32>) {
  // CHECK: tenon.truncated_normal %{{.*}}, %{{.*}}, %{{.*}} : tensor<2xui32>, tensor<4xui32>, tensor<i64> -> tensor<?xf64>
  %x = tenon.truncated_normal %k, %c, %n : tensor<2xui32>, tensor<4xui32>, tensor<i64> -> tensor<?xf64>
  // CHECK: tenon.shuffle %{{.*}}, %{{.*}}, %{{.*}} : tensor<2xui32>, tensor<4xui32>, tensor<i64> -> tensor<?xi32>
  %y = tenon.shuffle %k, %c, %n : tensor<2xui32>, tensor<4xui32>, tensor<i64> -> tensor<?xi32>
  return %x, %y : tensor<?xf64>, tensor<?xi32>
}
