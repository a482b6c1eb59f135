//===- Sort.td - The sort family -------------------------------*- tablegen -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Ops that order elements, or find which there are.
//
//===----------------------------------------------------------------------===//
#ifndef TENON_SORT_TD
#define TENON_SORT_TD

include "dialects/Tenon/Tenon.td"

def Tenon_TopKOp : Tenon_PureOp<"top_k"> {
  let summary = "The largest elements along the last dimension";
  let description = [{
    `values` has the `k` largest elements of each row, the largest first, and `indices`
    where in the row they are. Of equal elements the one with the lower index comes
    first; NaN comes after all numbers. A `k` that is negative or greater than the row is
    a run-time error.

    - C1: `input` has rank 1 or more.
    - C2: a constant `k` is in [0, size of the last dimension], where this is static.
    - C3: `values` has the shape of `input` with `k` for the last size, `indices` has it
      too, as i32.

    Example:

    ```mlir
    %values, %indices = tenon.top_k %x, %k
        : tensor<?x100xf32>, tensor<i32> -> tensor<?x5xf32>, tensor<?x5xi32>
    ```
  }];
  let arguments = (ins Tenon_RealTensor:$input, Tenon_IndexScalar:$k);
  let results = (outs Tenon_RealTensor:$values, Tenon_TensorOf<I32>:$indices);
  let assemblyFormat = [{
    $input `,` $k attr-dict `:` type($input) `,` type($k) `->` type($values) `,`
    type($indices)
  }];
}

def Tenon_UniqueOp : Tenon_PureOp<"unique"> {
  let summary = "The different elements of a vector";
  let description = [{
    `values` has each element once, in the order of first occurrence, `counts` how often
    it occurs, and `indices`, for each element of `input`, where in `values` it is. How
    many there are, only the run knows. NaN differs from itself.

    - C1: `values` and `counts` have as many elements, `indices` has as many as `input`.

    Example:

    ```mlir
    %values, %indices, %counts = tenon.unique %x
        : tensor<9xi64> -> tensor<?xi64>, tensor<9xi32>, tensor<?xi32>
    ```
  }];
  let arguments = (ins Tenon_VectorOf<Tenon_Real>:$input);
  let results = (outs Tenon_VectorOf<Tenon_Real>:$values, Tenon_VectorOf<I32>:$indices,
                      Tenon_VectorOf<I32>:$counts);
  let assemblyFormat = [{
    $input attr-dict `:` type($input) `->` type($values) `,` type($indices) `,`
    type($counts)
  }];
}

def Tenon_WhereOp : Tenon_PureOp<"where"> {
  let summary = "Where a tensor is true";
  let description = [{
    A row for each true element of `condition`, row-major: its indices. How many there
    are, only the run knows.

    - C1: the result has as many columns as `condition` has dimensions, as i64.

    Example:

    ```mlir
    %places = tenon.where %c : tensor<?x4xi1> -> tensor<?x2xi64>
    ```
  }];
  let arguments = (ins Tenon_BoolTensor:$condition);
  let results = (outs Tenon_TensorOf<I64>:$result);
  let assemblyFormat = [{
    $condition attr-dict `:` type($condition) `->` type($result)
  }];
}

#endif // TENON_SORT_TD
