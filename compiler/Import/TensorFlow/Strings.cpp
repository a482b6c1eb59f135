//===- Strings.cpp - The string family ------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Import/TensorFlow/Strings.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

Value tenon::tf::stringScalar(NodeContext &c, StringRef text) {
  auto type = RankedTensorType::get({}, StringType::get(c.builder.getContext()));
  auto value = DenseStringElementsAttr::get(type, ArrayRef<StringRef>(text));
  return ConstantOp::create(c.builder, c.loc, cast<ElementsAttr>(value));
}

Value tenon::tf::mapStrings(NodeContext &c, StringRef function, ValueRange inputs,
                            ArrayRef<int64_t> parameters, Type element,
                            ValueRange tables) {
  return c.emit<StringMapOp>(c.builder.getStringAttr(function), inputs, tables,
                             c.builder.getDenseI64ArrayAttr(parameters),
                             TypeAttr::get(element));
}

std::optional<StringRef> tenon::tf::constantString(NodeContext &c, size_t i,
                                                   StringRef what) {
  Value value = c.input(i);
  auto constant = value ? value.getDefiningOp<ConstantOp>() : nullptr;
  auto strings =
      constant ? dyn_cast<DenseStringElementsAttr>(constant.getValue()) : nullptr;
  if (strings && strings.getNumElements() == 1)
    return strings.getRawStringData().front();
  c.error() << "its " << what << " is not known when it is compiled";
  return std::nullopt;
}

/// Strings to strings, without parameters.
template <const char *function> static void convertMap(NodeContext &c) {
  Type string = StringType::get(c.builder.getContext());
  c.result(mapStrings(c, function, c.input(0), {}, string));
}

/// The number of an attribute's unit: 0 for bytes, 1 for characters of UTF-8.
static int64_t unitOf(NodeContext &c) { return c.stringAttr("unit") == "UTF8_CHAR"; }

static void convertLength(NodeContext &c) {
  c.result(mapStrings(c, "length", c.input(0), {unitOf(c)}, c.builder.getI32Type()));
}

template <bool isUpper> static void convertCase(NodeContext &c) {
  StringRef encoding = c.stringAttr("encoding");
  if (!encoding.empty()) {
    c.error() << "encoding '" << encoding
              << "' is not supported: '', for which other letters than those of ASCII "
                 "stay, is";
    return;
  }
  Type string = StringType::get(c.builder.getContext());
  c.result(mapStrings(c, isUpper ? "upper" : "lower", c.input(0), {}, string));
}

static void convertSubstr(NodeContext &c) {
  Type string = StringType::get(c.builder.getContext());
  c.result(mapStrings(c, "substr", c.allInputs(), {unitOf(c)}, string));
}

//===----------------------------------------------------------------------===//
// Joining and splitting
//===----------------------------------------------------------------------===//

static void convertJoin(NodeContext &c) {
  Type string = StringType::get(c.builder.getContext());
  Value separator = stringScalar(c, c.stringAttr("separator"));
  Value all = c.input(0);
  for (size_t i = 1; i < c.inputCount(); ++i)
    all = mapStrings(c, "join", {all, separator, c.input(i)}, {}, string);
  c.result(all);
}

/// Joins along the axes; along the first one that is given, neighbours are next to each
/// other in the result.
static void convertReduceJoin(NodeContext &c) {
  auto given = c.constants(1, "reduction_indices");
  if (!given)
    return;
  int64_t rank = c.inputRank(0);
  SmallVector<int64_t> joined, perm;
  for (int64_t axis : *given) {
    auto normal = c.normalizeAxis(axis, rank);
    if (!normal)
      return;
    if (llvm::is_contained(joined, *normal)) {
      c.error() << "dimension " << axis << " is among its reduction_indices twice";
      return;
    }
    joined.push_back(*normal);
  }
  SmallVector<Value> outer = {}, kept;
  for (int64_t axis = 0; axis < rank; ++axis) {
    bool isJoined = llvm::is_contained(joined, axis);
    if (!isJoined) {
      perm.push_back(axis);
      kept.push_back(c.size(c.input(0), axis));
    } else if (c.boolAttr("keep_dims")) {
      kept.push_back(c.vector({1}));
    }
    if (!isJoined)
      outer.push_back(kept.back());
  }
  perm.append(joined.rbegin(), joined.rend());
  Value columns = c.vector({1});
  for (int64_t axis : joined)
    columns = c.emit<MulOp>(columns, c.size(c.input(0), axis));
  Value rows = c.vector({1});
  for (Value size : outer)
    rows = c.emit<MulOp>(rows, size);
  Value matrix = c.reshapeTo(c.transpose(c.input(0), perm), {rows, columns});
  Value separator = stringScalar(c, c.stringAttr("separator"));
  Value result = c.emit<StringJoinRowsOp>(matrix, separator);
  c.result(kept.empty() ? c.reshape(result, {}) : c.reshapeTo(result, kept));
}

