//===- Conv.td - The conv family -------------------------------*- tablegen -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Two-dimensional convolutions over NHWC images.
//
//===----------------------------------------------------------------------===//
#ifndef TENON_CONV_TD
#define TENON_CONV_TD

include "dialects/Tenon/Tenon.td"

def Tenon_Image : RankedTensorOf<[Tenon_Real], [HasAnyRankOfPred<[4]>], "4-D tensor">;

class Tenon_ConvOp<string mnemonic> : Tenon_PureOp<mnemonic, [
    AllElementTypesMatch<["input", "filter"]> /*C1*/]> {
  let arguments = (ins Tenon_Image:$input /*C2*/, Tenon_Image:$filter /*C2*/,
    DefaultValuedAttr<DenseI64ArrayAttr, "{1, 1}">:$strides,
    DefaultValuedAttr<DenseI64ArrayAttr, "{1, 1}">:$dilations,
    Tenon_PaddingAttr:$padding,
    OptionalAttr<DenseI64ArrayAttr>:$explicit_padding);
  let results = (outs Tenon_Image:$result);
  let assemblyFormat = [{
    $input `,` $filter (`strides` $strides^)? (`dilations` $dilations^)?
    `padding` $padding (`amounts` $explicit_padding^)?
    attr-dict `:` type($input) `,` type($filter) `->` type($result)
  }];
}

def Tenon_Conv2dOp : Tenon_ConvOp<"conv2d"> {
  let summary = "Convolution of images with a filter";
  let description = [{
    Slides `filter` (height, width, input channels of a group, output channels) over
    `input` (batch, height, width, channels) without flipping it. The channels form
    C / I groups, C the input's channels and I the filter's input channels; a group's
    outputs see only its own inputs. Elements outside the input are zero.

    `padding` is `valid` (none), `same` (the result has ceil(size / stride) rows and
    columns, the odd element of padding goes to the end) or `explicit`, whose
    `explicit_padding` gives the rows before, rows after, columns before, columns after.

    - C1: the element types of operands and result are equal.
    - C2: operands and result have rank 4.
    - C3: `strides` and `dilations` have 2 elements, all positive.
    - C4: `explicit_padding` is present if and only if `padding` is `explicit`, and has 4
      elements, none negative.
    - C5: the filter's input channels divide the input's channels, and the number of
      groups divides the output channels, where these are static.
    - C6: the dilated filter is not larger than the padded input, where sizes are static.

    Example:

    ```mlir
    %y = tenon.conv2d %x, %f strides [2, 2] padding explicit amounts [1, 1, 1, 1]
        : tensor<?x28x28x3xf32>, tensor<3x3x3x8xf32> -> tensor<?x14x14x8xf32>
    ```
  }];
}

def Tenon_DepthwiseConv2dOp : Tenon_ConvOp<"depthwise_conv2d"> {
  let summary = "Convolution of each channel with filters of its own";
  let description = [{
    As `tenon.conv2d`, but `filter` is (height, width, channels, multiplier), and
    result channel `c * multiplier + m` is input channel `c` convolved with filter
    `[:, :, c, m]`.

    - C1: the element types of operands and result are equal.
    - C2: operands and result have rank 4.
    - C3: `strides` and `dilations` have 2 elements, all positive.
    - C4: `explicit_padding` is present if and only if `padding` is `explicit`, and has 4
      elements, none negative.
    - C5: dimension 2 of `filter` equals the input's channels, where both are static.
    - C6: the dilated filter is not larger than the padded input, where sizes are static.

    Example:

    ```mlir
    %y = tenon.depthwise_conv2d %x, %f padding same
        : tensor<?x28x28x8xf32>, tensor<3x3x8x2xf32> -> tensor<?x28x28x16xf32>
    ```
  }];
}

#endif // TENON_CONV_TD
