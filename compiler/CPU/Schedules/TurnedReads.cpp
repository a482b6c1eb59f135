//===- TurnedReads.cpp - Operands read across the lanes -------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A tile is turned by exchanging blocks of 1, 2, 4 … lanes between pairs of vectors.
//
//===----------------------------------------------------------------------===//

#include "compiler/CPU/Schedules/TurnedReads.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace mlir;
using namespace tenon;

TurnedReads::TurnedReads(const ScheduleContext &context, PointEmitter &emitter)
    : context(context), emitter(emitter) {
  size_t rank = context.out(0).dims.size();
  for (auto generic : context.kernel().getBlock().getOps<linalg::GenericOp>()) {
    if (generic.getNumLoops() != rank ||
        !generic.getMatchingIndexingMap(generic.getDpsInitOperand(0)).isIdentity())
      continue;
    for (OpOperand *operand : generic.getDpsInputOperands()) {
      AffineMap map = generic.getMatchingIndexingMap(operand);
      auto buffer = context.frame.buffers.find(operand->get());
      if (buffer == context.frame.buffers.end() || map.getNumResults() < 2 ||
          !isa<AffineDimExpr>(map.getResult(map.getNumResults() - 1)) ||
          !map.isFunctionOfDim(rank - 1) || !buffer->second.elementType.isIntOrFloat() ||
          buffer->second.elementType.getIntOrFloatBitWidth() != 32 ||
          !(buffer->second.strides.back() == LinearIndex(1)))
        continue;
      unsigned loop = map.getDimPosition(map.getNumResults() - 1);
      if (loop == rank - 1 || (turnedLoop && loop != *turnedLoop))
        continue;
      turnedLoop = loop;
      if (!llvm::is_contained(operands, operand->get()))
        operands.push_back(operand->get());
    }
  }
}

void TurnedReads::enter(LinearIndex from, int64_t rowCount, int64_t laneCount) {
  first = from;
  rows = rowCount;
  lanes = laneCount;
  for (Value operand : operands)
    emitter.define(operand, [this, operand](PointEmitter::Point point) {
      return read(operand, point);
    });
}

void TurnedReads::leave() {
  for (Value operand : operands)
    emitter.undefine(operand);
  turned.clear();
}

PointValue TurnedReads::read(Value operand, PointEmitter::Point point) {
  IndexBuilder &index = emitter.index;
  LinearIndex row = index.add(point.back(), first * -1);
  bool isTurned = row.isConstant() && row.constant >= 0 && row.constant < rows;
  for (const LinearIndex &at : point)
    isTurned &= !at.scattered;
  ArrayRef<LinearIndex> where = point.drop_back();
  isTurned &= llvm::any_of(where, [](const LinearIndex &at) { return at.laneStep != 0; });
  if (!isTurned)
    return emitter.emitDefault(operand, point);
  for (const Turned &known : turned)
    if (known.operand == operand && ArrayRef(known.where) == where)
      return {known.rows[row.constant], false, {}};
  const KernelBuffer &buffer = context.frame.buffers.find(operand)->second;
  turned.push_back({operand, SmallVector<LinearIndex>(where), turn(buffer, point)});
  return {turned.back().rows[row.constant], false, {}};
}

SmallVector<Value> TurnedReads::turn(const KernelBuffer &buffer,
                                     PointEmitter::Point point) {
  IndexBuilder &index = emitter.index;
  OpBuilder &builder = index.builder;
  int64_t size = index.lanes;
  SmallVector<Value> vectors;
  {
    llvm::SaveAndRestore<Value> outerMask(
        emitter.mask, rows < size ? laneMask(emitter, rows) : Value());
    for (int64_t lane = 0; lane < size; ++lane) {
      if (lane >= lanes) { // of lanes that nobody wants
        vectors.push_back(vectors.back());
        continue;
      }
      SmallVector<LinearIndex> at(point);
      for (LinearIndex &coordinate : at) {
        coordinate.constant += coordinate.laneStep * lane;
        coordinate.laneStep = 0;
      }
      at.back() = LinearIndex::lanesFrom(first);
      vectors.push_back(emitter.load(buffer, at).value);
    }
  }
  for (int64_t block = 1; block < size; block *= 2) {
    SmallVector<int64_t> low, high;
    for (int64_t lane = 0; lane < size; ++lane) {
      low.push_back(lane & block ? size + lane - block : lane);
      high.push_back(lane & block ? size + lane : lane + block);
    }
    for (int64_t i = 0; i < size; ++i) {
      if (i & block)
        continue;
      Value a = vectors[i], b = vectors[i + block];
      vectors[i] = vector::ShuffleOp::create(builder, index.loc, a, b, low);
      vectors[i + block] = vector::ShuffleOp::create(builder, index.loc, a, b, high);
    }
  }
  return vectors;
}
