//===- Resize.cpp - Resizing and cropping of images -----------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A resize mixes, along one dimension after the other, a few elements for each of
// the result: their positions and weights are known, computed in the precision in
// which TensorFlow computes them. The gradient mixes by the transposed table.
//
//===----------------------------------------------------------------------===//
#include "compiler/Import/TensorFlow/Layout.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

using Ints = SmallVector<int64_t>;

//===----------------------------------------------------------------------===//
// Tables
//===----------------------------------------------------------------------===//

namespace {
/// For each element of a result what it is mixed of.
struct Mix {
  using Row = SmallVector<std::pair<int64_t, float>, 4>;
  int64_t from;
  std::vector<Row> rows;

  explicit Mix(int64_t from, int64_t to) : from(from), rows(to) {}

  void add(int64_t to, int64_t at, float weight) {
    at = std::clamp<int64_t>(at, 0, from - 1);
    if (Row &row = rows[to]; !row.empty() && row.back().first == at)
      row.back().second += weight;
    else
      row.emplace_back(at, weight);
  }

  Mix transposed() const {
    Mix result(rows.size(), from);
    for (auto [to, row] : llvm::enumerate(rows))
      for (auto [at, weight] : row)
        result.rows[at].emplace_back(to, weight);
    return result;
  }
};

/// How the positions of a result map to those of an image.
struct Scaling {
  int64_t from, to;
  bool alignCorners, halfPixel;

  float scale() const {
    return alignCorners && to > 1 ? float(from - 1) / float(to - 1)
                                  : float(from) / float(to);
  }
  float position(int64_t i) const {
    return halfPixel ? (float(i) + 0.5f) * scale() - 0.5f : float(i) * scale();
  }
  int64_t nearest(int64_t i) const {
    float at = halfPixel ? (float(i) + 0.5f) * scale() : position(i);
    int64_t index = alignCorners ? std::lround(at) : int64_t(std::floor(at));
    return std::clamp<int64_t>(index, 0, from - 1);
  }

  Mix nearest() const {
    Mix mix(from, to);
    for (int64_t i = 0; i < to; ++i)
      mix.add(i, nearest(i), 1);
    return mix;
  }
  Mix linear() const {
    Mix mix(from, to);
    for (int64_t i = 0; i < to; ++i) {
      float at = position(i), below = std::floor(at);
      mix.add(i, int64_t(below), 1 - (at - below));
      mix.add(i, int64_t(std::ceil(at)), at - below);
    }
    return mix;
  }
  Mix cubic() const;
  Mix area() const;
};
} // namespace

/// The cubic's weight at a distance of less than 1 and of less than 2.
static double cubicNear(double a, double x) {
  return ((a + 2) * x - (a + 3)) * x * x + 1;
}
static double cubicFar(double a, double x) {
  x += 1;
  return ((a * x - 5 * a) * x + 8 * a) * x - 4 * a;
}

/// Weights are those of the nearest of 1024 places between two elements. With pixels'
/// centres, elements outside are left out and the others' weights scaled up.
Mix Scaling::cubic() const {
  constexpr int64_t places = 1024;
  double a = halfPixel ? -0.5 : -0.75;
  Mix mix(from, to);
  for (int64_t i = 0; i < to; ++i) {
    float at = position(i);
    int64_t below = int64_t(std::floor(at));
    int64_t place = std::lrint((at - float(below)) * places);
    double x = double(place) / places, y = double(places - place) / places;
    float weights[] = {float(cubicFar(a, x)), float(cubicNear(a, x)),
                       float(cubicNear(a, y)), float(cubicFar(a, y))};
    float sum = 0;
    for (int64_t k = 0; k < 4; ++k) {
      int64_t element = below - 1 + k;
      if (halfPixel && (element < 0 || element >= from))
        weights[k] = 0;
      sum += weights[k];
    }
    for (int64_t k = 0; k < 4; ++k) {
      bool scales =
          halfPixel && std::abs(sum) >= 1000 * std::numeric_limits<float>::min();
      mix.add(i, below - 1 + k, scales ? weights[k] / sum : weights[k]);
    }
  }
  return mix;
}

