//===- Special.cpp - Lowering of the special family -----------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Calls of the routine library, on operands that are stretched to the result's sizes.
//
//===----------------------------------------------------------------------===//
#include "compiler/Lowering/Lowering.h"
#include "dialects/Tenon/TenonOps.h"

using namespace mlir;

namespace tenon {

static LogicalResult lowerSpecial(SpecialOp op, Lowering &lowering) {
  RankedTensorType type = lowering.target(op.getResult());
  SmallVector<Sizes> all;
  for (Value input : op.getInputs())
    all.push_back(lowering.sizes(input));
  Sizes out = lowering.broadcast(all, type.getRank());
  lowering.useStatic(out, type);
  Size rows, count;
  SmallVector<Value> operands;
  for (auto [input, sizes] : llvm::zip_equal(op.getInputs(), all)) {
    Value value = sizes == out ? lowering.lowered(input) : lowering.stretch(input, out);
    operands.push_back(lowering.asMatrix(value, out, out.size(), rows, count));
  }
  // Some dozens of operations an element.
  constexpr double nanoseconds = 60;
  Sizes matrix = {rows, count};
  Type element = type.getElementType();
  Value result = lowering
                     .routine(stringifySpecialKind(op.getKind()), element, operands,
                              {{element, matrix}}, nanoseconds)
                     .front();
  lowering.replace(op.getResult(),
                   lowering.reshape(result, matrix, Lowering::typeOf(out, element), out),
                   out);
  return success();
}

void addSpecialLowerings(LoweringTable &table) { table.add(lowerSpecial); }

} // namespace tenon
