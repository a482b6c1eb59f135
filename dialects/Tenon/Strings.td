//===- Strings.td - The string family --------------------------*- tablegen -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Ops that look into strings. Those that only move them are in the shape and index
// families. What an element's function is called, and what it takes, is the table in
// Strings.cpp; its code is in compiler/CPU/Routines.
//
//===----------------------------------------------------------------------===//
#ifndef TENON_STRINGS_TD
#define TENON_STRINGS_TD

include "dialects/Tenon/Tenon.td"

def Tenon_StringVector : Tenon_VectorOf<Tenon_StringType>;
def Tenon_StringScalar : Tenon_ScalarOf<Tenon_StringType>;

def Tenon_StringMapOp : Tenon_PureOp<"string_map", [AttrSizedOperandSegments]> {
  let summary = "Elementwise, broadcasting: a function of strings";
  let description = [{
    `function` of the inputs' elements; each call also sees the whole of the `tables`
    and the `parameters`, which are numbers. A function may fail for an element, which is
    a run-time error. `element` is the result's element type.

    - C1: there is such a function.
    - C2: it takes as many inputs, tables and parameters.
    - C3: it takes such element types, and gives `element`; tables have rank 1.
    - C4: the inputs' shapes broadcast to the result's.

    Example:

    ```mlir
    %n = tenon.string_map "length"(%s) parameters [0] element i32
        : (tensor<?x!tenon.string>) -> tensor<?xi32>
    ```
  }];
  let arguments = (ins StrAttr:$function, Variadic<Tenon_Tensor>:$inputs,
                       Variadic<Tenon_Tensor>:$tables, DenseI64ArrayAttr:$parameters,
                       TypeAttr:$element);
  let results = (outs Tenon_Tensor:$result);
  let assemblyFormat = [{
    $function `(` $inputs `)` (`tables` `(` $tables^ `:` type($tables) `)`)?
    `parameters` $parameters `element` $element attr-dict
    `:` `(` type($inputs) `)` `->` type($result)
  }];
}

def Tenon_StringSplitOp : Tenon_PureOp<"string_split"> {
  let summary = "Splits each string of a vector";
  let description = [{
    `values` has all pieces, row by row; `places` for each piece its row and its position
    in the row; `widest` the largest number of pieces of a row. How many there are, only
    the run knows. A `separator` is a whole string, between runs of white space if it is
    empty, and then there are no empty pieces; with `any_of` each of its bytes is one,
    and every byte is a piece if it is empty. A row is split at `max_split` places at
    most, unless that is negative. Pieces that are empty are left out with `skip_empty`.

    - C1: `values` and `places` have as many rows, `places` two columns.

    Example:

    ```mlir
    %values, %places, %widest = tenon.string_split %s, %by max_split -1
        : tensor<?x!tenon.string>, tensor<!tenon.string>
        -> tensor<?x!tenon.string>, tensor<?x2xi64>, tensor<i64>
    ```
  }];
  let arguments = (ins Tenon_StringVector:$input, Tenon_StringScalar:$separator,
                       I64Attr:$max_split, UnitAttr:$any_of, UnitAttr:$skip_empty);
  let results = (outs Tenon_StringVector:$values, Tenon_TensorOf<I64>:$places,
                      Tenon_ScalarOf<I64>:$widest);
  let assemblyFormat = [{
    $input `,` $separator `max_split` $max_split (`any_of` $any_of^)?
    (`skip_empty` $skip_empty^)? attr-dict `:` type($input) `,` type($separator) `->`
    type($values) `,` type($places) `,` type($widest)
  }];
}

def Tenon_StringJoinRowsOp : Tenon_PureOp<"string_join_rows"> {
  let summary = "The strings of each row as one";
  let description = [{
    The strings of each row of `input`, with `separator` between them.

    - C1: `input` has rank 2.
    - C2: the result has as many elements as `input` has rows.

    Example:

    ```mlir
    %r = tenon.string_join_rows %s, %by
        : tensor<?x4x!tenon.string>, tensor<!tenon.string> -> tensor<?x!tenon.string>
    ```
  }];
  let arguments = (ins Tenon_TensorOf<Tenon_StringType>:$input,
                       Tenon_StringScalar:$separator);
  let results = (outs Tenon_StringVector:$result);
  let assemblyFormat = [{
    $input `,` $separator attr-dict `:` type($input) `,` type($separator) `->`
    type($result)
  }];
}

