// RUN: tenon-opt %s --tenon-form-kernels --split-input-file | FileCheck %s

// Element-wise ops of one shape are one kernel; what others read of it is a destination
// each, in the ops' order.
// CHECK-LABEL: rt.kernel @Exp__Neg schedule = "parallel" {
// CHECK: ^bb0(%{{.*}}: tensor<100xf32>, %[[E:.*]]: tensor<100xf32>, %[[N:.*]]: tensor<100xf32>):
// CHECK: rt.yield %{{.*}}, %{{.*}} : tensor<100xf32>, tensor<100xf32>
// CHECK-LABEL: func @several_results
// CHECK: %[[R:.*]]:2 = rt.launch @Exp__Neg elementwise [0]
// CHECK: return %[[R]]#0, %[[R]]#1
#id = affine_map<(d0) -> (d0)>
func.func @several_results(%x: tensor<100xf32>) -> (tensor<100xf32>, tensor<100xf32>) {
  %e = tensor.empty() : tensor<100xf32>
  %a = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]}
      ins(%x : tensor<100xf32>) outs(%e : tensor<100xf32>) {
  ^bb0(%in: f32, %out: f32):
    %v = math.exp %in : f32
    linalg.yield %v : f32
  } -> tensor<100xf32> loc("Exp")
  %b = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]}
      ins(%a : tensor<100xf32>) outs(%e : tensor<100xf32>) {
  ^bb0(%in: f32, %out: f32):
    %v = arith.negf %in : f32
    linalg.yield %v : f32
  } -> tensor<100xf32> loc("Neg")
  return %a, %b : tensor<100xf32>, tensor<100xf32>
}

// -----

// What is read elsewhere than at the point that is written cannot be overwritten.
// CHECK-LABEL: func @reversed
// CHECK: rt.launch @{{.*}} ins(
#id = affine_map<(d0) -> (d0)>
#back = affine_map<(d0) -> (-d0 + 99)>
func.func @reversed(%x: tensor<100xf32>) -> tensor<100xf32> {
  %e = tensor.empty() : tensor<100xf32>
  %a = linalg.generic {indexing_maps = [#back, #id], iterator_types = ["parallel"]}
      ins(%x : tensor<100xf32>) outs(%e : tensor<100xf32>) {
  ^bb0(%in: f32, %out: f32):
    linalg.yield %in : f32
  } -> tensor<100xf32>
  return %a : tensor<100xf32>
}

// -----

// A destination of open size is allocated with the sizes of the op's init.
// CHECK-LABEL: func @dynamic
// CHECK-SAME: %[[X:[^:]*]]: tensor<?xf32>
// CHECK: %[[N:.*]] = tensor.dim %[[X]]
// CHECK: bufferization.alloc_tensor(%[[N]]) : tensor<?xf32>
#id = affine_map<(d0) -> (d0)>
func.func @dynamic(%x: tensor<?xf32>) -> tensor<?xf32> {
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?xf32>
  %e = tensor.empty(%n) : tensor<?xf32>
  %a = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]}
      ins(%x : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%in: f32, %out: f32):
    %v = math.exp %in : f32
    linalg.yield %v : f32
  } -> tensor<?xf32>
  return %a : tensor<?xf32>
}

// -----

// An op whose result has more dimensions than it has loops is a kernel of its own.
// CHECK-LABEL: func.func @more_dimensions
// CHECK: rt.launch {{.*}} -> tensor<?xf32>
// CHECK: rt.launch {{.*}} -> tensor<?x?x?xf32>
#same = affine_map<(d0, d1) -> (d0, d1)>
#wider = affine_map<(d0, d1) -> (d0, 0, d1)>
func.func @more_dimensions(%x: tensor<?x?xf32>, %m: index, %one: index, %n: index)
    -> (tensor<?x?xf32>, tensor<?x?x?xf32>) {
  %e = tensor.empty(%m, %n) : tensor<?x?xf32>
  %y = linalg.generic {indexing_maps = [#same, #same],
      iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<?x?xf32>) outs(%e : tensor<?x?xf32>) {
  ^bb0(%a: f32, %b: f32):
    %0 = arith.negf %a : f32
    linalg.yield %0 : f32
  } -> tensor<?x?xf32>
  %w = tensor.empty(%m, %one, %n) : tensor<?x?x?xf32>
  %z = linalg.generic {indexing_maps = [#same, #wider],
      iterator_types = ["parallel", "parallel"]}
      ins(%y : tensor<?x?xf32>) outs(%w : tensor<?x?x?xf32>) {
  ^bb0(%a: f32, %b: f32):
    %0 = arith.mulf %a, %a : f32
    linalg.yield %0 : f32
  } -> tensor<?x?x?xf32>
  return %y, %z : tensor<?x?xf32>, tensor<?x?x?xf32>
}
