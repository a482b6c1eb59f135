//===- ExpandMinimize.cpp - Steps of training -----------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Runs before variables become values, so that what an optimizer keeps is a variable
// like any other. All gradients are of the values before the step: the updates only use
// reads that are in front of all assignments.
//
//===----------------------------------------------------------------------===//
#include "compiler/Autodiff/Passes.h"
#include "compiler/Autodiff/ReversePass.h"
#include "dialects/Tenon/Optimizers.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringSet.h"

using namespace mlir;

namespace tenon {
#define GEN_PASS_DEF_EXPANDMINIMIZEPASS
#include "compiler/Autodiff/Passes.h.inc"

namespace {

/// The variables whose reads `value` depends on, as far as gradients flow.
llvm::SetVector<Attribute> variablesOf(Value value) {
  llvm::SetVector<Attribute> variables;
  llvm::SetVector<Value> work;
  work.insert(value);
  for (size_t i = 0; i < work.size(); ++i) {
    Operation *op = work[i].getDefiningOp();
    if (!op || !hasGradient(work[i].getType()))
      continue;
    op->walk([&](ReadOp read) { variables.insert(read.getVariableAttr()); });
    auto differentiable = dyn_cast<Differentiable>(op);
    SmallVector<Value> sources =
        differentiable ? differentiable.gradientSources() : dependencies(op);
    work.insert(sources.begin(), sources.end());
  }
  return variables;
}

/// The variable's name for people.
StringRef nameOf(VariableOp variable) {
  auto name = variable->getAttrOfType<StringAttr>("tenon.name");
  return name ? name.getValue() : variable.getSymName();
}

std::string symbolOf(StringRef name) {
  std::string symbol;
  for (char c : name)
    symbol.push_back(llvm::isAlnum(c) ? c : '_');
  return symbol;
}

/// Expands the ops of one module.
class Expansion {
public:
  explicit Expansion(ModuleOp module) : module(module), symbols(module) {
    for (auto variable : module.getOps<VariableOp>())
      names.insert(nameOf(variable));
  }

  LogicalResult expand(MinimizeOp op);

private:
  /// A variable that training adds, with its start value.
  FlatSymbolRefAttr addVariable(StringRef name, RankedTensorType type, double start);
  SmallVector<VariableOp> trained(MinimizeOp op);
  Value read(ImplicitLocOpBuilder &b, FlatSymbolRefAttr name, Type type) {
    return ReadOp::create(b, type, name);
  }
  OptimizerStep step(ImplicitLocOpBuilder &b, const OptimizerSpec &spec, Value variable,
                     Value gradient, ValueRange slots, ArrayRef<Value> powers);

