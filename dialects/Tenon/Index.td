//===- Index.td - The index family -----------------------------*- tablegen -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Ops that pick elements by indices which are data.
//
//===----------------------------------------------------------------------===//
#ifndef TENON_INDEX_TD
#define TENON_INDEX_TD

include "dialects/Tenon/Tenon.td"

def Tenon_GatherOp : Tenon_PureOp<"gather"> {
  let summary = "Slices picked by index along a dimension";
  let description = [{
    Replaces dimension `axis` of `params` by the dimensions of `indices`, each index by
    the slice it names. The first `batch_dims` dimensions of both are walked together. An
    index that is negative or too great is a run-time error.

    - C1: `axis` is within the rank of `params`, and `batch_dims` is not negative, not
      greater than `axis` and not greater than the rank of `indices`.
    - C2: the first `batch_dims` sizes of `params` and `indices` are equal, where they are
      static.

    Example:

    ```mlir
    %y = tenon.gather %params, %indices axis 0 batch_dims 0
        : tensor<1000x16xf32>, tensor<?x8xi32> -> tensor<?x8x16xf32>
    ```
  }];
  let arguments = (ins Tenon_Tensor:$params, Tenon_IndexTensor:$indices, I64Attr:$axis,
                       DefaultValuedAttr<I64Attr, "0">:$batch_dims);
  let results = (outs Tenon_Tensor:$result);
  let assemblyFormat = [{
    $params `,` $indices `axis` $axis (`batch_dims` $batch_dims^)?
    attr-dict `:` type($params) `,` type($indices) `->` type($result)
  }];
  let hasFolder = 1;
}

def Tenon_OneHotOp : Tenon_PureOp<"one_hot", [
    AllElementTypesMatch<["on_value", "off_value"]> /*C1*/]> {
  let summary = "A dimension of indicators for each index";
  let description = [{
    The result has a dimension of size `depth` at `axis`. Its element at an index is
    `on_value`, the others are `off_value`; an index that is negative or not less than
    `depth` gives only `off_value`.

    - C1: `on_value`, `off_value` and the result have one element type.
    - C2: `axis` is not negative and not greater than the rank of `indices`.
    - C3: a constant `depth` is not negative.

    Example:

    ```mlir
    %y = tenon.one_hot %indices, %depth, %on, %off axis 1
        : tensor<?xi64>, tensor<i32>, tensor<f32>, tensor<f32> -> tensor<?x10xf32>
    ```
  }];
  let arguments = (ins
    Tenon_TensorOf<AnyTypeOf<[UI<8>, I8, I32, I64], "ui8, i8, i32 or i64">>:$indices,
    Tenon_ScalarOf<Tenon_Index>:$depth, Tenon_ScalarOf<Tenon_Element>:$on_value,
    Tenon_ScalarOf<Tenon_Element>:$off_value, I64Attr:$axis);
  let results = (outs Tenon_Tensor:$result);
  let assemblyFormat = [{
    $indices `,` $depth `,` $on_value `,` $off_value `axis` $axis attr-dict
    `:` type($indices) `,` type($depth) `,` type($on_value) `,` type($off_value)
    `->` type($result)
  }];
}

#endif // TENON_INDEX_TD
