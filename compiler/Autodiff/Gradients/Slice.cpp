//===- Slice.cpp - Gradients of parts and borders -------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A part's gradient is the whole's with a border of zeros, and the other way round; a
// mirrored border is folded back.
//
//===----------------------------------------------------------------------===//
#include "compiler/Autodiff/Gradients/Gradients.h"

using namespace mlir;
using namespace tenon;

static void ofConcat(ConcatOp op, Reverse &r) {
  int64_t axis = op.getAxis(), rank = op.getType().getRank();
  int64_t known = 0;
  SmallVector<Value> before; // sizes, where they are not all known
  for (Value input : op.getInputs()) {
    RankedTensorType type = typeOf(input);
    if (r.wants(input) && before.empty()) {
      SmallVector<int64_t> begin(rank, 0);
      begin[axis] = known;
      r.add(input, r.sliceLike(r.gradient(), begin, input));
    } else if (r.wants(input)) {
      Value offset = r.vector(known);
      for (Value size : before)
        offset = r.add2(offset, size);
      SmallVector<Value> begin;
      for (int64_t dim = 0; dim < rank; ++dim)
        begin.push_back(dim == axis ? offset : r.vector(0));
      r.add(input, r.make<DynamicSliceOp>(r.gradient(), r.join(begin), r.shapeOf(input)));
    }
    if (type.isDynamicDim(axis))
      before.push_back(r.size(input, axis));
    else
      known += type.getDimSize(axis);
  }
}

//===----------------------------------------------------------------------===//
// Slices
//===----------------------------------------------------------------------===//

/// `value` with stride - 1 zeros after each element of a dimension.
static Value spread(Reverse &r, Value value, int64_t dim, int64_t stride) {
  if (stride == 1 || !value)
    return value;
  int64_t rank = typeOf(value).getRank();
  SmallVector<Value> sizes;
  for (int64_t i = 0; i < rank; ++i)
    sizes.push_back(i == dim ? r.mul(r.size(value, i), r.vector(stride))
                             : r.size(value, i));
  Value wide = r.make<ExpandDimsOp>(value, Reverse::Axes{dim + 1});
  wide = r.padDim(wide, dim + 1, r.vector(0), r.vector(stride - 1));
  return r.reshape(wide, r.join(sizes));
}

/// The gradient of one dimension: spread, turned, and put where it was taken from.
static Value unslice(SliceOp op, Reverse &r, Value g, int64_t dim) {
  RankedTensorType input = op.getInput().getType(), type = op.getType();
  int64_t size = input.getDimSize(dim), taken = type.getDimSize(dim);
  int64_t begin = op.getBegin()[dim], stride = op.getStrides()[dim];
  if (begin == 0 && stride == 1 && (op.getSize()[dim] == -1 || size == taken))
    return g;
  if (ShapedType::isDynamic(taken) || (ShapedType::isDynamic(size) && stride != 1)) {
    if (stride == 1 && begin > 0) {
      // All from `begin` on, of which there may be none.
      Value low = r.make<tenon::MinOp>(r.vector(begin), r.size(op.getInput(), dim));
      return r.padDim(g, dim, low, r.vector(0));
    }
    r.reject("a strided slice of a dimension of unknown size");
    return {};
  }
  if (taken == 0) {
    Value all = r.size(op.getInput(), dim);
    return r.padDim(g, dim, all, r.vector(0));
  }
  if (ShapedType::isDynamic(size)) {
    Value end = r.vector(begin + taken), all = r.size(op.getInput(), dim);
    if (begin >= 0)
      return r.padDim(g, dim, r.vector(begin), r.sub(all, end));
    return r.padDim(g, dim, r.add2(all, r.vector(begin)), r.vector(-begin - taken));
  }
  if (begin < 0)
    begin += size;
  begin = std::clamp<int64_t>(begin, 0, size - 1);
  if (stride < 0) {
    begin += (taken - 1) * stride;
    stride = -stride;
    g = r.make<ReverseOp>(g, Reverse::Axes{dim});
  }
  g = spread(r, g, dim, stride);
  int64_t after = size - begin - taken * stride;
  if (after < 0) {
    // The zeros behind the last element may reach beyond the end.
    SmallVector<int64_t> from(input.getRank(), 0), sizes(input.getRank(), -1),
        ones(input.getRank(), 1);
    sizes[dim] = taken * stride + after;
    g = r.make<SliceOp>(g, Reverse::Axes(from), Reverse::Axes(sizes),
                        Reverse::Axes(ones));
    after = 0;
  }
  return r.padDim(g, dim, r.vector(begin), r.vector(after));
}

