//===- PointEmitter.cpp - The value of a tensor at a point ----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Assumes what kernel formation guarantees: every op of a body is a linalg.fill,
// an all-parallel linalg.generic, a view or a pad of tensors, or has a definition
// that the schedule gave.
//
//===----------------------------------------------------------------------===//

#include "compiler/CPU/PointEmitter.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "llvm/Support/SaveAndRestore.h"
#include <numeric>

using namespace mlir;
using namespace tenon;

void PointEmitter::enterScope() {
  index.enterScope();
  memo.emplace_back();
}

void PointEmitter::leaveScope() {
  index.leaveScope();
  memo.pop_back();
}

//===----------------------------------------------------------------------===//
// Types and conversions
//===----------------------------------------------------------------------===//

Type PointEmitter::scalarType(Type type) {
  return type.isIndex() ? builder.getI64Type() : type;
}

/// Booleans are bytes in memory, and numbers of bf16 their bits: LLVM takes masked
/// accesses of these apart where it has no instructions for them, and rounds each again.
Type PointEmitter::memoryType(Type elementType) {
  if (elementType.isInteger(1))
    return builder.getI8Type();
  return elementType.isBF16() ? builder.getI16Type() : scalarType(elementType);
}

/// `type`, or a vector of it that is as long as `value`.
static Type shapedLike(Value value, Type type) {
  auto vector = dyn_cast<VectorType>(value.getType());
  return vector ? Type(vector.clone(type)) : type;
}

Value PointEmitter::fromMemory(Value value, Type elementType) {
  if (elementType.isBF16())
    return arith::BitcastOp::create(builder, loc, shapedLike(value, elementType), value);
  if (!elementType.isInteger(1))
    return value;
  Value zero =
      arith::ConstantOp::create(builder, loc, builder.getZeroAttr(value.getType()));
  return arith::CmpIOp::create(builder, loc, arith::CmpIPredicate::ne, value, zero);
}

Value PointEmitter::toMemory(Value value, Type elementType) {
  Type type = shapedLike(value, memoryType(elementType));
  if (elementType.isBF16())
    return arith::BitcastOp::create(builder, loc, type, value);
  if (!elementType.isInteger(1))
    return value;
  return arith::ExtUIOp::create(builder, loc, type, value);
}

Value PointEmitter::asScalar(const PointValue &value) {
  return value.value ? value.value : index.scalar(*value.index);
}

Value PointEmitter::asVector(const PointValue &value) {
  if (value.index && !value.index->isUniform())
    return index.vector(*value.index);
  if (!value.uniform)
    return value.value;
  Value scalar = asScalar(value);
  auto type = VectorType::get({index.lanes}, scalar.getType());
  return vector::BroadcastOp::create(builder, loc, type, scalar);
}

LinearIndex PointEmitter::asIndex(const PointValue &value) {
  if (value.index)
    return *value.index;
  if (value.uniform)
    return LinearIndex(value.value);
  LinearIndex result;
  result.scattered = value.value;
  return result;
}

LinearIndex PointEmitter::indexOf(OpFoldResult value) {
  if (auto attribute = dyn_cast<Attribute>(value))
    return cast<IntegerAttr>(attribute).getInt();
  DenseMap<Value, PointValue> none;
  return asIndex(lookUp(cast<Value>(value), none));
}

Value PointEmitter::multiplyAdd(Value a, Value b, Value c) {
  if (isa<VectorType>(a.getType()))
    return vector::FMAOp::create(builder, loc, a, b, c);
  return math::FmaOp::create(builder, loc, a, b, c);
}

//===----------------------------------------------------------------------===//
// Memory
//===----------------------------------------------------------------------===//

LinearIndex PointEmitter::offsetOf(const KernelBuffer &buffer, Point point) {
  LinearIndex offset;
  for (auto [at, stride] : llvm::zip_equal(point, buffer.strides))
    offset = index.add(offset, index.multiply(at, stride));
  return offset;
}

Value PointEmitter::addressOf(const KernelBuffer &buffer, const LinearIndex &offset) {
  Type pointerType = buffer.pointer.getType();
  Type type = memoryType(buffer.elementType);
  Value address = buffer.pointer;
  if (Value variable = index.variablePart(offset))
    address = LLVM::GEPOp::create(builder, loc, pointerType, type, address,
                                  ArrayRef<LLVM::GEPArg>{variable});
  // A displacement that does not fit GEPArg's 32 bits goes through a value.
  if (offset.constant != static_cast<int32_t>(offset.constant))
    return LLVM::GEPOp::create(builder, loc, pointerType, type, address,
                               ArrayRef<LLVM::GEPArg>{index.constant(offset.constant)});
  if (offset.constant)
    address = LLVM::GEPOp::create(
        builder, loc, pointerType, type, address,
        ArrayRef<LLVM::GEPArg>{static_cast<int32_t>(offset.constant)});
  return address;
}

