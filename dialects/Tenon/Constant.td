//===- Constant.td - The constant family -----------------------*- tablegen -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef TENON_CONSTANT_TD
#define TENON_CONSTANT_TD

include "dialects/Tenon/Tenon.td"

def Tenon_ConstantOp : Tenon_Op<"constant", [
    Pure, ConstantLike, AllTypesMatch<["value", "result"]> /*C1*/]> {
  let summary = "A small constant";
  let description = [{
    A tensor written in the program. Constants above 1 KiB are `tenon.weight`.

    - C1: the result has the type of `value`.

    Example:

    ```mlir
    %c = tenon.constant dense<[2, -1]> : tensor<2xi32>
    ```
  }];
  let arguments = (ins ElementsAttr:$value);
  let results = (outs Tenon_Tensor:$result);
  let assemblyFormat = "attr-dict $value";
  let hasFolder = 1;
}

def Tenon_WeightOp : Tenon_Op<"weight", [Pure]> {
  let summary = "A constant of the weight store";
  let description = [{
    The tensor whose bytes are number `id` of the weight store: row-major, little endian,
    i1 as one byte.

    - C1: `id` is not negative.
    - C2: the result's shape is static.

    Example:

    ```mlir
    %w = tenon.weight 3 : tensor<784x10xf32>
    ```
  }];
  let arguments = (ins ConfinedAttr<I64Attr, [IntNonNegative]>:$id /*C1*/);
  let results = (outs StaticShapeTensorOf<[Tenon_NumericOrBool]>:$result /*C2*/);
  let assemblyFormat = "$id attr-dict `:` type($result)";
}

#endif // TENON_CONSTANT_TD
