//===- Optimizer.cpp - The optimizer family -------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "dialects/Tenon/Optimizers.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace tenon;

//===----------------------------------------------------------------------===//
// Kinds
//===----------------------------------------------------------------------===//

/// A setting that is not a number but there or not.
static bool isFlag(StringRef name) { return name == "nesterov" || name == "centered"; }

static ArrayRef<OptimizerKind> allKinds() {
  static constexpr const char *rate = "learning_rate";
  static const OptimizerKind kinds[] = {
      {"sgd", {{rate, {}}}, {}},
      {"momentum", {{rate, {}}, {"momentum", {}}, {"nesterov", 0}}, {}},
      {"adam",
       {{rate, 0.001}, {"beta1", 0.9}, {"beta2", 0.999}, {"epsilon", 1e-8}},
       {{"beta1_power", "beta1"}, {"beta2_power", "beta2"}}},
      {"adamw",
       {{rate, 0.001},
        {"weight_decay", 0.004},
        {"beta1", 0.9},
        {"beta2", 0.999},
        {"epsilon", 1e-7}},
       {{"beta1_power", "beta1"}, {"beta2_power", "beta2"}}},
      {"adamax",
       {{rate, 0.001}, {"beta1", 0.9}, {"beta2", 0.999}, {"epsilon", 1e-7}},
       {{"beta1_power", "beta1"}}},
      {"adagrad", {{rate, {}}, {"initial_accumulator_value", 0.1}}, {}},
      {"adadelta", {{rate, 0.001}, {"rho", 0.95}, {"epsilon", 1e-8}}, {}},
      {"rmsprop",
       {{rate, {}}, {"decay", 0.9}, {"momentum", 0}, {"epsilon", 1e-10}, {"centered", 0}},
       {}},
      {"ftrl",
       {{rate, {}},
        {"learning_rate_power", -0.5},
        {"initial_accumulator_value", 0.1},
        {"l1", 0},
        {"l2", 0}},
       {}}};
  return kinds;
}

const OptimizerKind *tenon::findOptimizer(StringRef name) {
  const auto *found = llvm::find_if(
      allKinds(), [&](const OptimizerKind &kind) { return name == kind.name; });
  return found == allKinds().end() ? nullptr : found;
}

std::string tenon::listOptimizers() {
  std::string text;
  for (const OptimizerKind &kind : allKinds())
    text += (text.empty() ? "" : ", ") + std::string(kind.name);
  return text;
}

double OptimizerSpec::setting(StringRef wanted) const {
  for (const auto &[settingName, value] : settings)
    if (wanted == settingName)
      return value;
  return 0;
}

SmallVector<OptimizerSlot> OptimizerSpec::slots() const {
  if (name == "momentum")
    return {{"Momentum"}};
  if (name == "adam")
    return {{"Adam"}, {"Adam_1"}};
  if (name == "adamw")
    return {{"AdamW"}, {"AdamW_1"}};
  if (name == "adamax")
    return {{"AdaMax"}, {"AdaMax_1"}};
  if (name == "adagrad")
    return {{"Adagrad", 0, "initial_accumulator_value"}};
  if (name == "adadelta")
    return {{"Adadelta"}, {"Adadelta_1"}};
  if (name == "rmsprop" && setting("centered") != 0)
    return {{"RMSProp", 1}, {"RMSProp_1"}, {"RMSProp_2"}};
  if (name == "rmsprop")
    return {{"RMSProp", 1}, {"RMSProp_1"}};
  if (name == "ftrl")
    return {{"Ftrl", 0, "initial_accumulator_value"}, {"Ftrl_1"}};
  return {};
}

