//===- Contraction.cpp - Matmul, convolution, pooling ---------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A tile of rows × vectors accumulators stays in registers over all reduction
// loops; what follows the reduction (bias, activation, residual) is applied there
// and stored once. Nothing is packed but constant right sides (compiler/Fusion);
// padding is skipped by the loops' bounds, and at the borders by leaving out the
// multiply-adds of the taps that fall outside. Threads share the loop that
// divides most evenly. The order of every sum depends on static sizes only.
//
//===----------------------------------------------------------------------===//

#include "compiler/CPU/Schedules/Contraction.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;
using namespace tenon;

namespace {
/// Reduction loops are unrolled whole while the product stays below this.
constexpr int64_t kUnrolledTaps = 24;

/// Where a tile is: its first row and column, and what it covers.
struct Tile {
  LinearIndex row = 0, column = 0;
  int64_t rows = 1, vectors = 1;
  std::optional<LinearIndex> lastLanes; // of the last vector, if not all
  bool border = false;                  // taps may fall outside; row is constant
  LinearIndex number = 0;               // in its block of tiles of rows
};

class ContractionWriter {
public:
  explicit ContractionWriter(const ScheduleContext &context)
      : context(context), builder(context.builder), loc(context.loc),
        emitter(context.builder, context.loc, context.frame, context.lanes()) {}

  LogicalResult write() {
    FailureOr<ContractionPlan> planned = planContraction(context, emitter);
    if (failed(planned))
      return failure();
    plan = std::move(*planned);
    ivs.assign(plan.root.getNumLoops(), LinearIndex(0));
    if (plan.chunk)
      kept = stackBuffer(emitter, Float32Type::get(builder.getContext()),
                         {plan.blockTiles(), plan.tileRows, tileColumns()});
    if (plan.pad)
      emitter.define(plan.pad.getResult(), [this](PointEmitter::Point point) {
        SmallVector<LinearIndex> inside(point);
        for (const PaddedDim &dim : plan.padded)
          inside[dim.operandDim] =
              emitter.index.add(inside[dim.operandDim], LinearIndex(-dim.low));
        return emitter.emit(plan.pad.getSource(), inside);
      });
    if (!plan.laneLoop) {
      emitOnFirstShare(emitter, context.frame, [&] { writeTile(Tile()); });
      return success();
    }
    shared = plan.chooseShared(tileColumns());
    plan.sliced ? writeSlices() : writeLoops();
    return success();
  }

private:
  //===--------------------------------------------------------------------===//
  // Loops around the tile
  //===--------------------------------------------------------------------===//

  using Shared = ContractionPlan::Shared;
  int64_t tileColumns() const { return plan.tileVectors * context.lanes(); }

  /// All tiles' share of one term of the outermost sum after the other.
  void writeSlices() {
    kept = context.out(context.kernel().getNumOuts() - 1);
    stage = Stage::Begin;
    writeLoops();
    stage = Stage::Add;
    unsigned loop = plan.reductions.front();
    Value slices = emitter.index.scalar(plan.extents[loop]);
    emitLoop(emitter, emitter.index.constant(0), slices, 1, [&](Value slice) {
      ivs[loop] = LinearIndex(slice);
      writeLoops();
    });
    stage = Stage::End;
    writeLoops();
  }

  void writeLoops() {
    if (!plan.columnsOutside)
      return writePlaces();
    writeColumns([&](Tile tile) {
      columnsAround = tile;
      writePlaces();
      columnsAround.reset();
    });
  }

  /// All places of the outer loops.
  void writePlaces() {
    LinearIndex outer = 1;
    for (unsigned loop : plan.outer)
      outer = emitter.index.multiply(outer, plan.extents[loop]);
    if (plan.outer.empty())
      return writeRows();
    auto [low, high] = shared == Shared::Outer ? emitShare(emitter, context.frame, outer)
                                               : std::pair(emitter.index.constant(0),
                                                           emitter.index.scalar(outer));
    emitLoop(emitter, low, high, 1, [&](Value at) {
      LinearIndex left(at);
      for (unsigned loop : llvm::reverse(ArrayRef(plan.outer).drop_front())) {
        ivs[loop] = emitter.index.mod(left, plan.extents[loop]);
        left = emitter.index.floorDiv(left, plan.extents[loop]);
      }
      ivs[plan.outer.front()] = left;
      writeRows();
    });
  }

