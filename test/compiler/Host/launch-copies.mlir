// RUN: tenon-opt %s --tenon-launch-copies | FileCheck %s

// Copies of one shape share a kernel.
// CHECK: rt.kernel @copy_8xf32 schedule = "parallel"
// CHECK-NOT: rt.kernel
// CHECK-LABEL: func @copies
// CHECK-SAME: %[[A:[^:]*]]: memref<8xf32>, %[[B:[^:]*]]: memref<8xf32>, %[[C:[^:]*]]: memref<8xf32>
func.func @copies(%a: memref<8xf32>, %b: memref<8xf32>, %c: memref<8xf32>) {
  // CHECK-NEXT: rt.launch @copy_8xf32 ins(%[[A]] : memref<8xf32>) outs(%[[B]] : memref<8xf32>)
  // CHECK-NEXT: rt.launch @copy_8xf32 ins(%[[A]] : memref<8xf32>) outs(%[[C]] : memref<8xf32>)
  memref.copy %a, %b : memref<8xf32> to memref<8xf32>
  memref.copy %a, %c : memref<8xf32> to memref<8xf32>
  return
}

// A buffer copied to itself is left as it is.
// CHECK-LABEL: func @itself
func.func @itself(%a: memref<8xf32>) {
  // CHECK-NEXT: return
  memref.copy %a, %a : memref<8xf32> to memref<8xf32>
  return
}

// Of two compatible shapes, the kernel has what either knows.
// CHECK-LABEL: func @dynamic
func.func @dynamic(%a: memref<?xf32>, %b: memref<8xf32>) {
  // CHECK-NEXT: rt.launch @copy_8xf32 ins(%{{.*}} : memref<?xf32>)
  memref.copy %a, %b : memref<?xf32> to memref<8xf32>
  return
}