OptimizerStep OptimizerSpec::step(ImplicitLocOpBuilder &b, Value variable, Value gradient,
                                  ValueRange slots, ValueRange powers) const {
  OptimizerMath math(b);
  auto number = [&](StringRef key) { return math.number(setting(key), variable); };
  Value rate = number("learning_rate");
  if (name == "sgd")
    return math.gradientDescent(variable, gradient, rate);
  if (name == "momentum")
    return math.momentum(variable, slots[0], gradient,
                         {rate, number("momentum"), setting("nesterov") != 0});
  if (name == "adagrad")
    return math.adagrad(variable, slots[0], gradient, rate, nullptr);
  if (name == "adadelta")
    return math.adadelta(variable, slots[0], slots[1], gradient, rate, number("rho"),
                         number("epsilon"));
  if (name == "rmsprop") {
    OptimizerMath::RmsSettings s{rate, number("decay"), number("momentum"),
                                 number("epsilon")};
    return setting("centered") != 0
               ? math.centeredRmsProp(variable, slots[0], slots[1], slots[2], gradient, s)
               : math.rmsProp(variable, slots[0], slots[1], gradient, s);
  }
  if (name == "ftrl")
    return math.ftrl(variable, slots[0], slots[1], gradient,
                     {rate, number("l1"), number("l2"), nullptr,
                      number("learning_rate_power"),
                      setting("learning_rate_power") == -0.5, false});
  OptimizerMath::AdamSettings s{rate,
                                number("beta1"),
                                number("beta2"),
                                number("epsilon"),
                                powers[0],
                                powers.size() > 1 ? powers[1] : Value(),
                                false};
  if (name == "adamax")
    return math.adamax(variable, slots[0], slots[1], gradient, s);
  if (name == "adamw")
    variable =
        math.sub(variable, math.mul(math.mul(variable, number("weight_decay")), rate));
  return math.adam(variable, slots[0], slots[1], gradient, s);
}

//===----------------------------------------------------------------------===//
// Settings
//===----------------------------------------------------------------------===//

/// What is given, completed by defaults and in the kind's order.
static llvm::Expected<OptimizerSpec>
complete(const OptimizerKind &kind, ArrayRef<std::pair<std::string, double>> given) {
  OptimizerSpec spec;
  spec.name = kind.name;
  for (const OptimizerSetting &setting : kind.settings) {
    std::optional<double> value = setting.byDefault;
    for (const auto &[name, number] : given)
      if (name == setting.name)
        value = number;
    if (!value)
      return llvm::createStringError("optimizer '%s' needs a %s", kind.name,
                                     setting.name);
    spec.settings.emplace_back(setting.name, *value);
  }
  return spec;
}

static llvm::Expected<const OptimizerKind *> kindNamed(StringRef name) {
  if (const OptimizerKind *kind = findOptimizer(name))
    return kind;
  return llvm::createStringError("there is no optimizer '%s'; there are %s",
                                 name.str().c_str(), listOptimizers().c_str());
}

static llvm::Error unknownSetting(const OptimizerKind &kind, StringRef name) {
  std::string known;
  for (const OptimizerSetting &setting : kind.settings)
    known += (known.empty() ? "" : ", ") + std::string(setting.name);
  return llvm::createStringError("optimizer '%s' has no setting '%s'; it has %s",
                                 kind.name, name.str().c_str(), known.c_str());
}

static const OptimizerSetting *settingNamed(const OptimizerKind &kind, StringRef name) {
  const auto *found = llvm::find_if(kind.settings, [&](const OptimizerSetting &setting) {
    return name == setting.name;
  });
  return found == kind.settings.end() ? nullptr : found;
}

/// One argument: VALUE, NAME=VALUE or FLAG; `place` counts those without a name.
static llvm::Expected<std::pair<std::string, double>>
parseSetting(const OptimizerKind &kind, StringRef text, size_t &place) {
  auto [name, value] = text.split('=');
  name = name.trim();
  value = value.trim();
  if (!text.contains('=') && isFlag(name) && settingNamed(kind, name))
    return std::pair(name.str(), 1.0);
  if (!text.contains('=')) {
    value = name;
    if (place == kind.settings.size())
      return llvm::createStringError("optimizer '%s' has %zu settings, but is given more",
                                     kind.name, kind.settings.size());
    name = kind.settings[place++].name;
  }
  if (name == "lr")
    name = "learning_rate";
  if (!settingNamed(kind, name))
    return unknownSetting(kind, name);
  double number;
  if (isFlag(name) && (value == "true" || value == "false"))
    number = value == "true";
  else if (value.getAsDouble(number))
    return llvm::createStringError("'%s' of optimizer '%s' is no number: '%s'",
                                   name.str().c_str(), kind.name, value.str().c_str());
  return std::pair(name.str(), number);
}

