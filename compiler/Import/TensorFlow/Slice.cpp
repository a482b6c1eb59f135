//===- Slice.cpp - Slices, splits and strided slices ----------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A strided slice is Python's x[b:e:s, i, None, ...]: its begin, end and strides
// are sparse, and five bit masks say what each element means. It is first made
// dense, an entry per dimension of the operand. Entries whose bounds are known
// become one tenon.slice; an index known only at run time becomes a
// tenon.dynamic_slice.
//
//===----------------------------------------------------------------------===//
#include "compiler/Import/TensorFlow/Converter.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

using Ints = SmallVector<int64_t>;

/// A slice of all of `value`, but for `begin` and `size` along `axis`, which vectors of
/// one element give.
static Value sliceBetween(NodeContext &c, Value value, int64_t axis, Value begin,
                          Value size) {
  if (!value || !begin || !size)
    return {};
  int64_t rank = NodeContext::typeOf(value).getRank();
  bool is32 = NodeContext::typeOf(begin).getElementType().isInteger(32);
  auto along = [&](Value one, int64_t other) {
    SmallVector<Value> parts;
    if (axis > 0)
      parts.push_back(c.vector(Ints(axis, other), is32));
    parts.push_back(one);
    if (axis + 1 < rank)
      parts.push_back(c.vector(Ints(rank - axis - 1, other), is32));
    return parts.size() == 1 ? one : c.emit<ConcatOp>(int64_t(0), ValueRange(parts));
  };
  Value begins = along(begin, 0);
  return c.emit<DynamicSliceOp>(value, begins, along(size, -1));
}

//===----------------------------------------------------------------------===//
// Splits
//===----------------------------------------------------------------------===//

/// Whether there is a number of parts, of which each becomes an op or more.
static bool checkParts(NodeContext &c, int64_t count) {
  constexpr int64_t most = 1 << 16;
  if (count > most)
    c.error() << "splits into " << count << " parts, but at most " << most
              << " are supported";
  return count <= most;
}

/// Cuts operand `operand` into parts of the given sizes.
static void split(NodeContext &c, size_t operand, int64_t axis, ArrayRef<int64_t> sizes) {
  int64_t begin = 0;
  for (auto [i, size] : llvm::enumerate(sizes)) {
    c.result(i, c.slice(c.input(operand), axis, begin, size));
    begin += size;
  }
}

static void convertSplit(NodeContext &c) {
  int64_t count = c.intAttr("num_split");
  auto axis = c.constant(0, "axis");
  if (axis)
    axis = c.normalizeAxis(*axis, c.inputRank(1));
  if (!axis || c.failed() || !checkParts(c, count))
    return;
  int64_t size = c.inputType(1).getDimSize(*axis);
  if (count < 1 || (size >= 0 && size % count)) {
    c.error() << "splits a dimension of size " << size << " into " << count << " parts";
    return;
  }
  if (ShapedType::isDynamic(size)) {
    Value whole = c.size(c.input(1), *axis), parts = c.vector({count});
    c.check(
        c.emit<CompareOp>(Predicate::eq, c.emit<TruncModOp>(whole, parts), c.vector({0})),
        "a dimension of size {0} is not split into {1} equal parts",
        {c.emit<SqueezeOp>(whole, ArrayRef<int64_t>({0})),
         c.scalar(count, c.builder.getI64Type())});
    Value part = c.emit<DivOp>(whole, parts);
    for (int64_t i = 0; i < count; ++i)
      c.result(i, sliceBetween(c, c.input(1), *axis, c.emit<MulOp>(part, c.vector({i})),
                               part));
    return;
  }
  split(c, 1, *axis, Ints(count, size / count));
}

