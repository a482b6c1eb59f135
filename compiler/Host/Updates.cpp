//===- Updates.cpp - Tensors that get new values in place -----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Of variables, whose memory a function gets with the old value and leaves with the
// new one, and of what a loop carries, with an iteration in place of the function.
//
//===----------------------------------------------------------------------===//

#include "compiler/Host/Updates.h"
#include "compiler/Host/HostLoops.h"

using namespace mlir;
using namespace tenon;

/// The op around `op`, or itself, that is in a block with the one around `other`.
static Operation *siblingOf(Operation *op, Operation *other) {
  for (Operation *at = op; at; at = at->getParentOp())
    if (at->getBlock() && at->getBlock()->findAncestorOpInBlock(*other))
      return at;
  return nullptr;
}

/// Whether `read` is done before `write` begins, or never in one run with it. No loop
/// around both is within the life of what they read and write.
static bool isBefore(Operation *read, Operation *write) {
  Operation *a = siblingOf(read, write);
  Operation *b = a ? a->getBlock()->findAncestorOpInBlock(*write) : nullptr;
  if (!b)
    return false;
  // In one op: the two are in its two branches.
  return a == b ? isa<scf::IfOp>(a) && read != write : a->isBeforeInBlock(b);
}

/// Collects ops that read `value` or a view of it.
static void collectReads(Value value, SmallVectorImpl<OpOperand *> &reads) {
  for (OpOperand &use : value.getUses()) {
    reads.push_back(&use);
    if (isa<tensor::CastOp, tensor::ExpandShapeOp, tensor::CollapseShapeOp,
            tensor::ExtractSliceOp>(use.getOwner()))
      collectReads(use.getOwner()->getResult(0), reads);
  }
}

namespace {
/// The ops that write the memory of a new value, and the places where it is the old
/// one, which is kept there and not read.
struct Writes {
  const Destinations &places;
  Value old;
  SmallVector<Operation *> writers;
  llvm::DenseSet<OpOperand *> kept;

  /// Adds those of what `operand` gives; false if its memory can't be the old one's.
  bool collect(OpOperand &operand);

private:
  bool collectBranch(scf::IfOp branch, unsigned number);
};
} // namespace

/// Of a branch's result, the writers in each region.
bool Writes::collectBranch(scf::IfOp branch, unsigned number) {
  for (scf::YieldOp yield : {branch.thenYield(), branch.elseYield()}) {
    OpOperand &yielded = yield->getOpOperand(number);
    // What stands around the branch is copied by it.
    if (yielded.get() != old && yielded.get().getParentBlock() != yield->getBlock())
      writers.push_back(yield);
    else if (!collect(yielded))
      return false;
  }
  return true;
}

bool Writes::collect(OpOperand &operand) {
  OpOperand *at = &operand;
  while (true) {
    if (at->get() == old) {
      kept.insert(at);
      return true;
    }
    Operation *op = at->get().getDefiningOp();
    if (!op || places.isChanging(at->get()))
      return false;
    if (auto branch = dyn_cast<scf::IfOp>(op))
      return collectBranch(branch, cast<OpResult>(at->get()).getResultNumber());
    if (isa<bufferization::AllocTensorOp>(op))
      return true;
    if (isa<rt::LaunchOp, tensor::InsertSliceOp>(op) || isLoop(op))
      writers.push_back(op);
    if (auto launch = dyn_cast<rt::LaunchOp>(op))
      at = launch.getTiedOpOperand(cast<OpResult>(at->get()));
    else if (auto insert = dyn_cast<tensor::InsertSliceOp>(op))
      at = &insert.getDestMutable();
    else if (isLoop(op))
      at = carriedAs(cast<OpResult>(at->get())).init;
    else if (isa<tensor::ExpandShapeOp, tensor::CollapseShapeOp>(op))
      at = &op->getOpOperand(0);
    else
      return false;
  }
}

/// Whether no read of the old value comes after the first write of the new one.
static bool canBeInPlace(const Writes &writes) {
  SmallVector<OpOperand *> reads;
  collectReads(writes.old, reads);
  for (OpOperand *read : reads) {
    Operation *reader = read->getOwner();
    if (writes.kept.contains(read))
      continue;
    for (Operation *writer : writes.writers) {
      auto launch = dyn_cast<rt::LaunchOp>(writer);
      bool isElementwise =
          reader == writer && launch && launch.getElementwise() &&
          llvm::is_contained(*launch.getElementwise(),
                             static_cast<int32_t>(read->getOperandNumber()));
      if (!isElementwise && !isBefore(reader, writer))
        return false;
    }
  }
  return true;
}

/// Ops that replace a part of the old value for another use get a copy of it.
static void copyForOthers(Destinations &places, const Writes &writes) {
  SmallVector<OpOperand *> others;
  for (OpOperand &use : writes.old.getUses()) {
    auto insert = dyn_cast<tensor::InsertSliceOp>(use.getOwner());
    if (insert && &use == &insert.getDestMutable() && !writes.kept.contains(&use))
      others.push_back(&use);
  }
  OpBuilder &builder = places.getBuilder();
  for (OpOperand *use : others) {
    builder.setInsertionPoint(use->getOwner());
    use->set(places.copyTo(writes.old, places.allocateLike(writes.old)));
  }
}

static bool isUpdatedInPlace(Destinations &places, const Update &update) {
  Writes writes{places, update.old, {}, {}};
  bool isInPlace = writes.collect(*update.next) && canBeInPlace(writes);
  if (!isInPlace)
    writes.kept.clear();
  copyForOthers(places, writes);
  return isInPlace && places.connect(*update.next, update.old);
}

SmallVector<Update> tenon::updateInPlace(Destinations &places, ArrayRef<Update> updates) {
  SmallVector<Update> rest;
  for (const Update &update : updates)
    if (!isUpdatedInPlace(places, update))
      rest.push_back(update);
  return rest;
}

void tenon::copyUpdates(Destinations &places, ArrayRef<Update> updates) {
  OpBuilder &builder = places.getBuilder();
  for (const Update &update : updates) {
    Value source = update.next->get();
    while (Operation *op = source.getDefiningOp()) {
      if (!isa<tensor::CastOp, tensor::ExpandShapeOp, tensor::CollapseShapeOp,
               tensor::ExtractSliceOp>(op))
        break;
      source = op->getOperand(0);
    }
    if (source == update.old || !isa<BlockArgument>(source) || updates.size() == 1)
      continue;
    builder.setInsertionPoint(update.next->getOwner());
    Value temporary = places.allocateLike(update.old);
    update.next->set(places.copyTo(update.next->get(), temporary));
  }
  for (const Update &update : updates) {
    builder.setInsertionPoint(update.next->getOwner());
    update.next->set(places.copyTo(update.next->get(), update.old));
  }
}
