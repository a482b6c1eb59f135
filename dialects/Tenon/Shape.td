//===- Shape.td - The shape family -----------------------------*- tablegen -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Ops that move elements without computing with them, and those that compute with
// shapes. Axes are never negative; an importer counts from the front.
//
//===----------------------------------------------------------------------===//
#ifndef TENON_SHAPE_TD
#define TENON_SHAPE_TD

include "dialects/Tenon/Tenon.td"

def Tenon_ReshapeOp : Tenon_PureOp<"reshape"> {
  let summary = "The same elements in another shape";
  let description = [{
    Keeps the elements in row-major order. One element of `shape` may be -1: that size
    follows from the number of elements. Sizes that are constants in `shape` are inferred;
    the declared type may state more of them.

    - C1: `shape` has a static number of elements, the rank of the result.
    - C2: at most one constant element of `shape` is -1, the others are not negative.
    - C3: input and result have the same number of elements, where it is known.

    Example:

    ```mlir
    %y = tenon.reshape %x, %s : tensor<?x28x28xf32>, tensor<2xi32> -> tensor<?x784xf32>
    ```
  }];
  let arguments = (ins Tenon_Tensor:$input, Tenon_IndexVector:$shape);
  let results = (outs Tenon_Tensor:$result);
  let assemblyFormat = [{
    $input `,` $shape attr-dict `:` type($input) `,` type($shape) `->` type($result)
  }];
  let hasVerifier = 1;
  let hasFolder = 1;
}

def Tenon_ExpandDimsOp : Tenon_PureOp<"expand_dims"> {
  let summary = "Dimensions of size 1 added";
  let description = [{
    The result has a dimension of size 1 at each of `axes`, which count dimensions of
    the result; the others are those of `input` in order.

    - C1: each of `axes` is within the rank of the result and occurs once.

    Example:

    ```mlir
    %y = tenon.expand_dims %x axes [0, 2] : tensor<?x4xf32> -> tensor<1x?x1x4xf32>
    ```
  }];
  let arguments = (ins Tenon_Tensor:$input, DenseI64ArrayAttr:$axes);
  let results = (outs Tenon_Tensor:$result);
  let assemblyFormat = "$input `axes` $axes attr-dict `:` type($input) `->` type($result)";
  let hasFolder = 1;
}

def Tenon_SqueezeOp : Tenon_PureOp<"squeeze"> {
  let summary = "Dimensions of size 1 dropped";
  let description = [{
    Drops the dimensions at `axes`. A dynamic dimension among them must be 1 at run time.

    - C1: each of `axes` is within the rank of `input` and occurs once.
    - C2: the dropped dimensions have size 1, where they are static.

    Example:

    ```mlir
    %y = tenon.squeeze %x axes [1] : tensor<?x1x4xf32> -> tensor<?x4xf32>
    ```
  }];
  let arguments = (ins Tenon_Tensor:$input, DenseI64ArrayAttr:$axes);
  let results = (outs Tenon_Tensor:$result);
  let assemblyFormat = "$input `axes` $axes attr-dict `:` type($input) `->` type($result)";
  let hasFolder = 1;
}

def Tenon_TransposeOp : Tenon_PureOp<"transpose"> {
  let summary = "Dimensions permuted";
  let description = [{
    Dimension `i` of the result is dimension `perm[i]` of `input`.

    - C1: `perm` is a permutation of the dimensions of `input`.

    Example:

    ```mlir
    %y = tenon.transpose %x perm [0, 2, 1] : tensor<?x4x8xf32> -> tensor<?x8x4xf32>
    ```
  }];
  let arguments = (ins Tenon_Tensor:$input, DenseI64ArrayAttr:$perm);
  let results = (outs Tenon_Tensor:$result);
  let assemblyFormat = "$input `perm` $perm attr-dict `:` type($input) `->` type($result)";
  let hasFolder = 1;
}

def Tenon_ConcatOp : Tenon_PureOp<"concat"> {
  let summary = "Tensors laid end to end";
  let description = [{
    Joins `inputs` along dimension `axis`.

    - C1: there is at least one input; all have one element type and one rank.
    - C2: `axis` is within that rank.
    - C3: sizes other than that of `axis` are equal, where they are static.

    Example:

    ```mlir
    %z = tenon.concat axis 1 (%x, %y)
        : tensor<?x4xf32>, tensor<?x8xf32> -> tensor<?x12xf32>
    ```
  }];
  let arguments = (ins I64Attr:$axis, Variadic<Tenon_Tensor>:$inputs);
  let results = (outs Tenon_Tensor:$result);
  let assemblyFormat = [{
    `axis` $axis ` ` `(` $inputs `)` attr-dict `:` type($inputs) `->` type($result)
  }];
  let hasFolder = 1;
}

