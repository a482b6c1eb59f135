// RUN: tenon-opt %s --tenon-form-kernels | FileCheck %s
// RUN: tenon-opt %s --tenon-form-kernels --remarks-filter=tenon-form-kernels --remark-policy=all -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK

// The sum reads the exponentials both directly and through the matmul of them. Exp and
// Add cannot be one kernel: its launch would stand before and after the matmul's.
// REMARK: not-fused{{.*}}a path leaves the group and comes back
// CHECK-LABEL: func @diamond
// CHECK: %[[E:.*]] = rt.launch @Exp
// CHECK: %[[M:.*]] = tensor.expand_shape %[[E]]
// CHECK: rt.launch @MatMul__Add ins(%[[M]]
#id = affine_map<(d0, d1) -> (d0, d1)>
#swap = affine_map<(d0, d1) -> (d1, d0)>
func.func @diamond(%x: tensor<8x8xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %a = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) {
  ^bb0(%in: f32, %out: f32):
    %v = math.exp %in : f32
    linalg.yield %v : f32
  } -> tensor<8x8xf32> loc("Exp")
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %m = linalg.matmul ins(%a, %a : tensor<8x8xf32>, tensor<8x8xf32>)
      outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32> loc("MatMul")
  %s = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%a, %m : tensor<8x8xf32>, tensor<8x8xf32>) outs(%e : tensor<8x8xf32>) {
  ^bb0(%p: f32, %q: f32, %out: f32):
    %v = arith.addf %p, %q : f32
    linalg.yield %v : f32
  } -> tensor<8x8xf32> loc("Add")
  return %s : tensor<8x8xf32>
}
