//===- Shape.cpp - The shape family ---------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Import/TensorFlow/Converter.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

//===----------------------------------------------------------------------===//
// Shapes as values
//===----------------------------------------------------------------------===//

static Type shapeType(NodeContext &c) {
  Type type = c.typeAttr("out_type");
  return type ? type : Type(c.builder.getI32Type());
}

static void convertShapeOp(NodeContext &c) {
  Type type = shapeType(c);
  for (size_t i = 0; i < c.inputCount(); ++i)
    c.result(i, c.emit<ShapeOfOp>(c.input(i), type));
}

static void convertSize(NodeContext &c) {
  Type type = shapeType(c);
  Value shape = c.emit<ShapeOfOp>(c.input(0), type);
  if (c.inputType(0).hasStaticShape())
    c.result(c.scalar(c.inputType(0).getNumElements(), type));
  else
    c.result(c.emit<ReduceOp>(ReduceKind::prod, shape, ArrayRef<int64_t>({0}), false));
}

static void convertRank(NodeContext &c) {
  c.result(c.scalar(c.inputRank(0), c.builder.getI32Type()));
}

static void convertRange(NodeContext &c) {
  for (size_t i = 0; i < 3; ++i)
    if (c.inputRank(i) != 0 && !c.failed())
      c.error() << "operand " << i << " has rank " << c.inputRank(i) << " instead of 0";
  c.result(c.emit<RangeOp>(c.input(0), c.input(1), c.input(2)));
}

/// Element `i` of a shape, counted from the last of `rank`; 1 where there is none.
static Value sizeAt(NodeContext &c, size_t operand, int64_t rank, int64_t i) {
  int64_t at = i - (rank - c.inputType(operand).getDimSize(0));
  bool is32 = c.inputType(operand).getElementType().isInteger(32);
  return at < 0 ? c.vector({1}, is32) : c.slice(c.input(operand), 0, at, 1);
}

bool tenon::tf::isFewDims(NodeContext &c, int64_t rank) {
  if (rank <= kMostDims)
    return true;
  c.error() << "it is given a shape of rank " << rank << ", but at most " << kMostDims
            << " are supported";
  return false;
}

/// The shape that two shapes broadcast to: of each pair of sizes the one that is not 1.
static void convertBroadcastArgs(NodeContext &c) {
  for (size_t i : {0, 1})
    if (c.inputRank(i) != 1 || c.inputType(i).isDynamicDim(0)) {
      c.error() << "the rank of a shape is not known";
      return;
    }
  int64_t rank = std::max(c.inputType(0).getDimSize(0), c.inputType(1).getDimSize(0));
  if (!isFewDims(c, rank))
    return;
  bool is32 = c.inputType(0).getElementType().isInteger(32);
  SmallVector<Value> sizes;
  for (int64_t i = 0; i < rank; ++i) {
    Value a = sizeAt(c, 0, rank, i), b = sizeAt(c, 1, rank, i);
    if (!a || !b)
      return;
    Value one = c.vector({1}, is32);
    Value isOne = c.emit<CompareOp>(Predicate::eq, a, one);
    auto x = evaluateShape(a), y = evaluateShape(b);
    bool isKnown = x && y && !ShapedType::isDynamic(x->front()) &&
                   !ShapedType::isDynamic(y->front());
    if (!isKnown) {
      Value fits = c.emit<LogicalOrOp>(
          c.emit<CompareOp>(Predicate::eq, a, b),
          c.emit<LogicalOrOp>(isOne, c.emit<CompareOp>(Predicate::eq, b, one)));
      c.check(fits, "sizes {0} and {1} do not broadcast",
              {c.emit<SqueezeOp>(a, ArrayRef<int64_t>({0})),
               c.emit<SqueezeOp>(b, ArrayRef<int64_t>({0}))});
    } else if (x->front() != y->front() && x->front() != 1 && y->front() != 1) {
      c.error() << "sizes " << x->front() << " and " << y->front() << " do not broadcast";
      return;
    }
    sizes.push_back(c.emit<SelectOp>(isOne, b, a));
  }
  if (sizes.empty())
    c.result(c.vector({}, is32));
  else if (!c.failed())
    c.result(sizes.size() == 1 ? sizes[0]
                               : c.emit<ConcatOp>(int64_t(0), ValueRange(sizes)));
}

