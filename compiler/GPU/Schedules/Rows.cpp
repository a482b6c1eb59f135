//===- Rows.cpp - Reductions of rows on a GPU -----------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A block of threads takes a row at a time. If the row is not too long, each thread
// keeps its elements in registers from one phase to the next, so that memory is read
// once; of longer rows, and of those whose length only the run knows, every phase
// computes the elements again.
//
// Assumes what formation guarantees: see compiler/CPU/Schedules/Rows.cpp.
//
//===----------------------------------------------------------------------===//

#include "compiler/CPU/Schedules/Contraction.h"
#include "compiler/CPU/Schedules/RowPhases.h"
#include "compiler/GPU/Schedules/DeviceSchedule.h"
#include "mlir/Dialect/Arith/IR/Arith.h"

using namespace mlir;
using namespace tenon;

namespace {
/// Groups of neighbours that a thread keeps in registers.
constexpr int64_t kKeptGroups = 8;
constexpr int64_t kMostThreads = 256;

class RowsWriter {
public:
  /// Four neighbours a thread, if rows divide so and no element has over 32 bits.
  static int64_t chooseLanes(const DeviceContext &context, linalg::GenericOp first) {
    constexpr int64_t lanes = 4;
    AffineExpr last = getAffineDimExpr(first.getNumLoops() - 1, first.getContext());
    bool divides = false, isNarrow = true;
    for (OpOperand *operand : first.getDpsInputOperands())
      if (auto type = dyn_cast<RankedTensorType>(operand->get().getType()))
        for (auto [i, expr] :
             llvm::enumerate(first.getMatchingIndexingMap(operand).getResults()))
          divides |= expr == last && !type.isDynamicDim(i) &&
                     type.getDimSize(i) % lanes == 0 && type.getDimSize(i) > 0;
    context.kernel().walk([&](linalg::GenericOp generic) {
      for (Value operand : generic->getOperands())
        if (auto type = dyn_cast<RankedTensorType>(operand.getType()))
          isNarrow &=
              type.getElementType().isIntOrFloat() && type.getElementTypeBitWidth() <= 32;
    });
    return divides && isNarrow ? lanes : 1;
  }

  RowsWriter(const DeviceContext &context, int64_t lanes)
      : context(context), builder(context.builder), loc(context.loc), lanes(lanes),
        threads(context.threads), emitter(builder, loc, context.frame, lanes) {}

  LogicalResult write() {
    if (failed(analyze()))
      return failure();
    chooseThreads();
    IndexBuilder &index = emitter.index;
    ArrayRef<LinearIndex> outer = ArrayRef(extents).drop_back();
    Value rows = index.scalar(productOf(index, outer));
    emitLoop(emitter, threads.block, rows, threads.blocks, [&](Value row) {
      SmallVector<LinearIndex> at = delinearize(index, LinearIndex(row), outer);
      findGroups();
      for (ArrayRef<linalg::GenericOp> phase : phases)
        reduce(phase, at);
      store(at);
    });
    return success();
  }

private:
  LogicalResult analyze() {
    auto ordered = reductionPhases(context.kernel());
    if (failed(ordered))
      return failure();
    phases = std::move(*ordered);
    for (ArrayRef<linalg::GenericOp> phase : phases)
      reductions += phase.size();
    FailureOr<SmallVector<LinearIndex>> found = loopExtents(phases[0][0], emitter);
    if (failed(found))
      return failure();
    extents = std::move(*found);
    return success();
  }

  void chooseThreads() {
    const LinearIndex &columns = extents.back();
    int64_t count = kMostThreads;
    if (columns.isConstant()) {
      int64_t groups = llvm::divideCeil(columns.constant, lanes);
      while (count > kWarp && count / 2 >= groups)
        count /= 2;
      // Two groups a thread hide the latency of each other's loads.
      if (count > kWarp && groups <= count)
        count /= 2;
      if (llvm::divideCeil(groups, count) <= kKeptGroups)
        kept = llvm::divideCeil(groups, count);
    }
    context.launch.threads = count;
    bool isWhole = context.out(0).dims.size() == extents.size();
    int64_t length = columns.isConstant() ? columns.constant : 1024;
    context.launch.pointsPerBlock = isWhole ? std::max<int64_t>(length, 1) : 1;
  }

  /// Where this thread's elements of a kept row are.
  void findGroups() {
    groups.clear();
    IndexBuilder &index = emitter.index;
    int64_t count = context.launch.threads;
    for (int64_t i = 0; i < kept; ++i) {
      int64_t columns = extents.back().constant;
      LinearIndex start =
          index.add(LinearIndex(threads.thread) * lanes, i * count * lanes);
      Group group;
      if ((i + 1) * count * lanes > columns) {
        Value at = index.scalar(start);
        group.inside = arith::CmpIOp::create(builder, loc, arith::CmpIPredicate::slt, at,
                                             index.constant(columns));
        start = LinearIndex(index.minimum(at, index.constant(columns - lanes)));
      }
      group.column = lanes > 1 ? LinearIndex::lanesFrom(start) : start;
      groups.push_back(std::move(group));
    }
  }

