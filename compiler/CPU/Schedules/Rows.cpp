//===- Rows.cpp - Reductions over the last loop ---------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A row at a time: reductions that do not depend on each other share one loop
// over the row; then one loop writes what has the shape of whole rows. Values of
// a whole row that two loops want and that are dear are kept in a buffer of one
// row, which stays in the first-level cache. A loop reduces into four vectors,
// which are combined in a fixed order: the same bits at any number of threads.
//
// Assumes what formation guarantees: every op iterates over rows, or over rows ×
// one last loop; reductions are by one arith op whose neutral element is known.
//
//===----------------------------------------------------------------------===//

#include "compiler/CPU/Schedules/Contraction.h"
#include "compiler/CPU/Schedules/Reduction.h"
#include "compiler/CPU/Schedules/RowPhases.h"
#include "compiler/CPU/Schedules/Schedule.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace tenon;

namespace {
/// Rows longer than this are recomputed instead of kept: 64 KiB of f32.
constexpr int64_t kLongestKeptRow = 16384;
constexpr int64_t kAccumulators = 4;
/// How far ahead rows are asked for that come from memory.
constexpr int64_t kRowsAhead = 2;

class RowsWriter {
public:
  explicit RowsWriter(const ScheduleContext &context)
      : context(context), builder(context.builder), loc(context.loc),
        emitter(context.builder, context.loc, context.frame, context.lanes()) {}

  LogicalResult write() {
    if (failed(analyze()))
      return failure();
    LinearIndex rows = 1;
    for (int64_t dim = 0; dim < rowRank; ++dim)
      rows = emitter.index.multiply(rows, rowDims[dim]);
    allocateRowBuffers();
    findStreams();
    auto [low, high] = emitShare(emitter, context.frame, rows);
    emitLoop(emitter, low, high, 1, [&](Value row) {
      SmallVector<LinearIndex> at(rowRank, LinearIndex(0));
      LinearIndex left(row);
      for (int64_t dim = rowRank - 1; dim >= 1; --dim) {
        at[dim] = emitter.index.mod(left, rowDims[dim]);
        left = emitter.index.floorDiv(left, rowDims[dim]);
      }
      if (rowRank)
        at[0] = left;
      writeRow(at);
    });
    return success();
  }

private:
  struct Phase {
    SmallVector<linalg::GenericOp> reductions;
    llvm::SetVector<Value> demanded; // values of whole rows it wants
  };

  LogicalResult analyze() {
    auto reductions = reductionPhases(context.kernel());
    if (failed(reductions))
      return failure();
    for (auto &phase : *reductions)
      phases.push_back({std::move(phase), {}});
    linalg::GenericOp first = phases[0].reductions[0];
    auto extents = loopExtents(first, emitter);
    if (failed(extents))
      return failure();
    rowDims = std::move(*extents);
    rowRank = first.getNumParallelLoops();
    columns = rowDims[rowRank];
    if (columns.isConstant())
      staticColumns = columns.constant;
    // What each phase reads, and the last phase: the stores.
    for (Phase &phase : phases)
      for (linalg::GenericOp reduction : phase.reductions)
        for (OpOperand *input : reduction.getDpsInputOperands())
          demand(input->get(), phase);
    Phase last;
    for (Value value : context.yield().getValues())
      demand(value, last);
    phases.push_back(std::move(last));
    return success();
  }

  /// Adds `value` and the whole-row values it is computed from, up to reductions.
  void demand(Value value, Phase &phase) {
    Operation *op = value.getDefiningOp();
    if (!op || isReduction(op) || !isWholeRow(value) || !phase.demanded.insert(value))
      return;
    for (Value operand : op->getOperands())
      demand(operand, phase);
  }

  bool isWholeRow(Value value) {
    auto type = dyn_cast<RankedTensorType>(value.getType());
    return type && type.getRank() == rowRank + 1;
  }

  static bool isDear(Value value) {
    auto generic = value.getDefiningOp<linalg::GenericOp>();
    if (!generic || generic.getNumResults() != 1)
      return false;
    return llvm::any_of(*generic.getBody(), [](Operation &op) {
      return isa<math::MathDialect>(op.getDialect()) || isa<arith::DivFOp>(op);
    });
  }

