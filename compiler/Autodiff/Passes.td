//===- Passes.td - Gradients and training ----------------------*- tablegen -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef TENON_AUTODIFF_PASSES_TD
#define TENON_AUTODIFF_PASSES_TD
include "mlir/Pass/PassBase.td"

def ExpandMinimizePass : Pass<"tenon-expand-minimize", "::mlir::ModuleOp"> {
  let summary = "Steps of training as gradients, updates and assignments";
  let description = [{
    A `tenon.minimize` reads the variables that its loss depends on, asks for the
    gradients by them, and assigns what its optimizer makes of both. What the optimizer
    keeps becomes variables, to which the initializer assigns their start values.
    Variables on which the loss does not depend are left alone, as TensorFlow does; if it
    depends on none, that is an error.

    Before:
    ```mlir
    tenon.minimize %loss optimizer "sgd" {learning_rate = 0.5 : f64} variables [@w]
        initializer @init : tensor<f32>
    ```
    After:
    ```mlir
    %w = tenon.read @w : tensor<4xf32>
    %g = tenon.gradients %loss by (%w) : tensor<f32>, (tensor<4xf32>) -> tensor<4xf32>
    %r = tenon.constant dense<0.5> : tensor<f32>
    %d = tenon.mul %g, %r : tensor<4xf32>, tensor<f32> -> tensor<4xf32>
    %n = tenon.sub %w, %d : tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>
    tenon.assign @w, %n : tensor<4xf32>
    ```
  }];
}

def DifferentiatePass : Pass<"tenon-differentiate", "::mlir::ModuleOp"> {
  let summary = "Gradients as ordinary ops";
  let description = [{
    Replaces each `tenon.gradients` by reverse accumulation over the ops between its
    sources and its target, then drops each `tenon.stop_gradient`. Nothing is made for
    values that do not lie between the two. A path through an op that has no rule is an
    error that names the op's node and the path.

    Before:
    ```mlir
    %y = tenon.exp %x : tensor<4xf32> -> tensor<4xf32>
    %g = tenon.gradients %y by (%x) : tensor<4xf32>, (tensor<4xf32>) -> tensor<4xf32>
    ```
    After:
    ```mlir
    %y = tenon.exp %x : tensor<4xf32> -> tensor<4xf32>
    %one = tenon.constant dense<1.0> : tensor<4xf32>
    %g = tenon.mul %one, %y : tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>
    ```
  }];
  let dependentDialects = ["::mlir::tensor::TensorDialect"];
}

#endif // TENON_AUTODIFF_PASSES_TD
