// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A pass that fails leaves the program before it, and says how to see it fail again.
// RUN: rm -rf %t && mkdir -p %t && cd %t
// RUN: not tenon compile %s --start-after fuse -o x.so 2>&1 | FileCheck %s
// RUN: ls -A | FileCheck %s --check-prefix=FILES
// RUN: not tenon-opt --run-reproducer x.so.reproducer.mlir 2>&1 | FileCheck %s --check-prefix=AGAIN
// Without an output's name it has the program's.
// RUN: not tenon compile %s --start-after fuse -o - 2>&1 | FileCheck %s --check-prefix=DASH
// CHECK: error: {{.*}}the size of a temporary depends on values that only the run knows
// CHECK: note: to see it again: tenon-opt --run-reproducer x.so.reproducer.mlir
// CHECK-NOT: error:
// FILES: x.so.reproducer.mlir
// FILES-NOT: x.so
// AGAIN: error: {{.*}}the size of a temporary depends on values that only the run knows
// DASH: tenon-opt --run-reproducer tenon.reproducer.mlir
#map = affine_map<(d0) -> (d0)>
rt.kernel @fill schedule = "parallel" {
^bb0(%in: tensor<?xf32>, %out: tensor<?xf32>):
  %0 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]}
      ins(%in : tensor<?xf32>) outs(%out : tensor<?xf32>) {
  ^bb0(%x: f32, %y: f32):
    linalg.yield %x : f32
  } -> tensor<?xf32>
  rt.yield %0 : tensor<?xf32>
}
func.func @f(%x: tensor<?xf32>, %count: tensor<1xi64>) -> tensor<?xf32> {
  %c0 = arith.constant 0 : index
  %n = tensor.extract %count[%c0] : tensor<1xi64>
  %size = arith.index_cast %n : i64 to index
  %a = bufferization.alloc_tensor(%size) : tensor<?xf32>
  %b = rt.launch @fill ins(%x : tensor<?xf32>) outs(%a : tensor<?xf32>) -> tensor<?xf32>
  %size2 = tensor.dim %x, %c0 : tensor<?xf32>
  %c = bufferization.alloc_tensor(%size2) : tensor<?xf32>
  %d = rt.launch @fill ins(%b : tensor<?xf32>) outs(%c : tensor<?xf32>) -> tensor<?xf32>
  return %d : tensor<?xf32>
}
