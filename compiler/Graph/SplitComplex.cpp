//===- SplitComplex.cpp - Complex tensors as two real ones ----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One walk in program order. A complex value becomes two, of its real and imaginary
// parts; ops that only move elements move both, others compute. At the function's
// ends and in the weight store the parts alternate, in a last dimension of 2. What
// `tenon.feeds` and the like say of the function is not touched.
//
//===----------------------------------------------------------------------===//
#include "compiler/Graph/ComplexMath.h"
#include "compiler/Graph/Passes.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/BuiltinOps.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;

namespace tenon {
#define GEN_PASS_DEF_SPLITCOMPLEXPASS
#include "compiler/Graph/Passes.h.inc"

namespace {

using Parts = ComplexParts;

bool isComplex(Type type) { return isa<ComplexType>(getElementTypeOrSelf(type)); }
bool isComplex(Value value) { return isComplex(value.getType()); }

/// The type of a part.
RankedTensorType partType(Type type) {
  auto tensor = cast<RankedTensorType>(type);
  return tensor.clone(cast<ComplexType>(tensor.getElementType()).getElementType());
}

/// The type with alternating parts.
RankedTensorType joinedType(Type type) {
  RankedTensorType part = partType(type);
  SmallVector<int64_t> shape(part.getShape());
  shape.push_back(2);
  return RankedTensorType::get(shape, part.getElementType());
}

class Splitter {
public:
  explicit Splitter(func::FuncOp function)
      : function(function), builder(function.getContext()) {}

  LogicalResult run();

private:
  LogicalResult visit(Block &block);
  LogicalResult visit(Operation *op);
  LogicalResult visitRegions(Operation *op);
  bool splitOp(Operation *op);
  bool splitConstant(ConstantOp op);
  bool splitCast(CastOp op);
  bool splitCompare(CompareOp op);
  bool splitMatMul(MatMulOp op);
  bool moveParts(Operation *op);
  void splitArguments(Block &block, bool joins);
  void splitOperands(Operation *op);

  Parts partsOf(Value value) { return parts.lookup(value); }
  void set(Operation *op, Parts result) {
    parts[op->getResult(0)] = result;
    for (Value part : {result.re, result.im})
      if (Attribute node = op->getDiscardableAttr("tenon.node"))
        if (Operation *made = part.getDefiningOp(); made && !made->hasAttr("tenon.node"))
          made->setDiscardableAttr("tenon.node", node);
  }
  Parts separated(Value joined);
  Value joined(Parts value);
  ComplexMath math() { return ComplexMath(builder, loc); }

