//===- LowerToLinalg.cpp - From the graph to linalg on tensors ------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One walk over each function in program order. An op that the table knows is
// built anew in front of itself; ops that it doesn't know (weights, complex ops) stay and
// get the new operands. A branch is lowered at the end of its last region, a loop where
// it begins and at the end of its body. Old ops and what ended up unused are erased at
// the end. Linear in the number of ops. Assumes that operands are defined before their
// uses in program order, and that reads and writes of variables have become arguments and
// results.
//
//===----------------------------------------------------------------------===//
#include "compiler/Lowering/Loops.h"
#include "compiler/Lowering/Passes.h"
#include "compiler/Lowering/Strings.h"
#include "dialects/Tenon/TenonOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/TypeUtilities.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

using namespace mlir;

namespace tenon {
#define GEN_PASS_DEF_LOWERTOLINALGPASS
#include "compiler/Lowering/Passes.h.inc"

/// A constant with signless elements.
static DenseElementsAttr signlessElements(DenseElementsAttr elements) {
  Type type = signless(elements.getElementType());
  return type == elements.getElementType() ? elements : elements.bitcast(type);
}

/// One function's walk.
class LowerFunction {
public:
  LowerFunction(func::FuncOp function, const LoweringTable &table)
      : function(function), table(table), lowering(function.getContext()),
        loops(lowering) {}

  LogicalResult run();
  /// What has to be marked for another attempt.
  ArrayRef<LoopLowering::ChangingDim> wronglyKept() const { return loops.wronglyKept(); }

private:
  void convertSignature();
  /// Two feeds' dims of one symbol are one value.
  void shareNamedDims();
  LogicalResult visit(Operation *op);
  bool lowerConstant(Operation *op);
  /// Lowers a tracked shape value to tensor.from_elements.
  void lowerShapeValue(Operation *op, const Sizes &elements);
  void trackSplat(Operation *op);
  /// Carries `tenon.node` over to the op that makes the value.
  void keepNode(Operation *op);
  void eraseDead();