/// The parts of elements that an interval covers.
Mix Scaling::area() const {
  Mix mix(from, to);
  float width = scale();
  for (int64_t i = 0; i < to; ++i) {
    float begin = float(i) * width, end = float(i + 1) * width;
    for (int64_t k = int64_t(std::floor(begin)); k < int64_t(std::ceil(end)); ++k) {
      float low = std::max(float(k), begin), high = std::min(float(k + 1), end);
      mix.add(i, k, (high - low) / width);
    }
  }
  return mix;
}

/// Mixes the elements of `x` along an axis of an image.
static Value apply(NodeContext &c, Value x, int64_t axis, const Mix &mix) {
  size_t terms = 0;
  for (const Mix::Row &row : mix.rows)
    terms = std::max(terms, row.size());
  constexpr size_t most = 1 << 14; // each is several ops
  if (terms > most) {
    c.error() << "an element of its result is made of " << terms << ", but at most "
              << most << " are supported";
    return {};
  }
  Value sum;
  for (size_t term = 0; term < terms; ++term) {
    Ints places;
    std::vector<float> weights;
    for (const Mix::Row &row : mix.rows) {
      bool isThere = term < row.size();
      places.push_back(isThere ? row[term].first : 0);
      weights.push_back(isThere ? row[term].second : 0);
    }
    Value part = c.take(x, c.vector(places, true), axis);
    bool isPlain = llvm::all_of(weights, [](float weight) { return weight == 1; });
    if (!isPlain) {
      auto type =
          RankedTensorType::get({int64_t(weights.size())}, c.builder.getF32Type());
      ArrayRef<char> bytes(reinterpret_cast<const char *>(weights.data()),
                           weights.size() * sizeof(float));
      Value weight = c.constantTensor(type, bytes, nullptr);
      weight = c.emit<ExpandDimsOp>(weight,
                                    ArrayRef<int64_t>(axis == 1 ? Ints{1, 2} : Ints{1}));
      part = c.emit<MulOp>(part, weight);
    }
    sum = sum ? c.emit<AddOp>(sum, part) : part;
  }
  return sum;
}

//===----------------------------------------------------------------------===//
// Resizing
//===----------------------------------------------------------------------===//

using Scalings = std::array<Scaling, 2>;

/// Both dimensions' scalings; an error if sizes are not known.
static std::optional<Scalings> scalings(NodeContext &c, ArrayRef<int64_t> from,
                                        ArrayRef<int64_t> to) {
  bool alignCorners = c.boolAttr("align_corners");
  bool halfPixel = c.node.attr("half_pixel_centers") && c.boolAttr("half_pixel_centers");
  if (c.failed())
    return std::nullopt;
  constexpr int64_t maxSize = 1 << 20;
  auto isWrong = [](int64_t size) { return size < 1 || size > maxSize; };
  if (from.size() != 2 || to.size() != 2 || llvm::any_of(from, isWrong) ||
      llvm::any_of(to, isWrong)) {
    c.error() << "cannot resize " << c.inputType(0)
              << ", as rows and columns must be known and positive";
    return std::nullopt;
  }
  return Scalings{Scaling{from[0], to[0], alignCorners, halfPixel},
                  Scaling{from[1], to[1], alignCorners, halfPixel}};
}

static bool isImage(NodeContext &c, size_t i) {
  if (c.inputRank(i) == 4)
    return true;
  c.error() << "its operand is " << c.inputType(i) << ", but must have rank 4";
  return false;
}

static std::optional<Scalings> resizeScalings(NodeContext &c) {
  auto to = c.constants(1, "size");
  if (!to || !isImage(c, 0))
    return std::nullopt;
  return scalings(c, c.inputType(0).getShape().slice(1, 2), *to);
}

static void convertResizeNearest(NodeContext &c) {
  auto both = resizeScalings(c);
  Value x = c.input(0);
  for (int64_t i = 0; both && i < 2; ++i)
    x = apply(c, x, 1 + i, (*both)[i].nearest());
  if (both)
    c.result(x);
}

