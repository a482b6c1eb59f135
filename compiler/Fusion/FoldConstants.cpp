//===- FoldConstants.cpp - Compute what depends on constants alone --------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One walk in program order, so that chains fold. Reshapes of constants share
// their bytes. A sum over a constant folds as well; what would only make constants
// larger (a broadcast, a tile) is left to the run.
//
//===----------------------------------------------------------------------===//

#include "compiler/Fusion/Evaluate.h"
#include "compiler/Fusion/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/Remarks.h"
#include <cstring>
#include <list>

#define DEBUG_TYPE "tenon-fold-constants"

namespace tenon {
#define GEN_PASS_DEF_FOLDCONSTANTSPASS
#include "compiler/Fusion/Passes.h.inc"

using namespace mlir;
using remark::RemarkOpts;

namespace {

/// Points of the largest op that is interpreted: about a second.
constexpr int64_t kMostPoints = 1 << 22;

struct FoldConstantsPass : impl::FoldConstantsPassBase<FoldConstantsPass> {
  using Base::Base;

  void runOnOperation() override {
    WeightStore &store = getContext().getOrLoadDialect<rt::RtDialect>()->weights;
    SmallVector<Operation *> ops;
    getOperation().walk([&](Operation *op) {
      if (canEvaluate(op))
        ops.push_back(op);
    });
    for (Operation *op : ops)
      fold(op, store);
  }

private:
  void fold(Operation *op, WeightStore &store) {
    llvm::DenseMap<Value, ArrayRef<char>> operands;
    std::list<std::vector<char>> owned; // fills, as long as the evaluation takes
    int64_t inputBytes = 0;
    bool readsWeight = false;
    for (Value operand : op->getOperands()) {
      if (!isa<RankedTensorType>(operand.getType()))
        continue;
      if (auto weight = operand.getDefiningOp<rt::WeightOp>()) {
        if (static_cast<int64_t>(weight.getId()) >= store.size())
          return; // a module without its bytes, as tenon-opt reads it
        operands[operand] = store.get(weight.getId());
        inputBytes += operands[operand].size();
        readsWeight = true;
      } else if (operand.getDefiningOp<tensor::EmptyOp>()) {
        operands[operand] = {};
      } else if (auto bytes = filledBytes(operand)) {
        owned.push_back(std::move(*bytes));
        operands[operand] = owned.back();
      } else {
        return;
      }
    }
    auto type = cast<RankedTensorType>(op->getResult(0).getType());
    int64_t bytes = type.getNumElements() * storedBytes(type.getElementType());
    if (!readsWeight || (bytes > inputBytes && bytes > maxBytes))
      return;
    OpBuilder builder(op);
    if (isa<tensor::ExpandShapeOp, tensor::CollapseShapeOp>(op)) {
      auto source = op->getOperand(0).getDefiningOp<rt::WeightOp>();
      auto same = rt::WeightOp::create(builder, op->getLoc(), type, source.getIdAttr());
      op->getResult(0).replaceAllUsesWith(same.getResult());
      return op->erase();
    }
    int64_t points = 1;
    if (auto computed = dyn_cast<linalg::LinalgOp>(op))
      for (int64_t extent : computed.getStaticLoopRanges())
        points *= extent;
    if (points > kMostPoints) {
      remark::missed(op->getLoc(), RemarkOpts::name("not-folded").category(DEBUG_TYPE))
          << std::to_string(points) + " points";
      return;
    }
    std::optional<std::vector<char>> result = evaluate(op, operands);
    if (!result)
      return;
    auto weight =
        rt::WeightOp::create(builder, op->getLoc(), type, store.addCopy(*result));
    op->getResult(0).replaceAllUsesWith(weight.getResult());
    remark::passed(op->getLoc(), RemarkOpts::name("folded").category(DEBUG_TYPE))
        << std::to_string(result->size()) + " bytes";
    op->erase();
  }

  /// The bytes of a filled tensor or a splat of static shape.
  static std::optional<std::vector<char>> filledBytes(Value value) {
    auto type = cast<RankedTensorType>(value.getType());
    Attribute scalar;
    if (auto fill = value.getDefiningOp<linalg::FillOp>())
      matchPattern(fill.getInputs()[0], m_Constant(&scalar));
    else if (auto constant = value.getDefiningOp<arith::ConstantOp>())
      if (auto splat = dyn_cast<SplatElementsAttr>(constant.getValue()))
        scalar = splat.getSplatValue<Attribute>();
    if (!scalar || !type.hasStaticShape())
      return std::nullopt;
    APInt bits = isa<FloatAttr>(scalar)
                     ? cast<FloatAttr>(scalar).getValue().bitcastToAPInt()
                     : cast<IntegerAttr>(scalar).getValue();
    int64_t size = storedBytes(type.getElementType());
    std::vector<char> bytes(type.getNumElements() * size);
    uint64_t word = bits.getZExtValue();
    for (int64_t i = 0; i < type.getNumElements(); ++i)
      std::memcpy(bytes.data() + i * size, &word, size);
    return bytes;
  }
};

} // namespace
} // namespace tenon
