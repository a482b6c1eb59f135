//===- Index.cpp - The index family ---------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Import/TensorFlow/Converter.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

/// Indices as i32 or i64.
static Value indices(NodeContext &c, size_t i) {
  Type element = c.inputType(i).getElementType();
  bool isIndex = element.isInteger(32) || element.isInteger(64);
  return isIndex ? c.input(i) : c.cast(c.input(i), c.builder.getI32Type());
}

static void convertGather(NodeContext &c) {
  c.result(c.emit<GatherOp>(c.input(0), indices(c, 1), int64_t(0), int64_t(0)));
}

static void convertGatherV2(NodeContext &c) {
  auto axis = c.constant(2, "axis");
  if (axis)
    axis = c.normalizeAxis(*axis, c.inputRank(0));
  int64_t batchDims = c.intAttr("batch_dims");
  if (batchDims < 0)
    batchDims += c.inputRank(1);
  if (axis)
    c.result(c.emit<GatherOp>(c.input(0), indices(c, 1), *axis, batchDims));
}

static void convertOneHot(NodeContext &c) {
  int64_t axis = c.intAttr("axis");
  auto normalized = c.normalizeAxis(axis, c.inputRank(0) + 1);
  if (normalized)
    c.result(
        c.emit<OneHotOp>(c.input(0), c.input(1), c.input(2), c.input(3), *normalized));
}

void tenon::tf::addIndexConverters(ConverterTable &table) {
  table["Gather"] = {convertGather, 2};
  table["GatherV2"] = {convertGatherV2, 3};
  table["OneHot"] = {convertOneHot, 4};
}
