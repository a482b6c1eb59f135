//===- ShapeValues.cpp - What is known of tensors that hold sizes -----------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Graphs compute shapes with ordinary ops: the shape of a tensor is taken, elements are
// sliced out, multiplied and packed again. Here such small integer tensors are
// evaluated element by element, as far as they are known: from the shape of
// tensor<?x784xf32>, the second element. Types are inferred from that, and ops whose
// elements are all known fold to constants.
//
// An evaluation visits a bounded number of ops, so that folding a chain stays linear;
// what lies beyond is unknown.
//
//===----------------------------------------------------------------------===//

#include "dialects/Tenon/ShapeValues.h"
#include "mlir/IR/Matchers.h"
#include "llvm/ADT/TypeSwitch.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace tenon;

static constexpr int64_t unknown = ShapedType::kDynamic;
static constexpr int64_t maxElements = 128;
static constexpr int maxVisits = 64;

namespace {
using Elements = SmallVector<int64_t>;

/// One evaluation. Each `visit` gives the elements of an op's result, or nothing.
class Evaluation {
public:
  /// As evaluateShape, also of i1 tensors.
  std::optional<Elements> evaluate(Value value);

private:
  std::optional<Elements> visitOp(Operation *op, int64_t count);
  std::optional<Elements> visitElementwise(Operation *op, int64_t count);
  std::optional<Elements> visitConcat(ConcatOp op);
  std::optional<Elements> visitSlice(SliceOp op, int64_t count);
  std::optional<Elements> visitPick(Value from, Elements indices);
  std::optional<Elements> visitReduce(ReduceOp op);
  std::optional<Elements> visitRange(RangeOp op, int64_t count);

  int visits = 0;
};
} // namespace

/// `value` as a tensor of element type `type` holds it.
static int64_t wrap(int64_t value, Type type) {
  if (value == unknown)
    return value;
  if (type.isInteger(1))
    return value & 1;
  return type.isInteger(32) ? static_cast<int32_t>(value) : value;
}

/// Elements of a constant; i1 counts as 0 and 1.
static Elements readConstant(DenseElementsAttr constant) {
  bool isBool = constant.getElementType().isInteger(1);
  Elements elements;
  for (APInt element : constant.getValues<APInt>())
    elements.push_back(isBool ? element.getZExtValue() : element.getSExtValue());
  return elements;
}

static int64_t computeCompare(Predicate predicate, int64_t lhs, int64_t rhs) {
  switch (predicate) {
  case Predicate::eq:
    return lhs == rhs;
  case Predicate::ne:
    return lhs != rhs;
  case Predicate::lt:
    return lhs < rhs;
  case Predicate::le:
    return lhs <= rhs;
  case Predicate::gt:
    return lhs > rhs;
  case Predicate::ge:
    return lhs >= rhs;
  }
  llvm_unreachable("all predicates are listed");
}

/// The result of a division-like op of nonzero divisor.
static int64_t computeDivision(Operation *op, int64_t lhs, int64_t rhs) {
  if (rhs == -1)
    return isa<FloorModOp>(op) ? 0 : -static_cast<uint64_t>(lhs);
  int64_t quotient = lhs / rhs, remainder = lhs % rhs;
  bool roundsDown = remainder != 0 && (remainder < 0) != (rhs < 0);
  if (isa<FloorModOp>(op))
    return roundsDown ? remainder + rhs : remainder;
  return isa<FloorDivOp>(op) && roundsDown ? quotient - 1 : quotient;
}

/// One element of an elementwise op, from known elements of its operands.
static int64_t computeElement(Operation *op, ArrayRef<int64_t> operands) {
  int64_t lhs = operands.front(), rhs = operands.back();
  uint64_t left = lhs, right = rhs;
  return llvm::TypeSwitch<Operation *, int64_t>(op)
      .Case<AddOp>([&](auto) { return left + right; })
      .Case<SubOp>([&](auto) { return left - right; })
      .Case<MulOp>([&](auto) { return left * right; })
      .Case<DivOp, FloorDivOp, FloorModOp>(
          [&](auto) { return rhs == 0 ? unknown : computeDivision(op, lhs, rhs); })
      .Case<tenon::MaxOp>([&](auto) { return std::max(lhs, rhs); })
      .Case<tenon::MinOp>([&](auto) { return std::min(lhs, rhs); })
      .Case<NegOp>([&](auto) { return -left; })
      .Case<LogicalNotOp>([&](auto) { return lhs ^ 1; })
      .Case<LogicalAndOp>([&](auto) { return lhs & rhs; })
      .Case<LogicalOrOp>([&](auto) { return lhs | rhs; })
      .Case<CompareOp>([&](CompareOp compare) {
        return computeCompare(compare.getPredicate(), lhs, rhs);
      })
      .Case<tenon::CastOp>([&](auto cast) {
        bool toBool = cast.getType().getElementType().isInteger(1);
        return toBool ? static_cast<int64_t>(lhs != 0) : lhs;
      })
      .Default([](Operation *) { return unknown; });
}