llvm::Expected<OptimizerSpec> tenon::parseOptimizer(StringRef text) {
  auto [name, rest] = text.split('(');
  llvm::Expected<const OptimizerKind *> kind = kindNamed(name.trim());
  if (!kind)
    return kind.takeError();
  SmallVector<std::pair<std::string, double>> given;
  rest = rest.trim();
  if (text.contains('(') && !rest.consume_back(")"))
    return llvm::createStringError("'%s' does not end in ')'", text.str().c_str());
  SmallVector<StringRef> parts;
  if (!rest.trim().empty())
    rest.split(parts, ',');
  size_t place = 0;
  for (StringRef part : parts) {
    auto setting = parseSetting(**kind, part, place);
    if (!setting)
      return setting.takeError();
    for (const auto &other : given)
      if (other.first == setting->first)
        return llvm::createStringError("%s of optimizer '%s' is given twice",
                                       setting->first.c_str(), (*kind)->name);
    given.push_back(std::move(*setting));
  }
  return complete(**kind, given);
}

llvm::Expected<OptimizerSpec> tenon::readOptimizer(StringRef name,
                                                   DictionaryAttr settings) {
  llvm::Expected<const OptimizerKind *> kind = kindNamed(name);
  if (!kind)
    return kind.takeError();
  SmallVector<std::pair<std::string, double>> given;
  for (NamedAttribute setting : settings) {
    if (!settingNamed(**kind, setting.getName()))
      return unknownSetting(**kind, setting.getName());
    auto number = dyn_cast<FloatAttr>(setting.getValue());
    if (!number)
      return llvm::createStringError("'%s' of optimizer '%s' is no number",
                                     setting.getName().str().c_str(), (*kind)->name);
    given.emplace_back(setting.getName().str(), number.getValueAsDouble());
  }
  return complete(**kind, given);
}

//===----------------------------------------------------------------------===//
// Ops
//===----------------------------------------------------------------------===//

LogicalResult GradientsOp::verify() {
  // C1.
  if (!areCompatibleTypes(getSources().getTypes(), getGradients().getTypes()))
    return emitOpError("has sources of types (")
           << getSources().getTypes() << "), but results of types ("
           << getGradients().getTypes() << ")";

  // C2.
  if (!isa_and_nonnull<IfOp, WhileOp>((*this)->getParentOp()))
    return success();
  return emitOpError("is inside a region of '")
         << (*this)->getParentOp()->getName() << "', but needs to be outside";
}

LogicalResult MinimizeOp::verify() {
  // C1, C2.
  llvm::Expected<OptimizerSpec> spec = readOptimizer(getOptimizer(), getSettings());
  if (!spec)
    return emitOpError("is wrong: ") << llvm::toString(spec.takeError());

  // C5.
  if (!isa_and_nonnull<IfOp, WhileOp>((*this)->getParentOp()))
    return success();
  return emitOpError("is inside a region of '")
         << (*this)->getParentOp()->getName() << "', but needs to be outside";
}

LogicalResult MinimizeOp::verifySymbolUses(SymbolTableCollection &symbols) {
  // C3.
  for (auto name : getVariables().getAsRange<FlatSymbolRefAttr>()) {
    auto variable = dyn_cast_or_null<VariableOp>(
        symbols.lookupNearestSymbolFrom(getOperation(), name));
    if (!variable)
      return emitOpError("names ") << name << ", which is no variable";
    if (!isa<FloatType>(getElementTypeOrSelf(variable.getType())))
      return emitOpError("names variable ")
             << name << " of type " << variable.getType() << ", which is not of floats";
  }

  // C4.
  if (isa_and_nonnull<FunctionOpInterface>(
          symbols.lookupNearestSymbolFrom(getOperation(), getInitializerAttr())))
    return success();
  return emitOpError("names ") << getInitializerAttr() << ", which is no function";
}
