//===- Media.cpp - Files and images in them -------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Import/TensorFlow/Converter.h"
#include "dialects/Tenon/ImageOps.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

// As in runtime/include/tenon/media.h.
static constexpr int64_t kAny = 0, kJpeg = 1, kPng = 2, kBmp = 3;

/// Whether operand `i` is one string; otherwise reports an error.
static bool isString(NodeContext &c, size_t i) {
  RankedTensorType type = c.inputType(i);
  if (type.getRank() == 0 && isa<StringType>(type.getElementType()))
    return true;
  c.error() << "its operand is " << type << ", but must be one string";
  return false;
}

/// The pixels of operand 0 as numbers of `element`; with `spreads` the largest of any
/// file is the largest.
static Value decode(NodeContext &c, int64_t format, Type element, bool spreads) {
  OpBuilder &b = c.builder;
  auto number = [&](int64_t value) { return b.getI64IntegerAttr(value); };
  auto flag = [&](bool value) { return value ? b.getUnitAttr() : UnitAttr(); };
  int64_t ratio = 1;
  bool isFast = false, isPlain = false, isPartial = false;
  if (c.node.op == "DecodeJpeg") {
    ratio = c.intAttr("ratio");
    StringRef method = c.stringAttr("dct_method");
    isFast = method != "INTEGER_ACCURATE";
    isPlain = !c.boolAttr("fancy_upscaling");
    isPartial = c.boolAttr("try_recover_truncated");
  } else {
    isFast = true;
  }
  return c.emit<ImageDecodeOp>(c.input(0), number(format), number(c.intAttr("channels")),
                               number(ratio), TypeAttr::get(element), flag(isFast),
                               flag(isPlain), flag(isPartial), flag(spreads));
}

static Type unsignedType(NodeContext &c, unsigned bits) {
  return IntegerType::get(c.builder.getContext(), bits, IntegerType::Unsigned);
}

template <int64_t format> static void convertDecode(NodeContext &c) {
  if (!isString(c, 0))
    return;
  Type element = c.node.attr("dtype") ? c.typeAttr("dtype") : unsignedType(c, 8);
  if (!element)
    return;
  if (element.isUnsignedInteger(8) || element.isUnsignedInteger(16)) {
    c.result(decode(c, format, element, false));
    return;
  }
  if (!element.isF32()) {
    c.error() << "pixels of " << element
              << " are not supported: uint8, uint16 and float32 are";
    return;
  }
  Value pixels = c.cast(decode(c, format, unsignedType(c, 16), true), element);
  c.result(c.emit<MulOp>(pixels, c.scalar(1.0 / 65535, element)));
}

template <int64_t format> static void convertEncode(NodeContext &c) {
  if (c.inputRank(0) != 3) {
    c.error() << "its operand is " << c.inputType(0)
              << ", but one image of rank 3 is supported";
    return;
  }
  StringRef attribute = format == kPng ? "compression" : "quality";
  if (format == kJpeg)
    for (const char *name : {"progressive", "optimize_size"})
      if (c.boolAttr(name)) {
        c.error() << "'" << name << "' is not supported";
        return;
      }
  c.result(c.emit<ImageEncodeOp>(c.input(0), c.builder.getI64IntegerAttr(format),
                                 c.builder.getI64IntegerAttr(c.intAttr(attribute))));
}

static void convertReadFile(NodeContext &c) {
  if (isString(c, 0))
    c.result(c.emit<ImageReadOp>(c.input(0)));
}

void tenon::tf::addMediaConverters(ConverterTable &table) {
  table["DecodeBmp"] = {convertDecode<kBmp>, 1};
  for (const char *op : {"DecodeImage", "DecodeJpeg", "DecodePng"})
    table[op] = {convertDecode<kAny>, 1};
  table["EncodeJpeg"] = {convertEncode<kJpeg>, 1};
  table["EncodePng"] = {convertEncode<kPng>, 1};
  table["ReadFile"] = {convertReadFile, 1};
}
