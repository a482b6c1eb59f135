//===- RuntimeOps.td - The runtime dialect ------------------*- tablegen -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the host program is made of: kernels (and what these have besides linalg),
// launches, constants by id, checks. Ends
// 1:1 with runtime/include/tenon/abi.h. See docs/RuntimeDialectRationale.md.
//
//===----------------------------------------------------------------------===//
#ifndef TENON_DIALECTS_RUNTIME_RUNTIMEOPS_TD
#define TENON_DIALECTS_RUNTIME_RUNTIMEOPS_TD
include "mlir/Dialect/Bufferization/IR/BufferizableOpInterface.td"
include "mlir/IR/BuiltinAttributes.td"
include "mlir/IR/OpBase.td"
include "mlir/IR/SymbolInterfaces.td"
include "mlir/Interfaces/ControlFlowInterfaces.td"
include "mlir/Interfaces/DestinationStyleOpInterface.td"
include "mlir/Interfaces/SideEffectInterfaces.td"

def Rt_Dialect : Dialect {
  let name = "rt";
  let cppNamespace = "::tenon::rt";
  let summary = "Kernels, launches and storage of the host program";
  let extraClassDeclaration = [{
    /// Bytes of all constants of this context that `tenon.weight` and `rt.weight`
    /// name by number.
    ::tenon::WeightStore weights;
  }];
}

class Rt_Op<string mnemonic, list<Trait> traits = []>
    : Op<Rt_Dialect, mnemonic, traits>;

def Rt_TensorOrMemRef : AnyTypeOf<[AnyRankedTensor, AnyStridedMemRef]>;
def Rt_Input : AnyTypeOf<[AnyRankedTensor, AnyStridedMemRef, Index]>;

def Rt_KernelOp : Rt_Op<"kernel", [Symbol, IsolatedFromAbove,
    SingleBlockImplicitTerminator<"YieldOp">]> {
  let summary = "A group of linalg ops that one schedule turns into one loop nest";
  let description = [{
    The body computes, on tensors, what one launch does. Its block arguments are
    the launch's inputs (tensors, or sizes as `index`), then its destinations; `rt.yield` gives the final value
    of each destination. `schedule` names the template that writes the code.

    - C1: the body yields one tensor per destination, of the destination's type.
    - C2: there are at least as many block arguments as yielded tensors.

    Example:

    ```mlir
    rt.kernel @negate schedule = "parallel" {
    ^bb0(%x: tensor<8xf32>, %out: tensor<8xf32>):
      %y = linalg.elementwise kind = #linalg.elementwise_kind<negf>
          ins(%x : tensor<8xf32>) outs(%out : tensor<8xf32>) -> tensor<8xf32>
      rt.yield %y : tensor<8xf32>
    }
    ```
  }];
  let arguments = (ins SymbolNameAttr:$sym_name, StrAttr:$schedule);
  let regions = (region SizedRegion<1>:$body);
  let assemblyFormat = "$sym_name `schedule` `=` $schedule attr-dict-with-keyword $body";
  let hasVerifier = 1;
  let extraClassDeclaration = [{
    /// Number of destinations, which are the last block arguments.
    unsigned getNumOuts();
    /// Number of inputs, which are the first block arguments.
    unsigned getNumIns() { return getBody().getNumArguments() - getNumOuts(); }
    ::mlir::Block &getBlock() { return getBody().front(); }
  }];
}

def Rt_YieldOp : Rt_Op<"yield", [Pure, ReturnLike, Terminator,
                                 HasParent<"KernelOp">]> {
  let summary = "Ends a kernel's body with the final values of its destinations";
  let description = [{
    Example:

    ```mlir
    rt.yield %y : tensor<8xf32>
    ```
  }];
  let arguments = (ins Variadic<AnyRankedTensor>:$values);
  let assemblyFormat = "attr-dict ($values^ `:` type($values))?";
  let builders = [OpBuilder<(ins), [{ (void)$_state; }]>];
}

