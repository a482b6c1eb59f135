// RUN: tenon-opt %s --tenon-vector-math --split-input-file | FileCheck %s

// f16 and bf16 are computed in f32, whatever the vector's shape; bf16 is rounded on
// its bits.

// CHECK-LABEL: @half
// CHECK: arith.extf %{{.*}} : vector<3x7xf16> to vector<3x7xf32>
// CHECK: math.fma {{.*}} : vector<3x7xf32>
// CHECK: arith.truncf %{{.*}} : vector<3x7xf32> to vector<3x7xf16>
func.func @half(%x: vector<3x7xf16>) -> vector<3x7xf16> {
  %0 = math.exp %x : vector<3x7xf16>
  return %0 : vector<3x7xf16>
}

// -----

// CHECK-LABEL: @brain
// CHECK: arith.extf %{{.*}} : bf16 to f32
// CHECK-NOT: arith.truncf
// CHECK: arith.trunci %{{.*}} : i32 to i16
// CHECK: arith.bitcast %{{.*}} : i16 to bf16
func.func @brain(%x: bf16) -> bf16 {
  %0 = math.tanh %x : bf16
  return %0 : bf16
}

// -----

// A function without an f32 form goes through f64.

// CHECK-LABEL: @through_f64
// CHECK: arith.extf %{{.*}} : vector<8xf32> to vector<8xf64>
// CHECK: arith.truncf %{{.*}} : vector<8xf64> to vector<8xf32>
func.func @through_f64(%x: vector<8xf32>, %y: vector<8xf32>) -> vector<8xf32> {
  %0 = math.powf %x, %y : vector<8xf32>
  return %0 : vector<8xf32>
}

// -----

// The branch for huge arguments asks any lane of a vector, and a scalar itself.

// CHECK-LABEL: @huge
// CHECK: %[[ANY:.*]] = vector.reduction <or>, %{{.*}} : vector<6xi1> into i1
// CHECK: scf.if %[[ANY]]
// CHECK: scf.for
// CHECK: %[[OVER:.*]] = arith.cmpf ogt, %{{.*}} : f32
// CHECK: scf.if %[[OVER]]
// CHECK-NOT: scf.for
func.func @huge(%x: vector<2x3xf32>, %s: f32) -> (vector<2x3xf32>, f32) {
  %0 = math.sin %x : vector<2x3xf32>
  %1 = math.cos %s : f32
  return %0, %1 : vector<2x3xf32>, f32
}
