//===- Softmax.cpp - Gradients of the softmax family ----------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Autodiff/Gradients/Gradients.h"

using namespace mlir;
using namespace tenon;

static void ofSoftmax(SoftmaxOp op, Reverse &r) {
  int64_t axis = op.getAxis();
  Value y = op.getResult(), g = r.gradient();
  Value mean = r.sum(r.mul(g, y), axis, /*keepDims=*/true);
  r.add(op.getInput(), r.mul(r.sub(g, mean), y));
}

static void ofLogSoftmax(LogSoftmaxOp op, Reverse &r) {
  int64_t axis = op.getAxis();
  Value g = r.gradient();
  Value probabilities = r.make<ExpOp>(op.getResult());
  Value sum = r.sum(g, axis, /*keepDims=*/true);
  r.add(op.getInput(), r.sub(g, r.mul(probabilities, sum)));
}

void tenon::attachSoftmaxGradients(MLIRContext *context) {
  attachRule<SoftmaxOp, ofSoftmax>(context);
  attachRule<LogSoftmaxOp, ofLogSoftmax>(context);
}
