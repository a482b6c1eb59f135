//===- Passes.td - Passes that form kernels -----------------*- tablegen -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef TENON_COMPILER_FUSION_PASSES_TD
#define TENON_COMPILER_FUSION_PASSES_TD
include "mlir/Pass/PassBase.td"

def StoreConstantsPass : Pass<"tenon-store-constants", "::mlir::ModuleOp"> {
  let summary = "Move constant tensors to the weight store";
  let description = [{
    Replaces `tenon.weight` and constant tensors that are no splat by `rt.weight`,
    whose bytes are in the weight store. Splats stay, as scalars of loop bodies; a
    large one that a function returns, as a variable's initial value, is filled when
    the program runs.

    Before:
    ```mlir
    %b = arith.constant dense<[1.0, 2.0]> : tensor<2xf32>
    ```
    After:
    ```mlir
    %b = rt.weight 0 : tensor<2xf32>
    ```
  }];
  let dependentDialects = ["::mlir::linalg::LinalgDialect", "::mlir::tensor::TensorDialect",
                           "::tenon::rt::RtDialect"];
}

def FoldConstantsPass : Pass<"tenon-fold-constants", "::mlir::ModuleOp"> {
  let summary = "Compute what depends on constants alone";
  let description = [{
    Evaluates linalg ops and views whose inputs are all constants, and puts the
    results into the weight store: scales of frozen batch norms, transposed or
    converted weights. Evaluation follows the ops' scalar bodies in the element
    type's own arithmetic. Ops whose results would be larger than `max-bytes` and
    than their inputs together are left alone.

    Before:
    ```mlir
    %v = rt.weight 0 : tensor<64xf32>
    %s = linalg.generic … ins(%v : tensor<64xf32>) … { math.rsqrt … }
    ```
    After:
    ```mlir
    %s = rt.weight 1 : tensor<64xf32>
    ```
  }];
  let options = [
    Option<"maxBytes", "max-bytes", "int64_t", /*default=*/"16 << 20",
           "Largest result to make from smaller inputs">,
  ];
  let dependentDialects = ["::tenon::rt::RtDialect"];
}

def GeneralizePass : Pass<"tenon-generalize", "::mlir::func::FuncOp"> {
  let summary = "Write named linalg ops as linalg.generic";
  let description = [{
    Schedules know loops and maps, not names. Fills stay: kernels compute them where
    they are read.

    Before:
    ```mlir
    %y = linalg.matmul ins(%x, %w : …) outs(%z : …) -> tensor<8x16xf32>
    ```
    After:
    ```mlir
    %y = linalg.generic {iterator_types = ["parallel", "parallel", "reduction"], …}
        ins(%x, %w : …) outs(%z : …) { … }
    ```
  }];
  let dependentDialects = ["::mlir::linalg::LinalgDialect"];
}

def FoldTransposesPass : Pass<"tenon-fold-transposes", "::mlir::func::FuncOp"> {
  let summary = "Let sums of products read transposed operands in place";
  let description = [{
    A convolution of transposed tensors whose result is transposed, as the gradient of a
    filter is, reads and writes by the loops' own maps, if then lanes and rows are last in
    memory.

    Before:
    ```mlir
    %a = linalg.generic … ins(%x : tensor<32x34x34x16xf32>) -> tensor<16x34x34x32xf32>
    %b = linalg.generic … ins(%g : tensor<32x32x32x64xf32>) -> tensor<32x32x32x64xf32>
    %s = linalg.generic … ins(%a, %b …) -> tensor<16x3x3x64xf32>
    %r = linalg.generic … ins(%s …) -> tensor<3x3x16x64xf32>
    ```
    After:
    ```mlir
    // loops (row, column, channel, output, image, y, x)
    %r = linalg.generic … ins(%x, %g …) -> tensor<3x3x16x64xf32>
    ```
  }];
  let dependentDialects = ["::mlir::linalg::LinalgDialect"];
}

def MoveStridesPass : Pass<"tenon-move-strides", "::mlir::func::FuncOp"> {
  let summary = "Compute only those positions of a result that are read";
  let description = [{
    Where all readers of a linalg.generic's result take every n-th place of a dimension,
    as a 1×1 convolution with strides does, the op computes these alone, and reads its own
    inputs by multiples of n. Ops that begin with computed values or whose values depend on
    their place, and results that something reads at other places, are left alone.

    Before:
    ```mlir
    %r = linalg.generic … ins(%x : tensor<56x56x64xf32>) { max } -> tensor<56x56x64xf32>
    // reads %r by (d0, d1, d2, d3) -> (d0 * 2, d1 * 2, d3)
    %c = linalg.generic … ins(%r, %w …) -> tensor<28x28x128xf32>
    ```
    After:
    ```mlir
    // reads %x by (d0, d1, d2) -> (d0 * 2, d1 * 2, d2)
    %r = linalg.generic … ins(%x : tensor<56x56x64xf32>) { max } -> tensor<28x28x64xf32>
    %c = linalg.generic … ins(%r, %w …) -> tensor<28x28x128xf32>
    ```
  }];
  let dependentDialects = ["::mlir::tensor::TensorDialect",
                           "::mlir::linalg::LinalgDialect"];
}

