//===- ContractionPlan.cpp - Tiles and padding of a contraction -----------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Tile sizes come from the registers of the target, never from a tuning run:
// rows × vectors accumulators leave room for one vector of the right side each
// and a broadcast. Measured on AVX-512: 6 × 4 for matmul, 14 × 2 for windows.
//
//===----------------------------------------------------------------------===//

#include "compiler/CPU/Schedules/Contraction.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace tenon;

const PaddedDim *ContractionPlan::paddedByPosition(unsigned loop) const {
  for (const PaddedDim &dim : padded)
    if (dim.positionLoop == loop)
      return &dim;
  return nullptr;
}

const PaddedDim *ContractionPlan::paddedByTap(unsigned loop) const {
  for (const PaddedDim &dim : padded)
    if (dim.tapLoop == loop)
      return &dim;
  return nullptr;
}

int64_t ContractionPlan::blockTiles() const {
  int64_t tiles = std::max<int64_t>(rowTiles(), 1);
  int64_t most = std::max<int64_t>(1, kBlockRows / tileRows);
  if (tiles <= most + most / 4)
    return tiles; // a last block of one or two tiles would read all columns again
  return llvm::divideCeil(tiles, llvm::divideCeil(tiles, most));
}

int64_t ContractionPlan::readersOfPanel() const {
  if (!columnsOutside)
    return reductions.size() == 1 ? blockTiles() : 1;
  std::optional<int64_t> places = staticExtent(outer.front());
  return outer.size() == 1 && places ? *places : 1;
}

int64_t ContractionPlan::bytesAlong(unsigned loop, unsigned other) const {
  linalg::GenericOp generic = root;
  int64_t bytes = 0;
  for (OpOperand *operand : generic.getDpsInputOperands()) {
    AffineMap map = generic.getMatchingIndexingMap(operand);
    auto type = dyn_cast<RankedTensorType>(operand->get().getType());
    if (type && type.hasStaticShape() && type.getElementType().isIntOrFloat() &&
        map.isFunctionOfDim(loop) && !map.isFunctionOfDim(other))
      bytes += type.getNumElements() * type.getElementTypeBitWidth() / 8;
  }
  return bytes;
}

/// How evenly `count` units divide among two threads, at most 1.
static double balance(std::optional<int64_t> count) {
  if (!count)
    return 0.99;
  if (*count < 2)
    return 0;
  return double(*count) / (2 * llvm::divideCeil(*count, 2));
}

ContractionPlan::Shared ContractionPlan::chooseShared(int64_t tileColumns) const {
  std::optional<int64_t> outerUnits = 1, rows = 1, columns;
  for (unsigned loop : outer) {
    std::optional<int64_t> extent = staticExtent(loop);
    outerUnits =
        outerUnits && extent ? std::optional(*outerUnits * *extent) : std::nullopt;
  }
  if (rowLoop) {
    rows = staticExtent(*rowLoop);
    if (rows)
      rows = llvm::divideCeil(*rows, tileRows);
    if (paddedByPosition(*rowLoop))
      rows = 1; // border tiles are written one by one
  }
  if ((columns = staticExtent(*laneLoop)))
    columns = llvm::divideCeil(*columns, tileColumns);
  double best = balance(outerUnits);
  Shared shared = Shared::Outer;
  if (balance(rows) > best) {
    best = balance(rows);
    shared = Shared::Rows;
  }
  // Each share of the rows reads the whole right side, each of the columns the left.
  bool readsLess = shared == Shared::Rows && balance(columns) > best - 0.02 &&
                   bytesAlong(*laneLoop, *rowLoop) > bytesAlong(*rowLoop, *laneLoop);
  if (balance(columns) > best || readsLess)
    shared = Shared::Columns;
  return shared;
}

