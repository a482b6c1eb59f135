//===- Control.cpp - The control family -------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "dialects/Tenon/Counters.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/DenseSet.h"

using namespace mlir;
using namespace tenon;

/// Checks that `region` ends in a `tenon.yield` of values compatible with `types`.
static LogicalResult verifyYield(Operation *op, Region &region, StringRef name,
                                 TypeRange types) {
  Block &block = region.front();
  auto yield = block.empty() ? YieldOp() : dyn_cast<YieldOp>(block.back());
  if (!yield)
    return op->emitOpError("has a region '")
           << name << "' that does not end in tenon.yield";
  if (areCompatibleTypes(yield.getValues().getTypes(), types))
    return success();
  InFlightDiagnostic error = op->emitOpError("has results of types (")
                             << types << "), but its region '" << name << "' yields ("
                             << yield.getValues().getTypes() << ")";
  error.attachNote(yield.getLoc()) << "yielded here";
  return error;
}

//===----------------------------------------------------------------------===//
// tenon.if
//===----------------------------------------------------------------------===//

LogicalResult IfOp::verifyRegions() {
  // C2, C3.
  if (failed(verifyYield(*this, getThenRegion(), "then", getResultTypes())))
    return failure();
  return verifyYield(*this, getElseRegion(), "else", getResultTypes());
}

namespace {
/// An if of a constant condition is the region it takes.
struct TakeConstantBranch final : OpRewritePattern<IfOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(IfOp op, PatternRewriter &rewriter) const override {
    DenseElementsAttr condition;
    if (!matchPattern(op.getCondition(), m_Constant(&condition)))
      return rewriter.notifyMatchFailure(op, "the condition is no constant");
    Region &taken =
        condition.getSplatValue<bool>() ? op.getThenRegion() : op.getElseRegion();
    auto yield = cast<YieldOp>(taken.front().back());
    SmallVector<Value> values(yield.getValues());
    rewriter.eraseOp(yield);
    rewriter.inlineBlockBefore(&taken.front(), op);
    for (auto [value, type] : llvm::zip_equal(values, op.getResultTypes()))
      if (value.getType() != type)
        value = tensor::CastOp::create(rewriter, op.getLoc(), type, value);
    rewriter.replaceOp(op, values);
    return success();
  }
};
} // namespace

void IfOp::getCanonicalizationPatterns(RewritePatternSet &patterns,
                                       MLIRContext *context) {
  patterns.add<TakeConstantBranch>(context);
}

//===----------------------------------------------------------------------===//
// tenon.while
//===----------------------------------------------------------------------===//

LogicalResult WhileOp::verifyRegions() {
  // C1.
  TypeRange types = getResultTypes();
  if (!areCompatibleTypes(getInits().getTypes(), types))
    return emitOpError("carries (")
           << getInits().getTypes() << "), but has results of types (" << types << ")";
  for (auto [region, name] :
       {std::pair(&getCond(), "cond"), std::pair(&getBody(), "body")})
    if (!areCompatibleTypes(region->getArgumentTypes(), types))
      return emitOpError("has results of types (")
             << types << "), but its region '" << name << "' takes ("
             << region->getArgumentTypes() << ")";

  // C2.
  Block &cond = getCond().front();
  if (cond.empty() || !isa<ConditionOp>(cond.back()))
    return emitOpError("has a region 'cond' that does not end in tenon.condition");

  // C3.
  return verifyYield(*this, getBody(), "body", types);
}

Value WhileOp::getCondition() {
  return cast<ConditionOp>(getCondBlock().back()).getCondition();
}

OperandRange WhileOp::getYielded() {
  return cast<YieldOp>(getBodyBlock().back()).getValues();
}

bool WhileOp::isInvariant(Value value) {
  return !getOperation()->isAncestor(value.getParentRegion()->getParentOp());
}

/// What a chain of casts that only change what is known of sizes begins with.
static Value throughCasts(Value value) {
  while (auto conversion = value.getDefiningOp<tensor::CastOp>())
    value = conversion.getSource();
  return value;
}

/// A loop without the carried values of `gone`, which nothing uses any more.
static void dropCarried(WhileOp op, const llvm::BitVector &gone,
                        PatternRewriter &rewriter) {
  SmallVector<Value> inits, kept;
  SmallVector<Type> types;
  for (auto [i, init, result] : llvm::enumerate(op.getInits(), op.getResults()))
    if (!gone[i]) {
      inits.push_back(init);
      types.push_back(result.getType());
      kept.push_back(result);
    }
  auto yield = cast<YieldOp>(op.getBodyBlock().back());
  rewriter.modifyOpInPlace(yield, [&] { yield->eraseOperands(gone); });
  auto fewer = WhileOp::create(rewriter, op.getLoc(), types, inits);
  fewer->setDiscardableAttrs(op->getDiscardableAttrDictionary());
  fewer.getCond().takeBody(op.getCond());
  fewer.getBody().takeBody(op.getBody());
  fewer.getCondBlock().eraseArguments(gone);
  fewer.getBodyBlock().eraseArguments(gone);
  for (auto [value, result] : llvm::zip_equal(kept, fewer.getResults()))
    rewriter.replaceAllUsesWith(value, result);
  rewriter.eraseOp(op);
}

