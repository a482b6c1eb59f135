//===- State.cpp - Variables, assignments and checks ----------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A handle or reference is no value of the IR: edges carry the variable itself.
// ReadVariableOp reads where it stands; a reference is read at its first real
// use, which is when an ordinary converter asks for the operand.
//
//===----------------------------------------------------------------------===//
#include "compiler/Import/TensorFlow/GraphConverter.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

static void convertVariable(NodeContext &c) {
  c.resultVariable(c.converter.variables.find(c.node));
}

static void convertRead(NodeContext &c) {
  if (Variable *variable = c.variable(0))
    c.result(c.read(*variable));
}

/// Makes the write of a variable: its handle is operand 0, its value operand 1.
template <class OpT> static void write(NodeContext &c) {
  Variable *variable = c.variable(0);
  if (!variable)
    return;
  Value value = c.input(1);
  if (!variable->type && std::is_same_v<OpT, AssignOp>)
    variable->type = NodeContext::typeOf(value);
  if (!c.converter.declare(*variable)) {
    c.error() << "cannot write variable '" << variable->name << "'";
    return;
  }
  if (!areCompatibleTypes(value.getType(), variable->type) &&
      std::is_same_v<OpT, AssignOp>) {
    c.error() << "assigns a value of type " << value.getType() << " to variable '"
              << variable->name << "' of type " << variable->type;
    return;
  }
  OpT::create(c.builder, c.loc, variable->symbol, value);
  // The legacy ops hand the reference on.
  if (variable->isReference)
    c.resultVariable(variable);
}

/// The shape of a variable, which is fixed.
static void convertVariableShape(NodeContext &c) {
  Variable *variable = c.variable(0);
  Type type = c.typeAttr("out_type");
  if (!variable || c.failed())
    return;
  if (!variable->type || !variable->type.hasStaticShape())
    c.result(c.emit<ShapeOfOp>(c.read(*variable), type));
  else
    c.result(c.vector(variable->type.getShape(), type.isInteger(32)));
}

static void convertResourceGather(NodeContext &c) {
  Variable *variable = c.variable(0);
  if (!variable)
    return;
  int64_t batchDims = c.intAttr("batch_dims");
  c.result(c.emit<GatherOp>(c.read(*variable), c.input(1), batchDims, batchDims));
}

//===----------------------------------------------------------------------===//
// Checks
//===----------------------------------------------------------------------===//

/// Fails the run unless all elements are finite.
static void convertCheckNumerics(NodeContext &c) {
  Value x = c.input(0);
  SmallVector<int64_t> axes;
  for (int64_t i = 0; i < c.inputRank(0); ++i)
    axes.push_back(i);
  Value isFinite = c.emit<IsFiniteOp>(x);
  Value all = axes.empty() ? isFinite
                           : c.emit<ReduceOp>(ReduceKind::all, isFinite,
                                              ArrayRef<int64_t>(axes), false);
  std::string message = c.stringAttr("message").str() + ": tensor had NaN or Inf values";
  if (all)
    CheckOp::create(c.builder, c.loc, all, message);
  c.result(x);
}

static void convertAssert(NodeContext &c) {
  if (!c.inputType(0).getElementType().isInteger(1) || c.inputRank(0) != 0) {
    c.error() << "its condition is " << c.inputType(0);
    return;
  }
  CheckOp::create(c.builder, c.loc, c.input(0), "assertion failed");
}

/// A tensor whose shape the graph promises; checked as far as it is static.
static void convertEnsureShape(NodeContext &c) {
  const AttrValue *shape = c.node.attr("shape");
  RankedTensorType type = c.inputType(0);
  if (shape && shape->has_shape() && !shape->shape().unknown_rank()) {
    RankedTensorType promised = convertShape(shape->shape(), type.getElementType());
    if (!promised || !areCompatibleTypes(promised, type)) {
      c.error() << "its operand is " << type << ", which is not the shape it ensures";
      return;
    }
  }
  c.result(c.input(0));
}

void tenon::tf::addStateConverters(ConverterTable &table) {
  table["VarHandleOp"] = {convertVariable};
  table["Variable"] = {convertVariable};
  table["VariableV2"] = {convertVariable};
  table["ReadVariableOp"] = {convertRead, 1, true};
  table["Assign"] = {write<AssignOp>, 2, true};
  table["AssignAdd"] = {write<AssignAddOp>, 2, true};
  table["AssignAddVariableOp"] = {write<AssignAddOp>, 2, true};
  table["AssignSub"] = {write<AssignSubOp>, 2, true};
  table["AssignSubVariableOp"] = {write<AssignSubOp>, 2, true};
  table["AssignVariableOp"] = {write<AssignOp>, 2, true};
  table["ResourceGather"] = {convertResourceGather, 2, true};
  table["VariableShape"] = {convertVariableShape, 1, true};
  table["Assert"] = {convertAssert, 1};
  table["CheckNumerics"] = {convertCheckNumerics, 1};
  table["CheckNumericsV2"] = {convertCheckNumerics, 1};
  table["EnsureShape"] = {convertEnsureShape, 1};
}