/// Reads `expr` as stride·position (+ dilation·tap) of distinct loops.
static std::optional<PaddedDim> matchWindow(AffineExpr expr,
                                            ArrayRef<utils::IteratorType> loops) {
  SmallVector<std::pair<unsigned, int64_t>> terms;
  auto addTerm = [&](AffineExpr term) {
    int64_t factor = 1;
    if (auto product = dyn_cast<AffineBinaryOpExpr>(term);
        product && product.getKind() == AffineExprKind::Mul)
      if (auto constant = dyn_cast<AffineConstantExpr>(product.getRHS())) {
        factor = constant.getValue();
        term = product.getLHS();
      }
    auto dim = dyn_cast<AffineDimExpr>(term);
    if (!dim)
      return false;
    terms.push_back({dim.getPosition(), factor});
    return true;
  };
  if (auto sum = dyn_cast<AffineBinaryOpExpr>(expr);
      sum && sum.getKind() == AffineExprKind::Add) {
    if (!addTerm(sum.getLHS()) || !addTerm(sum.getRHS()))
      return std::nullopt;
  } else if (!addTerm(expr)) {
    return std::nullopt;
  }
  PaddedDim result{};
  bool hasPosition = false;
  for (auto [loop, factor] : terms) {
    if (loops[loop] == utils::IteratorType::parallel && !hasPosition) {
      hasPosition = true;
      result.positionLoop = loop;
      result.stride = factor;
    } else if (loops[loop] == utils::IteratorType::reduction && !result.tapLoop) {
      result.tapLoop = loop;
      result.dilation = factor;
    } else {
      return std::nullopt;
    }
  }
  if (!hasPosition)
    return std::nullopt;
  return result;
}

/// Lets the loops skip the padding of an input instead of testing each element:
/// possible if the padding is neutral, and static where a window moves over it.
static void planPadding(ContractionPlan &plan) {
  if (!plan.kind)
    return;
  for (OpOperand *operand : plan.root.getDpsInputOperands()) {
    auto pad = operand->get().getDefiningOp<tensor::PadOp>();
    if (!pad || !pad->hasOneUse() || !pad.getSourceType().hasStaticShape())
      continue;
    TypedAttr value;
    if (!matchPattern(pad.getConstantPaddingValue(), m_Constant(&value)) ||
        !isNeutral(*plan.kind, value))
      continue;
    SmallVector<PaddedDim> dims;
    bool skips = true;
    AffineMap map = plan.root.getMatchingIndexingMap(operand);
    SmallVector<utils::IteratorType> loops = plan.root.getIteratorTypesArray();
    for (auto [i, low, high] : llvm::enumerate(pad.getStaticLow(), pad.getStaticHigh())) {
      if (low == 0 && high == 0)
        continue;
      std::optional<PaddedDim> dim = matchWindow(map.getResult(i), loops);
      // Rows are cut at the border; other positions bound the loop of their tap.
      skips &= dim && low >= 0 && high >= 0 && dim->positionLoop != plan.laneLoop &&
               plan.staticExtent(dim->positionLoop) &&
               (dim->tapLoop ? plan.staticExtent(*dim->tapLoop).has_value()
                             : dim->positionLoop == plan.rowLoop);
      if (!skips)
        break;
      dim->operandDim = i;
      dim->low = low;
      dim->size = pad.getSourceType().getDimSize(i);
      dims.push_back(*dim);
    }
    if (!skips)
      continue;
    plan.pad = pad;
    plan.padded = std::move(dims);
    return;
  }
}

/// Columns of a packed panel, if an operand is packed; else 0.
static int64_t findPanelWidth(linalg::GenericOp root) {
  int64_t width = 0;
  for (AffineMap map : root.getIndexingMapsArray())
    map.walkExprs([&](AffineExpr expr) {
      if (expr.getKind() == AffineExprKind::Mod)
        if (auto by =
                dyn_cast<AffineConstantExpr>(cast<AffineBinaryOpExpr>(expr).getRHS()))
          width = std::max(width, by.getValue());
    });
  return width;
}

/// Whether the broadcast operand is contiguous along the rows, and nothing but they move
/// along it.
static bool rowsAreLast(ContractionPlan &plan) {
  for (OpOperand *operand : plan.root.getDpsInputOperands()) {
    AffineMap map = plan.root.getMatchingIndexingMap(operand);
    if (plan.rowLoop && !map.isFunctionOfDim(*plan.laneLoop) && map.getNumResults())
      return map.getResult(map.getNumResults() - 1) ==
             getAffineDimExpr(*plan.rowLoop, map.getContext());
  }
  return false;
}