  /// All tiles of one place of the outer loops.
  void writeRows() {
    if (!plan.rowLoop) {
      writeColumns([&](Tile tile) { writeTile(tile); });
      return;
    }
    std::optional<int64_t> rows = plan.staticExtent(*plan.rowLoop);
    if (const PaddedDim *dim = plan.paddedByPosition(*plan.rowLoop))
      return writeBorderedRows(*rows, *dim);
    if (!rows)
      return writeDynamicRows();
    // Balanced tiles: `larger` of one row more, then the others.
    int64_t tiles = llvm::divideCeil(*rows, plan.tileRows);
    if (tiles == 0)
      return;
    int64_t size = *rows / tiles, larger = *rows % tiles;
    Value low = emitter.index.constant(0), high = emitter.index.constant(tiles);
    if (shared == Shared::Rows)
      std::tie(low, high) = emitShare(emitter, context.frame, tiles);
    SmallVector<TileRun> runs;
    if (larger)
      runs.push_back({0, larger, size + 1, 0});
    runs.push_back({larger, tiles, size, larger});
    writeTileBlocks(low, high, plan.blockTiles(), runs);
  }

  /// Tiles number first … last, of `rows` rows each; tile 0 would begin at `origin`.
  struct TileRun {
    int64_t first, last, rows;
    LinearIndex origin;
  };

  /// Tiles [from, to) of `runs` in blocks, each of which reads all columns.
  void writeTileBlocks(Value from, Value to, int64_t blockTiles, ArrayRef<TileRun> runs) {
    IndexBuilder &index = emitter.index;
    emitLoop(emitter, from, to, blockTiles, [&](Value block) {
      Value end =
          index.minimum(index.scalar(index.add(LinearIndex(block), blockTiles)), to);
      writeColumns([&](Tile tile) {
        auto forTiles = [&](function_ref<void()> body) {
          for (const TileRun &run : runs) {
            Value first = block, last = end;
            if (runs.size() > 1) {
              first = index.maximum(block, index.constant(run.first));
              last = index.minimum(end, index.constant(run.last));
            }
            emitLoop(emitter, first, last, 1, [&](Value at) {
              Tile here = tile;
              here.row = index.add(LinearIndex(at) * run.rows, run.origin);
              here.rows = run.rows;
              here.number = index.add(LinearIndex(at), LinearIndex(block) * -1);
              enterTile(here);
              body();
            });
          }
        };
        if (plan.chunk)
          return writeChunks(forTiles);
        forTiles([&] { writeTile(); });
      });
    });
  }

  /// The tiles of a block and a panel, all of them for a part of the terms at a time,
  /// which then are in the first-level cache.
  void writeChunks(function_ref<void(function_ref<void()>)> forTiles) {
    IndexBuilder &index = emitter.index;
    int64_t terms = *plan.staticExtent(plan.reductions[0]);
    forTiles([&] { keepSums(initialSums()); });
    emitLoop(emitter, index.constant(0), index.constant(terms), plan.chunk,
             [&](Value low) {
               Value end = index.scalar(index.add(LinearIndex(low), plan.chunk));
               chunkBounds = {low, index.minimum(end, index.constant(terms))};
               forTiles([&] { keepSums(reduce(0, keptSums())); });
             });
    forTiles([&] { storeTile(keptSums()); });
  }

  /// A tile's sums between chunks: [tile of the block][row][column], or as the result.
  SmallVector<LinearIndex> keptPoint(int64_t i, int64_t j) {
    if (plan.sliced)
      return pointOf(i, j);
    return {tile.number, i, LinearIndex::lanesFrom(j * context.lanes())};
  }

  void keepSums(ArrayRef<Value> sums) {
    for (int64_t i = 0; i < tile.rows; ++i)
      for (int64_t j = 0; j < tile.vectors; ++j) {
        setKeptMask(j);
        emitter.store(kept, keptPoint(i, j), {sums[slot(i, j)], false, {}});
        emitter.mask = {};
      }
  }

