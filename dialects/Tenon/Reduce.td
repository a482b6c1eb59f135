//===- Reduce.td - The reduce family ---------------------------*- tablegen -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef TENON_REDUCE_TD
#define TENON_REDUCE_TD

include "dialects/Tenon/Tenon.td"

def Tenon_ReduceOp : Tenon_PureOp<"reduce"> {
  let summary = "Reduction over dimensions";
  let description = [{
    Reduces the dimensions named by `axes`, in no particular order; with no axes, the
    result is `input`. `kind` is `sum`, `prod`, `max`, `min`, `mean`, `any` or `all`.
    A reduced dimension is dropped, or has size 1 with `keep_dims`. NaN passes through
    `max` and `min`. Of no elements, `max` gives minus infinity or the least integer,
    `mean` NaN. An integer `mean` is rounded toward zero.

    - C1: `any` and `all` reduce i1, `max` and `min` floats or integers, the others
      numeric elements.
    - C2: the element types of `input` and result are equal.
    - C3: each of `axes` is within the rank of `input` and occurs once.

    Example:

    ```mlir
    %y = tenon.reduce sum %x axes [0, 2] keep_dims
        : tensor<?x4x8xf32> -> tensor<1x4x1xf32>
    ```
  }];
  let arguments = (ins Tenon_ReduceKindAttr:$kind,
                       Tenon_TensorOf<Tenon_NumericOrBool>:$input,
                       DenseI64ArrayAttr:$axes, UnitAttr:$keep_dims);
  let results = (outs Tenon_TensorOf<Tenon_NumericOrBool>:$result);
  let assemblyFormat = [{
    $kind $input `axes` $axes (`keep_dims` $keep_dims^)?
    attr-dict `:` type($input) `->` type($result)
  }];
  let hasVerifier = 1;
  let hasFolder = 1;
}

def Tenon_ArgReduceOp : Tenon_Op<"arg_reduce", [Pure]> {
  let summary = "Position of the extremum along a dimension";
  let description = [{
    Gives the index along `axis` of the greatest (`max`) or least (`min`) element; of
    equal elements the lowest index. The dimension is dropped.

    - C1: `axis` is within the rank of `input`.
    - C2: the result has the shape of `input` without dimension `axis`.

    Example:

    ```mlir
    %y = tenon.arg_reduce max %x axis 1 : tensor<?x10xf32> -> tensor<?xi64>
    ```
  }];
  let arguments = (ins Tenon_ArgReduceKindAttr:$kind,
    Tenon_TensorOf<AnyTypeOf<[Tenon_Real, I1], "float, integer or i1">>:$input,
    I64Attr:$axis);
  let results = (outs Tenon_IndexTensor:$result);
  let builders = [OpBuilder<(ins "::tenon::ArgReduceKind":$kind, "::mlir::Value":$input,
                                 "int64_t":$axis, "::mlir::Type":$elementType)>];
  let assemblyFormat = [{
    $kind $input `axis` $axis attr-dict `:` type($input) `->` type($result)
  }];
  let hasVerifier = 1;
}

def Tenon_CumulateOp : Tenon_PureOp<"cumulate"> {
  let summary = "Running sums along a dimension";
  let description = [{
    Each element of the result combines those of `input` up to its place along `axis`, from
    the first on, or with `reverse` from the last on. With `exclusive` its own element
    takes no part: the first one is 0 for `sum`, 1 for `prod`, minus infinity for
    `logsumexp`, the logarithm of the sum of exponentials.

    - C1: `axis` is within the rank of `input`.
    - C2: `logsumexp` combines floats.

    Example:

    ```mlir
    %y = tenon.cumulate sum %x axis 1 exclusive : tensor<?x4xf32> -> tensor<?x4xf32>
    ```
  }];
  let arguments = (ins Tenon_CumulateKindAttr:$kind, Tenon_RealTensor:$input,
                       I64Attr:$axis, UnitAttr:$exclusive, UnitAttr:$reverse);
  let results = (outs Tenon_RealTensor:$result);
  let assemblyFormat = [{
    $kind $input `axis` $axis (`exclusive` $exclusive^)? (`reverse` $reverse^)?
    attr-dict `:` type($input) `->` type($result)
  }];
  let hasVerifier = 1;
}

def Tenon_ReduceToShapeOp : Tenon_PureOp<"reduce_to_shape"> {
  let summary = "Sum over what a broadcast repeated";
  let description = [{
    The inverse of a broadcast in the sense of gradients: sums the elements of `input`
    that `tenon.broadcast_to`, from a tensor of shape `shape`, would give one value.
    Leading dimensions that `shape` does not have are summed, and those of which its size
    is 1.

    - C1: `shape` has a static number of elements, not greater than the rank of `input`.
    - C2: aligned at the last dimension, a constant size in `shape` is 1 or equals that of
      `input`, where it is static.

    Example:

    ```mlir
    %b = tenon.reduce_to_shape %g, %s : tensor<?x4xf32>, tensor<1xi32> -> tensor<4xf32>
    ```
  }];
  let arguments = (ins Tenon_NumericTensor:$input, Tenon_IndexVector:$shape);
  let results = (outs Tenon_NumericTensor:$result);
  let assemblyFormat = [{
    $input `,` $shape attr-dict `:` type($input) `,` type($shape) `->` type($result)
  }];
  let hasFolder = 1;
  let hasCanonicalizer = 1;
}

def Tenon_BroadcastAxesOp : Tenon_PureOp<"broadcast_axes", [
    AllElementTypesMatch<["shape", "other"]> /*C1*/]> {
  let summary = "The axes along which broadcasting repeats a shape";
  let description = [{
    Of two shapes that broadcast, gives the axes of their common shape along which a tensor
    of shape `shape` is repeated. Its number is known to the run only, so an importer turns
    the sum over these axes into `tenon.reduce_to_shape`.

    - C1: the element types of operands and result are equal.

    Example:

    ```mlir
    %a = tenon.broadcast_axes %s, %t : tensor<1xi32>, tensor<2xi32> -> tensor<?xi32>
    ```
  }];
  let arguments = (ins Tenon_IndexVector:$shape, Tenon_IndexVector:$other);
  let results = (outs Tenon_IndexVector:$result);
  let assemblyFormat = [{
    $shape `,` $other attr-dict `:` type($shape) `,` type($other) `->` type($result)
  }];
}

#endif // TENON_REDUCE_TD