std::optional<Elements> Evaluation::evaluate(Value value) {
  auto type = dyn_cast<RankedTensorType>(value.getType());
  if (!type || type.getRank() > 1 || !type.hasStaticShape() ||
      type.getNumElements() > maxElements)
    return std::nullopt;
  Type element = type.getElementType();
  if (!element.isSignlessInteger(1) && !element.isSignlessInteger(32) &&
      !element.isSignlessInteger(64))
    return std::nullopt;

  DenseElementsAttr constant;
  if (matchPattern(value, m_Constant(&constant)))
    return readConstant(constant);
  int64_t count = type.getNumElements();
  Operation *op = value.getDefiningOp();
  if (!op || visits++ >= maxVisits)
    return Elements(count, unknown);
  std::optional<Elements> elements = visitOp(op, count);
  if (!elements || static_cast<int64_t>(elements->size()) != count)
    return Elements(count, unknown);
  for (int64_t &each : *elements)
    each = wrap(each, element);
  return elements;
}

std::optional<Elements> Evaluation::visitOp(Operation *op, int64_t count) {
  using Result = std::optional<Elements>;
  return llvm::TypeSwitch<Operation *, Result>(op)
      .Case<ShapeOfOp>([&](ShapeOfOp shapeOf) -> Result {
        return Elements(shapeOf.getInput().getType().getShape());
      })
      .Case<ReshapeOp, ExpandDimsOp, SqueezeOp, tensor::CastOp>(
          [&](auto) { return evaluate(op->getOperand(0)); })
      .Case<ConcatOp>([&](ConcatOp concat) { return visitConcat(concat); })
      .Case<SliceOp>([&](SliceOp slice) { return visitSlice(slice, count); })
      .Case<DynamicSliceOp>([&](DynamicSliceOp slice) -> Result {
        Result begin = evaluate(slice.getBegin());
        if (!begin || begin->size() != 1 || begin->front() == unknown)
          return std::nullopt;
        Elements indices(count);
        for (int64_t i = 0; i < count; ++i)
          indices[i] = begin->front() + i;
        return visitPick(slice.getInput(), indices);
      })
      .Case<GatherOp>([&](GatherOp gather) -> Result {
        Result indices = evaluate(gather.getIndices());
        if (!indices || gather.getBatchDims() != 0)
          return std::nullopt;
        return visitPick(gather.getParams(), *indices);
      })
      .Case<BroadcastToOp>([&](BroadcastToOp broadcast) -> Result {
        Result input = evaluate(broadcast.getInput());
        return input && input->size() == 1 ? Elements(count, input->front()) : input;
      })
      .Case<ReverseOp>([&](ReverseOp reverse) -> Result {
        Result input = evaluate(reverse.getInput());
        if (input && !reverse.getAxes().empty())
          std::reverse(input->begin(), input->end());
        return input;
      })
      .Case<ReduceOp>([&](ReduceOp reduce) { return visitReduce(reduce); })
      .Case<RangeOp>([&](RangeOp range) { return visitRange(range, count); })
      .Case<AddOp, SubOp, MulOp, DivOp, FloorDivOp, FloorModOp, tenon::MaxOp,
            tenon::MinOp, NegOp, LogicalNotOp, LogicalAndOp, LogicalOrOp, CompareOp,
            tenon::CastOp, SelectOp>([&](auto) { return visitElementwise(op, count); })
      .Default([](Operation *) { return std::nullopt; });
}

std::optional<Elements> Evaluation::visitElementwise(Operation *op, int64_t count) {
  SmallVector<Elements> operands;
  for (Value operand : op->getOperands()) {
    std::optional<Elements> elements = evaluate(operand);
    bool broadcasts = elements && (elements->size() == 1 ||
                                   static_cast<int64_t>(elements->size()) == count);
    if (!broadcasts)
      return std::nullopt;
    operands.push_back(std::move(*elements));
  }
  Elements result(count, unknown), inputs(operands.size());
  for (int64_t i = 0; i < count; ++i) {
    for (auto [input, operand] : llvm::zip_equal(inputs, operands))
      input = operand[operand.size() == 1 ? 0 : i];
    if (isa<SelectOp>(op))
      result[i] = inputs[0] == unknown ? unknown : inputs[inputs[0] ? 1 : 2];
    else if (!llvm::is_contained(inputs, unknown))
      result[i] = computeElement(op, inputs);
  }
  return result;
}

