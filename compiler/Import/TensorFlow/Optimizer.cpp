//===- Optimizer.cpp - The optimizer family -------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// TensorFlow's Apply ops, on references and on handles: the variable and its slots come
// first, then numbers and the gradient, in an order of each op's own.
//
//===----------------------------------------------------------------------===//
#include "compiler/Import/TensorFlow/GraphConverter.h"
#include "dialects/Tenon/Optimizers.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

namespace {
/// One Apply op: its variables are read, a step is made, and they are assigned.
class Apply {
public:
  Apply(NodeContext &c, size_t variableCount) : c(c), b(c.loc, c.builder), math(b) {
    for (auto [i, edge] : llvm::enumerate(c.allEdges(0))) {
      if (!edge.variable && i >= variableCount) {
        values.push_back(edge.value);
        continue;
      }
      Variable *variable = c.variable(i);
      if (c.failed())
        return;
      if (!c.converter.declare(*variable)) {
        c.error() << "cannot write variable '" << variable->name << "'";
        return;
      }
      if (i < variableCount)
        variables.push_back(variable);
      values.push_back(c.read(*variable));
    }
    b.setInsertionPoint(c.builder.getInsertionBlock(), c.builder.getInsertionPoint());
  }

  /// Operand `i`: a tensor, or the value of a variable, which numbers may be too.
  Value operator[](size_t i) const { return values[i]; }
  bool failed() const { return c.failed(); }

  /// `slots` say which operands the step's slots are.
  void assign(const OptimizerStep &step, ArrayRef<unsigned> slots) {
    if (!step.variable || llvm::is_contained(step.slots, Value())) {
      c.error() << "its operands do not fit together";
      return;
    }
    AssignOp::create(c.builder, c.loc, variables[0]->symbol, step.variable);
    for (auto [slot, value] : llvm::zip_equal(slots, step.slots))
      AssignOp::create(c.builder, c.loc, variables[slot]->symbol, value);
    // The legacy ops hand the reference on.
    if (variables[0]->isReference)
      c.resultVariable(variables[0]);
  }

  NodeContext &c;
  ImplicitLocOpBuilder b;
  OptimizerMath math;

private:
  SmallVector<Variable *, 4> variables;
  SmallVector<Value, 10> values;
};
} // namespace

static void gradientDescent(NodeContext &c) {
  Apply a(c, 1);
  if (!a.failed())
    a.assign(a.math.gradientDescent(a[0], a[2], a[1]), {});
}

template <bool isKeras> static void momentum(NodeContext &c) {
  Apply a(c, 2);
  bool nesterov = c.boolAttr("use_nesterov");
  if (a.failed())
    return;
  OptimizerMath::MomentumSettings s{a[2], a[4], nesterov};
  a.assign(isKeras ? a.math.kerasMomentum(a[0], a[1], a[3], s)
                   : a.math.momentum(a[0], a[1], a[3], s),
           1);
}

static void adam(NodeContext &c) {
  Apply a(c, 3);
  bool nesterov = c.boolAttr("use_nesterov");
  if (!a.failed())
    a.assign(a.math.adam(a[0], a[1], a[2], a[9],
                         {a[5], a[6], a[7], a[8], a[3], a[4], nesterov}),
             {1, 2});
}

static void adamax(NodeContext &c) {
  Apply a(c, 3);
  if (!a.failed())
    a.assign(a.math.adamax(a[0], a[1], a[2], a[8],
                           {a[4], a[5], a[6], a[7], a[3], nullptr, false}),
             {1, 2});
}

template <bool hasEpsilon> static void adagrad(NodeContext &c) {
  Apply a(c, 2);
  bool updates = c.boolAttr("update_slots");
  if (!a.failed())
    a.assign(a.math.adagrad(a[0], a[1], a[hasEpsilon ? 4 : 3], a[2],
                            hasEpsilon ? a[3] : Value(), updates),
             1);
}

static void adadelta(NodeContext &c) {
  Apply a(c, 3);
  if (!a.failed())
    a.assign(a.math.adadelta(a[0], a[1], a[2], a[6], a[3], a[4], a[5]), {1, 2});
}

static void rmsProp(NodeContext &c) {
  Apply a(c, 3);
  if (!a.failed())
    a.assign(a.math.rmsProp(a[0], a[1], a[2], a[7], {a[3], a[4], a[5], a[6]}), {1, 2});
}

static void centeredRmsProp(NodeContext &c) {
  Apply a(c, 4);
  if (!a.failed())
    a.assign(
        a.math.centeredRmsProp(a[0], a[2], a[1], a[3], a[8], {a[4], a[5], a[6], a[7]}),
        {2, 1, 3});
}

template <bool hasShrinkage> static void ftrl(NodeContext &c) {
  Apply a(c, 3);
  bool scalesLinear = c.boolAttr("multiply_linear_by_lr");
  if (a.failed())
    return;
  Value power = a[hasShrinkage ? 8 : 7];
  DenseFPElementsAttr constant;
  bool isRoot = matchPattern(power, m_Constant(&constant)) && constant.isSplat() &&
                constant.getSplatValue<APFloat>().convertToDouble() == -0.5;
  a.assign(a.math.ftrl(a[0], a[1], a[2], a[3],
                       {a[4], a[5], a[6], hasShrinkage ? a[7] : Value(), power, isRoot,
                        scalesLinear}),
           {1, 2});
}

void tenon::tf::addOptimizerConverters(ConverterTable &table) {
  auto add = [&](const char *name, ConvertFn convert, unsigned operands) {
    table[name] = {convert, operands, true};
    table[(Twine("Resource") + name).str()] = {convert, operands, true};
  };
  add("ApplyGradientDescent", gradientDescent, 3);
  add("ApplyMomentum", momentum<false>, 5);
  table["ResourceApplyKerasMomentum"] = {momentum<true>, 5, true};
  add("ApplyAdam", adam, 10);
  add("ApplyAdaMax", adamax, 9);
  add("ApplyAdagrad", adagrad<false>, 4);
  add("ApplyAdagradV2", adagrad<true>, 5);
  add("ApplyAdadelta", adadelta, 7);
  add("ApplyRMSProp", rmsProp, 8);
  add("ApplyCenteredRMSProp", centeredRmsProp, 9);
  add("ApplyFtrl", ftrl<false>, 8);
  add("ApplyFtrlV2", ftrl<true>, 9);
}
