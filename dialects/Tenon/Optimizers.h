//===- Optimizers.h - What optimizers there are -----------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// TensorFlow's optimizers: their settings with defaults, what they keep for a variable,
// and one step of each as elementwise ops, which become one loop over the variable.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "dialects/Tenon/TenonOps.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "llvm/Support/Error.h"

namespace tenon {

//===----------------------------------------------------------------------===//
// Steps
//===----------------------------------------------------------------------===//

/// The next values of a variable and of its slots; null where an operand was null or
/// operands do not fit, which was reported.
struct OptimizerStep {
  mlir::Value variable;
  llvm::SmallVector<mlir::Value, 3> slots;
};

/// Builds steps, in TensorFlow's formulas and order of operations. Numbers are scalar
/// tensors of the variable's element type.
class OptimizerMath {
public:
  explicit OptimizerMath(mlir::ImplicitLocOpBuilder &b) : b(b) {}

  struct MomentumSettings {
    mlir::Value rate, momentum;
    bool nesterov;
  };
  struct AdamSettings {
    mlir::Value rate, beta1, beta2, epsilon, power1, power2;
    bool nesterov;
  };
  struct RmsSettings {
    mlir::Value rate, decay, momentum, epsilon;
  };
  struct FtrlSettings {
    mlir::Value rate, l1, l2, shrinkage, power; // shrinkage may be null
    /// The power is a constant of -0.5.
    bool isRoot;
    /// What is kept is scaled by the learning rate.
    bool scalesLinear;
  };
  using Value = mlir::Value;

  OptimizerStep gradientDescent(Value variable, Value gradient, Value rate);
  OptimizerStep momentum(Value variable, Value sum, Value gradient, MomentumSettings s);
  /// As Keras has it: the rate is part of the sum.
  OptimizerStep kerasMomentum(Value variable, Value sum, Value gradient,
                              MomentumSettings s);
  OptimizerStep adam(Value variable, Value first, Value second, Value gradient,
                     AdamSettings s);
  OptimizerStep adamax(Value variable, Value first, Value most, Value gradient,
                       AdamSettings s);
  /// `epsilon` may be null.
  OptimizerStep adagrad(Value variable, Value sum, Value gradient, Value rate,
                        Value epsilon, bool updatesSum = true);
  OptimizerStep adadelta(Value variable, Value sum, Value updates, Value gradient,
                         Value rate, Value decay, Value epsilon);
  OptimizerStep rmsProp(Value variable, Value square, Value sum, Value gradient,
                        RmsSettings s);
  OptimizerStep centeredRmsProp(Value variable, Value square, Value mean, Value sum,
                                Value gradient, RmsSettings s);
  OptimizerStep ftrl(Value variable, Value sum, Value linear, Value gradient,
                     FtrlSettings s);

  /// A step against the gradient, then towards zero by l1 and l2.
  OptimizerStep proximal(Value variable, Value gradient, Value rate, Value l1, Value l2);
  OptimizerStep proximalAdagrad(Value variable, Value sum, Value gradient, Value rate,
                                Value l1, Value l2);
  struct DualSettings {
    Value rate, l1, l2, step;
  };
  OptimizerStep adagradDA(Value variable, Value sum, Value squares, Value gradient,
                          DualSettings s);
  /// `base` is added to the agreement of signs, or raised to it.
  struct SignSettings {
    Value rate, base, signDecay, decay;
    bool isPower;
  };
  OptimizerStep signStep(Value variable, Value mean, Value gradient, SignSettings s);

  Value add(Value lhs, Value rhs) { return make<AddOp>(lhs, rhs); }
  Value sub(Value lhs, Value rhs) { return make<SubOp>(lhs, rhs); }
  Value mul(Value lhs, Value rhs) { return make<MulOp>(lhs, rhs); }
  Value div(Value lhs, Value rhs) { return make<DivOp>(lhs, rhs); }
  Value sqrt(Value value) { return make<SqrtOp>(value); }
  Value square(Value value) { return mul(value, value); }
  /// A scalar of the element type of `like`.
  Value number(double value, Value like);

private:
  template <typename OpT, typename... Args> Value make(Args... operands) {
    if ((!operands || ...))
      return {};
    auto op = createChecked<OpT>(b, b.getLoc(), operands...);
    return failed(op) ? Value() : op->getResult();
  }
  /// value + (target - value) * (1 - decay)
  Value approach(Value value, Value target, Value decay);
  Value oneLess(Value value) { return sub(number(1, value), value); }
  Value castLike(Value value, Value like);
  /// sign(value) * max(|value| - limit, 0)
  Value shrink(Value value, Value limit);

  mlir::ImplicitLocOpBuilder &b;
};

//===----------------------------------------------------------------------===//
// Kinds
//===----------------------------------------------------------------------===//

struct OptimizerSetting {
  const char *name;
  /// Without a default it must be set.
  std::optional<double> byDefault;
};

/// What an optimizer keeps for each variable, named VARIABLE/SUFFIX.
struct OptimizerSlot {
  const char *suffix;
  double start = 0;
  /// The setting that is the start value, or null.
  const char *startSetting = nullptr;
};

/// A scalar that all variables share: a power of a setting, of one more at each step.
struct OptimizerPower {
  const char *name, *setting;
};

struct OptimizerKind {
  const char *name;
  llvm::SmallVector<OptimizerSetting> settings;
  llvm::SmallVector<OptimizerPower> powers;
};

/// An optimizer with the values of all its settings.
struct OptimizerSpec {
  std::string name;
  llvm::SmallVector<std::pair<std::string, double>> settings;

  double setting(llvm::StringRef name) const;
  llvm::SmallVector<OptimizerSlot> slots() const;
  /// One step; `powers` are those of the kind, as they were before the step.
  OptimizerStep step(mlir::ImplicitLocOpBuilder &b, mlir::Value variable,
                     mlir::Value gradient, mlir::ValueRange slots,
                     mlir::ValueRange powers) const;
};

/// The kind of that name, or null.
const OptimizerKind *findOptimizer(llvm::StringRef name);
/// "adagrad, adam, …"
std::string listOptimizers();

/// Reads NAME or NAME(VALUE, NAME=VALUE, FLAG…), as in momentum(0.1, 0.9, nesterov).
llvm::Expected<OptimizerSpec> parseOptimizer(llvm::StringRef text);
/// The same of the attributes of tenon.minimize.
llvm::Expected<OptimizerSpec> readOptimizer(llvm::StringRef name,
                                            mlir::DictionaryAttr settings);

} // namespace tenon
