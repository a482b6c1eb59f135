//===- Image.cpp - Blocks, resizing, local normalization ------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Import/TensorFlow/Conv.h"

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

/// The ops' first versions have square blocks, whose size is an attribute.
static std::optional<BatchBlocks> batchBlocks(NodeContext &c) {
  bool isFirst = c.node.op == "SpaceToBatch" || c.node.op == "BatchToSpace";
  std::optional<Ints> block =
      isFirst ? Ints(2, c.intAttr("block_size")) : c.constants(1, "block shape");
  auto amounts = c.constants(isFirst ? 1 : 2, "paddings");
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
// Local response normalization
//===----------------------------------------------------------------------===//

namespace {
/// The attributes of a normalization by neighbouring channels.
struct Neighbours {
  explicit Neighbours(NodeContext &c, Value image) {
    constexpr int64_t maxRadius = 64;
    radius = c.intAttr("depth_radius");
    bias = c.floatAttr("bias");
    alpha = c.floatAttr("alpha");
    beta = c.floatAttr("beta");
    auto sizes = imageSizes(c, image);
    if (!sizes || c.failed())
      return;
    channels = (*sizes)[2];
    if (radius < 0 || radius > maxRadius)
      c.error() << "a depth radius of " << radius << " is not supported";
  }

  /// The sums over neighbouring channels.
  Value sum(NodeContext &c, Value value) const {
    Value padded = c.pad(value, 3, radius, radius), all;
    for (int64_t k = 0; k <= 2 * radius; ++k) {
      Value part = c.slice(padded, 3, k, channels);
      all = k ? c.emit<AddOp>(all, part) : part;
    }
    return all;
  }

  /// bias + alpha * sum of squares.
  Value norm(NodeContext &c, Value x, Type element) const {
    Value squares = sum(c, c.emit<MulOp>(x, x));
    return c.emit<AddOp>(c.emit<MulOp>(squares, c.scalar(alpha, element)),
                         c.scalar(bias, element));
  }

  int64_t radius, channels = 0;
  double bias, alpha, beta;
};
} // namespace

/// x / norm ^ beta.
static void convertLrn(NodeContext &c) {
  Type element = c.inputType(0).getElementType();
  Neighbours n(c, c.input(0));
  if (c.failed())
    return;
  Value norm = n.norm(c, c.input(0), element);
  c.result(c.emit<DivOp>(c.input(0), c.emit<PowOp>(norm, c.scalar(n.beta, element))));
}

/// Operands: gradient, x, y. Each channel is in the norms of its neighbours.
static void convertLrnGrad(NodeContext &c) {
  Type element = c.inputType(0).getElementType();
  Neighbours n(c, c.input(1));
  if (c.failed())
    return;
  Value dy = c.input(0), x = c.input(1), y = c.input(2);
  Value norm = n.norm(c, x, element);
  Value direct = c.emit<DivOp>(dy, c.emit<PowOp>(norm, c.scalar(n.beta, element)));
  Value shares = n.sum(c, c.emit<DivOp>(c.emit<MulOp>(dy, y), norm));
  Value factor = c.scalar(-2 * n.alpha * n.beta, element);
  c.result(c.emit<AddOp>(direct, c.emit<MulOp>(c.emit<MulOp>(shares, x), factor)));
}

//===----------------------------------------------------------------------===//
// Patches
//===----------------------------------------------------------------------===//

/// The elements of each window as channels.
static void convertPatches(NodeContext &c) {
  WindowAttrs w;
  Ints sizes = w.layout.spatial(c, "ksizes");
  w.strides = w.layout.spatial(c, "strides");
  w.dilations = w.layout.spatial(c, "rates");
  w.padding = paddingOf(c, w.layout, w.amounts);
  Value image = c.input(0);
  if (c.failed() || !imageSizes(c, image))
    return;
  auto axes = placeWindows(c, w, c.inputType(0).getShape(), sizes);
  if (!axes)
    return;
  for (int64_t i = 0; i < 2; ++i)
    image = c.pad(image, 1 + i, (*axes)[i].low, (*axes)[i].high);
  SmallVector<Value> parts;
  for (int64_t row = 0; row < sizes[0]; ++row)
    for (int64_t column = 0; column < sizes[1]; ++column)
      parts.push_back(
          windowTap(c, windowTap(c, image, 1, (*axes)[0], row), 2, (*axes)[1], column));
  c.result(parts.size() == 1 ? parts[0]
                             : c.emit<ConcatOp>(int64_t(3), ValueRange(parts)));
}

void tenon::tf::addImageConverters(ConverterTable &table) {
  table["BatchToSpace"] = {convertBatchToSpace, 2};
  table["SpaceToBatch"] = {convertSpaceToBatch, 2};
  table["BatchToSpaceND"] = {convertBatchToSpace, 3};
  table["DepthToSpace"] = {convertDepthToSpace, 1};
  table["ExtractImagePatches"] = {convertPatches, 1};
  table["LRN"] = {convertLrn, 1};
  table["LRNGrad"] = {convertLrnGrad, 3};
  table["SpaceToBatchND"] = {convertSpaceToBatch, 3};
  table["SpaceToDepth"] = {convertSpaceToDepth, 1};
}