/// Parts whose sizes are known to the run only, or of a dimension of unknown size.
static void splitAtRunTime(NodeContext &c, int64_t axis, std::optional<Ints> known) {
  Type i64 = c.builder.getI64Type();
  int64_t count = c.inputType(1).getRank() == 1 ? c.inputType(1).getDimSize(0) : -1;
  if (count < 0) {
    c.error() << "the number of its parts is not known";
    return;
  }
  if (!checkParts(c, count))
    return;
  Value whole = c.size(c.input(0), axis), sum = c.vector({0});
  SmallVector<Value> sizes;
  for (int64_t i = 0; i < count; ++i) {
    sizes.push_back(c.cast(c.slice(c.input(1), 0, i, 1), i64));
    if (!known || (*known)[i] != -1)
      sum = c.emit<AddOp>(sum, sizes.back());
  }
  for (int64_t i = 0; known && i < count; ++i)
    if ((*known)[i] == -1)
      sizes[i] = c.emit<SubOp>(whole, sum), sum = whole;
  auto number = [&](Value one) { return c.emit<SqueezeOp>(one, ArrayRef<int64_t>({0})); };
  c.check(c.emit<CompareOp>(Predicate::eq, sum, whole),
          "the split sizes make {0}, but the dimension has size {1}",
          {number(sum), number(whole)});
  Value begin = c.vector({0});
  for (int64_t i = 0; i < count; ++i) {
    c.result(i, sliceBetween(c, c.input(0), axis, begin, sizes[i]));
    begin = c.emit<AddOp>(begin, sizes[i]);
  }
}

static void convertSplitV(NodeContext &c) {
  auto sizes = c.known(1);
  auto axis = c.constant(2, "axis");
  if (axis)
    axis = c.normalizeAxis(*axis, c.inputRank(0));
  if (!axis)
    return;
  int64_t total = c.inputType(0).getDimSize(*axis), sum = 0;
  if (!sizes || llvm::is_contained(*sizes, ShapedType::kDynamic))
    return splitAtRunTime(c, *axis, std::nullopt);
  if (!checkParts(c, sizes->size()))
    return;
  int64_t *rest = nullptr;
  for (int64_t &size : *sizes) {
    if (size < -1 || (size == -1 && rest)) {
      c.error() << "a split size is " << size;
      return;
    }
    if (size == -1)
      rest = &size;
    else
      sum += size;
  }
  if (ShapedType::isDynamic(total))
    return splitAtRunTime(c, *axis, sizes);
  if (rest)
    *rest = total - sum;
  if ((rest && *rest < 0) || (!rest && sum != total)) {
    c.error() << "the split sizes make " << sum << ", but dimension " << *axis
              << " has size " << total;
    return;
  }
  split(c, 0, *axis, *sizes);
}

static void convertUnpack(NodeContext &c) {
  auto axis = c.normalizeAxis(c.intAttr("axis"), c.inputRank(0));
  int64_t count = c.intAttr("num");
  if (!axis || c.failed())
    return;
  int64_t size = c.inputType(0).getDimSize(*axis);
  if (count < 0 || (size >= 0 && size != count)) {
    c.error() << "unpacks a dimension of size " << size << " into " << count;
    return;
  }
  for (int64_t i = 0; i < count; ++i) {
    Value part = c.slice(c.input(0), *axis, i, 1);
    c.result(i, c.emit<SqueezeOp>(part, ArrayRef<int64_t>({*axis})));
  }
}

//===----------------------------------------------------------------------===//
// Slice
//===----------------------------------------------------------------------===//

static void convertSlice(NodeContext &c) {
  auto begin = c.known(1), size = c.known(2);
  bool isKnown = begin && size && !llvm::is_contained(*begin, ShapedType::kDynamic) &&
                 !llvm::is_contained(*size, ShapedType::kDynamic);
  if (isKnown && llvm::all_of(*begin, [](int64_t b) { return b >= 0; }))
    c.result(c.emit<SliceOp>(c.input(0), ArrayRef<int64_t>(*begin),
                             ArrayRef<int64_t>(*size),
                             ArrayRef<int64_t>(Ints(begin->size(), 1))));
  else
    c.result(c.emit<DynamicSliceOp>(c.input(0), c.input(1), c.input(2)));
}

