//===- PackOperands.cpp - Right sides of contractions in panels -----------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panel holds up to 64 columns, whatever the target's vectors are: narrower
// register tiles read a part of it. The last panel of a constant is filled up
// with zeros; other operands are packed only where the columns fill their panels. What
// was transposed for this alone is packed from where it came. The constant of a
// vector's product with a few columns is transposed instead, and the kernel gets the
// rows schedule.
//
//===----------------------------------------------------------------------===//

#include "compiler/Fusion/Passes.h"
#include "compiler/Fusion/Permutations.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/Remarks.h"
#include "llvm/Support/FormatVariadic.h"

#define DEBUG_TYPE "tenon-pack-operands"

namespace tenon {
#define GEN_PASS_DEF_PACKOPERANDSPASS
#include "compiler/Fusion/Passes.h.inc"

using namespace mlir;
using remark::RemarkOpts;

namespace {
constexpr int64_t kPanel = 64;
/// Rows from which packing an operand at run time pays: packing reads and writes
/// it once, each tile of rows then reads it as a stream.
constexpr int64_t kRowsToPack = 24;
/// Bytes of a panel that is read again from the second-level cache. Wider ones are
/// divided for a few rows, those of windows into what their tiles of two vectors read.
constexpr int64_t kWidestReadAgain = 512 << 10, kFewRows = 16, kWindowPanel = 32;

/// A vector's product with as few constant columns is as many dot products, of at least
/// so many terms; each column then lies by itself.
constexpr int64_t kFewColumns = 16, kLongDotProduct = 64;

/// Where the dimensions of an operand go: result = [outer…][panels][taps…][panel], or
/// [column][term] for dot products.
struct Packing {
  linalg::GenericOp root;
  OpOperand *operand = nullptr;
  SmallVector<unsigned> outer, taps; // dimensions of the operand, in loop order
  unsigned laneDim = 0;
  int64_t columns = 0, width = 0;
  bool dotProducts = false; // outer: the columns; lanes: the terms

  RankedTensorType packedType() const {
    auto type = cast<RankedTensorType>(operand->get().getType());
    SmallVector<int64_t> shape;
    for (unsigned dim : outer)
      shape.push_back(type.getDimSize(dim));
    if (!dotProducts)
      shape.push_back(llvm::divideCeil(columns, width));
    for (unsigned dim : taps)
      shape.push_back(type.getDimSize(dim));
    shape.push_back(width);
    return RankedTensorType::get(shape, type.getElementType());
  }

  /// Whether the operand is one panel as it is.
  bool isInPlace() const {
    auto type = cast<RankedTensorType>(operand->get().getType());
    return columns <= width && outer.empty() && laneDim + 1 == type.getRank() &&
           llvm::is_sorted(taps);
  }