/// Where the parts of a concatenation begin: operands are the axis and their shapes.
static void convertConcatOffset(NodeContext &c) {
  auto axis = c.constant(0, "axis");
  if (!axis)
    return;
  RankedTensorType type = c.inputType(1);
  for (size_t i = 1; i < c.inputCount(); ++i)
    if (c.inputRank(i) != 1 || c.inputType(i).isDynamicDim(0) ||
        c.inputType(i).getDimSize(0) != type.getDimSize(0)) {
      c.error() << "its operands " << type << " and " << c.inputType(i)
                << " are not shapes of one rank";
      return;
    }
  axis = c.normalizeAxis(*axis, type.getDimSize(0));
  if (!axis)
    return;
  bool is32 = type.getElementType().isInteger(32);
  Value begin = c.vector({0}, is32);
  for (size_t i = 1; i < c.inputCount(); ++i) {
    SmallVector<Value> parts;
    if (*axis > 0)
      parts.push_back(c.vector(SmallVector<int64_t>(*axis, 0), is32));
    parts.push_back(begin);
    if (int64_t rest = type.getDimSize(0) - *axis - 1; rest > 0)
      parts.push_back(c.vector(SmallVector<int64_t>(rest, 0), is32));
    if (c.failed())
      return;
    c.result(i - 1,
             parts.size() == 1 ? begin : c.emit<ConcatOp>(int64_t(0), ValueRange(parts)));
    begin = c.emit<AddOp>(begin, c.slice(c.input(i), 0, *axis, 1));
  }
}

/// Operands: first and last number, how many.
static void convertLinSpace(NodeContext &c) {
  auto count = c.constant(2, "number of elements");
  Type element = c.inputType(0).getElementType();
  if (!count)
    return;
  if (*count < 1 || *count > INT32_MAX) {
    c.error() << "the number of its elements is " << *count;
    return;
  }
  Value start = c.input(0), stop = c.input(1);
  if (*count == 1)
    return c.result(c.emit<ExpandDimsOp>(start, ArrayRef<int64_t>({0})));
  Value step = c.emit<DivOp>(c.emit<SubOp>(stop, start), c.scalar(*count - 1, element));
  Value place = c.iota(*count, 0, 1);
  Value y = c.emit<AddOp>(start, c.emit<MulOp>(c.cast(place, element), step));
  // The last one is exact.
  Value isLast = c.emit<CompareOp>(Predicate::eq, place,
                                   c.scalar(*count - 1, c.builder.getI32Type()));
  c.result(c.emit<SelectOp>(isLast, stop, y));
}

/// The indices in a tensor of a shape of elements that are numbered row-major.
static void convertUnravelIndex(NodeContext &c) {
  RankedTensorType shape = c.inputType(1);
  if (shape.getRank() != 1 || shape.isDynamicDim(0)) {
    c.error() << "the rank of its shape is not known";
    return;
  }
  if (!isFewDims(c, shape.getDimSize(0)))
    return;
  Value rest = c.input(0);
  SmallVector<Value> digits;
  for (int64_t axis = shape.getDimSize(0) - 1; axis >= 0; --axis) {
    Value size =
        c.emit<SqueezeOp>(c.slice(c.input(1), 0, axis, 1), ArrayRef<int64_t>({0}));
    Value digit = axis ? c.emit<TruncModOp>(rest, size) : rest;
    digits.insert(digits.begin(), c.emit<ExpandDimsOp>(digit, ArrayRef<int64_t>({0})));
    rest = axis ? c.emit<DivOp>(rest, size) : rest;
  }
  if (!c.failed() && !digits.empty())
    c.result(digits.size() == 1 ? digits[0]
                                : c.emit<ConcatOp>(int64_t(0), ValueRange(digits)));
}

//===----------------------------------------------------------------------===//
// The same elements in another shape
//===----------------------------------------------------------------------===//

/// A shape operand as i32 or i64, whose rank must be known.
static bool checkShapeOperand(NodeContext &c, size_t i) {
  if (c.inputRank(i) == 1 && !c.inputType(i).isDynamicDim(0))
    return true;
  c.error() << "the rank of its result is not known, as operand " << i << " (from node '"
            << c.node.inputs[i].node->name << "') is " << c.inputType(i)
            << "; say the shape of its output with --feed " << c.node.name << "=DIMxDIM…";
  return false;
}

static void convertReshape(NodeContext &c) {
  if (checkShapeOperand(c, 1))
    c.result(c.emit<ReshapeOp>(c.input(0), c.input(1)));
}

static void convertExpandDims(NodeContext &c) {
  auto axis = c.constant(1, "axis");
  if (axis)
    axis = c.normalizeAxis(*axis, c.inputRank(0) + 1);
  if (axis)
    c.result(c.emit<ExpandDimsOp>(c.input(0), ArrayRef<int64_t>({*axis})));
}

