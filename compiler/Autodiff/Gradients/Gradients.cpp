//===- Gradients.cpp - What rules of gradients build with -----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Autodiff/Gradients/Gradients.h"
#include "compiler/Autodiff/Passes.h"

using namespace mlir;
using namespace tenon;

void tenon::registerGradients(DialectRegistry &registry) {
  registry.addExtension(
      +[](MLIRContext *context, TenonDialect *, tensor::TensorDialect *) {
        attachControlGradients(context);
        attachConvGradients(context);
        attachElementwiseGradients(context);
        attachIndexGradients(context);
        attachLinalgGradients(context);
        attachLoopGradients(context);
        attachMatMulGradients(context);
        attachOrthoGradients(context);
        attachPoolGradients(context);
        attachReduceGradients(context);
        attachShapeGradients(context);
        attachSliceGradients(context);
        attachSoftmaxGradients(context);
        attachSortGradients(context);
        attachSpecialGradients(context);
      });
}

static Value splat(ImplicitLocOpBuilder &b, double value, RankedTensorType type) {
  if (auto complex = dyn_cast<ComplexType>(type.getElementType())) {
    auto part = cast<FloatType>(complex.getElementType());
    std::complex<APFloat> number(FloatAttr::get(part, value).getValue(),
                                 FloatAttr::get(part, 0).getValue());
    return ConstantOp::create(b,
                              cast<ElementsAttr>(DenseElementsAttr::get(type, number)));
  }
  auto element = cast<FloatType>(type.getElementType());
  return ConstantOp::create(
      b, DenseElementsAttr::get(type, FloatAttr::get(element, value).getValue()));
}

Value tenon::filledLike(ImplicitLocOpBuilder &b, double value, Value like) {
  RankedTensorType type = typeOf(like);
  if (type.hasStaticShape())
    return splat(b, value, type);
  Value one = splat(b, value, RankedTensorType::get({}, type.getElementType()));
  Value shape = ShapeOfOp::create(b, like, b.getI64Type());
  return BroadcastToOp::create(b, type, one, shape);
}

bool tenon::canRecompute(Operation *op) {
  if (op->getNumResults() == 0)
    return false;
  WalkResult found = op->walk([](Operation *inner) {
    bool hasRegions = inner->getNumRegions() != 0;
    return hasRegions || isa<CheckOp>(inner) || isMemoryEffectFree(inner)
               ? WalkResult::advance()
               : WalkResult::interrupt();
  });
  return !found.wasInterrupted();
}

Operation *tenon::recompute(OpBuilder &b, Operation *op, IRMapping &mapping) {
  Operation *copy = b.clone(*op, mapping);
  copy->walk([](CheckOp check) { check.erase(); });
  return copy;
}

//===----------------------------------------------------------------------===//
// Shapes
//===----------------------------------------------------------------------===//

Value Reverse::number(double value, Value like) {
  auto element = getElementTypeOrSelf(like.getType());
  return splat(b, value, RankedTensorType::get({}, element));
}

Value Reverse::vector(Axes values) {
  auto type = RankedTensorType::get({int64_t(values.size())}, b.getI64Type());
  return ConstantOp::create(b, DenseElementsAttr::get(type, values));
}

Value Reverse::shapeOf(Value value) {
  RankedTensorType type = typeOf(value);
  if (type.hasStaticShape())
    return vector(type.getShape());
  return ShapeOfOp::create(b, value, b.getI64Type());
}

Value Reverse::conj(Value value) {
  auto complex =
      value ? dyn_cast<ComplexType>(typeOf(value).getElementType()) : ComplexType();
  if (!complex)
    return value;
  return make<ComplexOp>(make<tenon::CastOp>(value, complex.getElementType()),
                         neg(make<ImagOp>(value)));
}

Value Reverse::join(ValueRange pieces) {
  if (pieces.empty())
    return vector({});
  if (pieces.size() == 1)
    return pieces.front();
  return make<ConcatOp>(int64_t(0), pieces);
}

