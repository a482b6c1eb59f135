//===- Gradients.h - What rules of gradients build with ---------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A rule is a function of its op and a Reverse: a straight line that builds ops from the
// result's gradient and adds to the gradients of operands. Whatever does not verify is
// reported and makes the rest of the rule a no-op.
//
//===----------------------------------------------------------------------===//
#pragma once
#include "dialects/Interfaces/Differentiable.h"
#include "dialects/Tenon/TenonOps.h"
#include "mlir/IR/IRMapping.h"

namespace tenon {

/// A tensor of the type and shape of `like`, filled with one number.
mlir::Value filledLike(mlir::ImplicitLocOpBuilder &b, double value, mlir::Value like);

/// Whether an op can be made again for its results: all its effects are checks.
bool canRecompute(mlir::Operation *op);
/// Makes it again, without checks, which the first one has made.
mlir::Operation *recompute(mlir::OpBuilder &b, mlir::Operation *op,
                           mlir::IRMapping &mapping);

class Reverse {
public:
  Reverse(ReverseStep &step, mlir::Operation *op) : step(step), b(step.b), op(op) {}

  using Value = mlir::Value;
  using Axes = llvm::ArrayRef<int64_t>;

  /// The gradient of the op's only result.
  Value gradient() { return step.gradientOf(op->getResult(0)); }
  bool wants(Value source) { return step.wants(source); }
  void add(Value source, Value gradient) { step.add(source, gradient); }
  /// Adds a gradient of the result's shape to an operand that was broadcast to it.
  void addBroadcast(Value source, Value gradient) {
    if (wants(source))
      add(source, unbroadcast(gradient, source));
  }
  void reject(const llvm::Twine &reason) { step.reject(reason); }

  /// Makes an op with one result; a null value among the arguments gives a null value.
  template <class OpT, class... Args> Value make(Args &&...args) {
    if ((isNull(args) || ...))
      return {};
    auto made = createChecked<OpT>(b, b.getLoc(), std::forward<Args>(args)...);
    if (succeeded(made))
      return (*made)->getResult(0);
    reject("its gradient cannot be built");
    return {};
  }

  Value add2(Value lhs, Value rhs) { return make<AddOp>(lhs, rhs); }
  Value sub(Value lhs, Value rhs) { return make<SubOp>(lhs, rhs); }
  Value mul(Value lhs, Value rhs) { return make<MulOp>(lhs, rhs); }
  Value div(Value lhs, Value rhs) { return make<DivOp>(lhs, rhs); }
  Value neg(Value value) { return make<NegOp>(value); }
  Value square(Value value) { return mul(value, value); }
  Value compare(Predicate predicate, Value lhs, Value rhs) {
    return make<CompareOp>(predicate, lhs, rhs);
  }
  Value select(Value condition, Value onTrue, Value onFalse) {
    return make<SelectOp>(condition, onTrue, onFalse);
  }
  Value sum(Value value, Axes axes, bool keepDims) {
    return make<ReduceOp>(ReduceKind::sum, value, axes, keepDims);
  }
  Value transpose(Value value, Axes perm) { return make<TransposeOp>(value, perm); }

  /// The conjugate of a complex value, others as they are: what a gradient is
  /// multiplied by, in TensorFlow's convention, is the conjugate of the derivative.
  Value conj(Value value);
  /// A scalar of the element type of `like`.
  Value number(double value, Value like);
  /// A 1-D constant of i64.
  Value vector(Axes values);
  /// The shape of a value as 1-D i64, constant where it is static.
  Value shapeOf(Value value);
  /// The size that some dimensions have together, as tensor<1xi64>.
  Value size(Value value, Axes dims);
  /// 1-D pieces laid end to end.
  Value join(mlir::ValueRange pieces);
  Value reshape(Value value, Value shape) { return make<ReshapeOp>(value, shape); }
  Value reshapeLike(Value value, Value like) { return reshape(value, shapeOf(like)); }
  /// The number of elements along some dimensions, as a scalar like `like`'s elements.
  Value count(Value value, Axes dims, Value like);
  /// `size` elements from `begin` on, each dimension's size as of `like`.
  Value sliceLike(Value value, Axes begin, Value like);
  /// `value` with a border of zeros, along one dimension, of sizes tensor<1xi64>.
  Value padDim(Value value, int64_t dim, Value low, Value high);

  ReverseStep &step;
  mlir::ImplicitLocOpBuilder &b;
  mlir::Operation *op;

private:
  template <class T> static bool isNull(const T &argument) {
    if constexpr (std::is_same_v<std::decay_t<T>, mlir::Value>)
      return !argument;
    else
      return false;
  }
  Value unbroadcast(Value gradient, Value source);
  bool isBroadcast(Value source) const;
};

inline mlir::RankedTensorType typeOf(mlir::Value value) {
  return llvm::cast<mlir::RankedTensorType>(value.getType());
}

//===----------------------------------------------------------------------===//
// Attaching rules
//===----------------------------------------------------------------------===//

template <class OpT, void (*rule)(OpT, Reverse &)>
struct RuleModel final : Differentiable::ExternalModel<RuleModel<OpT, rule>, OpT> {
  llvm::SmallVector<mlir::Value> gradientSources(mlir::Operation *op) const {
    return llvm::SmallVector<mlir::Value>(op->getOperands());
  }
  void backward(mlir::Operation *op, ReverseStep &step) const {
    Reverse reverse(step, op);
    rule(llvm::cast<OpT>(op), reverse);
  }
};

/// Ops that gradients do not flow through.
template <class OpT>
struct ConstantModel final : Differentiable::ExternalModel<ConstantModel<OpT>, OpT> {
  llvm::SmallVector<mlir::Value> gradientSources(mlir::Operation *) const { return {}; }
  void backward(mlir::Operation *, ReverseStep &) const {}
};

template <class OpT, void (*rule)(OpT, Reverse &)>
void attachRule(mlir::MLIRContext *context) {
  OpT::template attachInterface<RuleModel<OpT, rule>>(*context);
}

template <class... OpTs> void attachConstants(mlir::MLIRContext *context) {
  (OpTs::template attachInterface<ConstantModel<OpTs>>(*context), ...);
}

void attachControlGradients(mlir::MLIRContext *context);
void attachConvGradients(mlir::MLIRContext *context);
void attachElementwiseGradients(mlir::MLIRContext *context);
void attachIndexGradients(mlir::MLIRContext *context);
void attachLinalgGradients(mlir::MLIRContext *context);
void attachLoopGradients(mlir::MLIRContext *context);
void attachMatMulGradients(mlir::MLIRContext *context);
void attachOrthoGradients(mlir::MLIRContext *context);
void attachPoolGradients(mlir::MLIRContext *context);
void attachReduceGradients(mlir::MLIRContext *context);
void attachShapeGradients(mlir::MLIRContext *context);
void attachSliceGradients(mlir::MLIRContext *context);
void attachSoftmaxGradients(mlir::MLIRContext *context);
void attachSortGradients(mlir::MLIRContext *context);
void attachSpecialGradients(mlir::MLIRContext *context);

} // namespace tenon
