// What has a size that only the run knows: temporaries are allocated when they are
// there, a fetch is published.
// RUN: tenon-opt %s -tenon-prepare-host | FileCheck %s --check-prefix=PREPARE
// RUN: tenon-opt %s -tenon-prepare-host -tenon-bufferize-host \
// RUN:     -drop-equivalent-buffer-results -canonicalize -cse -tenon-plan-arena \
// RUN:   | FileCheck %s --check-prefix=PLAN

rt.kernel @find schedule = "routine" {
^bb0(%x: tensor<8xi1>, %places: tensor<8xi64>, %count: tensor<i64>):
  %r:2 = rt.routine "where" ins(%x : tensor<8xi1>)
      outs(%places, %count : tensor<8xi64>, tensor<i64>) -> tensor<8xi64>, tensor<i64>
  rt.yield %r#0, %r#1 : tensor<8xi64>, tensor<i64>
}

rt.kernel @negate schedule = "parallel" {
^bb0(%x: tensor<?xi64>, %out: tensor<?xi64>):
  rt.yield %out : tensor<?xi64>
}

// PREPARE-LABEL: func.func @serve
// PREPARE-SAME: %[[OUT:[a-z0-9]+]]: tensor<?xi64> {bufferization.writable = true}
// PREPARE: %[[Y:.+]] = rt.launch @negate
// PREPARE: %[[Z:.+]] = rt.launch @negate
// PREPARE: rt.sizes dims(%c-1
// PREPARE: rt.publish 0 %[[Z]] : tensor<?xi64>
// PREPARE: return %[[OUT]]

// PLAN-LABEL: func.func @serve
// PLAN: %[[N:.+]] = arith.index_cast
// PLAN: %[[A:.+]] = rt.allocate(%[[N]]) : memref<?xi64>
// PLAN: rt.launch @negate {{.*}} outs(%[[A]]
// PLAN: %[[B:.+]] = rt.allocate(%[[N]]) : memref<?xi64>
// PLAN: rt.launch @negate {{.*}} outs(%[[B]]
// PLAN: rt.publish 0 %[[B]] : memref<?xi64>
func.func @serve(%x: tensor<8xi1>) -> tensor<?xi64> {
  %a = bufferization.alloc_tensor() : tensor<8xi64>
  %c = bufferization.alloc_tensor() : tensor<i64>
  %r:2 = rt.launch @find ins(%x : tensor<8xi1>)
      outs(%a, %c : tensor<8xi64>, tensor<i64>) -> tensor<8xi64>, tensor<i64>
  %count = tensor.extract %r#1[] : tensor<i64>
  %n = arith.index_cast %count : i64 to index
  %places = tensor.extract_slice %r#0[0] [%n] [1] : tensor<8xi64> to tensor<?xi64>
  %d = bufferization.alloc_tensor(%n) : tensor<?xi64>
  %y = rt.launch @negate ins(%places : tensor<?xi64>)
      outs(%d : tensor<?xi64>) -> tensor<?xi64>
  %e = bufferization.alloc_tensor(%n) : tensor<?xi64>
  %z = rt.launch @negate ins(%y : tensor<?xi64>)
      outs(%e : tensor<?xi64>) -> tensor<?xi64>
  return %z : tensor<?xi64>
}

// A branch whose size only the taken case knows has no place in front of it: each case
// has memory of its own, and the size is read after it.
// PREPARE-LABEL: func.func @choose
// PREPARE-NOT: alloc_tensor
// PREPARE: %[[R:.+]] = scf.if
// PREPARE: %[[Y:.+]] = rt.launch @negate
// PREPARE: scf.yield %[[Y]]
// PREPARE: else
// PREPARE: %[[D:.+]] = bufferization.alloc_tensor
// PREPARE: %[[C:.+]] = rt.launch @copy_dxi64 {{.*}} outs(%[[D]]
// PREPARE: scf.yield %[[C]]
// PREPARE: tensor.dim %[[R]]
func.func @choose(%p: i1, %m: tensor<index>, %x: tensor<?xi64>) -> tensor<?xi64> {
  %r = scf.if %p -> tensor<?xi64> {
    %o = bufferization.alloc_tensor() : tensor<index>
    %l = rt.launch @count ins(%m : tensor<index>) outs(%o : tensor<index>) -> tensor<index>
    %n = tensor.extract %l[] : tensor<index>
    %d = bufferization.alloc_tensor(%n) : tensor<?xi64>
    %y = rt.launch @negate ins(%x : tensor<?xi64>)
        outs(%d : tensor<?xi64>) -> tensor<?xi64>
    scf.yield %y : tensor<?xi64>
  } else {
    scf.yield %x : tensor<?xi64>
  }
  return %r : tensor<?xi64>
}

rt.kernel @count schedule = "parallel" {
^bb0(%x: tensor<index>, %out: tensor<index>):
  rt.yield %out : tensor<index>
}
