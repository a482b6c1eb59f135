//===- Elementwise.td - The elementwise family -----------------*- tablegen -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Ops whose result element depends on one element of each operand. Operands of
// several-operand ops broadcast as NumPy's do: trailing dimensions are aligned, a
// size of 1 stretches.
//
//===----------------------------------------------------------------------===//
#ifndef TENON_ELEMENTWISE_TD
#define TENON_ELEMENTWISE_TD

include "dialects/Tenon/Tenon.td"

//===----------------------------------------------------------------------===//
// Unary
//===----------------------------------------------------------------------===//

class Tenon_UnaryOp<string mnemonic, Type element, string text,
                    string example = "f32", string exampleResult = example,
                    string more = "">
    : Tenon_PureOp<mnemonic> {
  let summary = "Elementwise: " # text;
  let description = "\nEach result element is the " # text # " of the `input` element. " #
    more # "\n\n- C1: the element type of `input` is " # element.summary #
    ".\n- C2: the result has the shape of `input`, and its element type unless the " #
    "example shows another.\n\nExample:\n\n```mlir\n%y = tenon." # mnemonic #
    " %x : tensor<?x4x" # example # "> -> tensor<?x4x" # exampleResult # ">\n```\n";
  let arguments = (ins Tenon_TensorOf<element>:$input /*C1*/);
  let results = (outs Tenon_TensorOf<Tenon_NumericOrBool>:$result);
  let assemblyFormat = "$input attr-dict `:` type($input) `->` type($result)";
  let extraClassDefinition = [{
    ::llvm::LogicalResult $cppClass::inferReturnTypes(
        ::mlir::MLIRContext *, std::optional<::mlir::Location> location,
        Adaptor op, ::llvm::SmallVectorImpl<::mlir::Type> &types) {
      return ::tenon::detail::inferUnary(op.getInput().getType(), types);
    }
  }];
}

/// A predicate: the result's element type is i1.
class Tenon_ClassifyOp<string mnemonic, string text>
    : Tenon_UnaryOp<mnemonic, Tenon_Float, text, "f32", "i1"> {
  let extraClassDefinition = [{
    ::llvm::LogicalResult $cppClass::inferReturnTypes(
        ::mlir::MLIRContext *context, std::optional<::mlir::Location> location,
        Adaptor op, ::llvm::SmallVectorImpl<::mlir::Type> &types) {
      return ::tenon::detail::inferUnary(op.getInput().getType(), types,
                                         ::mlir::IntegerType::get(context, 1));
    }
  }];
}

def Tenon_AbsOp : Tenon_UnaryOp<"abs", Tenon_Numeric, "absolute value", "f32", "f32",
    "The magnitude of a complex number is of its part's type."> {
  let extraClassDefinition = [{
    ::llvm::LogicalResult $cppClass::inferReturnTypes(
        ::mlir::MLIRContext *, std::optional<::mlir::Location> location,
        Adaptor op, ::llvm::SmallVectorImpl<::mlir::Type> &types) {
      ::mlir::Type element = ::mlir::getElementTypeOrSelf(op.getInput().getType());
      if (auto complex = ::llvm::dyn_cast<::mlir::ComplexType>(element))
        element = complex.getElementType();
      return ::tenon::detail::inferUnary(op.getInput().getType(), types, element);
    }
  }];
}
def Tenon_ImagOp : Tenon_UnaryOp<"imag", Tenon_Complex, "imaginary part", "complex<f32>",
    "f32", "The real part is what `tenon.cast` to the part's type gives."> {
  let extraClassDefinition = [{
    ::llvm::LogicalResult $cppClass::inferReturnTypes(
        ::mlir::MLIRContext *, std::optional<::mlir::Location> location,
        Adaptor op, ::llvm::SmallVectorImpl<::mlir::Type> &types) {
      ::mlir::Type element = ::mlir::getElementTypeOrSelf(op.getInput().getType());
      if (auto complex = ::llvm::dyn_cast<::mlir::ComplexType>(element))
        element = complex.getElementType();
      return ::tenon::detail::inferUnary(op.getInput().getType(), types, element);
    }
  }];
}
def Tenon_NegOp : Tenon_UnaryOp<"neg", Tenon_Numeric, "negation"> {
  let hasFolder = 1;
}
def Tenon_SignOp : Tenon_UnaryOp<"sign", Tenon_Numeric, "sign", "f32", "f32",
    "It is -1, 0 or 1; NaN stays NaN; a complex number is divided by its magnitude.">;
def Tenon_ExpOp : Tenon_UnaryOp<"exp", Tenon_FloatOrComplex, "exponential">;
def Tenon_Expm1Op : Tenon_UnaryOp<"expm1", Tenon_FloatOrComplex, "exponential less one">;
def Tenon_LogOp : Tenon_UnaryOp<"log", Tenon_FloatOrComplex, "natural logarithm">;
def Tenon_Log1pOp : Tenon_UnaryOp<"log1p", Tenon_FloatOrComplex,
    "natural logarithm of one more than the value">;
