//===- Destinations.cpp - Where the results of a host program go ----------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// An allocation serves one destination. What has none of its own - a feed, a
// constant, a value computed around a branch that yields it, a value that has its
// place elsewhere - is copied by a kernel. So is what a loop begins with, if anything
// else reads it: the loop writes over it.
//
//===----------------------------------------------------------------------===//

#include "compiler/Host/Destinations.h"
#include "compiler/Host/HostLoops.h"
#include "compiler/Lowering/HoistSize.h"

using namespace mlir;
using namespace tenon;

OpFoldResult Destinations::sizeOf(Location loc, Value value, int64_t dim) {
  auto type = cast<RankedTensorType>(value.getType());
  if (!type.isDynamicDim(dim))
    return builder.getIndexAttr(type.getDimSize(dim));
  Operation *op = value.getDefiningOp();
  if (isChanging(value))
    return tensor::DimOp::create(builder, loc, value, dim).getResult();
  if (auto argument = dyn_cast<BlockArgument>(value))
    if (std::optional<Carried> carried = carriedAs(argument))
      return sizeOf(loc, carried->init->get(), dim);
  if (isLoop(op))
    return sizeOf(loc, carriedAs(cast<OpResult>(value)).init->get(), dim);
  if (auto slice = dyn_cast_or_null<tensor::ExtractSliceOp>(op)) {
    llvm::SmallBitVector dropped = slice.getDroppedDims();
    int64_t kept = 0;
    for (auto [i, size] : llvm::enumerate(slice.getMixedSizes()))
      if (!dropped.test(i) && kept++ == dim)
        return size;
  }
  if (auto alloc = dyn_cast_or_null<bufferization::AllocTensorOp>(op))
    return alloc.getDynamicSize(builder, dim);
  if (auto launch = dyn_cast_or_null<rt::LaunchOp>(op))
    return sizeOf(loc, launch.getTiedOpOperand(cast<OpResult>(value))->get(), dim);
  if (auto insert = dyn_cast_or_null<tensor::InsertSliceOp>(op))
    return sizeOf(loc, insert.getDest(), dim);
  if (auto cast = dyn_cast_or_null<tensor::CastOp>(op))
    return sizeOf(loc, cast.getSource(), dim);
  if (auto expand = dyn_cast_or_null<tensor::ExpandShapeOp>(op))
    return expand.getMixedOutputShape()[dim];
  if (auto collapse = dyn_cast_or_null<tensor::CollapseShapeOp>(op)) {
    Value product;
    ReassociationIndices sources = collapse.getReassociationIndices()[dim];
    for (int64_t source : sources) {
      Value size = getValueOrCreateConstantIndexOp(
          builder, loc, sizeOf(loc, collapse.getSrc(), source));
      product = product ? arith::MulIOp::create(builder, loc, product, size) : size;
    }
    return product;
  }
  if (auto branch = dyn_cast_or_null<scf::IfOp>(op)) {
    unsigned number = cast<OpResult>(value).getResultNumber();
    OpBuilder::InsertionGuard guard(builder);
    auto sizeIn = [&](scf::YieldOp yield) {
      builder.setInsertionPoint(yield);
      return sizeOf(loc, yield.getOperand(number), dim);
    };
    OpFoldResult onTrue = sizeIn(branch.thenYield()),
                 onFalse = sizeIn(branch.elseYield());
    if (OpFoldResult size =
            sizeAfterBranch(builder, branch, branch.getCondition(), onTrue, onFalse))
      return size;
  }
  return tensor::DimOp::create(builder, loc, value, dim).getResult();
}

/// Whether nothing but the insertion, and launches of parts that it puts back, has to
/// do with its destination.
static bool ownsDestination(tensor::InsertSliceOp insert) {
  return llvm::all_of(insert.getDest().getUsers(), [&](Operation *user) {
    return user == insert || isa<tensor::ExtractSliceOp>(user);
  });
}

/// For an expanded launch whose destination is the collapsed form of a tensor of
/// the expanded type: that tensor. No view is needed then, whatever the sizes.
static Value expandedDestination(tensor::ExpandShapeOp expand) {
  auto launch = expand.getSrc().getDefiningOp<rt::LaunchOp>();
  if (!launch)
    return {};
  auto collapse = launch.getTiedOpOperand(cast<OpResult>(expand.getSrc()))
                      ->get()
                      .getDefiningOp<tensor::CollapseShapeOp>();
  if (!collapse || !collapse->hasOneUse() ||
      collapse.getSrcType() != expand.getResultType() ||
      collapse.getReassociationIndices() != expand.getReassociationIndices() ||
      !collapse.getSrc().hasOneUse())
    return {};
  return collapse.getSrc();
}