  Value pack(const PointValue &value) {
    return lanes > 1 ? emitter.asVector(value) : emitter.asScalar(value);
  }

  /// One step of all reductions of a phase at a group of columns.
  SmallVector<Value> accumulate(ArrayRef<linalg::GenericOp> phase,
                                ArrayRef<LinearIndex> row, const LinearIndex &column,
                                ValueRange sums) {
    SmallVector<LinearIndex> ivs(row);
    ivs.push_back(column);
    SmallVector<Value> next;
    for (auto [reduction, sum] : llvm::zip_equal(phase, sums)) {
      PointValue initial{sum, lanes == 1, {}};
      next.push_back(pack(emitter.emitBody(reduction, ivs, initial).front()));
    }
    return next;
  }

  void reduce(ArrayRef<linalg::GenericOp> phase, ArrayRef<LinearIndex> row) {
    IndexBuilder &index = emitter.index;
    SmallVector<Value> sums;
    SmallVector<ReductionKind> kinds;
    for (linalg::GenericOp reduction : phase) {
      kinds.push_back(*matchReduction(reduction));
      Type type = getElementTypeOrSelf(reduction.getResult(0).getType());
      sums.push_back(lanes > 1 ? neutralVector(builder, loc, kinds.back(), type, lanes)
                               : neutralScalar(builder, loc, kinds.back(), type));
    }
    if (kept) {
      for (const Group &group : groups) {
        SmallVector<Value> next = accumulate(phase, row, group.column, sums);
        for (auto [sum, updated] : llvm::zip_equal(sums, next))
          sum = group.inside
                    ? arith::SelectOp::create(builder, loc, group.inside, updated, sum)
                          .getResult()
                    : updated;
      }
    } else {
      sums = emitLoop(emitter, firstColumn(), index.scalar(extents.back()),
                      index.constant(context.launch.threads * lanes), sums,
                      [&](Value column, ValueRange current) {
                        return accumulate(phase, row, columnsFrom(column), current);
                      });
    }
    for (auto [generic, kind, sum] : llvm::zip_equal(phase, kinds, sums)) {
      linalg::GenericOp reduction = generic;
      Value total = lanes > 1 ? reduceLanes(builder, loc, kind, sum) : sum;
      total = threads.reduce(kind, total, reductions == 1);
      Value start = emitter.asScalar(emitter.emit(reduction.getDpsInits()[0], row));
      total = combine(builder, loc, kind, total, start);
      emitter.define(reduction.getResult(0), [total](PointEmitter::Point) {
        return PointValue{total, true, {}};
      });
    }
  }

  Value firstColumn() {
    return emitter.index.scalar(LinearIndex(threads.thread) * lanes);
  }
  LinearIndex columnsFrom(Value column) const {
    return lanes > 1 ? LinearIndex::lanesFrom(LinearIndex(column)) : LinearIndex(column);
  }

  void store(ArrayRef<LinearIndex> row) {
    SmallVector<unsigned> whole, single;
    for (auto [i, value] : llvm::enumerate(context.yield().getValues())) {
      auto type = cast<RankedTensorType>(value.getType());
      (type.getRank() == int64_t(extents.size()) ? whole : single).push_back(i);
    }
    if (!single.empty())
      threads.onFirst(emitter, [&] { storeAt(single, row); });
    if (whole.empty())
      return;
    auto storeGroup = [&](const LinearIndex &column) {
      SmallVector<LinearIndex> point(row);
      point.push_back(column);
      storeAt(whole, point);
    };
    if (!kept) {
      emitLoop(emitter, firstColumn(), emitter.index.scalar(extents.back()),
               emitter.index.constant(context.launch.threads * lanes),
               [&](Value column) { storeGroup(columnsFrom(column)); });
      return;
    }
    for (const Group &group : groups)
      if (group.inside)
        emitWhere(emitter, group.inside, [&] { storeGroup(group.column); });
      else
        storeGroup(group.column);
  }

  /// All values are computed before the first is stored: it may be in place.
  void storeAt(ArrayRef<unsigned> outs, ArrayRef<LinearIndex> point) {
    SmallVector<PointValue> values;
    for (unsigned i : outs)
      values.push_back(emitter.emit(context.yield().getValues()[i], point));
    for (auto [i, value] : llvm::zip_equal(outs, values))
      emitter.store(context.out(i), point, value);
  }

  struct Group {
    LinearIndex column;
    Value inside; // null: always
  };

  const DeviceContext &context;
  OpBuilder &builder;
  Location loc;
  int64_t lanes;
  ThreadBlock &threads;
  PointEmitter emitter;
  std::vector<SmallVector<linalg::GenericOp>> phases;
  int64_t reductions = 0;
  SmallVector<LinearIndex> extents; // of the rows' loops and the columns'
  int64_t kept = 0;                 // groups in registers; 0: none are kept
  SmallVector<Group> groups;
};
} // namespace

LogicalResult tenon::emitDeviceRows(const DeviceContext &context) {
  for (auto generic : context.kernel().getBlock().getOps<linalg::GenericOp>())
    if (generic.getNumReductionLoops())
      return RowsWriter(context, RowsWriter::chooseLanes(context, generic)).write();
  return context.kernel().emitOpError("has no reduction");
}
