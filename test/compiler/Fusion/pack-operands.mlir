// RUN: tenon-opt %s --tenon-pack-operands --split-input-file | FileCheck %s
// RUN: tenon-opt %s --tenon-pack-operands --split-input-file --remarks-filter=tenon-pack-operands --remark-policy=all -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK

// A right side that only the run knows is packed by a kernel of its own, where enough rows
// read it. 96 columns are panels of 48, which they fill.
// CHECK-DAG: #[[FROM:.*]] = affine_map<(d0, d1, d2) -> (d1, d0 * 48 + d2)>
// CHECK-LABEL: rt.kernel @product__pack schedule = "parallel" {
// CHECK: ^bb0(%{{.*}}: tensor<4x96xf32>, %{{.*}}: tensor<2x4x48xf32>):
// CHECK: linalg.generic {indexing_maps = [#[[FROM]]
// CHECK-LABEL: func @many_rows
// CHECK-SAME: %[[X:[^:]*]]: tensor<32x4xf32>, %[[W:[^:]*]]: tensor<4x96xf32>
// CHECK: %[[D:.*]] = bufferization.alloc_tensor() : tensor<2x4x48xf32>
// CHECK: %[[P:.*]] = rt.launch @product__pack ins(%[[W]] : {{.*}}) outs(%[[D]]
// CHECK: rt.launch @product ins(%[[X]], %[[P]]
#x = affine_map<(d0, d1, d2) -> (d0, d2)>
#w = affine_map<(d0, d1, d2) -> (d2, d1)>
#y = affine_map<(d0, d1, d2) -> (d0, d1)>
rt.kernel @product schedule = "contraction" {
^bb0(%x: tensor<32x4xf32>, %w: tensor<4x96xf32>, %out: tensor<32x96xf32>):
  %zero = arith.constant 0.0 : f32
  %f = linalg.fill ins(%zero : f32) outs(%out : tensor<32x96xf32>) -> tensor<32x96xf32>
  %m = linalg.generic {indexing_maps = [#x, #w, #y], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w : tensor<32x4xf32>, tensor<4x96xf32>) outs(%f : tensor<32x96xf32>) {
  ^bb0(%p: f32, %q: f32, %acc: f32):
    %v = arith.mulf %p, %q : f32
    %s = arith.addf %acc, %v : f32
    linalg.yield %s : f32
  } -> tensor<32x96xf32>
  rt.yield %m : tensor<32x96xf32>
}

func.func @many_rows(%x: tensor<32x4xf32>, %w: tensor<4x96xf32>, %d: tensor<32x96xf32>) -> tensor<32x96xf32> {
  %y = rt.launch @product ins(%x, %w : tensor<32x4xf32>, tensor<4x96xf32>)
      outs(%d : tensor<32x96xf32>) -> tensor<32x96xf32>
  return %y : tensor<32x96xf32>
}

// -----

// A few rows read it too seldom.
// REMARK: [Missed] not-packed{{.*}}operand 1: 8 rows, 64 columns
// CHECK-LABEL: func @few_rows
// CHECK-NEXT: rt.launch @product ins(%{{.*}}, %{{.*}} : tensor<8x4xf32>, tensor<4x64xf32>)
#x = affine_map<(d0, d1, d2) -> (d0, d2)>
#w = affine_map<(d0, d1, d2) -> (d2, d1)>
#y = affine_map<(d0, d1, d2) -> (d0, d1)>
rt.kernel @product schedule = "contraction" {
^bb0(%x: tensor<8x4xf32>, %w: tensor<4x64xf32>, %out: tensor<8x64xf32>):
  %zero = arith.constant 0.0 : f32
  %f = linalg.fill ins(%zero : f32) outs(%out : tensor<8x64xf32>) -> tensor<8x64xf32>
  %m = linalg.generic {indexing_maps = [#x, #w, #y], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w : tensor<8x4xf32>, tensor<4x64xf32>) outs(%f : tensor<8x64xf32>) {
  ^bb0(%p: f32, %q: f32, %acc: f32):
    %v = arith.mulf %p, %q : f32
    %s = arith.addf %acc, %v : f32
    linalg.yield %s : f32
  } -> tensor<8x64xf32>
  rt.yield %m : tensor<8x64xf32>
}

func.func @few_rows(%x: tensor<8x4xf32>, %w: tensor<4x64xf32>, %d: tensor<8x64xf32>) -> tensor<8x64xf32> {
  %y = rt.launch @product ins(%x, %w : tensor<8x4xf32>, tensor<4x64xf32>)
      outs(%d : tensor<8x64xf32>) -> tensor<8x64xf32>
  return %y : tensor<8x64xf32>
}

// -----

// Columns that would leave a panel in part empty are not packed.
// REMARK: [Missed] not-packed{{.*}}operand 1: 32 rows, 10 columns
// CHECK-LABEL: func @ragged
// CHECK-NEXT: rt.launch @product ins(%{{.*}}, %{{.*}} : tensor<32x4xf32>, tensor<4x10xf32>)
#x = affine_map<(d0, d1, d2) -> (d0, d2)>
#w = affine_map<(d0, d1, d2) -> (d2, d1)>
#y = affine_map<(d0, d1, d2) -> (d0, d1)>
rt.kernel @product schedule = "contraction" {
^bb0(%x: tensor<32x4xf32>, %w: tensor<4x10xf32>, %out: tensor<32x10xf32>):
  %zero = arith.constant 0.0 : f32
  %f = linalg.fill ins(%zero : f32) outs(%out : tensor<32x10xf32>) -> tensor<32x10xf32>
  %m = linalg.generic {indexing_maps = [#x, #w, #y], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w : tensor<32x4xf32>, tensor<4x10xf32>) outs(%f : tensor<32x10xf32>) {
  ^bb0(%p: f32, %q: f32, %acc: f32):
    %v = arith.mulf %p, %q : f32
    %s = arith.addf %acc, %v : f32
    linalg.yield %s : f32
  } -> tensor<32x10xf32>
  rt.yield %m : tensor<32x10xf32>
}

func.func @ragged(%x: tensor<32x4xf32>, %w: tensor<4x10xf32>, %d: tensor<32x10xf32>) -> tensor<32x10xf32> {
  %y = rt.launch @product ins(%x, %w : tensor<32x4xf32>, tensor<4x10xf32>)
      outs(%d : tensor<32x10xf32>) -> tensor<32x10xf32>
  return %y : tensor<32x10xf32>
}
