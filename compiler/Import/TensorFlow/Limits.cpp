//===- Limits.cpp - The ends of element types -----------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// As constants of their own bits: a double does not hold every 64-bit integer.
//
//===----------------------------------------------------------------------===//
#include "compiler/Import/TensorFlow/Limits.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

static Value limit(NodeContext &c, Type element, bool isHighest) {
  auto type = RankedTensorType::get({}, element);
  TypedAttr attr;
  if (auto real = dyn_cast<FloatType>(element)) {
    attr = DenseElementsAttr::get(
        type, APFloat::getLargest(real.getFloatSemantics(), /*Negative=*/!isHighest));
  } else if (auto whole = dyn_cast<IntegerType>(element)) {
    unsigned width = whole.getWidth();
    bool isUnsigned = whole.isUnsigned() || width == 1;
    attr = DenseElementsAttr::get(type, isHighest ? isUnsigned
                                                        ? APInt::getMaxValue(width)
                                                        : APInt::getSignedMaxValue(width)
                                        : isUnsigned ? APInt::getMinValue(width)
                                                     : APInt::getSignedMinValue(width));
  } else {
    c.error() << "elements of type " << element << " are not supported";
    return {};
  }
  return ConstantOp::create(c.builder, c.loc, cast<ElementsAttr>(attr));
}

Value tenon::tf::lowestNumber(NodeContext &c, Type element) {
  return limit(c, element, /*isHighest=*/false);
}

Value tenon::tf::highestNumber(NodeContext &c, Type element) {
  return limit(c, element, /*isHighest=*/true);
}
