//===- Image.cpp - Blocks, resizing, local normalization ------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Import/TensorFlow/Layout.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

using Ints = SmallVector<int64_t>;

//===----------------------------------------------------------------------===//
// Blocks
//===----------------------------------------------------------------------===//

/// Rows, columns and channels of an image; an error if they are not known.
static std::optional<Ints> imageSizes(NodeContext &c, Value image) {
  if (!image)
    return std::nullopt;
  RankedTensorType type = NodeContext::typeOf(image);
  if (type.getRank() == 4 &&
      llvm::none_of(type.getShape().drop_front(),
                    [](int64_t size) { return ShapedType::isDynamic(size); }))
    return Ints(type.getShape().drop_front());
  c.error() << "its operand is " << type
            << ", but must have rank 4 and known rows, columns and channels";
  return std::nullopt;
}

static void blocks(NodeContext &c, bool toDepth) {
  Layout layout = layoutOf(c);
  int64_t b = c.intAttr("block_size");
  Value x = layout.toChannelsLast(c, c.input(0));
  auto sizes = imageSizes(c, x);
  if (!sizes || c.failed())
    return;
  auto [height, width, channels] = std::tuple((*sizes)[0], (*sizes)[1], (*sizes)[2]);
  bool fits = b > 0 && b < 65536 &&
              (toDepth ? height % b == 0 && width % b == 0 : channels % (b * b) == 0);
  if (!fits) {
    c.error() << "blocks of size " << b << " do not fit " << NodeContext::typeOf(x);
    return;
  }
  if (toDepth) {
    x = c.reshape(x, {-1, height / b, b, width / b, b, channels});
    x = c.transpose(x, {0, 1, 3, 2, 4, 5});
    x = c.reshape(x, {-1, height / b, width / b, b * b * channels});
  } else {
    x = c.reshape(x, {-1, height, width, b, b, channels / (b * b)});
    x = c.transpose(x, {0, 1, 3, 2, 4, 5});
    x = c.reshape(x, {-1, height * b, width * b, channels / (b * b)});
  }
  c.result(layout.fromChannelsLast(c, x));
}

static void convertSpaceToDepth(NodeContext &c) { blocks(c, true); }
static void convertDepthToSpace(NodeContext &c) { blocks(c, false); }

namespace {
/// The operands of SpaceToBatchND and its inverse: block sizes of the dimensions
/// after the batch, and a pair of paddings (or crops) for each.
struct BatchBlocks {
  Ints block, low, high;
  int64_t product = 1;
};
} // namespace

static std::optional<BatchBlocks> batchBlocks(NodeContext &c) {
  auto block = c.constants(1, "block shape"), amounts = c.constants(2, "paddings");
  if (!block || !amounts)
    return std::nullopt;
  size_t count = block->size();
  RankedTensorType type = c.inputType(0);
  bool fits = amounts->size() == 2 * count &&
              type.getRank() > static_cast<int64_t>(count) &&
              llvm::all_of(*block, [](int64_t b) { return b > 0 && b < 65536; }) &&
              llvm::all_of(*amounts, [](int64_t a) { return a >= 0 && a < INT32_MAX; });
  for (size_t i = 1; fits && i < static_cast<size_t>(type.getRank()); ++i)
    fits = !type.isDynamicDim(i);
  if (!fits) {
    c.error() << "blocks do not fit its operand, " << type
              << ", of which all but the batch must be known";
    return std::nullopt;
  }
  BatchBlocks result;
  result.block = *block;
  for (size_t i = 0; i < count; ++i) {
    result.low.push_back((*amounts)[2 * i]);
    result.high.push_back((*amounts)[2 * i + 1]);
    result.product *= (*block)[i];
  }
  return result;
}

