//===- Ortho.cpp - Lowering of the orthogonal family ----------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Calls of compiler/CPU/Routines/Ortho.cpp, on [count, rows, columns], and of
// Fourier.cpp, on [count, length]: all dimensions before these are one. They compute in
// f64, in memory that is a result which nothing reads.
//
//===----------------------------------------------------------------------===//
#include "compiler/Lowering/Linalg.h"
#include "dialects/Tenon/OrthoOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"

using namespace mlir;

namespace tenon {

/// Nanoseconds per element of the first result, if each needs some passes over a matrix.
static double costOf(const Matrices &matrices) {
  auto rows = getConstantIntValue(matrices.sizes[1]);
  return rows ? 2.0 * double(*rows) : 100;
}

/// The sizes of `operand` with others in place of the last two.
static Sizes replaceLast(Lowering &lowering, Value operand, ArrayRef<Size> by) {
  Sizes sizes = lowering.sizes(operand);
  sizes.truncate(sizes.size() - 2);
  llvm::append_range(sizes, by);
  return sizes;
}

static LogicalResult lowerQr(QrOp op, Lowering &lowering) {
  Matrices x = matricesOf(lowering, op.getInput());
  IndexMath &index = lowering.index;
  Type element = lowering.source(op.getInput()).getElementType();
  Size rows = x.sizes[1], columns = x.sizes[2];
  Size inner = op.getFull() ? rows : index.min(rows, columns);
  Size room = index.add(index.mul(rows, columns), index.add(rows, columns));
  Sizes q = {x.sizes[0], rows, inner}, r = {x.sizes[0], inner, columns};
  ValueRange results = lowering.routine(
      "ortho_qr", {element}, x.value,
      {{element, q}, {element, r}, {lowering.b.getF64Type(), {x.sizes[0], room}}},
      costOf(x));
  Value input = op.getInput();
  giveBack(lowering, op.getQ(), results[0], q,
           replaceLast(lowering, input, {rows, inner}));
  giveBack(lowering, op.getR(), results[1], r,
           replaceLast(lowering, input, {inner, columns}));
  return success();
}

static LogicalResult lowerSvd(SvdOp op, Lowering &lowering) {
  Matrices x = matricesOf(lowering, op.getInput());
  IndexMath &index = lowering.index;
  Type element = lowering.source(op.getInput()).getElementType();
  Size count = x.sizes[0], rows = x.sizes[1], columns = x.sizes[2];
  Size inner = index.min(rows, columns), length = index.max(rows, columns);
  Size left = op.getFull() ? rows : inner, right = op.getFull() ? columns : inner;
  Size room = index.add(index.mul(length, op.getFull() ? length : inner),
                        index.mul(inner, inner));
  Sizes values = {count, inner}, u = {count, rows, left}, v = {count, columns, right};
  ValueRange results = lowering.routine("ortho_svd", {element}, x.value,
                                        {{element, values},
                                         {element, u},
                                         {element, v},
                                         {lowering.b.getF64Type(), {count, room}}},
                                        costOf(x));
  Value input = op.getInput();
  giveBack(lowering, op.getValues(), results[0], values,
           replaceLast(lowering, input, inner));
  giveBack(lowering, op.getU(), results[1], u,
           replaceLast(lowering, input, {rows, left}));
  giveBack(lowering, op.getV(), results[2], v,
           replaceLast(lowering, input, {columns, right}));
  return success();
}

static LogicalResult lowerEigh(EighOp op, Lowering &lowering) {
  Matrices x = matricesOf(lowering, op.getInput());
  IndexMath &index = lowering.index;
  Type element = lowering.source(op.getInput()).getElementType();
  Size count = x.sizes[0], rows = x.sizes[1];
  Size room = index.mul(index.constant(2), index.mul(rows, rows));
  Sizes values = {count, rows}, vectors = {count, rows, rows};
  ValueRange results = lowering.routine(
      "ortho_eigh", {element}, x.value,
      {{element, values}, {element, vectors}, {lowering.b.getF64Type(), {count, room}}},
      costOf(x));
  Value input = op.getInput();
  giveBack(lowering, op.getValues(), results[0], values,
           replaceLast(lowering, input, rows));
  giveBack(lowering, op.getVectors(), results[1], vectors,
           replaceLast(lowering, input, {rows, rows}));
  return success();
}

/// Numbers that a transform of a known length needs; see Routines/Fourier.cpp.
static int64_t roomOfFourier(int64_t length) {
  int64_t rest = length, longer = 1;
  for (int64_t factor = 2; factor <= 13; ++factor)
    while (rest && rest % factor == 0)
      rest /= factor;
  if (rest <= 1)
    return 6 * length;
  while (longer < 2 * length - 1)
    longer *= 2;
  return 4 * length + 8 * longer;
}

static LogicalResult lowerFourier(FourierOp op, Lowering &lowering) {
  IndexMath &index = lowering.index;
  Value real = op.getReal();
  Type element = lowering.source(real).getElementType();
  Sizes sizes = lowering.sizes(real);
  Size rows, length;
  Value re = lowering.asMatrix(lowering.lowered(real), sizes, 1, rows, length);
  Value im = lowering.asMatrix(lowering.lowered(op.getImag()), sizes, 1, rows, length);
  Sizes matrix = {rows, length};
  auto known = getConstantIntValue(length);
  Size room = known ? index.constant(roomOfFourier(*known))
                    : index.mul(index.constant(36), length);
  Value isInverse =
      arith::ConstantIndexOp::create(lowering.b, op.getInverse() ? 1 : 0).getResult();
  ValueRange results = lowering.routine(
      "ortho_fourier", {element}, {re, im, isInverse},
      {{element, matrix}, {element, matrix}, {lowering.b.getF64Type(), {room}}});
  giveBack(lowering, op.getRealResult(), results[0], matrix, sizes);
  giveBack(lowering, op.getImagResult(), results[1], matrix, sizes);
  return success();
}

void addOrthoLowerings(LoweringTable &table) {
  table.add(lowerEigh);
  table.add(lowerFourier);
  table.add(lowerQr);
  table.add(lowerSvd);
}

} // namespace tenon