  SmallVector<Value> keptSums() {
    SmallVector<Value> sums;
    for (int64_t i = 0; i < tile.rows; ++i)
      for (int64_t j = 0; j < tile.vectors; ++j) {
        setKeptMask(j);
        sums.push_back(emitter.load(kept, keptPoint(i, j)).value);
        emitter.mask = {};
      }
    return sums;
  }

  void setKeptMask(int64_t j) { // a block's own memory has room for whole vectors
    if (plan.sliced)
      setMask(j);
  }

  /// Whole tiles, then ever smaller ones: any number of rows from one code.
  void writeDynamicRows() {
    IndexBuilder &index = emitter.index;
    LinearIndex rows = plan.extents[*plan.rowLoop];
    Value low = index.constant(0), high = index.scalar(rows);
    if (shared == Shared::Rows)
      std::tie(low, high) = emitShare(emitter, context.frame, rows, plan.tileRows);
    Value at = low;
    SmallVector<int64_t> sizes = {plan.tileRows};
    while (sizes.back() > 1)
      sizes.push_back(sizes.back() > 3 ? sizes.back() / 2 : 1);
    for (int64_t size : sizes) {
      Value left = arith::SubIOp::create(builder, loc, high, at);
      Value tiles = arith::DivSIOp::create(builder, loc, left, index.constant(size));
      writeTileBlocks(index.constant(0), tiles, std::max<int64_t>(1, kBlockRows / size),
                      TileRun{0, 0, size, LinearIndex(at)});
      Value length = arith::MulIOp::create(builder, loc, tiles, index.constant(size));
      at = arith::AddIOp::create(builder, loc, at, length);
    }
  }

  /// Tiles of a window's positions: at the borders each is written for itself,
  /// without the taps that fall outside; those within share a loop.
  void writeBorderedRows(int64_t rows, const PaddedDim &dim) {
    int64_t taps = dim.tapLoop ? *plan.staticExtent(*dim.tapLoop) : 1;
    auto touchesPadding = [&](int64_t first, int64_t count) {
      return first * dim.stride - dim.low < 0 ||
             (first + count - 1) * dim.stride + (taps - 1) * dim.dilation - dim.low >=
                 dim.size;
    };
    int64_t tiles = llvm::divideCeil(rows, plan.tileRows);
    SmallVector<std::pair<int64_t, int64_t>> starts; // first row, rows
    for (int64_t i = 0, row = 0; i < tiles; ++i) {
      int64_t size = rows / tiles + (i < rows % tiles);
      starts.push_back({row, size});
      row += size;
    }
    writeColumns([&](Tile tile) {
      for (size_t i = 0; i < starts.size();) {
        auto [row, size] = starts[i];
        Tile here = tile;
        here.rows = size;
        if (touchesPadding(row, size)) {
          here.row = row;
          here.border = true;
          PointScope scope(emitter);
          writeTile(here);
          ++i;
          continue;
        }
        size_t end = i;
        while (end < starts.size() && starts[end].second == size &&
               !touchesPadding(starts[end].first, size))
          ++end;
        emitLoop(emitter, emitter.index.constant(row),
                 emitter.index.constant(row + size * (end - i)), size, [&](Value at) {
                   here.row = LinearIndex(at);
                   writeTile(here);
                 });
        i = end;
      }
    });
  }