/// Mixes neighbours along a dimension, as a + (b - a) * weight.
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
  Value a = c.take(x, c.vector(lower, true), axis);
  Value b = c.take(x, c.vector(upper, true), axis);
  return c.emit<AddOp>(a, c.emit<MulOp>(c.emit<SubOp>(b, a), weight));
}

static void convertResizeBilinear(NodeContext &c) {
  auto both = resizeScalings(c);
  if (!both)
    return;
  Value x = c.cast(c.input(0), c.builder.getF32Type());
  c.result(interpolate(c, interpolate(c, x, 2, (*both)[1]), 1, (*both)[0]));
}

template <Mix (Scaling::*table)() const> static void convertResize(NodeContext &c) {
  auto both = resizeScalings(c);
  if (!both)
    return;
  Value x = c.cast(c.input(0), c.builder.getF32Type());
  x = apply(c, x, 2, ((*both)[1].*table)());
  c.result(apply(c, x, 1, ((*both)[0].*table)()));
}

/// Operands: gradient, and the image or its size.
template <Mix (Scaling::*table)() const> static void convertResizeGrad(NodeContext &c) {
  if (!isImage(c, 0))
    return;
  Ints from;
  Type element = c.inputType(0).getElementType();
  if (c.inputRank(1) == 4) {
    from = Ints(c.inputType(1).getShape().slice(1, 2));
    element = c.inputType(1).getElementType();
  } else if (auto size = c.constants(1, "size")) {
    from = *size;
  }
  if (c.failed())
    return;
  auto both = scalings(c, from, c.inputType(0).getShape().slice(1, 2));
  if (!both)
    return;
  Type given = c.inputType(0).getElementType();
  bool isSummed = given.isF32() || given.isF64() || given.isF16();
  Value dx = isSummed ? c.input(0) : c.cast(c.input(0), c.builder.getF32Type());
  dx = apply(c, dx, 1, ((*both)[0].*table)().transposed());
  dx = apply(c, dx, 2, ((*both)[1].*table)().transposed());
  c.result(c.cast(dx, element));
}

//===----------------------------------------------------------------------===//
// Cropping
//===----------------------------------------------------------------------===//

namespace {
/// Along rows or columns, where the elements of all crops lie in their images.
struct CropAxis {
  Value position, lower, upper, isInside;
};
} // namespace

/// Boxes are y1, x1, y2, x2, as parts of the last position.
static CropAxis cropAlong(NodeContext &c, int64_t axis, int64_t size) {
  Type f32 = c.builder.getF32Type(), i32 = c.builder.getI32Type();
  Value boxes = c.input(1);
  Value begin = c.slice(boxes, 1, axis, 1), end = c.slice(boxes, 1, axis + 2, 1);
  Value extent = c.cast(
      c.emit<SqueezeOp>(c.size(c.input(0), 1 + axis), ArrayRef<int64_t>({0})), f32);
  Value last = c.emit<SubOp>(extent, c.scalar(1, f32)), position;
  if (size > 1) {
    Value step = c.emit<DivOp>(c.emit<MulOp>(c.emit<SubOp>(end, begin), last),
                               c.scalar(size - 1, f32));
    Value place = c.cast(c.iota(size, 1, 2), f32);
    position = c.emit<AddOp>(c.emit<MulOp>(begin, last), c.emit<MulOp>(place, step));
  } else {
    Value middle = c.emit<MulOp>(c.emit<AddOp>(begin, end), c.scalar(0.5, f32));
    position = c.emit<MulOp>(middle, last);
  }
  Value zero = c.scalar(0, f32);
  CropAxis result;
  result.isInside =
      c.emit<LogicalAndOp>(c.emit<CompareOp>(Predicate::ge, position, zero),
                           c.emit<CompareOp>(Predicate::le, position, last));
  result.position = c.emit<SelectOp>(result.isInside, position, zero);
  result.lower = c.cast(c.emit<FloorOp>(result.position), i32);
  result.upper = c.cast(c.emit<CeilOp>(result.position), i32);
  return result;
}

/// (boxes, n) to (boxes, n, 1) or (boxes, 1, n), and behind.
static Value placed(NodeContext &c, Value value, int64_t axis, bool hasChannels) {
  Ints axes = axis == 0 ? Ints{2} : Ints{1};
  if (hasChannels)
    axes.push_back(3);
  return c.emit<ExpandDimsOp>(value, ArrayRef<int64_t>(axes));
}

