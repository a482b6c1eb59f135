//===- TypeRefinement.cpp - Declared types made more static -----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Two patterns that together carry sizes through a graph. An op whose inferred type is
// more static than the declared one is rebuilt with what both know, followed by a
// tensor.cast to the declared type; an op that infers its type reads through such a
// cast. The casts left over stand before ops that need one exact type.
//
// Where a declared type contradicts what is inferred (a branch that is never taken may
// hold such ops), nothing is changed, so that valid IR stays valid.
//
//===----------------------------------------------------------------------===//

#include "dialects/Tenon/TypeRefinement.h"
#include "dialects/Tenon/TenonOps.h"

using namespace mlir;
using namespace tenon;

/// Whether nothing is left to learn of the op's results.
static bool isFullyStatic(Operation *op) {
  return llvm::all_of(op->getResultTypes(), [](Type type) {
    auto shaped = dyn_cast<ShapedType>(type);
    return !shaped || shaped.hasStaticShape();
  });
}

/// The type of the op's one result, inferred from `operands`; null if the op does not
/// infer its type, or cannot.
static RankedTensorType inferType(Operation *op, ValueRange operands) {
  if (!isa_and_nonnull<TenonDialect>(op->getDialect()) || op->getNumResults() != 1 ||
      operands.empty())
    return nullptr;
  auto declared = cast<RankedTensorType>(op->getResult(0).getType());
  auto input = cast<RankedTensorType>(operands.front().getType());
  if (isa<tenon::CastOp>(op))
    return declared.clone(input.getShape());
  if (auto argReduce = dyn_cast<ArgReduceOp>(op)) {
    SmallVector<int64_t> shape(input.getShape());
    shape.erase(shape.begin() + argReduce.getAxis());
    return declared.clone(shape);
  }
  if (isa<ShapeOfOp>(op))
    return declared.clone({input.getRank()});

  auto infers = dyn_cast<InferTypeOpInterface>(op);
  SmallVector<Type, 1> types;
  if (!infers || failed(infers.inferReturnTypes(op->getContext(), std::nullopt, operands,
                                                op->getDiscardableAttrDictionary(),
                                                op->getPropertiesStorage(),
                                                op->getRegions(), types)))
    return nullptr;
  return cast<RankedTensorType>(types.front());
}

namespace {
struct RefineDeclaredType final : RewritePattern {
  explicit RefineDeclaredType(MLIRContext *context)
      : RewritePattern(MatchAnyOpTypeTag(), 1, context) {}

  LogicalResult matchAndRewrite(Operation *op, PatternRewriter &rewriter) const override {
    if (isFullyStatic(op))
      return rewriter.notifyMatchFailure(op, "all sizes are known");
    RankedTensorType inferred = inferType(op, op->getOperands());
    if (!inferred)
      return rewriter.notifyMatchFailure(op, "the type is not inferred");
    auto declared = cast<RankedTensorType>(op->getResult(0).getType());
    if (!areCompatibleTypes(inferred, declared))
      return rewriter.notifyMatchFailure(op,
                                         "the declared type contradicts the inferred");
    SmallVector<int64_t> shape(declared.getShape());
    for (auto [size, known] : llvm::zip_equal(shape, inferred.getShape()))
      if (ShapedType::isDynamic(size))
        size = known;
    if (ArrayRef<int64_t>(shape) == declared.getShape())
      return rewriter.notifyMatchFailure(op, "inference knows no more sizes");

    rewriter.setInsertionPointAfter(op);
    Operation *refined = rewriter.clone(*op);
    refined->getResult(0).setType(declared.clone(shape));
    rewriter.replaceOpWithNewOp<tensor::CastOp>(op, declared, refined->getResult(0));
    return success();
  }
};

struct ReadThroughCast final : RewritePattern {
  explicit ReadThroughCast(MLIRContext *context)
      : RewritePattern(MatchAnyOpTypeTag(), 1, context) {}

  LogicalResult matchAndRewrite(Operation *op, PatternRewriter &rewriter) const override {
    SmallVector<Value> operands(op->getOperands());
    for (Value &operand : operands)
      if (auto conversion = operand.getDefiningOp<tensor::CastOp>())
        if (tensor::preservesStaticInformation(conversion.getType(),
                                               conversion.getSource().getType()))
          operand = conversion.getSource();
    if (operands == SmallVector<Value>(op->getOperands()))
      return rewriter.notifyMatchFailure(op, "no operand is a cast that forgets sizes");
    RankedTensorType inferred = inferType(op, operands);
    if (!inferred || !areCompatibleTypes(inferred, op->getResult(0).getType()))
      return rewriter.notifyMatchFailure(op, "the op needs the type of its operand");
    rewriter.modifyOpInPlace(op, [&] { op->setOperands(operands); });
    return success();
  }
};
} // namespace

void tenon::detail::populateTypeRefinementPatterns(RewritePatternSet &patterns) {
  patterns.add<RefineDeclaredType, ReadThroughCast>(patterns.getContext());
}
