//===- Optimizer.cpp - The optimizer family -------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// TensorFlow's Apply ops, on references and on handles: the variable and its slots come
// first, then numbers and the gradient, in an order of each op's own. The sparse ones
// have indices of rows behind the gradient, and do with these rows what the dense ones do
// with all: with all at once if no row can be named twice, else, as TensorFlow does, with
// one after the other.
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
    if (unsigned place = placeOfIndices())
      beginRows(place);
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
    SmallVector<Value> next(variables.size());
    next[0] = step.variable;
    for (auto [slot, value] : llvm::zip_equal(slots, step.slots))
      next[slot] = value;
    if (rows && !endRows(next))
      return;
    for (auto [variable, value] : llvm::zip_equal(variables, next))
      if (value)
        AssignOp::create(c.builder, c.loc, variable->symbol, value);
    // The legacy ops hand the reference on.
    if (variables[0]->isReference)
      c.resultVariable(variables[0]);
  }

  NodeContext &c;
  ImplicitLocOpBuilder b;
  OptimizerMath math;

private:
  template <class OpT, class... Args> Value make(Args... args) {
    auto made = createChecked<OpT>(b, c.loc, args...);
    if (succeeded(made))
      return (*made)->getResult(0);
    if (!c.failed())
      c.error() << "its operands do not fit together";
    return {};
  }
  Value rowsOf(Value whole, Value at) {
    return whole && at ? make<GatherOp>(whole, at, int64_t(0), int64_t(0)) : Value();
  }

  unsigned placeOfIndices() const;
  void beginRows(unsigned place);
  void beginLoop(Value indices, unsigned gradient);
  bool endRows(SmallVector<Value> &next);

  SmallVector<Variable *, 4> variables;
  SmallVector<Value, 10> values;
  /// Of a sparse op: the rows of a step, and the variables' values around them.
  Value rows;
  SmallVector<Value, 4> wholes;
  /// The loop over the rows, if there is one.
  WhileOp loop;
};
} // namespace

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

/// Which operand of a sparse op the rows are; zero of a dense one.
unsigned Apply::placeOfIndices() const {
  StringRef op = c.node.op;
  if (!op.contains("SparseApply"))
    return 0;
  bool isInside =
      op.contains("Momentum") || op.contains("Ftrl") || op.contains("AdagradDA");
  return isInside ? 4 : values.size() - 1;
}

/// What is left behind indices is as the dense op has it.
void Apply::beginRows(unsigned place) {
  if (place >= values.size() || !values[place])
    return;
  Value indices = values[place];
  values.erase(values.begin() + place);
  auto type = dyn_cast<RankedTensorType>(indices.getType());
  if (!type || type.getRank() != 1) {
    c.error() << "its indices are " << indices.getType() << " instead of a vector";
    return;
  }
  wholes.assign(values.begin(), values.begin() + variables.size());
  if (indices.getDefiningOp<UniqueOp>())
    rows = indices;
  else
    beginLoop(indices, place - 1);
  for (auto [value, whole] : llvm::zip(values, wholes))
    value = rowsOf(whole, rows);
}

void Apply::beginLoop(Value indices, unsigned gradient) {
  Type i32 = b.getI32Type();
  auto scalar = RankedTensorType::get({}, i32);
  Value zero = ConstantOp::create(b, DenseElementsAttr::get(scalar, int32_t(0)));
  Value one = ConstantOp::create(b, DenseElementsAttr::get(scalar, int32_t(1)));
  Value shape = make<ShapeOfOp>(indices, i32);
  Value count = make<SqueezeOp>(shape, ArrayRef<int64_t>(0));
  SmallVector<Value> inits = {zero};
  llvm::append_range(inits, wholes);
  if (!count || llvm::is_contained(inits, Value()))
    return;
  TypeRange types = ValueRange(inits).getTypes();
  SmallVector<Location> locations(inits.size(), c.loc);
  loop = WhileOp::create(b, types, inits);
  Block *block = b.createBlock(&loop.getCond(), {}, types, locations);
  Value place = block->getArgument(0);
  ConditionOp::create(b, make<CompareOp>(Predicate::lt, place, count));
  block = b.createBlock(&loop.getBody(), {}, types, locations);
  place = block->getArgument(0);
  wholes.assign(block->args_begin() + 1, block->args_end());
  Value here = make<ExpandDimsOp>(place, ArrayRef<int64_t>(0));
  rows = rowsOf(indices, here);
  values[gradient] = rowsOf(values[gradient], here);
  // The next place, in front of what is made of this one.
  values.push_back(make<AddOp>(place, one));
}