//===----------------------------------------------------------------------===//
// StridedSlice
//===----------------------------------------------------------------------===//

namespace {
/// What a strided slice does with one dimension of its operand.
struct DimSlice {
  /// Position in the sparse operands, or -1: the dimension is taken whole.
  int64_t spec = -1;
  bool shrink = false, beginMasked = true, endMasked = true;
  int64_t begin = ShapedType::kDynamic, end = ShapedType::kDynamic, stride = 1;
};

class StridedSlicer {
public:
  explicit StridedSlicer(NodeContext &c) : c(c), type(c.inputType(0)) {}
  /// Of operands 1 to 3; `type` is that of what is sliced.
  StridedSlicer(NodeContext &c, RankedTensorType type) : c(c), type(type) {}
  void convert();
  /// Puts a gradient into zeros of `type`, where the slice was taken.
  void convertGradient(Value gradient);

private:
  bool makeDense();
  Value putBack(Value value, int64_t axis, int64_t begin, int64_t size, int64_t stride);
  bool addSpec(int64_t spec, int64_t &dim);
  bool bounds(const DimSlice &dim, int64_t axis, int64_t &begin, int64_t &size);
  Value sliceDynamic(Value value, const DimSlice &dim, int64_t axis);
  Value finish(Value value);

  NodeContext &c;
  RankedTensorType type;
  Ints begin, end, strides;
  SmallVector<DimSlice> dims;
  /// Dimensions to add, by position in the result.
  Ints newAxes;
  int64_t beginMask = 0, endMask = 0, ellipsisMask = 0, newAxisMask = 0, shrinkMask = 0;
  int64_t resultRank = 0;
};
} // namespace

/// The known elements of an index operand; unknown ones are kDynamic.
static std::optional<Ints> elementsOf(NodeContext &c, size_t operand) {
  if (auto known = c.known(operand))
    return known;
  RankedTensorType type = c.inputType(operand);
  if (type.getRank() == 1 && !type.isDynamicDim(0) && type.getDimSize(0) < 255)
    return Ints(type.getDimSize(0), ShapedType::kDynamic);
  c.error() << "operand " << operand << " is " << type
            << ", of which the number of elements must be known";
  return std::nullopt;
}

bool StridedSlicer::addSpec(int64_t spec, int64_t &dim) {
  int64_t bit = int64_t(1) << spec;
  if (ellipsisMask & bit) {
    // As many whole dimensions as later specs leave.
    int64_t later = 0;
    for (int64_t i = spec + 1; i < static_cast<int64_t>(begin.size()); ++i)
      later += !(newAxisMask >> i & 1);
    int64_t whole = type.getRank() - dim - later;
    for (int64_t i = 0; i < whole; ++i, ++dim, ++resultRank)
      dims.emplace_back();
    return true;
  }
  if (newAxisMask & bit) {
    newAxes.push_back(resultRank++);
    return true;
  }
  if (dim >= type.getRank()) {
    c.error() << "slices more dimensions than its operand of rank " << type.getRank()
              << " has";
    return false;
  }
  DimSlice slice;
  slice.spec = spec;
  slice.shrink = shrinkMask & bit;
  slice.beginMasked = !slice.shrink && (beginMask & bit);
  slice.endMasked = !slice.shrink && (endMask & bit);
  slice.begin = begin[spec];
  slice.end = end[spec];
  slice.stride = slice.shrink ? 1 : strides[spec];
  resultRank += !slice.shrink;
  dims.push_back(slice);
  ++dim;
  return true;
}

