// RUN: tenon-opt %s --tenon-lower-to-linalg | FileCheck %s

// A branch is the host's; what is inside is lowered, and sizes are known after it.
// CHECK-LABEL: @branch
func.func @branch(%c: tensor<i1>, %x: tensor<?x4xui8>) -> tensor<?x4xui8> {
  // CHECK: %[[C:.*]] = tensor.extract %arg0[] : tensor<i1>
  // CHECK: %[[R:.*]] = scf.if %[[C]] -> (tensor<?x4xi8>) {
  // CHECK: arith.divui
  // CHECK: scf.yield %{{.*}} : tensor<?x4xi8>
  // CHECK: } else {
  // CHECK: scf.yield %arg1 : tensor<?x4xi8>
  %r = tenon.if %c : tensor<i1> -> tensor<?x4xui8> {
    %y = tenon.div %x, %x : tensor<?x4xui8>, tensor<?x4xui8> -> tensor<?x4xui8>
    tenon.yield %y : tensor<?x4xui8>
  } else {
    tenon.yield %x : tensor<?x4xui8>
  }
  // CHECK-NOT: tensor.dim %[[R]]
  %z = tenon.add %r, %x : tensor<?x4xui8>, tensor<?x4xui8> -> tensor<?x4xui8>
  return %z : tensor<?x4xui8>
}

// Where the branches differ in size, the condition chooses.
// CHECK-LABEL: @sizes
func.func @sizes(%c: tensor<i1>, %x: tensor<3xf32>, %y: tensor<5xf32>) -> tensor<?xf32> {
  // CHECK: %[[C:.*]] = tensor.extract %arg0
  // CHECK: %[[N:.*]] = arith.select %[[C]], %c3{{.*}}, %c5{{.*}} : index
  // CHECK: scf.if %[[C]]
  // CHECK: tensor.empty(%[[N]])
  %r = tenon.if %c : tensor<i1> -> tensor<?xf32> {
    %a = tensor.cast %x : tensor<3xf32> to tensor<?xf32>
    tenon.yield %a : tensor<?xf32>
  } else {
    tenon.yield %y : tensor<5xf32>
  }
  %e = tenon.exp %r : tensor<?xf32> -> tensor<?xf32>
  return %e : tensor<?xf32>
}

// CHECK-LABEL: @check
func.func @check(%c: tensor<i1>, %i: tensor<i32>, %u: tensor<ui8>) {
  // CHECK-DAG: %[[C:.*]] = tensor.extract %arg0
  // CHECK-DAG: %[[I:.*]] = arith.extsi %{{.*}} : i32 to i64
  // CHECK-DAG: %[[U:.*]] = arith.extui %{{.*}} : i8 to i64
  // CHECK: rt.check %[[C]] "{0} and {1}" values(%[[I]], %[[U]])
  tenon.check %c "{0} and {1}" values(%i, %u : tensor<i32>, tensor<ui8>) : tensor<i1>
  return
}
