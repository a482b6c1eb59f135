//===- Parallel.cpp - Element-wise kernels --------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// All destinations have one shape. The last dimension runs in vectors; the
// others are one loop over their product, which is what threads share. A kernel
// of rank 1 shares its elements.
//
//===----------------------------------------------------------------------===//

#include "compiler/CPU/Schedules/Schedule.h"

using namespace mlir;
using namespace tenon;

namespace {
class ParallelWriter {
public:
  explicit ParallelWriter(const ScheduleContext &context)
      : context(context),
        emitter(context.builder, context.loc, context.frame, context.lanes()) {
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
    LinearIndex rows = 1;
    for (const LinearIndex &dim : ArrayRef(out.dims).drop_back())
      rows = emitter.index.multiply(rows, dim);
    auto [low, high] = emitShare(emitter, context.frame, rows);
    emitLoop(emitter, low, high, 1, [&](Value row) {
      SmallVector<LinearIndex> outer(out.dims.size() - 1);
      LinearIndex left(row);
      for (size_t dim = outer.size(); dim-- > 1;) {
        outer[dim] = emitter.index.mod(left, out.dims[dim]);
        left = emitter.index.floorDiv(left, out.dims[dim]);
      }
      outer[0] = left;
      writeRow(outer, emitter.index.constant(0), emitter.index.scalar(last), extent);
    });
  }

private:
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
  int64_t unroll;
};
} // namespace

LogicalResult tenon::emitParallel(const ScheduleContext &context) {
  ParallelWriter(context).write();
  return success();
}