/// Rows and vectors of the register tile.
static void planTile(ContractionPlan &plan, const TargetInfo &target, int64_t lanes) {
  if (!plan.laneLoop)
    return;
  // A side that does not move along the lanes is broadcast to all vectors of a
  // row, as in a matmul; otherwise only rows of a window share loads.
  // Rows that are channels are no window: their loads are of one line.
  bool broadcasts = false, windowed = !plan.padded.empty() && !rowsAreLast(plan);
  std::optional<unsigned> rowTap;
  for (OpOperand *operand : plan.root.getDpsInputOperands()) {
    AffineMap map = plan.root.getMatchingIndexingMap(operand);
    broadcasts |= !map.isFunctionOfDim(*plan.laneLoop);
    for (AffineExpr expr : map.getResults())
      if (plan.rowLoop && expr.isFunctionOfDim(*plan.rowLoop) &&
          isa<AffineBinaryOpExpr>(expr))
        for (unsigned loop : plan.reductions)
          if (expr.isFunctionOfDim(loop))
            rowTap = loop;
  }
  windowed |= rowTap.has_value();
  if (broadcasts)
    plan.loopedTap = rowTap;
  bool manyRegisters = target.vectorRegisters >= 32;
  std::optional<int64_t> columns = plan.staticExtent(*plan.laneLoop);
  int64_t vectors = columns ? std::max<int64_t>(llvm::divideCeil(*columns, lanes), 1) : 4;
  std::optional<int64_t> rows = plan.rowLoop ? plan.staticExtent(*plan.rowLoop) : 1;
  if (!broadcasts) {
    plan.tileVectors = std::min<int64_t>(vectors, windowed ? 1 : 2);
    plan.tileRows = manyRegisters ? 7 : 4;
  } else if (windowed) {
    plan.tileVectors = std::min<int64_t>(vectors, 2);
    plan.tileRows = manyRegisters ? 14 : 6;
  } else {
    plan.tileVectors = std::min<int64_t>(vectors, manyRegisters ? 4 : 2);
    while (plan.panelWidth && plan.panelWidth % (plan.tileVectors * lanes))
      --plan.tileVectors; // whole tiles of a panel
    plan.tileRows = manyRegisters ? 24 / plan.tileVectors : 12 / plan.tileVectors;
    plan.tileRows = std::min<int64_t>(plan.tileRows, 12);
    // One vector: each multiply-add loads its broadcast. Eight sums hide its latency,
    // and eight rows fit a set of the first-level cache, if they all fall into one.
    // In one line they fall into one anyway.
    if (plan.tileVectors == 1)
      plan.tileRows = rowsAreLast(plan) ? 16 : 8;
    if (rows && *rows <= 2 && !windowed)
      plan.tileVectors = std::min<int64_t>(
          vectors, manyRegisters ? 16 / std::max<int64_t>(*rows, 1) : 8);
  }
  if (rows)
    plan.tileRows = std::min(plan.tileRows, std::max<int64_t>(*rows, 1));
  // A tile of few accumulators waits for each sum; several sums of interleaved
  // terms keep the multipliers busy. Only where the rows are static, so that the
  // order of a sum does not depend on the tile that a row falls into.
  int64_t accumulators = plan.tileRows * plan.tileVectors;
  if (rows && *rows <= 2 && !plan.reductions.empty() && plan.kind && !plan.sliced)
    if (std::optional<int64_t> terms = plan.staticExtent(plan.reductions.back()))
      while (plan.splits * accumulators < 8 && *terms >= plan.splits * 4)
        plan.splits *= 2;
}

/// The operand of `plan.streamed`: the left side of a product of few columns.
static OpOperand *findStreamed(ContractionPlan &plan, const KernelFrame &frame,
                               const TargetInfo &target, int64_t lanes) {
  if (!plan.rowLoop || plan.reductions.empty() || plan.pad || plan.tileVectors > 1)
    return nullptr;
  std::optional<int64_t> columns = plan.staticExtent(*plan.laneLoop);
  if (!columns || *columns > plan.tileVectors * lanes)
    return nullptr;
  for (OpOperand *operand : plan.root.getDpsInputOperands()) {
    AffineMap map = plan.root.getMatchingIndexingMap(operand);
    auto type = dyn_cast<RankedTensorType>(operand->get().getType());
    if (type && type.hasStaticShape() && frame.buffers.contains(operand->get()) &&
        map.isProjectedPermutation() && map.getNumResults() >= 2 &&
        map.isFunctionOfDim(*plan.rowLoop) && !map.isFunctionOfDim(*plan.laneLoop) &&
        map.getDimPosition(map.getNumResults() - 1) == plan.reductions.back() &&
        type.getNumElements() * type.getElementTypeBitWidth() / 8 > target.l2Bytes)
      return operand;
  }
  return nullptr;
}