  /// The operand's map over the root's loops, after packing.
  AffineMap packedMap() const {
    auto generic = cast<linalg::GenericOp>(operand->getOwner());
    AffineMap map = generic.getMatchingIndexingMap(operand);
    SmallVector<AffineExpr> results;
    AffineExpr lane = map.getResult(laneDim);
    for (unsigned dim : outer)
      results.push_back(map.getResult(dim));
    if (!dotProducts)
      results.push_back(lane.floorDiv(width));
    for (unsigned dim : taps)
      results.push_back(map.getResult(dim));
    results.push_back(dotProducts ? lane : lane % width);
    return AffineMap::get(map.getNumDims(), 0, results, map.getContext());
  }
};

/// The operand of `kernel` that is worth packing, if there is one.
std::optional<Packing> planPacking(rt::KernelOp kernel) {
  Packing packing;
  for (auto generic : kernel.getBlock().getOps<linalg::GenericOp>())
    if (generic.getNumReductionLoops())
      packing.root = generic;
  linalg::GenericOp root = packing.root;
  if (!root || root.getNumResults() != 1)
    return std::nullopt;
  AffineMap out = root.getMatchingIndexingMap(root.getDpsInitOperand(0));
  if (out.getNumResults() == 0)
    return std::nullopt;
  unsigned laneLoop = out.getDimPosition(out.getNumResults() - 1);
  std::optional<unsigned> rowLoop;
  if (out.getNumResults() > 1)
    rowLoop = out.getDimPosition(out.getNumResults() - 2);
  bool broadcasts = false;
  for (OpOperand *operand : root.getDpsInputOperands()) {
    AffineMap map = root.getMatchingIndexingMap(operand);
    if (!map.isFunctionOfDim(laneLoop)) {
      broadcasts = true;
      continue;
    }
    auto type = dyn_cast<RankedTensorType>(operand->get().getType());
    if (!type || !type.hasStaticShape() || type.getNumElements() == 0 ||
        !isa<BlockArgument>(operand->get()) || !operand->get().hasOneUse() ||
        !map.isProjectedPermutation() || (rowLoop && map.isFunctionOfDim(*rowLoop)))
      continue;
    packing.operand = operand;
  }
  if (!broadcasts || !packing.operand)
    return std::nullopt;
  AffineMap map = root.getMatchingIndexingMap(packing.operand);
  auto type = cast<RankedTensorType>(packing.operand->get().getType());
  SmallVector<std::pair<unsigned, unsigned>> byLoop; // loop, dimension
  for (unsigned dim = 0; dim < map.getNumResults(); ++dim)
    byLoop.push_back({map.getDimPosition(dim), dim});
  llvm::sort(byLoop);
  for (auto [loop, dim] : byLoop) {
    if (loop == laneLoop)
      packing.laneDim = dim;
    else if (root.getIteratorTypesArray()[loop] == utils::IteratorType::parallel)
      packing.outer.push_back(dim);
    else
      packing.taps.push_back(dim);
  }
  packing.columns = type.getDimSize(packing.laneDim);
  packing.width = std::min<int64_t>(kPanel, llvm::alignTo(packing.columns, 16));
  int64_t terms = 1;
  for (unsigned dim : packing.taps)
    terms *= type.getDimSize(dim);
  auto isWide = [&](int64_t width) {
    return terms * width * type.getElementTypeBitWidth() / 8 > kWidestReadAgain;
  };
  if (rowLoop && isWide(packing.width))
    if (int64_t rows = root.getStaticLoopRanges()[*rowLoop]; rows > 2 && rows <= kFewRows)
      packing.width =
          packing.taps.size() > 1 && !isWide(kWindowPanel) ? kWindowPanel : 16;
  return packing;
}

/// Whether the kernel is the product of a vector and few columns, which the rows schedule
/// computes with the terms along the lanes.
bool isFewDotProducts(rt::KernelOp kernel, const Packing &packing) {
  linalg::GenericOp root = packing.root;
  auto isFloat = [](Value value) {
    Type type = getElementTypeOrSelf(value.getType());
    return type.isF32() || type.isF64();
  };
  if (root.getNumLoops() != 2 || !packing.outer.empty() || packing.taps.size() != 1 ||
      root.getNumDpsInputs() != 2 || packing.columns > kFewColumns ||
      root.getIteratorTypesArray()[0] != utils::IteratorType::parallel ||
      root.getStaticLoopRanges()[1] < kLongDotProduct || !isFloat(root.getResult(0)))
    return false;
  for (OpOperand *operand : root.getDpsInputOperands())
    if (!isa<BlockArgument>(operand->get()) || !isFloat(operand->get()) ||
        !root.getMatchingIndexingMap(operand).isProjectedPermutation())
      return false;
  return llvm::all_of(kernel.getBlock().without_terminator(), [&](Operation &op) {
    auto generic = dyn_cast<linalg::GenericOp>(op);
    if (generic && generic != root)
      return generic.getNumLoops() == 1 && generic.getNumParallelLoops() == 1;
    return generic || isa<arith::ConstantOp, tensor::EmptyOp, linalg::FillOp>(op);
  });
}

Packing asDotProducts(Packing packing) {
  packing.dotProducts = true;
  packing.outer = {packing.laneDim};
  packing.laneDim = packing.taps.pop_back_val();
  packing.columns = packing.width = packing.root.getStaticLoopRanges()[1];
  return packing;
}

/// The outermost loop around `launch` whose iterations all find `value` the same; null
/// if there is none.
Operation *loopOfInvariant(rt::LaunchOp launch, Value value) {
  Operation *outermost = nullptr;
  for (Operation *at = launch->getParentOp(); at; at = at->getParentOp()) {
    if (at->isAncestor(value.getParentRegion()->getParentOp()))
      break;
    if (isa<LoopLikeOpInterface>(at))
      outermost = at;
  }
  return outermost;
}

/// Iterations of a loop, as far as they are known; enough to pay for packing if not.
int64_t tripsOf(Operation *loop) {
  auto counted = dyn_cast_or_null<scf::ForOp>(loop);
  if (!counted)
    return loop ? kRowsToPack : 1;
  auto limit = getConstantIntValue(counted.getUpperBound());
  return limit ? std::min(*limit, kRowsToPack) : kRowsToPack;
}

/// Copies a constant into panels.
int64_t packWeight(WeightStore &store, int64_t id, const Packing &packing) {
  auto type = cast<RankedTensorType>(packing.operand->get().getType());
  int64_t size = std::max<int64_t>(1, type.getElementTypeBitWidth() / 8);
  llvm::MutableArrayRef<char> to;
  int64_t packed =
      store.addUninitialized(packing.packedType().getNumElements() * size, to);
  const char *from = store.get(id).data();
  SmallVector<int64_t> strides(type.getRank(), size);
  for (int64_t dim = type.getRank() - 2; dim >= 0; --dim)
    strides[dim] = strides[dim + 1] * type.getDimSize(dim + 1);
  int64_t panels = llvm::divideCeil(packing.columns, packing.width);
  // The loops of the packed order, written as one counter per dimension.
  SmallVector<std::pair<int64_t, int64_t>> loops; // extent, stride in `from`
  for (unsigned dim : packing.outer)
    loops.push_back({type.getDimSize(dim), strides[dim]});
  size_t panelLoop = loops.size();
  loops.push_back({panels, strides[packing.laneDim] * packing.width});
  for (unsigned dim : packing.taps)
    loops.push_back({type.getDimSize(dim), strides[dim]});
  int64_t laneStride = strides[packing.laneDim];
  SmallVector<int64_t> at(loops.size(), 0);
  char *out = to.data();
  int64_t offset = 0;
  while (true) {
    int64_t columns =
        std::min(packing.width, packing.columns - at[panelLoop] * packing.width);
    if (laneStride == size)
      std::memcpy(out, from + offset, columns * size);
    else
      for (int64_t c = 0; c < columns; ++c)
        std::memcpy(out + c * size, from + offset + c * laneStride, size);
    out += packing.width * size;
    int64_t loop = loops.size() - 1;
    for (; loop >= 0; --loop) {
      offset += loops[loop].second;
      if (++at[loop] < loops[loop].first)
        break;
      offset -= loops[loop].second * loops[loop].first;
      at[loop] = 0;
    }
    if (loop < 0)
      return packed;
  }
}

struct PackOperandsPass : impl::PackOperandsPassBase<PackOperandsPass> {
  using Base::Base;

