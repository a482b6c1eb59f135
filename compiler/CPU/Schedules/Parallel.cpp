//===- Parallel.cpp - Element-wise kernels --------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// All destinations have one shape. The last dimension runs in vectors; the
// others are one loop over their product, which is what threads share. A kernel
// of rank 1 shares its elements. Where an operand is read across the lanes, the loop
// along which it is contiguous runs in tiles of as many rows as there are lanes.
//
//===----------------------------------------------------------------------===//

#include "compiler/CPU/Schedules/TurnedReads.h"

using namespace mlir;
using namespace tenon;

namespace {
class ParallelWriter {
public:
  explicit ParallelWriter(const ScheduleContext &context)
      : context(context),
        emitter(context.builder, context.loc, context.frame, context.lanes()),
        turned(context, emitter) {
    // A short body is unrolled, so that its loads overlap.
    unroll = range_size(context.kernel().getBlock()) <= 8 ? 4 : 2;
  }

  void write() {
    const KernelBuffer &out = context.out(0);
    if (out.dims.empty())
      return emitOnFirstShare(emitter, context.frame, [&] { writePoint({}); });
    LinearIndex last = out.dims.back();
    std::optional<int64_t> extent;
    if (last.isConstant())
      extent = last.constant;
    if (out.dims.size() == 1) {
      auto [low, high] = emitShare(emitter, context.frame, last, 16 * context.lanes());
      // Shares end on whole vectors, so only the very last is masked.
      std::optional<int64_t> rest;
      if (extent && *extent % context.lanes() == 0)
        rest = context.lanes() * unroll;
      return writeRow({}, low, high, rest);
    }
    if (turned.loop() && extent && out.dims[*turned.loop()].isConstant() &&
        *extent >= kLeastTurned && out.dims[*turned.loop()].constant >= kLeastTurned)
      return writeTurned(*extent, out.dims[*turned.loop()].constant);
    forRows(ArrayRef(out.dims).drop_back(), [&](ArrayRef<LinearIndex> outer) {
      writeRow(outer, emitter.index.constant(0), emitter.index.scalar(last), extent);
    });
  }

private:
  /// Tiles with fewer lanes or rows are not worth being turned.
  static constexpr int64_t kLeastTurned = 4;

  /// A loop over this share of all places of `dims`.
  void forRows(ArrayRef<LinearIndex> dims,
               function_ref<void(ArrayRef<LinearIndex>)> body) {
    LinearIndex rows = 1;
    for (const LinearIndex &dim : dims)
      rows = emitter.index.multiply(rows, dim);
    auto [low, high] = emitShare(emitter, context.frame, rows);
    emitLoop(emitter, low, high, 1, [&](Value row) {
      SmallVector<LinearIndex> outer(dims.size());
      LinearIndex left(row);
      for (size_t dim = outer.size(); dim-- > 1;) {
        outer[dim] = emitter.index.mod(left, dims[dim]);
        left = emitter.index.floorDiv(left, dims[dim]);
      }
      outer[0] = left;
      body(outer);
    });
  }

  /// `columns` along the lanes, `rows` along the loop of `turned`: whole tiles, those
  /// of the last columns, and those of the last rows.
  void writeTurned(int64_t columns, int64_t rows) {
    IndexBuilder &index = emitter.index;
    int64_t lanes = context.lanes(), wholeRows = rows / lanes * lanes;
    SmallVector<LinearIndex> dims(ArrayRef(context.out(0).dims).drop_back());
    LinearIndex &tiles = dims[*turned.loop()];
    auto writeTiles = [&](ArrayRef<LinearIndex> outer, int64_t tileRows, int64_t from) {
      SmallVector<LinearIndex> at(outer);
      at[*turned.loop()] = index.add(outer[*turned.loop()] * lanes, from);
      emitVectorLoop(emitter, index.constant(0), index.constant(columns), columns, 1,
                     [&](LinearIndex first, int64_t) {
                       writeTile(at, first, tileRows,
                                 emitter.mask ? columns % lanes : lanes);
                     });
    };
    tiles = rows / lanes;
    if (wholeRows)
      forRows(dims, [&](auto outer) { writeTiles(outer, lanes, 0); });
    tiles = 1;
    if (rows > wholeRows)
      forRows(dims, [&](auto outer) { writeTiles(outer, rows - wholeRows, wholeRows); });
  }

  /// `columns` lanes from `first` on of `rows` rows, of which `outer` is the first.
  void writeTile(ArrayRef<LinearIndex> outer, LinearIndex first, int64_t rows,
                 int64_t columns) {
    SmallVector<LinearIndex> point(outer);
    point.push_back(LinearIndex::lanesFrom(first));
    turned.enter(outer[*turned.loop()], rows, columns);
    for (int64_t row = 0; row < rows; ++row) {
      point[*turned.loop()] = emitter.index.add(outer[*turned.loop()], row);
      writePoint(point);
    }
    turned.leave();
  }

  static int64_t range_size(Block &block) {
    int64_t ops = 0;
    block.walk([&](Operation *) { ++ops; });
    return ops;
  }

  void writeRow(ArrayRef<LinearIndex> outer, Value low, Value high,
                std::optional<int64_t> extent) {
    emitVectorLoop(
        emitter, low, high, extent, unroll, [&](LinearIndex first, int64_t vectors) {
          for (int64_t v = 0; v < vectors; ++v) {
            SmallVector<LinearIndex> point(outer);
            point.push_back(
                LinearIndex::lanesFrom(emitter.index.add(first, v * context.lanes())));
            writePoint(point);
          }
        });
  }

  void writePoint(ArrayRef<LinearIndex> point) {
    SmallVector<PointValue> values;
    for (Value result : context.yield().getValues())
      values.push_back(emitter.emit(result, point));
    for (auto [i, value] : llvm::enumerate(values))
      emitter.store(context.out(i), point, value);
  }

  const ScheduleContext &context;
  PointEmitter emitter;
  TurnedReads turned;
  int64_t unroll;
};
} // namespace

LogicalResult tenon::emitParallel(const ScheduleContext &context) {
  ParallelWriter(context).write();
  return success();
}
