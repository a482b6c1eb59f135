//===- SliceSums.cpp - Long sums of many results, a part at a time --------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The gradient of a filter is a sum over all places of all images. Each of its tiles
// would read all images once more; a kernel with memory for its sums goes through the
// images one by one instead, and computes all tiles' share of one while it is in the
// cache. The memory is one more destination, which nobody reads.
//
//===----------------------------------------------------------------------===//

#include "compiler/CPU/Schedules/Reduction.h"
#include "compiler/Fusion/Passes.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"

namespace tenon {
#define GEN_PASS_DEF_SLICESUMSPASS
#include "compiler/Fusion/Passes.h.inc"

using namespace mlir;

namespace {
/// Loading and storing the sums takes as long as about this many terms of a tile.
constexpr int64_t kLeastTerms = 32;
/// Sums that would not stay in the second-level cache.
constexpr int64_t kMostSums = 128 << 10;

/// The sums of `kernel`, if they are worth being kept from slice to slice.
RankedTensorType slicedSums(rt::KernelOp kernel) {
  linalg::GenericOp root;
  for (auto generic : kernel.getBlock().getOps<linalg::GenericOp>())
    if (generic.getNumReductionLoops())
      root = generic;
  if (!root || root.getNumReductionLoops() < 2 ||
      matchReduction(root) != ReductionKind::ADD || root.getNumDpsInputs() != 2)
    return {};
  auto type = cast<RankedTensorType>(root.getResult(0).getType());
  AffineMap out = root.getMatchingIndexingMap(root.getDpsInitOperand(0));
  if (!type.hasStaticShape() || !type.getElementType().isF32() || type.getRank() < 2 ||
      type.getNumElements() > kMostSums)
    return {};
  // The outermost sum is over whole slices of both operands.
  SmallVector<int64_t> ranges = root.getStaticLoopRanges();
  std::optional<unsigned> slices;
  int64_t terms = 1;
  for (auto [loop, iterator] : llvm::enumerate(root.getIteratorTypesArray())) {
    if (iterator != utils::IteratorType::reduction)
      continue;
    if (!slices)
      slices = loop;
    else if (ShapedType::isDynamic(ranges[loop]))
      return {};
    else
      terms *= ranges[loop];
  }
  for (OpOperand *operand : root.getDpsInputOperands())
    if (!llvm::is_contained(root.getMatchingIndexingMap(operand).getResults(),
                            getAffineDimExpr(*slices, root.getContext())))
      return {};
  unsigned lane = out.getDimPosition(out.getNumResults() - 1);
  bool broadcasts = llvm::any_of(root.getDpsInputOperands(), [&](OpOperand *operand) {
    return !root.getMatchingIndexingMap(operand).isFunctionOfDim(lane);
  });
  bool isOne = ranges[*slices] == 1;
  return broadcasts && !isOne && terms >= kLeastTerms ? type : RankedTensorType();
}

struct SliceSumsPass : impl::SliceSumsPassBase<SliceSumsPass> {
  using Base::Base;

  void runOnOperation() override {
    SymbolTable symbols(getOperation());
    SmallVector<rt::LaunchOp> launches;
    getOperation().walk([&](rt::LaunchOp launch) { launches.push_back(launch); });
    llvm::DenseMap<Operation *, RankedTensorType> sums;
    for (rt::LaunchOp launch : launches) {
      auto kernel = symbols.lookup<rt::KernelOp>(launch.getKernel());
      if (!kernel || kernel.getSchedule() != "contraction")
        continue;
      auto [found, isNew] = sums.try_emplace(kernel, nullptr);
      if (isNew && (found->second = slicedSums(kernel)))
        addSums(kernel, found->second);
      if (found->second)
        addSums(launch, found->second);
    }
  }

private:
  static void addSums(rt::KernelOp kernel, RankedTensorType type) {
    Block &block = kernel.getBlock();
    Value argument = block.addArgument(type, kernel.getLoc());
    block.getTerminator()->insertOperands(block.getTerminator()->getNumOperands(),
                                          argument);
  }

  static void addSums(rt::LaunchOp launch, RankedTensorType type) {
    OpBuilder builder(launch);
    SmallVector<Value> outs(launch.getOuts());
    outs.push_back(bufferization::AllocTensorOp::create(builder, launch.getLoc(), type,
                                                        ValueRange()));
    SmallVector<Type> types(launch.getResultTypes());
    types.push_back(type);
    auto wider =
        rt::LaunchOp::create(builder, launch.getLoc(), types, launch.getKernelAttr(),
                             launch.getElementwiseAttr(), launch.getIns(), outs);
    wider->setDiscardableAttrs(launch->getDiscardableAttrDictionary());
    launch->replaceAllUsesWith(wider->getResults().drop_back());
    launch->erase();
  }
};

} // namespace
} // namespace tenon
