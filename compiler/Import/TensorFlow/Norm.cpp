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

/// Mean and variance of the batch; the variance that is handed out is unbiased.
static void batchMoments(NodeContext &c, const Layout &layout, BatchNorm &n,
                         Value &unbiased) {
  SmallVector<int64_t> axes;
  for (int64_t i = 0; i < layout.rank; ++i)
    if (i != layout.channelAxis())
      axes.push_back(i);
  RankedTensorType type = NodeContext::typeOf(n.x);
  n.mean = c.emit<ReduceOp>(ReduceKind::mean, n.x, ArrayRef<int64_t>(axes), false);
  Value centred = c.emit<SubOp>(n.x, perChannel(c, layout, n.mean));
  n.variance = c.emit<ReduceOp>(ReduceKind::mean, c.emit<MulOp>(centred, centred),
                                ArrayRef<int64_t>(axes), false);
  double count = 1;
  for (int64_t axis : axes) {
    if (type.isDynamicDim(axis)) {
      if (!c.failed())
        c.error() << "training with a batch of unknown size is not supported";
      return;
    }
    count *= type.getDimSize(axis);
  }
  Value correction = c.scalar(count / std::max(count - 1, 1.0), type.getElementType());
  unbiased = c.emit<MulOp>(n.variance, correction);
}

static void convertFusedBatchNorm(NodeContext &c) {
  Layout layout = layoutOf(c, c.inputRank(0));
  Type element = c.inputType(0).getElementType();
  Type computed = c.inputType(1).getElementType();
  bool isTraining = c.boolAttr("is_training");
  BatchNorm n{
      c.cast(c.input(0), computed), c.input(1), c.input(2), c.input(3), c.input(4),
      c.floatAttr("epsilon")};
  if (c.failed() || !n.x)
    return;
  Value variance = n.variance;
  if (isTraining)
    batchMoments(c, layout, n, variance);
  Value y = normalize(c, layout, n);
  c.result(0, c.cast(y, element));
  // The moments, twice: the second pair and the last output are for gradients.
  c.result(1, n.mean);
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

void tenon::tf::addNormConverters(ConverterTable &table) {
  table["BiasAdd"] = {convertBiasAdd, 2};
  table["BiasAddV1"] = {convertBiasAddV1, 2};
  table["FusedBatchNorm"] = {convertFusedBatchNorm, 5};
  table["FusedBatchNormV2"] = {convertFusedBatchNorm, 5};
  table["FusedBatchNormV3"] = {convertFusedBatchNorm, 5};
  table["BatchNormWithGlobalNormalization"] = {convertOldBatchNorm, 5};
}
