//===- RunOps.td - What a run gives to routines ----------------*- tablegen -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef TENON_DIALECTS_RUNTIME_RUNOPS_TD
#define TENON_DIALECTS_RUNTIME_RUNOPS_TD
include "dialects/Runtime/RuntimeOps.td"

def Rt_RunOp : Rt_Op<"run", [Pure]> {
  let summary = "The run's call record, as a number";
  let description = [{
    Its address, for routines that take memory by tn_call.allocate.

    Example:

    ```mlir
    %run = rt.run : index
    ```
  }];
  let results = (outs Index:$result);
  let assemblyFormat = "attr-dict `:` type($result)";
}

#endif // TENON_DIALECTS_RUNTIME_RUNOPS_TD
