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

def Tenon_ListDiffOp : Tenon_PureOp<"list_diff"> {
  let summary = "The elements of one vector that are not in another";
  let description = [{
    `values` has the elements of `input` that do not occur in `excluded`, in their order,
    and `indices` where in `input` they are. How many there are, only the run knows.

    - C1: `input` and `excluded` have one element type.
    - C2: `values` and `indices` have as many elements.

    Example:

    ```mlir
    %values, %indices = tenon.list_diff %x, %y
        : tensor<9xi64>, tensor<?xi64> -> tensor<?xi64>, tensor<?xi32>
    ```
  }];
  let arguments = (ins Tenon_VectorOf<Tenon_Real>:$input,
                       Tenon_VectorOf<Tenon_Real>:$excluded);
  let results = (outs Tenon_VectorOf<Tenon_Real>:$values, Tenon_VectorOf<I32>:$indices);
  let assemblyFormat = [{
    $input `,` $excluded attr-dict `:` type($input) `,` type($excluded) `->`
    type($values) `,` type($indices)
  }];
}

def Tenon_NonMaxSuppressionOp : Tenon_PureOp<"non_max_suppression"> {
  let summary = "The best of boxes that overlap";
  let description = [{
    Takes boxes from the highest score on, of equal ones the first, and leaves out those
    whose intersection over union with one taken before is greater than `iou_threshold`,
    and those whose score is not greater than `score_threshold`; `indices` says which were
    taken, `scores` has their scores and `count` how many there are, at most
    `max_output_size`. A box is two corners, (y, x, y, x), in any order.

    With a positive `sigma`, boxes are not left out, but their scores are multiplied by
    exp(-iou² / 2 sigma) for each box taken before, and 0 where the threshold is exceeded
    (soft-NMS, Bodla et al. 2017).

    - C1: `boxes` has shape [n, 4], `input_scores` shape [n].
    - C2: `indices` and `scores` have `count` elements, or, if `padded`,
      `max_output_size`, the last of them 0.

    Example:

    ```mlir
    %indices, %scores, %count = tenon.non_max_suppression
        %boxes, %s, %max, %iou, %least, %sigma padded : tensor<?x4xf32>, tensor<?xf32>,
        tensor<i32>, tensor<f32>, tensor<f32>, tensor<f32>
        -> tensor<10xi32>, tensor<10xf32>, tensor<i32>
    ```
  }];
  let arguments = (ins Tenon_TensorOf<F32>:$boxes, Tenon_VectorOf<F32>:$input_scores,
                       Tenon_ScalarOf<I32>:$max_output_size,
                       Tenon_ScalarOf<F32>:$iou_threshold,
                       Tenon_ScalarOf<F32>:$score_threshold, Tenon_ScalarOf<F32>:$sigma,
                       UnitAttr:$padded);
  let results = (outs Tenon_VectorOf<I32>:$indices, Tenon_VectorOf<F32>:$scores,
                      Tenon_ScalarOf<I32>:$count);
  let assemblyFormat = [{
    $boxes `,` $input_scores `,` $max_output_size `,` $iou_threshold `,`
    $score_threshold `,` $sigma (`padded` $padded^)? attr-dict `:` type(operands) `->`
    type($indices) `,` type($scores) `,` type($count)
  }];
}

#endif // TENON_SORT_TD
