//===- Image.cpp - Lowering of the image family ---------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Calls of compiler/CPU/Routines/Images.cpp. A file is looked at twice: for the sizes of
// its image, by which memory is taken, and for its pixels.
//
//===----------------------------------------------------------------------===//
#include "compiler/Lowering/Strings.h"
#include "dialects/Tenon/ImageOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;

namespace tenon {

static LogicalResult lowerDecode(ImageDecodeOp op, Lowering &lowering) {
  ImplicitLocOpBuilder &b = lowering.b;
  Type i64 = b.getI64Type();
  int64_t bits = op.getElement().getIntOrFloatBitWidth();
  int64_t flags = (op.getFast() ? 1 : 0) | (op.getPlain() ? 2 : 0) |
                  (op.getPartial() ? 4 : 0) | (op.getSpread() ? 8 : 0);
  SmallVector<Value> inputs = {lowering.lowered(op.getContents())};
  for (int64_t number : {int64_t(op.getFormat()), int64_t(op.getChannels()),
                         int64_t(op.getRatio()), flags})
    inputs.push_back(routineNumber(lowering, number));
  constexpr StringRef failure = "the image cannot be decoded";
  inputs.push_back(routineNumber(lowering, bits));
  ValueRange found = lowering.routine("image_probe", {}, inputs,
                                      {{i64, {lowering.index.constant(3)}}, {i64, {}}});
  checkStatus(lowering, found[1], failure);
  Sizes sizes;
  for (int64_t dim = 0; dim < 3; ++dim) {
    Value place = routineNumber(lowering, dim);
    Value size = tensor::ExtractOp::create(b, found[0], place);
    sizes.push_back(arith::IndexCastOp::create(b, b.getIndexType(), size).getResult());
  }
  if (op.getChannels())
    sizes[2] = lowering.index.constant(op.getChannels());
  inputs.pop_back();
  ValueRange results =
      lowering.routine("image_decode_i" + std::to_string(bits), {}, inputs,
                       {{signless(op.getElement()), sizes}, {i64, {}}});
  checkStatus(lowering, results[1], failure);
  lowering.replace(op.getResult(), results[0], sizes);
  return success();
}

static LogicalResult lowerEncode(ImageEncodeOp op, Lowering &lowering) {
  Type i64 = lowering.b.getI64Type();
  RankedTensorType type = lowering.source(op.getPixels());
  unsigned bits = type.getElementTypeBitWidth();
  ValueRange results = lowering.routine(
      "image_encode_i" + std::to_string(bits), {},
      {lowering.lowered(op.getPixels()), routineRun(lowering),
       routineNumber(lowering, op.getFormat()), routineNumber(lowering, op.getQuality())},
      {{i64, {}}, {i64, {}}});
  checkStatus(lowering, results[1], "the image cannot be encoded");
  lowering.replace(op.getResult(), results[0], Sizes());
  return success();
}

static LogicalResult lowerRead(ImageReadOp op, Lowering &lowering) {
  Type i64 = lowering.b.getI64Type();
  ValueRange results = lowering.routine(
      "image_read", {}, {lowering.lowered(op.getName()), routineRun(lowering)},
      {{i64, {}}, {i64, {}}});
  checkStatus(lowering, results[1], "the file cannot be read");
  lowering.replace(op.getResult(), results[0], Sizes());
  return success();
}

void addImageLowerings(LoweringTable &table) {
  table.add(lowerDecode);
  table.add(lowerEncode);
  table.add(lowerRead);
}

} // namespace tenon
