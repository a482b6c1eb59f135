//===- State.td - The state family -----------------------------*- tablegen -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Variables, and ops with an effect. Effects happen in program order.
//
//===----------------------------------------------------------------------===//
#ifndef TENON_STATE_TD
#define TENON_STATE_TD

include "dialects/Tenon/Tenon.td"
include "mlir/IR/BuiltinAttributeInterfaces.td"
include "mlir/IR/SymbolInterfaces.td"

def Tenon_VariableOp : Tenon_Op<"variable", [Symbol]> {
  let summary = "A variable of the module";
  let description = [{
    Storage for a tensor, shared by all signatures of the module. `initial_weight` is the
    number of its initial value in the weight store; without one the variable is
    uninitialised until it is assigned. `trainable` marks what training updates.

    - C1: the type is a ranked tensor of a tenon element type.
    - C2: `initial_weight` is not negative and goes with a static type only.

    Example:

    ```mlir
    tenon.variable @w : tensor<784x10xf32> trainable initial_weight 3
    ```
  }];
  let arguments = (ins SymbolNameAttr:$sym_name, TypeAttrOf<Tenon_Tensor>:$type /*C1*/,
                       UnitAttr:$trainable,
    OptionalAttr<ConfinedAttr<I64Attr, [IntNonNegative]>>:$initial_weight /*C2*/);
  let assemblyFormat = [{
    $sym_name `:` $type (`trainable` $trainable^)? (`initial_weight` $initial_weight^)?
    attr-dict
  }];
  let hasVerifier = 1;
}

class Tenon_VariableUserOp<string mnemonic>
    : Tenon_Op<mnemonic, [DeclareOpInterfaceMethods<SymbolUserOpInterface>]>;

def Tenon_ReadOp : Tenon_VariableUserOp<"read"> {
  let summary = "The value of a variable";
  let description = [{
    Gives the value at this point of the program; later writes do not change it.

    - C1: `variable` names a `tenon.variable`.
    - C2: the result's type is compatible with the variable's.

    Example:

    ```mlir
    %v = tenon.read @w : tensor<784x10xf32>
    ```
  }];
  let arguments = (ins Arg<FlatSymbolRefAttr, "the variable",
                           [MemRead<Tenon_VariableResource>]>:$variable);
  let results = (outs Tenon_Tensor:$result);
  let assemblyFormat = "$variable attr-dict `:` type($result)";
}

class Tenon_WriteOp<string mnemonic, string text, list<MemoryEffect> effects,
                    TypeConstraint operand> : Tenon_VariableUserOp<mnemonic> {
  let summary = "A variable is " # text;
  let description = "\nThe variable is " # text # [{ `value`.

- C1: `variable` names a `tenon.variable`.
- C2: the type of `value` is compatible with the variable's.

Example:

```mlir
tenon.}] # mnemonic # [{ @w, %v : tensor<784x10xf32>
```
}];
  let arguments = (ins Arg<FlatSymbolRefAttr, "the variable", effects>:$variable,
                       operand:$value);
  let assemblyFormat = "$variable `,` $value attr-dict `:` type($value)";
}

def Tenon_AssignOp : Tenon_WriteOp<"assign", "set to",
    [MemWrite<Tenon_VariableResource>], Tenon_Tensor>;
def Tenon_AssignAddOp : Tenon_WriteOp<"assign_add", "increased by",
    [MemRead<Tenon_VariableResource>, MemWrite<Tenon_VariableResource>],
    Tenon_NumericTensor>;
def Tenon_AssignSubOp : Tenon_WriteOp<"assign_sub", "decreased by",
    [MemRead<Tenon_VariableResource>, MemWrite<Tenon_VariableResource>],
    Tenon_NumericTensor>;

def Tenon_CheckOp : Tenon_Op<"check", [
    MemoryEffects<[MemRead<Tenon_OrderedResource>, MemWrite<Tenon_OrderedResource>]>]> {
  let summary = "A run-time error unless a condition holds";
  let description = [{
    Fails the run with `message` if `condition` is false. Checks fail in program order.
    The message may quote the `values`: `{0}` stands for the first one, `{1}` for the
    second.

    - C1: `condition` is a scalar i1 tensor.
    - C2: `values` are at most two scalar tensors of integers.

    Example:

    ```mlir
    tenon.check %c "label {0} is not below 10" values(%label : tensor<i32>) : tensor<i1>
    ```
  }];
  let arguments = (ins Tenon_BoolScalar:$condition /*C1*/, StrAttr:$message,
                       Variadic<Tenon_Tensor>:$values /*C2*/);
  let assemblyFormat = [{
    $condition $message (`values` `(` $values^ `:` type($values) `)`)? attr-dict
    `:` type($condition)
  }];
  let builders = [OpBuilder<(ins "::mlir::Value":$condition, "::llvm::StringRef":$message),
                            [{ build($_builder, $_state, condition, message, {}); }]>];
  let hasVerifier = 1;
}

#endif // TENON_STATE_TD
