// RUN: tenon-opt %s --tenon-form-kernels | FileCheck %s

// Kernels that are equal but for names and locations are one; it keeps the first name.
// CHECK: rt.kernel @first_Exp
// CHECK-NOT: rt.kernel
// CHECK-LABEL: func @shared
// CHECK: rt.launch @first_Exp {{.*}}nodes = ["first/Exp"]
// CHECK: rt.launch @first_Exp {{.*}}nodes = ["second/Exp"]
#id = affine_map<(d0) -> (d0)>
func.func @shared(%x: tensor<100xf32>, %z: tensor<100xf32>) -> (tensor<100xf32>, tensor<100xf32>) {
  %e = tensor.empty() : tensor<100xf32>
  %a = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]}
      ins(%x : tensor<100xf32>) outs(%e : tensor<100xf32>) {
  ^bb0(%in: f32, %out: f32):
    %v = math.exp %in : f32
    linalg.yield %v : f32
  } -> tensor<100xf32> loc("first/Exp")
  %b = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]}
      ins(%z : tensor<100xf32>) outs(%e : tensor<100xf32>) {
  ^bb0(%in: f32, %out: f32):
    %v = math.exp %in : f32
    linalg.yield %v : f32
  } -> tensor<100xf32> loc("second/Exp")
  return %a, %b : tensor<100xf32>, tensor<100xf32>
}
