// RUN: tenon-opt %s --tenon-vector-math | FileCheck %s

// Instructions stay, and so does what has no fixed number of lanes.

// CHECK-LABEL: @native
func.func @native(%x: vector<16xf32>, %y: vector<16xf32>) -> vector<16xf32> {
  // CHECK: math.floor
  %0 = math.floor %x : vector<16xf32>
  // CHECK: math.ceil
  %1 = math.ceil %0 : vector<16xf32>
  // CHECK: math.trunc
  %2 = math.trunc %1 : vector<16xf32>
  // CHECK: math.roundeven
  %3 = math.roundeven %2 : vector<16xf32>
  // CHECK: math.absf
  %4 = math.absf %3 : vector<16xf32>
  // CHECK: math.sqrt
  %5 = math.sqrt %4 : vector<16xf32>
  // CHECK: math.copysign
  %6 = math.copysign %5, %y : vector<16xf32>
  return %6 : vector<16xf32>
}

// CHECK-LABEL: @shapes
func.func @shapes(%t: tensor<4xf32>, %s: vector<[4]xf32>, %z: vector<f32>, %q: f128)
    -> (tensor<4xf32>, vector<[4]xf32>, vector<f32>, f128) {
  // CHECK: math.exp {{.*}} : tensor<4xf32>
  %0 = math.exp %t : tensor<4xf32>
  // CHECK: math.exp {{.*}} : vector<[4]xf32>
  %1 = math.exp %s : vector<[4]xf32>
  // CHECK: math.exp {{.*}} : vector<f32>
  %2 = math.exp %z : vector<f32>
  // CHECK: math.exp {{.*}} : f128
  %3 = math.exp %q : f128
  return %0, %1, %2, %3 : tensor<4xf32>, vector<[4]xf32>, vector<f32>, f128
}
