//===- Ortho.td - The orthogonal family --------------------*- tablegen -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Orthogonal decompositions of matrices, and transforms that are products with an
// orthogonal matrix. Cholesky factors and what is solved are in the linalg family.
//
//===----------------------------------------------------------------------===//
#ifndef TENON_ORTHO_TD
#define TENON_ORTHO_TD

include "dialects/Tenon/Tenon.td"

def Tenon_WideTensor : Tenon_TensorOf<AnyTypeOf<[F32, F64], "f32 or f64">>;

def Tenon_QrOp : Tenon_PureOp<"ortho_qr"> {
  let summary = "Orthonormal columns and an upper triangle, whose product is the input";
  let description = [{
    By Householder's reflections of each matrix. `q` has as many columns, and `r` as many
    rows, as the smaller of a matrix's sizes; with `full` as many as it has rows.

    - C1: `input` has rank 2 or more.

    Example:

    ```mlir
    %q, %r = tenon.ortho_qr %a
        : tensor<?x5x4xf32> -> tensor<?x5x4xf32>, tensor<?x4x4xf32>
    ```
  }];
  let arguments = (ins Tenon_WideTensor:$input, UnitAttr:$full);
  let results = (outs Tenon_WideTensor:$q, Tenon_WideTensor:$r);
  let assemblyFormat = [{
    $input (`full` $full^)? attr-dict `:` type($input) `->` type($q) `,` type($r)
  }];
}

def Tenon_SvdOp : Tenon_PureOp<"ortho_svd"> {
  let summary = "Singular values and vectors";
  let description = [{
    `input` is `u` · diagonal(`values`) · transpose(`v`); values fall and are not negative.
    `u` and `v` have as many columns as there are values, with `full` as many as rows.
    The signs of the vectors are not specified.

    - C1: `input` has rank 2 or more.

    Example:

    ```mlir
    %s, %u, %v = tenon.ortho_svd %a
        : tensor<5x4xf32> -> tensor<4xf32>, tensor<5x4xf32>, tensor<4x4xf32>
    ```
  }];
  let arguments = (ins Tenon_WideTensor:$input, UnitAttr:$full);
  let results = (outs Tenon_WideTensor:$values, Tenon_WideTensor:$u, Tenon_WideTensor:$v);
  let assemblyFormat = [{
    $input (`full` $full^)? attr-dict `:` type($input) `->` type($values) `,` type($u) `,`
    type($v)
  }];
}

def Tenon_EighOp : Tenon_PureOp<"ortho_eigh"> {
  let summary = "Eigenvalues and vectors of symmetric matrices";
  let description = [{
    Reads the lower triangle of each matrix. Values rise; `vectors` has the eigenvector of
    each as a column of length 1, whose sign is not specified.

    - C1: `input` has rank 2 or more, and its last two sizes are equal where they are
      static.

    Example:

    ```mlir
    %e, %v = tenon.ortho_eigh %a
        : tensor<?x4x4xf32> -> tensor<?x4xf32>, tensor<?x4x4xf32>
    ```
  }];
  let arguments = (ins Tenon_WideTensor:$input);
  let results = (outs Tenon_WideTensor:$values, Tenon_WideTensor:$vectors);
  let assemblyFormat = [{
    $input attr-dict `:` type($input) `->` type($values) `,` type($vectors)
  }];
}

def Tenon_FourierOp : Tenon_PureOp<"ortho_fourier"> {
  let summary = "Discrete Fourier transform along the last dimension";
  let description = [{
    Of complex numbers that are given as two tensors, and so are the results. The inverse
    is divided by the length.

    - C1: both operands have the same type, of rank 1 or more.

    Example:

    ```mlir
    %re2, %im2 = tenon.ortho_fourier %re, %im inverse
        : tensor<?x8xf32>, tensor<?x8xf32> -> tensor<?x8xf32>, tensor<?x8xf32>
    ```
  }];
  let arguments = (ins Tenon_WideTensor:$real, Tenon_WideTensor:$imag, UnitAttr:$inverse);
  let results = (outs Tenon_WideTensor:$real_result, Tenon_WideTensor:$imag_result);
  let assemblyFormat = [{
    $real `,` $imag (`inverse` $inverse^)? attr-dict `:` type($real) `,` type($imag) `->`
    type($real_result) `,` type($imag_result)
  }];
}

#endif // TENON_ORTHO_TD