/// Puts new rows back where they were; false after an error.
bool Apply::endRows(SmallVector<Value> &next) {
  Value vectors = make<ExpandDimsOp>(rows, ArrayRef<int64_t>(1));
  for (auto [value, whole] : llvm::zip_equal(next, wholes)) {
    value = value && vectors ? make<ScatterOp>(ScatterKind::update, whole, vectors, value,
                                               /*in_bounds=*/true, /*drop=*/false)
                             : whole;
    if (c.failed())
      return false;
  }
  if (!loop)
    return true;
  SmallVector<Value> yielded = {values.back()};
  llvm::append_range(yielded, next);
  YieldOp::create(b, yielded);
  next.assign(loop.getResults().begin() + 1, loop.getResults().end());
  return true;
}

//===----------------------------------------------------------------------===//
// Steps
//===----------------------------------------------------------------------===//

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

static void proximalGradientDescent(NodeContext &c) {
  Apply a(c, 1);
  if (!a.failed())
    a.assign(a.math.proximal(a[0], a[4], a[1], a[2], a[3]), {});
}

static void proximalAdagrad(NodeContext &c) {
  Apply a(c, 2);
  if (!a.failed())
    a.assign(a.math.proximalAdagrad(a[0], a[1], a[5], a[2], a[3], a[4]), 1);
}

static void adagradDA(NodeContext &c) {
  Apply a(c, 3);
  if (!a.failed())
    a.assign(a.math.adagradDA(a[0], a[1], a[2], a[3], {a[4], a[5], a[6], a[7]}), {1, 2});
}

template <bool isPower> static void signStep(NodeContext &c) {
  Apply a(c, 2);
  if (!a.failed())
    a.assign(a.math.signStep(a[0], a[1], a[6], {a[2], a[3], a[4], a[5], isPower}), 1);
}

void tenon::tf::addOptimizerConverters(ConverterTable &table) {
  auto add = [&](const char *name, ConvertFn convert, unsigned operands) {
    table[name] = {convert, operands, true};
    table[(Twine("Resource") + name).str()] = {convert, operands, true};
  };
  auto addSparse = [&](const char *name, ConvertFn convert, unsigned operands) {
    add((Twine("Apply") + name).str().c_str(), convert, operands);
    add((Twine("SparseApply") + name).str().c_str(), convert, operands + 1);
  };
  add("ApplyGradientDescent", gradientDescent, 3);
  addSparse("Momentum", momentum<false>, 5);
  table["ResourceApplyKerasMomentum"] = {momentum<true>, 5, true};
  table["ResourceSparseApplyKerasMomentum"] = {momentum<true>, 6, true};
  add("ApplyAdam", adam, 10);
  add("ApplyAdaMax", adamax, 9);
  addSparse("Adagrad", adagrad<false>, 4);
  addSparse("AdagradV2", adagrad<true>, 5);
  addSparse("Adadelta", adadelta, 7);
  addSparse("RMSProp", rmsProp, 8);
  addSparse("CenteredRMSProp", centeredRmsProp, 9);
  addSparse("Ftrl", ftrl<false>, 8);
  addSparse("FtrlV2", ftrl<true>, 9);
  addSparse("ProximalGradientDescent", proximalGradientDescent, 5);
  addSparse("ProximalAdagrad", proximalAdagrad, 6);
  addSparse("AdagradDA", adagradDA, 8);
  add("ApplyAddSign", signStep<false>, 7);
  add("ApplyPowerSign", signStep<true>, 7);
}