  ModuleOp module;
  SymbolTable symbols;
  llvm::StringSet<> names;
  func::FuncOp initializer;
};

FlatSymbolRefAttr Expansion::addVariable(StringRef name, RankedTensorType type,
                                         double start) {
  std::string unique = name.str();
  for (int count = 1; !names.insert(unique).second; ++count)
    unique = name.str() + "_" + std::to_string(count);
  OpBuilder b(module.getContext());
  auto variable = VariableOp::create(b, NameLoc::get(b.getStringAttr(unique)),
                                     b.getStringAttr(symbolOf(unique)),
                                     TypeAttr::get(type), UnitAttr(), IntegerAttr());
  variable->setAttr("tenon.name", b.getStringAttr(unique));
  symbols.insert(variable, module.getBody()->begin());
  auto symbol = FlatSymbolRefAttr::get(variable.getSymNameAttr());

  ImplicitLocOpBuilder init(variable.getLoc(), initializer.front().getTerminator());
  auto element = cast<FloatType>(type.getElementType());
  Value value = ConstantOp::create(
      init, DenseElementsAttr::get(type, FloatAttr::get(element, start).getValue()));
  AssignOp::create(init, symbol, value);
  return symbol;
}

SmallVector<VariableOp> Expansion::trained(MinimizeOp op) {
  llvm::SetVector<Attribute> reached = variablesOf(op.getLoss());
  SmallVector<VariableOp> variables;
  for (auto name : op.getVariables().getAsRange<FlatSymbolRefAttr>())
    if (reached.contains(name))
      variables.push_back(symbols.lookup<VariableOp>(name.getValue()));
  return variables;
}

OptimizerStep Expansion::step(ImplicitLocOpBuilder &b, const OptimizerSpec &spec,
                              Value variable, Value gradient, ValueRange slots,
                              ArrayRef<Value> powers) {
  Type element = getElementTypeOrSelf(variable.getType());
  SmallVector<Value> cast;
  for (Value power : powers)
    cast.push_back(getElementTypeOrSelf(power.getType()) == element
                       ? power
                       : tenon::CastOp::create(b, power, element).getResult());
  return spec.step(b, variable, gradient, slots, cast);
}

LogicalResult Expansion::expand(MinimizeOp op) {
  llvm::Expected<OptimizerSpec> spec = readOptimizer(op.getOptimizer(), op.getSettings());
  if (!spec)
    return op.emitError(llvm::toString(spec.takeError()));
  initializer = symbols.lookup<func::FuncOp>(op.getInitializer());
  SmallVector<VariableOp> variables = trained(op);
  if (variables.empty())
    return op.emitError("the loss depends on no variable that is trained");
  ImplicitLocOpBuilder b(op.getLoc(), op);
  SmallVector<Value> values;
  for (VariableOp variable : variables) {
    auto type = cast<RankedTensorType>(variable.getType());
    if (!type.hasStaticShape())
      return op.emitError("variable '")
             << nameOf(variable) << "' has unknown sizes: " << type;
    values.push_back(read(b, FlatSymbolRefAttr::get(variable.getSymNameAttr()), type));
  }
  auto gradients =
      GradientsOp::create(b, TypeRange(ValueRange(values)), op.getLoss(), values);

  auto scalar = RankedTensorType::get({}, getElementTypeOrSelf(values.front().getType()));
  const OptimizerKind &kind = *findOptimizer(spec->name);
  SmallVector<FlatSymbolRefAttr> powerNames;
  SmallVector<Value> powers;
  for (const OptimizerPower &power : kind.powers) {
    powerNames.push_back(addVariable(power.name, scalar, spec->setting(power.setting)));
    powers.push_back(read(b, powerNames.back(), scalar));
  }
  for (auto [i, variable] : llvm::enumerate(variables)) {
    auto type = cast<RankedTensorType>(variable.getType());
    SmallVector<FlatSymbolRefAttr> slotNames;
    SmallVector<Value> slots;
    for (const OptimizerSlot &slot : spec->slots()) {
      double start = slot.startSetting ? spec->setting(slot.startSetting) : slot.start;
      slotNames.push_back(
          addVariable((nameOf(variable) + "/" + slot.suffix).str(), type, start));
      slots.push_back(read(b, slotNames.back(), type));
    }
    OptimizerStep next = step(b, *spec, values[i], gradients.getResult(i), slots, powers);
    if (!next.variable || llvm::is_contained(next.slots, Value()))
      return op.emitError("its step cannot be built for variable '")
             << nameOf(variable) << "'";
    AssignOp::create(b, variable.getSymNameAttr().getValue(), next.variable);
    for (auto [name, slot] : llvm::zip_equal(slotNames, next.slots))
      AssignOp::create(b, name.getValue(), slot);
  }
  for (auto [name, power, source] : llvm::zip_equal(powerNames, powers, kind.powers)) {
    OptimizerMath math(b);
    Value factor = math.number(spec->setting(source.setting), power);
    AssignOp::create(b, name.getValue(), math.mul(power, factor));
  }
  op.erase();
  return success();
}

struct ExpandMinimizePass : impl::ExpandMinimizePassBase<ExpandMinimizePass> {
  using Base::Base;

  void runOnOperation() override {
    SmallVector<MinimizeOp> ops;
    getOperation().walk([&](MinimizeOp op) { ops.push_back(op); });
    if (ops.empty())
      return;
    Expansion expansion(getOperation());
    for (MinimizeOp op : ops)
      if (failed(expansion.expand(op)))
        return signalPassFailure();
  }
};

} // namespace
} // namespace tenon