static void convertSpaceToBatch(NodeContext &c) {
  auto blocks = batchBlocks(c);
  if (!blocks)
    return;
  int64_t rank = c.inputRank(0), count = blocks->block.size();
  Ints low(rank, 0), high(rank, 0);
  std::copy(blocks->low.begin(), blocks->low.end(), low.begin() + 1);
  std::copy(blocks->high.begin(), blocks->high.end(), high.begin() + 1);
  Value x = c.emit<PadOp>(c.input(0), nullptr, ArrayRef<int64_t>(low),
                          ArrayRef<int64_t>(high), PadMode::constant);
  if (!x)
    return;
  ArrayRef<int64_t> padded = NodeContext::typeOf(x).getShape();
  Ints split = {-1}, perm, joined = {-1}, outer = {0};
  for (int64_t i = 0; i < count; ++i) {
    int64_t size = padded[1 + i], b = blocks->block[i];
    if (size % b) {
      c.error() << "blocks of size " << b << " do not fit a padded size of " << size;
      return;
    }
    split.append({size / b, b});
    perm.push_back(2 + 2 * i);
    outer.push_back(1 + 2 * i);
    joined.push_back(size / b);
  }
  perm.append(outer);
  for (int64_t i = 1 + count; i < rank; ++i) {
    split.push_back(padded[i]);
    perm.push_back(i + count);
    joined.push_back(padded[i]);
  }
  c.result(c.reshape(c.transpose(c.reshape(x, split), perm), joined));
}

static void convertBatchToSpace(NodeContext &c) {
  auto blocks = batchBlocks(c);
  if (!blocks)
    return;
  ArrayRef<int64_t> shape = c.inputType(0).getShape();
  int64_t rank = shape.size(), count = blocks->block.size();
  Ints split(blocks->block), perm = {count}, joined = {-1}, begin = {0}, size = {-1};
  split.push_back(-1);
  for (int64_t i = 0; i < count; ++i) {
    int64_t full = shape[1 + i] * blocks->block[i];
    split.push_back(shape[1 + i]);
    perm.append({count + 1 + i, i});
    joined.push_back(full);
    begin.push_back(blocks->low[i]);
    size.push_back(full - blocks->low[i] - blocks->high[i]);
    if (size.back() < 0) {
      c.error() << "the crops are larger than a size of " << full;
      return;
    }
  }
  for (int64_t i = 1 + count; i < rank; ++i) {
    split.push_back(shape[i]);
    perm.push_back(i + count);
    joined.push_back(shape[i]);
    begin.push_back(0);
    size.push_back(-1);
  }
  Value x = c.reshape(c.transpose(c.reshape(c.input(0), split), perm), joined);
  c.result(c.emit<SliceOp>(x, ArrayRef<int64_t>(begin), ArrayRef<int64_t>(size),
                           ArrayRef<int64_t>(Ints(rank, 1))));
}

//===----------------------------------------------------------------------===//
// Resizing
//===----------------------------------------------------------------------===//

namespace {
/// How the positions of a result map to those of an image, in the precision in
/// which TensorFlow computes them.
struct Scaling {
  int64_t from, to;
  bool alignCorners, halfPixel;

  float position(int64_t i) const {
    float scale = alignCorners && to > 1 ? float(from - 1) / float(to - 1)
                                         : float(from) / float(to);
    return halfPixel ? (float(i) + 0.5f) * scale - 0.5f : float(i) * scale;
  }
  int64_t nearest(int64_t i) const {
    float at = halfPixel ? position(i) + 0.5f : position(i);
    int64_t index = alignCorners ? std::lround(at) : int64_t(std::floor(at));
    return std::clamp<int64_t>(index, 0, from - 1);
  }
};
} // namespace

/// Both dimensions' scalings; an error if sizes are not known.
static std::optional<std::array<Scaling, 2>> scalings(NodeContext &c) {
  bool alignCorners = c.boolAttr("align_corners");
  bool halfPixel = c.boolAttr("half_pixel_centers");
  auto sizes = imageSizes(c, c.input(0));
  auto to = c.constants(1, "size");
  if (!sizes || !to || c.failed())
    return std::nullopt;
  constexpr int64_t maxSize = 1 << 20;
  if (to->size() != 2 ||
      llvm::any_of(*to, [](int64_t s) { return s < 1 || s > maxSize; }) ||
      (*sizes)[0] < 1 || (*sizes)[1] < 1) {
    c.error() << "cannot resize " << c.inputType(0) << " to what its operand says";
    return std::nullopt;
  }
  return std::array<Scaling, 2>{Scaling{(*sizes)[0], (*to)[0], alignCorners, halfPixel},
                                Scaling{(*sizes)[1], (*to)[1], alignCorners, halfPixel}};
}