/// indices, values and shape of a sparse tensor of the pieces.
static void giveSplit(NodeContext &c, Value separator, int64_t maxSplit, bool anyOf,
                      bool skipEmpty) {
  auto flag = [&](bool is) { return is ? c.builder.getUnitAttr() : UnitAttr(); };
  auto results = c.emitAll<StringSplitOp>(c.input(0), separator,
                                          c.builder.getI64IntegerAttr(maxSplit),
                                          flag(anyOf), flag(skipEmpty));
  c.result(0, results[1]);
  c.result(1, results[0]);
  Value widest = c.reshape(results[2], {1});
  c.result(2, c.emit<ConcatOp>(int64_t(0), ValueRange{c.size(c.input(0), 0), widest}));
}

static void convertSplit(NodeContext &c) {
  Value separator = c.inputRank(1) == 0 ? c.input(1) : c.reshape(c.input(1), {});
  giveSplit(c, separator, -1, true, c.boolAttr("skip_empty"));
}

static void convertSplitV2(NodeContext &c) {
  giveSplit(c, c.input(1), c.intAttr("maxsplit"), false, false);
}

static void convertNGrams(NodeContext &c) {
  SmallVector<int64_t> widths = c.intsAttr("ngram_widths");
  for (int64_t width : widths)
    if (width < 1) {
      c.error() << "has n-grams of width " << width << ", but at least 1 is needed";
      return;
    }
  Type i64 = c.builder.getI64Type(), type = c.inputType(1).getElementType();
  UnitAttr keepsShort =
      c.boolAttr("preserve_short_sequences") ? c.builder.getUnitAttr() : UnitAttr();
  auto results = c.emitAll<StringNGramsOp>(
      c.input(0), c.cast(c.input(1), i64), stringScalar(c, c.stringAttr("separator")),
      stringScalar(c, c.stringAttr("left_pad")),
      stringScalar(c, c.stringAttr("right_pad")), c.builder.getDenseI64ArrayAttr(widths),
      c.builder.getI64IntegerAttr(c.intAttr("pad_width")), keepsShort);
  c.result(0, results[0]);
  c.result(1, c.cast(results[1], type));
}

//===----------------------------------------------------------------------===//
// Hashes
//===----------------------------------------------------------------------===//

template <const char *function> static void convertHash(NodeContext &c) {
  int64_t buckets = c.intAttr("num_buckets");
  if (buckets < 1) {
    c.error() << "num_buckets is " << buckets << ", but at least 1 is needed";
    return;
  }
  SmallVector<int64_t> parameters = {buckets};
  if (StringRef(function) == "hash_strong") {
    parameters.append(c.intsAttr("key"));
    if (parameters.size() != 3) {
      c.error() << "its key has " << parameters.size() - 1 << " numbers instead of 2";
      return;
    }
  }
  c.result(mapStrings(c, function, c.input(0), parameters, c.builder.getI64Type()));
}

//===----------------------------------------------------------------------===//
// Numbers and bytes
//===----------------------------------------------------------------------===//

static void convertToNumber(NodeContext &c) {
  c.result(mapStrings(c, "to_number", c.input(0), {}, c.typeAttr("out_type")));
}

static void convertAsString(NodeContext &c) {
  Type string = StringType::get(c.builder.getContext());
  StringRef fill = c.stringAttr("fill");
  Type element = c.inputType(0).getElementType();
  if (!isa<FloatType, IntegerType>(element)) {
    c.error() << "elements of type " << element << " are not supported";
    return;
  }
  if (fill.size() > 1 || (!fill.empty() && !StringRef(" +-0").contains(fill))) {
    c.error() << "fill is '" << fill << "', but one of ' ', '+', '-' and '0' is needed";
    return;
  }
  int64_t style = c.boolAttr("scientific") ? 'e' : c.boolAttr("shortest") ? 'g' : 'f';
  c.result(mapStrings(c, "as_string", c.input(0),
                      {style, c.intAttr("precision"),
                       // TensorFlow does not fill truth values.
                       element.isInteger(1) ? 0 : c.intAttr("width"),
                       fill.empty() ? 0 : fill.front()},
                      string));
}