  func::FuncOp function;
  const LoweringTable &table;
  Lowering lowering;
  LoopLowering loops;
  SmallVector<Operation *> replaced;
};

void LowerFunction::convertSignature() {
  auto convert = [](TypeRange types) {
    return llvm::map_to_vector(types, [](Type type) { return signless(type); });
  };
  FunctionType type = function.getFunctionType();
  function.setFunctionType(FunctionType::get(
      function.getContext(), convert(type.getInputs()), convert(type.getResults())));
}

void LowerFunction::shareNamedDims() {
  llvm::StringMap<Size> named;
  lowering.b.setLoc(function.getLoc());
  for (BlockArgument argument : function.getArguments()) {
    auto names =
        function.getArgAttrOfType<ArrayAttr>(argument.getArgNumber(), "tenon.dims");
    auto type = dyn_cast<RankedTensorType>(argument.getType());
    if (!names || !type || int64_t(names.size()) != type.getRank())
      continue;
    Sizes sizes(type.getRank());
    for (auto [dim, attribute] : llvm::enumerate(names.getValue())) {
      auto name = dyn_cast<StringAttr>(attribute);
      if (!name || name.empty() || !type.isDynamicDim(dim))
        continue;
      sizes[dim] = named.lookup(name);
      lowering.knownSizes[argument] = sizes;
      if (!sizes[dim]) {
        OpBuilder::InsertionGuard guard(lowering.b);
        lowering.b.setInsertionPointToStart(argument.getOwner());
        Value position = arith::ConstantIndexOp::create(lowering.b, dim);
        sizes[dim] = tensor::DimOp::create(lowering.b, argument, position).getResult();
        named[name] = sizes[dim];
      }
    }
    lowering.knownSizes[argument] = sizes;
  }
}

bool LowerFunction::lowerConstant(Operation *op) {
  auto constant = dyn_cast<ConstantOp>(op);
  auto strings =
      constant ? dyn_cast<DenseStringElementsAttr>(constant.getValue()) : nullptr;
  if (strings && isa<StringType>(strings.getElementType())) {
    lowerStringConstant(constant.getResult(), strings, lowering);
    return true;
  }
  auto elements = constant ? dyn_cast<DenseElementsAttr>(constant.getValue()) : nullptr;
  if (!elements || !isa<FloatType, IntegerType>(elements.getElementType()))
    return false;
  elements = signlessElements(elements);
  lowering.replace(constant.getResult(), arith::ConstantOp::create(lowering.b, elements));
  if (elements.isSplat())
    lowering.setSplat(constant.getResult(), elements.getSplatValue<TypedAttr>());
  return true;
}

void LowerFunction::lowerShapeValue(Operation *op, const Sizes &elements) {
  RankedTensorType type = lowering.target(op->getResult(0));
  ImplicitLocOpBuilder &b = lowering.b;
  if (auto constants = getConstantIntValues(elements)) {
    unsigned width = type.getElementTypeBitWidth();
    SmallVector<APInt> values;
    for (int64_t value : *constants)
      values.push_back(APInt(64, value, true).sextOrTrunc(width));
    auto dense = DenseIntElementsAttr::get(type, values);
    lowering.replace(op->getResult(0), arith::ConstantOp::create(b, dense));
    if (dense.isSplat())
      lowering.setSplat(op->getResult(0), dense.getSplatValue<TypedAttr>());
    return;
  }
  SmallVector<Value> scalars;
  for (Size element : elements)
    scalars.push_back(arith::IndexCastOp::create(b, type.getElementType(),
                                                 lowering.index.value(element)));
  lowering.replace(op->getResult(0), tensor::FromElementsOp::create(b, type, scalars));
}

void LowerFunction::trackSplat(Operation *op) {
  if (isa<ReshapeOp, ExpandDimsOp, SqueezeOp, TransposeOp, BroadcastToOp, TileOp, SliceOp,
          DynamicSliceOp, ReverseOp, tensor::CastOp>(op))
    if (TypedAttr scalar = lowering.splat(op->getOperand(0)))
      lowering.setSplat(op->getResult(0), scalar);
}

void LowerFunction::keepNode(Operation *op) {
  Attribute node = op->getDiscardableAttr("tenon.node");
  if (!node || !op->getNumResults())
    return;
  Value value = lowering.lowered(op->getResult(0));
  if (auto cast = value.getDefiningOp<tensor::CastOp>())
    value = cast.getSource();
  Operation *made = value.getDefiningOp();
  // A value that is passed on belongs to the node that made it.
  if (made && !made->hasAttr("tenon.node") && made->getLoc() == op->getLoc())
    made->setDiscardableAttr("tenon.node", node);
}

LogicalResult LowerFunction::visit(Operation *op) {
  if (auto branch = dyn_cast<IfOp>(op->getParentOp()); branch && isa<YieldOp>(op)) {
    if (op->getParentRegion() == &branch.getElseRegion()) {
      lowerIf(branch, lowering);
      replaced.push_back(branch);
    }
    return success();
  }
  if (auto loop = dyn_cast<WhileOp>(op)) {
    loops.begin(loop);
    replaced.push_back(op);
    return success();
  }
  if (std::optional<LogicalResult> ended = loops.end(op)) {
    replaced.push_back(op);
    return *ended;
  }
  lowering.b.setInsertionPoint(op);
  lowering.b.setLoc(op->getLoc());
  const LoweringTable::Entry *lower = table.find(op->getName().getStringRef());
  bool isShape = lowering.shapes.visit(op);
  bool isDone = true;
  if (isa<ConstantOp>(op))
    isDone = lowerConstant(op);
  else if (isShape)
    lowerShapeValue(op, *lowering.shapes.lookup(op->getResult(0)));
  else
    isDone = lower && succeeded((*lower)(op, lowering));
  if (isDone) {
    trackSplat(op);
    keepNode(op);
    replaced.push_back(op);
    return success();
  }
  if (isa<BroadcastAxesOp>(op) && !op->use_empty())
    return op->emitError("axes of a broadcast of sizes that are known only at run time "
                         "are supported as those of a Sum alone");
  for (OpOperand &operand : op->getOpOperands())
    operand.set(lowering.lowered(operand.get()));
  for (Value result : op->getResults())
    lowering.makeSignless(result);
  for (Region &region : op->getRegions())
    for (Block &block : region)
      for (BlockArgument argument : block.getArguments())
        lowering.makeSignless(argument);
  return success();
}

void LowerFunction::eraseDead() {
  SmallVector<Operation *> all;
  function.walk<WalkOrder::PreOrder>([&](Operation *op) {
    all.push_back(op);
    return isa<linalg::LinalgOp>(op) ? WalkResult::skip() : WalkResult::advance();
  });
  for (Operation *op : llvm::reverse(all))
    if (op != function && isOpTriviallyDead(op))
      op->erase();
}

LogicalResult LowerFunction::run() {
  if (function.isDeclaration()) {
    convertSignature();
    return success();
  }
  loops.prepare(function);
  for (BlockArgument argument : function.getArguments())
    lowering.makeSignless(argument);
  convertSignature();
  shareNamedDims();
  SmallVector<Operation *> work;
  function.walk<WalkOrder::PreOrder>([&](Operation *op) {
    // What a loop does is in its body.
    if (auto loop = dyn_cast<WhileOp>(op->getParentOp());
        loop && op->getParentRegion() == &loop.getCond())
      return WalkResult::skip();
    if (op != function)
      work.push_back(op);
    return WalkResult::advance();
  });
  for (Operation *op : work)
    if (failed(visit(op)))
      return failure();
  for (Operation *op : llvm::reverse(replaced))
    op->erase();
  eraseDead();
  return success();
}

namespace {
struct LowerToLinalgPass : impl::LowerToLinalgPassBase<LowerToLinalgPass> {
  using Base::Base;