bool StridedSlicer::makeDense() {
  auto begins = elementsOf(c, 1), ends = elementsOf(c, 2);
  auto known = c.constants(3, "strides");
  beginMask = c.intAttr("begin_mask");
  endMask = c.intAttr("end_mask");
  ellipsisMask = c.intAttr("ellipsis_mask");
  newAxisMask = c.intAttr("new_axis_mask");
  shrinkMask = c.intAttr("shrink_axis_mask");
  if (!begins || !ends || !known || c.failed())
    return false;
  begin = *begins;
  end = *ends;
  strides = *known;
  if (begin.size() != strides.size() || end.size() != strides.size() ||
      strides.size() > 32 || llvm::is_contained(strides, 0)) {
    c.error() << "its begin, end and strides have " << begin.size() << ", " << end.size()
              << " and " << strides.size() << " elements, or a stride is 0";
    return false;
  }
  int64_t dim = 0;
  for (size_t spec = 0; spec < begin.size(); ++spec)
    if (!addSpec(spec, dim))
      return false;
  for (; dim < type.getRank(); ++dim, ++resultRank)
    dims.emplace_back();
  return true;
}

/// Begin and number of elements taken (-1: as many as there are) where they can
/// be said at compile time.
bool StridedSlicer::bounds(const DimSlice &dim, int64_t axis, int64_t &begin,
                           int64_t &size) {
  int64_t full = type.getDimSize(axis), stride = dim.stride;
  bool knowsBegin = dim.beginMasked || !ShapedType::isDynamic(dim.begin);
  bool knowsEnd = dim.endMasked || dim.shrink || !ShapedType::isDynamic(dim.end);
  if (!knowsBegin || !knowsEnd)
    return false;
  if (ShapedType::isDynamic(full)) {
    // Negative positions count from the end; more is known at run time only.
    begin = dim.beginMasked ? (stride > 0 ? 0 : -1) : dim.begin;
    size = dim.shrink ? 1 : -1;
    if (dim.shrink)
      return true;
    bool isWhole = dim.endMasked && (begin == 0 || (stride < 0 && begin == -1));
    return isWhole;
  }
  auto clamp = [&](int64_t position, int64_t low, int64_t high) {
    return std::clamp(position < 0 ? position + full : position, low, high);
  };
  if (dim.shrink) {
    begin = dim.begin < 0 ? dim.begin + full : dim.begin;
    size = 1;
    if (begin < 0 || begin >= full)
      c.error() << "index " << dim.begin << " is outside dimension " << axis
                << " of size " << full;
    return true;
  }
  int64_t low = stride > 0 ? 0 : -1, high = stride > 0 ? full : full - 1;
  begin = dim.beginMasked ? (stride > 0 ? low : high) : clamp(dim.begin, low, high);
  int64_t end = dim.endMasked ? (stride > 0 ? high : low) : clamp(dim.end, low, high);
  int64_t span = stride > 0 ? end - begin : begin - end;
  int64_t step = stride > 0 ? stride : -stride;
  size = span <= 0 ? 0 : (span + step - 1) / step;
  begin = size == 0 ? 0 : begin;
  return true;
}

/// A dimension whose bounds are known at run time only, by a slice of its own, or by
/// reading at every stride-th position.
Value StridedSlicer::sliceDynamic(Value value, const DimSlice &dim, int64_t axis) {
  Type element = c.inputType(1).getElementType();
  if (!element.isInteger(32) && !element.isInteger(64)) {
    c.error() << "indices of type " << element << " are not supported";
    return {};
  }
  bool is32 = element.isInteger(32), isForward = dim.stride > 0;
  auto number = [&](int64_t one) { return c.vector({one}, is32); };
  Value full = c.cast(c.size(value, axis), element), zero = number(0);
  Value low = isForward ? zero : number(-1);
  Value high = isForward ? full : c.emit<SubOp>(full, number(1));
  // Counted from the front and clamped.
  auto position = [&](size_t operand) {
    Value at = c.slice(c.input(operand), 0, dim.spec, 1);
    Value isNegative = c.emit<CompareOp>(Predicate::lt, at, zero);
    at = c.emit<SelectOp>(isNegative, c.emit<AddOp>(at, full), at);
    if (dim.shrink)
      return at;
    return c.emit<MinOp>(c.emit<MaxOp>(at, low), high);
  };
  Value begin = dim.beginMasked ? (isForward ? low : high) : position(1);
  if (dim.shrink)
    return sliceBetween(c, value, axis, begin, number(1));
  Value end = dim.endMasked ? (isForward ? high : low) : position(2);
  Value span = isForward ? c.emit<SubOp>(end, begin) : c.emit<SubOp>(begin, end);
  span = c.emit<MaxOp>(span, zero);
  if (dim.stride == 1)
    return sliceBetween(c, value, axis, begin, span);
  int64_t step = isForward ? dim.stride : -dim.stride;
  Value count = c.emit<FloorDivOp>(c.emit<AddOp>(span, number(step - 1)), number(step));
  Value places = c.cast(c.iota(c.cast(count, c.builder.getI64Type()), 0, 1), element);
  places = c.emit<AddOp>(c.emit<MulOp>(places, number(dim.stride)), begin);
  return c.take(value, places, axis);
}

