//===- Softmax.td - The softmax family -------------------------*- tablegen -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef TENON_SOFTMAX_TD
#define TENON_SOFTMAX_TD

include "dialects/Tenon/Tenon.td"

class Tenon_SoftmaxBase<string mnemonic, string text> : Tenon_PureOp<mnemonic> {
  let summary = text # " along a dimension";
  let description = "\n" # text # [{ along `axis`, computed from differences to the
maximum, so that it does not overflow.

- C1: `input` and result have equal types, of a float element.
- C2: `axis` is within the rank of `input`.

Example:

```mlir
%y = tenon.}] # mnemonic # [{ %x axis 1 : tensor<?x10xf32> -> tensor<?x10xf32>
```
}];
  let arguments = (ins Tenon_FloatTensor:$input /*C1*/, I64Attr:$axis);
  let results = (outs Tenon_FloatTensor:$result);
  let assemblyFormat = "$input `axis` $axis attr-dict `:` type($input) `->` type($result)";
}

def Tenon_SoftmaxOp : Tenon_SoftmaxBase<"softmax", "Exponentials scaled to a sum of one">;
def Tenon_LogSoftmaxOp : Tenon_SoftmaxBase<"log_softmax", "Logarithm of the softmax">;

#endif // TENON_SOFTMAX_TD
