//===- Passes.td - Graph-to-graph passes -----------------------*- tablegen -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef TENON_GRAPH_PASSES_TD
#define TENON_GRAPH_PASSES_TD
include "mlir/Pass/PassBase.td"

def InferShapesPass : Pass<"tenon-infer-shapes", "::mlir::ModuleOp"> {
  let summary = "Refine declared types by inference, operands first";
  let description = [{
    Infers each op's result type again, in program order, and gives it every size
    that either the inferred or the declared type knows. A branch's result takes the
    sizes that both of its regions yield; a loop keeps its carried types. A function's
    result types follow. A size declared otherwise than inferred is left as it is:
    an op in a branch that never runs may contradict itself.

    Before:
    ```mlir
    func.func @f(%x: tensor<8x4xf32>) -> tensor<?x4xf32> {
      %y = tenon.exp %x : tensor<8x4xf32> -> tensor<?x4xf32>
      return %y : tensor<?x4xf32>
    }
    ```
    After:
    ```mlir
    func.func @f(%x: tensor<8x4xf32>) -> tensor<8x4xf32> {
      %y = tenon.exp %x : tensor<8x4xf32> -> tensor<8x4xf32>
      return %y : tensor<8x4xf32>
    }
    ```
  }];
}

def ReassociateAffinePass : Pass<"tenon-reassociate-affine", "::mlir::ModuleOp"> {
  let summary = "Bring chains of constant scales and offsets to one of each";
  let description = [{
    After a convolution or a matmul, a chain of `mul`, `add` and `sub` with constant
    operands (as batch normalisation and biases freeze to) becomes one `mul` by a
    constant expression and one `add` of another, which fold, the former into the
    weights. The chain's values must have no other use. Rounding changes as it does
    in any folding of batch normalisation; chains that are already one scale and one
    offset are left alone.

    Before:
    ```mlir
    %0 = tenon.conv2d %x, %w padding same : …
    %1 = tenon.sub %0, %mean : …
    %2 = tenon.mul %1, %scale : …
    %3 = tenon.add %2, %beta : …
    ```
    After:
    ```mlir
    %0 = tenon.conv2d %x, %w padding same : …
    %n = tenon.neg %mean : …
    %m = tenon.mul %n, %scale : …
    %o = tenon.add %m, %beta : …
    %1 = tenon.mul %0, %scale : …
    %3 = tenon.add %1, %o : …
    ```
  }];
}

#endif // TENON_GRAPH_PASSES_TD
