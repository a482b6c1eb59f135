//===- CheckDialect.cpp - Expectations of tests that run ------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "dialects/Check/CheckOps.h"
#include "mlir/IR/TypeUtilities.h"

using namespace mlir;
using namespace tenon::check;

#include "dialects/Check/CheckDialect.cpp.inc"
#define GET_OP_CLASSES
#include "dialects/Check/CheckOps.cpp.inc"

void CheckDialect::initialize() {
  addOperations<
#define GET_OP_LIST
#include "dialects/Check/CheckOps.cpp.inc"
      >();
}

static LogicalResult verifyAlike(Operation *op, Type first, Type second) {
  if (getElementTypeOrSelf(first) == getElementTypeOrSelf(second) &&
      succeeded(verifyCompatibleShape(first, second)))
    return success();
  return op->emitOpError("has tensors of types ") << first << " and " << second;
}

LogicalResult ExpectCloseOp::verify() {
  // C3.
  if (!(getTolerance().convertToDouble() >= 0))
    return emitOpError("has tolerance ")
           << getTolerance().convertToDouble() << ", which is not 0 or more";
  // C1, C2.
  return verifyAlike(*this, getActual().getType(), getExpected().getType());
}

LogicalResult ExpectEqOp::verify() {
  return verifyAlike(*this, getActual().getType(), getExpected().getType());
}

LogicalResult OpaqueOp::verify() {
  return verifyAlike(*this, getInput().getType(), getType());
}