Value Reverse::size(Value value, Axes dims) {
  RankedTensorType type = typeOf(value);
  int64_t known = 1;
  Value product;
  for (int64_t dim : dims) {
    if (!type.isDynamicDim(dim)) {
      known *= type.getDimSize(dim);
      continue;
    }
    Value one = make<SliceOp>(shapeOf(value), Axes{dim}, Axes{1}, Axes{1});
    product = product ? mul(product, one) : one;
  }
  if (!product)
    return vector({known});
  return known == 1 ? product : mul(product, vector({known}));
}

Value Reverse::count(Value value, Axes dims, Value like) {
  RankedTensorType type = typeOf(value);
  int64_t known = 1;
  for (int64_t dim : dims)
    known = type.isDynamicDim(dim) || known < 0 ? -1 : known * type.getDimSize(dim);
  if (known >= 0)
    return number(double(known), like);
  Value scalar = make<SqueezeOp>(size(value, dims), Axes{0});
  return scalar ? make<CastOp>(scalar, typeOf(like).getElementType()) : Value();
}

Value Reverse::sliceLike(Value value, Axes begin, Value like) {
  RankedTensorType type = typeOf(like);
  if (!value)
    return {};
  if (type.hasStaticShape())
    return make<SliceOp>(value, begin, type.getShape(),
                         Axes(SmallVector<int64_t>(begin.size(), 1)));
  return make<DynamicSliceOp>(value, vector(begin), shapeOf(like));
}

Value Reverse::padDim(Value value, int64_t dim, Value low, Value high) {
  if (!value || !low || !high)
    return {};
  auto knownLow = evaluateShape(low), knownHigh = evaluateShape(high);
  auto isKnown = [](const std::optional<SmallVector<int64_t>> &size) {
    return size && size->size() == 1 && !ShapedType::isDynamic(size->front());
  };
  int64_t rank = typeOf(value).getRank();
  if (isKnown(knownLow) && isKnown(knownHigh)) {
    if (knownLow->front() == 0 && knownHigh->front() == 0)
      return value;
    SmallVector<int64_t> before(rank, 0), after(rank, 0);
    before[dim] = knownLow->front();
    after[dim] = knownHigh->front();
    return make<PadOp>(value, nullptr, Axes(before), Axes(after), PadMode::constant);
  }
  auto border = [&](Value width) {
    SmallVector<Value> sizes;
    for (int64_t i = 0; i < rank; ++i)
      sizes.push_back(i == dim ? width : size(value, i));
    return make<BroadcastToOp>(number(0, value), join(sizes));
  };
  Value before = border(low), after = border(high);
  if (!before || !after)
    return {};
  return make<ConcatOp>(dim, ValueRange{before, value, after});
}

//===----------------------------------------------------------------------===//
// Broadcasting
//===----------------------------------------------------------------------===//

/// Whether the op may repeat `source` along a dimension: not where nothing else could
/// make the result larger.
bool Reverse::isBroadcast(Value source) const {
  RankedTensorType result = typeOf(op->getResult(0)), type = typeOf(source);
  int64_t missing = result.getRank() - type.getRank();
  if (missing > 0)
    return true;
  for (int64_t dim = 0; dim < type.getRank(); ++dim) {
    int64_t size = type.getDimSize(dim);
    if (result.getDimSize(dim) == 1 || (size != 1 && !ShapedType::isDynamic(size)))
      continue;
    for (Value other : op->getOperands()) {
      RankedTensorType otherType = typeOf(other);
      int64_t place = dim - (result.getRank() - otherType.getRank());
      if (other != source && place >= 0 && otherType.getDimSize(place) != 1)
        return true;
    }
  }
  return false;
}

Value Reverse::unbroadcast(Value gradient, Value source) {
  if (!gradient || !isBroadcast(source))
    return gradient;
  return make<ReduceToShapeOp>(gradient, shapeOf(source));
}
