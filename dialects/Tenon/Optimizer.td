//===- Optimizer.td - The optimizer family ---------------------*- tablegen -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Gradients, and training by them. None of these ops comes after the phase `autodiff`.
//
//===----------------------------------------------------------------------===//
#ifndef TENON_OPTIMIZER_TD
#define TENON_OPTIMIZER_TD

include "dialects/Tenon/Tenon.td"
include "mlir/IR/SymbolInterfaces.td"

def Tenon_StopGradientOp : Tenon_PureOp<"stop_gradient"> {
  let summary = "A value that gradients take for a constant";
  let description = [{
    The result is `input`; no gradient flows back through it.

    - C1: the types of `input` and result are equal.

    Example:

    ```mlir
    %y = tenon.stop_gradient %x : tensor<?x4xf32> -> tensor<?x4xf32>
    ```
  }];
  let arguments = (ins Tenon_Tensor:$input);
  let results = (outs Tenon_Tensor:$result);
  let assemblyFormat = "$input attr-dict `:` type($input) `->` type($result)";
  let extraClassDefinition = [{
    ::llvm::LogicalResult $cppClass::inferReturnTypes(
        ::mlir::MLIRContext *, std::optional<::mlir::Location> location,
        Adaptor op, ::llvm::SmallVectorImpl<::mlir::Type> &types) {
      return ::tenon::detail::inferUnary(op.getInput().getType(), types);
    }
  }];
}

def Tenon_GradientsOp : Tenon_Op<"gradients", [Pure]> {
  let summary = "Derivatives of a value by others";
  let description = [{
    Gives, for each of `sources`, the derivative of the sum of the elements of `target`
    by it. What `target` does not depend on has a derivative of zero. Integers, and ops
    that round, pass no derivative on.

    - C1: there are as many results as `sources`, of compatible types.
    - C2: the op is in the outermost block of its function.

    Example:

    ```mlir
    %dw, %db = tenon.gradients %loss by (%w, %b)
        : tensor<f32>, (tensor<4x2xf32>, tensor<2xf32>) -> (tensor<4x2xf32>, tensor<2xf32>)
    ```
  }];
  let arguments = (ins Tenon_FloatTensor:$target, Variadic<Tenon_FloatTensor>:$sources);
  let results = (outs Variadic<Tenon_FloatTensor>:$gradients);
  let assemblyFormat = [{
    $target `by` `(` $sources `)` attr-dict
    `:` type($target) `,` functional-type($sources, $gradients)
  }];
  let hasVerifier = 1;
}

def Tenon_MinimizeOp : Tenon_Op<"minimize",
    [DeclareOpInterfaceMethods<SymbolUserOpInterface>]> {
  let summary = "A step of training";
  let description = [{
    Updates each of `variables` that `loss` depends on by one step of an optimizer with
    the gradient of the sum of `loss`'s elements. What the optimizer keeps for a variable
    is a variable too, named as TensorFlow names it; the function `initializer` is made
    to give these their start values.

    `optimizer` is `sgd`, `momentum`, `adam`, `adamw`, `adamax`, `adagrad`, `adadelta`,
    `rmsprop` or `ftrl`; `settings` are numbers by name, such as `learning_rate`. One that
    is not set has TensorFlow's default, if it has one.

    - C1: `optimizer` is one of these, and has all of `settings`.
    - C2: all settings without a default are set.
    - C3: `variables` name `tenon.variable`s of float elements.
    - C4: `initializer` names a function.
    - C5: the op is in the outermost block of its function.

    Example:

    ```mlir
    tenon.minimize %loss optimizer "sgd" {learning_rate = 0.5 : f64}
        variables [@w, @b] initializer @init : tensor<f32>
    ```
  }];
  let arguments = (ins
    Arg<Tenon_FloatTensor, "what becomes small",
        [MemRead<Tenon_VariableResource>, MemWrite<Tenon_VariableResource>]>:$loss,
    StrAttr:$optimizer, DictionaryAttr:$settings,
    TypedArrayAttrBase<FlatSymbolRefAttr, "variables">:$variables,
    FlatSymbolRefAttr:$initializer);
  let assemblyFormat = [{
    $loss `optimizer` $optimizer $settings `variables` $variables
    `initializer` $initializer attr-dict `:` type($loss)
  }];
  let hasVerifier = 1;
}

#endif // TENON_OPTIMIZER_TD