/// Alignment in bytes of the element at `offset`.
unsigned PointEmitter::alignmentOf(const KernelBuffer &buffer,
                                   const LinearIndex &offset) {
  int64_t bytes =
      std::max(1u, memoryType(buffer.elementType).getIntOrFloatBitWidth() / 8);
  if (!buffer.alignment)
    return bytes;
  int64_t known = std::gcd(buffer.alignment, offset.constant * bytes);
  for (auto [symbol, coefficient] : offset.terms)
    known = std::gcd(known, coefficient * bytes);
  return std::max(known, bytes);
}

std::pair<Value, Value> PointEmitter::lanePointers(Value address, Type type,
                                                   const LinearIndex &offset) {
  LinearIndex lanes;
  lanes.laneStep = offset.laneStep;
  lanes.scattered = offset.scattered;
  Value pointers =
      LLVM::GEPOp::create(builder, loc, VectorType::get({index.lanes}, address.getType()),
                          type, address, ArrayRef<LLVM::GEPArg>{index.vector(lanes)});
  if (mask)
    return {pointers, mask};
  auto maskType = VectorType::get({index.lanes}, builder.getI1Type());
  Value all =
      arith::ConstantOp::create(builder, loc, DenseElementsAttr::get(maskType, true));
  return {pointers, all};
}

PointValue PointEmitter::load(const KernelBuffer &buffer, Point point) {
  Type type = memoryType(buffer.elementType);
  LinearIndex offset = offsetOf(buffer, point);
  LinearIndex base = offset;
  base.laneStep = 0;
  base.scattered = {};
  Value address = addressOf(buffer, base);
  unsigned alignment = alignmentOf(buffer, base);
  if (offset.isUniform()) {
    Value value = LLVM::LoadOp::create(builder, loc, type, address, alignment);
    return {fromMemory(value, buffer.elementType), true, {}};
  }
  auto vectorType = VectorType::get({index.lanes}, type);
  Value value;
  if (offset.laneStep == 1 && !offset.scattered) {
    if (mask)
      value = LLVM::MaskedLoadOp::create(
          builder, loc, vectorType, address, mask,
          arith::ConstantOp::create(builder, loc, builder.getZeroAttr(vectorType)),
          builder.getI32IntegerAttr(alignment));
    else
      value = LLVM::LoadOp::create(builder, loc, vectorType, address, alignment);
  } else {
    auto [pointers, active] = lanePointers(address, type, offset);
    alignment = std::max(1u, type.getIntOrFloatBitWidth() / 8);
    value =
        LLVM::masked_gather::create(builder, loc, vectorType, pointers, active,
                                    ValueRange{arith::ConstantOp::create(
                                        builder, loc, builder.getZeroAttr(vectorType))},
                                    builder.getI32IntegerAttr(alignment));
  }
  return {fromMemory(value, buffer.elementType), false, {}};
}

void PointEmitter::store(const KernelBuffer &buffer, Point point, PointValue value) {
  Type type = memoryType(buffer.elementType);
  LinearIndex offset = offsetOf(buffer, point);
  LinearIndex base = offset;
  base.laneStep = 0;
  base.scattered = {};
  Value address = addressOf(buffer, base);
  unsigned alignment = alignmentOf(buffer, base);
  if (offset.isUniform()) {
    Value scalar = toMemory(asScalar(value), buffer.elementType);
    LLVM::StoreOp::create(builder, loc, scalar, address, alignment);
    return;
  }
  Value vector = toMemory(asVector(value), buffer.elementType);
  if (offset.laneStep == 1 && !offset.scattered) {
    if (mask)
      LLVM::MaskedStoreOp::create(builder, loc, vector, address, mask,
                                  builder.getI32IntegerAttr(alignment));
    else
      LLVM::StoreOp::create(builder, loc, vector, address, alignment);
    return;
  }
  auto [pointers, active] = lanePointers(address, type, offset);
  alignment = std::max(1u, type.getIntOrFloatBitWidth() / 8);
  LLVM::masked_scatter::create(builder, loc, vector, pointers, active,
                               builder.getI32IntegerAttr(alignment));
}

