//===- Cumulate.cpp - Lowering of running sums ----------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A call of the routine library on three dimensions: in front of the axis, the axis,
// and behind it.
//
//===----------------------------------------------------------------------===//
#include "compiler/Lowering/Lowering.h"
#include "dialects/Tenon/TenonOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"

using namespace mlir;

namespace tenon {

static LogicalResult lowerCumulate(CumulateOp op, Lowering &lowering) {
  IndexMath &index = lowering.index;
  Sizes sizes = lowering.sizes(op.getInput());
  int64_t axis = op.getAxis();
  Sizes folded = {index.product(ArrayRef(sizes).take_front(axis)), sizes[axis],
                  index.product(ArrayRef(sizes).drop_front(axis + 1))};
  Type graphElement = lowering.source(op.getInput()).getElementType();
  Type element = signless(graphElement);
  Value input = lowering.reshape(lowering.lowered(op.getInput()), sizes,
                                 Lowering::typeOf(folded, element), folded);
  auto flag = [&](bool value) -> Value {
    return arith::ConstantIndexOp::create(lowering.b, value);
  };
  std::string name = "cumulate_" + stringifyCumulateKind(op.getKind()).str();
  constexpr double nanoseconds = 1;
  Value result = lowering
                     .routine(name, graphElement,
                              {input, flag(op.getExclusive()), flag(op.getReverse())},
                              {{graphElement, folded}}, nanoseconds)
                     .front();
  lowering.replace(
      op.getResult(),
      lowering.reshape(result, folded, Lowering::typeOf(sizes, element), sizes), sizes);
  return success();
}

void addCumulateLowerings(LoweringTable &table) { table.add(lowerCumulate); }

} // namespace tenon
