//===- PointEmitter.h - The value of a tensor at a point --------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A kernel's body is linalg on tensors. A schedule decides in which order the
// points of its results are computed, and asks for the value of a tensor at a
// point; the emitter writes what that takes: it inlines producers, follows
// views, loads operands. One mechanism serves prologues, epilogues and whole
// element-wise kernels. A point is a LinearIndex per dimension, so one request
// covers all lanes of a vector.
//
//===----------------------------------------------------------------------===//
#pragma once
#include "compiler/CPU/LinearIndex.h"
#include "dialects/Runtime/RuntimeOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include <functional>
#include <optional>

namespace tenon {

/// An operand of a kernel in memory.
struct KernelBuffer {
  mlir::Value pointer; // !llvm.ptr
  mlir::Type elementType;
  llvm::SmallVector<LinearIndex> dims;    // constants where static
  llvm::SmallVector<LinearIndex> strides; // in elements
  /// Bytes that the pointer is known to be aligned to; 0: as its element is.
  int64_t alignment = 0;
};

/// What a kernel's body refers to: buffers of its block arguments, scalars.
struct KernelFrame {
  rt::KernelOp kernel;
  llvm::DenseMap<mlir::Value, KernelBuffer> buffers;
  llvm::DenseMap<mlir::Value, mlir::Value> scalars; // i64 of index arguments
  mlir::Value part, parts;                          // i32
};

/// A scalar that all lanes share, or a vector with one element per lane.
struct PointValue {
  mlir::Value value;
  bool uniform = true;
  /// Set for integers that are known as a linear form; `value` may be null then.
  std::optional<LinearIndex> index;
};

class PointEmitter {
public:
  using Point = llvm::ArrayRef<LinearIndex>;
  using Definition = std::function<PointValue(Point)>;

  PointEmitter(mlir::OpBuilder &builder, mlir::Location loc, const KernelFrame &frame,
               int64_t lanes)
      : index(builder, loc, lanes), builder(builder), loc(loc), frame(frame) {
    memo.emplace_back();
  }

  IndexBuilder index;

  /// The value of `tensor` at `point`.
  PointValue emit(mlir::Value tensor, Point point);

  /// Likewise, but without asking a definition for `tensor` itself.
  PointValue emitDefault(mlir::Value tensor, Point point);

  /// All results of a generic op whose loop indices are `ivs`. `initial` gives
  /// the value of its output block arguments (accumulators), if any are read.
  llvm::SmallVector<PointValue> emitBody(mlir::linalg::GenericOp generic, Point ivs,
                                         llvm::ArrayRef<PointValue> initial);

  /// Whenever `tensor` is asked for, `definition` answers.
  void define(mlir::Value tensor, Definition definition) {
    definitions[tensor] = std::move(definition);
  }
  void undefine(mlir::Value tensor) { definitions.erase(tensor); }

  PointValue load(const KernelBuffer &buffer, Point point);
  void store(const KernelBuffer &buffer, Point point, PointValue value);

  /// Asks for the line of an element, which need not exist, in the second-level cache.
  void prefetch(const KernelBuffer &buffer, Point point);
  /// Asks for the line in the first-level cache, to be stored to.
  void prefetchForStore(const KernelBuffer &buffer, Point point);

  /// Lanes that may be loaded and stored: a vector of i1; null for all.
  mlir::Value mask;

  /// `value`, which all lanes share, as a scalar.
  mlir::Value asScalar(const PointValue &value);

  /// `value` as a vector of all lanes.
  mlir::Value asVector(const PointValue &value);

  /// The size of dimension `dim` of `tensor`.
  LinearIndex dimOf(mlir::Value tensor, int64_t dim);

  /// Values written between these are forgotten at the latter; see IndexBuilder.
  void enterScope();
  void leaveScope();

  /// The sum of products a·b + c, fused where the type allows it.
  mlir::Value multiplyAdd(mlir::Value a, mlir::Value b, mlir::Value c);

private:
  using MemoKey = std::pair<mlir::Value, std::vector<int64_t>>;

  PointValue emitGeneric(mlir::OpResult result, Point point);
  PointValue emitPad(mlir::tensor::PadOp pad, Point point);
  PointValue emitOp(mlir::Operation *op, Point ivs,
                    llvm::DenseMap<mlir::Value, PointValue> &values);
  std::optional<PointValue> emitIndexOp(mlir::Operation *op, Point ivs,
                                        llvm::DenseMap<mlir::Value, PointValue> &values);
  PointValue lookUp(mlir::Value value, llvm::DenseMap<mlir::Value, PointValue> &values);
  LinearIndex asIndex(const PointValue &value);
  LinearIndex indexOf(mlir::OpFoldResult value);
  mlir::Type scalarType(mlir::Type type);
  mlir::Type memoryType(mlir::Type elementType);
  mlir::Value fromMemory(mlir::Value value, mlir::Type elementType);
  mlir::Value toMemory(mlir::Value value, mlir::Type elementType);
  LinearIndex offsetOf(const KernelBuffer &buffer, Point point);
  mlir::Value addressOf(const KernelBuffer &buffer, const LinearIndex &offset);
  unsigned alignmentOf(const KernelBuffer &buffer, const LinearIndex &offset);
  /// The addresses of strided or scattered lanes, and which of them are active.
  std::pair<mlir::Value, mlir::Value> lanePointers(mlir::Value address, mlir::Type type,
                                                   const LinearIndex &offset);

  mlir::OpBuilder &builder;
  mlir::Location loc;
  const KernelFrame &frame;
  llvm::DenseMap<mlir::Value, Definition> definitions;
  std::vector<std::map<std::vector<int64_t>, PointValue>> memo;
};

/// Opens a scope of the emitter for as long as it lives.
class PointScope {
public:
  explicit PointScope(PointEmitter &emitter) : emitter(emitter) { emitter.enterScope(); }
  ~PointScope() { emitter.leaveScope(); }

private:
  PointEmitter &emitter;
};

} // namespace tenon