std::optional<Elements> Evaluation::visitConcat(ConcatOp op) {
  Elements result;
  for (Value input : op.getInputs()) {
    std::optional<Elements> elements = evaluate(input);
    if (!elements)
      return std::nullopt;
    result.append(*elements);
  }
  return result;
}

std::optional<Elements> Evaluation::visitPick(Value from, Elements indices) {
  std::optional<Elements> elements = evaluate(from);
  if (!elements)
    return std::nullopt;
  for (int64_t &index : indices) {
    bool inside = index >= 0 && index < static_cast<int64_t>(elements->size());
    index = inside ? (*elements)[index] : unknown;
  }
  return indices;
}

std::optional<Elements> Evaluation::visitSlice(SliceOp op, int64_t count) {
  auto input = op.getInput().getType();
  if (input.getRank() != 1 || !input.hasStaticShape())
    return std::nullopt;
  int64_t size = input.getDimSize(0), begin = op.getBegin()[0],
          stride = op.getStrides()[0];
  begin += begin < 0 ? size : 0;
  if (op.getSize()[0] == -1)
    begin = stride > 0 ? std::clamp<int64_t>(begin, 0, size)
                       : std::clamp<int64_t>(begin, -1, size - 1);
  Elements indices(count);
  for (int64_t i = 0; i < count; ++i)
    indices[i] = begin + i * stride;
  return visitPick(op.getInput(), indices);
}

std::optional<Elements> Evaluation::visitReduce(ReduceOp op) {
  std::optional<Elements> input = evaluate(op.getInput());
  if (!input || op.getAxes().size() != 1 || llvm::is_contained(*input, unknown))
    return std::nullopt;
  auto accumulate = [&](int64_t first, auto combine) {
    uint64_t result = first;
    for (int64_t element : *input)
      result = combine(static_cast<int64_t>(result), element);
    return Elements{static_cast<int64_t>(result)};
  };
  switch (op.getKind()) {
  case ReduceKind::sum:
    return accumulate(0, [](uint64_t a, uint64_t b) { return a + b; });
  case ReduceKind::prod:
    return accumulate(1, [](uint64_t a, uint64_t b) { return a * b; });
  case ReduceKind::any:
    return accumulate(0, [](int64_t a, int64_t b) { return a | b; });
  case ReduceKind::all:
    return accumulate(1, [](int64_t a, int64_t b) { return a & b; });
  case ReduceKind::max:
    if (!input->empty())
      return Elements{*llvm::max_element(*input)};
    return std::nullopt;
  case ReduceKind::min:
    if (!input->empty())
      return Elements{*llvm::min_element(*input)};
    return std::nullopt;
  case ReduceKind::mean:
    return std::nullopt;
  }
  llvm_unreachable("all kinds are listed");
}

std::optional<Elements> Evaluation::visitRange(RangeOp op, int64_t count) {
  std::optional<Elements> start = evaluate(op.getStart()),
                          delta = evaluate(op.getDelta());
  if (!start || !delta || start->front() == unknown || delta->front() == unknown)
    return std::nullopt;
  Elements result(count);
  uint64_t first = start->front(), step = delta->front();
  for (int64_t i = 0; i < count; ++i)
    result[i] = first + step * i;
  return result;
}

std::optional<SmallVector<int64_t>> tenon::evaluateShape(Value value) {
  if (getElementTypeOrSelf(value.getType()).isInteger(1))
    return std::nullopt;
  return Evaluation().evaluate(value);
}

OpFoldResult tenon::detail::foldShapeValue(Value value) {
  std::optional<Elements> elements = Evaluation().evaluate(value);
  if (!elements || llvm::is_contained(*elements, unknown))
    return {};
  auto type = cast<RankedTensorType>(value.getType());
  unsigned width = type.getElementType().getIntOrFloatBitWidth();
  SmallVector<APInt> values;
  for (int64_t element : *elements)
    values.emplace_back(width, element, /*isSigned=*/width > 1);
  return DenseElementsAttr::get(type, values);
}
