// RUN: tenon-opt %s --tenon-bufferize-host | FileCheck %s

// Kernels stay on tensors: only schedules make loops of them.
// CHECK-LABEL: rt.kernel @exp
// CHECK: ^bb0(%{{.*}}: tensor<8xf32>, %{{.*}}: tensor<8xf32>):
// CHECK: linalg.generic {{.*}} ins(%{{.*}} : tensor<8xf32>)
#id = affine_map<(d0) -> (d0)>
rt.kernel @exp schedule = "parallel" {
^bb0(%x: tensor<8xf32>, %out: tensor<8xf32>):
  %y = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]}
      ins(%x : tensor<8xf32>) outs(%out : tensor<8xf32>) {
  ^bb0(%in: f32, %o: f32):
    %v = math.exp %in : f32
    linalg.yield %v : f32
  } -> tensor<8xf32>
  rt.yield %y : tensor<8xf32>
}

// Temporaries become allocations, and slices views.
// CHECK-LABEL: func @host
// CHECK-SAME: %[[X:.*]]: memref<16xf32>, %[[OUT:.*]]: memref<8xf32>
func.func @host(%x: tensor<16xf32> {bufferization.writable = false},
                %out: tensor<8xf32> {bufferization.writable = true}) -> tensor<8xf32> {
  // CHECK: %[[S:.*]] = memref.subview %[[X]][8] [8] [1]
  // CHECK: %[[T:.*]] = memref.alloc() {{.*}} : memref<8xf32>
  // CHECK: rt.launch @exp ins(%[[S]] : {{.*}}) outs(%[[T]]
  // CHECK: rt.launch @exp ins(%[[T]] : {{.*}}) outs(%[[OUT]]
  %s = tensor.extract_slice %x[8] [8] [1] : tensor<16xf32> to tensor<8xf32>
  %d = bufferization.alloc_tensor() : tensor<8xf32>
  %t = rt.launch @exp ins(%s : tensor<8xf32>) outs(%d : tensor<8xf32>) -> tensor<8xf32>
  %y = rt.launch @exp ins(%t : tensor<8xf32>) outs(%out : tensor<8xf32>) -> tensor<8xf32>
  return %y : tensor<8xf32>
}