bool Destinations::hasOwnAllocation(Value value, Block *home) {
  Operation *op = value.getDefiningOp();
  if (!op || op->getBlock() != home)
    return false;
  if (isa<bufferization::AllocTensorOp>(op))
    return true;
  if (auto launch = dyn_cast<rt::LaunchOp>(op)) {
    Value destination = launch.getTiedOpOperand(cast<OpResult>(value))->get();
    return destination.hasOneUse() && hasOwnAllocation(destination, home);
  }
  if (auto insert = dyn_cast<tensor::InsertSliceOp>(op))
    return ownsDestination(insert) && hasOwnAllocation(insert.getDest(), home);
  if (auto expand = dyn_cast<tensor::ExpandShapeOp>(op)) {
    Value whole = expandedDestination(expand);
    return hasOwnAllocation(whole ? whole : expand.getSrc(), home);
  }
  if (auto collapse = dyn_cast<tensor::CollapseShapeOp>(op))
    return collapse.getSrcType().hasStaticShape() &&
           hasOwnAllocation(collapse.getSrc(), home);
  if (isa<scf::IfOp>(op) || isLoop(op))
    return !placed.contains(value) && !isChanging(value);
  return false;
}

/// Whether `value` is already computed into `out`.
static bool isIn(Value value, Value out) {
  while (value != out) {
    Operation *op = value.getDefiningOp();
    if (auto launch = dyn_cast_or_null<rt::LaunchOp>(op))
      value = launch.getTiedOpOperand(cast<OpResult>(value))->get();
    else if (auto insert = dyn_cast_or_null<tensor::InsertSliceOp>(op))
      value = insert.getDest();
    else
      return false;
  }
  return true;
}

/// What `view` shows, if it undoes the reshape that made it; else null.
static Value undone(Operation *view) {
  auto outer = dyn_cast<tensor::CollapseShapeOp>(view);
  auto inner = view->getOperand(0).getDefiningOp<tensor::ExpandShapeOp>();
  bool isInverse = outer && inner && outer.getType() == inner.getSrcType() &&
                   outer.getReassociationIndices() == inner.getReassociationIndices();
  return isInverse ? inner.getSrc() : Value();
}

/// Makes equal views of `out` one, where it begins: that a launch reads and writes one
/// tensor in place shows only then.
static void shareViews(Value out) {
  for (Operation *user : llvm::make_early_inc_range(out.getUsers()))
    if (isa<tensor::CollapseShapeOp>(user))
      if (Value source = undone(user)) {
        user->replaceAllUsesWith(ValueRange(source));
        user->erase();
      }
  SmallVector<Operation *> views;
  for (Operation *user : llvm::make_early_inc_range(out.getUsers())) {
    if (!isa<tensor::CollapseShapeOp, tensor::ExpandShapeOp>(user) ||
        user->getNumOperands() != 1)
      continue;
    auto found = llvm::find_if(views, [&](Operation *view) {
      return user->getName() == view->getName() &&
             user->getResultTypes() == view->getResultTypes() &&
             user->getAttrDictionary() == view->getAttrDictionary();
    });
    if (found == views.end()) {
      views.push_back(user);
      continue;
    }
    user->replaceAllUsesWith(*found);
    user->erase();
  }
  for (Operation *view : views)
    if (Operation *definition = out.getDefiningOp())
      view->moveAfter(definition);
    else
      view->moveBefore(out.getParentBlock(), out.getParentBlock()->begin());
}

/// The place of what `reshape` shows, if `out` is the place of its result. It stands
/// where `out` begins, so only static shapes can be seen.
Value Destinations::viewOf(Operation *reshape, Value out) {
  OpBuilder::InsertionGuard guard(builder);
  if (Operation *definition = out.getDefiningOp())
    builder.setInsertionPointAfter(definition);
  else
    builder.setInsertionPointToStart(out.getParentBlock());
  Location loc = reshape->getLoc();
  Type type = reshape->getOperand(0).getType();
  if (auto expand = dyn_cast<tensor::ExpandShapeOp>(reshape))
    return tensor::CollapseShapeOp::create(builder, loc, type, out,
                                           expand.getReassociationIndices());
  auto collapse = cast<tensor::CollapseShapeOp>(reshape);
  return tensor::ExpandShapeOp::create(builder, loc, type, out,
                                       collapse.getReassociationIndices());
}