def Tenon_StringNGramsOp : Tenon_PureOp<"string_ngrams"> {
  let summary = "Neighbouring strings of rows as one";
  let description = [{
    Rows are the parts of `input` between `splits`. For each of the `widths`, each place
    in a row gives that many neighbours, with `separator` between them. In front of a row
    are `left_pad`, behind it `right_pad`, `pad_width` times or (below zero) as often as
    the width has room for, and at most so. With `keep_short` a row that is shorter than
    all widths gives all of it. How many there are, only the run knows.

    - C1: `input`, `splits` and `widths` have rank 1.
    - C2: `ends`, where the parts of `values` end, has as many elements as `splits`.

    Example:

    ```mlir
    %values, %ends = tenon.string_ngrams %s, %splits, %by, %left, %right
        widths [1, 2] pad_width 0
        : (tensor<?x!tenon.string>, tensor<?xi64>, tensor<!tenon.string>,
           tensor<!tenon.string>, tensor<!tenon.string>)
        -> (tensor<?x!tenon.string>, tensor<?xi64>)
    ```
  }];
  let arguments = (ins Tenon_StringVector:$input, Tenon_VectorOf<I64>:$splits,
                       Tenon_StringScalar:$separator, Tenon_StringScalar:$left_pad,
                       Tenon_StringScalar:$right_pad, DenseI64ArrayAttr:$widths,
                       I64Attr:$pad_width, UnitAttr:$keep_short);
  let results = (outs Tenon_StringVector:$values, Tenon_VectorOf<I64>:$ends);
  let assemblyFormat = [{
    $input `,` $splits `,` $separator `,` $left_pad `,` $right_pad `widths` $widths
    `pad_width` $pad_width (`keep_short` $keep_short^)? attr-dict
    `:` functional-type(operands, results)
  }];
}

def Tenon_StringBytesOp : Tenon_PureOp<"string_bytes"> {
  let summary = "The bytes of strings as numbers";
  let description = [{
    Along a last dimension of size `count`: the elements, of the result's type, that the
    first bytes of each string are, and zeros after its end. `big_endian` says how they
    are written.

    - C1: the result has the shape of `input` and a last dimension, of size `count` if
      that is constant.
    - C2: `element` is a number's type.

    Example:

    ```mlir
    %n = tenon.string_bytes %s, %count element i16
        : tensor<?x!tenon.string>, tensor<i64> -> tensor<?x?xi16>
    ```
  }];
  let arguments = (ins Tenon_TensorOf<Tenon_StringType>:$input,
                       Tenon_ScalarOf<I64>:$count, TypeAttr:$element,
                       UnitAttr:$big_endian);
  let results = (outs Tenon_TensorOf<Tenon_Real>:$result);
  let assemblyFormat = [{
    $input `,` $count `element` $element (`big_endian` $big_endian^)? attr-dict `:`
    type($input) `,` type($count) `->` type($result)
  }];
}

def Tenon_ExampleElement : AnyTypeOf<[F32, I64, Tenon_StringType]>;

def Tenon_StringParseDenseOp : Tenon_PureOp<"string_parse_dense"> {
  let summary = "A feature of tf.Examples, of which each has as many values";
  let description = [{
    The `count` values of feature `key` of each of the `examples`, which are serialized
    protocol buffers; `fallback` (or its one element) of those that lack it. It is a
    run-time error if there is no fallback, or another number of values.

    - C1: `count` is not negative, and `fallback` has 0, 1 or `count` elements.
    - C2: the result has a row for each example and `count` columns.

    Example:

    ```mlir
    %x = tenon.string_parse_dense %examples, %key, %none count 4
        : tensor<?x!tenon.string>, tensor<!tenon.string>, tensor<0xf32> -> tensor<?x4xf32>
    ```
  }];
  let arguments = (ins Tenon_StringVector:$examples, Tenon_StringScalar:$key,
                       Tenon_VectorOf<Tenon_ExampleElement>:$fallback, I64Attr:$count);
  let results = (outs Tenon_TensorOf<Tenon_ExampleElement>:$result);
  let assemblyFormat = [{
    $examples `,` $key `,` $fallback `count` $count attr-dict `:` type($examples) `,`
    type($key) `,` type($fallback) `->` type($result)
  }];
}

def Tenon_StringParseSparseOp : Tenon_PureOp<"string_parse_sparse"> {
  let summary = "A feature of tf.Examples, with any number of values";
  let description = [{
    `values` has the values of feature `key` of all `examples`, `places` for each its
    example and its position there, `widest` the largest number of values of one. How
    many there are, only the run knows.

    - C1: `values` and `places` have as many rows, `places` two columns.
    - C2: `element` is f32, i64 or a string.

    Example:

    ```mlir
    %values, %places, %widest = tenon.string_parse_sparse %examples, %key element i64
        : tensor<?x!tenon.string>, tensor<!tenon.string>
        -> tensor<?xi64>, tensor<?x2xi64>, tensor<i64>
    ```
  }];
  let arguments = (ins Tenon_StringVector:$examples, Tenon_StringScalar:$key,
                       TypeAttr:$element);
  let results = (outs Tenon_VectorOf<Tenon_ExampleElement>:$values,
                      Tenon_TensorOf<I64>:$places, Tenon_ScalarOf<I64>:$widest);
  let assemblyFormat = [{
    $examples `,` $key `element` $element attr-dict `:` type($examples) `,` type($key)
    `->` type($values) `,` type($places) `,` type($widest)
  }];
}

#endif // TENON_STRINGS_TD
