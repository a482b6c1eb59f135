//===- Sort.cpp - The sort family -----------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Import/TensorFlow/Converter.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

static void giveTopK(NodeContext &c, Value k, Type indexType) {
  auto results = c.emitAll<TopKOp>(c.input(0), k);
  c.result(0, results[0]);
  c.result(1, c.cast(results[1], indexType));
}

/// The first version has k as an attribute.
static void convertTopK(NodeContext &c) {
  Type i32 = c.builder.getI32Type();
  giveTopK(c, c.scalar(double(c.intAttr("k")), i32), i32);
}

static void convertTopKV2(NodeContext &c) {
  Type element = c.inputType(1).getElementType();
  bool isIndex = element.isInteger(32) || element.isInteger(64);
  giveTopK(c, isIndex ? c.input(1) : c.cast(c.input(1), c.builder.getI32Type()),
           c.typeAttr("index_type"));
}

static void convertUnique(NodeContext &c) {
  auto results = c.emitAll<UniqueOp>(c.input(0));
  Type indexType = c.typeAttr("out_idx");
  c.result(0, results[0]);
  c.result(1, c.cast(results[1], indexType));
  if (c.node.op.starts_with("UniqueWithCounts"))
    c.result(2, c.cast(results[2], indexType));
}

/// The second version has axes: all elements of a vector are compared alone.
static void convertUniqueV2(NodeContext &c) {
  auto axes = c.constants(1, "axis");
  if (!axes)
    return;
  if (c.inputRank(0) != 1) {
    c.error() << "unique slices of a tensor of rank " << c.inputRank(0)
              << " are not supported: rank 1 is";
    return;
  }
  convertUnique(c);
}

static void convertWhere(NodeContext &c) {
  Value condition = c.input(0);
  Type element = c.inputType(0).getElementType();
  if (!element.isInteger(1))
    condition = c.emit<CompareOp>(Predicate::ne, condition, c.scalar(0, element));
  c.result(c.emit<WhereOp>(condition));
}

static void convertListDiff(NodeContext &c) {
  auto results = c.emitAll<ListDiffOp>(c.input(0), c.input(1));
  c.result(0, results[0]);
  c.result(1, c.cast(results[1], c.typeAttr("out_idx")));
}

//===----------------------------------------------------------------------===//
// Non-maximum suppression
//===----------------------------------------------------------------------===//

/// Versions 1 to 5 have ever more operands: the overlap as an attribute, as an operand,
/// a least score, and a sigma.
static void convertNonMaxSuppression(NodeContext &c) {
  Type f32 = c.builder.getF32Type(), element = c.inputType(1).getElementType();
  auto number = [&](size_t i, double otherwise) -> Value {
    return i < c.inputCount() ? c.cast(c.input(i), f32) : c.scalar(otherwise, f32);
  };
  Value iou =
      c.inputCount() > 3 ? number(3, 0) : c.scalar(c.floatAttr("iou_threshold"), f32);
  Value least = number(4, -std::numeric_limits<double>::infinity());
  bool isFifth = c.node.op == "NonMaxSuppressionV5";
  bool hasPadding = isFifth || c.node.op == "NonMaxSuppressionV4";
  UnitAttr padded = hasPadding && c.boolAttr("pad_to_max_output_size")
                        ? c.builder.getUnitAttr()
                        : UnitAttr();
  auto results =
      c.emitAll<NonMaxSuppressionOp>(c.cast(c.input(0), f32), c.cast(c.input(1), f32),
                                     c.input(2), iou, least, number(5, 0), padded);
  c.result(0, results[0]);
  if (isFifth) {
    c.result(1, c.cast(results[1], element));
    c.result(2, results[2]);
  } else if (hasPadding) {
    c.result(1, results[2]);
  }
}

//===----------------------------------------------------------------------===//
// Partitions
//===----------------------------------------------------------------------===//

/// Result k: the slices of the data whose partition is k.
static void convertDynamicPartition(NodeContext &c) {
  Value data = c.input(0), partitions = c.input(1);
  int64_t inner = c.inputRank(0) - c.inputRank(1), count = c.intAttr("num_partitions");
  if (inner < 0) {
    c.error() << "its data has rank " << c.inputRank(0) << ", its partitions rank "
              << c.inputRank(1);
    return;
  }
  constexpr int64_t most = 1 << 16;
  if (count < 1 || count > most) {
    c.error() << "splits into " << count << " parts, but from 1 to " << most
              << " are supported";
    return;
  }
  SmallVector<Value> sizes = {c.vector({-1})};
  for (int64_t axis = c.inputRank(1); axis < c.inputRank(0); ++axis)
    sizes.push_back(c.size(data, axis));
  data = c.reshapeTo(data, sizes);
  partitions = c.reshape(partitions, {-1});
  for (int64_t k = 0; k < count; ++k) {
    Value isHere = c.emit<CompareOp>(Predicate::eq, partitions,
                                     c.scalar(k, c.inputType(1).getElementType()));
    Value places = c.emit<WhereOp>(isHere);
    places = c.emit<SqueezeOp>(places, ArrayRef<int64_t>{1});
    c.result(k, c.emit<GatherOp>(data, places, int64_t(0), int64_t(0)));
  }
}

void tenon::tf::addSortConverters(ConverterTable &table) {
  table["DynamicPartition"] = {convertDynamicPartition, 2};
  table["ListDiff"] = {convertListDiff, 2};
  for (const char *op :
       {"NonMaxSuppression", "NonMaxSuppressionV2", "NonMaxSuppressionV3",
        "NonMaxSuppressionV4", "NonMaxSuppressionV5"})
    table[op] = {convertNonMaxSuppression, 3};
  table["TopK"] = {convertTopK, 1};
  table["TopKV2"] = {convertTopKV2, 2};
  table["Unique"] = {convertUnique, 1};
  table["UniqueV2"] = {convertUniqueV2, 2};
  table["UniqueWithCounts"] = {convertUnique, 1};
  table["UniqueWithCountsV2"] = {convertUniqueV2, 2};
  table["Where"] = {convertWhere, 1};
}
