//===- Passes.td - Passes over the host program -------------*- tablegen -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef TENON_COMPILER_HOST_PASSES_TD
#define TENON_COMPILER_HOST_PASSES_TD
include "mlir/Pass/PassBase.td"

def PrepareHostPass : Pass<"tenon-prepare-host", "::mlir::ModuleOp"> {
  let summary = "Give a signature's results their destinations";
  let description = [{
    Adds an argument per fetch, which the fetch is written to in place where a
    launch makes it and by a copying kernel where not, and an `rt.sizes` with the
    fetches' dimensions. A variable's new value is written to the argument with the
    old one, a branch's result to an allocation in front of the branch. Feeds become
    read-only. Host tensors are allocated by `bufferization.alloc_tensor` from here
    on.

    Before:
    ```mlir
    func.func @serve(%x: tensor<?x4xf32>) -> tensor<?x4xf32> {
      %d = bufferization.alloc_tensor(%b) : tensor<?x4xf32>
      %y = rt.launch @relu ins(%x : …) outs(%d : …) -> tensor<?x4xf32>
      return %y : tensor<?x4xf32>
    ```
    After:
    ```mlir
    func.func @serve(%x: tensor<?x4xf32> {bufferization.writable = false},
                     %out: tensor<?x4xf32> {bufferization.writable = true})
        -> tensor<?x4xf32> {
      %y = rt.launch @relu ins(%x : …) outs(%out : …) -> tensor<?x4xf32>
      rt.sizes dims(%b, %c4 : index, index)
      return %y : tensor<?x4xf32>
    ```
  }];
  let dependentDialects = ["::tenon::rt::RtDialect", "::mlir::tensor::TensorDialect",
                           "::mlir::bufferization::BufferizationDialect",
                           "::mlir::linalg::LinalgDialect",
                           "::mlir::arith::ArithDialect"];
}

def PlacePartsPass : Pass<"tenon-place-parts", "::mlir::func::FuncOp"> {
  let summary = "Let launches write into their part of a concatenation";
  let description = [{
    A launch whose result is only inserted into a larger tensor gets that slice as
    its destination, and the insertion follows it at once; bufferization then needs
    no copy. Parts whose loops were collapsed stay as they are unless the slice's
    dimensions are as contiguous as the collapse needs. Static shapes only.

    Before:
    ```mlir
    %d = bufferization.alloc_tensor() : tensor<3x5xf32>
    %a = rt.launch @k ins(%x : …) outs(%d : …) -> tensor<3x5xf32>
    %e = bufferization.alloc_tensor() : tensor<3x7xf32>
    %i = tensor.insert_slice %a into %e[0, 0] [3, 5] [1, 1] : …
    ```
    After:
    ```mlir
    %e = bufferization.alloc_tensor() : tensor<3x7xf32>
    %d = tensor.extract_slice %e[0, 0] [3, 5] [1, 1] : …
    %a = rt.launch @k ins(%x : …) outs(%d : …) -> tensor<3x5xf32>
    %i = tensor.insert_slice %a into %e[0, 0] [3, 5] [1, 1] : …
    ```
  }];
  let dependentDialects = ["::mlir::tensor::TensorDialect"];
}

def BufferizeHostPass : Pass<"tenon-bufferize-host", "::mlir::ModuleOp"> {
  let summary = "Bufferize host functions, and leave kernels on tensors";
  let description = [{
    Upstream's one-shot bufferization of the functions; bodies of `rt.kernel` stay
    as they are, since only schedules turn them into loops.

    Before:
    ```mlir
    %y = rt.launch @relu elementwise [0] ins(%x : tensor<8xf32>)
        outs(%x : tensor<8xf32>) -> tensor<8xf32>
    ```
    After:
    ```mlir
    rt.launch @relu elementwise [0] ins(%x : memref<8xf32>) outs(%x : memref<8xf32>)
    ```
  }];
  let dependentDialects = ["::tenon::rt::RtDialect", "::mlir::memref::MemRefDialect",
                           "::mlir::bufferization::BufferizationDialect"];
}

def LaunchCopiesPass : Pass<"tenon-launch-copies", "::mlir::ModuleOp"> {
  let summary = "Make kernels of the copies that bufferization left";
  let description = [{
    Every `memref.copy` becomes a launch of an element-wise kernel; copies of a
    buffer to itself and allocations that nothing reads go.

    Before:
    ```mlir
    memref.copy %a, %b : memref<8xf32> to memref<8xf32>
    ```
    After:
    ```mlir
    rt.launch @copy_8xf32 ins(%a : memref<8xf32>) outs(%b : memref<8xf32>)
    ```
  }];
  let dependentDialects = ["::tenon::rt::RtDialect", "::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect"];
}

def ReuseOperandsPass : Pass<"tenon-reuse-operands", "::mlir::func::FuncOp"> {
  let summary = "Write results over operands that nothing reads afterwards";
  let description = [{
    Where a launch is the last to read one of its `elementwise` operands, a temporary
    of the result's type, and the first to write the result, both become one buffer.

    Before:
    ```mlir
    %b = memref.alloc() : memref<8xf32>
    rt.launch @k elementwise [0] ins(%a : memref<8xf32>) outs(%b : memref<8xf32>)
    ```
    After:
    ```mlir
    rt.launch @k elementwise [0] ins(%a : memref<8xf32>) outs(%a : memref<8xf32>)
    ```
  }];
}

def PlanArenaPass : Pass<"tenon-plan-arena", "::mlir::func::FuncOp"> {
  let summary = "Place all temporaries of a run in one arena";
  let description = [{
    Replaces every `memref.alloc` by a view of a last argument, the arena.
    Buffers whose lifetimes meet do not overlap; larger ones are placed first,
    each in the smallest gap that takes it. Buffers with dynamic sizes share slots
    as large as the largest of those that use them one after the other.

    Before:
    ```mlir
    %a = memref.alloc() : memref<8xf32>
    ```
    After:
    ```mlir
    %a = memref.view %arena[%c0][] : memref<?xi8> to memref<8xf32>
    ```
  }];
  let dependentDialects = ["::tenon::rt::RtDialect", "::mlir::memref::MemRefDialect",
                           "::mlir::arith::ArithDialect"];
}
#endif // TENON_COMPILER_HOST_PASSES_TD
