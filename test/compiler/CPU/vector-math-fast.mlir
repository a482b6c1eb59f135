// RUN: tenon-opt %s --tenon-vector-math | FileCheck %s --check-prefixes=CHECK,EXACT
// RUN: tenon-opt %s --tenon-vector-math=fast-math | FileCheck %s --check-prefixes=CHECK,FAST

// Approximations are made only where they are allowed.

// exp of f32 takes ln 2 in one part instead of two, and a polynomial of one term less.

// CHECK-LABEL: @exp
// EXACT-COUNT-9: math.fma
// FAST-COUNT-7: math.fma
// CHECK-NOT: math.fma
// CHECK: return
func.func @exp(%x: vector<8xf32>) -> vector<8xf32> {
  %0 = math.exp %x : vector<8xf32>
  return %0 : vector<8xf32>
}

// rsqrt asks for the processor's estimate.

// CHECK-LABEL: @rsqrt
// EXACT: %[[ROOT:.*]] = math.sqrt %{{.*}} : vector<8xf32>
// EXACT: arith.divf %{{.*}}, %[[ROOT]] : vector<8xf32>
// FAST: %[[ROOT:.*]] = math.sqrt %{{.*}} fastmath<{{.*}}afn{{.*}}>
// FAST: arith.divf %{{.*}}, %[[ROOT]] fastmath<{{.*}}arcp{{.*}}>
func.func @rsqrt(%x: vector<8xf32>) -> vector<8xf32> {
  %0 = math.rsqrt %x : vector<8xf32>
  return %0 : vector<8xf32>
}

// The op's own flag allows it as well.

// CHECK-LABEL: @flagged
// CHECK: arith.divf {{.*}} fastmath<{{.*}}arcp{{.*}}>
func.func @flagged(%x: vector<8xf32>) -> vector<8xf32> {
  %0 = math.rsqrt %x fastmath<afn> : vector<8xf32>
  return %0 : vector<8xf32>
}
