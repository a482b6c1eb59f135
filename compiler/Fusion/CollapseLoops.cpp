//===- CollapseLoops.cpp - Fewer, longer loops in a kernel ----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// All ops of a kernel share the dimensions of its results (the space); for row
// kernels, those of a row's place. For each pair of neighbouring dimensions the
// maps of all ops are checked, then rewritten in place.
//
//===----------------------------------------------------------------------===//

#include "compiler/Fusion/CollapseLoops.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace tenon;

namespace {

class LoopCollapser {
public:
  /// `forbids` says which neighbouring dimensions of block arguments must stay apart.
  LoopCollapser(rt::KernelOp kernel, function_ref<bool(Value, unsigned)> forbids)
      : kernel(kernel), forbids(forbids) {
    for (auto op : kernel.getBlock().getOps<linalg::GenericOp>()) {
      generics.push_back(op);
      if (op.getNumReductionLoops())
        root = op;
    }
  }

  /// Merges dimensions p and p + 1 of the space; false if some operand forbids.
  bool merge(unsigned p) {
    positions.clear();
    fixed.clear();
    for (linalg::GenericOp op : generics)
      if (!check(op, p))
        return false;
    for (Operation &op : kernel.getBlock().without_terminator())
      if (!isa<linalg::GenericOp, linalg::FillOp, tensor::EmptyOp>(op))
        for (Value value : llvm::concat<Value>(SmallVector<Value>(op.getOperands()),
                                               SmallVector<Value>(op.getResults())))
          fixed.insert(value);
    if (!propagateToInits())
      return false;
    for (auto [value, position] : positions)
      if (fixed.contains(value) || forbids(value, position))
        return false;
    apply(p);
    return true;
  }

  /// Number of dimensions of the space.
  unsigned spaceRank() {
    if (kernel.getSchedule() == "rows")
      return root.getNumParallelLoops();
    auto yield = cast<rt::YieldOp>(kernel.getBlock().getTerminator());
    return cast<RankedTensorType>(yield.getValues()[0].getType()).getRank();
  }

  /// Where the last merge took place in each block argument.
  llvm::DenseMap<Value, unsigned> positions;

private:
  unsigned loopOf(linalg::GenericOp op, unsigned p) {
    if (op != root || kernel.getSchedule() == "rows")
      return p;
    AffineMap out = op.getMatchingIndexingMap(op.getDpsInitOperand(0));
    return cast<AffineDimExpr>(out.getResult(p)).getPosition();
  }

  bool record(Value tensor, std::optional<unsigned> position) {
    if (!position) {
      fixed.insert(tensor);
      return true;
    }
    auto [found, isNew] = positions.try_emplace(tensor, *position);
    return isNew || found->second == *position;
  }

  bool check(linalg::GenericOp op, unsigned p) {
    unsigned first = loopOf(op, p), second = loopOf(op, p + 1);
    if (second != first + 1 || second >= op.getNumLoops())
      return false;
    for (OpOperand &operand : op->getOpOperands()) {
      AffineMap map = op.getMatchingIndexingMap(&operand);
      std::optional<unsigned> at;
      for (auto [i, expr] : llvm::enumerate(map.getResults())) {
        if (!expr.isFunctionOfDim(first) && !expr.isFunctionOfDim(second))
          continue;
        auto dim = dyn_cast<AffineDimExpr>(expr);
        if (!dim)
          return false;
        if (dim.getPosition() == first) {
          if (at || i + 1 >= map.getNumResults() ||
              map.getResult(i + 1) != getAffineDimExpr(second, op.getContext()))
            return false;
          at = i;
        } else if (!at || i != *at + 1) {
          return false;
        }
      }
      if (!isa<RankedTensorType>(operand.get().getType()))
        continue;
      if (!record(operand.get(), at))
        return false;
      if (op.isDpsInit(&operand) && !record(op.getTiedOpResult(&operand), at))
        return false;
    }
    // Bodies that use loop indices or other tensors keep their loops.
    return !op.getBody()
                ->walk([](Operation *inner) {
                  return isa<linalg::IndexOp, tensor::ExtractOp>(inner)
                             ? WalkResult::interrupt()
                             : WalkResult::advance();
                })
                .wasInterrupted();
  }

