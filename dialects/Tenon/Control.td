//===- Control.td - The control family -------------------------*- tablegen -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef TENON_CONTROL_TD
#define TENON_CONTROL_TD

include "dialects/Tenon/Tenon.td"

def Tenon_IfOp : Tenon_Op<"if", [
    RecursiveMemoryEffects, RecursivelySpeculatable, NoRegionArguments, SingleBlock]> {
  let summary = "One of two regions is run";
  let description = [{
    Runs `then_region` if `condition` is true, `else_region` otherwise; the results are
    the values it yields. Regions see the values around them.

    - C1: `condition` is a scalar i1 tensor.
    - C2: each region ends in `tenon.yield`.
    - C3: a region yields as many values as there are results, of compatible types.

    Example:

    ```mlir
    %y = tenon.if %c : tensor<i1> -> tensor<4xf32> {
      tenon.yield %a : tensor<4xf32>
    } else {
      tenon.yield %b : tensor<4xf32>
    }
    ```
  }];
  let arguments = (ins Tenon_BoolScalar:$condition /*C1*/);
  let regions = (region SizedRegion<1>:$then_region, SizedRegion<1>:$else_region);
  let results = (outs Variadic<Tenon_Tensor>:$results);
  let assemblyFormat = [{
    $condition attr-dict `:` type($condition) (`->` type($results)^)?
    $then_region `else` $else_region
  }];
  let hasRegionVerifier = 1;
  let hasCanonicalizer = 1;
}

def Tenon_WhileOp : Tenon_Op<"while", [
    RecursiveMemoryEffects, SingleBlock]> {
  let summary = "A region is run while a condition holds";
  let description = [{
    Carries values, at first `inits`. While `cond` gives true of them, `body` makes the
    next ones; the results are the last ones. Regions take the carried values as block
    arguments and see the values around them.

    - C1: the types of `inits`, the block arguments of both regions and the results are
      as many and compatible.
    - C2: `cond` ends in `tenon.condition`.
    - C3: `body` ends in `tenon.yield` of values compatible with the results.

    Example:

    ```mlir
    %r = tenon.while (%i) : (tensor<i32>) -> tensor<i32> cond {
    ^bb0(%n: tensor<i32>):
      %c = tenon.compare lt %n, %limit : tensor<i32>, tensor<i32> -> tensor<i1>
      tenon.condition %c : tensor<i1>
    } body {
    ^bb0(%n: tensor<i32>):
      %m = tenon.add %n, %one : tensor<i32>, tensor<i32> -> tensor<i32>
      tenon.yield %m : tensor<i32>
    }
    ```
  }];
  let arguments = (ins Variadic<Tenon_Tensor>:$inits);
  let regions = (region SizedRegion<1>:$cond, SizedRegion<1>:$body);
  let results = (outs Variadic<Tenon_Tensor>:$results);
  let assemblyFormat = [{
    ` ` `(` $inits `)` attr-dict `:` functional-type($inits, $results)
    `cond` $cond `body` $body
  }];
  let hasRegionVerifier = 1;
  let hasCanonicalizer = 1;
  let extraClassDeclaration = [{
    /// What the condition region ends in: whether the loop goes on.
    ::mlir::Value getCondition();
    /// What the body makes of the carried values.
    ::mlir::OperandRange getYielded();
    ::mlir::Block &getCondBlock() { return getCond().front(); }
    ::mlir::Block &getBodyBlock() { return getBody().front(); }
    /// Whether `value` is one and the same in all iterations.
    bool isInvariant(::mlir::Value value);
  }];
}

def Tenon_YieldOp : Tenon_Op<"yield", [
    Pure, Terminator, ParentOneOf<["IfOp", "WhileOp"]> /*C1*/]> {
  let summary = "The values of a region";
  let description = [{
    Ends a region of `tenon.if` or the body of `tenon.while`.

    - C1: the parent is a `tenon.if` or `tenon.while`.

    Example:

    ```mlir
    tenon.yield %a, %b : tensor<4xf32>, tensor<i32>
    ```
  }];
  let arguments = (ins Variadic<Tenon_Tensor>:$values);
  let assemblyFormat = "attr-dict ($values^ `:` type($values))?";
}

def Tenon_ConditionOp : Tenon_Op<"condition", [
    Pure, Terminator, HasParent<"WhileOp"> /*C1*/]> {
  let summary = "Whether a loop goes on";
  let description = [{
    Ends the `cond` region of `tenon.while`.

    - C1: the parent is a `tenon.while`.
    - C2: `condition` is a scalar i1 tensor.

    Example:

    ```mlir
    tenon.condition %c : tensor<i1>
    ```
  }];
  let arguments = (ins Tenon_BoolScalar:$condition /*C2*/);
  let assemblyFormat = "$condition attr-dict `:` type($condition)";
}

#endif // TENON_CONTROL_TD