def Tenon_SliceOp : Tenon_PureOp<"slice"> {
  let summary = "A box of elements, at static places";
  let description = [{
    Element `i` of a result dimension is element `begin + i * stride` of the input's. A
    negative `begin` counts from the end: -1 is the last element. A negative stride walks
    backwards from `begin`, which is the first element taken. `size` is the number of
    elements taken. A size of -1 takes as many as there are, after `begin` was clamped to
    the input (to 0 and the size, or to -1 and the size less one if the stride is
    negative); so there may be none.

    - C1: `begin`, `size` and `strides` have an element for each dimension.
    - C2: no stride is 0 and no size is less than -1.
    - C3: a size other than -1 takes elements that lie within the input, where its size is
      static.

    Example:

    ```mlir
    %y = tenon.slice %x begin [0, 7] size [-1, 4] strides [1, -2]
        : tensor<?x8xf32> -> tensor<?x4xf32>
    ```
  }];
  let arguments = (ins Tenon_Tensor:$input, DenseI64ArrayAttr:$begin,
                       DenseI64ArrayAttr:$size, DenseI64ArrayAttr:$strides);
  let results = (outs Tenon_Tensor:$result);
  let assemblyFormat = [{
    $input `begin` $begin `size` $size `strides` $strides
    attr-dict `:` type($input) `->` type($result)
  }];
  let hasFolder = 1;
}

def Tenon_DynamicSliceOp : Tenon_PureOp<"dynamic_slice", [
    AllElementTypesMatch<["begin", "size"]> /*C1*/]> {
  let summary = "A box of elements, at places known at run time";
  let description = [{
    Takes `size` elements of each dimension from `begin` on; a size of -1 takes all that
    follow. Sizes that are constants in `size` are inferred; the declared type may state
    more of them. A box beyond the input is a run-time error.

    - C1: `begin` and `size` have one element type.
    - C2: `begin` and `size` have an element for each dimension of `input`.
    - C3: no constant size is less than -1, or greater than that of the input where it is
      static.

    Example:

    ```mlir
    %y = tenon.dynamic_slice %x, %begin, %size
        : tensor<?x8xf32>, tensor<2xi32>, tensor<2xi32> -> tensor<1x?xf32>
    ```
  }];
  let arguments = (ins Tenon_Tensor:$input, Tenon_IndexVector:$begin,
                       Tenon_IndexVector:$size);
  let results = (outs Tenon_Tensor:$result);
  let assemblyFormat = [{
    $input `,` $begin `,` $size attr-dict
    `:` type($input) `,` type($begin) `,` type($size) `->` type($result)
  }];
  let hasFolder = 1;
  let hasCanonicalizer = 1;
}

def Tenon_DynamicUpdateSliceOp : Tenon_PureOp<"dynamic_update_slice", [
    AllElementTypesMatch<["input", "update", "result"]> /*C1*/]> {
  let summary = "A tensor with a box of it replaced, at a place known at run time";
  let description = [{
    The result is `input`, but for the elements from `begin` on, which are those of
    `update`. A box beyond the input is a run-time error.

    - C1: `input`, `update` and the result have one element type.
    - C2: `update` has the rank of `input`, and `begin` an element for each dimension.
    - C3: no size of `update` is greater than that of `input`, where both are static.

    Example:

    ```mlir
    %y = tenon.dynamic_update_slice %x, %u, %begin
        : tensor<?x8xf32>, tensor<1x8xf32>, tensor<2xi32> -> tensor<?x8xf32>
    ```
  }];
  let arguments = (ins Tenon_Tensor:$input, Tenon_Tensor:$update,
                       Tenon_IndexVector:$begin);
  let results = (outs Tenon_Tensor:$result);
  let assemblyFormat = [{
    $input `,` $update `,` $begin attr-dict
    `:` type($input) `,` type($update) `,` type($begin) `->` type($result)
  }];
}

def Tenon_PadOp : Tenon_PureOp<"pad"> {
  let summary = "A border of elements added";
  let description = [{
    Adds `low` elements before and `high` elements after each dimension. `mode` says
    where they come from: `constant` takes `value`, or zero without one; `reflect` mirrors
    the input without repeating its edge; `symmetric` repeats it.

    - C1: `low` and `high` have an element for each dimension, none negative.
    - C2: `value` goes with mode `constant` only, and has the input's element type.
    - C3: amounts are less than the input's size for `reflect`, and not greater for
      `symmetric`, where it is static.

    Example:

    ```mlir
    %y = tenon.pad %x low [0, 1] high [0, 2] mode constant value %v
        : tensor<?x4xf32>, tensor<f32> -> tensor<?x7xf32>
    ```
  }];
  let arguments = (ins Tenon_Tensor:$input,
                       Optional<Tenon_ScalarOf<Tenon_Element>>:$value,
                       DenseI64ArrayAttr:$low, DenseI64ArrayAttr:$high,
                       Tenon_PadModeAttr:$mode);
  let results = (outs Tenon_Tensor:$result);
  let assemblyFormat = [{
    $input `low` $low `high` $high `mode` $mode (`value` $value^)?
    attr-dict `:` type($input) (`,` type($value)^)? `->` type($result)
  }];
  let hasVerifier = 1;
  let hasFolder = 1;
}

