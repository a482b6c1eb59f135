// RUN: tenon-opt %s --tenon-lower-to-linalg | FileCheck %s
// RUN: tenon-opt %s --tenon-lower-to-linalg --remarks-filter='tenon.*' --remark-policy=all -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK

// Dims of one symbol are equal, and one value at the entry.
// CHECK-LABEL: @same_symbol
func.func @same_symbol(%x: tensor<?x4xf32> {tenon.dims = ["b", ""]},
                       %y: tensor<?x4xf32> {tenon.dims = ["b", ""]}) -> tensor<?x4xf32> {
  // CHECK: %[[B:.*]] = tensor.dim %arg0
  // CHECK-NOT: tensor.dim
  // CHECK: tensor.empty(%[[B]])
  // CHECK-NOT: tensor.extract
  // CHECK: return
  %z = tenon.add %x, %y : tensor<?x4xf32>, tensor<?x4xf32> -> tensor<?x4xf32>
  return %z : tensor<?x4xf32>
}

// Dims that can't be proved equal broadcast at run time.
// REMARK: remark: {{.*}}run-time-broadcast{{.*}}dim 0 of an operand of rank 1 can't be proved equal to the result's
// CHECK-LABEL: @unknown
func.func @unknown(%x: tensor<?xf32>, %y: tensor<?xf32>) -> tensor<?xf32> {
  // CHECK: %[[ONE:.*]] = arith.cmpi eq
  // CHECK: %[[SIZE:.*]] = arith.select %[[ONE]]
  // CHECK: tensor.empty(%[[SIZE]])
  // CHECK: arith.minsi
  // CHECK: tensor.extract %arg0
  // CHECK: arith.minsi
  // CHECK: tensor.extract %arg1
  %z = tenon.add %x, %y : tensor<?xf32>, tensor<?xf32> -> tensor<?xf32>
  return %z : tensor<?xf32>
}
