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

void tenon::tf::addSortConverters(ConverterTable &table) {
  table["TopK"] = {convertTopK, 1};
  table["TopKV2"] = {convertTopKV2, 2};
  table["Unique"] = {convertUnique, 1};
  table["UniqueV2"] = {convertUniqueV2, 2};
  table["UniqueWithCounts"] = {convertUnique, 1};
  table["UniqueWithCountsV2"] = {convertUniqueV2, 2};
  table["Where"] = {convertWhere, 1};
}