def Tenon_SqrtOp : Tenon_UnaryOp<"sqrt", Tenon_FloatOrComplex, "square root">;
def Tenon_RsqrtOp : Tenon_UnaryOp<"rsqrt", Tenon_FloatOrComplex,
    "reciprocal square root">;
def Tenon_TanhOp : Tenon_UnaryOp<"tanh", Tenon_FloatOrComplex, "hyperbolic tangent">;
def Tenon_SigmoidOp : Tenon_UnaryOp<"sigmoid", Tenon_FloatOrComplex,
    "logistic function 1 / (1 + exp(-x))">;
def Tenon_ErfOp : Tenon_UnaryOp<"erf", Tenon_Float, "error function">;
def Tenon_ErfcOp : Tenon_UnaryOp<"erfc", Tenon_Float, "complementary error function">;
def Tenon_SinOp : Tenon_UnaryOp<"sin", Tenon_FloatOrComplex, "sine">;
def Tenon_CosOp : Tenon_UnaryOp<"cos", Tenon_FloatOrComplex, "cosine">;
def Tenon_TanOp : Tenon_UnaryOp<"tan", Tenon_FloatOrComplex, "tangent">;
def Tenon_AsinOp : Tenon_UnaryOp<"asin", Tenon_FloatOrComplex, "arc sine">;
def Tenon_AcosOp : Tenon_UnaryOp<"acos", Tenon_FloatOrComplex, "arc cosine">;
def Tenon_AtanOp : Tenon_UnaryOp<"atan", Tenon_FloatOrComplex, "arc tangent">;
def Tenon_SinhOp : Tenon_UnaryOp<"sinh", Tenon_FloatOrComplex, "hyperbolic sine">;
def Tenon_CoshOp : Tenon_UnaryOp<"cosh", Tenon_FloatOrComplex, "hyperbolic cosine">;
def Tenon_AsinhOp : Tenon_UnaryOp<"asinh", Tenon_FloatOrComplex,
    "inverse hyperbolic sine">;
def Tenon_AcoshOp : Tenon_UnaryOp<"acosh", Tenon_FloatOrComplex,
    "inverse hyperbolic cosine">;
def Tenon_AtanhOp : Tenon_UnaryOp<"atanh", Tenon_FloatOrComplex,
    "inverse hyperbolic tangent">;
def Tenon_FloorOp : Tenon_UnaryOp<"floor", Tenon_Float, "largest whole number not above">;
def Tenon_CeilOp : Tenon_UnaryOp<"ceil", Tenon_Float, "smallest whole number not below">;
def Tenon_RoundOp : Tenon_UnaryOp<"round", Tenon_Float,
    "nearest whole number (the even one of two equally near)">;
def Tenon_ReciprocalOp : Tenon_UnaryOp<"reciprocal", Tenon_FloatOrComplex, "reciprocal">;
def Tenon_IsNanOp : Tenon_ClassifyOp<"is_nan", "test for NaN">;
def Tenon_IsInfOp : Tenon_ClassifyOp<"is_inf", "test for an infinity">;
def Tenon_IsFiniteOp : Tenon_ClassifyOp<"is_finite", "test for neither NaN nor infinity">;
def Tenon_LogicalNotOp : Tenon_UnaryOp<"logical_not", I1, "logical negation", "i1"> {
  let hasFolder = 1;
}
def Tenon_BitwiseNotOp : Tenon_UnaryOp<"bitwise_not", Tenon_Int,
    "bitwise complement", "i32">;

//===----------------------------------------------------------------------===//
// Binary
//===----------------------------------------------------------------------===//

class Tenon_BinaryOp<string mnemonic, Type element, string text,
                     string example = "f32", string more = "",
                     list<Trait> traits = []>
    : Tenon_PureOp<mnemonic, !listconcat(
        [AllElementTypesMatch<["lhs", "rhs"]> /*C2*/], traits)> {
  let summary = "Elementwise, broadcasting: " # text;
  let description = "\nEach result element is the " # text #
    " of an element of `lhs` and one of `rhs`. " # more #
    "\n\n- C1: the element type of the operands is " # element.summary #
    ".\n- C2: the element types of operands and result are equal." #
    "\n- C3: the operands' shapes broadcast to the result's: aligned at the last " #
    "dimension, sizes are equal or one of them is 1.\n\nExample:\n\n```mlir\n" #
    "%z = tenon." # mnemonic # " %x, %y : tensor<?x4x" # example # ">, tensor<4x" #
    example # "> -> tensor<?x4x" # example # ">\n```\n";
  let arguments = (ins Tenon_TensorOf<element>:$lhs /*C1*/,
                       Tenon_TensorOf<element>:$rhs /*C1*/);
  let results = (outs Tenon_TensorOf<element>:$result);
  let assemblyFormat = [{
    $lhs `,` $rhs attr-dict `:` type($lhs) `,` type($rhs) `->` type($result)
  }];
  let extraClassDefinition = [{
    ::llvm::LogicalResult $cppClass::inferReturnTypes(
        ::mlir::MLIRContext *, std::optional<::mlir::Location> location,
        Adaptor op, ::llvm::SmallVectorImpl<::mlir::Type> &types) {
      return ::tenon::detail::inferBroadcast(
          location, getOperationName(), op.getOperands(),
          ::mlir::getElementTypeOrSelf(op.getLhs().getType()), types);
    }
  }];
}