static void ofSlice(SliceOp op, Reverse &r) {
  Value g = r.gradient();
  for (int64_t dim = 0; dim < op.getType().getRank(); ++dim)
    g = unslice(op, r, g, dim);
  r.add(op.getInput(), g);
}

static void ofDynamicSlice(DynamicSliceOp op, Reverse &r) {
  if (r.wants(op.getInput()))
    r.add(op.getInput(), r.make<DynamicUpdateSliceOp>(filledLike(r.b, 0, op.getInput()),
                                                      r.gradient(), op.getBegin()));
}

static void ofDynamicUpdateSlice(DynamicUpdateSliceOp op, Reverse &r) {
  Value update = op.getUpdate();
  if (r.wants(update))
    r.add(update, r.make<DynamicSliceOp>(
                      r.gradient(), op.getBegin(),
                      r.make<tenon::CastOp>(r.shapeOf(update),
                                            typeOf(op.getBegin()).getElementType())));
  if (r.wants(op.getInput()))
    r.add(op.getInput(), r.make<DynamicUpdateSliceOp>(
                             r.gradient(), filledLike(r.b, 0, update), op.getBegin()));
}

//===----------------------------------------------------------------------===//
// Borders
//===----------------------------------------------------------------------===//

/// Part of a dimension of known size.
static Value partOf(Reverse &r, Value value, int64_t dim, int64_t begin, int64_t size) {
  int64_t rank = typeOf(value).getRank();
  SmallVector<int64_t> from(rank, 0), sizes(rank, -1), ones(rank, 1);
  from[dim] = begin;
  sizes[dim] = size;
  return r.make<SliceOp>(value, Reverse::Axes(from), Reverse::Axes(sizes),
                         Reverse::Axes(ones));
}

/// Adds to the elements of one dimension what the borders mirrored of them.
static Value foldBack(PadOp op, Reverse &r, Value g, int64_t dim) {
  int64_t low = op.getLow()[dim], high = op.getHigh()[dim];
  if ((low == 0 && high == 0) || !g)
    return g;
  int64_t size = op.getInput().getType().getDimSize(dim);
  if (ShapedType::isDynamic(size)) {
    r.reject("a mirrored border of a dimension of unknown size");
    return {};
  }
  int64_t edge = op.getMode() == PadMode::reflect ? 1 : 0;
  Value sum = partOf(r, g, dim, low, size);
  auto mirror = [&](int64_t begin, int64_t width, int64_t place) {
    if (width == 0 || !sum)
      return;
    Value turned = r.make<ReverseOp>(partOf(r, g, dim, begin, width), Reverse::Axes{dim});
    sum = r.add2(sum,
                 r.padDim(turned, dim, r.vector(place), r.vector(size - place - width)));
  };
  mirror(0, low, edge);
  mirror(low + size, high, size - edge - high);
  return sum;
}

static void ofPad(PadOp op, Reverse &r) {
  Value g = r.gradient();
  if (op.getMode() != PadMode::constant) {
    for (int64_t dim = 0; dim < op.getType().getRank(); ++dim)
      g = foldBack(op, r, g, dim);
    return r.add(op.getInput(), g);
  }
  Value inner = r.sliceLike(g, op.getLow(), op.getInput());
  r.add(op.getInput(), inner);
  if (!op.getValue() || !r.wants(op.getValue()))
    return;
  SmallVector<int64_t> axes = llvm::to_vector(llvm::seq<int64_t>(op.getType().getRank()));
  r.add(op.getValue(), r.sub(r.sum(g, axes, false), r.sum(inner, axes, false)));
}

void tenon::attachSliceGradients(MLIRContext *context) {
  attachRule<ConcatOp, ofConcat>(context);
  attachRule<SliceOp, ofSlice>(context);
  attachRule<DynamicSliceOp, ofDynamicSlice>(context);
  attachRule<DynamicUpdateSliceOp, ofDynamicUpdateSlice>(context);
  attachRule<PadOp, ofPad>(context);
}