  /// Calls `body` for the tiles along the lanes: whole ones in a loop, then one
  /// of fewer vectors, the last of them masked.
  void writeColumns(function_ref<void(Tile)> body) {
    if (columnsAround)
      return body(*columnsAround);
    IndexBuilder &index = emitter.index;
    std::optional<int64_t> columns = plan.staticExtent(*plan.laneLoop);
    int64_t width = tileColumns(), lanes = context.lanes();
    Value low = index.constant(0);
    Value whole = columns
                      ? index.constant(*columns / width)
                      : index.scalar(index.floorDiv(plan.extents[*plan.laneLoop],
                                                    LinearIndex(index.constant(width))));
    Value high = whole;
    bool isShared = shared == Shared::Columns;
    if (isShared) {
      LinearIndex all = columns ? LinearIndex(llvm::divideCeil(*columns, width))
                                : index.add(LinearIndex(whole), 1);
      std::tie(low, high) = emitShare(emitter, context.frame, all);
    }
    if (!columns || *columns >= width)
      writePanels(low, isShared ? index.minimum(high, whole) : high, body);
    if (columns && *columns % width == 0)
      return;
    // The rest belongs to the share that ends with it.
    auto rest = [&] {
      Tile tile;
      if (columns) {
        int64_t left = *columns % width;
        tile.column = *columns - left;
        tile.vectors = llvm::divideCeil(left, lanes);
        if (left % lanes)
          tile.lastLanes = LinearIndex(left % lanes);
        body(tile);
        return;
      }
      LinearIndex start = LinearIndex(whole) * width;
      Value end = index.scalar(plan.extents[*plan.laneLoop]);
      emitLoop(emitter, index.scalar(start), end, lanes, [&](Value at) {
        tile.column = LinearIndex(at);
        tile.lastLanes = index.add(LinearIndex(end), index.multiply(LinearIndex(at), -1));
        body(tile);
      });
    };
    if (!isShared)
      return rest();
    Value mine =
        arith::CmpIOp::create(builder, loc, arith::CmpIPredicate::sgt, high, whole);
    auto branch = scf::IfOp::create(builder, loc, mine, /*withElseRegion=*/false);
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPoint(branch.thenYield());
    PointScope scope(emitter);
    rest();
  }

  /// Whole tiles low … high. Tiles narrower than a packed panel are a second,
  /// bounded loop, so that an index splits exactly into panel and column.
  void writePanels(Value low, Value high, function_ref<void(Tile)> body) {
    int64_t width = tileColumns();
    emitLoop(emitter, low, high, 1, [&](Value at) {
      Tile tile;
      tile.vectors = plan.tileVectors;
      int64_t inPanel = plan.panelWidth / width;
      if (inPanel <= 1) {
        tile.column = LinearIndex(at) * width;
      } else {
        IndexBuilder &index = emitter.index;
        Value count = index.constant(inPanel);
        Value panel = arith::DivUIOp::create(builder, loc, at, count);
        Value inside = arith::RemUIOp::create(builder, loc, at, count);
        index.setBound(inside, inPanel);
        tile.column =
            index.add(LinearIndex(panel) * plan.panelWidth, LinearIndex(inside) * width);
      }
      body(tile);
    });
  }

  //===--------------------------------------------------------------------===//
  // One tile
  //===--------------------------------------------------------------------===//

  /// One accumulator: row i, vector j, and which of the interleaved sums.
  size_t slot(int64_t i, int64_t j, int64_t split = 0) const {
    return (split * tile.rows + i) * tile.vectors + j;
  }

  LinearIndex rowOf(int64_t i) { return emitter.index.add(tile.row, i); }
  LinearIndex columnsOf(int64_t j) {
    return LinearIndex::lanesFrom(emitter.index.add(tile.column, j * context.lanes()));
  }

  void setMask(int64_t j) {
    emitter.mask = tile.lastLanes && j == tile.vectors - 1 ? lastMask : Value();
  }

  void enterTile(Tile where) {
    tile = where;
    if (tile.lastLanes)
      lastMask = laneMask(emitter, *tile.lastLanes);
  }

  void writeTile(Tile where) {
    enterTile(where);
    writeTile();
  }

  void writeTile() {
    if (stage == Stage::Begin)
      return keepSums(initialSums());
    if (stage == Stage::Add)
      return keepSums(reduce(1, keptSums()));
    if (stage == Stage::End)
      return storeTile(keptSums());
    SmallVector<Value> sums = reduce(0, initialSums());
    for (int64_t width = plan.splits / 2; width >= 1; width /= 2)
      for (int64_t s = 0; s < width; ++s)
        for (int64_t i = 0; i < tile.rows; ++i)
          for (int64_t j = 0; j < tile.vectors; ++j)
            sums[slot(i, j, s)] = combine(builder, loc, *plan.kind, sums[slot(i, j, s)],
                                          sums[slot(i, j, s + width)]);
    storeTile(sums);
  }

  SmallVector<Value> initialSums() {
    SmallVector<Value> sums;
    for (int64_t split = 0; split < plan.splits; ++split)
      for (int64_t i = 0; i < tile.rows; ++i)
        for (int64_t j = 0; j < tile.vectors; ++j)
          for (unsigned out = 0; out < plan.root.getNumResults(); ++out)
            sums.push_back(initialSum(out, i, j, split));
    return sums;
  }

