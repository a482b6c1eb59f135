//===- Elementwise.cpp - The elementwise family -----------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Most ops of the family infer their type by inferUnary or inferBroadcast (see the .td);
// here are the exceptions and the folders. A float identity is folded only where it is
// exact for every value, signed zeros and NaN included.
//
//===----------------------------------------------------------------------===//

#include "dialects/Tenon/Inference.h"
#include "dialects/Tenon/ShapeValues.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::detail;

//===----------------------------------------------------------------------===//
// Folders
//===----------------------------------------------------------------------===//

/// Whether all elements of a constant are `value`, told apart from a zero of the other
/// sign.
static bool isSplatOf(Attribute attribute, double value) {
  auto constant = dyn_cast_or_null<DenseElementsAttr>(attribute);
  if (!constant || !constant.isSplat())
    return false;
  if (isa<IntegerType>(constant.getElementType()))
    return constant.getSplatValue<APInt>() == static_cast<uint64_t>(value);
  if (!isa<FloatType>(constant.getElementType()))
    return false;
  APFloat element = constant.getSplatValue<APFloat>();
  APFloat wanted(value);
  bool losesInfo;
  wanted.convert(element.getSemantics(), APFloat::rmNearestTiesToEven, &losesInfo);
  return element.bitwiseIsEqual(wanted);
}

/// Whether `operand` has the type and shape of the result, whatever the sizes are at
/// run time: an unknown size of it may be 1, and `other` stretch it.
static bool keepsShape(Value operand, Value other, RankedTensorType result) {
  if (operand.getType() != result)
    return false;
  ArrayRef<int64_t> with = cast<RankedTensorType>(other.getType()).getShape();
  for (auto [size, otherSize] :
       llvm::zip(llvm::reverse(result.getShape()), llvm::reverse(with)))
    if (ShapedType::isDynamic(size) && otherSize != 1)
      return false;
  return true;
}

/// The left operand, if the right one is all `neutral` and the shape stays; otherwise
/// the constant that the result is known to be.
template <typename OpT>
static OpFoldResult foldBinary(OpT op, Attribute rhs, double neutral) {
  if (isSplatOf(rhs, neutral) && keepsShape(op.getLhs(), op.getRhs(), op.getType()))
    return op.getLhs();
  return foldShapeValue(op.getResult());
}

template <typename OpT> static bool isIntegerOp(OpT op) {
  return isa<IntegerType>(op.getType().getElementType());
}

OpFoldResult AddOp::fold(FoldAdaptor op) {
  // -0.0 + 0.0 is 0.0, but x + -0.0 is x for every x.
  return foldBinary(*this, op.getRhs(), isIntegerOp(*this) ? 0.0 : -0.0);
}

OpFoldResult SubOp::fold(FoldAdaptor op) { return foldBinary(*this, op.getRhs(), 0.0); }

OpFoldResult MulOp::fold(FoldAdaptor op) { return foldBinary(*this, op.getRhs(), 1.0); }

OpFoldResult DivOp::fold(FoldAdaptor op) { return foldBinary(*this, op.getRhs(), 1.0); }

OpFoldResult FloorDivOp::fold(FoldAdaptor op) {
  if (!isIntegerOp(*this))
    return {};
  return foldBinary(*this, op.getRhs(), 1.0);
}

OpFoldResult FloorModOp::fold(FoldAdaptor) { return foldShapeValue(getResult()); }
OpFoldResult tenon::MaxOp::fold(FoldAdaptor) { return foldShapeValue(getResult()); }
OpFoldResult tenon::MinOp::fold(FoldAdaptor) { return foldShapeValue(getResult()); }
OpFoldResult NegOp::fold(FoldAdaptor) { return foldShapeValue(getResult()); }
OpFoldResult LogicalNotOp::fold(FoldAdaptor) { return foldShapeValue(getResult()); }
OpFoldResult LogicalAndOp::fold(FoldAdaptor) { return foldShapeValue(getResult()); }
OpFoldResult LogicalOrOp::fold(FoldAdaptor) { return foldShapeValue(getResult()); }

//===----------------------------------------------------------------------===//
// tenon.compare
//===----------------------------------------------------------------------===//