static void convertSqueeze(NodeContext &c) {
  RankedTensorType type = c.inputType(0);
  SmallVector<int64_t> axes = c.intsAttr("squeeze_dims");
  if (axes.empty()) {
    for (int64_t i = 0; i < type.getRank(); ++i) {
      if (type.getDimSize(i) == 1)
        axes.push_back(i);
      if (type.isDynamicDim(i) && !c.failed())
        c.error() << "the rank of its result is not known, as dimension " << i
                  << " of its operand may be 1; say it with --feed " << c.node.name
                  << "=DIMxDIM…";
    }
  }
  for (int64_t &axis : axes)
    if (auto normalized = c.normalizeAxis(axis, type.getRank()))
      axis = *normalized;
  llvm::sort(axes);
  axes.erase(std::unique(axes.begin(), axes.end()), axes.end());
  c.result(axes.empty() ? c.input(0)
                        : c.emit<SqueezeOp>(c.input(0), ArrayRef<int64_t>(axes)));
}

static void convertTranspose(NodeContext &c) {
  auto perm = c.constants(1, "permutation");
  if (!perm)
    return;
  for (int64_t &axis : *perm)
    if (axis < 0)
      axis += c.inputRank(0);
  c.result(c.emit<TransposeOp>(c.input(0), ArrayRef<int64_t>(*perm)));
}

//===----------------------------------------------------------------------===//
// Joining and repeating
//===----------------------------------------------------------------------===//

static void concat(NodeContext &c, size_t axisOperand, size_t first, size_t last) {
  auto axis = c.constant(axisOperand, "axis");
  if (axis)
    axis = c.normalizeAxis(*axis, c.inputRank(first));
  if (!axis)
    return;
  SmallVector<Value> inputs = c.allInputs();
  ArrayRef<Value> parts = ArrayRef(inputs).slice(first, last - first);
  c.result(parts.size() == 1 ? parts[0] : c.emit<ConcatOp>(*axis, ValueRange(parts)));
}

static void convertConcatV1(NodeContext &c) { concat(c, 0, 1, c.inputCount()); }
static void convertConcatV2(NodeContext &c) {
  concat(c, c.inputCount() - 1, 0, c.inputCount() - 1);
}

static void convertPack(NodeContext &c) {
  auto axis = c.normalizeAxis(c.intAttr("axis"), c.inputRank(0) + 1);
  if (!axis)
    return;
  SmallVector<Value> parts;
  for (Value part : c.allInputs())
    parts.push_back(c.emit<ExpandDimsOp>(part, ArrayRef<int64_t>({*axis})));
  if (llvm::is_contained(parts, Value()))
    return;
  c.result(parts.size() == 1 ? parts[0] : c.emit<ConcatOp>(*axis, ValueRange(parts)));
}

static void convertTile(NodeContext &c) {
  if (checkShapeOperand(c, 1))
    c.result(c.emit<TileOp>(c.input(0), c.input(1)));
}

static void convertBroadcastTo(NodeContext &c) {
  if (checkShapeOperand(c, 1))
    c.result(c.emit<BroadcastToOp>(c.input(0), c.input(1)));
}

static void convertFill(NodeContext &c) {
  if (checkShapeOperand(c, 0))
    c.result(c.emit<BroadcastToOp>(c.input(1), c.input(0)));
}

//===----------------------------------------------------------------------===//
// Borders
//===----------------------------------------------------------------------===//

static void pad(NodeContext &c, PadMode mode, Value value) {
  auto amounts = c.constants(1, "paddings");
  if (!amounts)
    return;
  size_t rank = c.inputRank(0);
  if (amounts->size() != 2 * rank) {
    c.error() << "the paddings have " << amounts->size() << " elements instead of "
              << 2 * rank;
    return;
  }
  SmallVector<int64_t> low, high;
  for (size_t i = 0; i < rank; ++i) {
    low.push_back((*amounts)[2 * i]);
    high.push_back((*amounts)[2 * i + 1]);
  }
  if (mode == PadMode::constant && value)
    c.result(c.emit<PadOp>(c.input(0), value, ArrayRef<int64_t>(low),
                           ArrayRef<int64_t>(high), mode));
  else
    c.result(c.emit<PadOp>(c.input(0), nullptr, ArrayRef<int64_t>(low),
                           ArrayRef<int64_t>(high), mode));
}

