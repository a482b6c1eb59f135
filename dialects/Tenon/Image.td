//===- Image.td - The image family -----------------------------*- tablegen -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Files, and images as they are in files. What computes on pixels is in other families.
// Products with such ops link the media part of the runtime.
//
//===----------------------------------------------------------------------===//
#ifndef TENON_IMAGE_TD
#define TENON_IMAGE_TD

include "dialects/Tenon/Tenon.td"

def Tenon_ImageString : Tenon_ScalarOf<Tenon_StringType>;
def Tenon_PixelTensor : Tenon_TensorOf<AnyTypeOf<[UI8, UI16]>>;

def Tenon_ImageDecodeOp : Tenon_PureOp<"image_decode"> {
  let summary = "The pixels of an image file";
  let description = [{
    [height, width, channels] of the file whose bytes `contents` is. `channels` is 1
    (grey), 2 (grey and alpha), 3 (RGB), 4 (RGB and alpha) or 0: as in the file. Only the
    run knows the other sizes. A file that cannot be decoded is a run-time error. Of a
    JPEG, `ratio` is by how much its sizes are divided; `fast` decodes less exactly,
    `plain` repeats the pixels of coarser colours instead of interpolating, and `partial`
    accepts a file whose end is missing. Of a JPEG or BMP, 8 bits become 16 by eight zeros,
    with `spread` so that the largest number becomes the largest. `format` 0 is any, 1 JPEG, 2 PNG, 3 BMP.

    - C1: `channels` is 0 to 4, `ratio` 1, 2, 4 or 8, `format` 0 to 3.
    - C2: `element` is ui8 or ui16.

    Example:

    ```mlir
    %x = tenon.image_decode %file format 1 channels 3 ratio 1 element ui8
        : tensor<!tenon.string> -> tensor<?x?x3xui8>
    ```
  }];
  let arguments = (ins Tenon_ImageString:$contents, I64Attr:$format, I64Attr:$channels,
                       I64Attr:$ratio, TypeAttr:$element, UnitAttr:$fast, UnitAttr:$plain,
                       UnitAttr:$partial, UnitAttr:$spread);
  let results = (outs Tenon_PixelTensor:$result);
  let assemblyFormat = [{
    $contents `format` $format `channels` $channels `ratio` $ratio `element` $element
    (`fast` $fast^)? (`plain` $plain^)? (`partial` $partial^)? (`spread` $spread^)?
    attr-dict `:` type($contents) `->` type($result)
  }];
}

def Tenon_ImageEncodeOp : Tenon_PureOp<"image_encode"> {
  let summary = "An image as the bytes of a file";
  let description = [{
    The PNG (format 2) or JPEG (format 1) file of [height, width, channels] pixels.
    `quality` is a JPEG's quality, or a PNG's degree of compression (-1: the library's own).

    - C1: `pixels` has rank 3.
    - C2: `format` is 1, of ui8 alone, or 2.

    Example:

    ```mlir
    %file = tenon.image_encode %x format 2 quality -1
        : tensor<?x?x3xui8> -> tensor<!tenon.string>
    ```
  }];
  let arguments = (ins Tenon_PixelTensor:$pixels, I64Attr:$format, I64Attr:$quality);
  let results = (outs Tenon_ImageString:$result);
  let assemblyFormat = [{
    $pixels `format` $format `quality` $quality attr-dict `:` type($pixels) `->`
    type($result)
  }];
}

def Tenon_ImageReadOp : Tenon_PureOp<"image_read"> {
  let summary = "The bytes of a file";
  let description = [{
    Of the file that `name` names when the graph runs. One that cannot be read is a
    run-time error. Nothing in a graph changes files, so that reading one twice is reading
    it once.

    Example:

    ```mlir
    %bytes = tenon.image_read %name : tensor<!tenon.string> -> tensor<!tenon.string>
    ```
  }];
  let arguments = (ins Tenon_ImageString:$name);
  let results = (outs Tenon_ImageString:$result);
  let assemblyFormat = "$name attr-dict `:` type($name) `->` type($result)";
}

#endif // TENON_IMAGE_TD
