//===- ShapeFold.cpp - The shape family: folders ----------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Each folder looks for an op that does nothing or undoes another; what is left are
// shapes computed with shape ops (ShapeValues.cpp).
//
//===----------------------------------------------------------------------===//

#include "dialects/Tenon/Inference.h"
#include "dialects/Tenon/ShapeValues.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/PatternMatch.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::detail;

/// The constant in another shape, if it is one and the shape is static.
static OpFoldResult reshapeConstant(Attribute attribute, RankedTensorType type) {
  auto constant = dyn_cast_or_null<DenseIntOrFPElementsAttr>(attribute);
  if (!constant || !type.hasStaticShape() ||
      constant.getNumElements() != type.getNumElements())
    return {};
  return constant.reshape(type);
}

template <typename Range> static bool isAll(Range &&range, int64_t value) {
  return llvm::all_of(range, [&](int64_t each) { return each == value; });
}

OpFoldResult ReshapeOp::fold(FoldAdaptor op) {
  if (getInput().getType() == getType() && getType().hasStaticShape())
    return getInput();
  if (OpFoldResult constant = reshapeConstant(op.getInput(), getType()))
    return constant;
  // A size that only the type between states has to reach the outer type first.
  auto inner = getInput().getDefiningOp<ReshapeOp>();
  if (inner && (!inner.getType().hasStaticShape() || getType().hasStaticShape())) {
    getInputMutable().assign(inner.getInput());
    return getResult();
  }
  return foldShapeValue(getResult());
}

OpFoldResult ExpandDimsOp::fold(FoldAdaptor op) {
  if (getAxes().empty() && getInput().getType() == getType())
    return getInput();
  if (auto squeeze = getInput().getDefiningOp<SqueezeOp>())
    if (squeeze.getAxes() == getAxes() && squeeze.getInput().getType() == getType())
      return squeeze.getInput();
  if (OpFoldResult constant = reshapeConstant(op.getInput(), getType()))
    return constant;
  return foldShapeValue(getResult());
}

OpFoldResult SqueezeOp::fold(FoldAdaptor op) {
  if (getAxes().empty() && getInput().getType() == getType())
    return getInput();
  if (auto expand = getInput().getDefiningOp<ExpandDimsOp>())
    if (expand.getAxes() == getAxes() && expand.getInput().getType() == getType())
      return expand.getInput();
  if (OpFoldResult constant = reshapeConstant(op.getInput(), getType()))
    return constant;
  return foldShapeValue(getResult());
}

OpFoldResult TransposeOp::fold(FoldAdaptor) {
  bool isIdentity = llvm::equal(getPerm(), llvm::seq<int64_t>(0, getPerm().size()));
  if (isIdentity && getInput().getType() == getType())
    return getInput();
  auto inner = getInput().getDefiningOp<TransposeOp>();
  if (!inner)
    return {};
  SmallVector<int64_t> composed;
  for (auto [axis, size] : llvm::zip_equal(getPerm(), getType().getShape())) {
    // A size that only the type between states has to reach the outer type first.
    if (ShapedType::isDynamic(size) && !inner.getType().isDynamicDim(axis))
      return {};
    composed.push_back(inner.getPerm()[axis]);
  }
  setPerm(composed);
  getInputMutable().assign(inner.getInput());
  return getResult();
}

OpFoldResult ConcatOp::fold(FoldAdaptor) {
  if (getInputs().size() == 1 && getInputs().front().getType() == getType())
    return getInputs().front();
  return foldShapeValue(getResult());
}

OpFoldResult SliceOp::fold(FoldAdaptor) {
  bool takesAll = isAll(getBegin(), 0) && isAll(getStrides(), 1);
  for (auto [size, dim] : llvm::zip_equal(getSize(), getInput().getType().getShape()))
    takesAll &= size == -1 || size == dim;
  if (takesAll && getInput().getType() == getType())
    return getInput();
  return foldShapeValue(getResult());
}

OpFoldResult PadOp::fold(FoldAdaptor) {
  if (isAll(getLow(), 0) && isAll(getHigh(), 0) && getInput().getType() == getType())
    return getInput();
  return {};
}

OpFoldResult BroadcastToOp::fold(FoldAdaptor op) {
  if (getInput().getType() == getType() && getType().hasStaticShape())
    return getInput();
  auto constant = dyn_cast_or_null<DenseIntOrFPElementsAttr>(op.getInput());
  if (constant && constant.isSplat() && getType().hasStaticShape())
    return constant.resizeSplat(getType());
  return foldShapeValue(getResult());
}

OpFoldResult TileOp::fold(FoldAdaptor) {
  auto multiples = evaluateShape(getMultiples());
  if (multiples && isAll(*multiples, 1) && getInput().getType() == getType())
    return getInput();
  return {};
}

OpFoldResult ShapeOfOp::fold(FoldAdaptor) { return foldShapeValue(getResult()); }

OpFoldResult RangeOp::fold(FoldAdaptor) { return foldShapeValue(getResult()); }

OpFoldResult ReverseOp::fold(FoldAdaptor) {
  bool changesNothing = llvm::all_of(getAxes(), [&](int64_t axis) {
    return getInput().getType().getDimSize(axis) == 1;
  });
  if (changesNothing && getInput().getType() == getType())
    return getInput();
  return foldShapeValue(getResult());
}

//===----------------------------------------------------------------------===//
// tenon.dynamic_slice
//===----------------------------------------------------------------------===//

OpFoldResult DynamicSliceOp::fold(FoldAdaptor) { return foldShapeValue(getResult()); }

namespace {
/// A slice at constant places is tenon.slice, unless it fails at run time.
struct SliceAtConstants final : OpRewritePattern<DynamicSliceOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(DynamicSliceOp op,
                                PatternRewriter &rewriter) const override {
    auto begins = evaluateShape(op.getBegin()), sizes = evaluateShape(op.getSize());
    auto input = op.getInput().getType();
    for (auto [begin, size, dim] : llvm::zip_equal(*begins, *sizes, input.getShape())) {
      if (ShapedType::isDynamic(begin) || ShapedType::isDynamic(size))
        return rewriter.notifyMatchFailure(op, "begin or size is no constant");
      if (begin < 0 ||
          (!ShapedType::isDynamic(dim) && begin + std::max<int64_t>(size, 0) > dim))
        return rewriter.notifyMatchFailure(op, "the box leaves the input");
      if (ShapedType::isDynamic(dim) && size == -1 && begin != 0)
        return rewriter.notifyMatchFailure(op, "the begin may lie beyond the input");
    }
    SmallVector<int64_t> strides(begins->size(), 1);
    rewriter.replaceOpWithNewOp<SliceOp>(op, op.getType(), op.getInput(), *begins, *sizes,
                                         strides);
    return success();
  }
};
} // namespace

void DynamicSliceOp::getCanonicalizationPatterns(RewritePatternSet &patterns,
                                                 MLIRContext *context) {
  patterns.add<SliceAtConstants>(context);
}
