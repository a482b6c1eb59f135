//===- FoldTransposes.cpp - Contractions read and write in place ----------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The gradient of a convolution by its filter is a convolution of transposed tensors
// whose result is transposed. With the permutations in the maps of its loops nothing is
// moved: channels are rows, outputs are lanes, and the sum goes over images and places.
//
// Folded only where the schedule then has what it wants: the one operand that moves
// along the lanes has them last in memory and does not move along the rows, the other
// has the rows last.
//
//===----------------------------------------------------------------------===//

#include "compiler/CPU/Schedules/Reduction.h"
#include "compiler/Fusion/Passes.h"
#include "compiler/Fusion/Permutations.h"

namespace tenon {
#define GEN_PASS_DEF_FOLDTRANSPOSESPASS
#include "compiler/Fusion/Passes.h.inc"

using namespace mlir;

namespace {

/// The maps of a contraction's operands and what they read, with permutations folded.
struct Folded {
  SmallVector<Value> inputs;
  SmallVector<AffineMap> maps; // the result's last
  linalg::GenericOp last;      // what the new op stands for
};

std::optional<Folded> fold(linalg::GenericOp root) {
  Folded folded;
  folded.last = root;
  bool any = false;
  for (OpOperand *operand : root.getDpsInputOperands()) {
    Value input = operand->get();
    AffineMap map = root.getMatchingIndexingMap(operand);
    if (AffineMap permutation = permutationOf(input.getDefiningOp());
        permutation && input.hasOneUse()) {
      map = permutation.compose(map);
      input = cast<linalg::GenericOp>(input.getDefiningOp()).getInputs()[0];
      any = true;
    }
    folded.inputs.push_back(input);
    folded.maps.push_back(map);
  }
  AffineMap out = root.getMatchingIndexingMap(root.getDpsInitOperand(0));
  if (root->hasOneUse())
    if (AffineMap permutation = permutationOf(*root->user_begin())) {
      out = inversePermutation(permutation).compose(out);
      folded.last = cast<linalg::GenericOp>(*root->user_begin());
    }
  folded.maps.push_back(out);
  return any ? std::optional(folded) : std::nullopt;
}

/// Whether lanes and rows of a folded contraction are last in memory; the operand of the
/// lanes is `laneOperand`.
bool suitsLanes(const Folded &folded, unsigned &laneOperand) {
  AffineMap out = folded.maps.back();
  unsigned rank = out.getNumResults();
  if (folded.inputs.size() != 2 || rank < 2 || !out.isProjectedPermutation())
    return false;
  unsigned lane = out.getDimPosition(rank - 1), row = out.getDimPosition(rank - 2);
  laneOperand = folded.maps[0].isFunctionOfDim(lane) ? 0 : 1;
  AffineMap right = folded.maps[laneOperand], left = folded.maps[1 - laneOperand];
  auto isLast = [](AffineMap map, unsigned loop) {
    return map.getNumResults() && map.getResult(map.getNumResults() - 1) ==
                                      getAffineDimExpr(loop, map.getContext());
  };
  return isLast(right, lane) && isLast(left, row) && !right.isFunctionOfDim(row) &&
         !left.isFunctionOfDim(lane) && right.isProjectedPermutation();
}

/// Parallel loops in the order of the result, sums in that of the lanes' operand.
AffineMap loopOrder(const Folded &folded, unsigned laneOperand) {
  SmallVector<unsigned> order;
  for (AffineMap map : {folded.maps.back(), folded.maps[laneOperand]})
    for (AffineExpr expr : map.getResults())
      if (unsigned loop = cast<AffineDimExpr>(expr).getPosition();
          !llvm::is_contained(order, loop))
        order.push_back(loop);
  if (order.size() != folded.maps.back().getNumDims())
    return {};
  // From the new loops to the old ones.
  SmallVector<AffineExpr> old(order.size());
  MLIRContext *context = folded.maps.back().getContext();
  for (auto [at, loop] : llvm::enumerate(order))
    old[loop] = getAffineDimExpr(at, context);
  return AffineMap::get(order.size(), 0, old, context);
}

struct FoldTransposesPass : impl::FoldTransposesPassBase<FoldTransposesPass> {
  using Base::Base;

  void runOnOperation() override {
    SmallVector<linalg::GenericOp> roots;
    getOperation().walk([&](linalg::GenericOp op) {
      if (op.getNumReductionLoops() > 1 && matchReduction(op) == ReductionKind::ADD &&
          op.getDpsInits()[0].getDefiningOp<linalg::FillOp>())
        roots.push_back(op);
    });
    for (linalg::GenericOp root : roots)
      if (std::optional<Folded> folded = fold(root))
        rewrite(root, *folded);
  }

private:
  static void rewrite(linalg::GenericOp root, Folded &folded) {
    unsigned laneOperand = 0;
    if (!suitsLanes(folded, laneOperand))
      return;
    AffineMap order = loopOrder(folded, laneOperand);
    if (!order)
      return;
    for (AffineMap &map : folded.maps)
      map = map.compose(order);
    SmallVector<utils::IteratorType> iterators(root.getNumLoops());
    for (auto [loop, type] : llvm::enumerate(root.getIteratorTypesArray()))
      iterators[order.getDimPosition(loop)] = type;
    OpBuilder builder(folded.last);
    Location loc = root.getLoc();
    // A padded input that others read as well: each skips its own padding.
    for (Value &input : folded.inputs)
      if (auto pad = input.getDefiningOp<tensor::PadOp>(); pad && !pad->hasOneUse())
        input = builder.clone(*pad)->getResult(0);
    auto fill = root.getDpsInits()[0].getDefiningOp<linalg::FillOp>();
    Value empty =
        folded.last == root ? fill.getOutputs()[0] : Value(folded.last.getDpsInits()[0]);
    Value zero =
        linalg::FillOp::create(builder, loc, fill.getInputs()[0], empty).getResult(0);
    auto result = linalg::GenericOp::create(builder, loc, folded.last->getResultTypes(),
                                            folded.inputs, zero, folded.maps, iterators);
    IRMapping mapping;
    root.getRegion().cloneInto(&result.getRegion(), mapping);
    folded.last.getResult(0).replaceAllUsesWith(result.getResult(0));
    SmallVector<Operation *> dead = {folded.last.getOperation()};
    if (folded.last != root)
      dead.push_back(root);
    for (OpOperand *operand : root.getDpsInputOperands())
      if (Operation *producer = operand->get().getDefiningOp(); permutationOf(producer))
        dead.push_back(producer);
    for (Operation *op : dead)
      if (op->use_empty())
        op->erase();
  }
};

} // namespace
} // namespace tenon