static void convertPad(NodeContext &c) { pad(c, PadMode::constant, {}); }
static void convertPadV2(NodeContext &c) { pad(c, PadMode::constant, c.input(2)); }

static void convertMirrorPad(NodeContext &c) {
  StringRef mode = c.stringAttr("mode");
  pad(c, mode == "REFLECT" ? PadMode::reflect : PadMode::symmetric, {});
}

/// Version 1 says of each dimension whether to reverse it.
static void convertReverseV1(NodeContext &c) {
  DenseIntElementsAttr dims;
  auto constant = c.input(1).getDefiningOp<ConstantOp>();
  if (constant)
    dims = dyn_cast<DenseIntElementsAttr>(constant.getValue());
  if (!dims || dims.getNumElements() != c.inputRank(0)) {
    c.error() << "the dimensions to reverse (operand 1) must be known at compile time";
    return;
  }
  SmallVector<int64_t> axes;
  for (auto [axis, isReversed] : llvm::enumerate(dims.getValues<APInt>()))
    if (!isReversed.isZero())
      axes.push_back(axis);
  c.result(axes.empty() ? c.input(0)
                        : c.emit<ReverseOp>(c.input(0), ArrayRef<int64_t>(axes)));
}

/// Reverses the first elements of each slice along a batch axis, as many as a vector
/// says; the others stay.
static void convertReverseSequence(NodeContext &c) {
  auto axis = c.normalizeAxis(c.intAttr("seq_dim"), c.inputRank(0));
  auto batch = c.normalizeAxis(c.intAttr("batch_dim"), c.inputRank(0));
  if (!axis || !batch)
    return;
  if (*axis == *batch) {
    c.error() << "its sequences and its batch are both dimension " << *axis;
    return;
  }
  Type i32 = c.builder.getI32Type();
  int64_t rank = c.inputRank(0);
  SmallVector<int64_t> perm = {*batch, *axis}, back(rank);
  for (int64_t i = 0; i < rank; ++i)
    if (i != *axis && i != *batch)
      perm.push_back(i);
  for (auto [to, from] : llvm::enumerate(perm))
    back[from] = to;
  Value x = c.transpose(c.input(0), perm);
  Value lengths = c.emit<ExpandDimsOp>(c.cast(c.input(1), i32), ArrayRef<int64_t>({1}));
  Value size = c.emit<SqueezeOp>(c.cast(c.size(x, 1), i32), ArrayRef<int64_t>({0}));
  c.check(
      c.emit<LogicalAndOp>(c.emit<CompareOp>(Predicate::ge, lengths, c.scalar(0, i32)),
                           c.emit<CompareOp>(Predicate::le, lengths, size)),
      "a sequence is longer than its dimension");
  Value place = c.iota(c.size(x, 1), 1, 2);
  Value mirrored = c.emit<SubOp>(c.emit<SubOp>(lengths, c.scalar(1, i32)), place);
  Value isInside = c.emit<CompareOp>(Predicate::lt, place, lengths);
  Value from = c.emit<SelectOp>(isInside, mirrored, place);
  Value y = c.emit<GatherOp>(x, from, int64_t(1), int64_t(1), true);
  c.result(c.transpose(y, back));
}

static void convertReverse(NodeContext &c) {
  auto axes = c.axes(1, c.inputRank(0));
  if (axes)
    c.result(axes->empty() ? c.input(0)
                           : c.emit<ReverseOp>(c.input(0), ArrayRef<int64_t>(*axes)));
}

/// Adds the first `count` elements along `axis`, reversed, to those that follow them
/// after `skip` ones, and drops them: what the border at the front mirrored.
static Value foldFront(NodeContext &c, Value value, int64_t axis, int64_t count,
                       int64_t skip) {
  Value border =
      c.emit<ReverseOp>(c.slice(value, axis, 0, count), ArrayRef<int64_t>({axis}));
  SmallVector<Value> pieces;
  if (skip)
    pieces.push_back(c.slice(value, axis, count, skip));
  pieces.push_back(c.emit<AddOp>(c.slice(value, axis, count + skip, count), border));
  pieces.push_back(c.slice(value, axis, 2 * count + skip, -1));
  return c.failed() ? Value() : c.emit<ConcatOp>(axis, ValueRange(pieces));
}

