// Text and inferred types of softmax.
// RUN: tenon-opt %s | tenon-opt | FileCheck %s
// RUN: tenon-opt %s --canonicalize | FileCheck %s --check-prefix=INFER

// CHECK-LABEL: @softmax
// INFER-LABEL: @softmax
func.func @softmax(%x: tensor<?x10xf32>) -> tensor<?x?xf32> {
  // CHECK: tenon.softmax %{{.*}} axis 1 : tensor<?x10xf32> -> tensor<?x?xf32>
  // INFER: tenon.log_softmax {{.*}} -> tensor<?x10xf32>
  %y = tenon.softmax %x axis 1 : tensor<?x10xf32> -> tensor<?x?xf32>
  // CHECK: tenon.log_softmax %{{.*}} axis 0 : tensor<?x?xf32> -> tensor<?x?xf32>
  %z = tenon.log_softmax %y axis 0 : tensor<?x?xf32> -> tensor<?x?xf32>
  return %z : tensor<?x?xf32>
}