  void runOnOperation() override {
    llvm::MapVector<StringAttr, SmallVector<rt::LaunchOp>> launches;
    getOperation().walk([&](rt::LaunchOp launch) {
      launches[launch.getKernelAttr().getAttr()].push_back(launch);
    });
    SymbolTable symbols(getOperation());
    for (auto &[name, users] : launches) {
      auto kernel = symbols.lookup<rt::KernelOp>(name);
      if (kernel && kernel.getSchedule() == "contraction")
        if (std::optional<Packing> packing = planPacking(kernel))
          pack(symbols, kernel, *packing, users);
    }
  }

private:
  void pack(SymbolTable &symbols, rt::KernelOp kernel, Packing &packing,
            ArrayRef<rt::LaunchOp> users) {
    unsigned number = cast<BlockArgument>(packing.operand->get()).getArgNumber();
    WeightStore &store = getContext().getOrLoadDialect<rt::RtDialect>()->weights;
    for (rt::LaunchOp launch : users)
      if (auto weight = launch.getOperand(number).getDefiningOp<rt::WeightOp>();
          weight && static_cast<int64_t>(weight.getId()) >= store.size())
        return; // a module without its bytes, as tenon-opt reads it
    bool constant = llvm::all_of(users, [&](rt::LaunchOp launch) {
      return launch.getOperand(number).getDefiningOp<rt::WeightOp>() != nullptr;
    });
    if (!constant) {
      SmallVector<int64_t> ranges = packing.root.getStaticLoopRanges();
      AffineMap out =
          packing.root.getMatchingIndexingMap(packing.root.getDpsInitOperand(0));
      int64_t rows = out.getNumResults() > 1
                         ? ranges[out.getDimPosition(out.getNumResults() - 2)]
                         : 1;
      int64_t trips = kRowsToPack;
      for (rt::LaunchOp launch : users)
        trips =
            std::min(trips, tripsOf(loopOfInvariant(launch, launch.getOperand(number))));
      if (rows > 0)
        rows *= trips;
      while (packing.width > 16 && packing.columns % packing.width)
        packing.width -= 16;
      if (rows < kRowsToPack || packing.columns % packing.width) {
        remark::missed(kernel.getLoc(),
                       RemarkOpts::name("not-packed").category(DEBUG_TYPE))
            << llvm::formatv("operand {0}: {1} rows, {2} columns", number, rows,
                             packing.columns)
                   .str();
        return;
      }
      if (packing.isInPlace())
        return;
    }
    if (constant && isFewDotProducts(kernel, packing)) {
      packing = asDotProducts(packing);
      kernel.setSchedule("rows");
    }
    RankedTensorType packedType = packing.packedType();
    AffineMap map = packing.packedMap();
    rt::KernelOp packer;
    AffineMap moved; // of one launch only: others may read what is laid out otherwise
    if (!constant && users.size() == 1) {
      rt::LaunchOp only = users[0];
      moved = movesOnly(symbols, only.getOperand(number).getDefiningOp<rt::LaunchOp>());
    }
    for (rt::LaunchOp launch : users) {
      OpBuilder builder(launch);
      Value packed = constant
                         ? packConstant(builder, launch, number, packing)
                         : packAtRunTime(builder, launch, number, packing, packer, moved);
      auto mover = launch.getOperand(number).getDefiningOp<rt::LaunchOp>();
      launch->setOperand(number, packed);
      if (moved)
        eraseUnread(symbols, mover);
    }
    SmallVector<AffineMap> maps = packing.root.getIndexingMapsArray();
    maps[packing.operand->getOperandNumber()] = map;
    packing.root.setIndexingMapsAttr(Builder(&getContext()).getAffineMapArrayAttr(maps));
    packing.operand->get().setType(packedType);
    remark::passed(kernel.getLoc(), RemarkOpts::name("packed").category(DEBUG_TYPE))
        << llvm::formatv("operand {0} into {1}", number, packedType).str();
  }

