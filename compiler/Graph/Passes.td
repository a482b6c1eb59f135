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
    sizes that both of its regions yield; a value that a loop carries those that it has
    before and after each iteration. A function's result types follow. A size declared otherwise than inferred is left as it is:
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
    constant expression and one `add` of another, which fold. Where the weights are
    constant and the scale has one value for each channel, the weights are multiplied by
    it instead. The chain's values must have no other use. Rounding changes as it does
    in any folding of batch normalisation; chains that are already one scale and one
    offset, or one offset if the weights take the scale, are left alone.

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

def InsertChecksPass : Pass<"tenon-insert-checks", "::mlir::ModuleOp"> {
  let summary = "Check at run time what kernels take for granted";
  let description = [{
    In front of a gather, a check that its indices are in range; in front of an update of
    a slice, that the slice is inside; in front of an integer division or remainder, that
    no divisor is zero. None where constants show it, or where at most the shape of the
    result is used, which no kernel computes.

    Before:
    ```mlir
    %y = tenon.div %a, %b : tensor<8xi32>, tensor<8xi32> -> tensor<8xi32>
    ```
    After:
    ```mlir
    %z = tenon.constant dense<0> : tensor<i32>
    %n = tenon.compare ne %b, %z : tensor<8xi32>, tensor<i32> -> tensor<8xi1>
    %c = tenon.reduce all %n axes [0] : tensor<8xi1> -> tensor<i1>
    tenon.check %c "integer division by zero" : tensor<i1>
    %y = tenon.div %a, %b : tensor<8xi32>, tensor<8xi32> -> tensor<8xi32>
    ```
  }];
}

def ThreadStatePass : Pass<"tenon-thread-state", "::mlir::ModuleOp"> {
  let summary = "Make variables arguments and results";
  let description = [{
    A function takes each variable that it touches as one more argument, and returns
    the new value of each that it writes. Branches give the values of variables that
    they write as results, loops carry them. No reads and assignments are left.

    Before:
    ```mlir
    func.func @step(%x: tensor<f32>) -> tensor<f32> {
      tenon.assign_add @w, %x : tensor<f32>
      %w = tenon.read @w : tensor<f32>
      return %w : tensor<f32>
    }
    ```
    After:
    ```mlir
    func.func @step(%x: tensor<f32>, %w: tensor<f32> {tenon.variable = @w})
        -> (tensor<f32>, tensor<f32> {tenon.variable = @w}) {
      %n = tenon.add %w, %x : tensor<f32>, tensor<f32> -> tensor<f32>
      return %n, %n : tensor<f32>, tensor<f32>
    }
    ```
  }];
  let dependentDialects = ["::mlir::tensor::TensorDialect"];
}

def HoistInvariantsPass : Pass<"tenon-hoist-invariants", "::mlir::ModuleOp"> {
  let summary = "Compute in front of a loop what its iterations share";
  let description = [{
    Moves ops whose operands are the same in all iterations in front of the loop. With
    `over-time`, the product of a matrix from outside and an iteration's slice of a
    tensor from outside, taken at the number of the iteration, becomes a slice of one
    product of the whole tensor, with the element-wise ops around it that depend on
    nothing else. Only where the number of iterations is known when the loop begins, so
    that the slices that none takes are few.

    Before:
    ```mlir
    tenon.while … body {
      %x = tenon.gather %xs, %i axis 0 : tensor<50x1x128xf32>, tensor<i32> -> …
      %y = tenon.matmul %x, %w : tensor<1x128xf32>, tensor<128x1024xf32> -> …
    ```
    After:
    ```mlir
    %ys = tenon.matmul %xs, %w : tensor<50x1x128xf32>, tensor<128x1024xf32> -> …
    tenon.while … body {
      %y = tenon.gather %ys, %i axis 0 : tensor<50x1x1024xf32>, tensor<i32> -> …
    ```
  }];
  let options = [
    Option<"overTime", "over-time", "bool", /*default=*/"true",
           "Compute products of all iterations' slices at once">,
  ];
}

def SplitComplexPass : Pass<"tenon-split-complex", "::mlir::ModuleOp"> {
  let summary = "Make two real tensors of a complex one";
  let description = [{
    Real and imaginary parts are values of their own. Arguments and results of a function,
    and weights, hold them in turn, in a last dimension of 2. An op that has no form on
    parts is an error.

    Before:
    ```mlir
    func.func @f(%x: tensor<4xcomplex<f32>>) -> tensor<4xf32> {
      %y = tenon.imag %x : tensor<4xcomplex<f32>> -> tensor<4xf32>
      return %y : tensor<4xf32>
    }
    ```
    After:
    ```mlir
    func.func @f(%x: tensor<4x2xf32>) -> tensor<4xf32> {
      %0 = tenon.slice %x begin [0, 1] size [-1, 1] strides [1, 1]
          : tensor<4x2xf32> -> tensor<4x1xf32>
      %y = tenon.squeeze %0 axes [1] : tensor<4x1xf32> -> tensor<4xf32>
      return %y : tensor<4xf32>
    }
    ```
  }];
  let dependentDialects = ["::mlir::tensor::TensorDialect"];
}

#endif // TENON_GRAPH_PASSES_TD