  /// The start of a sum: the init's value in the first, neutral in the others.
  Value initialSum(unsigned out, int64_t i, int64_t j, int64_t split) {
    Value init = plan.root.getDpsInits()[out];
    setMask(j);
    Value value;
    if (split) {
      value = neutralVector(builder, loc, *plan.kind,
                            getElementTypeOrSelf(init.getType()), context.lanes());
    } else {
      PointValue start = emitter.emit(init, pointOf(i, j));
      value = plan.laneLoop ? emitter.asVector(start) : start.value;
    }
    emitter.mask = {};
    return value;
  }

  /// The point of the root's result at row i, vector j.
  SmallVector<LinearIndex> pointOf(int64_t i, int64_t j) {
    SmallVector<LinearIndex> point;
    for (unsigned loop : plan.outer)
      point.push_back(ivs[loop]);
    if (plan.rowLoop)
      point.push_back(rowOf(i));
    if (plan.laneLoop)
      point.push_back(columnsOf(j));
    return point;
  }

  /// Whether reduction loop `level` is written out instead of looped.
  bool isUnrolled(size_t level) const {
    if (!tile.border && plan.loopedTap == plan.reductions[level])
      return false;
    if (tile.border && plan.rowLoop)
      if (const PaddedDim *dim = plan.paddedByPosition(*plan.rowLoop))
        if (dim->tapLoop == plan.reductions[level])
          return true;
    int64_t product = 1;
    for (size_t inner = level; inner < plan.reductions.size(); ++inner) {
      std::optional<int64_t> extent = plan.staticExtent(plan.reductions[inner]);
      if (!extent || (product *= *extent) > kUnrolledTaps)
        return false;
    }
    // Bounds that depend on an outer position need a loop.
    const PaddedDim *dim = plan.paddedByTap(plan.reductions[level]);
    return !dim || dim->positionLoop == plan.rowLoop;
  }

  SmallVector<Value> reduce(size_t level, SmallVector<Value> sums) {
    if (level == plan.reductions.size())
      return accumulate(std::move(sums), 0);
    unsigned loop = plan.reductions[level];
    bool innermost = level + 1 == plan.reductions.size();
    IndexBuilder &index = emitter.index;
    if (isUnrolled(level)) {
      auto [whole, end] = loopedTaps(loop);
      for (int64_t at = 0, extent = *plan.staticExtent(loop); at < extent; ++at) {
        if (at == whole) {
          sums = emitLoop(emitter, index.constant(whole), index.constant(end), 1, sums,
                          [&](Value tap, ValueRange current) {
                            ivs[loop] = LinearIndex(tap);
                            return reduce(level + 1, SmallVector<Value>(current));
                          });
          at = end - 1;
          continue;
        }
        ivs[loop] = at;
        if (!hasActiveRows())
          continue;
        sums = innermost ? accumulate(std::move(sums), at % plan.splits)
                         : reduce(level + 1, std::move(sums));
      }
      return sums;
    }
    auto [low, high] = tapBounds(plan, emitter.index, ivs, loop);
    std::optional<int64_t> extent = plan.staticExtent(loop);
    if (plan.paddedByTap(loop))
      extent = std::nullopt;
    if (plan.chunk)
      std::tie(low, high) = chunkBounds;
    if (!innermost)
      return emitLoop(emitter, low, high, 1, sums, [&](Value at, ValueRange current) {
        ivs[loop] = LinearIndex(at);
        return reduce(level + 1, SmallVector<Value>(current));
      });
    // The innermost loop, unrolled, and its rest.
    int64_t unroll = plan.unroll;
    Value at = low;
    if (!extent || *extent >= unroll) {
      Value left = arith::SubIOp::create(builder, loc, high, low);
      Value count = arith::DivSIOp::create(builder, loc, left, index.constant(unroll));
      Value length = arith::MulIOp::create(builder, loc, count, index.constant(unroll));
      Value end = arith::AddIOp::create(builder, loc, low, length);
      sums = emitLoop(emitter, at, end, unroll, sums, [&](Value iv, ValueRange current) {
        SmallVector<Value> next(current);
        ivs[loop] = LinearIndex(iv);
        if (plan.streamed)
          prefetchNextRows();
        if (plan.panels)
          prefetchNextPanel();
        for (int64_t u = 0, step = plan.pairs ? 2 : 1; u < unroll; u += step) {
          ivs[loop] = index.add(LinearIndex(iv), u);
          int64_t split = u / step % plan.splits;
          next = plan.pairs ? accumulatePair(std::move(next), split)
                            : accumulate(std::move(next), split);
        }
        return next;
      });
      at = end;
    }
    if (extent && *extent % unroll == 0)
      return sums;
    return emitLoop(emitter, at, high, 1, sums, [&](Value iv, ValueRange current) {
      ivs[loop] = LinearIndex(iv);
      return accumulate(SmallVector<Value>(current), 0);
    });
  }

