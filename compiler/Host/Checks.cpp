//===- Checks.cpp - Checks as exits of the entry functions ----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "compiler/Host/LowerHost.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Interfaces/LoopLikeInterface.h"
#include "mlir/Interfaces/ViewLikeInterface.h"
#include "tenon/abi.h"
#include "tenon/runtime.h"
#include <cstddef>

using namespace mlir;
using namespace tenon;

/// The graph node that a check belongs to, or "".
static std::string nodeOf(Location loc) {
  std::string node;
  loc->walk([&](Location inner) {
    auto name = dyn_cast<NameLoc>(inner);
    if (!name)
      return WalkResult::advance();
    node = name.getName().str();
    return WalkResult::interrupt();
  });
  return node;
}

/// Whether the launch writes a variable that comes as an argument.
static bool writesVariable(func::FuncOp function, rt::LaunchOp launch) {
  return llvm::any_of(launch.getOuts(), [&](Value out) {
    while (auto view = out.getDefiningOp<ViewLikeOpInterface>())
      out = view.getViewSource();
    auto argument = dyn_cast<BlockArgument>(out);
    return argument && argument.getOwner() == &function.front() &&
           function.getArgAttr(argument.getArgNumber(), "tenon.variable");
  });
}

std::vector<CheckDescription> tenon::numberChecks(ModuleOp module) {
  std::vector<CheckDescription> checks;
  Builder builder(module.getContext());
  for (auto function : module.getOps<func::FuncOp>()) {
    bool hasWritten = false;
    auto findWrites = [&](Operation *op) {
      op->walk(
          [&](rt::LaunchOp launch) { hasWritten |= writesVariable(function, launch); });
    };
    function.walk<WalkOrder::PreOrder>([&](Operation *op) {
      // A loop's writes come before the checks of its next iteration.
      if (isa<rt::LaunchOp, LoopLikeOpInterface>(op))
        findWrites(op);
      auto check = dyn_cast<rt::CheckOp>(op);
      if (!check)
        return;
      check->setAttr("number", builder.getI32IntegerAttr(checks.size()));
      checks.push_back({check.getMessage().str(), nodeOf(check.getLoc()), !hasWritten});
    });
  }
  return checks;
}

/// Ends the function in front of `check`, unless its condition holds.
static void lowerCheck(rt::CheckOp check) {
  auto function = check->getParentOfType<func::FuncOp>();
  Value call = function.getArgument(0);
  OpBuilder builder(check);
  Location loc = check.getLoc();
  Block *before = check->getBlock();
  Block *after = before->splitBlock(check->getNextNode());
  Block *failed = builder.createBlock(&function.getBody());
  auto pointer = LLVM::LLVMPointerType::get(builder.getContext());
  auto store = [&](Value value, size_t offset) {
    Value address = LLVM::GEPOp::create(
        builder, loc, pointer, builder.getI8Type(), call,
        ArrayRef<LLVM::GEPArg>{int32_t(offsetof(tn_call, error) + offset)});
    LLVM::StoreOp::create(builder, loc, value, address);
  };
  auto constant = [&](int32_t value) -> Value {
    return arith::ConstantIntOp::create(builder, loc, value, 32);
  };
  auto status = check->getAttrOfType<IntegerAttr>("status");
  Value code = constant(status ? status.getInt() : TN_OUT_OF_RANGE);
  store(code, offsetof(tn_error_slot, code));
  store(constant(check->getAttrOfType<IntegerAttr>("number").getInt()),
        offsetof(tn_error_slot, check));
  for (auto [i, value] : llvm::enumerate(check.getValues()))
    store(value, offsetof(tn_error_slot, values) + i * sizeof(int64_t));
  func::ReturnOp::create(builder, loc, code);
  builder.setInsertionPointToEnd(before);
  cf::CondBranchOp::create(builder, loc, check.getCondition(), after, failed);
  check.erase();
}

void tenon::lowerChecks(ModuleOp module) {
  SmallVector<rt::CheckOp> checks;
  module.walk([&](rt::CheckOp check) { checks.push_back(check); });
  for (rt::CheckOp check : checks)
    lowerCheck(check);
}