  func::FuncOp function;
  OpBuilder builder;
  Location loc = UnknownLoc::get(builder.getContext());
  DenseMap<Value, Parts> parts;
  SmallVector<Operation *> replaced;
};

/// The parts of a value in which they alternate.
Parts Splitter::separated(Value value) {
  int64_t rank = cast<RankedTensorType>(value.getType()).getRank() - 1;
  auto part = [&](int64_t which) {
    SmallVector<int64_t> begin(rank + 1, 0), size(rank + 1, -1), strides(rank + 1, 1);
    begin.back() = which;
    size.back() = 1;
    Value slice =
        math().emit<SliceOp>(value, ArrayRef<int64_t>(begin), ArrayRef<int64_t>(size),
                             ArrayRef<int64_t>(strides));
    return math().emit<SqueezeOp>(slice, ArrayRef<int64_t>({rank}));
  };
  Value re = part(0);
  return {re, part(1)};
}

Value Splitter::joined(Parts value) {
  int64_t rank = cast<RankedTensorType>(value.re.getType()).getRank();
  Value re = math().emit<ExpandDimsOp>(value.re, ArrayRef<int64_t>({rank}));
  Value im = math().emit<ExpandDimsOp>(value.im, ArrayRef<int64_t>({rank}));
  return math().emit<ConcatOp>(rank, ValueRange({re, im}));
}

//===----------------------------------------------------------------------===//
// Ops
//===----------------------------------------------------------------------===//

/// Ops that move elements, and those that act on parts alike.
bool movesElements(Operation *op) {
  if (auto reduce = dyn_cast<ReduceOp>(op))
    return reduce.getKind() == ReduceKind::sum || reduce.getKind() == ReduceKind::mean;
  if (auto scatter = dyn_cast<ScatterOp>(op))
    return scatter.getKind() == ScatterKind::update ||
           scatter.getKind() == ScatterKind::add || scatter.getKind() == ScatterKind::sub;
  return isa<ReshapeOp, tensor::CastOp, ExpandDimsOp, SqueezeOp, TransposeOp, ConcatOp,
             SliceOp, DynamicSliceOp, DynamicUpdateSliceOp, PadOp, BroadcastToOp, TileOp,
             ReverseOp, GatherOp, GatherNdOp, OneHotOp, SelectOp, ReduceToShapeOp>(op);
}

/// The op on the real parts, and on the imaginary ones.
bool Splitter::moveParts(Operation *op) {
  Parts result;
  for (bool isReal : {true, false}) {
    IRMapping mapping;
    for (Value operand : op->getOperands())
      if (isComplex(operand)) {
        Parts value = partsOf(operand);
        mapping.map(operand, isReal ? value.re : value.im);
      }
    Operation *copy = builder.clone(*op, mapping);
    copy->getResult(0).setType(partType(op->getResult(0).getType()));
    (isReal ? result.re : result.im) = copy->getResult(0);
  }
  set(op, result);
  return true;
}

bool Splitter::splitConstant(ConstantOp op) {
  auto elements = dyn_cast<DenseElementsAttr>(op.getValue());
  if (!elements)
    return false;
  SmallVector<APFloat> re, im;
  for (std::complex<APFloat> number : elements.getValues<std::complex<APFloat>>()) {
    re.push_back(number.real());
    im.push_back(number.imag());
  }
  RankedTensorType type = partType(op.getType());
  auto constant = [&](ArrayRef<APFloat> numbers) -> Value {
    return ConstantOp::create(builder, loc,
                              cast<ElementsAttr>(DenseElementsAttr::get(type, numbers)));
  };
  Value first = constant(re);
  set(op, {first, constant(im)});
  return true;
}

bool Splitter::splitCast(CastOp op) {
  Type to = op.getType().getElementType();
  if (!isComplex(op.getInput())) {
    Type element = cast<ComplexType>(to).getElementType();
    Value re = math().emit<CastOp>(op.getInput(), element);
    Value shape = math().emit<ShapeOfOp>(re, Type(builder.getI64Type()));
    Value zero = math().emit<BroadcastToOp>(math().scalar(0, re), shape);
    set(op, {re, zero});
    return true;
  }
  Parts z = partsOf(op.getInput());
  if (auto complex = dyn_cast<ComplexType>(to)) {
    Value re = math().emit<CastOp>(z.re, complex.getElementType());
    set(op, {re, math().emit<CastOp>(z.im, complex.getElementType())});
    return true;
  }
  Value result = math().emit<CastOp>(z.re, to);
  // A number is true unless it is zero.
  if (to.isInteger(1))
    result = math().emit<LogicalOrOp>(result, math().emit<CastOp>(z.im, to));
  op.replaceAllUsesWith(result);
  return true;
}

bool Splitter::splitCompare(CompareOp op) {
  Parts a = partsOf(op.getLhs()), b = partsOf(op.getRhs());
  Value re = math().emit<CompareOp>(op.getPredicate(), a.re, b.re);
  Value im = math().emit<CompareOp>(op.getPredicate(), a.im, b.im);
  Value result = op.getPredicate() == Predicate::eq ? math().emit<LogicalAndOp>(re, im)
                                                    : math().emit<LogicalOrOp>(re, im);
  op.replaceAllUsesWith(result);
  return true;
}

bool Splitter::splitMatMul(MatMulOp op) {
  Parts a = partsOf(op.getLhs()), b = partsOf(op.getRhs());
  auto product = [&](Value lhs, Value rhs) {
    return math().emit<MatMulOp>(lhs, rhs, op.getTransposeLhs(), op.getTransposeRhs());
  };
  Value re = math().emit<SubOp>(product(a.re, b.re), product(a.im, b.im));
  Value im = math().emit<AddOp>(product(a.re, b.im), product(a.im, b.re));
  set(op, {re, im});
  return true;
}

/// Replaces an op with a complex operand or result; false if it can't.
/// Whether two tensors have one shape for all that is seen of how they are computed: the
/// same open size is not the same number.
static bool haveSameShape(Value a, Value b) {
  if (a == b)
    return true;
  if (a.getType() == b.getType() && cast<RankedTensorType>(a.getType()).hasStaticShape())
    return true;
  Operation *opA = a.getDefiningOp(), *opB = b.getDefiningOp();
  for (auto [op, other] : {std::pair(opA, b), std::pair(opB, a)})
    if (isa_and_nonnull<NegOp>(op))
      return haveSameShape(op->getOperand(0), other);
  if (!opA || !opB || opA->getName() != opB->getName() || opA->getNumOperands() != 1 ||
      opB->getNumOperands() != 1)
    return false;
  auto sliceA = dyn_cast<SliceOp>(opA), sliceB = dyn_cast<SliceOp>(opB);
  bool takesAlike =
      sliceA
          ? sliceA.getSize() == sliceB.getSize() && sliceA.getInput() == sliceB.getInput()
          : isa<SqueezeOp>(opA) && opA->getAttrDictionary() == opB->getAttrDictionary();
  return takesAlike && haveSameShape(opA->getOperand(0), opB->getOperand(0));
}

bool Splitter::splitOp(Operation *op) {
  if (movesElements(op))
    return moveParts(op);
  if (op->getNumOperands() == 1 && isComplex(op->getOperand(0)))
    if (auto result = math().unary(op, partsOf(op->getOperand(0))))
      return set(op, *result), true;
  if (op->getNumOperands() == 2 && isComplex(op->getOperand(0)) &&
      isComplex(op->getOperand(1)))
    if (auto result =
            math().binary(op, partsOf(op->getOperand(0)), partsOf(op->getOperand(1))))
      return set(op, *result), true;
  return llvm::TypeSwitch<Operation *, bool>(op)
      .Case([&](ConstantOp constant) { return splitConstant(constant); })
      .Case([&](CastOp cast) { return splitCast(cast); })
      .Case([&](CompareOp compare) { return splitCompare(compare); })
      .Case([&](MatMulOp product) { return splitMatMul(product); })
      .Case([&](WeightOp weight) {
        Value all =
            WeightOp::create(builder, loc, joinedType(weight.getType()), weight.getId());
        return set(op, separated(all)), true;
      })
      .Case([&](ComplexOp complex) {
        SmallVector<Value> both = {complex.getReal(), complex.getImag()};
        // Both parts have the whole shape.
        bool isSame = haveSameShape(both[0], both[1]);
        for (Value &part : both) {
          Value other = &part == &both[0] ? both[1] : both[0];
          if (!isSame)
            part = math().emit<SelectOp>(
                math().emit<CompareOp>(Predicate::eq, other, other), part, part);
        }
        return set(op, {both[0], both[1]}), true;
      })
      .Case([&](ImagOp imag) {
        imag.replaceAllUsesWith(partsOf(imag.getInput()).im);
        return true;
      })
      .Case([&](AbsOp abs) {
        abs.replaceAllUsesWith(math().magnitude(partsOf(abs.getInput())));
        return true;
      })
      .Case([&](ShapeOfOp shape) {
        shape.getInputMutable().assign(partsOf(shape.getInput()).re);
        return true;
      })
      .Default(false);
}

//===----------------------------------------------------------------------===//
// The walk
//===----------------------------------------------------------------------===//

/// Makes two arguments of each complex one, or one with alternating parts.
void Splitter::splitArguments(Block &block, bool joins) {
  builder.setInsertionPointToStart(&block);
  for (unsigned i = 0; i < block.getNumArguments(); ++i) {
    BlockArgument argument = block.getArgument(i);
    if (!isComplex(argument))
      continue;
    loc = argument.getLoc();
    // The old argument has no type by which it could be used; its parts stand for it.
    if (joins) {
      Type type = argument.getType();
      BlockArgument wide = block.insertArgument(i + 1, joinedType(type), loc);
      parts[argument] = separated(wide);
    } else {
      RankedTensorType type = partType(argument.getType());
      Value re = block.insertArgument(i + 1, type, loc);
      parts[argument] = {re, block.insertArgument(i + 2, type, loc)};
      ++i;
    }
    ++i;
  }
}

/// Makes two operands of each complex one.
void Splitter::splitOperands(Operation *op) {
  SmallVector<Value> operands;
  for (Value operand : op->getOperands()) {
    if (isComplex(operand)) {
      Parts value = partsOf(operand);
      operands.append({value.re, value.im});
    } else {
      operands.push_back(operand);
    }
  }
  op->setOperands(operands);
}

/// A branch or loop: its regions first, then itself with two results for each complex
/// one.
LogicalResult Splitter::visitRegions(Operation *op) {
  SmallVector<BlockArgument> dead;
  for (Region &region : op->getRegions()) {
    Block &block = region.front();
    splitArguments(block, false);
    for (BlockArgument argument : block.getArguments())
      if (isComplex(argument))
        dead.push_back(argument);
    if (failed(visit(block)))
      return failure();
  }
  builder.setInsertionPoint(op);
  splitOperands(op);
  if (llvm::none_of(op->getResultTypes(), [](Type type) { return isComplex(type); }) &&
      dead.empty())
    return success();
  SmallVector<Type> types;
  for (Type type : op->getResultTypes())
    if (isComplex(type))
      types.append(2, partType(type));
    else
      types.push_back(type);
  OperationState state(op->getLoc(), op->getName(), op->getOperands(), types,
                       op->getAttrs());
  for (Region &region : op->getRegions())
    state.addRegion()->takeBody(region);
  Operation *wide = builder.create(state);
  unsigned next = 0;
  for (Value result : op->getResults()) {
    if (isComplex(result)) {
      parts[result] = {wide->getResult(next), wide->getResult(next + 1)};
      next += 2;
    } else {
      result.replaceAllUsesWith(wide->getResult(next++));
    }
  }
  replaced.push_back(op);
  return success();
}

LogicalResult Splitter::visit(Operation *op) {
  builder.setInsertionPoint(op);
  loc = op->getLoc();
  if (op->getNumRegions())
    return visitRegions(op);
  auto touches = [](auto &&values) {
    return llvm::any_of(values, [](Value value) { return isComplex(value); });
  };
  if (!touches(op->getOperands()) && !touches(op->getResults()))
    return success();
  if (isa<YieldOp, ConditionOp>(op)) {
    splitOperands(op);
    return success();
  }
  if (auto end = dyn_cast<func::ReturnOp>(op)) {
    for (OpOperand &operand : end->getOpOperands())
      if (isComplex(operand.get()))
        operand.set(joined(partsOf(operand.get())));
    return success();
  }
  if (!splitOp(op))
    return op->emitError() << "'" << op->getName()
                           << "' of complex numbers is not supported";
  if (!isa<ShapeOfOp>(op))
    replaced.push_back(op);
  return success();
}

LogicalResult Splitter::visit(Block &block) {
  for (Operation &op : llvm::make_early_inc_range(block))
    if (failed(visit(&op)))
      return failure();
  return success();
}

/// Drops the complex arguments of a block, which nothing uses any more.
void dropComplex(Block &block) {
  block.eraseArguments([](BlockArgument argument) { return isComplex(argument); });
}

LogicalResult Splitter::run() {
  WalkResult found = function.walk([](Operation *op) {
    bool touches =
        llvm::any_of(op->getResultTypes(), [](Type type) { return isComplex(type); }) ||
        llvm::any_of(op->getOperandTypes(), [](Type type) { return isComplex(type); });
    return touches ? WalkResult::interrupt() : WalkResult::advance();
  });
  bool takes = llvm::any_of(function.getArgumentTypes(),
                            [](Type type) { return isComplex(type); });
  if (!found.wasInterrupted() && !takes)
    return success();
  Block &body = function.front();
  splitArguments(body, true);
  if (failed(visit(body)))
    return failure();
  for (Operation *op : llvm::reverse(replaced)) {
    op->dropAllUses();
    op->erase();
  }
  function.walk([](Operation *op) {
    for (Region &region : op->getRegions())
      if (!isa<func::FuncOp>(op))
        for (Block &block : region)
          dropComplex(block);
  });
  dropComplex(body);
  auto joinedTypes = [](TypeRange types) {
    return llvm::map_to_vector(types, [](Type type) -> Type {
      return isComplex(type) ? joinedType(type) : type;
    });
  };
  FunctionType type = function.getFunctionType();
  function.setFunctionType(FunctionType::get(function.getContext(),
                                             joinedTypes(type.getInputs()),
                                             joinedTypes(type.getResults())));
  return success();
}

struct SplitComplexPass : impl::SplitComplexPassBase<SplitComplexPass> {
  using Base::Base;

  void runOnOperation() override {
    for (auto function : getOperation().getOps<func::FuncOp>())
      if (!function.isDeclaration() && failed(Splitter(function).run()))
        return signalPassFailure();
  }
};

} // namespace
} // namespace tenon
