// Every op of the check dialect survives a round trip through text.
// RUN: tenon-opt %s | tenon-opt | FileCheck %s

// CHECK-LABEL: @expectations
func.func @expectations(%x: tensor<?x2xf32>, %i: tensor<2xi32>) {
  // CHECK: %[[E:.*]] = check.unfoldable_constant dense<{{.*}}> : tensor<1x2xf32>
  %e = check.unfoldable_constant dense<[[1.0, 2.0]]> : tensor<1x2xf32>
  // CHECK: check.expect_close %{{.*}}, %[[E]] tolerance 1.000000e-05 : tensor<?x2xf32>, tensor<1x2xf32>
  check.expect_close %x, %e tolerance 1.0e-5 : tensor<?x2xf32>, tensor<1x2xf32>
  // CHECK: check.expect_eq %{{.*}}, %{{.*}} : tensor<2xi32>, tensor<2xi32>
  check.expect_eq %i, %i : tensor<2xi32>, tensor<2xi32>
  // CHECK: check.opaque %[[E]] : tensor<1x2xf32> -> tensor<?x?xf32>
  %o = check.opaque %e : tensor<1x2xf32> -> tensor<?x?xf32>
  return
}
