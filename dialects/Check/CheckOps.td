//===- CheckOps.td - The check dialect ----------------------*- tablegen -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// For tests that run: what a value must be, and values that the compiler must not
// know. No importer makes these ops.
//
//===----------------------------------------------------------------------===//
#ifndef TENON_DIALECTS_CHECK_CHECKOPS_TD
#define TENON_DIALECTS_CHECK_CHECKOPS_TD
include "mlir/IR/BuiltinAttributeInterfaces.td"
include "mlir/IR/OpBase.td"
include "mlir/Interfaces/SideEffectInterfaces.td"

def Check_Dialect : Dialect {
  let name = "check";
  let cppNamespace = "::tenon::check";
  let summary = "Expectations of tests that run";
}

class Check_Op<string mnemonic, list<Trait> traits = []>
    : Op<Check_Dialect, mnemonic, traits>;

def Check_Numeric : AnyTypeOf<[AnyFloat, AnySignlessInteger],
                              "float or signless integer">;

class Check_ExpectOp<string mnemonic>
    : Check_Op<mnemonic, [MemoryEffects<[MemRead, MemWrite]>]> {
  let hasVerifier = 1;
}

def Check_ExpectCloseOp : Check_ExpectOp<"expect_close"> {
  let summary = "A run-time error unless two tensors are nearly equal";
  let description = [{
    Fails the run unless |actual - expected| is at most `tolerance` times the largest
    magnitude in `expected`, for each element. Infinities and NaNs must be equal. The
    message has the op's place in the file and how many elements differ.

    - C1: both tensors are of one float type.
    - C2: `expected` has a static shape, with which the shape of `actual` is compatible.
    - C3: `tolerance` is neither negative nor NaN.

    Example:

    ```mlir
    check.expect_close %y, %expected tolerance 1.0e-5 : tensor<?x8xf32>, tensor<3x8xf32>
    ```
  }];
  let arguments = (ins RankedTensorOf<[AnyFloat]>:$actual,
                       StaticShapeTensorOf<[AnyFloat]>:$expected /*C2*/,
                       F64Attr:$tolerance);
  let assemblyFormat = [{
    $actual `,` $expected `tolerance` $tolerance attr-dict
    `:` type($actual) `,` type($expected)
  }];
}

def Check_ExpectEqOp : Check_ExpectOp<"expect_eq"> {
  let summary = "A run-time error unless two tensors are equal";
  let description = [{
    Fails the run unless all elements are equal; NaN is equal to NaN. The message has
    the op's place in the file and how many elements differ.

    - C1: both tensors are of one element type.
    - C2: `expected` has a static shape, with which the shape of `actual` is compatible.

    Example:

    ```mlir
    check.expect_eq %y, %expected : tensor<4xi32>, tensor<4xi32>
    ```
  }];
  let arguments = (ins RankedTensorOf<[Check_Numeric]>:$actual,
                       StaticShapeTensorOf<[Check_Numeric]>:$expected /*C2*/);
  let assemblyFormat = [{
    $actual `,` $expected attr-dict `:` type($actual) `,` type($expected)
  }];
}

def Check_UnfoldableConstantOp : Check_Op<"unfoldable_constant", [
    Pure, AllTypesMatch<["value", "result"]> /*C1*/]> {
  let summary = "A constant that is not known to be one";
  let description = [{
    Its elements are in the weight store, but no pass before the host's can see them,
    as if they were fed.

    - C1: the result has the type of `value`.

    Example:

    ```mlir
    %x = check.unfoldable_constant dense<[1.0, -2.0]> : tensor<2xf32>
    ```
  }];
  let arguments = (ins ElementsAttr:$value);
  let results = (outs StaticShapeTensorOf<[Check_Numeric]>:$result);
  let assemblyFormat = "attr-dict $value";
}

def Check_OpaqueOp : Check_Op<"opaque", [Pure]> {
  let summary = "A tensor that no pass looks through";
  let description = [{
    Gives `input`, but keeps apart what makes it and what uses it: the two are in
    different kernels, and neither knows the other's shape or elements. Goes away when
    kernels are formed.

    - C1: element types are equal and shapes compatible.

    Example:

    ```mlir
    %d = check.opaque %x : tensor<3x8xf32> -> tensor<?x8xf32>
    ```
  }];
  let arguments = (ins RankedTensorOf<[Check_Numeric]>:$input);
  let results = (outs RankedTensorOf<[Check_Numeric]>:$result);
  let assemblyFormat = "$input attr-dict `:` type($input) `->` type($result)";
  let hasVerifier = 1;
}

#endif // TENON_DIALECTS_CHECK_CHECKOPS_TD
