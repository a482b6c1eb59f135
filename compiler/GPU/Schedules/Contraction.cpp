//===- Contraction.cpp - One reduction on a GPU ---------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "compiler/CPU/Schedules/Contraction.h"
#include "compiler/GPU/Schedules/DeviceSchedule.h"
#include "mlir/Dialect/Arith/IR/Arith.h"

using namespace mlir;
using namespace tenon;

namespace {
/// Fewer results than this do not fill a GPU with a thread each.
constexpr int64_t kFewResults = 4096;
/// Terms of a sum that are worth a block of threads.
constexpr int64_t kLongReduction = 256;

class ContractionWriter {
public:
  ContractionWriter(const DeviceContext &context, linalg::GenericOp root)
      : context(context), builder(context.builder), loc(context.loc), root(root),
        emitter(context.builder, context.loc, context.frame, 1) {}

  LogicalResult write() {
    FailureOr<SmallVector<LinearIndex>> extents = loopExtents(root, emitter);
    if (failed(extents))
      return failure();
    ivs.assign(extents->size(), LinearIndex(0));
    AffineMap out = root.getMatchingIndexingMap(root.getDpsInitOperand(0));
    for (AffineExpr expr : out.getResults()) {
      parallel.push_back(cast<AffineDimExpr>(expr).getPosition());
      parallelExtents.push_back((*extents)[parallel.back()]);
    }
    for (auto [i, type] : llvm::enumerate(root.getIteratorTypesArray()))
      if (type == utils::IteratorType::reduction) {
        reductions.push_back(i);
        reductionExtents.push_back((*extents)[i]);
      }
    if (isBlockwise())
      writeBlockwise();
    else
      writeThreadwise();
    return success();
  }

private:
  bool isBlockwise() const {
    std::optional<int64_t> results = staticProduct(parallelExtents);
    std::optional<int64_t> terms = staticProduct(reductionExtents);
    return matchReduction(root) && results && *results < kFewResults &&
           (!terms || *terms >= kLongReduction);
  }

  SmallVector<LinearIndex> enterPoint(Value unit) {
    SmallVector<LinearIndex> point =
        delinearize(emitter.index, LinearIndex(unit), parallelExtents);
    for (auto [loop, at] : llvm::zip_equal(parallel, point))
      ivs[loop] = at;
    return point;
  }

  SmallVector<Value> initialValues(ArrayRef<LinearIndex> point) {
    SmallVector<Value> values;
    for (Value init : root.getDpsInits())
      values.push_back(emitter.asScalar(emitter.emit(init, point)));
    return values;
  }

  SmallVector<Value> accumulate(ValueRange sums) {
    SmallVector<PointValue> initial;
    for (Value sum : sums)
      initial.push_back({sum, true, {}});
    SmallVector<Value> next;
    for (const PointValue &value : emitter.emitBody(root, ivs, initial))
      next.push_back(emitter.asScalar(value));
    return next;
  }

  void store(ArrayRef<LinearIndex> point, ValueRange sums) {
    for (auto [result, sum] : llvm::zip_equal(root.getResults(), sums)) {
      Value value = sum;
      emitter.define(
          result, [value](PointEmitter::Point) { return PointValue{value, true, {}}; });
    }
    storeResults(context, emitter, point);
  }

  SmallVector<Value> reduceSerially(size_t level, SmallVector<Value> sums) {
    if (level == reductions.size())
      return accumulate(sums);
    IndexBuilder &index = emitter.index;
    return emitLoop(emitter, index.constant(0), index.scalar(reductionExtents[level]),
                    index.constant(1), sums, [&](Value at, ValueRange current) {
                      ivs[reductions[level]] = LinearIndex(at);
                      return reduceSerially(level + 1, SmallVector<Value>(current));
                    });
  }

  /// A thread an element.
  void writeThreadwise() {
    context.launch.pointsPerBlock = context.launch.threads;
    LinearIndex units = productOf(emitter.index, parallelExtents);
    emitUnits(context, emitter, units, [&](Value unit) {
      SmallVector<LinearIndex> point = enterPoint(unit);
      store(point, reduceSerially(0, initialValues(point)));
    });
  }

  /// A block of threads an element: each sums every so manieth term.
  void writeBlockwise() {
    IndexBuilder &index = emitter.index;
    ThreadBlock &threads = context.threads;
    context.launch.pointsPerBlock = 1;
    ReductionKind kind = *matchReduction(root);
    Type type = getElementTypeOrSelf(root.getResult(0).getType());
    Value neutral = neutralScalar(builder, loc, kind, type);
    Value units = index.scalar(productOf(index, parallelExtents));
    emitLoop(emitter, threads.block, units, threads.blocks, [&](Value unit) {
      SmallVector<LinearIndex> point = enterPoint(unit);
      Value terms = index.scalar(productOf(index, reductionExtents));
      Value sum = emitLoop(emitter, threads.thread, terms,
                           index.constant(context.launch.threads), neutral,
                           [&](Value term, ValueRange current) {
                             SmallVector<LinearIndex> at =
                                 delinearize(index, LinearIndex(term), reductionExtents);
                             for (auto [loop, iv] : llvm::zip_equal(reductions, at))
                               ivs[loop] = iv;
                             return accumulate(current);
                           })
                      .front();
      sum = threads.reduce(kind, sum, /*isOnly=*/true);
      sum = combine(builder, loc, kind, sum, initialValues(point).front());
      threads.onFirst(emitter, [&] { store(point, sum); });
    });
  }

  const DeviceContext &context;
  OpBuilder &builder;
  Location loc;
  linalg::GenericOp root;
  PointEmitter emitter;
  SmallVector<LinearIndex> ivs;
  SmallVector<unsigned> parallel, reductions;
  SmallVector<LinearIndex> parallelExtents, reductionExtents;
};
} // namespace

LogicalResult tenon::emitDeviceContraction(const DeviceContext &context) {
  FailureOr<linalg::GenericOp> root = findReduction(context.kernel());
  if (failed(root))
    return failure();
  FailureOr<bool> written = emitDeviceProduct(context, *root);
  if (failed(written))
    return failure();
  return *written ? success() : ContractionWriter(context, *root).write();
}
