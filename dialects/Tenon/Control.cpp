//===- Control.cpp - The control family -------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "dialects/Tenon/TenonOps.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/PatternMatch.h"

using namespace mlir;
using namespace tenon;

/// Checks that `region` ends in a `tenon.yield` of values compatible with `types`.
static LogicalResult verifyYield(Operation *op, Region &region, StringRef name,
                                 TypeRange types) {
  Block &block = region.front();
  auto yield = block.empty() ? YieldOp() : dyn_cast<YieldOp>(block.back());
  if (!yield)
    return op->emitOpError("has a region '")
           << name << "' that does not end in tenon.yield";
  if (areCompatibleTypes(yield.getValues().getTypes(), types))
    return success();
  InFlightDiagnostic error = op->emitOpError("has results of types (")
                             << types << "), but its region '" << name << "' yields ("
                             << yield.getValues().getTypes() << ")";
  error.attachNote(yield.getLoc()) << "yielded here";
  return error;
}

//===----------------------------------------------------------------------===//
// tenon.if
//===----------------------------------------------------------------------===//

LogicalResult IfOp::verifyRegions() {
  // C2, C3.
  if (failed(verifyYield(*this, getThenRegion(), "then", getResultTypes())))
    return failure();
  return verifyYield(*this, getElseRegion(), "else", getResultTypes());
}

namespace {
/// An if of a constant condition is the region it takes.
struct TakeConstantBranch final : OpRewritePattern<IfOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(IfOp op, PatternRewriter &rewriter) const override {
    DenseElementsAttr condition;
    if (!matchPattern(op.getCondition(), m_Constant(&condition)))
      return rewriter.notifyMatchFailure(op, "the condition is no constant");
    Region &taken =
        condition.getSplatValue<bool>() ? op.getThenRegion() : op.getElseRegion();
    auto yield = cast<YieldOp>(taken.front().back());
    SmallVector<Value> values(yield.getValues());
    rewriter.eraseOp(yield);
    rewriter.inlineBlockBefore(&taken.front(), op);
    for (auto [value, type] : llvm::zip_equal(values, op.getResultTypes()))
      if (value.getType() != type)
        value = tensor::CastOp::create(rewriter, op.getLoc(), type, value);
    rewriter.replaceOp(op, values);
    return success();
  }
};
} // namespace

void IfOp::getCanonicalizationPatterns(RewritePatternSet &patterns,
                                       MLIRContext *context) {
  patterns.add<TakeConstantBranch>(context);
}

//===----------------------------------------------------------------------===//
// tenon.while
//===----------------------------------------------------------------------===//

LogicalResult WhileOp::verifyRegions() {
  // C1.
  TypeRange types = getResultTypes();
  if (!areCompatibleTypes(getInits().getTypes(), types))
    return emitOpError("carries (")
           << getInits().getTypes() << "), but has results of types (" << types << ")";
  for (auto [region, name] :
       {std::pair(&getCond(), "cond"), std::pair(&getBody(), "body")})
    if (!areCompatibleTypes(region->getArgumentTypes(), types))
      return emitOpError("has results of types (")
             << types << "), but its region '" << name << "' takes ("
             << region->getArgumentTypes() << ")";

  // C2.
  Block &cond = getCond().front();
  if (cond.empty() || !isa<ConditionOp>(cond.back()))
    return emitOpError("has a region 'cond' that does not end in tenon.condition");

  // C3.
  return verifyYield(*this, getBody(), "body", types);
}