/// Drops indexed dimensions and adds new ones.
Value StridedSlicer::finish(Value value) {
  Ints shrunk;
  for (auto [axis, dim] : llvm::enumerate(dims))
    if (dim.shrink)
      shrunk.push_back(axis);
  if (!shrunk.empty())
    value = c.emit<SqueezeOp>(value, ArrayRef<int64_t>(shrunk));
  if (!newAxes.empty())
    value = c.emit<ExpandDimsOp>(value, ArrayRef<int64_t>(newAxes));
  return value;
}

void StridedSlicer::convert() {
  if (!makeDense())
    return;
  Ints begins, sizes, steps;
  SmallVector<int64_t> dynamic;
  bool isWhole = true;
  for (auto [axis, dim] : llvm::enumerate(dims)) {
    int64_t begin = 0, size = -1, stride = dim.stride;
    if (dim.spec >= 0 && !bounds(dim, axis, begin, size)) {
      dynamic.push_back(axis);
      begin = 0, size = -1, stride = 1;
    }
    isWhole &= begin == 0 && stride == 1 && (size == -1 || size == type.getDimSize(axis));
    begins.push_back(begin);
    sizes.push_back(size);
    steps.push_back(stride);
  }
  if (c.failed())
    return;
  Value value = c.input(0);
  if (!isWhole)
    value = c.emit<SliceOp>(value, ArrayRef<int64_t>(begins), ArrayRef<int64_t>(sizes),
                            ArrayRef<int64_t>(steps));
  for (int64_t axis : dynamic)
    value = value ? sliceDynamic(value, dims[axis], axis) : value;
  c.result(finish(value));
}

//===----------------------------------------------------------------------===//
// Gradient
//===----------------------------------------------------------------------===//

/// Undoes a slice of `size` elements along an axis: zeros before, between and behind.
Value StridedSlicer::putBack(Value value, int64_t axis, int64_t begin, int64_t size,
                             int64_t stride) {
  int64_t full = type.getDimSize(axis);
  if (stride == 1)
    return c.pad(value, axis, begin, full - begin - size);
  Ints places, safe, behind;
  for (int64_t i = 0; i < full; ++i) {
    int64_t distance = i - begin;
    bool isThere =
        distance % stride == 0 && distance / stride >= 0 && distance / stride < size;
    places.push_back(isThere ? distance / stride : -1);
    safe.push_back(std::max<int64_t>(places.back(), 0));
  }
  for (int64_t i = 1; i < type.getRank() - axis; ++i)
    behind.push_back(i);
  Value number = c.emit<ExpandDimsOp>(c.vector(places, true), ArrayRef<int64_t>(behind));
  Value isThere =
      c.emit<CompareOp>(Predicate::ge, number, c.scalar(0, c.builder.getI32Type()));
  return c.emit<SelectOp>(isThere, c.take(value, c.vector(safe, true), axis),
                          c.scalar(0, type.getElementType()));
}