let hasFolder = 1 in {
def Tenon_AddOp : Tenon_BinaryOp<"add", Tenon_Numeric, "sum", "f32", "Integers wrap.",
    [Commutative]>;
def Tenon_SubOp : Tenon_BinaryOp<"sub", Tenon_Numeric, "difference", "f32",
    "Integers wrap.">;
def Tenon_MulOp : Tenon_BinaryOp<"mul", Tenon_Numeric, "product", "f32",
    "Integers wrap.", [Commutative]>;
def Tenon_DivOp : Tenon_BinaryOp<"div", Tenon_Numeric, "quotient", "f32",
    "An integer quotient is rounded toward zero; an integer divisor of zero is a " #
    "run-time error.">;
def Tenon_FloorDivOp : Tenon_BinaryOp<"floor_div", Tenon_Real,
    "quotient, rounded down,", "f32", "An integer divisor of zero is a run-time error.">;
def Tenon_FloorModOp : Tenon_BinaryOp<"floor_mod", Tenon_Real,
    "remainder with the sign of `rhs`", "f32",
    "An integer divisor of zero is a run-time error.">;
def Tenon_MaxOp : Tenon_BinaryOp<"max", Tenon_Real, "greater", "f32",
    "A NaN in either operand gives NaN.", [Commutative]>;
def Tenon_MinOp : Tenon_BinaryOp<"min", Tenon_Real, "lesser", "f32",
    "A NaN in either operand gives NaN.", [Commutative]>;
def Tenon_LogicalAndOp : Tenon_BinaryOp<"logical_and", I1, "conjunction", "i1", "",
    [Commutative]>;
def Tenon_LogicalOrOp : Tenon_BinaryOp<"logical_or", I1, "disjunction", "i1", "",
    [Commutative]>;
}
def Tenon_TruncModOp : Tenon_BinaryOp<"trunc_mod", Tenon_Real,
    "remainder with the sign of `lhs`", "f32",
    "An integer divisor of zero is a run-time error.">;
def Tenon_PowOp : Tenon_BinaryOp<"pow", Tenon_Numeric, "power", "f32",
    "A negative integer exponent is a run-time error.">;
def Tenon_Atan2Op : Tenon_BinaryOp<"atan2", Tenon_Float, "angle of the point (rhs, lhs)">;
def Tenon_BitwiseAndOp : Tenon_BinaryOp<"bitwise_and", Tenon_Int,
    "bitwise and", "i32", "",
    [Commutative]>;
def Tenon_BitwiseOrOp : Tenon_BinaryOp<"bitwise_or", Tenon_Int, "bitwise or", "i32", "",
    [Commutative]>;
def Tenon_BitwiseXorOp : Tenon_BinaryOp<"bitwise_xor", Tenon_Int, "bitwise exclusive or",
    "i32", "", [Commutative]>;
def Tenon_ShiftLeftOp : Tenon_BinaryOp<"shift_left", Tenon_Int, "left shift", "i32",
    "The amount is clamped to 0 and the width less one.">;
def Tenon_ShiftRightOp : Tenon_BinaryOp<"shift_right", Tenon_Int, "right shift", "i32",
    "Signed values keep their sign; the amount is clamped to 0 and the width less one.">;

//===----------------------------------------------------------------------===//
// Compare, select, cast
//===----------------------------------------------------------------------===//