static void convertResizeNearest(NodeContext &c) {
  auto both = scalings(c);
  Value x = c.input(0);
  for (int64_t i = 0; both && i < 2; ++i) {
    Ints index;
    for (int64_t k = 0; k < (*both)[i].to; ++k)
      index.push_back((*both)[i].nearest(k));
    x = c.emit<GatherOp>(x, c.vector(index, true), 1 + i, int64_t(0));
  }
  if (both)
    c.result(x);
}

/// Mixes neighbours along a dimension.
static Value interpolate(NodeContext &c, Value x, int64_t axis, const Scaling &scaling) {
  Ints lower, upper;
  std::vector<float> weights;
  for (int64_t i = 0; i < scaling.to; ++i) {
    float at = scaling.position(i), below = std::floor(at);
    lower.push_back(std::max<int64_t>(int64_t(below), 0));
    upper.push_back(std::min<int64_t>(int64_t(std::ceil(at)), scaling.from - 1));
    weights.push_back(at - below);
  }
  auto type = RankedTensorType::get({scaling.to}, c.builder.getF32Type());
  ArrayRef<char> bytes(reinterpret_cast<const char *>(weights.data()),
                       weights.size() * sizeof(float));
  Value weight = c.constantTensor(type, bytes, nullptr);
  weight =
      c.emit<ExpandDimsOp>(weight, ArrayRef<int64_t>(axis == 1 ? Ints{1, 2} : Ints{1}));
  Value a = c.emit<GatherOp>(x, c.vector(lower, true), axis, int64_t(0));
  Value b = c.emit<GatherOp>(x, c.vector(upper, true), axis, int64_t(0));
  return c.emit<AddOp>(a, c.emit<MulOp>(c.emit<SubOp>(b, a), weight));
}

static void convertResizeBilinear(NodeContext &c) {
  auto both = scalings(c);
  if (!both)
    return;
  Value x = c.cast(c.input(0), c.builder.getF32Type());
  c.result(interpolate(c, interpolate(c, x, 2, (*both)[1]), 1, (*both)[0]));
}

//===----------------------------------------------------------------------===//
// Local response normalization
//===----------------------------------------------------------------------===//

/// x / (bias + alpha * sum of squares over neighbouring channels) ^ beta.
static void convertLrn(NodeContext &c) {
  int64_t radius = c.intAttr("depth_radius");
  Type element = c.inputType(0).getElementType();
  Value x = c.input(0);
  auto sizes = imageSizes(c, x);
  if (!sizes || c.failed())
    return;
  constexpr int64_t maxRadius = 64;
  if (radius < 0 || radius > maxRadius) {
    c.error() << "a depth radius of " << radius << " is not supported";
    return;
  }
  Value squares =
      c.emit<PadOp>(c.emit<MulOp>(x, x), nullptr, ArrayRef<int64_t>({0, 0, 0, radius}),
                    ArrayRef<int64_t>({0, 0, 0, radius}), PadMode::constant);
  Value sum;
  for (int64_t k = 0; k <= 2 * radius; ++k) {
    Value part = c.emit<SliceOp>(squares, ArrayRef<int64_t>({0, 0, 0, k}),
                                 ArrayRef<int64_t>({-1, -1, -1, (*sizes)[2]}),
                                 ArrayRef<int64_t>({1, 1, 1, 1}));
    sum = k ? c.emit<AddOp>(sum, part) : part;
  }
  Value base = c.emit<AddOp>(c.emit<MulOp>(sum, c.scalar(c.floatAttr("alpha"), element)),
                             c.scalar(c.floatAttr("bias"), element));
  c.result(c.emit<DivOp>(x, c.emit<PowOp>(base, c.scalar(c.floatAttr("beta"), element))));
}

void tenon::tf::addImageConverters(ConverterTable &table) {
  table["BatchToSpaceND"] = {convertBatchToSpace, 3};
  table["DepthToSpace"] = {convertDepthToSpace, 1};
  table["LRN"] = {convertLrn, 1};
  table["ResizeBilinear"] = {convertResizeBilinear, 2};
  table["ResizeNearestNeighbor"] = {convertResizeNearest, 2};
  table["SpaceToBatchND"] = {convertSpaceToBatch, 3};
  table["SpaceToDepth"] = {convertSpaceToDepth, 1};
}
