//===- Pool.cpp - The pool family -----------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Import/TensorFlow/Layout.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

template <class OpT> static void pool(NodeContext &c) {
  Layout layout = layoutOf(c);
  SmallVector<int64_t, 2> window = layout.spatial(c, "ksize");
  SmallVector<int64_t, 2> strides = layout.spatial(c, "strides");
  DenseI64ArrayAttr amounts;
  Padding padding = paddingOf(c, layout, amounts);
  if (!c.failed() && c.inputRank(0) != 4)
    c.error() << "its operand has rank " << c.inputRank(0) << " instead of 4";
  Value input = layout.toChannelsLast(c, c.input(0));
  Value y = c.emit<OpT>(input, ArrayRef<int64_t>(window), ArrayRef<int64_t>(strides),
                        padding, amounts);
  c.result(layout.fromChannelsLast(c, y));
}

void tenon::tf::addPoolConverters(ConverterTable &table) {
  table["MaxPool"] = {pool<MaxPool2dOp>, 1};
  table["AvgPool"] = {pool<AvgPool2dOp>, 1};
}
