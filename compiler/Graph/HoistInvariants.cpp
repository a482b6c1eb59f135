//===- HoistInvariants.cpp - What all iterations need, before the loop ----===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Two steps, inner loops first. An op that has the same operands in all iterations
// moves in front of the loop: it has no effect, and what a loop that is never run
// computes in vain can't fail (an integer division stays).
//
// Then products over time: an iteration's slice of a tensor around the loop, taken at a
// counter, times a matrix from outside, is a slice of the product of all slices, which
// is one large matmul instead of many small ones. Element-wise ops on the way go along.
// A product of a concatenation is first written as a sum, so that the part that is
// known beforehand can go.
//
//===----------------------------------------------------------------------===//
#include "compiler/Graph/Passes.h"
#include "dialects/Tenon/Counters.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/Remarks.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "llvm/Support/FormatVariadic.h"

#define DEBUG_TYPE "tenon-hoist-invariants"

using namespace mlir;
using remark::RemarkOpts;

namespace tenon {
#define GEN_PASS_DEF_HOISTINVARIANTSPASS
#include "compiler/Graph/Passes.h.inc"

namespace {

/// Whether an iteration more than the graph asks for may run `op`.
bool isHarmless(Operation *op) {
  if (op->getNumRegions() || !isMemoryEffectFree(op))
    return false;
  auto type = dyn_cast<RankedTensorType>(op->getResult(0).getType());
  if (isa<DivOp, FloorDivOp, FloorModOp, TruncModOp>(op)) {
    DenseIntElementsAttr divisor;
    return isa<FloatType>(type.getElementType()) ||
           (matchPattern(op->getOperand(1), m_Constant(&divisor)) &&
            llvm::none_of(divisor.getValues<APInt>(),
                          [](const APInt &value) { return value.isZero(); }));
  }
  // Its sizes are checked inside.
  if (auto reshape = dyn_cast<ReshapeOp>(op))
    return type.hasStaticShape() && reshape.getInput().getType().hasStaticShape();
  return isa<TenonDialect, tensor::TensorDialect>(op->getDialect());
}

bool isInvariant(WhileOp loop, Operation *op) {
  return llvm::all_of(op->getOperands(),
                      [&](Value operand) { return loop.isInvariant(operand); });
}

void hoistInvariants(WhileOp loop) {
  for (Block *block : {&loop.getCondBlock(), &loop.getBodyBlock()})
    for (Operation &op : llvm::make_early_inc_range(block->without_terminator()))
      if (op.getNumResults() == 1 && isInvariant(loop, &op) && isHarmless(&op))
        op.moveBefore(loop);
}

/// One loop's products over time.
class OverTime {
public:
  explicit OverTime(WhileOp loop) : loop(loop), b(loop.getLoc(), loop) {}

  void run();

private:
  /// A carried value that is the number of the iteration.
  bool isIterationNumber(Value value);
  /// The values of `value` in all iterations, along a new first dimension; null if
  /// they depend on what iterations compute.
  Value overTime(Value value);
  Value computeOverTime(Value value);
  Value sliceOverTime(Value value);
  Value sourceOfBox(Value value, Value &place);
  Value productOverTime(MatMulOp op);
  Value elementwiseOverTime(Operation *op);
  bool splitProduct(MatMulOp op);
  void useOverTime(Value value);