  /// A result's position holds for its fill and its empty, too.
  bool propagateToInits() {
    for (Operation &op : llvm::reverse(kernel.getBlock().without_terminator()))
      if (auto fill = dyn_cast<linalg::FillOp>(op)) {
        auto found = positions.find(fill.getResult(0));
        if (found == positions.end()) {
          fixed.insert(fill.getOutputs()[0]);
          continue;
        }
        unsigned position = found->second;
        if (!record(fill.getOutputs()[0], position))
          return false;
      }
    return true;
  }

  static RankedTensorType mergedType(RankedTensorType type, unsigned position) {
    SmallVector<int64_t> shape(type.getShape());
    int64_t a = shape[position], b = shape[position + 1];
    shape[position] = ShapedType::isDynamic(a) || ShapedType::isDynamic(b)
                          ? ShapedType::kDynamic
                          : a * b;
    shape.erase(shape.begin() + position + 1);
    return RankedTensorType::get(shape, type.getElementType());
  }

  void apply(unsigned p) {
    for (linalg::GenericOp op : generics)
      rewriteMaps(op, loopOf(op, p));
    for (auto [value, position] : positions) {
      auto type = mergedType(cast<RankedTensorType>(value.getType()), position);
      if (auto empty = value.getDefiningOp<tensor::EmptyOp>())
        rebuildEmpty(empty, type, position);
      else
        value.setType(type);
    }
  }

  static void rewriteMaps(linalg::GenericOp op, unsigned loop) {
    MLIRContext *context = op.getContext();
    unsigned loops = op.getNumLoops();
    SmallVector<AffineExpr> replacements;
    for (unsigned i = 0; i < loops; ++i)
      replacements.push_back(getAffineDimExpr(i <= loop ? i : i - 1, context));
    SmallVector<AffineMap> maps;
    for (AffineMap map : op.getIndexingMapsArray()) {
      SmallVector<AffineExpr> results;
      for (AffineExpr expr : map.getResults())
        if (expr != getAffineDimExpr(loop + 1, context))
          results.push_back(expr.replaceDims(replacements));
      maps.push_back(AffineMap::get(loops - 1, 0, results, context));
    }
    SmallVector<Attribute> iterators(op.getIteratorTypes().getValue());
    iterators.erase(iterators.begin() + loop + 1);
    op.setIndexingMapsAttr(Builder(context).getAffineMapArrayAttr(maps));
    op.setIteratorTypesAttr(ArrayAttr::get(context, iterators));
  }

  void rebuildEmpty(tensor::EmptyOp empty, RankedTensorType type, unsigned position) {
    OpBuilder builder(empty);
    SmallVector<OpFoldResult> sizes = empty.getMixedSizes();
    auto asValue = [&](OpFoldResult size) {
      return getValueOrCreateConstantIndexOp(builder, empty.getLoc(), size);
    };
    if (type.isDynamicDim(position))
      sizes[position] =
          arith::MulIOp::create(builder, empty.getLoc(), asValue(sizes[position]),
                                asValue(sizes[position + 1]))
              .getResult();
    else
      sizes[position] = builder.getIndexAttr(type.getDimSize(position));
    sizes.erase(sizes.begin() + position + 1);
    auto merged =
        tensor::EmptyOp::create(builder, empty.getLoc(), sizes, type.getElementType());
    empty.getResult().replaceAllUsesWith(merged.getResult());
    empty.erase();
  }