def Rt_RoutineOp : Rt_Op<"routine", [Pure, AttrSizedOperandSegments,
    DestinationStyleOpInterface]> {
  let summary = "Calls a function of the routine library on whole tensors";
  let description = [{
    What loops over points cannot say: sorting, writes at computed places, recurrences.
    `routine` names a function of compiler/CPU/Routines, with its element types at the
    end. It is handed each operand in order, tensors with sizes and strides, and writes
    every element of each destination; what the destinations held before is lost. A
    result that nothing reads is scratch memory. `nanoseconds` estimates the time per
    element of the first result, if the routine can be shared by threads; without it
    one thread runs it.

    - C1: there is at least one destination, and as many results.

    Example:

    ```mlir
    %values, %indices = rt.routine "top_k_f32_i32" ins(%x : tensor<4x9xf32>)
        outs(%v, %i : tensor<4x2xf32>, tensor<4x2xi32>)
        -> tensor<4x2xf32>, tensor<4x2xi32>
    ```
  }];
  let arguments = (ins StrAttr:$routine,
                       OptionalAttr<F64Attr>:$nanoseconds,
                       Variadic<Rt_Input>:$ins,
                       Variadic<AnyRankedTensor>:$outs);
  let results = (outs Variadic<AnyRankedTensor>:$results);
  let assemblyFormat = [{
    $routine `ins` `(` ($ins^ `:` type($ins))? `)` `outs` `(` $outs `:` type($outs) `)`
    attr-dict `->` type($results)
  }];
  let extraClassDeclaration = [{
    ::mlir::MutableOperandRange getDpsInitsMutable() { return getOutsMutable(); }
  }];
  let hasVerifier = 1;
}

def Rt_LaunchOp : Rt_Op<"launch", [AttrSizedOperandSegments,
    DestinationStyleOpInterface,
    DeclareOpInterfaceMethods<SymbolUserOpInterface>,
    DeclareOpInterfaceMethods<MemoryEffectsOpInterface>,
    DeclareOpInterfaceMethods<BufferizableOpInterface,
        ["bufferizesToMemoryRead", "bufferizesToMemoryWrite", "getAliasingValues",
         "bufferize", "bufferizesToElementwiseAccess",
         "resultBufferizesToMemoryWrite"]>]> {
  let summary = "Runs a kernel";
  let description = [{
    Destination-passing: on tensors, each result is the new value of the
    destination of the same number; on memrefs the destinations are written. A
    destination may be the same buffer as one of the `elementwise` inputs: an
    element of those is read before the element at the same place is written, and
    not afterwards.

    - C1: `kernel` names an `rt.kernel` whose block arguments have the shapes and
      element types of the operands.

    Example:

    ```mlir
    %y = rt.launch @negate elementwise [0] ins(%x : tensor<8xf32>)
        outs(%d : tensor<8xf32>) -> tensor<8xf32>
    ```
  }];
  let arguments = (ins FlatSymbolRefAttr:$kernel,
                       OptionalAttr<DenseI32ArrayAttr>:$elementwise,
                       Variadic<Rt_Input>:$ins,
                       Variadic<Rt_TensorOrMemRef>:$outs);
  let results = (outs Variadic<AnyRankedTensor>:$results);
  let assemblyFormat = [{
    $kernel (`elementwise` $elementwise^)? `ins` `(` ($ins^ `:` type($ins))? `)`
    `outs` `(` $outs `:` type($outs) `)` attr-dict (`->` type($results)^)?
  }];
  let extraClassDeclaration = [{
    ::mlir::MutableOperandRange getDpsInitsMutable() { return getOutsMutable(); }
  }];
}

def Rt_WeightOp : Rt_Op<"weight", [Pure,
    DeclareOpInterfaceMethods<BufferizableOpInterface,
        ["bufferize", "isWritable", "resultBufferizesToMemoryWrite"]>]> {
  let summary = "Constant number `id` of the weight store";
  let description = [{
    The constant lives in the weight store and, in a product, in its read-only
    weights section; see `WeightStore`.

    Example:

    ```mlir
    %w = rt.weight 3 : tensor<784x10xf32>
    ```
  }];
  let arguments = (ins I64Attr:$id);
  let results = (outs Rt_TensorOrMemRef:$result);
  let assemblyFormat = "$id attr-dict `:` type($result)";
}

