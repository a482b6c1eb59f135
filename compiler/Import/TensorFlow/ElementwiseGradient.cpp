//===- ElementwiseGradient.cpp - Gradients of element-wise ops ------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// As graphs that TensorFlow differentiated contain them. Those of activations take
// the gradient and the activation's input or output, the others the output and the
// gradient.
//
//===----------------------------------------------------------------------===//
#include "compiler/Import/TensorFlow/Converter.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

static Type elementType(NodeContext &c) { return c.inputType(0).getElementType(); }

//===----------------------------------------------------------------------===//
// Activations
//===----------------------------------------------------------------------===//

/// gradient where the activation's output or input lies within bounds, else 0.
static void gateGradient(NodeContext &c, bool hasUpper) {
  Value gradient = c.input(0), feature = c.input(1);
  Value zero = c.scalar(0, elementType(c));
  Value passes = c.emit<CompareOp>(Predicate::gt, feature, zero);
  if (hasUpper)
    passes = c.emit<LogicalAndOp>(
        passes, c.emit<CompareOp>(Predicate::lt, feature, c.scalar(6, elementType(c))));
  c.result(c.emit<SelectOp>(passes, gradient, zero));
}

static void convertReluGrad(NodeContext &c) { gateGradient(c, false); }
static void convertRelu6Grad(NodeContext &c) { gateGradient(c, true); }

/// gradient where the feature is positive, else alpha times it.
static void convertLeakyReluGrad(NodeContext &c) {
  Value gradient = c.input(0), zero = c.scalar(0, elementType(c));
  Value isPositive = c.emit<CompareOp>(Predicate::gt, c.input(1), zero);
  Value scaled = c.emit<MulOp>(gradient, c.scalar(c.floatAttr("alpha"), elementType(c)));
  c.result(c.emit<SelectOp>(isPositive, gradient, scaled));
}

/// gradient * (output + shift) where the output is negative, else gradient * scale.
static void linearUnitGradient(NodeContext &c, double shift, double scale) {
  Type element = elementType(c);
  Value gradient = c.input(0), output = c.input(1);
  Value isNegative = c.emit<CompareOp>(Predicate::lt, output, c.scalar(0, element));
  Value negative =
      c.emit<MulOp>(gradient, c.emit<AddOp>(output, c.scalar(shift, element)));
  Value positive =
      scale == 1 ? gradient : c.emit<MulOp>(gradient, c.scalar(scale, element));
  c.result(c.emit<SelectOp>(isNegative, negative, positive));
}

static void convertEluGrad(NodeContext &c) { linearUnitGradient(c, 1, 1); }
static void convertSeluGrad(NodeContext &c) {
  constexpr double scale = 1.0507009873554804934193349852946;
  linearUnitGradient(c, scale * 1.6732632423543772848170429916717, scale);
}

/// gradient / (1 + exp(-feature)).
static void convertSoftplusGrad(NodeContext &c) {
  Value power = c.emit<ExpOp>(c.emit<NegOp>(c.input(1)));
  Value one = c.scalar(1, elementType(c));
  c.result(c.emit<DivOp>(c.input(0), c.emit<AddOp>(power, one)));
}

/// gradient / (1 + |feature|)².
static void convertSoftsignGrad(NodeContext &c) {
  Value sum = c.emit<AddOp>(c.emit<AbsOp>(c.input(1)), c.scalar(1, elementType(c)));
  c.result(c.emit<DivOp>(c.input(0), c.emit<MulOp>(sum, sum)));
}

//===----------------------------------------------------------------------===//
// Of the output y and the gradient dy
//===----------------------------------------------------------------------===//

/// dy * y * (1 - y).
static void convertSigmoidGrad(NodeContext &c) {
  Value y = c.input(0), dy = c.input(1);
  Value rest = c.emit<SubOp>(c.scalar(1, elementType(c)), y);
  c.result(c.emit<MulOp>(dy, c.emit<MulOp>(y, rest)));
}

/// dy * (1 - y²).
static void convertTanhGrad(NodeContext &c) {
  Value y = c.input(0), dy = c.input(1);
  Value rest = c.emit<SubOp>(c.scalar(1, elementType(c)), c.emit<MulOp>(y, y));
  c.result(c.emit<MulOp>(dy, rest));
}

/// dy / 2 / y; a complex y counts conjugated, here and below, unlike above.
static void convertSqrtGrad(NodeContext &c) {
  Value half = c.emit<MulOp>(c.input(1), c.scalar(0.5, elementType(c)));
  c.result(c.emit<DivOp>(half, conjugate(c, c.input(0))));
}

/// dy * -y³ / 2.
static void convertRsqrtGrad(NodeContext &c) {
  Value y = conjugate(c, c.input(0));
  Value half = c.emit<MulOp>(y, c.scalar(-0.5, elementType(c)));
  c.result(c.emit<MulOp>(c.emit<MulOp>(c.input(1), half), c.emit<MulOp>(y, y)));
}

/// dy * -y².
static void convertReciprocalGrad(NodeContext &c) {
  Value y = conjugate(c, c.input(0));
  c.result(c.emit<MulOp>(c.emit<NegOp>(c.input(1)), c.emit<MulOp>(y, y)));
}

void tenon::tf::addElementwiseGradientConverters(ConverterTable &table) {
  table["EluGrad"] = {convertEluGrad, 2};
  table["InvGrad"] = {convertReciprocalGrad, 2};
  table["LeakyReluGrad"] = {convertLeakyReluGrad, 2};
  table["ReciprocalGrad"] = {convertReciprocalGrad, 2};
  table["Relu6Grad"] = {convertRelu6Grad, 2};
  table["ReluGrad"] = {convertReluGrad, 2};
  table["RsqrtGrad"] = {convertRsqrtGrad, 2};
  table["SeluGrad"] = {convertSeluGrad, 2};
  table["SigmoidGrad"] = {convertSigmoidGrad, 2};
  table["SoftplusGrad"] = {convertSoftplusGrad, 2};
  table["SoftsignGrad"] = {convertSoftsignGrad, 2};
  table["SqrtGrad"] = {convertSqrtGrad, 2};
  table["TanhGrad"] = {convertTanhGrad, 2};
}