  Value packConstant(OpBuilder &builder, rt::LaunchOp launch, unsigned number,
                     const Packing &packing) {
    WeightStore &store = getContext().getOrLoadDialect<rt::RtDialect>()->weights;
    auto weight = launch.getOperand(number).getDefiningOp<rt::WeightOp>();
    SmallVector<int64_t> recipe(packing.outer.begin(), packing.outer.end());
    recipe.push_back(-1);
    llvm::append_range(recipe, packing.taps);
    recipe.append({packing.laneDim, packing.width});
    auto [found, isNew] = packed.try_emplace({int64_t(weight.getId()), recipe}, 0);
    if (isNew)
      found->second = packWeight(store, weight.getId(), packing);
    return rt::WeightOp::create(builder, weight.getLoc(), packing.packedType(),
                                found->second);
  }

  /// From the places of a launch's result to those of what it moved there; null if it
  /// does more, or others read the result.
  static AffineMap movesOnly(SymbolTable &symbols, rt::LaunchOp launch) {
    if (!launch || !launch->hasOneUse() || launch.getIns().size() != 1)
      return {};
    auto kernel = symbols.lookup<rt::KernelOp>(launch.getKernel());
    if (!kernel || !llvm::hasNItems(kernel.getBlock(), 2))
      return {};
    auto generic = dyn_cast<linalg::GenericOp>(kernel.getBlock().front());
    if (!generic ||
        !llvm::is_contained(generic.getInputs(), kernel.getBlock().getArgument(0)))
      return {};
    return permutationOf(generic);
  }