def Tenon_CompareOp : Tenon_PureOp<"compare", [
    AllElementTypesMatch<["lhs", "rhs"]> /*C1*/]> {
  let summary = "Elementwise, broadcasting: comparison";
  let description = [{
    `predicate` is one of `eq`, `ne`, `lt`, `le`, `gt`, `ge`. NaN compares unequal to
    everything and is ordered with nothing.

    - C1: the element types of `lhs` and `rhs` are equal, the result's is i1.
    - C2: the operands' shapes broadcast to the result's.
    - C3: `lt`, `le`, `gt` and `ge` compare floats or integers.

    Example:

    ```mlir
    %z = tenon.compare lt %x, %y : tensor<?x4xf32>, tensor<4xf32> -> tensor<?x4xi1>
    ```
  }];
  let arguments = (ins Tenon_PredicateAttr:$predicate, Tenon_Tensor:$lhs,
                       Tenon_Tensor:$rhs);
  let results = (outs Tenon_BoolTensor:$result /*C1*/);
  let assemblyFormat = [{
    $predicate $lhs `,` $rhs attr-dict `:` type($lhs) `,` type($rhs) `->` type($result)
  }];
  let hasVerifier = 1;
  let hasFolder = 1;
}

def Tenon_SelectOp : Tenon_PureOp<"select", [
    AllElementTypesMatch<["on_true", "on_false"]> /*C1*/]> {
  let summary = "Elementwise, broadcasting: choice between two values";
  let description = [{
    Takes the element of `on_true` where `condition` is true, of `on_false` elsewhere.

    - C1: the element types of `on_true`, `on_false` and the result are equal.
    - C2: the shapes of all three operands broadcast to the result's.

    Example:

    ```mlir
    %z = tenon.select %c, %x, %y
        : tensor<?x1xi1>, tensor<?x4xf32>, tensor<f32> -> tensor<?x4xf32>
    ```
  }];
  let arguments = (ins Tenon_BoolTensor:$condition, Tenon_Tensor:$on_true,
                       Tenon_Tensor:$on_false);
  let results = (outs Tenon_Tensor:$result);
  let assemblyFormat = [{
    $condition `,` $on_true `,` $on_false attr-dict
    `:` type($condition) `,` type($on_true) `,` type($on_false) `->` type($result)
  }];
  let hasFolder = 1;
}

def Tenon_CastOp : Tenon_Op<"cast", [Pure]> {
  let summary = "Elementwise: conversion to another element type";
  let description = [{
    Float to integer truncates; NaN and values out of range give what TensorFlow gives
    on x86: the least value of i32 or i64, of which narrower types take the low bits.
    A number to i1 is true unless it is zero. Complex to real takes the real part.

    - C1: the result has the shape of `input`.

    Example:

    ```mlir
    %y = tenon.cast %x : tensor<?x4xf32> -> tensor<?x4xi32>
    ```
  }];
  let arguments = (ins Tenon_TensorOf<Tenon_NumericOrBool>:$input);
  let results = (outs Tenon_TensorOf<Tenon_NumericOrBool>:$result);
  let builders = [OpBuilder<(ins "::mlir::Value":$input, "::mlir::Type":$elementType)>];
  let assemblyFormat = "$input attr-dict `:` type($input) `->` type($result)";
  let hasVerifier = 1;
  let hasFolder = 1;
}

def Tenon_ComplexOp : Tenon_PureOp<"complex", [
    AllElementTypesMatch<["real", "imag"]> /*C1*/]> {
  let summary = "Elementwise, broadcasting: complex numbers of their parts";
  let description = [{
    Each result element has an element of `real` and one of `imag` as its parts.

    - C1: the element types of `real` and `imag` are equal, and that of the result is
      complex, of parts of this type.
    - C2: the operands' shapes broadcast to the result's.

    Example:

    ```mlir
    %z = tenon.complex %x, %y
        : tensor<?x4xf32>, tensor<f32> -> tensor<?x4xcomplex<f32>>
    ```
  }];
  let arguments = (ins Tenon_TensorOf<AnyTypeOf<[F32, F64], "f32 or f64">>:$real,
                       Tenon_TensorOf<AnyTypeOf<[F32, F64], "f32 or f64">>:$imag);
  let results = (outs Tenon_TensorOf<Tenon_Complex>:$result);
  let assemblyFormat = [{
    $real `,` $imag attr-dict `:` type($real) `,` type($imag) `->` type($result)
  }];
}

def Tenon_BitcastOp : Tenon_Op<"bitcast", [Pure]> {
  let summary = "Elementwise: the same bits as another element type";
  let description = [{
    Reads the bits of each element as one of another type.

    - C1: the result has the shape of `input`.
    - C2: the element types of `input` and result have the same number of bits.

    Example:

    ```mlir
    %y = tenon.bitcast %x : tensor<?x4xf32> -> tensor<?x4xi32>
    ```
  }];
  let arguments = (ins Tenon_RealTensor:$input);
  let results = (outs Tenon_RealTensor:$result);
  let builders = [OpBuilder<(ins "::mlir::Value":$input, "::mlir::Type":$elementType)>];
  let assemblyFormat = "$input attr-dict `:` type($input) `->` type($result)";
  let hasVerifier = 1;
  let hasFolder = 1;
}

#endif // TENON_ELEMENTWISE_TD