  rt::KernelOp kernel;
  function_ref<bool(Value, unsigned)> forbids;
  SmallVector<linalg::GenericOp> generics;
  linalg::GenericOp root;
  llvm::DenseSet<Value> fixed; // tensors that must keep their shape
};

/// The launch's side: which dimensions of each operand became one.
using Reassociations = SmallVector<SmallVector<ReassociationIndices>>;

/// Loops as long as this are worth keeping where fewer would need a copy of an operand.
constexpr int64_t kLongLoop = 16;

/// Whether dimensions `dim` and `dim + 1` of `operand` lie apart: it is a slice, which
/// would be copied for a launch that sees them as one.
bool liesApart(Value operand, int64_t dim) {
  auto slice = operand.getDefiningOp<tensor::ExtractSliceOp>();
  if (!slice)
    return false;
  llvm::SmallBitVector dropped = slice.getDroppedDims();
  SmallVector<int64_t> kept;
  for (int64_t i = 0; i < slice.getSourceType().getRank(); ++i)
    if (!dropped.test(i))
      kept.push_back(i);
  for (int64_t i = kept[dim] + 1; i <= kept[dim + 1]; ++i)
    if (slice.getStaticSizes()[i] != slice.getSourceType().getDimSize(i) ||
        ShapedType::isDynamic(slice.getStaticSizes()[i]))
      return slice.getType().getDimSize(dim + 1) >= kLongLoop;
  return false;
}

} // namespace

static rt::LaunchOp reshapeOperands(OpBuilder &builder, rt::KernelOp kernel,
                                    rt::LaunchOp launch, const Reassociations &groups) {
  Location loc = launch.getLoc();
  builder.setInsertionPoint(launch);
  SmallVector<Value> ins, outs;
  SmallVector<Type> resultTypes;
  for (auto [i, operand] : llvm::enumerate(launch->getOperands())) {
    Value value = operand;
    if (!groups[i].empty() &&
        groups[i].size() <
            static_cast<size_t>(cast<RankedTensorType>(value.getType()).getRank()))
      value = tensor::CollapseShapeOp::create(
          builder, loc, kernel.getBlock().getArgument(i).getType(), value, groups[i]);
    if (i < launch.getIns().size()) {
      ins.push_back(value);
    } else {
      outs.push_back(value);
      resultTypes.push_back(value.getType());
    }
  }
  auto collapsed = rt::LaunchOp::create(builder, loc, resultTypes, launch.getKernelAttr(),
                                        launch.getElementwiseAttr(), ins, outs);
  collapsed->setDiscardableAttrs(launch->getDiscardableAttrDictionary());
  for (auto [i, result] : llvm::enumerate(launch.getResults())) {
    Value value = collapsed.getResult(i);
    if (value.getType() != result.getType())
      value = tensor::ExpandShapeOp::create(
          builder, loc, result.getType(), value, groups[launch.getIns().size() + i],
          tensor::getMixedSizes(builder, loc, launch.getOuts()[i]));
    result.replaceAllUsesWith(value);
  }
  launch.erase();
  return collapsed;
}

rt::LaunchOp tenon::collapseLoops(OpBuilder &builder, rt::KernelOp kernel,
                                  rt::LaunchOp launch) {
  if (kernel.getBlock().getOps<linalg::GenericOp>().empty())
    return launch;
  Reassociations groups;
  auto forbids = [&](Value value, unsigned position) {
    auto argument = dyn_cast<BlockArgument>(value);
    if (!argument || argument.getOwner() != &kernel.getBlock())
      return false;
    unsigned number = argument.getArgNumber();
    return liesApart(launch->getOperand(number), groups[number][position].back());
  };
  LoopCollapser collapser(kernel, forbids);
  for (Value operand : launch->getOperands()) {
    groups.emplace_back();
    if (auto type = dyn_cast<RankedTensorType>(operand.getType()))
      for (int64_t dim = 0; dim < type.getRank(); ++dim)
        groups.back().push_back({dim});
  }
  bool changed = false;
  for (unsigned p = 0; p + 1 < collapser.spaceRank();) {
    if (!collapser.merge(p)) {
      ++p;
      continue;
    }
    changed = true;
    for (BlockArgument argument : kernel.getBlock().getArguments()) {
      auto found = collapser.positions.find(argument);
      if (found == collapser.positions.end())
        continue;
      SmallVector<ReassociationIndices> &dims = groups[argument.getArgNumber()];
      llvm::append_range(dims[found->second], dims[found->second + 1]);
      dims.erase(dims.begin() + found->second + 1);
    }
  }
  return changed ? reshapeOperands(builder, kernel, launch, groups) : launch;
}
