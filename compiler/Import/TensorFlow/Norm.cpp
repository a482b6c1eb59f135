//===- Norm.cpp - Bias and batch normalization ----------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// In inference, batch normalization is a product and a sum per channel, whose
// factors are computed from the parameters alone; constants fold, and a
// convolution before it can take them in.
//
//===----------------------------------------------------------------------===//
#include "compiler/Import/TensorFlow/Layout.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

/// A vector over channels, shaped so that it broadcasts against an image.
static Value perChannel(NodeContext &c, const Layout &layout, Value vector) {
  if (!layout.channelsFirst || !vector)
    return vector;
  SmallVector<int64_t> axes;
  for (int64_t i = 1; i + 1 < layout.rank; ++i)
    axes.push_back(i);
  return c.emit<ExpandDimsOp>(vector, ArrayRef<int64_t>(axes));
}

static void convertBiasAdd(NodeContext &c) {
  Layout layout = layoutOf(c, c.inputRank(0));
  if (!c.failed() && (layout.rank < 2 || c.inputRank(1) != 1))
    c.error() << "its operands have ranks " << layout.rank << " and " << c.inputRank(1)
              << " instead of at least 2, and 1";
  c.result(c.emit<AddOp>(c.input(0), perChannel(c, layout, c.input(1))));
}

static void convertBiasAddV1(NodeContext &c) {
  c.result(c.emit<AddOp>(c.input(0), c.input(1)));
}

namespace {
/// The operands of a batch normalization, all of the parameters' type.
struct BatchNorm {
  Value x, scale, offset, mean, variance;
  double epsilon;
};
} // namespace

static Value normalize(NodeContext &c, const Layout &layout, const BatchNorm &n) {
  if (c.failed())
    return {};
  Type element = NodeContext::typeOf(n.variance).getElementType();
  Value deviation =
      c.emit<RsqrtOp>(c.emit<AddOp>(n.variance, c.scalar(n.epsilon, element)));
  Value factor = c.emit<MulOp>(deviation, n.scale);
  Value shift = c.emit<SubOp>(n.offset, c.emit<MulOp>(n.mean, factor));
  Value y = c.emit<MulOp>(n.x, perChannel(c, layout, factor));
  return c.emit<AddOp>(y, perChannel(c, layout, shift));
}

/// All axes but the channels'.
static SmallVector<int64_t> batchAxes(const Layout &layout) {
  SmallVector<int64_t> axes = allAxes(layout.rank);
  axes.erase(axes.begin() + layout.channelAxis());
  return axes;
}

/// How many elements of `x` a channel has, as a scalar of the element type.
static Value countOf(NodeContext &c, const Layout &layout, Value x, Type element) {
  if (!x)
    return {};
  RankedTensorType type = NodeContext::typeOf(x);
  int64_t known = 1;
  Value count;
  for (int64_t axis : batchAxes(layout)) {
    if (!type.isDynamicDim(axis)) {
      known *= type.getDimSize(axis);
      continue;
    }
    Value size = c.size(x, axis);
    count = count ? c.emit<MulOp>(count, size) : size;
  }
  if (!count)
    return c.scalar(known, element);
  count = c.emit<MulOp>(count, c.vector({known}));
  return c.cast(c.emit<SqueezeOp>(count, ArrayRef<int64_t>({0})), element);
}

static Value sumOver(NodeContext &c, const Layout &layout, Value x,
                     ReduceKind kind = ReduceKind::sum) {
  return c.emit<ReduceOp>(kind, x, ArrayRef<int64_t>(batchAxes(layout)), false);
}

/// Mean and variance of the batch; the variance that is handed out is unbiased.
static void batchMoments(NodeContext &c, const Layout &layout, BatchNorm &n,
                         Value &unbiased) {
  Type element = NodeContext::typeOf(n.x).getElementType();
  n.mean = sumOver(c, layout, n.x, ReduceKind::mean);
  Value centred = c.emit<SubOp>(n.x, perChannel(c, layout, n.mean));
  n.variance = sumOver(c, layout, c.emit<MulOp>(centred, centred), ReduceKind::mean);
  Value count = countOf(c, layout, n.x, element), one = c.scalar(1, element);
  Value less = c.emit<MaxOp>(c.emit<SubOp>(count, one), one);
  unbiased = c.emit<MulOp>(n.variance, c.emit<DivOp>(count, less));
}

/// A moment moved a part of the way to that of the batch.
static Value average(NodeContext &c, Value before, Value now, double factor) {
  if (factor == 1 || !now)
    return now;
  Type element = NodeContext::typeOf(now).getElementType();
  return c.emit<AddOp>(c.emit<MulOp>(before, c.scalar(1 - factor, element)),
                       c.emit<MulOp>(now, c.scalar(factor, element)));
}

static void convertFusedBatchNorm(NodeContext &c) {
  Layout layout = layoutOf(c, c.inputRank(0));
  Type element = c.inputType(0).getElementType();
  Type computed = c.inputType(1).getElementType();
  bool isTraining = c.boolAttr("is_training");
  double factor =
      c.node.attr("exponential_avg_factor") ? c.floatAttr("exponential_avg_factor") : 1;
  BatchNorm n{
      c.cast(c.input(0), computed), c.input(1), c.input(2), c.input(3), c.input(4),
      c.floatAttr("epsilon")};
  if (c.failed() || !n.x)
    return;
  Value mean = n.mean, variance = n.variance;
  if (isTraining) {
    batchMoments(c, layout, n, variance);
    mean = average(c, c.input(3), n.mean, factor);
    variance = average(c, c.input(4), variance, factor);
  }
  Value y = c.cast(normalize(c, layout, n), element);
  if (c.node.op == "_FusedBatchNormEx") {
    if (c.inputCount() > 5)
      y = c.emit<AddOp>(y, c.input(5));
    StringRef activation = c.stringAttr("activation_mode");
    if (activation != "Identity")
      y = applyActivation(c, activation, y);
  }
  c.result(0, y);
  // The moments, twice: the second pair and the last output are for gradients.
  c.result(1, mean);
  c.result(2, variance);
  c.result(3, n.mean);
  c.result(4, n.variance);
  c.result(5, n.variance);
}

