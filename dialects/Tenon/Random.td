//===- Random.td - The random family ---------------------------*- tablegen -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Random bits are a function of a key and a counter; distributions are made of them
// by ordinary ops.
//
//===----------------------------------------------------------------------===//
#ifndef TENON_RANDOM_TD
#define TENON_RANDOM_TD

include "dialects/Tenon/Tenon.td"

def Tenon_PhiloxOp : Tenon_PureOp<"philox"> {
  let summary = "Random bits of the generator Philox 4x32-10";
  let description = [{
    Gives `size` words. Word `i` is word `i` modulo 4 of the block whose number is
    `counter` plus `i` / 4; `counter` is a number of 128 bits in four words, the least
    significant first.

    - C1: `key` has 2 elements, `counter` has 4.
    - C2: a constant `size` is not negative.

    Example:

    ```mlir
    %bits = tenon.philox %key, %counter, %size
        : tensor<2xui32>, tensor<4xui32>, tensor<i64> -> tensor<?xui32>
    ```
  }];
  let arguments = (ins Tenon_VectorOf<UI<32>>:$key, Tenon_VectorOf<UI<32>>:$counter,
                       Tenon_ScalarOf<Tenon_Index>:$size);
  let results = (outs Tenon_VectorOf<UI<32>>:$result);
  let assemblyFormat = [{
    $key `,` $counter `,` $size attr-dict
    `:` type($key) `,` type($counter) `,` type($size) `->` type($result)
  }];
}

class Tenon_StreamOp<string mnemonic, Type element> : Tenon_Op<mnemonic, [Pure]> {
  let arguments = (ins Tenon_VectorOf<UI<32>>:$key, Tenon_VectorOf<UI<32>>:$counter,
                       Tenon_ScalarOf<Tenon_Index>:$size);
  let results = (outs Tenon_VectorOf<element>:$result);
  let builders = [OpBuilder<(ins "::mlir::Value":$key, "::mlir::Value":$counter,
                                 "::mlir::Value":$size, "::mlir::Type":$elementType)>];
  let assemblyFormat = [{
    $key `,` $counter `,` $size attr-dict
    `:` type($key) `,` type($counter) `,` type($size) `->` type($result)
  }];
  let hasVerifier = 1;
}

def Tenon_TruncatedNormalOp
    : Tenon_StreamOp<"truncated_normal", AnyTypeOf<[F32, F64], "f32 or f64">> {
  let summary = "Normal random numbers of a size below 2";
  let description = [{
    Gives `size` numbers. Each group of them, 4 of f32 or 2 of f64, has 1024 or 512 words
    of the stream of `tenon.philox`, and takes as many as it needs: two numbers are made
    of two (four) words, and those of a size of 2 or more are left out.

    - C1: `key` has 2 elements, `counter` has 4.
    - C2: the result has `size` elements, where that is constant.

    Example:

    ```mlir
    %x = tenon.truncated_normal %key, %counter, %size
        : tensor<2xui32>, tensor<4xui32>, tensor<i64> -> tensor<?xf32>
    ```
  }];
}

def Tenon_ShuffleOp : Tenon_StreamOp<"shuffle", I32> {
  let summary = "A random permutation";
  let description = [{
    Gives the numbers below `size` in an order that the words of `tenon.philox` say: place
    after place, word `i` modulo the number of places that are left says how far behind is
    the one to swap with.

    - C1: `key` has 2 elements, `counter` has 4.
    - C2: the result has `size` elements, where that is constant.

    Example:

    ```mlir
    %p = tenon.shuffle %key, %counter, %size
        : tensor<2xui32>, tensor<4xui32>, tensor<i64> -> tensor<?xi32>
    ```
  }];
}

#endif // TENON_RANDOM_TD
