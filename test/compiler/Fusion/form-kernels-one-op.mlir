// RUN: tenon-opt %s --tenon-form-kernels=fuse=false | FileCheck %s

// Without fusion each op is a kernel of its own, and named ops stay what they are: the
// reference that fused programs are compared with.
// CHECK: rt.kernel @MatMul schedule = "contraction"
// CHECK: linalg.matmul
// CHECK: rt.kernel @Relu schedule = "parallel"
// CHECK-LABEL: func @epilogue
// CHECK: %[[M:.*]] = rt.launch @MatMul
// CHECK: rt.launch @Relu elementwise [0] ins(%[[M]]
#id = affine_map<(d0, d1) -> (d0, d1)>
func.func @epilogue(%x: tensor<8x4xf32>, %w: tensor<4x16xf32>) -> tensor<8x16xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x16xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x16xf32>) -> tensor<8x16xf32>
  %m = linalg.matmul ins(%x, %w : tensor<8x4xf32>, tensor<4x16xf32>)
      outs(%f : tensor<8x16xf32>) -> tensor<8x16xf32> loc("MatMul")
  %r = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%m : tensor<8x16xf32>) outs(%e : tensor<8x16xf32>) {
  ^bb0(%in: f32, %out: f32):
    %v = arith.maximumf %in, %zero : f32
    linalg.yield %v : f32
  } -> tensor<8x16xf32> loc("Relu")
  return %r : tensor<8x16xf32>
}