void PointEmitter::prefetch(const KernelBuffer &buffer, Point point) {
  constexpr int64_t read = 0, intoSecondLevel = 2, data = 1;
  LLVM::Prefetch::create(builder, loc, addressOf(buffer, offsetOf(buffer, point)), read,
                         intoSecondLevel, data);
}

void PointEmitter::prefetchForStore(const KernelBuffer &buffer, Point point) {
  constexpr int64_t write = 1, intoFirstLevel = 3, data = 1;
  LLVM::Prefetch::create(builder, loc, addressOf(buffer, offsetOf(buffer, point)), write,
                         intoFirstLevel, data);
}

//===----------------------------------------------------------------------===//
// Sizes
//===----------------------------------------------------------------------===//

LinearIndex PointEmitter::dimOf(Value tensor, int64_t dim) {
  auto type = cast<RankedTensorType>(tensor.getType());
  if (!type.isDynamicDim(dim))
    return type.getDimSize(dim);
  if (auto buffer = frame.buffers.find(tensor); buffer != frame.buffers.end())
    return buffer->second.dims[dim];
  Operation *op = tensor.getDefiningOp();
  if (auto empty = dyn_cast<tensor::EmptyOp>(op))
    return indexOf(empty.getMixedSizes()[dim]);
  if (auto linalgOp = dyn_cast<linalg::LinalgOp>(op))
    return dimOf(
        linalgOp.getDpsInitOperand(cast<OpResult>(tensor).getResultNumber())->get(), dim);
  if (auto pad = dyn_cast<tensor::PadOp>(op))
    return index.add(dimOf(pad.getSource(), dim),
                     index.add(indexOf(pad.getMixedLowPad()[dim]),
                               indexOf(pad.getMixedHighPad()[dim])));
  if (auto expand = dyn_cast<tensor::ExpandShapeOp>(op))
    return indexOf(expand.getMixedOutputShape()[dim]);
  if (auto collapse = dyn_cast<tensor::CollapseShapeOp>(op)) {
    LinearIndex size = 1;
    ReassociationIndices sources = collapse.getReassociationIndices()[dim];
    for (int64_t source : sources)
      size = index.multiply(size, dimOf(collapse.getSrc(), source));
    return size;
  }
  if (auto cast = dyn_cast<tensor::CastOp>(op))
    return dimOf(cast.getSource(), dim);
  if (auto slice = dyn_cast<tensor::ExtractSliceOp>(op)) {
    llvm::SmallBitVector dropped = slice.getDroppedDims();
    int64_t at = -1;
    for (auto [i, size] : llvm::enumerate(slice.getMixedSizes()))
      if (!dropped.test(i) && ++at == dim)
        return indexOf(size);
  }
  llvm_unreachable("kernel formation admits no other op");
}

//===----------------------------------------------------------------------===//
// Tensors at a point
//===----------------------------------------------------------------------===//

static std::vector<int64_t> memoKey(Value tensor, ArrayRef<LinearIndex> point,
                                    Value mask) {
  std::vector<int64_t> key;
  auto push = [&](Value value) {
    key.push_back(reinterpret_cast<intptr_t>(value.getAsOpaquePointer()));
  };
  push(tensor);
  push(mask);
  for (const LinearIndex &at : point) {
    key.push_back(at.terms.size());
    for (auto [symbol, coefficient] : at.terms) {
      push(symbol);
      key.push_back(coefficient);
    }
    key.push_back(at.constant);
    key.push_back(at.laneStep);
    push(at.scattered);
  }
  return key;
}

PointValue PointEmitter::emit(Value tensor, Point point) {
  std::vector<int64_t> key = memoKey(tensor, point, mask);
  for (auto &scope : llvm::reverse(memo))
    if (auto found = scope.find(key); found != scope.end())
      return found->second;
  auto definition = definitions.find(tensor);
  PointValue value = definition == definitions.end() ? emitDefault(tensor, point)
                                                     : definition->second(point);
  memo.back()[key] = value;
  return value;
}

