//===- Tenon.td - The graph dialect: types, enums, op classes --*- tablegen -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the op families share: the dialect, its types and enumerations, the
// element type classes and the base classes of ops.
//
//===----------------------------------------------------------------------===//
#ifndef TENON_TD
#define TENON_TD

include "mlir/IR/AttrTypeBase.td"
include "mlir/IR/EnumAttr.td"
include "mlir/IR/OpBase.td"
include "mlir/Interfaces/InferTypeOpInterface.td"
include "mlir/Interfaces/SideEffectInterfaces.td"

//===----------------------------------------------------------------------===//
// Dialect and types
//===----------------------------------------------------------------------===//

def Tenon_Dialect : Dialect {
  let name = "tenon";
  let cppNamespace = "::tenon";
  let summary = "Graph-level tensors and ops with value semantics";
  let description = [{
    A graph is one `func.func` per signature. Tensors are builtin ranked tensors,
    a dimension may be unknown (`?`); tensors are values and never alias.
    Variables are module-level symbols.

    Unless an op says otherwise, it is pure, and the declared type of its result
    may be more or less static than the inferred one, but must be compatible with
    it: same element type, same rank, equal sizes where both are known.
  }];
  let dependentDialects = ["::mlir::tensor::TensorDialect"];
  let useDefaultAttributePrinterParser = 1;
  let useDefaultTypePrinterParser = 1;
  let hasConstantMaterializer = 1;
  let hasCanonicalizer = 1;
}

def Tenon_StringType : TypeDef<Tenon_Dialect, "String"> {
  let mnemonic = "string";
  let summary = "Element type of string tensors";
  let description = [{
    An element is a sequence of bytes of any length, not necessarily text.

    Example: `tensor<4x!tenon.string>`
  }];
}

//===----------------------------------------------------------------------===//
// Element types and tensors
//===----------------------------------------------------------------------===//

def Tenon_Float : AnyTypeOf<[F16, BF16, F32, F64], "float">;
def Tenon_Int : AnyTypeOf<[I8, I16, I32, I64, UI<8>, UI<16>, UI<32>, UI<64>], "integer">;
def Tenon_Index : AnyTypeOf<[I32, I64], "i32 or i64">;
def Tenon_Complex : AnyTypeOf<[Complex<F32>, Complex<F64>], "complex">;
def Tenon_Real : AnyTypeOf<[Tenon_Float, Tenon_Int], "float or integer">;
def Tenon_FloatOrComplex : AnyTypeOf<[Tenon_Float, Tenon_Complex], "float or complex">;
def Tenon_Numeric : AnyTypeOf<[Tenon_Real, Tenon_Complex], "numeric">;
def Tenon_NumericOrBool : AnyTypeOf<[Tenon_Numeric, I1], "numeric or i1">;
def Tenon_Element : AnyTypeOf<[Tenon_NumericOrBool, Tenon_StringType], "element">;

class Tenon_TensorOf<Type element> : RankedTensorOf<[element]>;
class Tenon_ScalarOf<Type element>
    : RankedTensorOf<[element], [HasAnyRankOfPred<[0]>], "scalar tensor">;
class Tenon_VectorOf<Type element>
    : RankedTensorOf<[element], [HasAnyRankOfPred<[1]>], "1-D tensor">;

def Tenon_Tensor : Tenon_TensorOf<Tenon_Element>;
def Tenon_RealTensor : Tenon_TensorOf<Tenon_Real>;
def Tenon_FloatTensor : Tenon_TensorOf<Tenon_Float>;
def Tenon_NumericTensor : Tenon_TensorOf<Tenon_Numeric>;
def Tenon_BoolTensor : Tenon_TensorOf<I1>;
def Tenon_BoolScalar : Tenon_ScalarOf<I1>;
def Tenon_IndexTensor : Tenon_TensorOf<Tenon_Index>;
def Tenon_IndexScalar : Tenon_ScalarOf<Tenon_Index>;
def Tenon_IndexVector : Tenon_VectorOf<Tenon_Index>;

//===----------------------------------------------------------------------===//
// Enumerations
//===----------------------------------------------------------------------===//

class Tenon_Enum<string name, string text, list<I32EnumAttrCase> cases>
    : I32EnumAttr<name, text, cases> {
  let cppNamespace = "::tenon";
  let genSpecializedAttr = 0;
}

