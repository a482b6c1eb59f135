//===- Passes.td - Passes from the graph to linalg -------------*- tablegen -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef TENON_LOWERING_PASSES_TD
#define TENON_LOWERING_PASSES_TD
include "mlir/Pass/PassBase.td"

def LowerToLinalgPass : Pass<"tenon-lower-to-linalg", "::mlir::ModuleOp"> {
  let summary = "Lower the graph to linalg, tensor, arith and math on tensors";
  let description = [{
    Every op becomes one root: a named linalg op (matmul, convolution, pooling), a
    `linalg.generic`, or an op of the tensor dialect. Element-wise ops are not fused.
    Unsigned tensors become signless; signedness is in the scalar ops. Shape
    arithmetic becomes index arithmetic. Splat constants become scalars in bodies.

    A branch becomes `scf.if` and a check `rt.check`, each on one element that the host
    reads. A loop that counts becomes `scf.for`, another one `scf.while`; its scalar
    integers are the host's. Strings become i64. Weights, and ops on complex numbers stay. A remark names
    each operand whose broadcast is decided at run time.

    Before:
    ```mlir
    %y = tenon.tanh %x : tensor<?x4xf32> -> tensor<?x4xf32>
    ```
    After:
    ```mlir
    %d = tensor.dim %x, %c0 : tensor<?x4xf32>
    %e = tensor.empty(%d) : tensor<?x4xf32>
    %y = linalg.generic {…} ins(%x) outs(%e) {
    ^bb0(%in: f32, %out: f32):
      %t = math.tanh %in : f32
      linalg.yield %t : f32
    } -> tensor<?x4xf32>
    ```
  }];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::linalg::LinalgDialect",
    "::mlir::math::MathDialect", "::mlir::tensor::TensorDialect",
    "::mlir::scf::SCFDialect", "::tenon::rt::RtDialect",
  ];
}

#endif // TENON_LOWERING_PASSES_TD