/// The gradient of a border: what mirrored an element goes back to it.
static void convertMirrorPadGrad(NodeContext &c) {
  auto amounts = c.constants(1, "paddings");
  int64_t skip = c.stringAttr("mode") == "REFLECT" ? 1 : 0, rank = c.inputRank(0);
  Value value = c.input(0);
  if (!amounts || c.failed())
    return;
  if (static_cast<int64_t>(amounts->size()) != 2 * rank) {
    c.error() << "the paddings have " << amounts->size() << " elements instead of "
              << 2 * rank;
    return;
  }
  for (int64_t axis = 0; axis < rank; ++axis) {
    int64_t low = (*amounts)[2 * axis], high = (*amounts)[2 * axis + 1];
    int64_t size = c.inputType(0).getDimSize(axis) - low - high;
    bool fits = size >= 0 && low <= size - skip && high <= size - skip;
    if (low < 0 || high < 0 || (!c.inputType(0).isDynamicDim(axis) && !fits)) {
      c.error() << "a border of " << low << " and " << high << " around dimension "
                << axis << " of " << c.inputType(0) << " is not supported";
      return;
    }
    if (low)
      value = foldFront(c, value, axis, low, skip);
    if (high) {
      ArrayRef<int64_t> axes(axis);
      value = foldFront(c, c.emit<ReverseOp>(value, axes), axis, high, skip);
      value = c.emit<ReverseOp>(value, axes);
    }
  }
  c.result(value);
}

/// The place of each dimension, or the elements of a vector or of rows, in another
/// layout's order.
static std::optional<SmallVector<int64_t>> layoutOrder(NodeContext &c, bool inverts) {
  StringRef from = c.stringAttr("src_format"), to = c.stringAttr("dst_format");
  SmallVector<int64_t> order;
  if (c.failed())
    return std::nullopt;
  if (from.size() != to.size() || from.empty()) {
    c.error() << "formats '" << from << "' and '" << to << "' do not fit";
    return std::nullopt;
  }
  for (char dim : inverts ? from : to) {
    size_t at = (inverts ? to : from).find(dim);
    if (at == StringRef::npos) {
      c.error() << "formats '" << from << "' and '" << to << "' do not fit";
      return std::nullopt;
    }
    order.push_back(at);
  }
  return order;
}

static void convertDimMap(NodeContext &c) {
  auto order = layoutOrder(c, true);
  if (!order)
    return;
  Type element = c.inputType(0).getElementType();
  Value axis = c.emit<FloorModOp>(c.input(0), c.scalar(order->size(), element));
  c.result(c.take(c.vector(*order, element.isInteger(32)), axis, 0));
}

static void convertVecPermute(NodeContext &c) {
  auto order = layoutOrder(c, false);
  if (!order)
    return;
  if (c.inputRank(0) < 1 ||
      c.inputType(0).getDimSize(0) != static_cast<int64_t>(order->size())) {
    c.error() << "its operand is " << c.inputType(0) << " instead of " << order->size()
              << " elements or rows";
    return;
  }
  c.result(c.take(c.input(0), c.vector(*order, true), 0));
}

void tenon::tf::addShapeConverters(ConverterTable &table) {
  table["ConcatOffset"] = {convertConcatOffset, 2};
  table["DataFormatDimMap"] = {convertDimMap, 1};
  table["DataFormatVecPermute"] = {convertVecPermute, 1};
  table["LinSpace"] = {convertLinSpace, 3};
  table["MirrorPadGrad"] = {convertMirrorPadGrad, 2};
  table["Reverse"] = {convertReverseV1, 2};
  table["ReverseSequence"] = {convertReverseSequence, 2};
  table["UnravelIndex"] = {convertUnravelIndex, 2};
  table["BroadcastArgs"] = {convertBroadcastArgs, 2};
  table["BroadcastTo"] = {convertBroadcastTo, 2};
  table["Concat"] = {convertConcatV1, 2};
  table["ConcatV2"] = {convertConcatV2, 2};
  table["ExpandDims"] = {convertExpandDims, 2};
  table["Fill"] = {convertFill, 2};
  table["MirrorPad"] = {convertMirrorPad, 2};
  table["Pack"] = {convertPack, 1};
  table["Pad"] = {convertPad, 2};
  table["PadV2"] = {convertPadV2, 3};
  table["Range"] = {convertRange, 3};
  table["Rank"] = {convertRank, 1};
  table["Reshape"] = {convertReshape, 2};
  table["ReverseV2"] = {convertReverse, 2};
  table["Shape"] = {convertShapeOp, 1};
  table["ShapeN"] = {convertShapeOp, 1};
  table["Size"] = {convertSize, 1};
  table["Squeeze"] = {convertSqueeze, 1};
  table["Tile"] = {convertTile, 2};
  table["Transpose"] = {convertTranspose, 2};
}
