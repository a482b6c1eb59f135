// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A kernel that reads 4096 elements of a feed that has four.
#map = affine_map<(d0) -> (d0)>
rt.kernel @read_past schedule = "parallel" {
^bb0(%in: tensor<4096xf32>, %out: tensor<4096xf32>):
  %0 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]}
      ins(%in : tensor<4096xf32>) outs(%out : tensor<4096xf32>) {
  ^bb0(%x: f32, %y: f32):
    %1 = arith.negf %x : f32
    linalg.yield %1 : f32
  } -> tensor<4096xf32>
  rt.yield %0 : tensor<4096xf32>
}
func.func @f(%x: memref<4xf32>, %y: memref<4096xf32>, %arena: memref<?xi8>)
    -> memref<4096xf32>
    attributes {tenon.signature = "f",
      tenon.feeds = [{dims = [], key = "x", name = "x:0", type = tensor<4xf32>}],
      tenon.fetches = [{dims = [], key = "y", name = "y:0", type = tensor<4096xf32>}]} {
  %c0 = arith.constant 0 : index
  %c4096 = arith.constant 4096 : index
  %all = memref.reinterpret_cast %x to offset: [0], sizes: [4096], strides: [1]
      : memref<4xf32> to memref<4096xf32, strided<[1]>>
  rt.launch @read_past ins(%all : memref<4096xf32, strided<[1]>>)
      outs(%y : memref<4096xf32>) {nodes = ["read_past"]}
  rt.sizes dims(%c4096 : index) arena(%c0 : index)
  return %y : memref<4096xf32>
}