def WinogradPass : Pass<"tenon-winograd", "::mlir::ModuleOp"> {
  let summary = "Convolve with transformed 3×3 filters where that is faster";
  let description = [{
    An f32 convolution with stride 1 by constant 3×3 filters becomes an `rt.winograd` of
    tiles of 4×4 outputs, or 2×2 where the image is small, if an estimate says that it
    takes less time. The filters are transformed when compiling. Channels and outputs must
    be multiples of 16.

    Before:
    ```mlir
    %p = tensor.pad %x low[1, 1, 0] high[1, 1, 0] { 0.0 }
    // reads %p by (d0 + d3, d1 + d4, d5)
    %y = linalg.generic … ins(%p, %w …) -> tensor<56x56x64xf32>
    ```
    After:
    ```mlir
    %u = rt.weight 7 : tensor<1x36x64x64xf32>
    %y = rt.winograd 4 %x, %u padding [1, 1, 1, 1] … -> tensor<56x56x64xf32>
    ```
  }];
  let dependentDialects = ["::tenon::rt::RtDialect"];
}

def DecomposeConcatsPass : Pass<"tenon-decompose-concats", "::mlir::func::FuncOp"> {
  let summary = "Write concatenations as insertions into one tensor";
  let description = [{
    A `tensor.concat` becomes an allocation and a `tensor.insert_slice` per
    operand, so that what computes an operand may write it into its place.

    Before:
    ```mlir
    %c = tensor.concat dim(1) %a, %b : …
    ```
    After:
    ```mlir
    %e = bufferization.alloc_tensor() : tensor<3x7xf32>
    %i = tensor.insert_slice %a into %e[0, 0] [3, 5] [1, 1] : …
    %c = tensor.insert_slice %b into %i[0, 5] [3, 2] [1, 1] : …
    ```
  }];
  let dependentDialects = ["::mlir::tensor::TensorDialect",
                           "::mlir::bufferization::BufferizationDialect"];
}

def FormKernelsPass : Pass<"tenon-form-kernels", "::mlir::ModuleOp"> {
  let summary = "Group linalg ops into kernels and launches";
  let description = [{
    Groups each function's linalg ops around roots: a contraction takes the
    element-wise ops that follow it, reductions of rows are taken together with
    what is computed from them row by row, and element-wise ops of one shape are
    taken together. A group becomes an `rt.kernel` and an `rt.launch` whose
    destinations are `bufferization.alloc_tensor`. Equal groups share a kernel.
    With `fuse=false` every op is a kernel of its own.

    Before:
    ```mlir
    %m = linalg.matmul ins(%x, %w …) outs(%zero …)
    %r = linalg.generic … ins(%m …) { arith.maximumf … }
    ```
    After:
    ```mlir
    rt.kernel @MatMul_Relu schedule = "contraction" { … }
    %d = bufferization.alloc_tensor() : tensor<8x16xf32>
    %r = rt.launch @MatMul_Relu ins(%x, %w …) outs(%d …)
    ```
  }];
  let options = [
    Option<"fuse", "fuse", "bool", /*default=*/"true",
           "Group ops; otherwise a kernel has one op">,
  ];
  let dependentDialects = ["::tenon::rt::RtDialect",
                           "::mlir::bufferization::BufferizationDialect",
                           "::mlir::tensor::TensorDialect",
                           "::mlir::linalg::LinalgDialect"];
}

def SliceSumsPass : Pass<"tenon-slice-sums", "::mlir::ModuleOp"> {
  let summary = "Give kernels of long sums memory for them";
  let description = [{
    A contraction whose outermost sum is over whole slices of both operands, and which
    would read all of them for each of its tiles, gets a destination for its sums: the
    schedule then computes all tiles' share of one slice after the other.

    Before:
    ```mlir
    %r = rt.launch @k ins(%x, %g …) outs(%d : tensor<3x3x16x64xf32>)
    ```
    After:
    ```mlir
    %s = bufferization.alloc_tensor() : tensor<3x3x16x64xf32>
    %r:2 = rt.launch @k ins(%x, %g …) outs(%d, %s : …)
    ```
  }];
  let dependentDialects = ["::tenon::rt::RtDialect",
                           "::mlir::bufferization::BufferizationDialect"];
}

def PackOperandsPass : Pass<"tenon-pack-operands", "::mlir::ModuleOp"> {
  let summary = "Lay out the right sides of contractions in panels";
  let description = [{
    The operand of a contraction that moves along the vector lanes but not along
    the rows is read once per tile of rows. It is laid out as panels of up to 64
    columns, [columns / 64][reduction…][64], so that a tile reads it as one
    sequential stream. Constants are packed into the weight store; other operands
    by a kernel of their own, where there are enough rows to pay for it.

    Before:
    ```mlir
    %w = rt.weight 0 : tensor<512x256xf32>
    ```
    After:
    ```mlir
    %w = rt.weight 1 : tensor<4x512x64xf32>
    ```
  }];
  let dependentDialects = ["::tenon::rt::RtDialect",
                           "::mlir::bufferization::BufferizationDialect",
                           "::mlir::tensor::TensorDialect",
                           "::mlir::linalg::LinalgDialect"];
}
#endif // TENON_COMPILER_FUSION_PASSES_TD
