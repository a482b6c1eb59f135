//===- Rnn.cpp - Recurrent cells ------------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One product of all gates for each step. A block of steps is unrolled, as its
// length is known.
//
//===----------------------------------------------------------------------===//
#include "compiler/Import/TensorFlow/Converter.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

/// Parts of equal size along the last dimension of a matrix.
static SmallVector<Value> cut(NodeContext &c, Value matrix, int64_t count, int64_t size) {
  SmallVector<Value> parts;
  for (int64_t i = 0; i < count; ++i)
    parts.push_back(c.slice(matrix, 1, i * size, size));
  return parts;
}

static Value join(NodeContext &c, Value left, Value right) {
  if (!left || !right)
    return {};
  return c.emit<ConcatOp>(int64_t(1), ValueRange({left, right}));
}

namespace {
/// What a step of an LSTM gives, in the order of the ops' outputs.
struct LstmStep {
  Value outputs[7];

  Value state() const { return outputs[1]; }
  Value hidden() const { return outputs[6]; }
};

/// A cell; its weights are the operands from `first` on.
class LstmCell {
public:
  LstmCell(NodeContext &c, size_t first, bool cellGateIsSecond)
      : c(c), first(first), cellGateIsSecond(cellGateIsSecond) {
    RankedTensorType weights = c.inputType(first);
    element = weights.getElementType();
    usesPeepholes = c.boolAttr("use_peephole");
    clip = c.node.attr("cell_clip") ? c.floatAttr("cell_clip") : 0;
    forgetBias = c.node.attr("forget_bias") ? c.floatAttr("forget_bias") : 0;
    if (!c.failed() &&
        (weights.getRank() != 2 || weights.isDynamicDim(1) || weights.getDimSize(1) % 4))
      c.error() << "its weights are " << weights << ", but must have rank 2 and 4 gates";
    if (!c.failed())
      size = weights.getDimSize(1) / 4;
  }

  LstmStep step(Value x, Value state, Value hidden);

private:
  /// A gate's input with what its peephole sees of the state.
  Value peep(Value gate, size_t operand, Value state) {
    return usesPeepholes ? c.emit<AddOp>(gate, c.emit<MulOp>(state, c.input(operand)))
                         : gate;
  }

  NodeContext &c;
  size_t first;
  bool cellGateIsSecond, usesPeepholes;
  Type element;
  double clip, forgetBias;
  int64_t size = 0;
};
} // namespace

LstmStep LstmCell::step(Value x, Value state, Value hidden) {
  Value product = c.emit<MatMulOp>(join(c, x, hidden), c.input(first), false, false);
  SmallVector<Value> gates = cut(c, c.emit<AddOp>(product, c.input(first + 4)), 4, size);
  if (c.failed() || gates.size() != 4)
    return {};
  if (!cellGateIsSecond)
    std::swap(gates[1], gates[2]);
  Value in = c.emit<SigmoidOp>(peep(gates[0], first + 1, state));
  Value candidate = c.emit<TanhOp>(gates[1]);
  Value forgets = gates[2];
  if (forgetBias != 0)
    forgets = c.emit<AddOp>(forgets, c.scalar(forgetBias, element));
  forgets = c.emit<SigmoidOp>(peep(forgets, first + 2, state));
  Value next = c.emit<AddOp>(c.emit<MulOp>(candidate, in), c.emit<MulOp>(state, forgets));
  if (clip > 0)
    next = c.emit<MaxOp>(c.emit<MinOp>(next, c.scalar(clip, element)),
                         c.scalar(-clip, element));
  Value out = c.emit<SigmoidOp>(peep(gates[3], first + 3, next));
  Value seen = c.emit<TanhOp>(next);
  return {{in, next, forgets, out, candidate, seen, c.emit<MulOp>(out, seen)}};
}

/// Operands: x, state, hidden, weights, three peepholes, bias.
static void convertLstmCell(NodeContext &c) {
  LstmCell cell(c, 3, true);
  if (c.failed())
    return;
  LstmStep step = cell.step(c.input(0), c.input(1), c.input(2));
  if (c.failed())
    return;
  for (int i = 0; i < 7; ++i)
    c.result(i, step.outputs[i]);
}

/// Operands: the number of steps to do, x of all steps, then as of a cell. Steps that
/// are not done give zeros.
static void convertLstmBlock(NodeContext &c) {
  constexpr int64_t maxSteps = 1024;
  auto done = c.constant(0, "number of steps");
  LstmCell cell(c, 4, c.node.op == "BlockLSTM");
  if (!done || c.failed())
    return;
  RankedTensorType type = c.inputType(1);
  if (type.getRank() != 3 || type.isDynamicDim(0) || type.getDimSize(0) > maxSteps ||
      type.getDimSize(0) < 1) {
    c.error() << "its input is " << type << ", but must have rank 3 and from 1 to "
              << maxSteps << " steps";
    return;
  }
  SmallVector<Value> all[7];
  Value state = c.input(2), hidden = c.input(3);
  for (int64_t i = 0; i < type.getDimSize(0); ++i) {
    LstmStep step;
    if (i < *done) {
      Value x = c.emit<SqueezeOp>(c.slice(c.input(1), 0, i, 1), ArrayRef<int64_t>({0}));
      step = cell.step(x, state, hidden);
      if (c.failed())
        return;
      state = step.state();
      hidden = step.hidden();
    }
    Value zeros = c.emit<MulOp>(c.input(2), c.scalar(0, type.getElementType()));
    for (int k = 0; k < 7; ++k) {
      Value output = i < *done ? step.outputs[k] : zeros;
      all[k].push_back(c.emit<ExpandDimsOp>(output, ArrayRef<int64_t>({0})));
    }
  }
  for (int k = 0; k < 7 && !c.failed(); ++k)
    c.result(k, all[k].size() == 1 ? all[k][0]
                                   : c.emit<ConcatOp>(int64_t(0), ValueRange(all[k])));
}

/// Operands: x, hidden, weights of reset and update gates, weights of the candidate, and
/// their biases.
static void convertGruCell(NodeContext &c) {
  Value x = c.input(0), hidden = c.input(1);
  Type element = c.inputType(0).getElementType();
  if (c.inputRank(3) != 2 || c.inputType(3).isDynamicDim(1)) {
    c.error() << "its weights are " << c.inputType(3) << ", whose columns are not known";
    return;
  }
  int64_t size = c.inputType(3).getDimSize(1);
  Value gates = c.emit<MatMulOp>(join(c, x, hidden), c.input(2), false, false);
  gates = c.emit<SigmoidOp>(c.emit<AddOp>(gates, c.input(4)));
  SmallVector<Value> parts = cut(c, gates, 2, size);
  Value kept = c.emit<MulOp>(hidden, parts[0]);
  Value candidate = c.emit<MatMulOp>(join(c, x, kept), c.input(3), false, false);
  candidate = c.emit<TanhOp>(c.emit<AddOp>(candidate, c.input(5)));
  Value rest = c.emit<SubOp>(c.scalar(1, element), parts[1]);
  c.result(0, parts[0]);
  c.result(1, parts[1]);
  c.result(2, candidate);
  c.result(
      3, c.emit<AddOp>(c.emit<MulOp>(parts[1], hidden), c.emit<MulOp>(rest, candidate)));
}

void tenon::tf::addRnnConverters(ConverterTable &table) {
  table["BlockLSTM"] = {convertLstmBlock, 9};
  table["BlockLSTMV2"] = {convertLstmBlock, 9};
  table["GRUBlockCell"] = {convertGruCell, 6};
  table["LSTMBlockCell"] = {convertLstmCell, 8};
}
