//===- Passes.td - Passes for tests that run ----------------*- tablegen -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef TENON_COMPILER_CHECK_PASSES_TD
#define TENON_COMPILER_CHECK_PASSES_TD
include "mlir/Pass/PassBase.td"

def LowerExpectationsPass : Pass<"tenon-lower-expectations", "::mlir::func::FuncOp"> {
  let summary = "Write expectations of tests as checks";
  let description = [{
    An expectation becomes a count of the elements that differ and a `tenon.check`
    that there are none. The tensors pass through `check.opaque` first, so that what
    makes them is compiled as it would be without the expectation. An unfoldable
    constant becomes a constant behind `check.opaque`.

    Before:
    ```mlir
    check.expect_eq %y, %e : tensor<4xi32>, tensor<4xi32>
    ```
    After:
    ```mlir
    %a = check.opaque %y : tensor<4xi32> -> tensor<4xi32>
    %b = check.opaque %e : tensor<4xi32> -> tensor<4xi32>
    %same = tenon.compare eq %a, %b : …
    …
    tenon.check %none "file.mlir:3: {0} elements differ" values(%count : tensor<i64>) : tensor<i1>
    ```
  }];
  let dependentDialects = ["::tenon::TenonDialect", "::tenon::check::CheckDialect"];
}

def EraseOpaquePass : Pass<"tenon-erase-opaque", "::mlir::func::FuncOp"> {
  let summary = "Replace check.opaque by its operand";
  let description = [{
    Runs when kernels are formed, after which nothing looks at elements any more.

    Before:
    ```mlir
    %d = check.opaque %x : tensor<3x8xf32> -> tensor<?x8xf32>
    ```
    After:
    ```mlir
    %d = tensor.cast %x : tensor<3x8xf32> to tensor<?x8xf32>
    ```
  }];
  let dependentDialects = ["::mlir::tensor::TensorDialect"];
}
#endif // TENON_COMPILER_CHECK_PASSES_TD
