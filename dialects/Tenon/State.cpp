//===- State.cpp - The state family -----------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "dialects/Tenon/TenonOps.h"

using namespace mlir;
using namespace tenon;

LogicalResult VariableOp::verify() {
  // C2.
  if (getInitialWeight() && !cast<RankedTensorType>(getType()).hasStaticShape())
    return emitOpError("has initial weight ")
           << *getInitialWeight() << ", but a type of unknown size: " << getType();
  return success();
}

/// Checks that `name` is a variable (C1) of a type compatible with `type` (C2).
static LogicalResult verifyVariable(Operation *op, FlatSymbolRefAttr name, Type type,
                                    SymbolTableCollection &symbols) {
  // C1.
  Operation *symbol = symbols.lookupNearestSymbolFrom(op, name);
  auto variable = dyn_cast_or_null<VariableOp>(symbol);
  if (!variable) {
    InFlightDiagnostic error = op->emitOpError("names ") << name;
    if (!symbol)
      return error << ", which is not defined";
    error << ", which is no variable";
    error.attachNote(symbol->getLoc()) << name << " is defined here";
    return error;
  }

  // C2.
  if (areCompatibleTypes(type, variable.getType()))
    return success();
  InFlightDiagnostic error = op->emitOpError("has type ")
                             << type << ", but variable " << name << " has type "
                             << variable.getType();
  error.attachNote(variable.getLoc()) << name << " is defined here";
  return error;
}

LogicalResult ReadOp::verifySymbolUses(SymbolTableCollection &symbols) {
  return verifyVariable(*this, getVariableAttr(), getType(), symbols);
}

LogicalResult AssignOp::verifySymbolUses(SymbolTableCollection &symbols) {
  return verifyVariable(*this, getVariableAttr(), getValue().getType(), symbols);
}

LogicalResult AssignAddOp::verifySymbolUses(SymbolTableCollection &symbols) {
  return verifyVariable(*this, getVariableAttr(), getValue().getType(), symbols);
}

LogicalResult AssignSubOp::verifySymbolUses(SymbolTableCollection &symbols) {
  return verifyVariable(*this, getVariableAttr(), getValue().getType(), symbols);
}

LogicalResult CheckOp::verify() {
  // C2.
  if (getValues().size() > 2)
    return emitOpError("has ") << getValues().size() << " values, but 2 are the most";
  for (Value value : getValues()) {
    auto type = cast<RankedTensorType>(value.getType());
    if (type.getRank() != 0 || !isa<IntegerType>(type.getElementType()))
      return emitOpError("has a value of type ")
             << type << ", which is no scalar integer";
  }
  return success();
}
