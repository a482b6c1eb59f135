// RUN: tenon-opt %s --tenon-reuse-operands --split-input-file | FileCheck %s
// RUN: tenon-opt %s --tenon-reuse-operands --split-input-file --remarks-filter=tenon-reuse-operands \
// RUN:   --remark-policy=all 2>&1 | FileCheck %s --check-prefix=REMARK

rt.kernel @add schedule = "parallel" {
^bb0(%x: tensor<16xf32>, %y: tensor<16xf32>, %out: tensor<16xf32>):
  rt.yield %x : tensor<16xf32>
}

// The last launch that reads an operand element by element writes its result there,
// also through views of all of it.
// CHECK-LABEL: func @last
// CHECK: %[[A:.*]] = memref.alloc
// CHECK-NOT: memref.alloc
// CHECK: %[[AS:.*]] = memref.collapse_shape %[[A]]
// CHECK: %[[BS:.*]] = memref.collapse_shape %[[A]]
// CHECK: rt.launch @add elementwise [1] ins(%{{.*}}, %[[AS]] {{.*}}) outs(%[[BS]] :
// CHECK: rt.launch @add ins(%[[BS]], %[[BS]]
// REMARK: the result is written over operand 1
func.func @last(%x: memref<16xf32>, %out: memref<16xf32>) {
  %a = memref.alloc() : memref<4x4xf32>
  %as = memref.collapse_shape %a [[0, 1]] : memref<4x4xf32> into memref<16xf32>
  rt.launch @add ins(%x, %x : memref<16xf32>, memref<16xf32>) outs(%as : memref<16xf32>)
  %b = memref.alloc() : memref<4x4xf32>
  %bs = memref.collapse_shape %b [[0, 1]] : memref<4x4xf32> into memref<16xf32>
  rt.launch @add elementwise [1] ins(%x, %as : memref<16xf32>, memref<16xf32>)
    outs(%bs : memref<16xf32>)
  rt.launch @add ins(%bs, %bs : memref<16xf32>, memref<16xf32>)
    outs(%out : memref<16xf32>)
  return
}

// -----

rt.kernel @add schedule = "parallel" {
^bb0(%x: tensor<16xf32>, %y: tensor<16xf32>, %out: tensor<16xf32>):
  rt.yield %x : tensor<16xf32>
}

// An operand that is read later keeps its memory.
// CHECK-LABEL: func @later
// CHECK-COUNT-2: memref.alloc
// REMARK: an operand like the result is read later
func.func @later(%x: memref<16xf32>, %out: memref<16xf32>) {
  %a = memref.alloc() : memref<16xf32>
  rt.launch @add ins(%x, %x : memref<16xf32>, memref<16xf32>) outs(%a : memref<16xf32>)
  %b = memref.alloc() : memref<16xf32>
  rt.launch @add elementwise [0, 1] ins(%x, %a : memref<16xf32>, memref<16xf32>)
    outs(%b : memref<16xf32>)
  rt.launch @add ins(%a, %b : memref<16xf32>, memref<16xf32>) outs(%out : memref<16xf32>)
  return
}

// -----

rt.kernel @product schedule = "contraction" {
^bb0(%x: tensor<4x4xf32>, %y: tensor<4x4xf32>, %out: tensor<4x4xf32>):
  rt.yield %x : tensor<4x4xf32>
}

// Nor does one that the launch also reads as a whole.
// CHECK-LABEL: func @both_ways
// CHECK-COUNT-2: memref.alloc
// REMARK: an operand like the result is read at other places as well
func.func @both_ways(%x: memref<4x4xf32>, %out: memref<4x4xf32>) {
  %a = memref.alloc() : memref<4x4xf32>
  rt.launch @product ins(%x, %x : memref<4x4xf32>, memref<4x4xf32>)
    outs(%a : memref<4x4xf32>)
  %b = memref.alloc() : memref<4x4xf32>
  rt.launch @product elementwise [1] ins(%a, %a : memref<4x4xf32>, memref<4x4xf32>)
    outs(%b : memref<4x4xf32>)
  rt.launch @product ins(%b, %x : memref<4x4xf32>, memref<4x4xf32>)
    outs(%out : memref<4x4xf32>)
  return
}

// -----

rt.kernel @add schedule = "parallel" {
^bb0(%x: tensor<16xf32>, %y: tensor<16xf32>, %out: tensor<16xf32>):
  rt.yield %x : tensor<16xf32>
}

// Nor does one that each iteration of a loop reads again.
// CHECK-LABEL: func @loop
// CHECK-COUNT-2: memref.alloc
func.func @loop(%x: memref<16xf32>, %out: memref<16xf32>, %n: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %a = memref.alloc() : memref<16xf32>
  rt.launch @add ins(%x, %x : memref<16xf32>, memref<16xf32>) outs(%a : memref<16xf32>)
  scf.for %i = %c0 to %n step %c1 {
    %b = memref.alloc() : memref<16xf32>
    rt.launch @add elementwise [1] ins(%x, %a : memref<16xf32>, memref<16xf32>)
      outs(%b : memref<16xf32>)
    rt.launch @add ins(%b, %b : memref<16xf32>, memref<16xf32>)
      outs(%out : memref<16xf32>)
  }
  return
}

// -----

rt.kernel @sum schedule = "contraction" {
^bb0(%x: tensor<16xf32>, %out: tensor<16xf32>, %sums: tensor<16xf32>):
  rt.yield %x, %sums : tensor<16xf32>, tensor<16xf32>
}

// A result that nothing reads is memory to work in, which is written before the operand
// is read.
// CHECK-LABEL: func @unread
// CHECK: %[[A:.*]] = memref.alloc
// CHECK: %[[SUMS:.*]] = memref.alloc
// CHECK: rt.launch @sum elementwise [0] ins(%[[A]] : {{.*}}) outs(%{{.*}}, %[[SUMS]] :
func.func @unread(%x: memref<16xf32>, %out: memref<16xf32>) {
  %a = memref.alloc() : memref<16xf32>
  rt.launch @sum ins(%x : memref<16xf32>) outs(%a, %out : memref<16xf32>, memref<16xf32>)
  %sums = memref.alloc() : memref<16xf32>
  rt.launch @sum elementwise [0] ins(%a : memref<16xf32>)
    outs(%out, %sums : memref<16xf32>, memref<16xf32>)
  return
}