  /// Asks for the next tile's lines of `streamed` at the current terms.
  void prefetchNextRows() {
    AffineMap map = plan.root.getMatchingIndexingMap(plan.streamed);
    for (int64_t i = 0; i < tile.rows; ++i) {
      ivs[*plan.rowLoop] = rowOf(tile.rows + i);
      SmallVector<LinearIndex> point;
      for (AffineExpr expr : map.getResults())
        point.push_back(emitter.index.evaluate(expr, ivs));
      emitter.prefetch(bufferOf(plan.streamed), point);
    }
  }

  /// Asks for lines of the next panel of `panels`: each of the tiles that share a
  /// panel asks, over all terms, for a part of it.
  void prefetchNextPanel() {
    constexpr int64_t line = 64 / sizeof(float);
    IndexBuilder &index = emitter.index;
    LinearIndex term = 0, terms = 1;
    for (unsigned loop : llvm::reverse(plan.reductions)) {
      term = index.add(term, ivs[loop] * terms.constant);
      terms = terms * *plan.staticExtent(loop);
    }
    int64_t lines =
        llvm::divideCeil(plan.unroll * plan.panelWidth / line, plan.readersOfPanel());
    LinearIndex panel = index.floorDiv(tile.column, plan.panelWidth);
    LinearIndex step;
    if (plan.chunk) {
      // The chunk that comes next, which may be in the next panel.
      LinearIndex low(chunkBounds.first);
      LinearIndex inChunk = index.add(term, low * -1);
      step = index.add(index.add(tile.number * plan.chunk, inChunk) *
                           (lines * line / plan.unroll),
                       index.add(low, plan.chunk) * plan.panelWidth);
    } else {
      LinearIndex reader = plan.columnsOutside ? ivs[plan.outer.front()] : tile.number;
      step = index.add(reader * terms.constant, term) * (lines * line / plan.unroll);
      panel = index.add(panel, 1);
    }
    SmallVector<LinearIndex> point(plan.reductions.size() + 2, LinearIndex(0));
    point.front() = panel;
    for (int64_t i = 0; i < lines; ++i) {
      point.back() = index.add(step, i * line);
      emitter.prefetch(bufferOf(plan.panels), point);
    }
  }

  const KernelBuffer &bufferOf(OpOperand *operand) const {
    return context.frame.buffers.find(operand->get())->second;
  }

  /// Whether row i's window is inside at the current (static) taps.
  bool isActive(int64_t i) {
    if (!tile.border)
      return true;
    const PaddedDim *dim = plan.paddedByPosition(*plan.rowLoop);
    int64_t tap = 0;
    if (dim->tapLoop) {
      if (!ivs[*dim->tapLoop].isConstant())
        return true;
      tap = ivs[*dim->tapLoop].constant;
    }
    int64_t at = (tile.row.constant + i) * dim->stride + tap * dim->dilation - dim->low;
    return at >= 0 && at < dim->size;
  }

  /// The taps of a border tile at which all rows are inside, if they are worth a
  /// loop; see loopedTap.
  std::pair<int64_t, int64_t> loopedTaps(unsigned loop) {
    if (!tile.border || plan.loopedTap != loop)
      return {-1, -1};
    int64_t first = -1, end = -1;
    for (int64_t at = 0, extent = *plan.staticExtent(loop); at < extent; ++at) {
      ivs[loop] = at;
      bool all = true;
      for (int64_t i = 0; i < tile.rows; ++i)
        all &= isActive(i);
      if (all && first < 0)
        first = at;
      if (all)
        end = at + 1;
    }
    return end - first > 1 ? std::pair(first, end) : std::pair<int64_t, int64_t>(-1, -1);
  }