bool Destinations::connect(Value value, Value out, Block *home) {
  if (!hasOwnAllocation(value, home))
    return false;
  Operation *op = value.getDefiningOp();
  if (auto alloc = dyn_cast<bufferization::AllocTensorOp>(op)) {
    alloc.replaceAllUsesWith(out);
    alloc.erase();
    shareViews(out);
    return true;
  }
  if (auto launch = dyn_cast<rt::LaunchOp>(op))
    return connect(launch.getTiedOpOperand(cast<OpResult>(value))->get(), out, home);
  if (auto insert = dyn_cast<tensor::InsertSliceOp>(op))
    return connect(insert.getDest(), out, home);
  if (isa<scf::IfOp>(op) || isLoop(op)) {
    place(cast<OpResult>(value), out);
    return true;
  }
  if (auto expand = dyn_cast<tensor::ExpandShapeOp>(op))
    if (Value whole = expandedDestination(expand))
      return connect(whole, out, home);
  bool isConnected = connect(op->getOperand(0), viewOf(op, out), home);
  shareViews(out);
  return isConnected;
}

bool Destinations::connect(OpOperand &operand, Value out) {
  Value value = operand.get();
  return isIn(value, out) || (value.getType() == out.getType() &&
                              connect(value, out, operand.getOwner()->getBlock()));
}

Value Destinations::copyTo(Value value, Value out) {
  rt::KernelOp copy =
      getOrCreateCopyKernel(module, cast<RankedTensorType>(value.getType()));
  return rt::LaunchOp::create(builder, value.getLoc(), TypeRange(out.getType()),
                              FlatSymbolRefAttr::get(copy.getSymNameAttr()),
                              DenseI32ArrayAttr(), value, out)
      .getResult(0);
}

void Destinations::computeInto(OpOperand &operand, Value out) {
  if (connect(operand, out))
    return;
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPoint(operand.getOwner());
  operand.set(copyTo(operand.get(), out));
}

Value Destinations::allocateLike(Value value) {
  return bufferization::AllocTensorOp::create(builder, value.getLoc(),
                                              cast<RankedTensorType>(value.getType()),
                                              resultSizes.lookup(value));
}

/// Whether the uses on the way from `value` to its allocation are the only ones.
static bool isUsedOnce(Value value) {
  while (value.hasOneUse()) {
    Operation *op = value.getDefiningOp();
    if (auto launch = dyn_cast_or_null<rt::LaunchOp>(op))
      value = launch.getTiedOpOperand(cast<OpResult>(value))->get();
    else if (isa_and_nonnull<tensor::ExpandShapeOp, tensor::CollapseShapeOp>(op))
      value = op->getOperand(0);
    else
      return true;
  }
  return false;
}

/// Whether a loop in `home` that begins with `value` may write over it.
bool Destinations::canTakeOver(Value value, Block *home) {
  return isUsedOnce(value) &&
         (hasOwnAllocation(value, home) ||
          (ownPlaces.contains(value) && value.getParentBlock() == home));
}

/// Makes a loop begin with what is in `out`. What has a place in front of the loop only
/// is copied: `out` may begin after what computes it.
void Destinations::beginIn(OpOperand &init, Value out) {
  Operation *definition = out.getDefiningOp();
  bool isEarly = !definition || definition->getBlock() != init.getOwner()->getBlock();
  if (init.get() == out || (isEarly && isUsedOnce(init.get())))
    return computeInto(init, out);
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPoint(init.getOwner());
  init.set(copyTo(init.get(), out));
}

void Destinations::place(OpResult result, Value out) {
  placed.insert(result);
  Operation *op = result.getOwner();
  unsigned number = result.getResultNumber();
  if (auto branch = dyn_cast<scf::IfOp>(op)) {
    computeInto(branch.thenYield()->getOpOperand(number), out);
    computeInto(branch.elseYield()->getOpOperand(number), out);
  } else {
    beginIn(*carriedAs(result).init, out);
  }
}