  void allocateRowBuffers() {
    if (!staticColumns || *staticColumns > kLongestKeptRow)
      return;
    llvm::MapVector<Value, unsigned> uses;
    for (Phase &phase : phases)
      for (Value value : phase.demanded)
        ++uses[value];
    for (auto [value, count] : uses) {
      if (count < 2 || !isDear(value))
        continue;
      Type type = cast<RankedTensorType>(value.getType()).getElementType();
      if (!type.isIntOrFloat() || type.isInteger(1))
        continue;
      Value size = emitter.index.constant(*staticColumns + context.lanes());
      Value pointer = LLVM::AllocaOp::create(
          builder, loc, LLVM::LLVMPointerType::get(builder.getContext()), type, size, 64);
      kept[value] = KernelBuffer{pointer, type, {columns}, {LinearIndex(1)}};
    }
  }

  /// Whether an argument is f32 in memory, row by row, not in a core's caches.
  bool isStream(BlockArgument argument) {
    auto type = dyn_cast<RankedTensorType>(argument.getType());
    return type && type.hasStaticShape() && rowRank == 1 && isWholeRow(argument) &&
           type.getElementType().isF32() &&
           type.getNumElements() * 4 > context.target.l2Bytes;
  }

  void findStreams() {
    unsigned ins = context.kernel().getNumIns();
    for (BlockArgument argument : context.kernel().getBlock().getArguments()) {
      if (!isStream(argument))
        continue;
      const KernelBuffer &buffer = context.frame.buffers.find(argument)->second;
      if (argument.getArgNumber() < ins)
        streamed.push_back(&buffer);
      else if (*staticColumns * 4 <= context.target.l1Bytes / 4)
        storedStreams.push_back(&buffer);
    }
  }

  void writeRow(ArrayRef<LinearIndex> row) {
    llvm::SmallDenseSet<Value> filled;
    for (Phase &phase : phases) {
      // The first loop that computes a kept value also stores it.
      SmallVector<Value> filling;
      for (auto &[value, buffer] : kept) {
        if (!phase.demanded.contains(value))
          continue;
        Value keptValue = value;
        KernelBuffer *memory = &buffer;
        if (filled.insert(value).second) {
          filling.push_back(value);
          emitter.define(value, [this, keptValue, memory](PointEmitter::Point point) {
            PointValue result = emitter.emitDefault(keptValue, point);
            emitter.store(*memory, point.back(), result);
            return result;
          });
        } else {
          emitter.define(value, [this, memory](PointEmitter::Point point) {
            return emitter.load(*memory, point.back());
          });
        }
      }
      if (phase.reductions.empty())
        storeResults(row);
      else
        reduce(phase, row, /*prefetches=*/&phase != &phases.front());
    }
    for (auto &[value, buffer] : kept)
      emitter.undefine(value);
    for (Phase &phase : phases)
      for (linalg::GenericOp reduction : phase.reductions)
        emitter.undefine(reduction.getResult(0));
  }

  SmallVector<LinearIndex> pointAt(ArrayRef<LinearIndex> row, LinearIndex column) {
    SmallVector<LinearIndex> point(row);
    point.push_back(LinearIndex::lanesFrom(column));
    return point;
  }

  /// One loop over the row for all reductions of a phase. Those after the first hardly
  /// use the memory: they also ask for a row to come, and the last of them for the lines
  /// that the results will be stored to.
  void reduce(Phase &phase, ArrayRef<LinearIndex> row, bool prefetches) {
    int64_t lanes = context.lanes();
    SmallVector<Value> carried;
    SmallVector<ReductionKind> kinds;
    for (linalg::GenericOp reduction : phase.reductions) {
      kinds.push_back(*matchReduction(reduction));
      Type type = getElementTypeOrSelf(reduction.getResult(0).getType());
      Value neutral = neutralVector(builder, loc, kinds.back(), type, lanes);
      carried.append(kAccumulators, neutral);
    }
    auto step = [&](LinearIndex column, int64_t vectors, ValueRange current) {
      SmallVector<Value> next(current);
      for (int64_t v = 0; v < vectors; ++v) {
        LinearIndex at = emitter.index.add(column, v * lanes);
        SmallVector<LinearIndex> ivs = pointAt(row, at);
        if (prefetches)
          for (const KernelBuffer *buffer : streamed)
            emitter.prefetch(*buffer, {emitter.index.add(row[0], kRowsAhead), at});
        if (prefetches && &phase == &phases[phases.size() - 2])
          for (const KernelBuffer *buffer : storedStreams)
            emitter.prefetchForStore(*buffer, {row[0], at});
        for (auto [r, reduction] : llvm::enumerate(phase.reductions)) {
          Value &sum = next[r * kAccumulators + v % kAccumulators];
          PointValue initial{sum, false, {}};
          Value updated =
              emitter.asVector(emitter.emitBody(reduction, ivs, initial).front());
          sum = emitter.mask
                    ? arith::SelectOp::create(builder, loc, emitter.mask, updated, sum)
                          .getResult()
                    : updated;
        }
      }
      return next;
    };
    carried = reduceColumns(carried, step);
    for (auto [r, reduction] : llvm::enumerate(phase.reductions)) {
      ArrayRef<Value> parts = ArrayRef(carried).slice(r * kAccumulators, kAccumulators);
      Value total = combine(builder, loc, kinds[r],
                            combine(builder, loc, kinds[r], parts[0], parts[1]),
                            combine(builder, loc, kinds[r], parts[2], parts[3]));
      Value scalar = reduceLanes(builder, loc, kinds[r], total);
      PointValue initial = emitter.emit(reduction.getDpsInits()[0], row);
      scalar = combine(builder, loc, kinds[r], scalar, initial.value);
      emitter.define(reduction.getResult(0), [scalar](PointEmitter::Point) {
        return PointValue{scalar, true, {}};
      });
    }
  }

