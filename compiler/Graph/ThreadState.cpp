//===- ThreadState.cpp - Variables as values ------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One walk in program order with the current value of each variable. A branch that
// writes a variable gives its value as one more result, in the region that leaves it
// alone the value from before. A loop carries the values of the variables it writes;
// those that it only reads are values around it.
//
//===----------------------------------------------------------------------===//
#include "compiler/Graph/Passes.h"
#include "dialects/Tenon/TenonOps.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/BuiltinOps.h"

using namespace mlir;

namespace tenon {
#define GEN_PASS_DEF_THREADSTATEPASS
#include "compiler/Graph/Passes.h.inc"

namespace {

/// The variable that `op` reads or writes, or null.
FlatSymbolRefAttr variableOf(Operation *op) {
  if (isa<ReadOp, AssignOp, AssignAddOp, AssignSubOp>(op))
    return op->getAttrOfType<FlatSymbolRefAttr>("variable");
  return {};
}

/// Whether `op` belongs to the condition of a loop.
bool isInCondition(Operation *op) {
  for (auto loop = op->getParentOfType<WhileOp>(); loop;
       loop = loop->getParentOfType<WhileOp>())
    if (loop.getCond().isAncestor(op->getParentRegion()))
      return true;
  return false;
}

/// One function's walk.
class StateThread {
public:
  StateThread(func::FuncOp function, SymbolTable &symbols)
      : function(function), symbols(symbols), builder(function.getContext()) {}

  LogicalResult run();

private:
  using Values = llvm::MapVector<Attribute, Value>;

  void thread(Block &block, Values &values);
  void threadAccess(Operation *op, Value &value);
  void threadBranch(IfOp op, Values &values);
  void threadLoop(WhileOp op, Values &values);
  LogicalResult addArguments(Values &values);
  Value castTo(Location loc, Type type, Value value) {
    return value.getType() == type
               ? value
               : tensor::CastOp::create(builder, loc, type, value).getResult();
  }