/// A right side of more than this share of the second-level cache is asked for: from one
/// run to the next the model's other weights drive it out.
constexpr int64_t kShareOfCache = 8;
/// Sums of as many terms are done in chunks of at most as many.
constexpr int64_t kLongSum = 2048, kChunk = 384;

/// The operand of `plan.panels`: the right side of a product of more than one tile.
static OpOperand *findPanels(ContractionPlan &plan, const KernelFrame &frame,
                             const TargetInfo &target, int64_t lanes) {
  if (!plan.rowLoop || !plan.staticExtent(*plan.rowLoop) || plan.readersOfPanel() < 2 ||
      plan.panelWidth != plan.tileVectors * lanes)
    return nullptr;
  size_t terms = plan.reductions.size(); // dimensions of a panel before its columns
  for (OpOperand *operand : plan.root.getDpsInputOperands()) {
    AffineMap map = plan.root.getMatchingIndexingMap(operand);
    auto type = dyn_cast<RankedTensorType>(operand->get().getType());
    if (!type || type.getRank() != int64_t(terms) + 2 || !type.getElementType().isF32() ||
        !map.isFunctionOfDim(*plan.laneLoop) || !frame.buffers.contains(operand->get()))
      continue;
    bool inOrder = true;
    for (auto [i, loop] : llvm::enumerate(plan.reductions))
      inOrder &= map.getResult(i + 1) == getAffineDimExpr(loop, map.getContext());
    if (inOrder && type.getDimSize(terms) % 16 == 0 &&
        type.getDimSize(terms + 1) == plan.panelWidth &&
        type.getNumElements() * 4 >= target.l2Bytes / kShareOfCache)
      return operand;
  }
  return nullptr;
}

/// `plan.columnsOutside`: a right side that does not stay in the second-level cache would
/// be read from memory once for each place of the outer loops; the left side, read for
/// each tile of columns instead, stays there.
static bool putsColumnsOutside(const ContractionPlan &plan, const TargetInfo &target,
                               int64_t lanes) {
  if (plan.outer.empty() || !plan.panelWidth || !plan.rowLoop)
    return false;
  int64_t right = plan.bytesAlong(*plan.laneLoop, *plan.rowLoop);
  int64_t left = plan.bytesAlong(*plan.rowLoop, *plan.laneLoop);
  for (unsigned loop : plan.outer)
    if (plan.bytesAlong(loop, *plan.rowLoop)) // a product of each place
      return false;
  std::optional<int64_t> columns = plan.staticExtent(*plan.laneLoop);
  if (!columns || right <= target.l2Bytes / 2)
    return false;
  int64_t tiles = llvm::divideCeil(*columns, plan.tileVectors * lanes);
  return right / tiles * 2 + left <= target.l2Bytes; // these columns and the next
}

/// Terms of `plan.chunk`. Long sums only: at each chunk's ends the sums are loaded and
/// stored, and a panel of fewer terms stays in the second-level cache anyway.
static int64_t chooseChunk(ContractionPlan &plan) {
  int64_t terms = *plan.staticExtent(plan.reductions[0]);
  bool isF32 = getElementTypeOrSelf(plan.root.getResult(0).getType()).isF32();
  if (!isF32 || plan.splits > 1 || plan.root.getNumResults() != 1 || terms < kLongSum)
    return 0;
  int64_t chunks = llvm::divideCeil(terms, kChunk);
  return llvm::alignTo(llvm::divideCeil(terms, chunks), plan.unroll);
}

std::pair<Value, Value> tenon::tapBounds(const ContractionPlan &plan, IndexBuilder &index,
                                         ArrayRef<LinearIndex> ivs, unsigned loop) {
  Value low = index.constant(0), high = index.scalar(plan.extents[loop]);
  const PaddedDim *dim = plan.paddedByTap(loop);
  if (!dim || dim->positionLoop == plan.rowLoop)
    return {low, high};
  LinearIndex start = index.add(ivs[dim->positionLoop] * dim->stride, -dim->low);
  // Smallest tap with start + dilation·tap >= 0, and first one at or past size.
  auto firstTap = [&](int64_t bound) -> Value {
    LinearIndex distance =
        index.add(index.multiply(start, -1), bound + dim->dilation - 1);
    Value positive = index.maximum(index.scalar(distance), index.constant(0));
    return arith::DivSIOp::create(index.builder, index.loc, positive,
                                  index.constant(dim->dilation));
  };
  return {index.minimum(firstTap(0), high), index.minimum(firstTap(dim->size), high)};
}