def Tenon_BroadcastToOp : Tenon_PureOp<"broadcast_to"> {
  let summary = "Repetition up to a given shape";
  let description = [{
    Repeats `input` as broadcasting would against a tensor of shape `shape`.

    - C1: `shape` has a static number of elements, the rank of the result, which is not
      less than the rank of `input`.
    - C2: aligned at the last dimension, a size of `input` is 1 or equals the constant one
      of `shape`.

    Example:

    ```mlir
    %y = tenon.broadcast_to %x, %s : tensor<4xf32>, tensor<2xi32> -> tensor<?x4xf32>
    ```
  }];
  let arguments = (ins Tenon_Tensor:$input, Tenon_IndexVector:$shape);
  let results = (outs Tenon_Tensor:$result);
  let assemblyFormat = [{
    $input `,` $shape attr-dict `:` type($input) `,` type($shape) `->` type($result)
  }];
  let hasFolder = 1;
}

def Tenon_TileOp : Tenon_PureOp<"tile"> {
  let summary = "Whole repetitions of a tensor";
  let description = [{
    Repeats `input` `multiples[i]` times along dimension `i`.

    - C1: `multiples` has an element for each dimension of `input`.
    - C2: no constant element of `multiples` is negative.

    Example:

    ```mlir
    %y = tenon.tile %x, %m : tensor<1x4xf32>, tensor<2xi32> -> tensor<?x8xf32>
    ```
  }];
  let arguments = (ins Tenon_Tensor:$input, Tenon_IndexVector:$multiples);
  let results = (outs Tenon_Tensor:$result);
  let assemblyFormat = [{
    $input `,` $multiples attr-dict
    `:` type($input) `,` type($multiples) `->` type($result)
  }];
  let hasFolder = 1;
}

def Tenon_ShapeOfOp : Tenon_Op<"shape_of", [Pure]> {
  let summary = "The shape of a tensor, as a tensor";
  let description = [{
    Gives the sizes of the dimensions of `input`.

    - C1: the result has as many elements as `input` has dimensions.

    Example:

    ```mlir
    %s = tenon.shape_of %x : tensor<?x4xf32> -> tensor<2xi32>
    ```
  }];
  let arguments = (ins Tenon_Tensor:$input);
  let results = (outs Tenon_IndexVector:$result);
  let builders = [OpBuilder<(ins "::mlir::Value":$input, "::mlir::Type":$elementType)>];
  let assemblyFormat = "$input attr-dict `:` type($input) `->` type($result)";
  let hasVerifier = 1;
  let hasFolder = 1;
}

def Tenon_RangeOp : Tenon_PureOp<"range", [
    AllElementTypesMatch<["start", "limit", "delta"]> /*C1*/]> {
  let summary = "Evenly spaced values";
  let description = [{
    Gives `start`, `start + delta`, … up to and without `limit`. A `delta` of zero is a
    run-time error.

    - C1: operands and result have one element type.
    - C2: a constant `delta` is not zero.

    Example:

    ```mlir
    %r = tenon.range %start, %limit, %delta
        : tensor<i32>, tensor<i32>, tensor<i32> -> tensor<?xi32>
    ```
  }];
  let arguments = (ins Tenon_ScalarOf<Tenon_Real>:$start,
                       Tenon_ScalarOf<Tenon_Real>:$limit,
                       Tenon_ScalarOf<Tenon_Real>:$delta);
  let results = (outs Tenon_VectorOf<Tenon_Real>:$result);
  let assemblyFormat = [{
    $start `,` $limit `,` $delta attr-dict
    `:` type($start) `,` type($limit) `,` type($delta) `->` type($result)
  }];
  let hasFolder = 1;
}

def Tenon_ReverseOp : Tenon_PureOp<"reverse"> {
  let summary = "Dimensions read backwards";
  let description = [{
    Reverses the order of the elements along each of `axes`.

    - C1: each of `axes` is within the rank of `input` and occurs once.

    Example:

    ```mlir
    %y = tenon.reverse %x axes [1] : tensor<?x4xf32> -> tensor<?x4xf32>
    ```
  }];
  let arguments = (ins Tenon_Tensor:$input, DenseI64ArrayAttr:$axes);
  let results = (outs Tenon_Tensor:$result);
  let assemblyFormat = "$input `axes` $axes attr-dict `:` type($input) `->` type($result)";
  let hasFolder = 1;
}

#endif // TENON_SHAPE_TD
