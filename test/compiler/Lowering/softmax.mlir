// RUN: tenon-opt %s --tenon-lower-to-linalg | FileCheck %s

// CHECK-DAG: #[[ROW:.*]] = affine_map<(d0, d1) -> (d0)>
// CHECK-LABEL: @softmax
func.func @softmax(%x: tensor<?x10xf32>) -> tensor<?x10xf32> {
  // CHECK: %[[LARGER:.*]] = arith.cmpf olt, %[[MAX:.*]], %[[X:.*]] : f32
  // CHECK: arith.select %[[LARGER]], %[[X]], %[[MAX]]
  // CHECK: %[[EXP:.*]] = linalg.generic
  // CHECK: math.exp {{.*}} fastmath<afn>
  // CHECK: %[[SUM:.*]] = linalg.generic {indexing_maps = [#{{.*}}, #[[ROW]]]{{.*}} ins(%[[EXP]]
  // CHECK: arith.addf
  // CHECK: %[[SCALE:.*]] = linalg.generic {{.*}} ins(%[[SUM]]
  // CHECK: arith.divf
  // CHECK: linalg.generic {indexing_maps = [#{{.*}}, #[[ROW]], #{{.*}}]{{.*}} ins(%[[EXP]], %[[SCALE]]
  // CHECK: arith.mulf
  %y = tenon.softmax %x axis 1 : tensor<?x10xf32> -> tensor<?x10xf32>
  return %y : tensor<?x10xf32>
}

// CHECK-LABEL: @log_softmax
func.func @log_softmax(%x: tensor<4x10xf32>) -> tensor<4x10xf32> {
  // CHECK: math.log
  // CHECK: %[[CENTRED:.*]] = arith.subf
  // CHECK: arith.subf %[[CENTRED]]
  %y = tenon.log_softmax %x axis 1 : tensor<4x10xf32> -> tensor<4x10xf32>
  return %y : tensor<4x10xf32>
}
