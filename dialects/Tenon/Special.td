//===- Special.td - The special family -------------------------*- tablegen -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Special functions, computed element by element in double precision.
//
//===----------------------------------------------------------------------===//
#ifndef TENON_SPECIAL_TD
#define TENON_SPECIAL_TD

include "dialects/Tenon/Tenon.td"

def Tenon_SpecialKind : Tenon_Enum<"SpecialKind", "special function", [
    I32EnumAttrCase<"lgamma", 0>, I32EnumAttrCase<"digamma", 1>,
    I32EnumAttrCase<"erfinv", 2>, I32EnumAttrCase<"ndtri", 3>,
    I32EnumAttrCase<"bessel_i0", 4>, I32EnumAttrCase<"bessel_i0e", 5>,
    I32EnumAttrCase<"bessel_i1", 6>, I32EnumAttrCase<"bessel_i1e", 7>,
    I32EnumAttrCase<"bessel_j0", 8>, I32EnumAttrCase<"bessel_j1", 9>,
    I32EnumAttrCase<"bessel_k0", 10>, I32EnumAttrCase<"bessel_k0e", 11>,
    I32EnumAttrCase<"bessel_k1", 12>, I32EnumAttrCase<"bessel_k1e", 13>,
    I32EnumAttrCase<"bessel_y0", 14>, I32EnumAttrCase<"bessel_y1", 15>,
    I32EnumAttrCase<"dawsn", 16>, I32EnumAttrCase<"expint", 17>,
    I32EnumAttrCase<"fresnel_cos", 18>, I32EnumAttrCase<"fresnel_sin", 19>,
    I32EnumAttrCase<"spence", 20>, I32EnumAttrCase<"igamma", 21>,
    I32EnumAttrCase<"igammac", 22>, I32EnumAttrCase<"polygamma", 23>,
    I32EnumAttrCase<"zeta", 24>, I32EnumAttrCase<"betainc", 25>]>;
def Tenon_SpecialKindAttr : EnumAttr<Tenon_Dialect, Tenon_SpecialKind, "special_kind">;

def Tenon_SpecialOp : Tenon_PureOp<"special"> {
  let summary = "Elementwise, broadcasting: a special function";
  let description = [{
    Each result element is the function `kind` of an element of each of `inputs`: the
    gamma function's logarithm `lgamma` and its derivatives `digamma` and `polygamma`
    (order, x), the incomplete gamma functions `igamma` and `igammac` (a, x), the
    incomplete beta function `betainc` (a, b, x), `zeta` (x, q), the inverse error function
    `erfinv` and normal distribution `ndtri`, the Bessel functions `bessel_i0` to
    `bessel_y1` (those with `e` scaled by exponentials), `dawsn`, `expint`, `fresnel_cos`, `fresnel_sin` and
    `spence`.

    - C1: the element types of `inputs` and result are one, f32 or f64.
    - C2: there are as many `inputs` as the function has arguments.
    - C3: the inputs' shapes broadcast to the result's.

    Example:

    ```mlir
    %y = tenon.special igamma(%a, %x)
        : tensor<?x4xf32>, tensor<4xf32> -> tensor<?x4xf32>
    ```
  }];
  let arguments = (ins Tenon_SpecialKindAttr:$kind,
    Variadic<Tenon_TensorOf<AnyTypeOf<[F32, F64], "f32 or f64">>>:$inputs);
  let results = (outs Tenon_TensorOf<AnyTypeOf<[F32, F64], "f32 or f64">>:$result);
  let assemblyFormat = [{
    $kind `(` $inputs `)` attr-dict `:` type($inputs) `->` type($result)
  }];
  let hasVerifier = 1;
}

#endif // TENON_SPECIAL_TD
