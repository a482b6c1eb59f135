//===- Lowering.cpp - What the families' lowerings build with -------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Bookkeeping from the graph's values to tensors, and the builders of generics.
// Broadcasting: a dim that is 1 by type reads index 0; a dim that is the same
// size as the result's reads the loop's index; a dim of unknown size that can't
// be proved equal is read through tensor.extract at min(index, size - 1), which
// is right for both cases and never out of bounds.
//
//===----------------------------------------------------------------------===//
#include "compiler/Lowering/Lowering.h"
#include "dialects/Runtime/RuntimeOps.h"
#include "dialects/Tenon/TenonOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/IR/Remarks.h"
#include "llvm/Support/FormatVariadic.h"

#define DEBUG_TYPE "tenon-lower-to-linalg"

using namespace mlir;
using remark::RemarkOpts;

namespace tenon {

Type signless(Type type) {
  if (auto tensor = dyn_cast<RankedTensorType>(type))
    return tensor.clone(signless(tensor.getElementType()));
  auto integer = dyn_cast<IntegerType>(type);
  if (integer && !integer.isSignless())
    return IntegerType::get(type.getContext(), integer.getWidth());
  if (isa<StringType>(type))
    return IntegerType::get(type.getContext(), 64);
  return type;
}

Lowering::Lowering(MLIRContext *context)
    : b(UnknownLoc::get(context), context), index(b), shapes(*this) {}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

Value Lowering::lowered(Value graphValue) const {
  auto found = values.find(graphValue);
  return found == values.end() ? graphValue : found->second;
}

RankedTensorType Lowering::source(Value graphValue) const {
  auto found = sourceTypes.find(graphValue);
  if (found != sourceTypes.end())
    return found->second;
  return cast<RankedTensorType>(graphValue.getType());
}

RankedTensorType Lowering::target(Value graphValue) const {
  return cast<RankedTensorType>(signless(graphValue.getType()));
}

TypedAttr Lowering::splat(Value graphValue) const { return splats.lookup(graphValue); }

void Lowering::setSplat(Value graphValue, TypedAttr scalar) {
  splats[graphValue] = scalar;
}

void Lowering::makeSignless(Value graphValue) {
  auto type = dyn_cast<RankedTensorType>(graphValue.getType());
  if (!type || signless(type) == type)
    return;
  sourceTypes[graphValue] = type;
  graphValue.setType(signless(type));
}

Sizes Lowering::sizes(Value graphValue) {
  auto type = cast<RankedTensorType>(graphValue.getType());
  Sizes known = knownSizes.lookup(graphValue);
  known.resize(type.getRank());
  Value tensor = lowered(graphValue);
  for (auto [dim, size] : llvm::enumerate(type.getShape())) {
    if (!ShapedType::isDynamic(size))
      known[dim] = b.getIndexAttr(size);
    if (!known[dim]) {
      OpBuilder::InsertionGuard guard(b);
      b.setInsertionPointAfterValue(tensor);
      Value position = arith::ConstantIndexOp::create(b, dim);
      known[dim] = tensor::DimOp::create(b, tensor, position).getResult();
    }
  }
  if (!type.hasStaticShape())
    knownSizes[graphValue] = known;
  return known;
}

void Lowering::useStatic(Sizes &sizes, RankedTensorType type) {
  for (auto [dim, size] : llvm::enumerate(type.getShape()))
    if (!ShapedType::isDynamic(size))
      sizes[dim] = b.getIndexAttr(size);
}

Value Lowering::castTo(RankedTensorType type, Value value) {
  if (value.getType() == type)
    return value;
  return tensor::CastOp::create(b, type, value);
}

void Lowering::replace(Value result, Value by, ArrayRef<Size> sizes) {
  RankedTensorType type = target(result);
  values[result] = castTo(type, by);
  if (!sizes.empty() && !type.hasStaticShape())
    knownSizes[result] = Sizes(sizes);
}

//===----------------------------------------------------------------------===//
// Tensors
//===----------------------------------------------------------------------===//

RankedTensorType Lowering::typeOf(ArrayRef<Size> sizes, Type elementType) {
  SmallVector<int64_t> shape;
  for (Size size : sizes)
    shape.push_back(getConstantIntValue(size).value_or(ShapedType::kDynamic));
  return RankedTensorType::get(shape, elementType);
}

Value Lowering::empty(RankedTensorType type, ArrayRef<Size> sizes) {
  SmallVector<Value> dynamic;
  for (auto [dim, size] : llvm::enumerate(sizes))
    if (type.isDynamicDim(dim))
      dynamic.push_back(index.value(size));
  return tensor::EmptyOp::create(b, type, dynamic);
}

Value Lowering::filled(RankedTensorType type, ArrayRef<Size> sizes, TypedAttr scalar) {
  Value element = arith::ConstantOp::create(b, scalar);
  Value target = empty(type, sizes);
  return linalg::FillOp::create(b, ValueRange{element}, ValueRange{target}).getResult(0);
}

namespace {
/// Groups of source and of target dims that hold the same elements.
struct ReshapeGroups {
  SmallVector<ReassociationIndices> from, to;
};
} // namespace

/// Walks both shapes and closes a group as soon as both sides' products are
/// equal in normal form; what can't be told apart ends in the last group.
static ReshapeGroups groupDims(ArrayRef<Size> from, ArrayRef<Size> to, IndexMath &index) {
  ReshapeGroups groups;
  size_t i = 0, j = 0;
  while (i < from.size() && j < to.size()) {
    ReassociationIndices left{int64_t(i)}, right{int64_t(j)};
    Size p = from[i++], q = to[j++];
    while (p != q && (i < from.size() || j < to.size())) {
      SizeProduct a = index.productOf(p), c = index.productOf(q);
      bool growLeft = a.factors.size() != c.factors.size()
                          ? a.factors.size() < c.factors.size()
                          : a.constant < c.constant;
      if ((growLeft && i < from.size()) || j == to.size()) {
        left.push_back(i);
        p = index.mul(p, from[i++]);
      } else {
        right.push_back(j);
        q = index.mul(q, to[j++]);
      }
    }
    groups.from.push_back(left);
    groups.to.push_back(right);
  }
  for (; i < from.size() && !groups.from.empty(); ++i)
    groups.from.back().push_back(i);
  for (; j < to.size() && !groups.to.empty(); ++j)
    groups.to.back().push_back(j);
  return groups;
}

/// The type of `full` after its dims are collapsed by `groups`.
static RankedTensorType collapsed(RankedTensorType full,
                                  ArrayRef<ReassociationIndices> groups) {
  SmallVector<int64_t> shape;
  for (const ReassociationIndices &group : groups) {
    int64_t size = 1;
    for (int64_t dim : group)
      size = size == ShapedType::kDynamic || full.isDynamicDim(dim)
                 ? ShapedType::kDynamic
                 : size * full.getDimSize(dim);
    shape.push_back(size);
  }
  return RankedTensorType::get(shape, full.getElementType());
}

Value Lowering::reshape(Value value, ArrayRef<Size> from, RankedTensorType type,
                        ArrayRef<Size> to) {
  if (value.getType() == type && from == to)
    return value;
  auto isZero = [](Size size) { return isConstantIntValue(size, 0); };
  if (llvm::any_of(from, isZero) || llvm::any_of(to, isZero))
    return empty(type, to);
  // The only dim that differs is equal too, as the numbers of elements are.
  size_t different = 0;
  for (auto [old, size] : llvm::zip(from, to))
    different += old != size;
  if (from.size() == to.size() && different <= 1)
    return castTo(type, value);
  auto valueType = cast<RankedTensorType>(value.getType());
  ReshapeGroups groups = groupDims(from, to, index);
  RankedTensorType narrow = collapsed(valueType, groups.from);
  RankedTensorType wide = collapsed(type, groups.to);
  // From or to rank 0, where all dims are 1: with a dynamic 1, read by cast.
  auto ones = [&](RankedTensorType any) {
    SmallVector<int64_t> shape(any.getRank(), 1);
    return RankedTensorType::get(shape, any.getElementType());
  };
  if (from.empty() || to.empty()) {
    value = castTo(ones(valueType), value);
    if (!from.empty())
      return tensor::CollapseShapeOp::create(b, type, value, groups.from);
    Value expanded = tensor::ExpandShapeOp::create(b, ones(type), value, groups.to);
    return castTo(type, expanded);
  }
  if (narrow.getRank() != valueType.getRank())
    value = tensor::CollapseShapeOp::create(b, narrow, value, groups.from);
  value = castTo(wide, value);
  if (wide.getRank() == type.getRank())
    return value;
  Sizes output;
  for (auto [dim, size] : llvm::enumerate(to))
    output.push_back(type.isDynamicDim(dim) ? Size(index.value(size))
                                            : Size(b.getIndexAttr(type.getDimSize(dim))));
  return tensor::ExpandShapeOp::create(b, type, value, groups.to, output);
}

//===----------------------------------------------------------------------===//
// Generics
//===----------------------------------------------------------------------===//

Value Lowering::sizeInBody(ImplicitLocOpBuilder &body, Size size) {
  if (auto number = getConstantIntValue(size))
    return arith::ConstantIndexOp::create(body, *number);
  return cast<Value>(size);
}

AffineMap Lowering::dims(unsigned rank, ArrayRef<unsigned> positions) {
  SmallVector<AffineExpr> results;
  for (unsigned position : positions)
    results.push_back(b.getAffineDimExpr(position));
  return AffineMap::get(rank, 0, results, b.getContext());
}

AffineMap Lowering::identity(unsigned rank) { return b.getMultiDimIdentityMap(rank); }

ValueRange Lowering::generic(ValueRange inputs, ValueRange outputs,
                             ArrayRef<AffineMap> maps,
                             ArrayRef<utils::IteratorType> iterators, BodyBuilder body) {
  auto build = [&](OpBuilder &nested, Location loc, ValueRange arguments) {
    ImplicitLocOpBuilder inner(loc, nested);
    linalg::YieldOp::create(inner, body(inner, arguments));
  };
  return linalg::GenericOp::create(b, TypeRange(outputs), inputs, outputs, maps,
                                   iterators, build)
      .getResults();
}

Value Lowering::parallel(RankedTensorType type, ArrayRef<Size> sizes, ValueRange inputs,
                         ArrayRef<AffineMap> inputMaps, ScalarBuilder body) {
  SmallVector<AffineMap> maps(inputMaps);
  maps.push_back(identity(type.getRank()));
  SmallVector<utils::IteratorType> iterators(type.getRank(),
                                             utils::IteratorType::parallel);
  Value output = empty(type, sizes);
  return generic(inputs, output, maps, iterators,
                 [&](ImplicitLocOpBuilder &inner, ValueRange arguments) {
                   SmallVector<Value> scalars(arguments.drop_back());
                   return SmallVector<Value>{body(inner, scalars)};
                 })
      .front();
}

//===----------------------------------------------------------------------===//
// Routines
//===----------------------------------------------------------------------===//

/// "f32", "bf16", "i1", "ui8": how routines' names spell an element type.
static std::string spelling(Type type) {
  std::string text;
  llvm::raw_string_ostream os(text);
  type.print(os);
  return text;
}

ValueRange Lowering::routine(StringRef name, ArrayRef<Type> elements, ValueRange inputs,
                             ArrayRef<RoutineResult> results,
                             std::optional<double> nanoseconds) {
  std::string symbol = name.str();
  for (Type element : elements)
    symbol += "_" + spelling(element);
  SmallVector<Value> outs;
  for (const RoutineResult &result : results)
    outs.push_back(empty(typeOf(result.sizes, signless(result.element)), result.sizes));
  FloatAttr cost = nanoseconds ? b.getF64FloatAttr(*nanoseconds) : FloatAttr();
  return rt::RoutineOp::create(b, TypeRange(ValueRange(outs)), b.getStringAttr(symbol),
                               cost, inputs, outs)
      .getResults();
}

Value Lowering::asMatrix(Value value, ArrayRef<Size> sizes, unsigned columnDims,
                         Size &rows, Size &columns) {
  rows = columns = index.constant(1);
  for (Size size : sizes.drop_back(columnDims))
    rows = index.mul(rows, size);
  for (Size size : sizes.take_back(columnDims))
    columns = index.mul(columns, size);
  auto type = cast<RankedTensorType>(value.getType());
  Sizes matrix = {rows, columns};
  return reshape(value, sizes, typeOf(matrix, type.getElementType()), matrix);
}

Value Lowering::firstOf(Value value, Value count, Sizes &sizes) {
  if (isConstantIntValue(sizes[0], 0)) // no slice begins in an empty tensor
    return value;
  Value number = tensor::ExtractOp::create(b, count, ValueRange());
  sizes[0] = arith::IndexCastOp::create(b, b.getIndexType(), number).getResult();
  Sizes offsets(sizes.size(), b.getIndexAttr(0)),
      strides(sizes.size(), b.getIndexAttr(1));
  auto type = cast<RankedTensorType>(value.getType());
  return tensor::ExtractSliceOp::create(b, typeOf(sizes, type.getElementType()), value,
                                        offsets, sizes, strides);
}

//===----------------------------------------------------------------------===//
// Broadcasting
//===----------------------------------------------------------------------===//

Sizes Lowering::broadcast(ArrayRef<Sizes> operands, unsigned rank) {
  Sizes result(rank);
  for (unsigned dim = 0; dim < rank; ++dim) {
    Size size = index.constant(1);
    for (const Sizes &operand : operands) {
      unsigned missing = rank - operand.size();
      if (dim < missing)
        continue;
      Size other = operand[dim - missing];
      auto number = getConstantIntValue(other);
      if (other == size || (number && *number == 1))
        continue;
      // A static size other than 1 decides; two unknown ones meet at run time.
      size = number ? other : index.selectEqual(size, 1, other, size);
    }
    result[dim] = size;
  }
  return result;
}

/// How the body gets an operand's scalar: a splat's attribute, the generic's
/// argument through `map`, or tensor.extract with clamped dims.
struct Lowering::PointwiseOperand {
  Value tensor;
  TypedAttr splat;
  AffineMap map;
  SmallVector<std::pair<AffineExpr, Size>> extract;
};

Lowering::PointwiseOperand Lowering::placeOperand(Value operand, ArrayRef<Size> sizes,
                                                  ArrayRef<Sizes> others) {
  PointwiseOperand placed{lowered(operand), splat(operand), {}, {}};
  if (placed.splat)
    return placed;
  Sizes own = this->sizes(operand);
  unsigned missing = sizes.size() - own.size();
  SmallVector<AffineExpr> exprs;
  Sizes clamps;
  bool isExact = true;
  for (auto [position, size] : llvm::enumerate(own)) {
    unsigned dim = position + missing;
    bool isOne = isConstantIntValue(size, 1);
    bool resultIsOne = isConstantIntValue(sizes[dim], 1);
    exprs.push_back(isOne && !resultIsOne ? b.getAffineConstantExpr(0)
                                          : b.getAffineDimExpr(dim));
    clamps.push_back({});
    // The only operand of its size besides ones has the result's size.
    bool isAlone = llvm::all_of(others, [&](const Sizes &other) {
      size_t gap = sizes.size() - other.size();
      return dim < gap || other[dim - gap] == size ||
             isConstantIntValue(other[dim - gap], 1);
    });
    if (!isOne && size != sizes[dim] && !isAlone && !getConstantIntValue(size)) {
      isExact = false;
      clamps.back() = index.sub(size, index.constant(1));
      remark::missed(b.getLoc(),
                     RemarkOpts::name("run-time-broadcast").category(DEBUG_TYPE))
          << llvm::formatv("dim {0} of an operand of rank {1} can't be proved "
                           "equal to the result's",
                           position, own.size())
                 .str();
    }
  }
  placed.map = AffineMap::get(sizes.size(), 0, exprs, b.getContext());
  if (!isExact)
    for (auto [expr, clamp] : llvm::zip_equal(exprs, clamps))
      placed.extract.emplace_back(expr, clamp);
  return placed;
}

/// Reads `tensor` at the loop's indices, clamped where a bound is given.
static Value extractClamped(ImplicitLocOpBuilder &b, Value tensor,
                            ArrayRef<std::pair<AffineExpr, Size>> dims) {
  SmallVector<Value> indices;
  for (auto [expr, last] : dims) {
    auto dim = dyn_cast<AffineDimExpr>(expr);
    Value place = dim ? linalg::IndexOp::create(b, dim.getPosition()).getResult()
                      : arith::ConstantIndexOp::create(b, 0).getResult();
    if (last)
      place = arith::MinSIOp::create(b, place, Lowering::sizeInBody(b, last));
    indices.push_back(place);
  }
  return tensor::ExtractOp::create(b, tensor, indices);
}

Value Lowering::pointwiseValue(RankedTensorType type, ArrayRef<Size> sizes,
                               ValueRange operands, ScalarBuilder body) {
  SmallVector<Sizes> operandSizes;
  for (Value operand : operands)
    operandSizes.push_back(this->sizes(operand));
  SmallVector<PointwiseOperand> placed;
  SmallVector<Value> inputs;
  SmallVector<AffineMap> maps;
  SmallVector<int> arguments;
  for (Value operand : operands) {
    PointwiseOperand place = placeOperand(operand, sizes, operandSizes);
    int argument = -1;
    if (!place.splat && place.extract.empty()) {
      for (auto [i, input] : llvm::enumerate(inputs))
        if (input == place.tensor && maps[i] == place.map)
          argument = i;
      if (argument < 0) {
        argument = inputs.size();
        inputs.push_back(place.tensor);
        maps.push_back(place.map);
      }
    }
    arguments.push_back(argument);
    placed.push_back(std::move(place));
  }
  return parallel(type, sizes, inputs, maps,
                  [&](ImplicitLocOpBuilder &inner, ArrayRef<Value> blockArguments) {
                    SmallVector<Value> scalars;
                    for (auto [place, argument] : llvm::zip_equal(placed, arguments)) {
                      if (argument >= 0)
                        scalars.push_back(blockArguments[argument]);
                      else if (place.splat)
                        scalars.push_back(arith::ConstantOp::create(inner, place.splat));
                      else
                        scalars.push_back(
                            extractClamped(inner, place.tensor, place.extract));
                    }
                    return body(inner, scalars);
                  });
}

void Lowering::pointwise(Value result, ValueRange operands, ScalarBuilder body) {
  RankedTensorType type = target(result);
  SmallVector<Sizes> all;
  for (Value operand : operands)
    all.push_back(sizes(operand));
  Sizes out = broadcast(all, type.getRank());
  useStatic(out, type);
  replace(result, pointwiseValue(type, out, operands, body), out);
}

Value Lowering::stretch(Value operand, ArrayRef<Size> sizes) {
  RankedTensorType type = typeOf(sizes, target(operand).getElementType());
  // Told apart from the result's sizes as if those were another operand's.
  PointwiseOperand place = placeOperand(operand, sizes, {Sizes(sizes)});
  SmallVector<Value> inputs;
  SmallVector<AffineMap> maps;
  if (!place.splat && place.extract.empty()) {
    inputs.push_back(place.tensor);
    maps.push_back(place.map);
  }
  return parallel(type, sizes, inputs, maps,
                  [&](ImplicitLocOpBuilder &inner, ArrayRef<Value> arguments) -> Value {
                    if (!arguments.empty())
                      return arguments.front();
                    if (place.splat)
                      return arith::ConstantOp::create(inner, place.splat);
                    return extractClamped(inner, place.tensor, place.extract);
                  });
}

} // namespace tenon