FailureOr<linalg::GenericOp> tenon::findReduction(rt::KernelOp kernel) {
  linalg::GenericOp root;
  for (auto generic : kernel.getBlock().getOps<linalg::GenericOp>())
    if (generic.getNumReductionLoops() > 0) {
      if (root)
        return generic.emitOpError("is a second reduction in a contraction kernel");
      root = generic;
    }
  if (!root)
    return kernel.emitOpError("has no reduction");
  return root;
}

FailureOr<SmallVector<LinearIndex>> tenon::loopExtents(linalg::GenericOp generic,
                                                       PointEmitter &emitter) {
  SmallVector<LinearIndex> extents(generic.getNumLoops(), LinearIndex(0));
  llvm::SmallBitVector known(generic.getNumLoops());
  // Inits first: the loops of destinations are the ones that stores are within.
  SmallVector<OpOperand *> operands;
  for (OpOperand &init : generic.getDpsInitsMutable())
    operands.push_back(&init);
  llvm::append_range(operands, generic.getDpsInputOperands());
  for (bool staticOnly : {true, false})
    for (OpOperand *operand : operands)
      for (auto [i, expr] :
           llvm::enumerate(generic.getMatchingIndexingMap(operand).getResults())) {
        auto dim = dyn_cast<AffineDimExpr>(expr);
        if (!dim || known[dim.getPosition()])
          continue;
        auto type = cast<RankedTensorType>(operand->get().getType());
        if (staticOnly && type.isDynamicDim(i))
          continue;
        known.set(dim.getPosition());
        extents[dim.getPosition()] = emitter.dimOf(operand->get(), i);
      }
  if (!known.all())
    return generic.emitOpError("has a loop that no operand gives the size of");
  return extents;
}

FailureOr<ContractionPlan> tenon::planContraction(const ScheduleContext &context,
                                                  PointEmitter &emitter) {
  FailureOr<linalg::GenericOp> root = findReduction(context.kernel());
  if (failed(root))
    return failure();
  ContractionPlan plan;
  plan.root = *root;
  plan.kind = matchReduction(plan.root);
  FailureOr<SmallVector<LinearIndex>> extents = loopExtents(plan.root, emitter);
  if (failed(extents))
    return failure();
  plan.extents = std::move(*extents);

  AffineMap out = plan.root.getMatchingIndexingMap(plan.root.getDpsInitOperand(0));
  SmallVector<unsigned> parallel;
  for (AffineExpr expr : out.getResults())
    parallel.push_back(cast<AffineDimExpr>(expr).getPosition());
  if (!parallel.empty())
    plan.laneLoop = parallel.pop_back_val();
  if (!parallel.empty())
    plan.rowLoop = parallel.pop_back_val();
  plan.outer = parallel;
  for (auto [i, type] : llvm::enumerate(plan.root.getIteratorTypesArray()))
    if (type == utils::IteratorType::reduction)
      plan.reductions.push_back(i);
  auto last = dyn_cast<BlockArgument>(context.yield().getValues().back());
  plan.sliced = last && last.getArgNumber() >= context.kernel().getNumIns();
  planPadding(plan);
  plan.panelWidth = findPanelWidth(plan.root);
  planTile(plan, context.target, context.lanes());
  if (!plan.reductions.empty())
    plan.unroll = std::max<int64_t>(plan.splits, 4);
  if (!plan.reductions.empty() && plan.laneLoop)
    plan.pairs = matchPairDot(plan.root, *plan.laneLoop, plan.rowLoop,
                              plan.reductions.back(), context.target);
  if (plan.pairs)
    plan.unroll = std::max<int64_t>(2 * plan.splits, 4);
  if (plan.laneLoop && !plan.sliced)
    plan.columnsOutside = putsColumnsOutside(plan, context.target, context.lanes());
  if (plan.laneLoop)
    plan.streamed = findStreamed(plan, context.frame, context.target, context.lanes());
  if (plan.laneLoop)
    plan.panels = findPanels(plan, context.frame, context.target, context.lanes());
  if (plan.panels && !plan.columnsOutside)
    plan.chunk = chooseChunk(plan);
  if (plan.streamed) // a line of each row
    plan.unroll =
        64 /
        getElementTypeOrSelf(plan.streamed->get().getType()).getIntOrFloatBitWidth() * 8;
  return plan;
}