PointValue PointEmitter::emitDefault(Value tensor, Point point) {
  if (auto buffer = frame.buffers.find(tensor); buffer != frame.buffers.end())
    return load(buffer->second, point);
  Operation *op = tensor.getDefiningOp();
  if (isa<linalg::GenericOp>(op))
    return emitGeneric(cast<OpResult>(tensor), point);
  if (auto fill = dyn_cast<linalg::FillOp>(op)) {
    DenseMap<Value, PointValue> none;
    return lookUp(fill.getInputs()[0], none);
  }
  if (auto constant = dyn_cast<arith::ConstantOp>(op)) {
    auto elements = cast<DenseElementsAttr>(constant.getValue());
    assert(elements.isSplat() && "other constants are operands");
    TypedAttr value = elements.getSplatValue<TypedAttr>();
    return {arith::ConstantOp::create(builder, loc, value).getResult(), true, {}};
  }
  if (auto cast = dyn_cast<tensor::CastOp>(op))
    return emit(cast.getSource(), point);
  if (auto pad = dyn_cast<tensor::PadOp>(op))
    return emitPad(pad, point);
  if (auto slice = dyn_cast<tensor::ExtractSliceOp>(op)) {
    SmallVector<LinearIndex> source;
    llvm::SmallBitVector dropped = slice.getDroppedDims();
    unsigned next = 0;
    for (auto [i, offset, stride] :
         llvm::enumerate(slice.getMixedOffsets(), slice.getMixedStrides())) {
      LinearIndex coordinate = dropped.test(i) ? LinearIndex(0) : point[next++];
      source.push_back(
          index.add(indexOf(offset), index.multiply(coordinate, indexOf(stride))));
    }
    return emit(slice.getSource(), source);
  }
  if (auto expand = dyn_cast<tensor::ExpandShapeOp>(op)) {
    SmallVector<LinearIndex> source;
    for (const ReassociationIndices &group : expand.getReassociationIndices()) {
      LinearIndex coordinate = 0;
      for (int64_t dim : group)
        coordinate = index.add(index.multiply(coordinate, dimOf(expand.getResult(), dim)),
                               point[dim]);
      source.push_back(coordinate);
    }
    return emit(expand.getSrc(), source);
  }
  if (auto collapse = dyn_cast<tensor::CollapseShapeOp>(op)) {
    SmallVector<LinearIndex> source(collapse.getSrcType().getRank(), LinearIndex(0));
    for (auto [group, at] : llvm::zip_equal(collapse.getReassociationIndices(), point)) {
      LinearIndex rest = at;
      for (int64_t dim : llvm::reverse(ArrayRef<int64_t>(group).drop_front())) {
        LinearIndex size = dimOf(collapse.getSrc(), dim);
        source[dim] = index.mod(rest, size);
        rest = index.floorDiv(rest, size);
      }
      source[group.front()] = rest;
    }
    return emit(collapse.getSrc(), source);
  }
  if (isa<tensor::EmptyOp>(op)) // of no elements, or of values that do not matter
    return {arith::ConstantOp::create(
                builder, loc, builder.getZeroAttr(getElementTypeOrSelf(tensor.getType())))
                .getResult(),
            true,
            {}};
  llvm_unreachable("kernel formation admits no other op");
}

PointValue PointEmitter::emitGeneric(OpResult result, Point point) {
  auto generic = cast<linalg::GenericOp>(result.getOwner());
  AffineMap map =
      generic.getMatchingIndexingMap(generic.getDpsInitOperand(result.getResultNumber()));
  SmallVector<LinearIndex> ivs(generic.getNumLoops(), LinearIndex(0));
  for (auto [expr, at] : llvm::zip_equal(map.getResults(), point))
    if (auto dim = dyn_cast<AffineDimExpr>(expr))
      ivs[dim.getPosition()] = at;
  SmallVector<PointValue> initial;
  for (OpOperand &init : generic.getDpsInitsMutable())
    if (generic.payloadUsesValueFromOperand(&init))
      initial.push_back(emit(init.get(), point));
    else
      initial.push_back({});
  return emitBody(generic, ivs, initial)[result.getResultNumber()];
}

