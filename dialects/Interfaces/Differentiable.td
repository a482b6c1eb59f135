//===- Differentiable.td - How passes know gradients -----------*- tablegen -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef TENON_DIFFERENTIABLE_TD
#define TENON_DIFFERENTIABLE_TD

include "mlir/IR/OpBase.td"

def Tenon_Differentiable : OpInterface<"Differentiable"> {
  let cppNamespace = "::tenon";
  let description = [{
    An op with a rule of reverse-mode differentiation. Dialects do not depend on
    gradients: rules are attached as external models, by op family, in
    compiler/Autodiff/Gradients.
  }];
  let methods = [
    InterfaceMethod<"The values that the results' gradients flow back to.",
      "::llvm::SmallVector<::mlir::Value>", "gradientSources", (ins)>,
    InterfaceMethod<[{
        Adds to the gradients of the sources what comes through this op, with ops that are
        themselves differentiable, or are not differentiated.
      }],
      "void", "backward", (ins "::tenon::ReverseStep &":$step)>];
}

#endif // TENON_DIFFERENTIABLE_TD
