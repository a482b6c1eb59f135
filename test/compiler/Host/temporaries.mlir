// RUN: tenon compile %s -O3 --stop-after kernels --cpu x86-64-v3 -o %t.ll
// RUN: FileCheck %s < %t.ll

// A kernel that reads a temporary and writes another one may take both for separate
// buffers: it is the same instance as the one that reads a feed.
// CHECK: define {{.*}}@MatMul__x86_64_v3
// CHECK-NOT: @MatMul_v1__x86_64_v3
func.func @f(%x: tensor<64x64xf32>, %w: tensor<64x64xf32>) -> tensor<64x64xf32> {
  %a = tenon.matmul %x, %w : tensor<64x64xf32>, tensor<64x64xf32> -> tensor<64x64xf32>
      loc("MatMul")
  %b = tenon.matmul %a, %w : tensor<64x64xf32>, tensor<64x64xf32> -> tensor<64x64xf32>
      loc("MatMul")
  %c = tenon.matmul %b, %w : tensor<64x64xf32>, tensor<64x64xf32> -> tensor<64x64xf32>
      loc("MatMul")
  return %c : tensor<64x64xf32>
}