PointValue PointEmitter::emitPad(tensor::PadOp pad, Point point) {
  DenseMap<Value, PointValue> none;
  PointValue padding = lookUp(pad.getConstantPaddingValue(), none);
  SmallVector<LinearIndex> source;
  Value inside; // i1, or a vector of it
  bool insideIsVector = false;
  auto both = [&](Value condition, bool isVector) {
    if (isVector != insideIsVector && inside) {
      auto type = VectorType::get({index.lanes}, builder.getI1Type());
      Value &scalar = isVector ? inside : condition;
      scalar = vector::BroadcastOp::create(builder, loc, type, scalar);
    }
    insideIsVector |= isVector;
    inside = inside ? arith::AndIOp::create(builder, loc, inside, condition).getResult()
                    : condition;
  };
  for (auto [dim, at, low, high] :
       llvm::enumerate(point, pad.getMixedLowPad(), pad.getMixedHighPad())) {
    LinearIndex before = indexOf(low), after = indexOf(high);
    if (before == LinearIndex(0) && after == LinearIndex(0)) {
      source.push_back(at);
      continue;
    }
    LinearIndex shifted = index.add(at, index.multiply(before, LinearIndex(-1)));
    LinearIndex size = dimOf(pad.getSource(), dim);
    // One unsigned comparison covers both ends; outside, element 0 is read.
    if (shifted.isUniform()) {
      Value position = index.scalar(shifted);
      Value ok = arith::CmpIOp::create(builder, loc, arith::CmpIPredicate::ult, position,
                                       index.scalar(size));
      both(ok, false);
      Value safe = arith::SelectOp::create(builder, loc, ok, position, index.constant(0));
      source.push_back(LinearIndex(safe));
    } else {
      Value position = index.vector(shifted);
      Value ok = arith::CmpIOp::create(builder, loc, arith::CmpIPredicate::ult, position,
                                       index.vector(size));
      both(ok, true);
      LinearIndex safe;
      safe.scattered = arith::SelectOp::create(builder, loc, ok, position,
                                               index.vector(LinearIndex(0)));
      source.push_back(safe);
    }
  }
  if (pad.getSourceType().hasStaticShape() && pad.getSourceType().getNumElements() == 0)
    return padding;
  PointValue value = emit(pad.getSource(), source);
  if (!inside)
    return value;
  if (value.uniform && !insideIsVector) {
    Value chosen =
        arith::SelectOp::create(builder, loc, inside, asScalar(value), asScalar(padding));
    return {chosen, true, {}};
  }
  Value chosen =
      arith::SelectOp::create(builder, loc, inside, asVector(value), asVector(padding));
  return {chosen, false, {}};
}

//===----------------------------------------------------------------------===//
// Bodies of generic ops
//===----------------------------------------------------------------------===//

SmallVector<PointValue> PointEmitter::emitBody(linalg::GenericOp generic, Point ivs,
                                               ArrayRef<PointValue> initial) {
  DenseMap<Value, PointValue> values;
  Block *body = generic.getBody();
  for (auto [i, operand] : llvm::enumerate(generic.getDpsInputOperands())) {
    BlockArgument argument = body->getArgument(i);
    if (argument.use_empty())
      continue;
    SmallVector<LinearIndex> at;
    AffineMap map = generic.getMatchingIndexingMap(operand);
    for (AffineExpr expr : map.getResults())
      at.push_back(index.evaluate(expr, ivs));
    if (isa<ShapedType>(operand->get().getType())) {
      values[argument] = emit(operand->get(), at);
    } else {
      DenseMap<Value, PointValue> none;
      values[argument] = lookUp(operand->get(), none);
    }
  }
  for (auto [i, value] : llvm::enumerate(initial))
    values[body->getArgument(generic.getNumDpsInputs() + i)] = value;
  // What the body computes is the work of the generic's own node.
  llvm::SaveAndRestore<Location> bodyLocation(loc, generic.getLoc());
  for (Operation &op : body->without_terminator())
    values[op.getResult(0)] = emitOp(&op, ivs, values);
  SmallVector<PointValue> results;
  for (Value value : body->getTerminator()->getOperands())
    results.push_back(lookUp(value, values));
  return results;
}

PointValue PointEmitter::lookUp(Value value, DenseMap<Value, PointValue> &values) {
  if (auto found = values.find(value); found != values.end())
    return found->second;
  if (auto scalar = frame.scalars.find(value); scalar != frame.scalars.end())
    return {scalar->second, true, LinearIndex(scalar->second)};
  Operation *op = value.getDefiningOp();
  assert(op && "a value that the kernel does not define");
  return values[value] = emitOp(op, {}, values);
}