  WhileOp loop;
  ImplicitLocOpBuilder b; // in front of the loop
  std::optional<int64_t> trips;
  llvm::DenseMap<Value, Value> known;
  Value number; // of the iteration, in the body
};

bool OverTime::isIterationNumber(Value value) {
  auto argument = dyn_cast<BlockArgument>(value);
  if (!argument || argument.getOwner() != &loop.getBodyBlock() ||
      counterStep(loop, argument.getArgNumber()) != 1)
    return false;
  return matchPattern(loop.getInits()[argument.getArgNumber()], m_Zero());
}

/// What `value` is a box of that is one element of its first dimension, without that
/// dimension, and all of the others; null if it is something else.
Value OverTime::sourceOfBox(Value value, Value &place) {
  auto squeeze = value.getDefiningOp<SqueezeOp>();
  auto box =
      squeeze ? squeeze.getInput().getDefiningOp<DynamicSliceOp>() : DynamicSliceOp();
  if (!box || squeeze.getAxes() != ArrayRef<int64_t>{0})
    return {};
  auto begin = box.getBegin().getDefiningOp<ConcatOp>();
  auto first = begin ? begin.getInputs()[0].getDefiningOp<ExpandDimsOp>() : nullptr;
  auto begins = evaluateShape(box.getBegin()), sizes = evaluateShape(box.getSize());
  auto type = cast<RankedTensorType>(box.getInput().getType());
  if (!first || !begins || !sizes || sizes->front() != 1)
    return {};
  for (auto [begin, size, all] :
       llvm::drop_begin(llvm::zip_equal(*begins, *sizes, type.getShape())))
    if (begin != 0 || (size != -1 && size != all))
      return {};
  place = first.getInput();
  return box.getInput();
}

/// A slice at the iteration's number.
Value OverTime::sliceOverTime(Value value) {
  Value place, source;
  if (auto gather = value.getDefiningOp<GatherOp>()) {
    if (gather.getAxis() == 0)
      source = gather.getParams();
    place = gather.getIndices();
  } else {
    source = sourceOfBox(value, place);
  }
  if (!source || !loop.isInvariant(source) || !isIterationNumber(place))
    return {};
  auto type = cast<RankedTensorType>(source.getType());
  // Slices that no iteration takes are work in vain.
  if (trips && !type.isDynamicDim(0) && type.getDimSize(0) > 2 * *trips)
    return {};
  number = place;
  return source;
}

Value OverTime::productOverTime(MatMulOp op) {
  auto lhs = cast<RankedTensorType>(op.getLhs().getType());
  auto rhs = cast<RankedTensorType>(op.getRhs().getType());
  if (!loop.isInvariant(op.getRhs()) || op.getTransposeLhs() || lhs.getRank() != 2 ||
      rhs.getRank() != 2)
    return {};
  Value all = overTime(op.getLhs());
  if (!all)
    return {};
  auto type = cast<RankedTensorType>(op.getResult().getType());
  SmallVector<int64_t> shape(type.getShape());
  shape.insert(shape.begin(), cast<RankedTensorType>(all.getType()).getDimSize(0));
  return MatMulOp::create(b, type.clone(shape), all, op.getRhs(), false,
                          op.getTransposeRhs());
}

Value OverTime::elementwiseOverTime(Operation *op) {
  auto type = cast<RankedTensorType>(op->getResult(0).getType());
  SmallVector<Value> operands;
  Value sizes;
  for (Value operand : op->getOperands()) {
    Value all = loop.isInvariant(operand) ? operand : overTime(operand);
    auto own = cast<RankedTensorType>(operand.getType());
    // The new dimension must be the first one of all.
    bool fits = all && (all == operand ? own.getRank() <= type.getRank()
                                       : own.getRank() == type.getRank());
    if (!fits)
      return {};
    operands.push_back(all);
    if (all != operand)
      sizes = all;
  }
  if (!sizes)
    return {};
  SmallVector<int64_t> shape(type.getShape());
  shape.insert(shape.begin(), cast<RankedTensorType>(sizes.getType()).getDimSize(0));
  OperationState state(op->getLoc(), op->getName(), operands, type.clone(shape),
                       op->getAttrs());
  return b.create(state)->getResult(0);
}

Value OverTime::computeOverTime(Value value) {
  if (Value slice = sliceOverTime(value))
    return slice;
  Operation *op = value.getDefiningOp();
  if (auto product = dyn_cast_or_null<MatMulOp>(op))
    return productOverTime(product);
  if (isa_and_nonnull<AddOp, SubOp, MulOp, NegOp, AbsOp, TanhOp, SigmoidOp, MaxOp, MinOp,
                      ExpOp>(op))
    return elementwiseOverTime(op);
  return {};
}

Value OverTime::overTime(Value value) {
  auto [found, isNew] = known.try_emplace(value);
  if (!isNew)
    return found->second;
  Value all = computeOverTime(value);
  return known[value] = all;
}

/// concat(a, c) * w as a * w' + c * w'', where `a` is known beforehand.
bool OverTime::splitProduct(MatMulOp op) {
  auto concat = op.getLhs().getDefiningOp<ConcatOp>();
  auto lhs = cast<RankedTensorType>(op.getLhs().getType());
  auto rhs = cast<RankedTensorType>(op.getRhs().getType());
  if (!concat || !loop.isInvariant(op.getRhs()) || op.getTransposeLhs() ||
      op.getTransposeRhs() || lhs.getRank() != 2 || rhs.getRank() != 2 ||
      concat.getAxis() != 1 || rhs.isDynamicDim(0) ||
      llvm::none_of(concat.getInputs(), [&](Value part) { return overTime(part); }))
    return false;
  SmallVector<Value> rows;
  int64_t begin = 0;
  for (Value part : concat.getInputs()) {
    int64_t size = cast<RankedTensorType>(part.getType()).getDimSize(1);
    if (ShapedType::isDynamic(size))
      return false;
    auto type = rhs.clone(ArrayRef<int64_t>{size, rhs.getDimSize(1)});
    rows.push_back(SliceOp::create(b, type, op.getRhs(), ArrayRef<int64_t>{begin, 0},
                                   ArrayRef<int64_t>{size, rhs.getDimSize(1)},
                                   ArrayRef<int64_t>{1, 1}));
    begin += size;
  }
  OpBuilder inside(op);
  Value sum;
  for (auto [part, weight] : llvm::zip_equal(concat.getInputs(), rows)) {
    Value product =
        MatMulOp::create(inside, op.getLoc(), op.getType(), part, weight, false, false);
    sum = sum ? AddOp::create(inside, op.getLoc(), op.getType(), sum, product).getResult()
              : product;
  }
  sum.getDefiningOp()->setDiscardableAttrs(op->getDiscardableAttrDictionary());
  op.replaceAllUsesWith(sum);
  op.erase();
  return true;
}

/// Takes this iteration's slice of what was computed for all.
void OverTime::useOverTime(Value value) {
  OpBuilder inside(value.getDefiningOp());
  Value all = known.lookup(value);
  value.replaceAllUsesWith(GatherOp::create(inside, value.getLoc(), value.getType(), all,
                                            number, /*axis=*/0, /*batch_dims=*/0));
  remark::passed(value.getLoc(), RemarkOpts::name("over-time").category(DEBUG_TYPE))
      << llvm::formatv("computed for all iterations at once, {0}", all.getType()).str();
}

void OverTime::run() {
  SmallVector<CounterBound> bounds = counterBounds(loop);
  if (bounds.empty())
    return;
  for (const CounterBound &bound : bounds) {
    DenseIntElementsAttr limit;
    if (!matchPattern(bound.limit, m_Constant(&limit)))
      continue;
    int64_t most = (*limit.begin()).getSExtValue();
    trips = std::min(trips.value_or(most), most);
  }
  SmallVector<MatMulOp> products(loop.getBodyBlock().getOps<MatMulOp>());
  for (MatMulOp product : products)
    splitProduct(product);
  llvm::DenseSet<Value> large; // products over time, and what follows from them
  SmallVector<Value> ends;
  for (Operation &op : loop.getBodyBlock()) {
    bool isProduct = isa<MatMulOp>(op);
    bool follows = llvm::any_of(op.getOperands(),
                                [&](Value operand) { return large.contains(operand); });
    if (op.getNumResults() != 1 || !(isProduct || follows) || !overTime(op.getResult(0)))
      continue;
    large.insert(op.getResult(0));
    ends.push_back(op.getResult(0));
  }
  for (Value value : llvm::reverse(ends)) {
    // What follows was replaced before: only other uses are left.
    if (!value.use_empty())
      useOverTime(value);
    value.getDefiningOp()->erase();
  }
}

struct HoistInvariantsPass : impl::HoistInvariantsPassBase<HoistInvariantsPass> {
  using Base::Base;

  void runOnOperation() override {
    SmallVector<WhileOp> loops;
    getOperation().walk([&](WhileOp loop) { loops.push_back(loop); });
    for (WhileOp loop : loops) {
      hoistInvariants(loop);
      if (overTime)
        OverTime(loop).run();
    }
  }
};

} // namespace
} // namespace tenon
