//===- Softmax.cpp - The softmax family -----------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Import/TensorFlow/Converter.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

template <class OpT> static void overLastAxis(NodeContext &c) {
  int64_t rank = c.inputRank(0);
  if (rank == 0)
    c.error() << "its operand is a scalar";
  c.result(c.emit<OpT>(c.input(0), rank - 1));
}

/// The rows' losses and their gradients by the logits, from labels that are
/// distributions over the classes.
static void crossEntropy(NodeContext &c, Value labels) {
  Value logits = c.input(0);
  if (c.inputRank(0) != 2) {
    c.error() << "its logits have rank " << c.inputRank(0) << " instead of 2";
    return;
  }
  Value logProbability = c.emit<LogSoftmaxOp>(logits, int64_t(1));
  Value sum = c.emit<ReduceOp>(ReduceKind::sum, c.emit<MulOp>(labels, logProbability),
                               ArrayRef<int64_t>({1}), false);
  c.result(0, c.emit<NegOp>(sum));
  c.result(1, c.emit<SubOp>(c.emit<SoftmaxOp>(logits, int64_t(1)), labels));
}

static void convertCrossEntropy(NodeContext &c) { crossEntropy(c, c.input(1)); }

/// The labels are numbers of classes; one that there is not is an error.
static void convertSparseCrossEntropy(NodeContext &c) {
  Type element = c.inputType(0).getElementType();
  if (c.inputRank(0) != 2 || c.inputRank(1) != 1) {
    c.error() << "its operands have ranks " << c.inputRank(0) << " and " << c.inputRank(1)
              << " instead of 2 and 1";
    return;
  }
  Type indexType = c.inputType(1).getElementType();
  Value depth =
      c.cast(c.emit<SqueezeOp>(c.size(c.input(0), 1), ArrayRef<int64_t>({0})), indexType);
  Value least =
      c.emit<ReduceOp>(ReduceKind::min, c.input(1), ArrayRef<int64_t>({0}), false);
  Value most =
      c.emit<ReduceOp>(ReduceKind::max, c.input(1), ArrayRef<int64_t>({0}), false);
  Value isFine = c.emit<CompareOp>(Predicate::ge, least, c.scalar(0, indexType));
  Value wrong = c.emit<SelectOp>(isFine, most, least);
  isFine = c.emit<LogicalAndOp>(isFine, c.emit<CompareOp>(Predicate::lt, most, depth));
  c.check(isFine, "label {0} is not in [0, {1})", {wrong, depth});
  Value labels = c.emit<OneHotOp>(c.input(1), depth, c.scalar(1, element),
                                  c.scalar(0, element), int64_t(1));
  crossEntropy(c, labels);
}

void tenon::tf::addSoftmaxConverters(ConverterTable &table) {
  table["Softmax"] = {overLastAxis<SoftmaxOp>, 1};
  table["LogSoftmax"] = {overLastAxis<LogSoftmaxOp>, 1};
  table["SoftmaxCrossEntropyWithLogits"] = {convertCrossEntropy, 2};
  table["SparseSoftmaxCrossEntropyWithLogits"] = {convertSparseCrossEntropy, 2};
}
