//===- Product.cpp - Sums of products through shared memory ---------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Matmuls and convolutions alike: the parallel loops that one operand alone has are
// the rows, those of the other the columns, those of both a batch, and the reduction
// loops the terms; each is counted by one number. A block computes a tile of rows and
// columns. It copies the tile's part of both operands into shared memory, some terms
// at a time, whatever it takes to compute them (padding, windows, what was fused in
// front); each thread keeps a small tile of sums in registers.
//
//===----------------------------------------------------------------------===//

#include "compiler/CPU/Schedules/Contraction.h"
#include "compiler/GPU/Schedules/DeviceSchedule.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;
using namespace tenon;

namespace {

/// Which loops one number counts.
struct LoopGroup {
  SmallVector<unsigned> loops;
  SmallVector<LinearIndex> extents;

  std::optional<int64_t> staticSize() const { return staticProduct(extents); }
  bool isAtLeast(int64_t size) const { return staticSize().value_or(size) >= size; }
};

struct ProductTile {
  int64_t rows = 64, columns = 64, terms = 16; // of a block
  int64_t threadRows = 4, threadColumns = 4;
  int64_t threads() const { return (rows / threadRows) * (columns / threadColumns); }
};

class ProductWriter {
public:
  ProductWriter(const DeviceContext &context, linalg::GenericOp root)
      : context(context), builder(context.builder), loc(context.loc), root(root),
        threads(context.threads), emitter(builder, loc, context.frame, 1) {}

  FailureOr<bool> write() {
    if (!match())
      return false;
    FailureOr<SmallVector<LinearIndex>> extents = loopExtents(root, emitter);
    if (failed(extents))
      return failure();
    groupLoops(*extents);
    if (!isWorthwhile())
      return false;
    ivs.assign(extents->size(), LinearIndex(0));
    context.launch.threads = tile.threads();
    context.launch.pointsPerBlock = tile.rows * tile.columns;
    writeTiles();
    return true;
  }

private:
  /// One sum of a body that multiplies its two inputs, perhaps after casts.
  bool match() {
    if (root.getNumDpsInputs() != 2 || matchReduction(root) != ReductionKind::ADD)
      return false;
    left = root.getDpsInputOperand(0);
    right = root.getDpsInputOperand(1);
    if (left->get() == right->get())
      return false;
    for (OpOperand *operand : {left, right})
      if (!isa<RankedTensorType>(operand->get().getType()))
        return false;
    // Nothing that depends on the place: bodies are computed away from it.
    for (Operation &op : root.getBody()->without_terminator())
      if (!isa<arith::ArithDialect>(op.getDialect()))
        return false;
    Operation *sum = root.getBody()->getTerminator()->getOperand(0).getDefiningOp();
    return llvm::any_of(sum->getOperands(), [](Value value) {
      return isa_and_nonnull<arith::MulFOp, arith::MulIOp>(value.getDefiningOp());
    });
  }

  void groupLoops(ArrayRef<LinearIndex> extents) {
    AffineMap out = root.getMatchingIndexingMap(root.getDpsInitOperand(0));
    // Threads next to each other should store next to each other.
    if (out.getNumResults()) {
      unsigned last = out.getDimPosition(out.getNumResults() - 1);
      if (!root.getMatchingIndexingMap(right).isFunctionOfDim(last))
        std::swap(left, right);
    }
    AffineMap leftMap = root.getMatchingIndexingMap(left);
    AffineMap rightMap = root.getMatchingIndexingMap(right);
    auto add = [&](LoopGroup &group, unsigned loop) {
      group.loops.push_back(loop);
      group.extents.push_back(extents[loop]);
    };
    for (AffineExpr expr : out.getResults()) {
      unsigned loop = cast<AffineDimExpr>(expr).getPosition();
      outLoops.push_back(loop);
      bool inLeft = leftMap.isFunctionOfDim(loop);
      bool inRight = rightMap.isFunctionOfDim(loop);
      add(inLeft && inRight ? batch : inRight ? columns : rows, loop);
    }
    for (auto [loop, type] : llvm::enumerate(root.getIteratorTypesArray()))
      if (type == utils::IteratorType::reduction)
        add(terms, loop);
  }

  bool isWorthwhile() const {
    return rows.isAtLeast(16) && columns.isAtLeast(16) && terms.isAtLeast(8);
  }

  //===--------------------------------------------------------------------===//
  // Tiles
  //===--------------------------------------------------------------------===//

  LinearIndex tilesOf(const LinearIndex &size, int64_t step) {
    IndexBuilder &index = emitter.index;
    return index.floorDiv(index.add(size, step - 1), step);
  }

