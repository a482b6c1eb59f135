//===- MatMul.cpp - The matmul family -------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Import/TensorFlow/Converter.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

static void product(NodeContext &c, StringRef transposeLhs, StringRef transposeRhs,
                    bool conjugates) {
  bool lhs = c.boolAttr(transposeLhs), rhs = c.boolAttr(transposeRhs);
  // BatchMatMulV3 may give wider elements than it takes.
  Type wider;
  if (c.node.attr("Tout"))
    wider = c.typeAttr("Tout");
  Value a = c.input(0), b = c.input(1);
  if (conjugates && lhs)
    a = conjugate(c, a);
  if (conjugates && rhs)
    b = conjugate(c, b);
  if (wider) {
    a = c.cast(a, wider);
    b = c.cast(b, wider);
  }
  c.result(c.emit<MatMulOp>(a, b, lhs, rhs));
}

static void convertMatMul(NodeContext &c) {
  product(c, "transpose_a", "transpose_b", false);
}

static void convertBatchMatMul(NodeContext &c) { product(c, "adj_x", "adj_y", true); }

/// A product with a bias and an activation, as TensorFlow's optimizer makes them.
static void convertFusedMatMul(NodeContext &c) {
  bool lhs = c.boolAttr("transpose_a"), rhs = c.boolAttr("transpose_b");
  Value y = c.emit<MatMulOp>(c.input(0), c.input(1), lhs, rhs);
  for (StringRef name : c.stringsAttr("fused_ops")) {
    if (name == "BiasAdd" && c.inputCount() > 2)
      y = c.emit<AddOp>(y, c.input(2));
    else
      y = applyActivation(c, name, y);
  }
  c.result(y);
}

/// A product of matrices that hold many zeros, of which nothing is made here.
static void convertSparseMatMul(NodeContext &c) {
  bool lhs = c.boolAttr("transpose_a"), rhs = c.boolAttr("transpose_b");
  Type f32 = c.builder.getF32Type();
  c.result(c.emit<MatMulOp>(c.cast(c.input(0), f32), c.cast(c.input(1), f32), lhs, rhs));
}

void tenon::tf::addMatMulConverters(ConverterTable &table) {
  table["MatMul"] = {convertMatMul, 2};
  table["SparseMatMul"] = {convertSparseMatMul, 2};
  table["_FusedMatMul"] = {convertFusedMatMul, 2};
  table["BatchMatMul"] = {convertBatchMatMul, 2};
  table["BatchMatMulV2"] = {convertBatchMatMul, 2};
  table["BatchMatMulV3"] = {convertBatchMatMul, 2};
}
