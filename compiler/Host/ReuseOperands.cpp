//===- ReuseOperands.cpp - Results in the memory of operands --------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A launch that reads an operand element by element, and is the last to read it, writes
// its result over it: the lines are in the caches already, and the arena is smaller.
// Both are temporaries of one block and of one type, nothing has touched the result
// before, and something reads it afterwards. One walk over the launches; what is known
// of each temporary is kept up to date, so that long chains take linear time.
//
//===----------------------------------------------------------------------===//

#include "compiler/Host/Passes.h"
#include "mlir/IR/Remarks.h"

#define DEBUG_TYPE "tenon-reuse-operands"

namespace tenon {
#define GEN_PASS_DEF_REUSEOPERANDSPASS
#include "compiler/Host/Passes.h.inc"

using namespace mlir;
using remark::RemarkOpts;

namespace {

/// The uses of a temporary and its views, as ops of its own block.
struct Accesses {
  Operation *first = nullptr, *last = nullptr;
  bool escapes = false; // is yielded, published or carried by a loop

  void add(Operation *user, Block *block) {
    Operation *at = block->findAncestorOpInBlock(*user);
    if (!first || at->isBeforeInBlock(first))
      first = at;
    if (!last || last->isBeforeInBlock(at))
      last = at;
  }
};

bool isWholeView(Operation *op) {
  return isa_and_nonnull<memref::ExpandShapeOp, memref::CollapseShapeOp>(op);
}

struct ReuseOperandsPass : impl::ReuseOperandsPassBase<ReuseOperandsPass> {
  using Base::Base;

  void runOnOperation() override {
    getOperation().walk([&](rt::LaunchOp launch) {
      if (!launch.getElementwise())
        return;
      for (Value out : launch.getOuts())
        reuse(launch, out);
    });
  }

private:
  static memref::AllocOp allocationOf(Value value) {
    while (isWholeView(value.getDefiningOp()))
      value = value.getDefiningOp()->getOperand(0);
    auto alloc = value.getDefiningOp<memref::AllocOp>();
    return alloc && alloc.getType().hasStaticShape() ? alloc : memref::AllocOp();
  }

  static void collect(Value value, Block *block, Accesses &accesses) {
    for (Operation *user : value.getUsers()) {
      if (auto view = dyn_cast<ViewLikeOpInterface>(user)) {
        collect(view->getResult(0), block, accesses);
        continue;
      }
      accesses.escapes |= !isa<rt::LaunchOp>(user);
      accesses.add(user, block);
    }
  }

  Accesses &accessesOf(memref::AllocOp alloc) {
    auto [found, isNew] = known.try_emplace(alloc);
    if (isNew)
      collect(alloc.getResult(), alloc->getBlock(), found->second);
    return found->second;
  }

  /// Whether the launch reads `operand` in no other way than element by element.
  static bool readsElementwise(rt::LaunchOp launch, memref::AllocOp operand) {
    for (auto [number, in] : llvm::enumerate(launch.getIns())) {
      Value root = in;
      while (auto view = root.getDefiningOp<ViewLikeOpInterface>())
        root = view.getViewSource();
      if (root == operand.getResult() &&
          !llvm::is_contained(*launch.getElementwise(), static_cast<int32_t>(number)))
        return false;
    }
    return true;
  }

  void reuse(rt::LaunchOp launch, Value out) {
    memref::AllocOp to = allocationOf(out);
    if (!to || to->getBlock() != launch->getBlock())
      return;
    Accesses ofResult = accessesOf(to);
    // What nobody reads is memory that the kernel works in, from its start on.
    if (ofResult.escapes || ofResult.first != launch || ofResult.last == launch)
      return;
    StringRef missed;
    for (int32_t number : launch.getElementwiseAttr().asArrayRef()) {
      Value in = launch.getIns()[number];
      memref::AllocOp from = allocationOf(in);
      if (!from || from == to || from->getBlock() != to->getBlock() ||
          from.getType() != to.getType() || in.getType() != out.getType())
        continue;
      Accesses &ofOperand = accessesOf(from);
      if (ofOperand.escapes || ofOperand.last != launch) {
        missed = "is read later";
        continue;
      }
      if (!from->isBeforeInBlock(to) || !readsElementwise(launch, from)) {
        missed = "is read at other places as well";
        continue;
      }
      ofOperand.last = ofResult.last;
      known.erase(to);
      to.getResult().replaceAllUsesWith(from.getResult());
      to.erase();
      remark::passed(launch.getLoc(), RemarkOpts::name("reused").category(DEBUG_TYPE))
          << ("the result is written over operand " + Twine(number)).str();
      return;
    }
    if (!missed.empty())
      remark::missed(launch.getLoc(), RemarkOpts::name("not-reused").category(DEBUG_TYPE))
          << ("an operand like the result " + missed).str();
  }

  llvm::DenseMap<Operation *, Accesses> known; // by allocation
};

} // namespace
} // namespace tenon