  void enterGroup(const LoopGroup &group, LinearIndex at) {
    SmallVector<LinearIndex> place = delinearize(emitter.index, at, group.extents);
    for (auto [loop, iv] : llvm::zip_equal(group.loops, place))
      ivs[loop] = iv;
  }

  void writeTiles() {
    IndexBuilder &index = emitter.index;
    Type leftType = getElementTypeOrSelf(left->get().getType());
    Type rightType = getElementTypeOrSelf(right->get().getType());
    leftTile = threads.shared(leftType, {tile.terms, tile.rows + padding});
    rightTile = threads.shared(rightType, {tile.terms, tile.columns});
    rowCount = productOf(index, rows.extents);
    columnCount = productOf(index, columns.extents);
    termCount = productOf(index, terms.extents);
    LinearIndex rowTiles = tilesOf(rowCount, tile.rows);
    LinearIndex columnTiles = tilesOf(columnCount, tile.columns);
    LinearIndex batches = productOf(index, batch.extents);
    LinearIndex all = index.multiply(batches, index.multiply(columnTiles, rowTiles));
    // The small tile of this thread.
    Value across = index.constant(tile.columns / tile.threadColumns);
    Value y = arith::DivUIOp::create(builder, loc, threads.thread, across);
    Value x = arith::RemUIOp::create(builder, loc, threads.thread, across);
    threadRow = LinearIndex(y) * tile.threadRows;
    threadColumn = LinearIndex(x) * tile.threadColumns;
    emitLoop(emitter, threads.block, index.scalar(all), threads.blocks, [&](Value unit) {
      SmallVector<LinearIndex> at =
          delinearize(index, LinearIndex(unit), {batches, columnTiles, rowTiles});
      enterGroup(batch, at[0]);
      firstColumn = LinearIndex(index.scalar(at[1] * tile.columns));
      firstRow = LinearIndex(index.scalar(at[2] * tile.rows));
      storeTile(sumTile());
    });
  }

  SmallVector<Value> sumTile() {
    IndexBuilder &index = emitter.index;
    Type type = getElementTypeOrSelf(root.getResult(0).getType());
    SmallVector<Value> sums(tile.threadRows * tile.threadColumns,
                            neutralScalar(builder, loc, ReductionKind::ADD, type));
    return emitLoop(emitter, index.constant(0), index.scalar(termCount),
                    index.constant(tile.terms), sums,
                    [&](Value term, ValueRange carried) {
                      copyTile(left, leftTile, rows, rowCount, firstRow, tile.rows, term);
                      copyTile(right, rightTile, columns, columnCount, firstColumn,
                               tile.columns, term);
                      threads.barrier();
                      SmallVector<Value> next = multiplyTile(SmallVector<Value>(carried));
                      threads.barrier();
                      return next;
                    });
  }

  /// min(at, size - 1): outside, some element that exists is read.
  LinearIndex clamp(LinearIndex at, const LinearIndex &size) {
    IndexBuilder &index = emitter.index;
    return LinearIndex(
        index.minimum(index.scalar(at), index.scalar(index.add(size, -1))));
  }

  /// The part of an operand at places `first` … of its own loops and at terms
  /// `term` …, zero past the last term.
  void copyTile(OpOperand *operand, const KernelBuffer &memory, const LoopGroup &group,
                const LinearIndex &count, LinearIndex first, int64_t places, Value term) {
    IndexBuilder &index = emitter.index;
    AffineMap map = root.getMatchingIndexingMap(operand);
    // Neighbouring threads take what is next to each other in memory.
    AffineExpr last =
        map.getNumResults() ? map.getResult(map.getNumResults() - 1) : AffineExpr();
    bool termsAreInner = last && llvm::any_of(terms.loops, [&](unsigned loop) {
                           return last.isFunctionOfDim(loop);
                         });
    int64_t inner = termsAreInner ? tile.terms : places;
    int64_t copies = llvm::divideCeil(places * tile.terms, tile.threads());
    bool isWhole = terms.staticSize() && *terms.staticSize() % tile.terms == 0;
    for (int64_t copy = 0; copy < copies; ++copy) {
      PointScope scope(emitter);
      LinearIndex number = index.add(LinearIndex(threads.thread), copy * tile.threads());
      SmallVector<LinearIndex> at =
          delinearize(index, number, {places * tile.terms / inner, inner});
      LinearIndex place = LinearIndex(index.scalar(at[termsAreInner ? 0 : 1]));
      LinearIndex step = LinearIndex(index.scalar(at[termsAreInner ? 1 : 0]));
      LinearIndex here = index.add(LinearIndex(term), step);
      enterGroup(group, clamp(index.add(first, place), count));
      enterGroup(terms, isWhole ? here : clamp(here, termCount));
      SmallVector<LinearIndex> point;
      for (AffineExpr expr : map.getResults())
        point.push_back(index.evaluate(expr, ivs));
      PointValue value = emitter.emit(operand->get(), point);
      if (!isWhole) {
        Value inside = arith::CmpIOp::create(builder, loc, arith::CmpIPredicate::slt,
                                             index.scalar(here), index.scalar(termCount));
        Value zero = arith::ConstantOp::create(
            builder, loc,
            builder.getZeroAttr(getElementTypeOrSelf(operand->get().getType())));
        value.value =
            arith::SelectOp::create(builder, loc, inside, emitter.asScalar(value), zero);
        value.uniform = true;
      }
      emitter.store(memory, {step, place}, value);
    }
  }