void StridedSlicer::convertGradient(Value gradient) {
  if (!makeDense())
    return;
  Ints shrunk;
  for (auto [axis, dim] : llvm::enumerate(dims))
    if (dim.shrink)
      shrunk.push_back(axis);
  if (!newAxes.empty())
    gradient = c.emit<SqueezeOp>(gradient, ArrayRef<int64_t>(newAxes));
  if (!shrunk.empty())
    gradient = c.emit<ExpandDimsOp>(gradient, ArrayRef<int64_t>(shrunk));
  for (auto [axis, dim] : llvm::enumerate(dims)) {
    if (dim.spec < 0)
      continue;
    int64_t begin = 0, size = -1;
    if (!bounds(dim, axis, begin, size) ||
        (type.isDynamicDim(axis) && (begin != 0 || size != -1 || dim.stride != 1))) {
      if (!c.failed())
        c.error() << "the slice of dimension " << axis
                  << ", whose gradient it is, must be known at compile time";
      return;
    }
    if (size == -1)
      continue;
    if (!c.failed())
      gradient = size ? putBack(gradient, axis, begin, size, dim.stride)
                      : c.pad(gradient, axis, 0, type.getDimSize(axis));
  }
  c.result(gradient);
}

/// Operands: the shape of what was sliced, begin, end, strides, gradient.
static void convertStridedSliceGrad(NodeContext &c) {
  auto shape = c.known(0);
  if (!shape) {
    c.error() << "the rank of its result is not known";
    return;
  }
  auto type = RankedTensorType::get(*shape, c.inputType(4).getElementType());
  StridedSlicer(c, type).convertGradient(c.input(4));
}

//===----------------------------------------------------------------------===//
// Roll
//===----------------------------------------------------------------------===//

/// Elements move `shift` places up and round the end.
static void convertRoll(NodeContext &c) {
  auto axes = c.constants(2, "axis"), shifts = c.known(1);
  Value value = c.input(0);
  if (!axes)
    return;
  for (auto [i, given] : llvm::enumerate(*axes)) {
    auto axis = c.normalizeAxis(given, c.inputRank(0));
    if (!axis)
      return;
    int64_t size = c.inputType(0).getDimSize(*axis);
    int64_t shift = shifts && i < shifts->size() ? (*shifts)[i] : ShapedType::kDynamic;
    if (ShapedType::isDynamic(size) || ShapedType::isDynamic(shift)) {
      // Element i comes from (i - shift) modulo the size.
      Type element = c.inputType(1).getElementType();
      Value by = c.inputRank(1) ? c.slice(c.input(1), 0, i, 1) : c.input(1);
      Value places = c.cast(c.iota(c.size(value, *axis), 0, 1), element);
      Value full = c.cast(c.size(value, *axis), element);
      full = c.emit<MaxOp>(full, c.scalar(1, element));
      places = c.emit<FloorModOp>(c.emit<SubOp>(places, by), full);
      value = c.take(value, places, *axis);
      continue;
    }
    int64_t up = size ? ((shift % size) + size) % size : 0;
    if (up == 0)
      continue;
    SmallVector<Value> parts = {c.slice(value, *axis, size - up, up),
                                c.slice(value, *axis, 0, size - up)};
    value = c.emit<ConcatOp>(*axis, ValueRange(parts));
  }
  c.result(value);
}

static void convertStridedSlice(NodeContext &c) { StridedSlicer(c).convert(); }

void tenon::tf::addSliceConverters(ConverterTable &table) {
  table["Roll"] = {convertRoll, 3};
  table["Slice"] = {convertSlice, 3};
  table["Split"] = {convertSplit, 2};
  table["SplitV"] = {convertSplitV, 3};
  table["StridedSlice"] = {convertStridedSlice, 4};
  table["StridedSliceGrad"] = {convertStridedSliceGrad, 5};
  table["Unpack"] = {convertUnpack, 1};
}
