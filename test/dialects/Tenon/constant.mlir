// Text of constants; equal ones are one after canonicalization.
// RUN: tenon-opt %s | tenon-opt | FileCheck %s
// RUN: tenon-opt %s --canonicalize | FileCheck %s --check-prefix=UNIQUE

// CHECK-LABEL: @elements
func.func @elements() {
  // CHECK: tenon.constant dense<[2, -1]> : tensor<2xi32>
  tenon.constant dense<[2, -1]> : tensor<2xi32>
  // CHECK: tenon.constant dense<200> : tensor<ui8>
  tenon.constant dense<200> : tensor<ui8>
  // CHECK: tenon.constant dense<["a", "b"]> : tensor<2x!tenon.string>
  tenon.constant dense<["a", "b"]> : tensor<2x!tenon.string>
  // CHECK: tenon.constant dense<(1.000000e+00,2.000000e+00)> : tensor<complex<f32>>
  tenon.constant dense<(1.0, 2.0)> : tensor<complex<f32>>
  // CHECK: tenon.weight 3 : tensor<784x10xf32>
  tenon.weight 3 : tensor<784x10xf32>
  return
}

// UNIQUE-LABEL: @unique
func.func @unique() -> (tensor<2xf32>, tensor<2xf32>) {
  // UNIQUE-NEXT: %[[C:.*]] = tenon.constant
  // UNIQUE-NEXT: return %[[C]], %[[C]]
  %a = tenon.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %b = tenon.constant dense<[1.0, 2.0]> : tensor<2xf32>
  return %a, %b : tensor<2xf32>, tensor<2xf32>
}
