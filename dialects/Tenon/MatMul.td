//===- MatMul.td - The matmul family ---------------------------*- tablegen -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef TENON_MATMUL_TD
#define TENON_MATMUL_TD

include "dialects/Tenon/Tenon.td"

def Tenon_MatMulOp : Tenon_PureOp<"matmul", [
    AllElementTypesMatch<["lhs", "rhs"]> /*C1*/]> {
  let summary = "Product of matrices, each optionally read transposed";
  let description = [{
    Multiplies the matrices in the last two dimensions of `lhs` and `rhs`. A
    `transpose_*` flag swaps those two dimensions of that operand as it is read; no
    transposed copy is made. Leading dimensions are a batch and broadcast.

    - C1: all element types are equal.
    - C2: operands have a rank of at least 2.
    - C3: the contracted dimensions are equal where both are static.
    - C4: the batch dimensions broadcast to the result's.

    Example:

    ```mlir
    %y = tenon.matmul %x, %w transpose_rhs
        : tensor<?x4xf32>, tensor<16x4xf32> -> tensor<?x16xf32>
    ```
  }];
  let arguments = (ins Tenon_NumericTensor:$lhs, Tenon_NumericTensor:$rhs,
                       UnitAttr:$transpose_lhs, UnitAttr:$transpose_rhs);
  let results = (outs Tenon_NumericTensor:$result);
  let assemblyFormat = [{
    $lhs `,` $rhs (`transpose_lhs` $transpose_lhs^)? (`transpose_rhs` $transpose_rhs^)?
    attr-dict `:` type($lhs) `,` type($rhs) `->` type($result)
  }];
}

#endif // TENON_MATMUL_TD