  SmallVector<Value> multiplyTile(SmallVector<Value> sums) {
    IndexBuilder &index = emitter.index;
    for (int64_t term = 0; term < tile.terms; ++term) {
      PointScope scope(emitter);
      SmallVector<Value> a, b;
      for (int64_t i = 0; i < tile.threadRows; ++i)
        a.push_back(
            emitter.load(leftTile, {LinearIndex(term), index.add(threadRow, i)}).value);
      for (int64_t j = 0; j < tile.threadColumns; ++j)
        b.push_back(
            emitter.load(rightTile, {LinearIndex(term), index.add(threadColumn, j)})
                .value);
      for (int64_t i = 0; i < tile.threadRows; ++i)
        for (int64_t j = 0; j < tile.threadColumns; ++j) {
          Value &sum = sums[i * tile.threadColumns + j];
          sum = multiply(a[i], b[j], sum);
        }
    }
    return sums;
  }

  /// The body of the reduction on values that are in registers.
  Value multiply(Value a, Value b, Value sum) {
    PointScope scope(emitter);
    for (auto [operand, value] : {std::pair(left, a), std::pair(right, b)})
      emitter.define(operand->get(), [value = value](PointEmitter::Point) {
        return PointValue{value, true, {}};
      });
    PointValue next = emitter.emitBody(root, ivs, PointValue{sum, true, {}}).front();
    for (OpOperand *operand : {left, right})
      emitter.undefine(operand->get());
    return emitter.asScalar(next);
  }

  void storeTile(ArrayRef<Value> sums) {
    IndexBuilder &index = emitter.index;
    for (int64_t i = 0; i < tile.threadRows; ++i)
      for (int64_t j = 0; j < tile.threadColumns; ++j) {
        PointScope scope(emitter);
        LinearIndex row = index.add(firstRow, index.add(threadRow, i));
        LinearIndex column = index.add(firstColumn, index.add(threadColumn, j));
        Value inside = arith::AndIOp::create(
            builder, loc,
            arith::CmpIOp::create(builder, loc, arith::CmpIPredicate::slt,
                                  index.scalar(row), index.scalar(rowCount)),
            arith::CmpIOp::create(builder, loc, arith::CmpIPredicate::slt,
                                  index.scalar(column), index.scalar(columnCount)));
        emitWhere(emitter, inside, [&] {
          enterGroup(rows, row);
          enterGroup(columns, column);
          SmallVector<LinearIndex> point;
          for (unsigned loop : outLoops)
            point.push_back(ivs[loop]);
          Value start = emitter.asScalar(emitter.emit(root.getDpsInits()[0], point));
          Value sum = combine(builder, loc, ReductionKind::ADD,
                              sums[i * tile.threadColumns + j], start);
          emitter.define(root.getResult(0), [sum](PointEmitter::Point) {
            return PointValue{sum, true, {}};
          });
          storeResults(context, emitter, point);
          emitter.undefine(root.getResult(0));
        });
      }
  }

  /// Keeps columns of a tile that is written term by term in different banks.
  static constexpr int64_t padding = 4;

  const DeviceContext &context;
  OpBuilder &builder;
  Location loc;
  linalg::GenericOp root;
  ThreadBlock &threads;
  PointEmitter emitter;
  ProductTile tile;
  OpOperand *left = nullptr, *right = nullptr;
  LoopGroup rows, columns, batch, terms;
  SmallVector<unsigned> outLoops;
  SmallVector<LinearIndex> ivs;
  KernelBuffer leftTile, rightTile;
  LinearIndex rowCount, columnCount, termCount, threadRow, threadColumn, firstRow,
      firstColumn;
};
} // namespace

FailureOr<bool> tenon::emitDeviceProduct(const DeviceContext &context,
                                         linalg::GenericOp root) {
  return ProductWriter(context, root).write();
}