  using Step = function_ref<SmallVector<Value>(LinearIndex, int64_t, ValueRange)>;

  SmallVector<Value> reduceColumns(SmallVector<Value> carried, Step step) {
    IndexBuilder &index = emitter.index;
    int64_t lanes = context.lanes();
    Value at = index.constant(0), high = index.scalar(columns);
    auto pass = [&](int64_t vectors) {
      int64_t stride = vectors * lanes;
      if (staticColumns && *staticColumns < stride)
        return;
      Value extent = arith::SubIOp::create(builder, loc, high, at);
      Value count = arith::DivSIOp::create(builder, loc, extent, index.constant(stride));
      Value length = arith::MulIOp::create(builder, loc, count, index.constant(stride));
      Value end = arith::AddIOp::create(builder, loc, at, length);
      carried =
          emitLoop(emitter, at, end, stride, carried, [&](Value iv, ValueRange current) {
            return step(iv, vectors, current);
          });
      at = end;
    };
    pass(kAccumulators);
    pass(1);
    if (staticColumns && *staticColumns % lanes == 0)
      return carried;
    return emitLoop(emitter, at, high, lanes, carried, [&](Value iv, ValueRange current) {
      LinearIndex count = staticColumns ? LinearIndex(*staticColumns % lanes)
                                        : index.add(LinearIndex(high),
                                                    index.multiply(LinearIndex(iv), -1));
      emitter.mask = laneMask(emitter, count);
      SmallVector<Value> next = step(iv, 1, current);
      emitter.mask = {};
      return next;
    });
  }

  void storeResults(ArrayRef<LinearIndex> row) {
    SmallVector<unsigned> whole;
    for (auto [i, value] : llvm::enumerate(context.yield().getValues())) {
      if (isWholeRow(value))
        whole.push_back(i);
      else
        emitter.store(context.out(i), row, emitter.emit(value, row));
    }
    if (whole.empty())
      return;
    emitVectorLoop(emitter, emitter.index.constant(0), emitter.index.scalar(columns),
                   staticColumns, 2, [&](LinearIndex first, int64_t vectors) {
                     for (int64_t v = 0; v < vectors; ++v) {
                       SmallVector<LinearIndex> point =
                           pointAt(row, emitter.index.add(first, v * context.lanes()));
                       // All are computed before one is stored: the first store may
                       // be in place of what the next result reads.
                       SmallVector<PointValue> values;
                       for (unsigned i : whole)
                         values.push_back(
                             emitter.emit(context.yield().getValues()[i], point));
                       for (auto [i, value] : llvm::zip_equal(whole, values))
                         emitter.store(context.out(i), point, value);
                     }
                   });
  }

  const ScheduleContext &context;
  OpBuilder &builder;
  Location loc;
  PointEmitter emitter;
  std::vector<Phase> phases;
  int64_t rowRank = 0;
  SmallVector<LinearIndex> rowDims; // of all loops
  LinearIndex columns = 0;
  std::optional<int64_t> staticColumns;
  llvm::MapVector<Value, KernelBuffer> kept;
  SmallVector<const KernelBuffer *> streamed, storedStreams;
};
} // namespace

LogicalResult tenon::emitRows(const ScheduleContext &context) {
  return RowsWriter(context).write();
}
