//===- Linalg.td - The linear algebra family -------------------*- tablegen -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Decompositions of matrices and what is solved with them. Matrices are the last two
// dimensions, those before number them.
//
//===----------------------------------------------------------------------===//
#ifndef TENON_LINALG_TD
#define TENON_LINALG_TD

include "dialects/Tenon/Tenon.td"

def Tenon_WideFloat : AnyTypeOf<[F32, F64], "f32 or f64">;
def Tenon_MatrixTensor : Tenon_TensorOf<Tenon_WideFloat>;

def Tenon_CholeskyOp : Tenon_PureOp<"cholesky"> {
  let summary = "Lower triangle whose product with its transpose is the input";
  let description = [{
    Reads the lower triangle of each matrix; zeros are above that of the result. All
    elements of a result are NaN if its input is not positive definite.

    - C1: `input` has rank 2 or more, and its last two sizes are equal where they are
      static.

    Example:

    ```mlir
    %l = tenon.cholesky %a : tensor<?x4x4xf32> -> tensor<?x4x4xf32>
    ```
  }];
  let arguments = (ins Tenon_MatrixTensor:$input);
  let results = (outs Tenon_MatrixTensor:$result);
  let assemblyFormat = "$input attr-dict `:` type($input) `->` type($result)";
}

def Tenon_TriangularSolveOp : Tenon_PureOp<"triangular_solve"> {
  let summary = "Solves systems of equations with a triangular matrix";
  let description = [{
    `x` of `matrix` · x = `rhs`, or of its transpose if `transpose`. Only the triangle
    that `lower` names is read.

    - C1: `matrix` has rank 2 or more, and its last two sizes are equal where they are
      static.
    - C2: `rhs` has the rank of `matrix`, the same sizes before the last two, and as many
      rows, where they are static.

    Example:

    ```mlir
    %x = tenon.triangular_solve %a, %b lower
        : tensor<?x4x4xf32>, tensor<?x4x2xf32> -> tensor<?x4x2xf32>
    ```
  }];
  let arguments = (ins Tenon_MatrixTensor:$matrix, Tenon_MatrixTensor:$rhs,
                       UnitAttr:$lower, UnitAttr:$transpose);
  let results = (outs Tenon_MatrixTensor:$result);
  let assemblyFormat = [{
    $matrix `,` $rhs (`lower` $lower^)? (`transpose` $transpose^)? attr-dict `:`
    type($matrix) `,` type($rhs) `->` type($result)
  }];
}

def Tenon_MatrixSolveOp : Tenon_PureOp<"matrix_solve"> {
  let summary = "Solves systems of equations";
  let description = [{
    `x` of `matrix` · x = `rhs`, or of its transpose if `transpose`, by elimination with
    pivots from the rows. All elements are NaN if the matrix has no inverse.

    - C1: `matrix` has rank 2 or more, and its last two sizes are equal where they are
      static.
    - C2: `rhs` has the rank of `matrix`, the same sizes before the last two, and as many
      rows, where they are static.

    Example:

    ```mlir
    %x = tenon.matrix_solve %a, %b
        : tensor<?x4x4xf32>, tensor<?x4x2xf32> -> tensor<?x4x2xf32>
    ```
  }];
  let arguments = (ins Tenon_MatrixTensor:$matrix, Tenon_MatrixTensor:$rhs,
                       UnitAttr:$transpose);
  let results = (outs Tenon_MatrixTensor:$result);
  let assemblyFormat = [{
    $matrix `,` $rhs (`transpose` $transpose^)? attr-dict `:` type($matrix) `,` type($rhs)
    `->` type($result)
  }];
}

def Tenon_DeterminantOp : Tenon_PureOp<"determinant"> {
  let summary = "Determinants, also as sign and logarithm";
  let description = [{
    The determinant of each matrix, its sign (-1, 0 or 1), and the logarithm of its
    magnitude, which does not overflow. A matrix of no rows has 1.

    - C1: `input` has rank 2 or more, and its last two sizes are equal where they are
      static.
    - C2: the results have the sizes before the last two.

    Example:

    ```mlir
    %d, %sign, %log = tenon.determinant %a
        : tensor<?x4x4xf32> -> tensor<?xf32>, tensor<?xf32>, tensor<?xf32>
    ```
  }];
  let arguments = (ins Tenon_MatrixTensor:$input);
  let results = (outs Tenon_MatrixTensor:$determinant, Tenon_MatrixTensor:$sign,
                      Tenon_MatrixTensor:$log_abs);
  let assemblyFormat = [{
    $input attr-dict `:` type($input) `->` type($determinant) `,` type($sign) `,`
    type($log_abs)
  }];
}

#endif // TENON_LINALG_TD
