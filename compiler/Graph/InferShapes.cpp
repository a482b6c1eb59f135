//===- InferShapes.cpp - Declared types refined by inference --------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One walk in program order, types changed in place. Legal because every op of
// the dialect accepts operands of any staticness, and a declared type that knows
// more than the inferred one is kept.
//
// A loop is inferred with what it begins with; if its body makes less certain types,
// again with what both have in common, until nothing changes: once per carried size
// at the most. Declared types come back before each attempt.
//
//===----------------------------------------------------------------------===//
#include "compiler/Graph/Passes.h"
#include "dialects/Tenon/TenonOps.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/BuiltinOps.h"

using namespace mlir;

namespace tenon {
#define GEN_PASS_DEF_INFERSHAPESPASS
#include "compiler/Graph/Passes.h.inc"

/// What both types know; null where they contradict each other.
static RankedTensorType merge(RankedTensorType declared, RankedTensorType inferred) {
  if (!areCompatibleTypes(Type(declared), Type(inferred)))
    return nullptr;
  SmallVector<int64_t> shape(declared.getShape());
  for (auto [size, other] : llvm::zip_equal(shape, inferred.getShape()))
    if (ShapedType::isDynamic(size))
      size = other;
  return declared.clone(shape);
}

/// What is known of a value that is one of two.
static RankedTensorType common(RankedTensorType lhs, RankedTensorType rhs) {
  SmallVector<int64_t> shape(lhs.getShape());
  for (auto [size, other] : llvm::zip_equal(shape, rhs.getShape()))
    if (size != other)
      size = ShapedType::kDynamic;
  return lhs.clone(shape);
}

/// The inferred types of an op's results, or none.
static SmallVector<RankedTensorType, 1> infer(Operation *op) {
  if (op->getNumResults() == 0 || op->getNumOperands() == 0)
    return {};
  auto declared = dyn_cast<RankedTensorType>(op->getResult(0).getType());
  auto input = dyn_cast<RankedTensorType>(op->getOperand(0).getType());
  if (!declared || !input)
    return {};
  if (isa<tenon::CastOp, tensor::CastOp>(op))
    return {declared.clone(input.getShape())};
  if (auto reduce = dyn_cast<ArgReduceOp>(op)) {
    SmallVector<int64_t> shape(input.getShape());
    shape.erase(shape.begin() + reduce.getAxis());
    return {declared.clone(shape)};
  }
  auto infers = dyn_cast<InferTypeOpInterface>(op);
  SmallVector<Type, 1> types;
  if (!infers || !isa<TenonDialect>(op->getDialect()) ||
      failed(infers.inferReturnTypes(op->getContext(), std::nullopt, op->getOperands(),
                                     op->getDiscardableAttrDictionary(),
                                     op->getPropertiesStorage(), op->getRegions(),
                                     types)))
    return {};
  return llvm::map_to_vector<1>(
      types, [](Type type) { return dyn_cast<RankedTensorType>(type); });
}

static void refine(Value value, RankedTensorType inferred) {
  auto declared = dyn_cast<RankedTensorType>(value.getType());
  if (!declared || !inferred)
    return;
  if (RankedTensorType merged = merge(declared, inferred))
    value.setType(merged);
}

/// The results of a branch, once its regions are done.
static void refineBranch(IfOp op) {
  Operation *onTrue = op.getThenRegion().front().getTerminator();
  Operation *onFalse = op.getElseRegion().front().getTerminator();
  for (auto [result, lhs, rhs] : llvm::zip_equal(
           op.getResults(), onTrue->getOperandTypes(), onFalse->getOperandTypes()))
    refine(result, common(cast<RankedTensorType>(lhs), cast<RankedTensorType>(rhs)));
}

static void inferBlock(Block &block);

/// Types of a loop's values as they were declared.
using DeclaredTypes = SmallVector<std::pair<Value, Type>>;

static DeclaredTypes declaredTypes(WhileOp op) {
  DeclaredTypes types;
  op->walk([&](Operation *inner) {
    for (Value result : inner->getResults())
      types.push_back({result, result.getType()});
    for (Region &region : inner->getRegions())
      for (Value argument : region.getArguments())
        types.push_back({argument, argument.getType()});
  });
  return types;
}

/// The types that the values carried by a loop keep, and all within it by these.
static void refineLoop(WhileOp op) {
  DeclaredTypes declared = declaredTypes(op);
  SmallVector<RankedTensorType> carried;
  for (Type type : op.getInits().getTypes())
    carried.push_back(cast<RankedTensorType>(type));
  for (bool isStable = false; !isStable;) {
    for (auto [value, type] : declared)
      value.setType(type);
    for (Block *block : {&op.getCondBlock(), &op.getBodyBlock()})
      for (auto [argument, type] : llvm::zip_equal(block->getArguments(), carried))
        refine(argument, type);
    inferBlock(op.getCondBlock());
    inferBlock(op.getBodyBlock());
    isStable = true;
    for (auto [type, next] : llvm::zip_equal(carried, op.getYielded().getTypes())) {
      RankedTensorType both = common(type, cast<RankedTensorType>(next));
      isStable &= both == type;
      type = both;
    }
  }
  for (auto [result, type] : llvm::zip_equal(op.getResults(), carried))
    refine(result, type);
}

static void inferBlock(Block &block) {
  for (Operation &op : block) {
    if (auto loop = dyn_cast<WhileOp>(op)) {
      refineLoop(loop);
      continue;
    }
    for (Region &region : op.getRegions())
      for (Block &inner : region)
        inferBlock(inner);
    if (auto branch = dyn_cast<IfOp>(op))
      refineBranch(branch);
    else
      for (auto [result, type] : llvm::zip(op.getResults(), infer(&op)))
        refine(result, type);
  }
}

namespace {
struct InferShapesPass : impl::InferShapesPassBase<InferShapesPass> {
  using Base::Base;

  void runOnOperation() override {
    for (auto function : getOperation().getOps<func::FuncOp>()) {
      if (function.isDeclaration())
        continue;
      inferBlock(function.front());
      Operation *end = function.front().getTerminator();
      function.setFunctionType(FunctionType::get(
          &getContext(), function.getArgumentTypes(), end->getOperandTypes()));
    }
  }
};
} // namespace
} // namespace tenon