static void convertEncodeBase64(NodeContext &c) {
  Type string = StringType::get(c.builder.getContext());
  c.result(mapStrings(c, "base64_encode", c.input(0), {c.boolAttr("pad")}, string));
}

/// The elements that `count` says, of the type out_type.
static void giveBytes(NodeContext &c, Value count, Type element) {
  UnitAttr big = c.boolAttr("little_endian") ? UnitAttr() : c.builder.getUnitAttr();
  c.result(c.emit<StringBytesOp>(c.input(0), count, TypeAttr::get(element), big));
}

static Type bytesType(NodeContext &c) {
  Type element = c.typeAttr("out_type");
  if (element && isa<FloatType, IntegerType>(element))
    return element;
  if (element)
    c.error() << "elements of type " << element << " are not supported";
  return {};
}

static void convertDecodeRaw(NodeContext &c) {
  Type element = bytesType(c);
  if (!element)
    return;
  Type i32 = c.builder.getI32Type();
  double width = std::max(8u, element.getIntOrFloatBitWidth()) / 8;
  Value lengths = mapStrings(c, "length", c.input(0), {0}, i32);
  auto axes = allAxes(c.inputRank(0));
  Value most =
      axes.empty() ? lengths : c.emit<ReduceOp>(ReduceKind::max, lengths, axes, false);
  most = c.emit<tenon::MaxOp>(most, c.scalar(0, i32));
  c.check(c.emit<CompareOp>(Predicate::eq, lengths, most),
          "the strings have several lengths, the largest {0}", most);
  Value size = c.scalar(width, i32);
  c.check(
      c.emit<CompareOp>(Predicate::eq, c.emit<FloorModOp>(most, size), c.scalar(0, i32)),
      "strings of {0} bytes are not numbers of {1}", {most, size});
  Value count = c.emit<FloorDivOp>(most, size);
  giveBytes(c, c.cast(count, c.builder.getI64Type()), element);
}

static void convertDecodePaddedRaw(NodeContext &c) {
  Type element = bytesType(c);
  auto length = c.constant(1, "fixed_length");
  if (!element || !length)
    return;
  int64_t width = std::max(8u, element.getIntOrFloatBitWidth()) / 8;
  if (*length <= 0 || *length % width) {
    c.error() << "fixed_length is " << *length << ", which is no multiple of " << width;
    return;
  }
  giveBytes(c, c.scalar(double(*length / width), c.builder.getI64Type()), element);
}

namespace {
constexpr char kStrip[] = "strip", kDecode[] = "base64_decode", kHash[] = "hash",
               kHashFast[] = "hash_fast", kHashStrong[] = "hash_strong";
} // namespace

void tenon::tf::addStringConverters(ConverterTable &table) {
  addParsingConverters(table);
  table["AsString"] = {convertAsString, 1};
  table["DecodeBase64"] = {convertMap<kDecode>, 1};
  table["DecodePaddedRaw"] = {convertDecodePaddedRaw, 2};
  table["DecodeRaw"] = {convertDecodeRaw, 1};
  table["EncodeBase64"] = {convertEncodeBase64, 1};
  table["ReduceJoin"] = {convertReduceJoin, 2};
  table["StringJoin"] = {convertJoin, 1};
  table["StringLength"] = {convertLength, 1};
  table["StringLower"] = {convertCase<false>, 1};
  table["StringNGrams"] = {convertNGrams, 2};
  table["StringSplit"] = {convertSplit, 2};
  table["StringSplitV2"] = {convertSplitV2, 2};
  table["StringStrip"] = {convertMap<kStrip>, 1};
  table["StringToHashBucket"] = {convertHash<kHash>, 1};
  table["StringToHashBucketFast"] = {convertHash<kHashFast>, 1};
  table["StringToHashBucketStrong"] = {convertHash<kHashStrong>, 1};
  table["StringToNumber"] = {convertToNumber, 1};
  table["StringUpper"] = {convertCase<true>, 1};
  table["Substr"] = {convertSubstr, 3};
}