def Tenon_Predicate : Tenon_Enum<"Predicate", "comparison", [
    I32EnumAttrCase<"eq", 0>, I32EnumAttrCase<"ne", 1>, I32EnumAttrCase<"lt", 2>,
    I32EnumAttrCase<"le", 3>, I32EnumAttrCase<"gt", 4>, I32EnumAttrCase<"ge", 5>]>;
def Tenon_PredicateAttr : EnumAttr<Tenon_Dialect, Tenon_Predicate, "predicate">;

def Tenon_ReduceKind : Tenon_Enum<"ReduceKind", "reduction", [
    I32EnumAttrCase<"sum", 0>, I32EnumAttrCase<"prod", 1>, I32EnumAttrCase<"max", 2>,
    I32EnumAttrCase<"min", 3>, I32EnumAttrCase<"mean", 4>, I32EnumAttrCase<"any", 5>,
    I32EnumAttrCase<"all", 6>]>;
def Tenon_ReduceKindAttr : EnumAttr<Tenon_Dialect, Tenon_ReduceKind, "reduce_kind">;

def Tenon_ArgReduceKind : Tenon_Enum<"ArgReduceKind", "extremum", [
    I32EnumAttrCase<"max", 0>, I32EnumAttrCase<"min", 1>]>;
def Tenon_ArgReduceKindAttr
    : EnumAttr<Tenon_Dialect, Tenon_ArgReduceKind, "arg_reduce_kind">;

def Tenon_CumulateKind : Tenon_Enum<"CumulateKind", "running combination", [
    I32EnumAttrCase<"sum", 0>, I32EnumAttrCase<"prod", 1>,
    I32EnumAttrCase<"logsumexp", 2>]>;
def Tenon_CumulateKindAttr
    : EnumAttr<Tenon_Dialect, Tenon_CumulateKind, "cumulate_kind">;

def Tenon_Padding : Tenon_Enum<"Padding", "window padding", [
    I32EnumAttrCase<"same", 0>, I32EnumAttrCase<"valid", 1>,
    I32EnumAttrCase<"explicit_", 2, "explicit">]>;
def Tenon_PaddingAttr : EnumAttr<Tenon_Dialect, Tenon_Padding, "padding">;

def Tenon_PadMode : Tenon_Enum<"PadMode", "source of padded elements", [
    I32EnumAttrCase<"constant", 0>, I32EnumAttrCase<"reflect", 1>,
    I32EnumAttrCase<"symmetric", 2>]>;
def Tenon_PadModeAttr : EnumAttr<Tenon_Dialect, Tenon_PadMode, "pad_mode">;

def Tenon_ScatterKind : Tenon_Enum<"ScatterKind", "combination of a scatter", [
    I32EnumAttrCase<"update", 0>, I32EnumAttrCase<"add", 1>, I32EnumAttrCase<"sub", 2>,
    I32EnumAttrCase<"mul", 3>, I32EnumAttrCase<"min", 4>, I32EnumAttrCase<"max", 5>]>;
def Tenon_ScatterKindAttr : EnumAttr<Tenon_Dialect, Tenon_ScatterKind, "scatter_kind">;

//===----------------------------------------------------------------------===//
// Op classes
//===----------------------------------------------------------------------===//

/// An op whose result type is inferred from operands and attributes; the declared
/// type may be more or less static (tenon::areCompatibleTypes).
def Tenon_InferType : InferTypeOpAdaptorBase<[{
  static bool isCompatibleReturnTypes(::mlir::TypeRange inferred,
                                      ::mlir::TypeRange declared) {
    return ::tenon::areCompatibleTypes(inferred, declared);
  }
}]>;

class Tenon_Op<string mnemonic, list<Trait> traits = []>
    : Op<Tenon_Dialect, mnemonic, traits>;

/// A pure op with an inferred result.
class Tenon_PureOp<string mnemonic, list<Trait> traits = []>
    : Tenon_Op<mnemonic, !listconcat([Pure, Tenon_InferType], traits)>;

def Tenon_VariableResource : Resource<"::tenon::VariableResource">;
def Tenon_OrderedResource : Resource<"::tenon::OrderedResource">;

#endif // TENON_TD