def Rt_WinogradOp : Rt_Op<"winograd", [Pure]> {
  let summary = "A 3×3 convolution by filters that were transformed before";
  let description = [{
    The convolution of `image`, […, H, W, C], with stride 1 and zeros around it as
    `padding` says: before and after the rows, before and after the columns. `filters`
    are G g Gᵀ of Winograd's F(tile×tile, 3×3), as [filters / panel][(tile + 2)²][C][panel].

    - C1: `tile` is 2 or 4.
    - C2: `image` has rank 3 or 4, `filters` rank 4, and all sizes are static.
    - C3: `filters` has (tile + 2)² transformed places and the image's channels.
    - C4: the result has the image's outer size, its padded sizes less 2, and
      a channel for each filter.

    Example:

    ```mlir
    %y = rt.winograd 4 %x, %u padding [1, 1, 1, 1]
        : tensor<56x56x64xf32>, tensor<1x36x64x64xf32> -> tensor<56x56x64xf32>
    ```
  }];
  let arguments = (ins I64Attr:$tile, RankedTensorOf<[F32]>:$image, RankedTensorOf<[F32]>:$filters,
                       DenseI64ArrayAttr:$padding);
  let results = (outs RankedTensorOf<[F32]>:$result);
  let assemblyFormat = [{
    $tile $image `,` $filters `padding` $padding attr-dict
    `:` type($image) `,` type($filters) `->` type($result)
  }];
  let hasVerifier = 1;
}

def Rt_SizesOp : Rt_Op<"sizes", [AttrSizedOperandSegments,
    DeclareOpInterfaceMethods<MemoryEffectsOpInterface>]> {
  let summary = "Dimensions of a signature's fetches, and its arena's size";
  let description = [{
    At the end of a host function: the values its shape function answers with. The
    arena's size in bytes is there once the arena is planned.

    Example:

    ```mlir
    rt.sizes dims(%b, %c10 : index, index) arena(%bytes : index)
    ```
  }];
  let arguments = (ins Variadic<Index>:$dims, Optional<Index>:$arena);
  let assemblyFormat = [{
    `dims` `(` ($dims^ `:` type($dims))? `)` (`arena` `(` $arena^ `:` type($arena) `)`)?
    attr-dict
  }];
}

def Rt_AllocateOp : Rt_Op<"allocate", [
    DeclareOpInterfaceMethods<MemoryEffectsOpInterface>]> {
  let summary = "Memory for a temporary whose size only the run knows";
  let description = [{
    Taken from the session, and given back when the run is over.

    Example:

    ```mlir
    %a = rt.allocate(%n) : memref<?x4xf32>
    ```
  }];
  let arguments = (ins Variadic<Index>:$dims);
  let results = (outs AnyMemRef:$result);
  let assemblyFormat = "`(` $dims `)` attr-dict `:` type($result)";
}

def Rt_PublishOp : Rt_Op<"publish", [
    DeclareOpInterfaceMethods<MemoryEffectsOpInterface>,
    DeclareOpInterfaceMethods<BufferizableOpInterface,
        ["bufferizesToMemoryRead", "bufferizesToMemoryWrite", "getAliasingValues",
         "bufferize"]>]> {
  let summary = "Gives a fetch whose size only the run knows";
  let description = [{
    Fetch number `fetch` of the signature is `value`, of whatever size it is.

    Example:

    ```mlir
    rt.publish 0 %values : tensor<?xi64>
    ```
  }];
  let arguments = (ins I64Attr:$fetch, Rt_TensorOrMemRef:$value);
  let assemblyFormat = "$fetch $value attr-dict `:` type($value)";
}

def Rt_CheckOp : Rt_Op<"check", [DeclareOpInterfaceMethods<MemoryEffectsOpInterface>]> {
  let summary = "Ends the run with an error unless a condition holds";
  let description = [{
    If `condition` is false, the run ends here: its status and the check's number and
    `values` are in the call's error slot. `message` is the manifest's text of the
    check, where `{0}` and `{1}` stand for the values.

    - C1: there are at most two values.

    Example:

    ```mlir
    rt.check %ok "index {0} is not in [0, {1})" values(%index, %size)
    ```
  }];
  let arguments = (ins I1:$condition, StrAttr:$message, Variadic<I64>:$values);
  let assemblyFormat = "$condition $message (`values` `(` $values^ `)`)? attr-dict";
  let hasVerifier = 1;
}

#endif // TENON_DIALECTS_RUNTIME_RUNTIMEOPS_TD
