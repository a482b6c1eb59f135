// RUN: tenon-opt %s --tenon-vector-math=fma=false | FileCheck %s

// Without fused multiply-add, polynomials multiply and add, and the one product that
// has to be exact, n times ln 2, goes through f64.

// CHECK-LABEL: @exp
// CHECK-NOT: math.fma
// CHECK: arith.mulf %{{.*}}, %{{.*}} : vector<4xf64>
// CHECK: arith.addf %{{.*}}, %{{.*}} : vector<4xf64>
// CHECK: arith.truncf %{{.*}} : vector<4xf64> to vector<4xf32>
// CHECK-NOT: math.fma
// CHECK: return
func.func @exp(%x: vector<4xf32>) -> vector<4xf32> {
  %0 = math.exp %x : vector<4xf32>
  return %0 : vector<4xf32>
}

// In f64 the product's error is found by Dekker's splitting by 2^27 + 1.

// CHECK-LABEL: @erfc
// CHECK-NOT: math.fma
// CHECK: arith.constant 0x41A0000002000000 : f64
// CHECK-NOT: math.fma
// CHECK: return
func.func @erfc(%x: f64) -> f64 {
  %0 = math.erfc %x : f64
  return %0 : f64
}