  LogicalResult initialize(MLIRContext *) override {
    table = std::make_shared<LoweringTable>();
    addElementwiseLowerings(*table);
    addLinalgLowerings(*table);
    addMatMulLowerings(*table);
    addConvLowerings(*table);
    addOrthoLowerings(*table);
    addPoolLowerings(*table);
    addReduceLowerings(*table);
    addSoftmaxLowerings(*table);
    addSortLowerings(*table);
    addShapeLowerings(*table);
    addSliceLowerings(*table);
    addPadLowerings(*table);
    addImageLowerings(*table);
    addIndexLowerings(*table);
    addCumulateLowerings(*table);
    addRandomLowerings(*table);
    addScatterLowerings(*table);
    addSpecialLowerings(*table);
    addStringLowerings(*table);
    addControlLowerings(*table);
    return success();
  }

  void runOnOperation() override {
    for (auto function : getOperation().getOps<func::FuncOp>())
      if (failed(lower(function)))
        return signalPassFailure();
  }

  /// Lowers a function; one with loops again, until what was thought of their sizes
  /// holds.
  LogicalResult lower(func::FuncOp function) {
    bool hasLoops =
        function.walk([](WhileOp) { return WalkResult::interrupt(); }).wasInterrupted();
    if (!hasLoops)
      return LowerFunction(function, *table).run();
    LoopLowering::number(function);
    while (true) {
      OwningOpRef<func::FuncOp> pristine(function.clone());
      SmallVector<LoopLowering::ChangingDim> changing;
      {
        LowerFunction attempt(function, *table);
        if (failed(attempt.run()))
          return failure();
        llvm::append_range(changing, attempt.wronglyKept());
      }
      if (changing.empty())
        return success();
      LoopLowering::markChanging(*pristine, changing);
      function.setFunctionType(pristine->getFunctionType());
      function.getBody().takeBody(pristine->getBody());
    }
  }

  std::shared_ptr<LoweringTable> table;
};
} // namespace
} // namespace tenon