/// The op of TensorFlow's first years: (x, mean, variance, offset, scale).
static void convertOldBatchNorm(NodeContext &c) {
  Layout layout;
  layout.rank = c.inputRank(0);
  Value scale = c.input(4);
  if (!c.boolAttr("scale_after_normalization"))
    scale = c.scalar(1, c.inputType(0).getElementType());
  BatchNorm n{c.input(0), scale,      c.input(3),
              c.input(1), c.input(2), c.floatAttr("variance_epsilon")};
  c.result(normalize(c, layout, n));
}

//===----------------------------------------------------------------------===//
// Gradients
//===----------------------------------------------------------------------===//

/// Operands: gradient, x, scale, mean, variance. Of training, mean and variance are
/// the batch's, through which the gradient goes too.
static void convertBatchNormGrad(NodeContext &c) {
  Layout layout = layoutOf(c, c.inputRank(0));
  if (c.inputRank(1) != layout.rank && !c.failed())
    c.error() << "its gradient is " << c.inputType(0) << ", but its image "
              << c.inputType(1);
  if (c.failed())
    return;
  Type element = c.inputType(1).getElementType();
  Type computed = c.inputType(3).getElementType();
  bool isTraining = c.boolAttr("is_training");
  Value dy = c.cast(c.input(0), computed), x = c.cast(c.input(1), computed);
  Value variance = c.emit<AddOp>(c.input(4), c.scalar(c.floatAttr("epsilon"), computed));
  Value deviation = c.emit<RsqrtOp>(variance);
  Value centred = c.emit<SubOp>(x, perChannel(c, layout, c.input(3)));
  Value offset = sumOver(c, layout, dy);
  Value scale = c.emit<MulOp>(sumOver(c, layout, c.emit<MulOp>(dy, centred)), deviation);
  Value dx = dy;
  if (isTraining) {
    Value count = countOf(c, layout, x, computed);
    Value slope = c.emit<DivOp>(c.emit<MulOp>(scale, deviation), count);
    dx = c.emit<SubOp>(dx, perChannel(c, layout, c.emit<DivOp>(offset, count)));
    dx = c.emit<SubOp>(dx, c.emit<MulOp>(centred, perChannel(c, layout, slope)));
  }
  Value factor = perChannel(c, layout, c.emit<MulOp>(c.input(2), deviation));
  c.result(0, c.cast(c.emit<MulOp>(dx, factor), element));
  c.result(1, scale);
  c.result(2, offset);
  for (int i : {3, 4})
    c.result(i, c.scalar(0, computed));
}

/// Operands: x, mean, variance, scale, gradient.
static void convertOldBatchNormGrad(NodeContext &c) {
  Layout layout;
  layout.rank = c.inputRank(0);
  if (layout.rank != 4 || c.inputRank(4) != 4) {
    c.error() << "its operands have ranks " << layout.rank << " and " << c.inputRank(4)
              << " instead of 4";
    return;
  }
  Type element = c.inputType(0).getElementType();
  bool scales = c.boolAttr("scale_after_normalization");
  Value dy = c.input(4), one = c.scalar(1, element);
  Value variance =
      c.emit<AddOp>(c.input(2), c.scalar(c.floatAttr("variance_epsilon"), element));
  Value deviation = c.emit<RsqrtOp>(variance);
  Value centred = c.emit<SubOp>(c.input(0), c.input(1));
  Value offset = sumOver(c, layout, dy);
  Value product = sumOver(c, layout, c.emit<MulOp>(dy, centred));
  Value gamma = scales ? c.input(3) : one;
  Value factor = c.emit<MulOp>(deviation, gamma);
  c.result(0, c.emit<MulOp>(dy, factor));
  c.result(1, c.emit<NegOp>(c.emit<MulOp>(offset, factor)));
  Value slope = c.emit<DivOp>(c.emit<MulOp>(factor, c.scalar(-0.5, element)), variance);
  c.result(2, c.emit<MulOp>(product, slope));
  c.result(3, offset);
  Value scale = c.emit<MulOp>(product, deviation);
  c.result(4, scales ? scale : c.emit<MulOp>(scale, c.scalar(0, element)));
}

void tenon::tf::addNormConverters(ConverterTable &table) {
  table["BiasAdd"] = {convertBiasAdd, 2};
  table["BiasAddV1"] = {convertBiasAddV1, 2};
  table["FusedBatchNorm"] = {convertFusedBatchNorm, 5};
  table["FusedBatchNormV2"] = {convertFusedBatchNorm, 5};
  table["FusedBatchNormV3"] = {convertFusedBatchNorm, 5};
  table["_FusedBatchNormEx"] = {convertFusedBatchNorm, 5};
  for (const char *op :
       {"FusedBatchNormGrad", "FusedBatchNormGradV2", "FusedBatchNormGradV3"})
    table[op] = {convertBatchNormGrad, 5};
  table["BatchNormWithGlobalNormalization"] = {convertOldBatchNorm, 5};
  table["BatchNormWithGlobalNormalizationGrad"] = {convertOldBatchNormGrad, 5};
}