bool Destinations::changesSize(scf::IfOp branch, unsigned number) {
  auto type = dyn_cast<RankedTensorType>(branch.getResult(number).getType());
  for (int64_t dim = 0; type && dim < type.getRank(); ++dim) {
    if (!type.isDynamicDim(dim))
      continue;
    auto sizeIn = [&](scf::YieldOp yield) {
      builder.setInsertionPoint(yield);
      return sizeOf(branch.getLoc(), yield.getOperand(number), dim);
    };
    OpFoldResult onTrue = sizeIn(branch.thenYield()),
                 onFalse = sizeIn(branch.elseYield());
    if (!sizeAfterBranch(builder, branch, branch.getCondition(), onTrue, onFalse))
      return true;
  }
  return false;
}

bool Destinations::changesSize(OpResult result) {
  Operation *loop = result.getOwner();
  auto type = dyn_cast<RankedTensorType>(result.getType());
  if (!type || type.hasStaticShape())
    return false;
  Carried carried = carriedAs(result);
  bool changes = false;
  for (int64_t dim = 0; dim < type.getRank(); ++dim) {
    if (!type.isDynamicDim(dim))
      continue;
    builder.setInsertionPoint(loop);
    OpFoldResult before = sizeOf(loop->getLoc(), carried.init->get(), dim);
    builder.setInsertionPoint(carried.next->getOwner());
    OpFoldResult after = sizeOf(loop->getLoc(), carried.next->get(), dim);
    changes |= !isSameSize(before, after);
  }
  return changes;
}

void Destinations::findChanging(func::FuncOp function) {
  // Inner ops first: what they change is found in the outer ones' regions.
  function.walk([&](Operation *op) {
    auto branch = dyn_cast<scf::IfOp>(op);
    if (!branch && !isLoop(op))
      return;
    for (OpResult result : op->getResults()) {
      if (branch ? !changesSize(branch, result.getResultNumber()) : !changesSize(result))
        continue;
      changing.insert(result);
      if (!branch)
        changing.insert(carriedAs(result).inside);
    }
  });
}

void Destinations::yieldOwn(scf::YieldOp yield, unsigned number) {
  Value value = yield.getOperand(number);
  Block *home = yield->getBlock();
  bool isOwnBranch = isChanging(value) && value.getDefiningOp<scf::IfOp>() &&
                     value.getParentBlock() == home && value.hasOneUse();
  if (isOwnBranch || hasOwnAllocation(value, home))
    return;
  builder.setInsertionPoint(yield);
  auto type = cast<RankedTensorType>(value.getType());
  SmallVector<Value> sizes;
  for (int64_t dim = 0; dim < type.getRank(); ++dim)
    if (type.isDynamicDim(dim))
      sizes.push_back(getValueOrCreateConstantIndexOp(
          builder, value.getLoc(), sizeOf(value.getLoc(), value, dim)));
  Value memory =
      bufferization::AllocTensorOp::create(builder, value.getLoc(), type, sizes);
  yield.setOperand(number, copyTo(value, memory));
}

void Destinations::findSizes(func::FuncOp function) {
  function.walk([&](Operation *op) {
    if (!isa<scf::IfOp>(op) && !isLoop(op))
      return;
    builder.setInsertionPoint(op);
    Location loc = op->getLoc();
    for (OpResult result : op->getResults()) {
      auto type = dyn_cast<RankedTensorType>(result.getType());
      if (!type || isChanging(result))
        continue;
      SmallVector<Value> sizes;
      for (int64_t dim = 0; dim < type.getRank(); ++dim)
        if (type.isDynamicDim(dim))
          sizes.push_back(
              getValueOrCreateConstantIndexOp(builder, loc, sizeOf(loc, result, dim)));
      if (isLoop(op))
        resultSizes[carriedAs(result).inside] = sizes;
      resultSizes[result] = std::move(sizes);
    }
  });
}

void Destinations::placeResults(Operation *op) {
  for (OpResult result : op->getResults()) {
    auto branch = dyn_cast<scf::IfOp>(op);
    if (branch && isChanging(result)) {
      yieldOwn(branch.thenYield(), result.getResultNumber());
      yieldOwn(branch.elseYield(), result.getResultNumber());
    }
    if (!isa<TensorType>(result.getType()) || placed.contains(result) ||
        isChanging(result))
      continue;
    ownPlaces.insert(result);
    builder.setInsertionPoint(op);
    if (isLoop(op) && canTakeOver(carriedAs(result).init->get(), op->getBlock()))
      placed.insert(result);
    else
      place(result, allocateLike(result));
  }
}
