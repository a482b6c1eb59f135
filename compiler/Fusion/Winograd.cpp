//===- Winograd.cpp - Transform the filters of 3×3 convolutions -----------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A convolution by constant 3×3 filters with stride 1 becomes an rt.winograd, whose
// filters are transformed here, in f64: U = G g Gᵀ, laid out as panels. Sums then
// have other terms, and errors of up to 2e-5 of the largest output instead of 1e-6.
//
// Whether it pays is estimated in multiply-adds of the target's vector units, the
// same for all CPUs: the products, what the transforms of tiles take, and reading
// the filters, which are more than before (36 or 16 values for 9).
//
//===----------------------------------------------------------------------===//

#include "compiler/Fusion/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/Remarks.h"
#include "llvm/Support/FormatVariadic.h"

#define DEBUG_TYPE "tenon-winograd"

namespace tenon {
#define GEN_PASS_DEF_WINOGRADPASS
#include "compiler/Fusion/Passes.h.inc"

using namespace mlir;
using remark::RemarkOpts;

namespace {

/// What the pass reads off a generic op.
struct Convolution {
  linalg::GenericOp op;
  Value image; // without its padding
  rt::WeightOp filters;
  int64_t padding[4] = {0, 0, 0, 0};
  int64_t images = 1, height = 0, width = 0; // of the result
  int64_t channels = 0, outputs = 0;
};

/// Multiply-adds that one byte of filters counts as, and one place of a tile of
/// `tile` outputs a side, for each of its channels and each of its outputs.
constexpr double kPerFilterByte = 2;
constexpr double placeCost(int64_t tile) { return tile == 4 ? 6 : 4; }

double costOf(const Convolution &conv, int64_t tile) {
  double weights = double(conv.channels) * conv.outputs;
  if (!tile)
    return 9 * weights * (conv.images * conv.height * conv.width + 4 * kPerFilterByte);
  double tiles = double(conv.images) * llvm::divideCeil(conv.height, tile) *
                 llvm::divideCeil(conv.width, tile);
  double places = double(tile + 2) * (tile + 2);
  return places * (weights * (tiles * 1.1 + 4 * kPerFilterByte) +
                   tiles * placeCost(tile) * (conv.channels + conv.outputs));
}

/// The tile for which the estimate is the least; 0: none.
int64_t chooseTile(const Convolution &conv) {
  int64_t best = 0;
  for (int64_t tile : {2, 4})
    if (costOf(conv, tile) < 0.9 * costOf(conv, 0) &&
        (!best || costOf(conv, tile) < costOf(conv, best)))
      best = tile;
  return best;
}

/// Whether the body is accumulator + a·b.
bool multipliesAndAdds(linalg::GenericOp op) {
  Block *body = op.getBody();
  if (body->getNumArguments() != 3 || !llvm::hasNItems(body->getOperations(), 3))
    return false;
  auto add = body->getTerminator()->getOperand(0).getDefiningOp<arith::AddFOp>();
  if (!add)
    return false;
  Value accumulator = body->getArgument(2);
  Value other = add.getLhs() == accumulator ? add.getRhs() : add.getLhs();
  auto product = other.getDefiningOp<arith::MulFOp>();
  return product && llvm::is_contained(add->getOperands(), accumulator) &&
         llvm::is_contained(product->getOperands(), body->getArgument(0)) &&
         llvm::is_contained(product->getOperands(), body->getArgument(1));
}

/// Whether `op` has the loops of an NHWC convolution with stride 1, with or without
/// a loop over images: [n,] h, w, f, kh, kw, c.
bool hasLoops(linalg::GenericOp op) {
  int64_t rank = cast<RankedTensorType>(op.getResult(0).getType()).getRank();
  if ((rank != 3 && rank != 4) || op.getNumLoops() != rank + 3 ||
      op.getNumReductionLoops() != 3 || op.getNumDpsInputs() != 2)
    return false;
  MLIRContext *context = op.getContext();
  SmallVector<AffineExpr> d;
  for (int64_t i = 0; i < rank + 3; ++i)
    d.push_back(getAffineDimExpr(i, context));
  int64_t h = rank - 3, w = h + 1, f = h + 2, taps = rank;
  SmallVector<AffineExpr> image, out(d.begin(), d.begin() + rank);
  if (rank == 4)
    image.push_back(d[0]);
  image.append({d[h] + d[taps], d[w] + d[taps + 1], d[taps + 2]});
  auto map = [&](ArrayRef<AffineExpr> results) {
    return AffineMap::get(rank + 3, 0, results, context);
  };
  SmallVector<AffineMap> maps = {
      map(image), map({d[taps], d[taps + 1], d[taps + 2], d[f]}), map(out)};
  return op.getIndexingMapsArray() == maps;
}

/// Takes the image from behind its padding, if that is zeros around rows and columns.
bool readPadding(Convolution &conv) {
  auto pad = conv.image.getDefiningOp<tensor::PadOp>();
  if (!pad)
    return true;
  int64_t rank = pad.getSourceType().getRank();
  if (!matchPattern(pad.getConstantPaddingValue(), m_AnyZeroFloat()))
    return false;
  for (int64_t dim = 0; dim < rank; ++dim) {
    int64_t low = pad.getStaticLow()[dim], high = pad.getStaticHigh()[dim];
    bool isPlace = dim == rank - 3 || dim == rank - 2;
    if (low < 0 || high < 0 || (!isPlace && (low || high)))
      return false;
    if (isPlace) {
      conv.padding[2 * (dim - rank + 3)] = low;
      conv.padding[2 * (dim - rank + 3) + 1] = high;
    }
  }
  conv.image = pad.getSource();
  return true;
}

/// Whether a kernel reads `image` from memory, with its channels side by side.
bool isInMemory(Value image) {
  Operation *op = image.getDefiningOp();
  if (!op)
    return true;
  if (auto slice = dyn_cast<tensor::ExtractSliceOp>(op))
    return slice.getStaticStrides().back() == 1;
  return !isa<linalg::FillOp, tensor::EmptyOp, arith::ConstantOp>(op) &&
         !isa<ViewLikeOpInterface>(op);
}

std::optional<Convolution> matchConvolution(linalg::GenericOp op) {
  if (op.getNumResults() != 1 || !op.hasPureTensorSemantics() || !hasLoops(op) ||
      !multipliesAndAdds(op))
    return std::nullopt;
  Convolution conv;
  conv.op = op;
  conv.image = op.getDpsInputOperand(0)->get();
  conv.filters = op.getDpsInputOperand(1)->get().getDefiningOp<rt::WeightOp>();
  auto type = cast<RankedTensorType>(op.getResult(0).getType());
  auto fill = op.getDpsInitOperand(0)->get().getDefiningOp<linalg::FillOp>();
  if (!conv.filters || !fill || !matchPattern(fill.getInputs()[0], m_AnyZeroFloat()) ||
      !type.hasStaticShape() || !type.getElementType().isF32())
    return std::nullopt;
  auto filters = cast<RankedTensorType>(conv.filters.getType());
  if (filters.getDimSize(0) != 3 || filters.getDimSize(1) != 3 || !readPadding(conv) ||
      !cast<RankedTensorType>(conv.image.getType()).hasStaticShape() ||
      !isInMemory(conv.image))
    return std::nullopt;
  int64_t rank = type.getRank();
  conv.images = rank == 4 ? type.getDimSize(0) : 1;
  conv.height = type.getDimSize(rank - 3);
  conv.width = type.getDimSize(rank - 2);
  conv.channels = filters.getDimSize(2);
  conv.outputs = filters.getDimSize(3);
  if (conv.images * conv.height * conv.width == 0)
    return std::nullopt;
  return conv;
}

/// G a for a of three values, the rows for the points 0, ±1, (±2), ∞.
void transformSide(int64_t tile, const double *a, int64_t stride, double *out,
                   int64_t outStride) {
  double x = a[0], y = a[stride], z = a[2 * stride];
  SmallVector<double, 6> values;
  if (tile == 2)
    values = {x, (x + y + z) / 2, (x - y + z) / 2, z};
  else
    values = {x / 4,
              -(x + y + z) / 6,
              -(x - y + z) / 6,
              (x + 2 * y + 4 * z) / 24,
              (x - 2 * y + 4 * z) / 24,
              z};
  for (auto [i, value] : llvm::enumerate(values))
    out[i * outStride] = value;
}

/// [3][3][channels][outputs] to [outputs / panel][places][channels][panel].
void transformFilters(const float *from, float *to, const Convolution &conv, int64_t tile,
                      int64_t panel) {
  int64_t edge = tile + 2, places = edge * edge;
  for (int64_t c = 0; c < conv.channels; ++c)
    for (int64_t f = 0; f < conv.outputs; ++f) {
      double taps[9], half[18], square[36];
      for (int64_t tap = 0; tap < 9; ++tap)
        taps[tap] = from[(tap * conv.channels + c) * conv.outputs + f];
      for (int64_t column = 0; column < 3; ++column)
        transformSide(tile, taps + column, 3, half + column, 3);
      for (int64_t row = 0; row < edge; ++row)
        transformSide(tile, half + 3 * row, 1, square + edge * row, 1);
      float *out = to + (f / panel * places * conv.channels + c) * panel + f % panel;
      for (int64_t place = 0; place < places; ++place)
        out[place * conv.channels * panel] = square[place];
    }
}

struct WinogradPass : impl::WinogradPassBase<WinogradPass> {
  using Base::Base;

