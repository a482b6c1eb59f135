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

/// A slice of all of `value`, but for `begin` and `size` along `axis`.
static Value sliceAlong(NodeContext &c, Value value, int64_t axis, int64_t begin,
                        int64_t size) {
  if (!value)
    return {};
  int64_t rank = NodeContext::typeOf(value).getRank();
  Ints begins(rank, 0), sizes(rank, -1), strides(rank, 1);
  begins[axis] = begin;
  sizes[axis] = size;
  return c.emit<SliceOp>(value, ArrayRef<int64_t>(begins), ArrayRef<int64_t>(sizes),
                         ArrayRef<int64_t>(strides));
}

//===----------------------------------------------------------------------===//
// Splits
//===----------------------------------------------------------------------===//

/// Cuts operand `operand` into parts of the given sizes.
static void split(NodeContext &c, size_t operand, int64_t axis, ArrayRef<int64_t> sizes) {
  int64_t begin = 0;
  for (auto [i, size] : llvm::enumerate(sizes)) {
    c.result(i, sliceAlong(c, c.input(operand), axis, begin, size));
    begin += size;
  }
}

static void convertSplit(NodeContext &c) {
  int64_t count = c.intAttr("num_split");
  auto axis = c.constant(0, "axis");
  if (axis)
    axis = c.normalizeAxis(*axis, c.inputRank(1));
  if (!axis || c.failed())
    return;
  int64_t size = c.inputType(1).getDimSize(*axis);
  if (count < 1 || (size >= 0 && size % count)) {
    c.error() << "splits a dimension of size " << size << " into " << count << " parts";
    return;
  }
  if (ShapedType::isDynamic(size)) {
    c.error() << "splits dimension " << *axis << ", whose size is not known";
    return;
  }
  split(c, 1, *axis, Ints(count, size / count));
}

static void convertSplitV(NodeContext &c) {
  auto sizes = c.constants(1, "sizes");
  auto axis = c.constant(2, "axis");
  if (axis)
    axis = c.normalizeAxis(*axis, c.inputRank(0));
  if (!axis || !sizes)
    return;
  int64_t total = c.inputType(0).getDimSize(*axis), sum = 0;
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
  // The part of size -1 takes the rest, which an unknown size leaves open.
  if (rest && (ShapedType::isDynamic(total) && rest != &sizes->back())) {
    c.error() << "splits dimension " << *axis << ", whose size is not known";
    return;
  }
  if (!ShapedType::isDynamic(total)) {
    if (rest)
      *rest = total - sum;
    if ((rest && *rest < 0) || (!rest && sum != total)) {
      c.error() << "the split sizes make " << sum << ", but dimension " << *axis
                << " has size " << total;
      return;
    }
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
    Value part = sliceAlong(c, c.input(0), *axis, i, 1);
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
  void convert();

private:
  bool makeDense();
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

/// A dimension whose bounds are known at run time only, by a slice of its own.
Value StridedSlicer::sliceDynamic(Value value, const DimSlice &dim, int64_t axis) {
  Type element = c.inputType(1).getElementType();
  if (!element.isInteger(32) && !element.isInteger(64)) {
    c.error() << "indices of type " << element << " are not supported";
    return {};
  }
  if (dim.stride != 1) {
    c.error() << "a stride of " << dim.stride << " over dimension " << axis
              << " with bounds known only at run time is not supported";
    return {};
  }
  bool is32 = element.isInteger(32);
  Value full = sliceAlong(c, c.emit<ShapeOfOp>(value, element), 0, axis, 1);
  Value zero = c.vector({0}, is32);
  // Counted from the front and clamped.
  auto position = [&](size_t operand) {
    Value at = sliceAlong(c, c.input(operand), 0, dim.spec, 1);
    Value isNegative = c.emit<CompareOp>(Predicate::lt, at, zero);
    at = c.emit<SelectOp>(isNegative, c.emit<AddOp>(at, full), at);
    if (dim.shrink)
      return at;
    return c.emit<MinOp>(c.emit<MaxOp>(at, zero), full);
  };
  Value begin = dim.beginMasked ? zero : position(1);
  Value size = c.vector({1}, is32);
  if (!dim.shrink) {
    Value end = dim.endMasked ? full : position(2);
    size = c.emit<MaxOp>(c.emit<SubOp>(end, begin), zero);
  }
  int64_t rank = type.getRank();
  auto along = [&](Value one, int64_t other) {
    SmallVector<Value> parts;
    if (axis > 0)
      parts.push_back(c.vector(Ints(axis, other), is32));
    parts.push_back(one);
    if (axis + 1 < rank)
      parts.push_back(c.vector(Ints(rank - axis - 1, other), is32));
    return parts.size() == 1 ? one : c.emit<ConcatOp>(int64_t(0), ValueRange(parts));
  };
  if (c.failed())
    return {};
  Value begins = along(begin, 0);
  return c.emit<DynamicSliceOp>(value, begins, along(size, -1));
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
// Roll
//===----------------------------------------------------------------------===//

/// Elements move `shift` places up and round the end.
static void convertRoll(NodeContext &c) {
  auto shifts = c.constants(1, "shift"), axes = c.constants(2, "axis");
  Value value = c.input(0);
  if (!shifts || !axes)
    return;
  for (auto [shift, given] : llvm::zip(*shifts, *axes)) {
    auto axis = c.normalizeAxis(given, c.inputRank(0));
    int64_t size = axis ? c.inputType(0).getDimSize(*axis) : 0;
    if (ShapedType::isDynamic(size) && !c.failed())
      c.error() << "rolls dimension " << *axis << ", whose size is not known";
    if (c.failed())
      return;
    int64_t up = size ? ((shift % size) + size) % size : 0;
    if (up == 0)
      continue;
    SmallVector<Value> parts = {sliceAlong(c, value, *axis, size - up, up),
                                sliceAlong(c, value, *axis, 0, size - up)};
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
  table["Unpack"] = {convertUnpack, 1};
}
