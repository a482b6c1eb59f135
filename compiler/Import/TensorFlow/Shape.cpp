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

/// The shape that two shapes broadcast to.
static void convertBroadcastArgs(NodeContext &c) {
  auto a = c.constants(0, "shape"), b = c.constants(1, "shape");
  if (!a || !b)
    return;
  SmallVector<int64_t> shape(std::max(a->size(), b->size()), 1);
  for (auto *one : {&*a, &*b})
    for (size_t i = 1; i <= one->size(); ++i) {
      int64_t &size = shape[shape.size() - i];
      int64_t other = (*one)[one->size() - i];
      if (size != 1 && other != 1 && size != other && !c.failed())
        c.error() << "sizes " << size << " and " << other << " do not broadcast";
      size = size == 1 ? other : size;
    }
  c.result(c.vector(shape, c.inputType(0).getElementType().isInteger(32)));
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

static void convertInvertPermutation(NodeContext &c) {
  auto perm = c.constants(0, "permutation");
  if (!perm)
    return;
  SmallVector<int64_t> inverse(perm->size(), -1);
  for (auto [i, axis] : llvm::enumerate(*perm)) {
    if (axis < 0 || axis >= static_cast<int64_t>(perm->size()) || inverse[axis] >= 0) {
      c.error() << "its operand is no permutation";
      return;
    }
    inverse[axis] = i;
  }
  c.result(c.vector(inverse, c.inputType(0).getElementType().isInteger(32)));
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

static void convertReverse(NodeContext &c) {
  auto axes = c.axes(1, c.inputRank(0));
  if (axes)
    c.result(axes->empty() ? c.input(0)
                           : c.emit<ReverseOp>(c.input(0), ArrayRef<int64_t>(*axes)));
}

void tenon::tf::addShapeConverters(ConverterTable &table) {
  table["BroadcastArgs"] = {convertBroadcastArgs, 2};
  table["BroadcastTo"] = {convertBroadcastTo, 2};
  table["Concat"] = {convertConcatV1, 2};
  table["ConcatV2"] = {convertConcatV2, 2};
  table["ExpandDims"] = {convertExpandDims, 2};
  table["Fill"] = {convertFill, 2};
  table["InvertPermutation"] = {convertInvertPermutation, 1};
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