  func::FuncOp function;
  SymbolTable &symbols;
  OpBuilder builder;
};

LogicalResult StateThread::addArguments(Values &values) {
  llvm::SmallSetVector<Attribute, 4> touched;
  WalkResult conditions = function.walk<WalkOrder::PreOrder>([&](Operation *op) {
    FlatSymbolRefAttr name = variableOf(op);
    if (!name)
      return WalkResult::advance();
    touched.insert(name);
    if (isa<ReadOp>(op) || !isInCondition(op))
      return WalkResult::advance();
    op->emitError("the condition of a loop writes variable ")
        << name << ", which only its body may";
    return WalkResult::interrupt();
  });
  if (conditions.wasInterrupted())
    return failure();
  for (Attribute name : touched) {
    auto variable = symbols.lookup<VariableOp>(cast<FlatSymbolRefAttr>(name).getValue());
    auto type = cast<RankedTensorType>(variable.getType());
    if (!type.hasStaticShape())
      return variable.emitError("variable ") << name << " has unknown sizes: " << type;
    DictionaryAttr attributes =
        builder.getDictionaryAttr(builder.getNamedAttr("tenon.variable", name));
    unsigned number = function.getNumArguments();
    if (failed(function.insertArgument(number, type, attributes, variable.getLoc())))
      return failure();
    values[name] = function.getArgument(number);
  }
  return success();
}

void StateThread::threadAccess(Operation *op, Value &value) {
  builder.setInsertionPoint(op);
  Location loc = op->getLoc();
  Type type = value.getType();
  if (auto read = dyn_cast<ReadOp>(op))
    read.replaceAllUsesWith(castTo(loc, read.getType(), value));
  else if (auto assign = dyn_cast<AssignOp>(op))
    value = castTo(loc, type, assign.getValue());
  else if (auto add = dyn_cast<AssignAddOp>(op))
    value = AddOp::create(builder, loc, type, value, castTo(loc, type, add.getValue()));
  else if (auto sub = dyn_cast<AssignSubOp>(op))
    value = SubOp::create(builder, loc, type, value, castTo(loc, type, sub.getValue()));
  op->erase();
}

void StateThread::threadBranch(IfOp op, Values &values) {
  Block *blocks[] = {&op.getThenRegion().front(), &op.getElseRegion().front()};
  Values after[] = {values, values};
  for (int i : {0, 1})
    thread(*blocks[i], after[i]);
  SmallVector<Attribute> written;
  SmallVector<Type> types(op.getResultTypes());
  for (auto &[name, value] : values)
    if (after[0][name] != value || after[1][name] != value) {
      written.push_back(name);
      types.push_back(value.getType());
    }
  if (written.empty())
    return;
  for (int i : {0, 1})
    for (Attribute name : written)
      blocks[i]->getTerminator()->insertOperands(
          blocks[i]->getTerminator()->getNumOperands(), after[i][name]);
  builder.setInsertionPoint(op);
  auto wider = IfOp::create(builder, op.getLoc(), types, op.getCondition());
  wider->setDiscardableAttrs(op->getDiscardableAttrDictionary());
  wider.getThenRegion().takeBody(op.getThenRegion());
  wider.getElseRegion().takeBody(op.getElseRegion());
  op.replaceAllUsesWith(wider.getResults().take_front(op.getNumResults()));
  for (auto [name, value] :
       llvm::zip_equal(written, wider.getResults().take_back(written.size())))
    values[name] = value;
  op.erase();
}

void StateThread::threadLoop(WhileOp op, Values &values) {
  llvm::SmallSetVector<Attribute, 4> written;
  op->walk([&](Operation *inner) {
    if (FlatSymbolRefAttr name = variableOf(inner); name && !isa<ReadOp>(inner))
      written.insert(name);
  });
  Values inCond = values, inBody = values;
  SmallVector<Value> inits(op.getInits());
  SmallVector<Type> types(op.getResultTypes());
  for (Attribute name : written) {
    Value init = values[name];
    inits.push_back(init);
    types.push_back(init.getType());
    inCond[name] = op.getCondBlock().addArgument(init.getType(), op.getLoc());
    inBody[name] = op.getBodyBlock().addArgument(init.getType(), op.getLoc());
  }
  thread(op.getCondBlock(), inCond);
  thread(op.getBodyBlock(), inBody);
  if (written.empty())
    return;
  Operation *yield = op.getBodyBlock().getTerminator();
  for (Attribute name : written)
    yield->insertOperands(yield->getNumOperands(), inBody[name]);
  builder.setInsertionPoint(op);
  auto wider = WhileOp::create(builder, op.getLoc(), types, inits);
  wider->setDiscardableAttrs(op->getDiscardableAttrDictionary());
  wider.getCond().takeBody(op.getCond());
  wider.getBody().takeBody(op.getBody());
  op.replaceAllUsesWith(wider.getResults().take_front(op.getNumResults()));
  for (auto [name, value] :
       llvm::zip_equal(written, wider.getResults().take_back(written.size())))
    values[name] = value;
  op.erase();
}

void StateThread::thread(Block &block, Values &values) {
  for (Operation &op : llvm::make_early_inc_range(block)) {
    if (FlatSymbolRefAttr name = variableOf(&op)) {
      threadAccess(&op, values[name]);
    } else if (auto branch = dyn_cast<IfOp>(op)) {
      threadBranch(branch, values);
    } else if (auto loop = dyn_cast<WhileOp>(op)) {
      threadLoop(loop, values);
    } else {
      for (Region &region : op.getRegions())
        for (Block &inner : region)
          thread(inner, values);
    }
  }
}

LogicalResult StateThread::run() {
  Values values;
  if (failed(addArguments(values)))
    return failure();
  Values before = values;
  thread(function.front(), values);
  Operation *terminator = function.front().getTerminator();
  for (auto &[name, value] : values) {
    // A variable that gets back its own value is not written.
    if (value == before[name])
      continue;
    DictionaryAttr attributes =
        builder.getDictionaryAttr(builder.getNamedAttr("tenon.variable", name));
    unsigned number = function.getNumResults();
    if (failed(function.insertResult(number, value.getType(), attributes)))
      return failure();
    terminator->insertOperands(number, value);
  }
  return success();
}

struct ThreadStatePass : impl::ThreadStatePassBase<ThreadStatePass> {
  using Base::Base;

  void runOnOperation() override {
    SymbolTable symbols(getOperation());
    for (auto function : getOperation().getOps<func::FuncOp>())
      if (!function.isDeclaration() && failed(StateThread(function, symbols).run()))
        return signalPassFailure();
  }
};

} // namespace
} // namespace tenon
