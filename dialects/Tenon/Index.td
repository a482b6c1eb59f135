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
    index that is negative or too great is a run-time error; `in_bounds` says that there is
    none.

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
                       DefaultValuedAttr<I64Attr, "0">:$batch_dims,
                       UnitAttr:$in_bounds);
  let results = (outs Tenon_Tensor:$result);
  let assemblyFormat = [{
    $params `,` $indices `axis` $axis (`batch_dims` $batch_dims^)?
    (`in_bounds` $in_bounds^)? attr-dict `:` type($params) `,` type($indices) `->` type($result)
  }];
  let hasFolder = 1;
}

def Tenon_GatherNdOp : Tenon_PureOp<"gather_nd"> {
  let summary = "Slices picked by index vectors";
  let description = [{
    Each vector along the last dimension of `indices` names a slice of `params`: its
    elements are positions in the dimensions after the first `batch_dims`, which both walk
    together. An index that is negative or too great is a run-time error; `in_bounds` says
    that there is none.

    - C1: `indices` has at least one dimension, and the size K of its last one is static.
    - C2: `batch_dims` is not negative and less than the rank of `indices`, and
      `batch_dims` + K is not greater than the rank of `params`.
    - C3: the first `batch_dims` sizes of `params` and `indices` are equal, where they are
      static.

    Example:

    ```mlir
    %y = tenon.gather_nd %params, %indices
        : tensor<9x8x16xf32>, tensor<?x2xi32> -> tensor<?x16xf32>
    ```
  }];
  let arguments = (ins Tenon_Tensor:$params, Tenon_IndexTensor:$indices,
                       DefaultValuedAttr<I64Attr, "0">:$batch_dims, UnitAttr:$in_bounds);
  let results = (outs Tenon_Tensor:$result);
  let assemblyFormat = [{
    $params `,` $indices (`batch_dims` $batch_dims^)? (`in_bounds` $in_bounds^)?
    attr-dict `:` type($params) `,` type($indices) `->` type($result)
  }];
}

def Tenon_ScatterOp : Tenon_PureOp<"scatter", [
    AllElementTypesMatch<["init", "updates"]> /*C1*/]> {
  let summary = "Slices put or combined at index vectors";
  let description = [{
    The result is `init`, but for the slices that the vectors along the last dimension of
    `indices` name: these are combined with those of `updates` by `kind`, which is
    `update`, `add`, `sub`, `mul`, `min` or `max`. Where several updates meet, they are
    combined one after the other; of `update`, the last stays. An index that is out of
    range is a run-time error, unless `in_bounds` says that there is none; with `drop`,
    updates at such indices are left out.

    - C1: the element types of `init`, `updates` and the result are equal.
    - C2: `indices` has at least one dimension; the size K of its last one is static and
      not greater than the rank of `init`.
    - C3: `updates` has the sizes of `indices` without its last, then those of `init`
      after the first K.
    - C4: kinds other than `update` combine floats or integers.

    Example:

    ```mlir
    %y = tenon.scatter add %init, %indices, %updates
        : tensor<9x16xf32>, tensor<?x1xi32>, tensor<?x16xf32> -> tensor<9x16xf32>
    ```
  }];
  let arguments = (ins Tenon_ScatterKindAttr:$kind, Tenon_Tensor:$init,
                       Tenon_IndexTensor:$indices, Tenon_Tensor:$updates,
                       UnitAttr:$in_bounds, UnitAttr:$drop);
  let results = (outs Tenon_Tensor:$result);
  let assemblyFormat = [{
    $kind $init `,` $indices `,` $updates (`in_bounds` $in_bounds^)? (`drop` $drop^)?
    attr-dict `:` type($init) `,` type($indices) `,` type($updates) `->` type($result)
  }];
  let hasVerifier = 1;
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