namespace {
/// A carried value that each iteration passes on, or that is another one's equal, is
/// no carried value.
struct UseInvariantsFromOutside final : OpRewritePattern<WhileOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(WhileOp op, PatternRewriter &rewriter) const override {
    llvm::BitVector gone(op.getNumResults());
    llvm::DenseMap<std::pair<Value, Value>, unsigned> carried; // by init and yield
    auto replace = [&](Value value, Value by) {
      if (value.use_empty())
        return;
      if (by.getType() != value.getType()) {
        OpBuilder::InsertionGuard guard(rewriter);
        if (auto argument = dyn_cast<BlockArgument>(by))
          rewriter.setInsertionPointToStart(argument.getOwner());
        else
          rewriter.setInsertionPointAfterValue(by);
        by = tensor::CastOp::create(rewriter, op.getLoc(), value.getType(), by);
      }
      rewriter.replaceAllUsesWith(value, by);
    };
    for (auto [i, init, next] : llvm::enumerate(op.getInits(), op.getYielded())) {
      Value inBody = op.getBodyBlock().getArgument(i),
            inCond = op.getCondBlock().getArgument(i);
      Value source = throughCasts(next);
      if (source == inBody || source == throughCasts(init)) {
        gone.set(i);
        for (Value value : {inBody, inCond, Value(op.getResult(i))})
          replace(value, init);
        continue;
      }
      auto [found, isNew] = carried.try_emplace({init, next}, i);
      unsigned other = found->second;
      if (isNew || op.getResult(other).getType() != op.getResult(i).getType())
        continue;
      gone.set(i);
      replace(inBody, op.getBodyBlock().getArgument(other));
      replace(inCond, op.getCondBlock().getArgument(other));
      replace(op.getResult(i), op.getResult(other));
    }
    if (gone.none())
      return rewriter.notifyMatchFailure(op, "every carried value changes");
    dropCarried(op, gone, rewriter);
    return success();
  }
};

/// Which carried values are needed: by the condition, by an effect, by what uses the
/// results, or for the next value of one that is needed.
class NeededCarried {
public:
  explicit NeededCarried(WhileOp op) : op(op), needed(op.getNumResults()) {}

  llvm::BitVector find() {
    need(op.getCondition());
    for (OpResult result : op.getResults())
      if (!result.use_empty())
        needCarried(result.getResultNumber());
    for (Block *block : {&op.getCondBlock(), &op.getBodyBlock()})
      for (Operation &inner : block->without_terminator())
        if (!isMemoryEffectFree(&inner))
          needOp(&inner);
    while (!work.empty())
      work.pop_back_val()->walk([&](Operation *inner) {
        for (Value operand : inner->getOperands())
          need(operand);
      });
    return needed;
  }

private:
  void needCarried(unsigned number) {
    if (needed.test(number))
      return;
    needed.set(number);
    need(op.getYielded()[number]);
  }

  void needOp(Operation *inner) {
    if (visited.insert(inner).second)
      work.push_back(inner);
  }

  void need(Value value) {
    if (op.isInvariant(value))
      return;
    auto argument = dyn_cast<BlockArgument>(value);
    Block *block = value.getParentBlock();
    if (argument && (block == &op.getCondBlock() || block == &op.getBodyBlock()))
      return needCarried(argument.getArgNumber());
    // What an op inside holds is needed with it.
    if (Operation *inner = value.getDefiningOp())
      if (block == &op.getCondBlock() || block == &op.getBodyBlock())
        needOp(inner);
  }

  WhileOp op;
  llvm::BitVector needed;
  llvm::DenseSet<Operation *> visited;
  SmallVector<Operation *> work;
};

/// A carried value that nothing needs goes, with what computes it.
struct DropUnneeded final : OpRewritePattern<WhileOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(WhileOp op, PatternRewriter &rewriter) const override {
    llvm::BitVector gone = NeededCarried(op).find().flip();
    if (gone.none())
      return rewriter.notifyMatchFailure(op, "every carried value is needed");
    // Their own computation reads them until it is found dead.
    for (unsigned i : gone.set_bits())
      for (Block *block : {&op.getCondBlock(), &op.getBodyBlock()})
        if (BlockArgument argument = block->getArgument(i); !argument.use_empty()) {
          Value init = op.getInits()[i];
          if (init.getType() != argument.getType()) {
            rewriter.setInsertionPoint(op);
            init =
                tensor::CastOp::create(rewriter, op.getLoc(), argument.getType(), init);
          }
          rewriter.replaceAllUsesWith(argument, init);
        }
    rewriter.setInsertionPoint(op);
    dropCarried(op, gone, rewriter);
    return success();
  }
};