/// Operands: images, boxes, the image of each box, the size of crops.
static void convertCropAndResize(NodeContext &c) {
  auto size = c.constants(3, "crop size");
  StringRef method = c.stringAttr("method");
  double outside = c.floatAttr("extrapolation_value");
  if (!size || c.failed() || !isImage(c, 0))
    return;
  if (size->size() != 2 || (*size)[0] < 1 || (*size)[1] < 1 || c.inputRank(1) != 2 ||
      (method != "bilinear" && method != "nearest")) {
    c.error() << "crops of boxes " << c.inputType(1) << " by method '" << method
              << "' are not supported";
    return;
  }
  Type f32 = c.builder.getF32Type(), i32 = c.builder.getI32Type();
  CropAxis rows = cropAlong(c, 0, (*size)[0]), columns = cropAlong(c, 1, (*size)[1]);
  Value image = c.cast(c.input(0), f32);
  Value height = c.cast(c.size(image, 1), i32), width = c.cast(c.size(image, 2), i32);
  Value batch = c.emit<SqueezeOp>(c.cast(c.size(image, 0), i32), ArrayRef<int64_t>({0}));
  Value number = c.input(2);
  Value isFine =
      c.emit<LogicalAndOp>(c.emit<CompareOp>(Predicate::ge, number, c.scalar(0, i32)),
                           c.emit<CompareOp>(Predicate::lt, number, batch));
  c.check(isFine, "a box is of an image that there is not");
  Value first =
      c.emit<ExpandDimsOp>(c.emit<MulOp>(number, height), ArrayRef<int64_t>({1, 2}));
  Value pixels = c.reshapeTo(image, {c.vector({-1}), c.size(image, 3)});
  auto at = [&](Value row, Value column) {
    Value line = c.emit<AddOp>(first, placed(c, row, 0, false));
    Value pixel = c.emit<AddOp>(c.emit<MulOp>(line, width), placed(c, column, 1, false));
    return c.emit<GatherOp>(pixels, pixel, int64_t(0), int64_t(0), true);
  };
  Value y;
  if (method == "nearest") {
    auto round = [&](const CropAxis &axis) {
      Value half = c.emit<AddOp>(axis.position, c.scalar(0.5, f32));
      return c.cast(c.emit<FloorOp>(half), i32);
    };
    y = at(round(rows), round(columns));
  } else {
    auto mix = [&](Value a, Value b, const CropAxis &axis, int64_t which) {
      Value weight = c.emit<SubOp>(axis.position, c.emit<FloorOp>(axis.position));
      Value step = c.emit<MulOp>(c.emit<SubOp>(b, a), placed(c, weight, which, true));
      return c.emit<AddOp>(a, step);
    };
    Value top =
        mix(at(rows.lower, columns.lower), at(rows.lower, columns.upper), columns, 1);
    Value bottom =
        mix(at(rows.upper, columns.lower), at(rows.upper, columns.upper), columns, 1);
    y = mix(top, bottom, rows, 0);
  }
  Value isInside = c.emit<LogicalAndOp>(placed(c, rows.isInside, 0, true),
                                        placed(c, columns.isInside, 1, true));
  c.result(c.emit<SelectOp>(isInside, y, c.scalar(outside, f32)));
}

void tenon::tf::addResizeConverters(ConverterTable &table) {
  table["CropAndResize"] = {convertCropAndResize, 4};
  table["ResizeArea"] = {convertResize<&Scaling::area>, 2};
  table["ResizeBicubic"] = {convertResize<&Scaling::cubic>, 2};
  table["ResizeBicubicGrad"] = {convertResizeGrad<&Scaling::cubic>, 2};
  table["ResizeBilinear"] = {convertResizeBilinear, 2};
  table["ResizeBilinearGrad"] = {convertResizeGrad<&Scaling::linear>, 2};
  table["ResizeNearestNeighbor"] = {convertResizeNearest, 2};
  table["ResizeNearestNeighborGrad"] = {convertResizeGrad<&Scaling::nearest>, 2};
}
