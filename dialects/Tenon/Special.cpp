//===- Special.cpp - The special family -------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "dialects/Tenon/Inference.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::detail;

static size_t argumentsOf(SpecialKind kind) {
  switch (kind) {
  case SpecialKind::betainc:
    return 3;
  case SpecialKind::igamma:
  case SpecialKind::igammac:
  case SpecialKind::polygamma:
  case SpecialKind::zeta:
    return 2;
  default:
    return 1;
  }
}

LogicalResult SpecialOp::inferReturnTypes(MLIRContext *, std::optional<Location> location,
                                          Adaptor op, SmallVectorImpl<Type> &types) {
  // C2.
  size_t needed = argumentsOf(op.getKind());
  if (op.getInputs().size() != needed)
    return emitOptionalError(location, "'tenon.special' has ", op.getInputs().size(),
                             " inputs, but ", stringifySpecialKind(op.getKind()), " has ",
                             needed);

  // C3.
  return inferBroadcast(location, getOperationName(), op.getInputs(),
                        getElementTypeOrSelf(op.getInputs()[0].getType()), types);
}

LogicalResult SpecialOp::verify() {
  // C1.
  for (Value input : getInputs())
    if (getElementTypeOrSelf(input.getType()) != getType().getElementType())
      return emitOpError("has an input of type ")
             << input.getType() << ", but a result of " << getType();
  return success();
}
