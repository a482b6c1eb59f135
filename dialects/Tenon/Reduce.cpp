//===- Reduce.cpp - The reduce family ---------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "dialects/Tenon/Inference.h"
#include "dialects/Tenon/ShapeValues.h"
#include "mlir/IR/PatternMatch.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::detail;

LogicalResult ReduceOp::inferReturnTypes(MLIRContext *, std::optional<Location> location,
                                         Adaptor op, SmallVectorImpl<Type> &types) {
  auto input = cast<RankedTensorType>(op.getInput().getType());

  // C3.
  if (failed(checkAxes(location, getOperationName(), op.getAxes(), input.getRank())))
    return failure();

  SmallVector<int64_t> shape;
  for (auto [axis, size] : llvm::enumerate(input.getShape())) {
    if (!llvm::is_contained(op.getAxes(), static_cast<int64_t>(axis)))
      shape.push_back(size);
    else if (op.getKeepDims())
      shape.push_back(1);
  }
  types.push_back(RankedTensorType::get(shape, input.getElementType()));
  return success();
}

LogicalResult ReduceOp::verify() {
  // C1.
  Type element = getInput().getType().getElementType();
  StringRef needed;
  switch (getKind()) {
  case ReduceKind::any:
  case ReduceKind::all:
    needed = element.isInteger(1) ? "" : "i1";
    break;
  case ReduceKind::max:
  case ReduceKind::min:
    needed = isa<ComplexType>(element) || element.isInteger(1) ? "float or integer" : "";
    break;
  case ReduceKind::sum:
  case ReduceKind::prod:
  case ReduceKind::mean:
    needed = element.isInteger(1) ? "numeric" : "";
    break;
  }
  if (!needed.empty())
    return emitOpError("has kind ") << stringifyReduceKind(getKind()) << ", which needs "
                                    << needed << " elements, but got " << element;
  return success();
}

OpFoldResult ReduceOp::fold(FoldAdaptor) {
  if (getAxes().empty() && getInput().getType() == getType())
    return getInput();
  return foldShapeValue(getResult());
}

void ArgReduceOp::build(OpBuilder &builder, OperationState &state, ArgReduceKind kind,
                        Value input, int64_t axis, Type elementType) {
  auto type = cast<RankedTensorType>(input.getType());
  SmallVector<int64_t> shape(type.getShape());
  if (axis >= 0 && axis < type.getRank())
    shape.erase(shape.begin() + axis);
  build(builder, state, RankedTensorType::get(shape, elementType), kind, input, axis);
}

LogicalResult ArgReduceOp::verify() {
  auto input = getInput().getType();
  int64_t axis = getAxis();

  // C1.
  if (failed(checkAxes(getLoc(), getOperationName(), {axis}, input.getRank())))
    return failure();

  // C2.
  SmallVector<int64_t> shape(input.getShape());
  shape.erase(shape.begin() + axis);
  if (failed(verifyCompatibleShape(shape, getType().getShape())))
    return emitOpError("has a result of shape ")
           << printShape(getType().getShape()) << ", but reducing dimension " << axis
           << " of its input gives " << printShape(shape);
  return success();
}

//===----------------------------------------------------------------------===//
// tenon.reduce_to_shape
//===----------------------------------------------------------------------===//

LogicalResult ReduceToShapeOp::inferReturnTypes(MLIRContext *,
                                                std::optional<Location> location,
                                                Adaptor op,
                                                SmallVectorImpl<Type> &types) {
  // C1.
  auto input = cast<RankedTensorType>(op.getInput().getType());
  auto shape = evaluateShape(op.getShape());
  if (!shape || static_cast<int64_t>(shape->size()) > input.getRank())
    return emitOptionalError(location, "'tenon.reduce_to_shape' has a shape of type ",
                             op.getShape().getType(), ", but needs at most ",
                             input.getRank(), " elements for its input of type ", input);

  // C2.
  for (auto [size, target] :
       llvm::zip(llvm::reverse(input.getShape()), llvm::reverse(*shape))) {
    bool isNegative = target < 0 && !ShapedType::isDynamic(target);
    if (isNegative || (target != 1 && failed(verifyCompatibleShape({size}, {target}))))
      return emitOptionalError(location, "'tenon.reduce_to_shape' has an input of shape ",
                               printShape(input.getShape()),
                               ", to which no broadcast leads from ", printShape(*shape));
    if (size == 1)
      target = 1;
  }
  types.push_back(RankedTensorType::get(*shape, input.getElementType()));
  return success();
}

OpFoldResult ReduceToShapeOp::fold(FoldAdaptor) {
  // All sizes known and equal: nothing was repeated.
  if (getInput().getType() == getType() && getType().hasStaticShape())
    return getInput();
  return {};
}

namespace {
/// With known sizes of the result, it is an ordinary sum over some dimensions.
struct ReduceKnownDims final : OpRewritePattern<ReduceToShapeOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(ReduceToShapeOp op,
                                PatternRewriter &rewriter) const override {
    RankedTensorType input = op.getInput().getType(), type = op.getType();
    int64_t missing = input.getRank() - type.getRank();
    SmallVector<int64_t> axes, ones;
    for (int64_t dim = 0; dim < input.getRank(); ++dim) {
      if (dim < missing) {
        axes.push_back(dim);
        continue;
      }
      int64_t size = type.getDimSize(dim - missing);
      if (ShapedType::isDynamic(size) && input.getDimSize(dim) != 1)
        return rewriter.notifyMatchFailure(op, "a size is known at run time only");
      if (size != 1 || input.getDimSize(dim) == 1)
        continue;
      axes.push_back(dim);
      ones.push_back(dim - missing);
    }
    Value sum = ReduceOp::create(rewriter, op.getLoc(), ReduceKind::sum, op.getInput(),
                                 axes, /*keep_dims=*/false);
    if (!ones.empty())
      sum = ExpandDimsOp::create(rewriter, op.getLoc(), sum, ones);
    if (sum.getType() != type)
      sum = tensor::CastOp::create(rewriter, op.getLoc(), type, sum);
    rewriter.replaceOp(op, sum);
    return success();
  }
};
} // namespace

void ReduceToShapeOp::getCanonicalizationPatterns(RewritePatternSet &patterns,
                                                  MLIRContext *context) {
  patterns.add<ReduceKnownDims>(context);
}

//===----------------------------------------------------------------------===//
// tenon.broadcast_axes
//===----------------------------------------------------------------------===//

LogicalResult BroadcastAxesOp::inferReturnTypes(MLIRContext *, std::optional<Location>,
                                                Adaptor op,
                                                SmallVectorImpl<Type> &types) {
  types.push_back(RankedTensorType::get({ShapedType::kDynamic},
                                        getElementTypeOrSelf(op.getShape().getType())));
  return success();
}

//===----------------------------------------------------------------------===//
// tenon.cumulate
//===----------------------------------------------------------------------===//

LogicalResult CumulateOp::inferReturnTypes(MLIRContext *,
                                           std::optional<Location> location, Adaptor op,
                                           SmallVectorImpl<Type> &types) {
  // C1.
  auto input = cast<RankedTensorType>(op.getInput().getType());
  if (failed(checkAxes(location, getOperationName(), {static_cast<int64_t>(op.getAxis())},
                       input.getRank())))
    return failure();
  types.push_back(input);
  return success();
}

LogicalResult CumulateOp::verify() {
  // C2.
  Type element = getType().getElementType();
  if (getKind() != CumulateKind::logsumexp || isa<FloatType>(element))
    return success();
  return emitOpError("has kind logsumexp, which needs float elements, but got ")
         << element;
}
