// RUN: tenon-opt %s --tenon-store-constants --tenon-pack-operands | FileCheck %s
// RUN: tenon-opt %s --tenon-store-constants --tenon-pack-operands --remarks-filter=tenon-pack-operands --remark-policy=all -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK

// A constant right side is laid out in panels of 64 columns, the last one filled up, when
// compiling, however few the rows; the kernel reads it through the panels.
// REMARK: [Passed] packed{{.*}}operand 1 into tensor<2x1x64xi32>
// CHECK-DAG: #[[PANELS:.*]] = affine_map<(d0, d1, d2) -> (d1 floordiv 64, d2, d1 mod 64)>
// CHECK-LABEL: rt.kernel @product
// CHECK: ^bb0(%{{.*}}: tensor<2x1xi32>, %{{.*}}: tensor<2x1x64xi32>, %{{.*}}: tensor<2x70xi32>):
// CHECK: indexing_maps = [#{{.*}}, #[[PANELS]], #{{.*}}]
// CHECK-LABEL: func @constant
// CHECK: %[[W:.*]] = rt.weight {{.*}} : tensor<2x1x64xi32>
// CHECK: rt.launch @product ins(%{{.*}}, %[[W]]
#x = affine_map<(d0, d1, d2) -> (d0, d2)>
#w = affine_map<(d0, d1, d2) -> (d2, d1)>
#y = affine_map<(d0, d1, d2) -> (d0, d1)>
rt.kernel @product schedule = "contraction" {
^bb0(%x: tensor<2x1xi32>, %w: tensor<1x70xi32>, %out: tensor<2x70xi32>):
  %zero = arith.constant 0 : i32
  %f = linalg.fill ins(%zero : i32) outs(%out : tensor<2x70xi32>) -> tensor<2x70xi32>
  %m = linalg.generic {indexing_maps = [#x, #w, #y], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w : tensor<2x1xi32>, tensor<1x70xi32>) outs(%f : tensor<2x70xi32>) {
  ^bb0(%p: i32, %q: i32, %acc: i32):
    %v = arith.muli %p, %q : i32
    %s = arith.addi %acc, %v : i32
    linalg.yield %s : i32
  } -> tensor<2x70xi32>
  rt.yield %m : tensor<2x70xi32>
}

func.func @constant(%x: tensor<2x1xi32>, %d: tensor<2x70xi32>) -> tensor<2x70xi32> {
  %w = arith.constant dense<[[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23,
      24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
      48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69]]> : tensor<1x70xi32>
  %y = rt.launch @product ins(%x, %w : tensor<2x1xi32>, tensor<1x70xi32>)
      outs(%d : tensor<2x70xi32>) -> tensor<2x70xi32>
  return %y : tensor<2x70xi32>
}
