//===- ShapeValues.cpp - Shape tensors as index values --------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See the header. Tracks at most `kMaxElements` elements of a value. Arithmetic
// is done on index (64 bits): shapes don't overflow i32, and what comes from values
// that a loop carries is brought back into i32 after each op.
//
//===----------------------------------------------------------------------===//
#include "compiler/Lowering/ShapeValues.h"
#include "compiler/Lowering/Lowering.h"
#include "dialects/Tenon/TenonOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "llvm/ADT/TypeSwitch.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;

namespace tenon {

static constexpr int64_t kMaxElements = 64;

/// Whether values of this type are tracked: static, small, i32 or i64.
static bool isTracked(Type type) {
  auto tensor = dyn_cast<RankedTensorType>(type);
  if (!tensor || !tensor.hasStaticShape() || tensor.getNumElements() > kMaxElements)
    return false;
  Type element = tensor.getElementType();
  return element.isSignlessInteger(32) || element.isSignlessInteger(64);
}

const ShapeValues::Elements *ShapeValues::lookup(Value value) const {
  auto found = elements.find(value);
  return found == elements.end() ? nullptr : &found->second;
}

std::optional<SmallVector<int64_t>> ShapeValues::constants(Value value) const {
  const Elements *known = lookup(value);
  return known ? getConstantIntValues(*known) : std::nullopt;
}

void ShapeValues::set(Value value, Elements known, bool wraps) {
  elements[value] = std::move(known);
  if (wraps)
    wrapping.insert(value);
}

/// `value` as an integer of `width` bits has it. Not by two casts of indices, which
/// fold to none.
static Value wrapped(ImplicitLocOpBuilder &b, Value value, unsigned width) {
  value = arith::IndexCastOp::create(b, b.getI64Type(), value);
  value = arith::TruncIOp::create(b, b.getIntegerType(width), value);
  value = arith::ExtSIOp::create(b, b.getI64Type(), value);
  return arith::IndexCastOp::create(b, b.getIndexType(), value);
}

bool ShapeValues::visit(Operation *op) {
  if (op->getNumResults() != 1 || !isTracked(op->getResult(0).getType()))
    return false;
  std::optional<Elements> result = compute(op);
  if (!result)
    return false;
  // Constants wrap as the graph's integers do; sizes at run time don't need to.
  unsigned width =
      cast<RankedTensorType>(op->getResult(0).getType()).getElementTypeBitWidth();
  for (OpFoldResult &element : *result)
    if (auto number = getConstantIntValue(element))
      element = lowering.index.constant(llvm::SignExtend64(*number, width));
  if (llvm::any_of(op->getOperands(),
                   [&](Value operand) { return wrapping.contains(operand); })) {
    wrapping.insert(op->getResult(0));
    for (OpFoldResult &element : *result)
      if (auto value = dyn_cast<Value>(element); value && width < 64)
        element = wrapped(lowering.b, value, width);
  }
  elements[op->getResult(0)] = std::move(*result);
  return true;
}

ShapeValues::Elements ShapeValues::evaluate(Value value) {
  if (const Elements *known = lookup(value))
    return *known;
  ImplicitLocOpBuilder &b = lowering.b;
  Value tensor = lowering.lowered(value);
  auto type = cast<RankedTensorType>(tensor.getType());
  Elements result;
  for (int64_t i = 0, e = type.getNumElements(); i < e; ++i) {
    SmallVector<Value> indices;
    if (type.getRank() == 1)
      indices.push_back(lowering.index.value(b.getIndexAttr(i)));
    Value element = tensor::ExtractOp::create(b, tensor, indices);
    result.push_back(
        arith::IndexCastOp::create(b, b.getIndexType(), element).getResult());
  }
  return result;
}

//===----------------------------------------------------------------------===//
// Ops
//===----------------------------------------------------------------------===//

std::optional<ShapeValues::Elements> ShapeValues::compute(Operation *op) {
  auto passThrough = [&](Value input) -> std::optional<Elements> {
    if (const Elements *known = lookup(input))
      return *known;
    return std::nullopt;
  };
  return TypeSwitch<Operation *, std::optional<Elements>>(op)
      .Case([&](ConstantOp constant) -> std::optional<Elements> {
        auto dense = dyn_cast<DenseIntElementsAttr>(constant.getValue());
        if (!dense)
          return std::nullopt;
        Elements result;
        for (const APInt &element : dense.getValues<APInt>())
          result.push_back(lowering.index.constant(element.getSExtValue()));
        return result;
      })
      .Case([&](ShapeOfOp shape) { return Elements(lowering.sizes(shape.getInput())); })
      .Case<ReshapeOp, ExpandDimsOp, SqueezeOp, CastOp>(
          [&](auto same) { return passThrough(same.getInput()); })
      .Case([&](tensor::CastOp same) { return passThrough(same.getSource()); })
      .Case<AddOp, SubOp, MulOp, DivOp, FloorDivOp, FloorModOp, TruncModOp, MaxOp, MinOp>(
          [&](auto) { return binary(op); })
      .Case([&](ReduceOp) { return reduce(op); })
      .Case([&](SelectOp) { return select(op); })
      .Case<SliceOp, DynamicSliceOp>([&](auto) { return slice(op); })
      .Case([&](ConcatOp) { return concat(op); })
      .Case([&](GatherOp) { return gather(op); })
      .Default(std::optional<Elements>());
}

/// Element `i` of a scalar or vector that broadcasts.
static Size at(const Sizes &elements, size_t i) {
  return elements.size() == 1 ? elements.front() : elements[i];
}

std::optional<ShapeValues::Elements> ShapeValues::binary(Operation *op) {
  const Elements *lhs = lookup(op->getOperand(0));
  const Elements *rhs = lookup(op->getOperand(1));
  auto type = cast<RankedTensorType>(op->getResult(0).getType());
  if (!lhs || !rhs || type.getRank() > 1)
    return std::nullopt;
  IndexMath &index = lowering.index;
  Elements result;
  for (int64_t i = 0, e = type.getNumElements(); i < e; ++i) {
    Size x = at(*lhs, i), y = at(*rhs, i);
    // Division by a constant zero is the run's error, not ours.
    if (isa<DivOp, FloorDivOp, FloorModOp, TruncModOp>(op) && isConstantIntValue(y, 0))
      return std::nullopt;
    result.push_back(TypeSwitch<Operation *, Size>(op)
                         .Case([&](AddOp) { return index.add(x, y); })
                         .Case([&](SubOp) { return index.sub(x, y); })
                         .Case([&](MulOp) { return index.mul(x, y); })
                         .Case([&](MaxOp) { return index.max(x, y); })
                         .Case([&](MinOp) { return index.min(x, y); })
                         .Case([&](DivOp) { return index.truncDiv(x, y); })
                         .Case([&](FloorDivOp) { return index.floorDiv(x, y); })
                         .Case([&](FloorModOp) { return index.floorMod(x, y); })
                         .Default([&](Operation *) {
                           return index.sub(x, index.mul(index.truncDiv(x, y), y));
                         }));
  }
  return result;
}

std::optional<ShapeValues::Elements> ShapeValues::reduce(Operation *op) {
  auto reduce = cast<ReduceOp>(op);
  const Elements *input = lookup(reduce.getInput());
  auto type = cast<RankedTensorType>(reduce.getInput().getType());
  if (!input || type.getRank() != 1 || reduce.getAxes().empty())
    return std::nullopt;
  IndexMath &index = lowering.index;
  Size result;
  switch (reduce.getKind()) {
  case ReduceKind::prod:
    return Elements{index.product(*input)};
  case ReduceKind::sum:
    result = index.constant(0);
    for (Size element : *input)
      result = index.add(result, element);
    return Elements{result};
  case ReduceKind::max:
  case ReduceKind::min:
    if (input->empty())
      return std::nullopt;
    result = input->front();
    for (Size element : llvm::drop_begin(*input))
      result = reduce.getKind() == ReduceKind::max ? index.max(result, element)
                                                   : index.min(result, element);
    return Elements{result};
  default:
    return std::nullopt;
  }
}

/// The truth of `condition`'s element `i` where sizes or constants tell.
static std::optional<bool> truthOf(const ShapeValues &shapes, Value condition,
                                   int64_t i) {
  if (auto constant = condition.getDefiningOp<ConstantOp>()) {
    auto dense = dyn_cast<DenseIntElementsAttr>(constant.getValue());
    if (!dense)
      return std::nullopt;
    int64_t last = dense.getNumElements() - 1;
    return dense.getValues<bool>()[std::min(i, last)];
  }
  auto compare = condition.getDefiningOp<CompareOp>();
  if (!compare)
    return std::nullopt;
  const Sizes *lhs = shapes.lookup(compare.getLhs());
  const Sizes *rhs = shapes.lookup(compare.getRhs());
  if (!lhs || !rhs || lhs->empty() || rhs->empty())
    return std::nullopt;
  auto x = getConstantIntValue(at(*lhs, std::min<size_t>(i, lhs->size() - 1)));
  auto y = getConstantIntValue(at(*rhs, std::min<size_t>(i, rhs->size() - 1)));
  if (!x || !y)
    return std::nullopt;
  switch (compare.getPredicate()) {
  case Predicate::eq:
    return *x == *y;
  case Predicate::ne:
    return *x != *y;
  case Predicate::lt:
    return *x < *y;
  case Predicate::le:
    return *x <= *y;
  case Predicate::gt:
    return *x > *y;
  case Predicate::ge:
    return *x >= *y;
  }
  return std::nullopt;
}

std::optional<ShapeValues::Elements> ShapeValues::select(Operation *op) {
  auto select = cast<SelectOp>(op);
  const Elements *onTrue = lookup(select.getOnTrue());
  const Elements *onFalse = lookup(select.getOnFalse());
  auto type = cast<RankedTensorType>(select.getResult().getType());
  if (!onTrue || !onFalse || type.getRank() > 1)
    return std::nullopt;
  Elements result;
  for (int64_t i = 0, e = type.getNumElements(); i < e; ++i) {
    Size x = at(*onTrue, i), y = at(*onFalse, i);
    std::optional<bool> truth = truthOf(*this, select.getCondition(), i);
    if (!truth && x != y)
      return std::nullopt;
    result.push_back(truth.value_or(true) ? x : y);
  }
  return result;
}

std::optional<ShapeValues::Elements> ShapeValues::slice(Operation *op) {
  const Elements *input = lookup(op->getOperand(0));
  auto inputType = cast<RankedTensorType>(op->getOperand(0).getType());
  auto type = cast<RankedTensorType>(op->getResult(0).getType());
  if (!input || inputType.getRank() != 1)
    return std::nullopt;
  int64_t begin, stride = 1;
  if (auto fixed = dyn_cast<SliceOp>(op)) {
    begin = fixed.getBegin()[0];
    stride = fixed.getStrides()[0];
  } else {
    auto known = constants(cast<DynamicSliceOp>(op).getBegin());
    if (!known)
      return std::nullopt;
    begin = known->front();
  }
  int64_t count = input->size();
  if (begin < 0)
    begin += count;
  Elements result;
  for (int64_t i = 0, e = type.getNumElements(); i < e; ++i) {
    int64_t place = begin + i * stride;
    if (place < 0 || place >= count)
      return std::nullopt;
    result.push_back((*input)[place]);
  }
  return result;
}

std::optional<ShapeValues::Elements> ShapeValues::concat(Operation *op) {
  if (cast<ConcatOp>(op).getAxis() != 0)
    return std::nullopt;
  // One known part is worth reading the others' elements: a size that does not
  // depend on them stays known.
  if (llvm::none_of(op->getOperands(), [&](Value input) { return lookup(input); }))
    return std::nullopt;
  Elements result;
  for (Value input : op->getOperands()) {
    if (!lookup(input) && !isTracked(input.getType()))
      return std::nullopt;
    llvm::append_range(result, evaluate(input));
  }
  return result;
}

std::optional<ShapeValues::Elements> ShapeValues::gather(Operation *op) {
  auto gather = cast<GatherOp>(op);
  const Elements *params = lookup(gather.getParams());
  auto indices = constants(gather.getIndices());
  auto type = cast<RankedTensorType>(gather.getParams().getType());
  if (!params || !indices || type.getRank() != 1)
    return std::nullopt;
  Elements result;
  for (int64_t place : *indices) {
    if (place < 0 || place >= int64_t(params->size()))
      return std::nullopt;
    result.push_back((*params)[place]);
  }
  return result;
}

} // namespace tenon