  bool hasActiveRows() {
    for (int64_t i = 0; i < tile.rows; ++i)
      if (isActive(i))
        return true;
    return false;
  }

  /// One step of the reduction for every accumulator of sum `split`.
  SmallVector<Value> accumulate(SmallVector<Value> sums, int64_t split) {
    unsigned outs = plan.root.getNumResults();
    for (int64_t i = 0; i < tile.rows; ++i) {
      if (!isActive(i))
        continue;
      for (int64_t j = 0; j < tile.vectors; ++j) {
        if (plan.rowLoop)
          ivs[*plan.rowLoop] = rowOf(i);
        if (plan.laneLoop)
          ivs[*plan.laneLoop] = columnsOf(j);
        SmallVector<PointValue> initial;
        for (unsigned out = 0; out < outs; ++out)
          initial.push_back({sums[slot(i, j, split) * outs + out], !plan.laneLoop, {}});
        setMask(j);
        SmallVector<PointValue> next = emitter.emitBody(plan.root, ivs, initial);
        for (unsigned out = 0; out < outs; ++out)
          sums[slot(i, j, split) * outs + out] =
              plan.laneLoop ? emitter.asVector(next[out]) : next[out].value;
        emitter.mask = {};
      }
    }
    return sums;
  }

  /// Two steps, of which the reduction stands at the first.
  SmallVector<Value> accumulatePair(SmallVector<Value> sums, int64_t split) {
    SmallVector<Value> columns(tile.vectors);
    for (int64_t j = 0; j < tile.vectors; ++j) {
      ivs[*plan.laneLoop] = columnsOf(j);
      setMask(j);
      columns[j] = plan.pairs->pairOfLanes(emitter, ivs);
    }
    emitter.mask = {};
    for (int64_t i = 0; i < tile.rows; ++i) {
      if (!isActive(i))
        continue;
      if (plan.rowLoop)
        ivs[*plan.rowLoop] = rowOf(i);
      Value row = plan.pairs->pairOfRow(emitter, ivs);
      for (int64_t j = 0; j < tile.vectors; ++j) {
        Value &sum = sums[slot(i, j, split)];
        sum = emitPairDot(builder, loc, sum, row, columns[j]);
      }
    }
    return sums;
  }

  void storeTile(ArrayRef<Value> sums) {
    unsigned outs = plan.root.getNumResults();
    for (int64_t i = 0; i < tile.rows; ++i)
      for (int64_t j = 0; j < tile.vectors; ++j) {
        for (unsigned out = 0; out < outs; ++out) {
          Value sum = sums[slot(i, j) * outs + out];
          bool uniform = !plan.laneLoop;
          emitter.define(plan.root.getResult(out), [sum, uniform](PointEmitter::Point) {
            return PointValue{sum, uniform, {}};
          });
        }
        setMask(j);
        SmallVector<LinearIndex> point = pointOf(i, j);
        SmallVector<PointValue> values;
        for (Value result : context.yield().getValues().drop_back(plan.sliced))
          values.push_back(emitter.emit(result, point));
        for (auto [out, value] : llvm::enumerate(values))
          emitter.store(context.out(out), point, value);
        emitter.mask = {};
      }
  }

  const ScheduleContext &context;
  OpBuilder &builder;
  Location loc;
  PointEmitter emitter;
  ContractionPlan plan;
  SmallVector<LinearIndex> ivs; // of the root's loops, where the tile stands
  Shared shared = Shared::Outer;
  enum class Stage { Whole, Begin, Add, End } stage = Stage::Whole; // of sliced sums
  Tile tile;
  std::optional<Tile> columnsAround;   // of the loop over columns, if it is the outermost
  KernelBuffer kept;                   // the sums, if in chunks or slices
  std::pair<Value, Value> chunkBounds; // of the terms
  Value lastMask;
};
} // namespace

LogicalResult tenon::emitContraction(const ScheduleContext &context) {
  return ContractionWriter(context).write();
}