/// A loop whose condition is false from the start gives what it began with.
struct SkipNeverRun final : OpRewritePattern<WhileOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(WhileOp op, PatternRewriter &rewriter) const override {
    DenseElementsAttr condition;
    if (!matchPattern(op.getCondition(), m_Constant(&condition)) ||
        condition.getSplatValue<bool>())
      return rewriter.notifyMatchFailure(op, "the condition is not constantly false");
    if (llvm::any_of(op.getCondBlock().without_terminator(),
                     [](Operation &inner) { return !isMemoryEffectFree(&inner); }))
      return rewriter.notifyMatchFailure(op, "the condition has an effect");
    SmallVector<Value> values(op.getInits());
    for (auto [value, type] : llvm::zip_equal(values, op.getResultTypes()))
      if (value.getType() != type)
        value = tensor::CastOp::create(rewriter, op.getLoc(), type, value);
    rewriter.replaceOp(op, values);
    return success();
  }
};
} // namespace

/// The carried scalar that `value` shows, as it is or with dimensions of size 1.
static BlockArgument carriedScalar(Value value) {
  while (Operation *op = value.getDefiningOp()) {
    if (!isa<ExpandDimsOp, SqueezeOp, ReshapeOp, tensor::CastOp>(op))
      return {};
    value = op->getOperand(0);
  }
  auto argument = cast<BlockArgument>(value);
  auto loop = dyn_cast<WhileOp>(argument.getOwner()->getParentOp());
  return loop && argument.getOwner() == &loop.getBodyBlock() ? argument : BlockArgument();
}

static std::optional<int64_t> constantInteger(Value value) {
  DenseIntElementsAttr elements;
  if (!matchPattern(value, m_Constant(&elements)) || !elements.isSplat())
    return std::nullopt;
  return elements.getSplatValue<APInt>().getSExtValue();
}

/// Least and greatest number that a counter shows the body of its loop.
static std::optional<std::pair<int64_t, int64_t>> rangeOf(BlockArgument counter) {
  auto loop = cast<WhileOp>(counter.getOwner()->getParentOp());
  unsigned number = counter.getArgNumber();
  std::optional<int64_t> least = constantInteger(loop.getInits()[number]);
  if (!least || counterStep(loop, number).value_or(0) <= 0)
    return std::nullopt;
  for (const CounterBound &bound : counterBounds(loop)) {
    // Counters that begin and go on alike are equal.
    std::optional<int64_t> limit = constantInteger(bound.limit);
    if (limit && constantInteger(loop.getInits()[bound.counter]) == least &&
        counterStep(loop, bound.counter) == counterStep(loop, number))
      return std::pair(*least, bound.isInclusive ? *limit : *limit - 1);
  }
  return std::nullopt;
}

/// What a comparison says of all numbers from `least` to `most`; nullopt if they differ.
static std::optional<bool> compareAll(Predicate predicate, int64_t least, int64_t most,
                                      int64_t with) {
  auto decide = [](bool always, bool never) -> std::optional<bool> {
    return always ? std::optional(true) : never ? std::optional(false) : std::nullopt;
  };
  switch (predicate) {
  case Predicate::lt:
    return decide(most < with, least >= with);
  case Predicate::le:
    return decide(most <= with, least > with);
  case Predicate::gt:
    return decide(least > with, most <= with);
  case Predicate::ge:
    return decide(least >= with, most < with);
  case Predicate::eq:
    return decide(least == with && most == with, with < least || with > most);
  case Predicate::ne:
    return decide(with < least || with > most, least == with && most == with);
  }
  return std::nullopt;
}

namespace {
/// A comparison of a counter with a number that its loop's bounds decide.
struct CompareCounter final : OpRewritePattern<CompareOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(CompareOp op, PatternRewriter &rewriter) const override {
    std::optional<int64_t> number = constantInteger(op.getRhs());
    if (!number || !op.getResult().getType().hasStaticShape())
      return rewriter.notifyMatchFailure(op, "not compared with a number");
    BlockArgument counter = carriedScalar(op.getLhs());
    auto range = counter ? rangeOf(counter) : std::nullopt;
    if (!range)
      return rewriter.notifyMatchFailure(op, "not a counter of known range");
    std::optional<bool> truth =
        compareAll(op.getPredicate(), range->first, range->second, *number);
    if (!truth)
      return rewriter.notifyMatchFailure(op, "iterations differ");
    auto type = cast<RankedTensorType>(op.getResult().getType());
    rewriter.replaceOpWithNewOp<ConstantOp>(op, type,
                                            DenseElementsAttr::get(type, *truth));
    return success();
  }
};
} // namespace

void WhileOp::getCanonicalizationPatterns(RewritePatternSet &patterns,
                                          MLIRContext *context) {
  patterns.add<UseInvariantsFromOutside, DropUnneeded, SkipNeverRun, CompareCounter>(
      context);
}