LogicalResult CompareOp::inferReturnTypes(MLIRContext *context,
                                          std::optional<Location> location, Adaptor op,
                                          SmallVectorImpl<Type> &types) {
  // C2.
  return inferBroadcast(location, getOperationName(), op.getOperands(),
                        IntegerType::get(context, 1), types);
}

LogicalResult CompareOp::verify() {
  // C3.
  Type element = getLhs().getType().getElementType();
  bool ordered =
      isa<FloatType>(element) || (isa<IntegerType>(element) && !element.isInteger(1));
  if (!ordered && getPredicate() != Predicate::eq && getPredicate() != Predicate::ne)
    return emitOpError("has predicate ")
           << stringifyPredicate(getPredicate())
           << ", which needs float or integer elements, but got " << element;
  return success();
}

OpFoldResult CompareOp::fold(FoldAdaptor) { return foldShapeValue(getResult()); }

//===----------------------------------------------------------------------===//
// tenon.select
//===----------------------------------------------------------------------===//

LogicalResult SelectOp::inferReturnTypes(MLIRContext *, std::optional<Location> location,
                                         Adaptor op, SmallVectorImpl<Type> &types) {
  // C2.
  return inferBroadcast(location, getOperationName(), op.getOperands(),
                        getElementTypeOrSelf(op.getOnTrue().getType()), types);
}

OpFoldResult SelectOp::fold(FoldAdaptor op) {
  Value chosen = getOnTrue() == getOnFalse() ? getOnTrue() : Value();
  auto condition = dyn_cast_or_null<DenseElementsAttr>(op.getCondition());
  if (condition && condition.isSplat())
    chosen = condition.getSplatValue<bool>() ? getOnTrue() : getOnFalse();
  if (chosen && keepsShape(chosen, getCondition(), getType()) &&
      (getOnTrue() == getOnFalse() ||
       keepsShape(chosen, chosen == getOnTrue() ? getOnFalse() : getOnTrue(), getType())))
    return chosen;
  return foldShapeValue(getResult());
}

//===----------------------------------------------------------------------===//
// tenon.cast
//===----------------------------------------------------------------------===//

void tenon::CastOp::build(OpBuilder &builder, OperationState &state, Value input,
                          Type elementType) {
  auto shape = cast<RankedTensorType>(input.getType()).getShape();
  build(builder, state, RankedTensorType::get(shape, elementType), input);
}

LogicalResult tenon::CastOp::verify() {
  // C1.
  if (succeeded(verifyCompatibleShape(getInput().getType(), getType())))
    return success();
  return emitOpError("has an input of shape ")
         << printShape(getInput().getType().getShape()) << ", but a result of shape "
         << printShape(getType().getShape());
}

OpFoldResult tenon::CastOp::fold(FoldAdaptor) {
  if (getInput().getType() == getType())
    return getInput();
  return foldShapeValue(getResult());
}

//===----------------------------------------------------------------------===//
// tenon.bitcast
//===----------------------------------------------------------------------===//

void BitcastOp::build(OpBuilder &builder, OperationState &state, Value input,
                      Type elementType) {
  auto shape = cast<RankedTensorType>(input.getType()).getShape();
  build(builder, state, RankedTensorType::get(shape, elementType), input);
}

LogicalResult BitcastOp::verify() {
  // C1.
  if (failed(verifyCompatibleShape(getInput().getType(), getType())))
    return emitOpError("has an input of shape ")
           << printShape(getInput().getType().getShape()) << ", but a result of shape "
           << printShape(getType().getShape());

  // C2.
  Type from = getInput().getType().getElementType(), to = getType().getElementType();
  if (from.getIntOrFloatBitWidth() == to.getIntOrFloatBitWidth())
    return success();
  return emitOpError("reads elements of type ")
         << from << " as " << to << ", which has another number of bits";
}

OpFoldResult BitcastOp::fold(FoldAdaptor) {
  if (getInput().getType() == getType())
    return getInput();
  return {};
}

//===----------------------------------------------------------------------===//
// tenon.complex
//===----------------------------------------------------------------------===//

LogicalResult ComplexOp::inferReturnTypes(MLIRContext *, std::optional<Location> location,
                                          Adaptor op, SmallVectorImpl<Type> &types) {
  // C2.
  Type element = ComplexType::get(getElementTypeOrSelf(op.getReal().getType()));
  return inferBroadcast(location, getOperationName(), op.getOperands(), element, types);
}
