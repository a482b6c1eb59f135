// RUN: tenon-opt %s --tenon-vector-math | FileCheck %s --check-prefixes=CHECK,EXACT
// RUN: tenon-opt %s --tenon-vector-math=fast-math | FileCheck %s --check-prefixes=CHECK,FAST

// Only where it is allowed does rsqrt ask for the processor's estimate.

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
