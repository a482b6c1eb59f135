//===- Reduce.cpp - The reduce family ---------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "dialects/Tenon/Inference.h"
#include "dialects/Tenon/ShapeValues.h"

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