  static void eraseUnread(SymbolTable &symbols, rt::LaunchOp launch) {
    auto kernel = symbols.lookup<rt::KernelOp>(launch.getKernel());
    launch->erase();
    if (SymbolTable::symbolKnownUseEmpty(kernel, symbols.getOp()))
      symbols.erase(kernel);
  }

  /// A launch that lays the operand out, of a kernel shared by all launches.
  Value packAtRunTime(OpBuilder &builder, rt::LaunchOp launch, unsigned number,
                      const Packing &packing, rt::KernelOp &packer, AffineMap moved) {
    RankedTensorType type = packing.packedType();
    Value source = launch.getOperand(number);
    // Once for all iterations.
    if (Operation *loop = loopOfInvariant(launch, source))
      builder.setInsertionPoint(loop);
    if (moved)
      source = source.getDefiningOp<rt::LaunchOp>().getIns()[0];
    if (!packer)
      packer = createPacker(launch, source.getType(), packing, moved);
    Value destination = bufferization::AllocTensorOp::create(builder, launch.getLoc(),
                                                             type, ValueRange());
    auto pack =
        rt::LaunchOp::create(builder, launch.getLoc(), TypeRange(type),
                             FlatSymbolRefAttr::get(&getContext(), packer.getSymName()),
                             DenseI32ArrayAttr(), source, destination);
    if (Attribute nodes = launch->getAttr("nodes"))
      pack->setAttr("nodes", nodes);
    return pack.getResult(0);
  }

  rt::KernelOp createPacker(rt::LaunchOp launch, Type sourceType, const Packing &packing,
                            AffineMap moved) {
    RankedTensorType type = packing.packedType();
    Operation *kernel =
        SymbolTable::lookupNearestSymbolFrom(launch, launch.getKernelAttr());
    OpBuilder builder(kernel);
    Location loc = kernel->getLoc();
    std::string name = (launch.getKernel() + "__pack").str();
    auto packer = rt::KernelOp::create(builder, loc, name, "parallel");
    Block *block = &packer.getBody().emplaceBlock();
    Value source = block->addArgument(sourceType, loc);
    Value destination = block->addArgument(type, loc);
    builder.setInsertionPointToStart(block);
    // Loop i is dimension i of the result.
    unsigned rank = type.getRank(), outer = packing.outer.size();
    SmallVector<AffineExpr> from(cast<RankedTensorType>(sourceType).getRank());
    for (auto [i, dim] : llvm::enumerate(packing.outer))
      from[dim] = builder.getAffineDimExpr(i);
    for (auto [i, dim] : llvm::enumerate(packing.taps))
      from[dim] = builder.getAffineDimExpr(outer + 1 + i);
    from[packing.laneDim] = builder.getAffineDimExpr(outer) * packing.width +
                            builder.getAffineDimExpr(rank - 1);
    AffineMap read = AffineMap::get(rank, 0, from, &getContext());
    AffineMap maps[] = {moved ? moved.compose(read) : read,
                        builder.getMultiDimIdentityMap(rank)};
    SmallVector<utils::IteratorType> loops(rank, utils::IteratorType::parallel);
    auto copy = linalg::GenericOp::create(
        builder, loc, TypeRange(type), source, destination, maps, loops,
        [](OpBuilder &b, Location l, ValueRange arguments) {
          linalg::YieldOp::create(b, l, arguments[0]);
        });
    rt::YieldOp::create(builder, loc, copy.getResults());
    return packer;
  }

  std::map<std::pair<int64_t, SmallVector<int64_t>>, int64_t> packed;
};

} // namespace
} // namespace tenon
