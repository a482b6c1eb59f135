// RUN: tenon compile %s -O3 --stop-after fuse -o %t.mlir --remarks tenon-winograd 2>&1 | FileCheck %s --check-prefix=REMARK
// RUN: FileCheck %s < %t.mlir
// RUN: tenon compile %s -O3 --stop-after fuse -o - --no-winograd | FileCheck %s --check-prefix=OFF
// OFF-NOT: winograd

// 4×4 outputs a tile for an image that they fill well; what follows joins the kernel, whose
// last destination is scratch memory. Filters that do not fill panels of 64 are in narrower ones.
// REMARK: passed: transformed: F(4x4, 3x3): 12x12 outputs of 16 channels
// CHECK: rt.kernel @{{.*}} schedule = "winograd"
// CHECK: rt.winograd 4 %{{.*}}, %{{.*}} padding [1, 1, 1, 1]
// CHECK-SAME: : tensor<12x12x16xf32>, tensor<1x36x16x48xf32> -> tensor<12x12x48xf32>
// CHECK: arith.maximumf
// CHECK: rt.yield %{{.*}}, %{{.*}} : tensor<12x12x48xf32>, tensor<1x{{.*}}xf32>
func.func @tiles_of_four(%x: tensor<1x12x12x16xf32>) -> tensor<1x12x12x48xf32> {
  %ones = tenon.constant dense<1.0> : tensor<3x3x16x48xf32>
  %s = tenon.constant dense<[[[[1.0]]], [[[2.0]]], [[[4.0]]]]> : tensor<3x1x1x1xf32>
  %w = tenon.mul %ones, %s : tensor<3x3x16x48xf32>, tensor<3x1x1x1xf32> -> tensor<3x3x16x48xf32>
  %y = tenon.conv2d %x, %w padding same : tensor<1x12x12x16xf32>, tensor<3x3x16x48xf32> -> tensor<1x12x12x48xf32>
  %zero = tenon.constant dense<0.0> : tensor<f32>
  %r = tenon.max %y, %zero : tensor<1x12x12x48xf32>, tensor<f32> -> tensor<1x12x12x48xf32>
  return %r : tensor<1x12x12x48xf32>
}

// 2×2 where tiles of four would mostly be cut, and filters cost more than outputs.
// REMARK: passed: transformed: F(2x2, 3x3): 7x7 outputs of 64 channels
func.func @tiles_of_two(%x: tensor<1x7x7x64xf32>) -> tensor<1x7x7x64xf32> {
  %ones = tenon.constant dense<1.0> : tensor<3x3x64x64xf32>
  %s = tenon.constant dense<[[[[1.0]]], [[[2.0]]], [[[4.0]]]]> : tensor<3x1x1x1xf32>
  %w = tenon.mul %ones, %s : tensor<3x3x64x64xf32>, tensor<3x1x1x1xf32> -> tensor<3x3x64x64xf32>
  %y = tenon.conv2d %x, %w padding same : tensor<1x7x7x64xf32>, tensor<3x3x64x64xf32> -> tensor<1x7x7x64xf32>
  return %y : tensor<1x7x7x64xf32>
}

// A few outputs do not pay for larger filters.
// REMARK: missed: direct: 3x3 outputs of 16 channels would take longer
func.func @small(%x: tensor<1x3x3x16xf32>) -> tensor<1x3x3x16xf32> {
  %ones = tenon.constant dense<1.0> : tensor<3x3x16x16xf32>
  %s = tenon.constant dense<[[[[1.0]]], [[[2.0]]], [[[4.0]]]]> : tensor<3x1x1x1xf32>
  %w = tenon.mul %ones, %s : tensor<3x3x16x16xf32>, tensor<3x1x1x1xf32> -> tensor<3x3x16x16xf32>
  %y = tenon.conv2d %x, %w padding same : tensor<1x3x3x16xf32>, tensor<3x3x16x16xf32> -> tensor<1x3x3x16xf32>
  return %y : tensor<1x3x3x16xf32>
}

// Vectors and panels must be full.
// REMARK: missed: direct: 8 channels to 16, not multiples of 16
func.func @narrow(%x: tensor<1x12x12x8xf32>) -> tensor<1x12x12x16xf32> {
  %ones = tenon.constant dense<1.0> : tensor<3x3x8x16xf32>
  %s = tenon.constant dense<[[[[1.0]]], [[[2.0]]], [[[4.0]]]]> : tensor<3x1x1x1xf32>
  %w = tenon.mul %ones, %s : tensor<3x3x8x16xf32>, tensor<3x1x1x1xf32> -> tensor<3x3x8x16xf32>
  %y = tenon.conv2d %x, %w padding same : tensor<1x12x12x8xf32>, tensor<3x3x8x16xf32> -> tensor<1x12x12x16xf32>
  return %y : tensor<1x12x12x16xf32>
}
