// RUN: tenon-opt %s --tenon-vector-math | FileCheck %s --check-prefixes=CHECK,PLAIN
// RUN: tenon-opt %s --tenon-vector-math=scale | FileCheck %s --check-prefixes=CHECK,SCALE

// A power of two is multiplied by AVX-512's instruction, where there is one.

// CHECK-LABEL: @exp
// PLAIN-NOT: llvm.call_intrinsic
// SCALE: llvm.call_intrinsic "llvm.x86.avx512.mask.scalef.ps.512"(%[[M:[0-9]+]], %{{[0-9]+}}, %[[M]],
// SCALE-NOT: arith.shli
// CHECK: return
func.func @exp(%x: vector<16xf32>) -> vector<16xf32> {
  %0 = math.exp %x : vector<16xf32>
  return %0 : vector<16xf32>
}

// CHECK-LABEL: @exp_f64
// SCALE: llvm.call_intrinsic "llvm.x86.avx512.mask.scalef.pd.512"
func.func @exp_f64(%x: vector<8xf64>) -> vector<8xf64> {
  %0 = math.exp %x : vector<8xf64>
  return %0 : vector<8xf64>
}

// Narrower vectors and scalars are scaled by two factors.

// CHECK-LABEL: @narrow
// CHECK-NOT: llvm.call_intrinsic
// CHECK: arith.shli
func.func @narrow(%x: vector<8xf32>, %y: f32) -> (vector<8xf32>, f32) {
  %0 = math.exp %x : vector<8xf32>
  %1 = math.exp %y : f32
  return %0, %1 : vector<8xf32>, f32
}
