// RUN: tenon-opt %s --tenon-generalize --tenon-form-kernels --split-input-file | FileCheck %s

// Element-wise ops that follow a matmul are computed in its kernel, on registers; the
// matmul's own result is no destination.
// CHECK-LABEL: rt.kernel @MatMul__Relu schedule = "contraction" {
// CHECK: ^bb0(%[[X:.*]]: tensor<8x4xf32>, %[[W:.*]]: tensor<4x16xf32>, %[[OUT:.*]]: tensor<8x16xf32>):
// CHECK: %[[M:.*]] = linalg.generic {{.*}} ins(%[[X]], %[[W]]
// CHECK: %[[R:.*]] = linalg.generic {{.*}} ins(%[[M]] {{.*}} outs(%[[OUT]]
// CHECK: rt.yield %[[R]]
// CHECK-LABEL: func @epilogue
// CHECK-SAME: (%[[X:.*]]: tensor<8x4xf32>, %[[W:.*]]: tensor<4x16xf32>)
// CHECK: %[[D:.*]] = bufferization.alloc_tensor() : tensor<8x16xf32>
// CHECK: %[[Y:.*]] = rt.launch @MatMul__Relu ins(%[[X]], %[[W]] : {{.*}}) outs(%[[D]] : {{.*}}) {nodes = ["MatMul", "Relu"]}
// CHECK: return %[[Y]]
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

// -----

// Another reduction does not join: two matmuls are two kernels.
// CHECK-LABEL: func @chain
// CHECK: %[[A:.*]] = rt.launch @[[FIRST:.*]] ins
// CHECK: rt.launch @{{.*}} ins(%[[A]]
func.func @chain(%x: tensor<8x4xf32>, %w: tensor<4x4xf32>, %v: tensor<4x6xf32>) -> tensor<8x6xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x4xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x4xf32>) -> tensor<8x4xf32>
  %m = linalg.matmul ins(%x, %w : tensor<8x4xf32>, tensor<4x4xf32>)
      outs(%f : tensor<8x4xf32>) -> tensor<8x4xf32>
  %g = tensor.empty() : tensor<8x6xf32>
  %h = linalg.fill ins(%zero : f32) outs(%g : tensor<8x6xf32>) -> tensor<8x6xf32>
  %n = linalg.matmul ins(%m, %v : tensor<8x4xf32>, tensor<4x6xf32>)
      outs(%h : tensor<8x6xf32>) -> tensor<8x6xf32>
  return %n : tensor<8x6xf32>
}

// -----

// A convolution reads its input without the padding around it.
// CHECK-LABEL: rt.kernel @{{.*}} schedule = "contraction" {
// CHECK: ^bb0(%{{.*}}: tensor<1x6x6x3xf32>, %{{.*}}: tensor<3x3x3x8xf32>,
// CHECK: tensor.pad
// CHECK: linalg.generic
// CHECK-LABEL: func @padded
// CHECK-COUNT-1: rt.launch
// CHECK-NOT: rt.launch
func.func @padded(%x: tensor<1x6x6x3xf32>, %w: tensor<3x3x3x8xf32>) -> tensor<1x6x6x8xf32> {
  %zero = arith.constant 0.0 : f32
  %p = tensor.pad %x low[0, 1, 1, 0] high[0, 1, 1, 0] {
  ^bb0(%a: index, %b: index, %c: index, %d: index):
    tensor.yield %zero : f32
  } : tensor<1x6x6x3xf32> to tensor<1x8x8x3xf32>
  %e = tensor.empty() : tensor<1x6x6x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<1x6x6x8xf32>) -> tensor<1x6x6x8xf32>
  %y = linalg.conv_2d_nhwc_hwcf ins(%p, %w : tensor<1x8x8x3xf32>, tensor<3x3x3x8xf32>)
      outs(%f : tensor<1x6x6x8xf32>) -> tensor<1x6x6x8xf32>
  return %y : tensor<1x6x6x8xf32>
}
