//===- Pool.td - The pool family -------------------------------*- tablegen -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Reductions over windows of NHWC images.
//
//===----------------------------------------------------------------------===//
#ifndef TENON_POOL_TD
#define TENON_POOL_TD

include "dialects/Tenon/Conv.td"

class Tenon_PoolOp<string mnemonic, string text> : Tenon_PureOp<mnemonic> {
  let summary = "The " # text # " over windows of images";
  let description = "\nEach result element is the " # text # [{ over a window of one
channel of `input` (batch, height, width, channels). Padded elements take no part.
`padding` and `explicit_padding` are those of `tenon.conv2d`.

- C1: `input` and result have rank 4 and equal element types.
- C2: `window` and `strides` have 2 elements, all positive.
- C3: `explicit_padding` is present if and only if `padding` is `explicit`, and has 4
  elements, none negative.
- C4: the window is not larger than the padded input, where sizes are static.

Example:

```mlir
%y = tenon.}] # mnemonic # [{ %x window [2, 2] strides [2, 2] padding valid
    : tensor<?x28x28x8xf32> -> tensor<?x14x14x8xf32>
```
}];
  let arguments = (ins Tenon_Image:$input /*C1*/, DenseI64ArrayAttr:$window,
    DefaultValuedAttr<DenseI64ArrayAttr, "{1, 1}">:$strides,
    Tenon_PaddingAttr:$padding,
    OptionalAttr<DenseI64ArrayAttr>:$explicit_padding);
  let results = (outs Tenon_Image:$result);
  let assemblyFormat = [{
    $input `window` $window (`strides` $strides^)?
    `padding` $padding (`amounts` $explicit_padding^)?
    attr-dict `:` type($input) `->` type($result)
  }];
}

def Tenon_MaxPool2dOp : Tenon_PoolOp<"max_pool2d", "maximum">;
def Tenon_AvgPool2dOp : Tenon_PoolOp<"avg_pool2d", "average">;

#endif // TENON_POOL_TD
