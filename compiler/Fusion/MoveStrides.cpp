//===- MoveStrides.cpp - Compute only the positions that are read ---------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// If every reader of a result takes every second (third, …) place of a dimension,
// its producer computes just those: the step moves from the readers' maps to the
// maps of what the producer reads. Ops are visited last to first, so a step goes
// as far back as nothing else reads the places between. It moves through any
// generic op, as a step is a factor in a map: a 1×1 convolution with strides
// shrinks the residual addition, the 1×1 and the 3×3 convolution before it.
//
//===----------------------------------------------------------------------===//

#include "compiler/Fusion/Passes.h"
#include "mlir/IR/Remarks.h"
#include "llvm/Support/FormatVariadic.h"

#define DEBUG_TYPE "tenon-move-strides"

namespace tenon {
#define GEN_PASS_DEF_MOVESTRIDESPASS
#include "compiler/Fusion/Passes.h.inc"

using namespace mlir;
using remark::RemarkOpts;

namespace {

/// One dimension of a result as one reader takes it.
struct Step {
  int64_t factor = 1;
  unsigned loop = 0; // of the reader, where factor > 1
};

/// How `expr` of a reader's map moves: by a factor of a loop, or by one.
Step matchStep(AffineExpr expr) {
  auto product = dyn_cast<AffineBinaryOpExpr>(expr);
  if (!product || product.getKind() != AffineExprKind::Mul)
    return {};
  auto dim = dyn_cast<AffineDimExpr>(product.getLHS());
  auto factor = dyn_cast<AffineConstantExpr>(product.getRHS());
  if (!dim || !factor || factor.getValue() < 2)
    return {};
  return {factor.getValue(), dim.getPosition()};
}

struct MoveStridesPass : impl::MoveStridesPassBase<MoveStridesPass> {
  using Base::Base;

  void runOnOperation() override {
    SmallVector<linalg::GenericOp> generics;
    getOperation().walk([&](linalg::GenericOp op) { generics.push_back(op); });
    for (linalg::GenericOp op : llvm::reverse(generics))
      move(op);
  }

private:
  void move(linalg::GenericOp op) {
    if (op.getNumResults() != 1 || op->use_empty() || !op.hasPureTensorSemantics())
      return;
    auto type = cast<RankedTensorType>(op.getResult(0).getType());
    if (!type.hasStaticShape())
      return;
    SmallVector<int64_t> factors(type.getRank(), 1);
    bool some = false;
    for (int64_t dim = 0; dim < type.getRank(); ++dim) {
      factors[dim] = commonFactor(op, type, dim);
      some |= factors[dim] > 1;
    }
    if (!some)
      return;
    if (StringRef reason = whyNot(op, factors); !reason.empty()) {
      remark::missed(op.getLoc(), RemarkOpts::name("not-moved").category(DEBUG_TYPE))
          << reason;
      return;
    }
    apply(op, type, factors);
  }

  /// The factor by which all readers step along `dim`; 1 if one of them does not.
  static int64_t commonFactor(linalg::GenericOp op, RankedTensorType type, int64_t dim) {
    int64_t common = 0;
    bool steps = false, agrees = true;
    for (OpOperand &use : op->getUses()) {
      auto reader = dyn_cast<linalg::GenericOp>(use.getOwner());
      Step step;
      if (reader && !reader.isDpsInit(&use))
        step = matchStep(reader.getMatchingIndexingMap(&use).getResult(dim));
      int64_t size = type.getDimSize(dim);
      if (step.factor > 1 && reader.getStaticLoopRanges()[step.loop] !=
                                 int64_t(llvm::divideCeil(size, step.factor)))
        step.factor = 1; // a window that ends early
      steps |= step.factor > 1;
      agrees &= common == 0 || common == step.factor;
      common = step.factor;
    }
    if (steps && !agrees)
      remark::missed(op.getLoc(), RemarkOpts::name("not-moved").category(DEBUG_TYPE))
          << "another reader takes other places of dimension " + std::to_string(dim);
    return agrees ? common : 1;
  }

  /// Why `op` cannot leave places out; empty if it can.
  static StringRef whyNot(linalg::GenericOp op, ArrayRef<int64_t> factors) {
    OpOperand *init = op.getDpsInitOperand(0);
    if (!op.getMatchingIndexingMap(init).isProjectedPermutation())
      return "its result is not written in the order of its loops";
    Value start = init->get();
    if (auto fill = start.getDefiningOp<linalg::FillOp>())
      start = fill.getOutputs()[0];
    if (!start.getDefiningOp<tensor::EmptyOp>())
      return "it begins with values that were computed before";
    auto asksForPlaces = [](Operation *inner) {
      return isa<linalg::IndexOp>(inner) ? WalkResult::interrupt()
                                         : WalkResult::advance();
    };
    if (op.getBody()->walk(asksForPlaces).wasInterrupted())
      return "its values depend on their place";
    return {};
  }

  void apply(linalg::GenericOp op, RankedTensorType type, ArrayRef<int64_t> factors) {
    MLIRContext *context = op.getContext();
    OpBuilder builder(op);
    SmallVector<int64_t> shape;
    for (auto [size, factor] : llvm::zip_equal(type.getShape(), factors))
      shape.push_back(llvm::divideCeil(size, factor));
    auto smaller = RankedTensorType::get(shape, type.getElementType());

    // Loops of the result step; inputs are read at multiples.
    SmallVector<AffineMap> maps = op.getIndexingMapsArray();
    OpOperand *init = op.getDpsInitOperand(0);
    AffineMap out = op.getMatchingIndexingMap(init);
    SmallVector<AffineExpr> loops;
    for (unsigned loop = 0; loop < op.getNumLoops(); ++loop)
      loops.push_back(builder.getAffineDimExpr(loop));
    for (auto [dim, factor] : llvm::enumerate(factors))
      loops[out.getDimPosition(dim)] = loops[out.getDimPosition(dim)] * factor;
    for (OpOperand *input : op.getDpsInputOperands()) {
      AffineMap &map = maps[input->getOperandNumber()];
      map = map.replaceDimsAndSymbols(loops, {}, op.getNumLoops(), 0);
    }
    op.setIndexingMapsAttr(builder.getAffineMapArrayAttr(maps));
    Value start =
        tensor::EmptyOp::create(builder, op.getLoc(), shape, type.getElementType());
    if (auto fill = init->get().getDefiningOp<linalg::FillOp>())
      start = linalg::FillOp::create(builder, fill.getLoc(), fill.getInputs()[0], start)
                  .getResult(0);
    init->set(start);
    op.getResult(0).setType(smaller);

    // Readers take all of what is left.
    for (OpOperand &use : op->getUses()) {
      auto reader = cast<linalg::GenericOp>(use.getOwner());
      SmallVector<AffineMap> readerMaps = reader.getIndexingMapsArray();
      AffineMap &map = readerMaps[use.getOperandNumber()];
      SmallVector<AffineExpr> results(map.getResults());
      for (auto [dim, factor] : llvm::enumerate(factors))
        if (factor > 1)
          results[dim] = cast<AffineBinaryOpExpr>(results[dim]).getLHS();
      map = AffineMap::get(map.getNumDims(), 0, results, context);
      reader.setIndexingMapsAttr(builder.getAffineMapArrayAttr(readerMaps));
    }
    remark::passed(op.getLoc(), RemarkOpts::name("moved").category(DEBUG_TYPE))
        << llvm::formatv("computes {0} of {1} elements", smaller.getNumElements(),
                         type.getNumElements())
               .str();
  }
};

} // namespace
} // namespace tenon