std::optional<PointValue> PointEmitter::emitIndexOp(Operation *op, Point ivs,
                                                    DenseMap<Value, PointValue> &values) {
  auto linear = [](LinearIndex at) -> PointValue {
    bool uniform = at.isUniform();
    return {{}, uniform, std::move(at)};
  };
  if (auto loop = dyn_cast<linalg::IndexOp>(op))
    return linear(ivs[loop.getDim()]);
  if (auto dim = dyn_cast<tensor::DimOp>(op))
    return linear(dimOf(dim.getSource(), *dim.getConstantIndex()));
  if (auto extract = dyn_cast<tensor::ExtractOp>(op)) {
    SmallVector<LinearIndex> at;
    for (Value position : extract.getIndices())
      at.push_back(asIndex(lookUp(position, values)));
    return emit(extract.getTensor(), at);
  }
  if (op->getNumResults() != 1 || !op->getResult(0).getType().isIndex())
    return std::nullopt;
  if (auto constant = dyn_cast<arith::ConstantOp>(op))
    return linear(cast<IntegerAttr>(constant.getValue()).getInt());
  if (auto apply = dyn_cast<affine::AffineApplyOp>(op)) {
    SmallVector<LinearIndex> operands;
    for (Value operand : apply.getMapOperands())
      operands.push_back(asIndex(lookUp(operand, values)));
    AffineMap map = apply.getAffineMap();
    return linear(index.evaluate(map.getResult(0),
                                 ArrayRef(operands).take_front(map.getNumDims()),
                                 ArrayRef(operands).drop_front(map.getNumDims())));
  }
  if (isa<arith::AddIOp, arith::SubIOp, arith::MulIOp>(op)) {
    LinearIndex lhs = asIndex(lookUp(op->getOperand(0), values));
    LinearIndex rhs = asIndex(lookUp(op->getOperand(1), values));
    if (isa<arith::AddIOp>(op))
      return linear(index.add(lhs, rhs));
    if (isa<arith::SubIOp>(op))
      return linear(index.add(lhs, index.multiply(rhs, LinearIndex(-1))));
    return linear(index.multiply(lhs, rhs));
  }
  return std::nullopt;
}

/// `op` on other operands and with another result type.
static Value rebuild(OpBuilder &builder, Operation *op, ValueRange operands, Type type) {
  OperationState state(op->getLoc(), op->getName());
  state.addOperands(operands);
  state.addTypes(type);
  state.addAttributes(op->getAttrs());
  return builder.create(state)->getResult(0);
}

PointValue PointEmitter::emitOp(Operation *op, Point ivs,
                                DenseMap<Value, PointValue> &values) {
  if (std::optional<PointValue> result = emitIndexOp(op, ivs, values))
    return *result;
  Type type = scalarType(op->getResult(0).getType());
  if (auto constant = dyn_cast<arith::ConstantOp>(op))
    return {builder.clone(*op)->getResult(0), true, {}};
  bool uniform = true;
  SmallVector<PointValue> operands;
  for (Value operand : op->getOperands()) {
    operands.push_back(lookUp(operand, values));
    uniform &= operands.back().index ? operands.back().index->isUniform()
                                     : operands.back().uniform;
  }
  SmallVector<Value> arguments;
  for (const PointValue &operand : operands)
    arguments.push_back(uniform ? asScalar(operand) : asVector(operand));
  Type resultType = uniform ? type : Type(VectorType::get({index.lanes}, type));

  // Index casts change the width of what is an i64 here.
  if (isa<arith::IndexCastOp, arith::IndexCastUIOp>(op)) {
    unsigned from = getElementTypeOrSelf(arguments[0].getType()).getIntOrFloatBitWidth();
    unsigned to = type.getIntOrFloatBitWidth();
    Value result = arguments[0];
    if (from < to && isa<arith::IndexCastOp>(op))
      result = arith::ExtSIOp::create(builder, op->getLoc(), resultType, result);
    else if (from < to)
      result = arith::ExtUIOp::create(builder, op->getLoc(), resultType, result);
    else if (from > to)
      result = arith::TruncIOp::create(builder, op->getLoc(), resultType, result);
    return {result, uniform, {}};
  }
  // a·b + c in one instruction.
  if (auto add = dyn_cast<arith::AddFOp>(op)) {
    for (unsigned side : {0u, 1u}) {
      auto product = op->getOperand(side).getDefiningOp<arith::MulFOp>();
      if (!product || !product->hasOneUse() || product->getBlock() != op->getBlock() ||
          !(type.isF32() || type.isF64()))
        continue;
      PointValue factors[2] = {lookUp(product.getLhs(), values),
                               lookUp(product.getRhs(), values)};
      Value a = uniform ? asScalar(factors[0]) : asVector(factors[0]);
      Value b = uniform ? asScalar(factors[1]) : asVector(factors[1]);
      return {multiplyAdd(a, b, arguments[1 - side]), uniform, {}};
    }
  }
  return {rebuild(builder, op, arguments, resultType), uniform, {}};
}