  void runOnOperation() override {
    SmallVector<linalg::GenericOp> generics;
    getOperation().walk([&](linalg::GenericOp op) { generics.push_back(op); });
    for (linalg::GenericOp op : generics)
      if (std::optional<Convolution> conv = matchConvolution(op))
        rewrite(*conv);
  }

private:
  void rewrite(Convolution &conv) {
    auto declined = [&](std::string reason) {
      remark::missed(conv.op.getLoc(), RemarkOpts::name("direct").category(DEBUG_TYPE))
          << reason;
    };
    WeightStore &store = getContext().getOrLoadDialect<rt::RtDialect>()->weights;
    if (conv.channels % 16 || conv.outputs % 16)
      return declined(llvm::formatv("{0} channels to {1}, not multiples of 16",
                                    conv.channels, conv.outputs)
                          .str());
    int64_t tile = chooseTile(conv);
    if (!tile)
      return declined(llvm::formatv("{0}x{1} outputs of {2} channels would take longer",
                                    conv.height, conv.width, conv.channels)
                          .str());
    int64_t id = conv.filters.getId();
    if (id >= store.size())
      return; // a module without its bytes, as tenon-opt reads it
    int64_t panel = 64, places = (tile + 2) * (tile + 2);
    while (conv.outputs % panel)
      panel -= 16;
    auto [found, isNew] = transformed.try_emplace({id, tile}, 0);
    if (isNew) {
      llvm::MutableArrayRef<char> bytes;
      found->second = store.addUninitialized(
          places * conv.channels * conv.outputs * sizeof(float), bytes);
      transformFilters(reinterpret_cast<const float *>(store.get(id).data()),
                       reinterpret_cast<float *>(bytes.data()), conv, tile, panel);
    }
    OpBuilder builder(conv.op);
    auto type = RankedTensorType::get(
        {conv.outputs / panel, places, conv.channels, panel}, builder.getF32Type());
    auto filters =
        rt::WeightOp::create(builder, conv.filters.getLoc(), type, found->second);
    auto winograd =
        rt::WinogradOp::create(builder, conv.op.getLoc(), conv.op.getResult(0).getType(),
                               builder.getI64IntegerAttr(tile), conv.image, filters,
                               builder.getDenseI64ArrayAttr(conv.padding));
    remark::passed(conv.op.getLoc(), RemarkOpts::name("transformed").category(DEBUG_TYPE))
        << llvm::formatv("F({0}x{0}, 3x3): {1}x{2} outputs of {3} channels", tile,
                         conv.height, conv.width, conv.channels)
               .str();
    conv.op.getResult(0).replaceAllUsesWith(winograd.getResult());
    conv.op.erase();
  }

  std::map<std::pair<int64_t, int64_t>, int64_t> transformed; // filters, tile
};

} // namespace
} // namespace tenon
