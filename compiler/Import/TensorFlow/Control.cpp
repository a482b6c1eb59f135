//===- Control.cpp - The control family -----------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Import/TensorFlow/GraphConverter.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

//===----------------------------------------------------------------------===//
// Pass-through
//===----------------------------------------------------------------------===//

/// A tensor or handle passed on as it is.
static void passOn(NodeContext &c) {
  // Operands of an op that takes variables are one or the other.
  if (Value value = c.input(0))
    c.result(value);
  else
    c.resultVariable(c.variable(0));
}

static void passAllOn(NodeContext &c) {
  for (size_t i = 0; i < c.inputCount(); ++i)
    c.result(i, c.input(i));
}

static void doNothing(NodeContext &) {}

//===----------------------------------------------------------------------===//
// If
//===----------------------------------------------------------------------===//

/// The condition as a scalar i1: numbers are true unless they are zero, tensors
/// unless they are empty.
static Value condition(NodeContext &c) {
  Type element = c.inputType(0).getElementType();
  if (c.inputRank(0) == 0 && element.isInteger(1))
    return c.input(0);
  if (c.inputRank(0) == 0 && element.isIntOrFloat())
    return c.emit<CompareOp>(Predicate::ne, c.input(0), c.scalar(0, element));
  c.error() << "a condition of type " << c.inputType(0) << " is not supported";
  return {};
}

/// The type that both branches' values have: sizes that differ are unknown.
static Type joinTypes(NodeContext &c, Type a, Type b, size_t index) {
  auto x = cast<RankedTensorType>(a), y = cast<RankedTensorType>(b);
  if (x.getRank() != y.getRank() || x.getElementType() != y.getElementType()) {
    c.error() << "output " << index << " is " << x << " in one branch and " << y
              << " in the other";
    return {};
  }
  SmallVector<int64_t> shape(x.getShape());
  for (auto [size, other] : llvm::zip(shape, y.getShape()))
    size = size == other ? size : ShapedType::kDynamic;
  return RankedTensorType::get(shape, x.getElementType());
}

/// Builds a branch in `region`; the types that it yields, or nullopt.
static std::optional<SmallVector<Type>>
buildBranch(NodeContext &c, Region &region, const Graph &body, ArrayRef<EdgeValue> args) {
  OpBuilder::InsertionGuard guard(c.builder);
  c.builder.setInsertionPointToStart(&region.emplaceBlock());
  auto values = c.converter.convertBody(body, args);
  if (!values)
    return std::nullopt;
  YieldOp::create(c.builder, c.loc, *values);
  return llvm::map_to_vector(*values, [](Value value) { return value.getType(); });
}

static void convertIf(NodeContext &c) {
  if (c.node.bodies.size() != 2) {
    c.error() << "its branches are missing";
    return;
  }
  Value taken = condition(c);
  if (!taken)
    return;
  SmallVector<EdgeValue> args = c.allEdges(1);
  IfOp draft = IfOp::create(c.builder, c.loc, TypeRange(), taken);
  auto onTrue = buildBranch(c, draft.getThenRegion(), *c.node.bodies[0], args);
  auto onFalse = buildBranch(c, draft.getElseRegion(), *c.node.bodies[1], args);
  if (!onTrue || !onFalse || onTrue->size() != onFalse->size()) {
    c.fail();
    return;
  }
  SmallVector<Type> types;
  for (size_t i = 0; i < onTrue->size(); ++i) {
    types.push_back(joinTypes(c, (*onTrue)[i], (*onFalse)[i], i));
    if (!types.back())
      return;
  }
  IfOp op = IfOp::create(c.builder, c.loc, types, taken);
  op.getThenRegion().takeBody(draft.getThenRegion());
  op.getElseRegion().takeBody(draft.getElseRegion());
  draft.erase();
  for (auto [i, result] : llvm::enumerate(op.getResults()))
    c.result(i, result);
}

void tenon::tf::addControlConverters(ConverterTable &table) {
  for (const char *op : {"Identity", "RefIdentity", "DisableCopyOnRead"})
    table[op] = {passOn, 1, true};
  for (const char *op :
       {"StopGradient", "PreventGradient", "Snapshot", "PlaceholderWithDefault"})
    table[op] = {passOn, 1};
  table["IdentityN"] = {passAllOn, 0};
  for (const char *op : {"NoOp", "ControlTrigger", "Placeholder", "PlaceholderV2"})
    table[op] = {doNothing};
  table["If"] = {convertIf, 1, true};
  table["StatelessIf"] = {convertIf, 1, true};
}
