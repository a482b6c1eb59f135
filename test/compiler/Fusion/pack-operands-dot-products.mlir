// RUN: tenon-opt %s --tenon-store-constants --tenon-pack-operands | FileCheck %s

// A vector's product with a few constant columns is a few dot products: each column lies
// by itself, and the rows schedule sums with the terms along the lanes.
// CHECK-DAG: #[[COLUMNS:.*]] = affine_map<(d0, d1) -> (d0, d1)>
// CHECK-LABEL: rt.kernel @product schedule = "rows"
// CHECK: ^bb0(%{{.*}}: tensor<64xf32>, %{{.*}}: tensor<2x64xf32>, %{{.*}}: tensor<2xf32>):
// CHECK: indexing_maps = [#{{.*}}, #[[COLUMNS]], #{{.*}}]
// CHECK-LABEL: func @constant
// CHECK: %[[W:.*]] = rt.weight {{.*}} : tensor<2x64xf32>
// CHECK: rt.launch @product ins(%{{.*}}, %[[W]]
#x = affine_map<(d0, d1) -> (d1)>
#w = affine_map<(d0, d1) -> (d1, d0)>
#y = affine_map<(d0, d1) -> (d0)>
rt.kernel @product schedule = "contraction" {
^bb0(%x: tensor<64xf32>, %w: tensor<64x2xf32>, %out: tensor<2xf32>):
  %zero = arith.constant 0.0 : f32
  %f = linalg.fill ins(%zero : f32) outs(%out : tensor<2xf32>) -> tensor<2xf32>
  %m = linalg.generic {indexing_maps = [#x, #w, #y], iterator_types = ["parallel", "reduction"]}
      ins(%x, %w : tensor<64xf32>, tensor<64x2xf32>) outs(%f : tensor<2xf32>) {
  ^bb0(%p: f32, %q: f32, %acc: f32):
    %v = arith.mulf %p, %q : f32
    %s = arith.addf %acc, %v : f32
    linalg.yield %s : f32
  } -> tensor<2xf32>
  rt.yield %m : tensor<2xf32>
}

func.func @constant(%x: tensor<64xf32>, %d: tensor<2xf32>) -> tensor<2xf32> {
  %w = arith.constant dense<[[0., 1.], [2., 3.], [4., 5.], [6., 7.], [8., 9.], [10., 11.], [12., 13.], [14., 15.], [16., 17.], [18., 19.], [20., 21.], [22., 23.], 
      [24., 25.], [26., 27.], [28., 29.], [30., 31.], [32., 33.], [34., 35.], [36., 37.], [38., 39.], [40., 41.], [42., 43.], [44., 45.], [46., 47.], 
      [48., 49.], [50., 51.], [52., 53.], [54., 55.], [56., 57.], [58., 59.], [60., 61.], [62., 63.], [64., 65.], [66., 67.], [68., 69.], [70., 71.], 
      [72., 73.], [74., 75.], [76., 77.], [78., 79.], [80., 81.], [82., 83.], [84., 85.], [86., 87.], [88., 89.], [90., 91.], [92., 93.], [94., 95.], 
      [96., 97.], [98., 99.], [100., 101.], [102., 103.], [104., 105.], [106., 107.], [108., 109.], [110., 111.], [112., 113.], [114., 115.], [116., 117.], [118., 119.], 
      [120., 121.], [122., 123.], [124., 125.], [126., 127.]]> : tensor<64x2xf32>
  %y = rt.launch @product ins(%x, %w : tensor<64xf32>, tensor<64x2xf32>)
      outs(%d : tensor<2xf32>) -> tensor<2xf32>
  return %y : tensor<2xf32>
}
