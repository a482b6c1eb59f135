//===- VectorMathPasses.td - The vector math pass ----------*- tablegen -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef TENON_CPU_VECTORMATHPASSES_TD
#define TENON_CPU_VECTORMATHPASSES_TD
include "mlir/Pass/PassBase.td"

def VectorMathPass : Pass<"tenon-vector-math"> {
  let summary = "Rewrite math ops into vector code that calls no library";
  let description = [{
    Replaces every `math` op that processors have no instruction for by the
    arithmetic that computes it on all lanes at once: reductions, polynomials and
    selects over `arith` and `math.fma`. Scalars and fixed vectors of f16, bf16, f32
    and f64 are rewritten; tensors and scalable vectors are left alone. Results stay
    within the bounds that docs/VectorMath.md lists.

    `sin`, `cos` and `tan` reduce arguments over 1e5 (f32) or 2^30 (f64) in an
    `scf.if`; `ipowi` with a variable exponent makes an `scf.while`. Run before the
    lowering of scf.

    Before:
    ```mlir
    %y = math.exp2 %x : vector<16xf32>
    ```
    After (constants are splats):
    ```mlir
    %sum = arith.addf %clamped, %magic : vector<16xf32>
    %n = arith.subf %sum, %magic : vector<16xf32>
    %r = arith.subf %clamped, %n : vector<16xf32>
    %p6 = math.fma %c6, %r, %c5 : vector<16xf32>
    ...
    %mantissa = math.fma %r, %p1, %one : vector<16xf32>
    %half = arith.mulf %mantissa, %factor0 : vector<16xf32>
    %y = arith.mulf %half, %factor1 : vector<16xf32>
    ```
  }];
  let options = [
    Option<"fastMath", "fast-math", "bool", /*default=*/"false",
           "Allow approximations in every op, not only those with the afn flag">,
    Option<"hasFma", "fma", "bool", /*default=*/"true",
           "The target has fused multiply-add">,
    Option<"hasScale", "scale", "bool", /*default=*/"false",
           "The target has AVX-512, whose vscalef multiplies by powers of two">,
  ];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::LLVM::LLVMDialect",
    "::mlir::math::MathDialect",
    "::mlir::scf::SCFDialect", "::mlir::vector::VectorDialect",
  ];
}

#endif
