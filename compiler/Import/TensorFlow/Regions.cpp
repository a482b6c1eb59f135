//===- Regions.cpp - Edges in and out of regions --------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Import/TensorFlow/Regions.h"
#include "mlir/IR/IRMapping.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

EdgeValue tenon::tf::edgeOf(List list) {
  EdgeValue edge;
  edge.list = std::make_shared<const List>(std::move(list));
  return edge;
}

SmallVector<Value> tenon::tf::valuesOf(const EdgeValue &edge) {
  if (edge.value)
    return {edge.value};
  if (!edge.list)
    return {};
  const List &list = *edge.list;
  if (!list.buffer)
    return {list.size};
  return list.count ? SmallVector<Value>{list.buffer, list.count}
                    : SmallVector<Value>{list.buffer};
}

EdgeValue tenon::tf::withValues(const EdgeValue &like, ValueRange values) {
  if (like.value)
    return {values[0]};
  if (!like.list)
    return like;
  List list = *like.list;
  if (!list.buffer) {
    list.size = values[0];
  } else {
    list.buffer = values[0];
    if (list.count)
      list.count = values[1];
  }
  return edgeOf(std::move(list));
}

bool tenon::tf::isSame(const List &a, const List &b) {
  return a.buffer == b.buffer && a.count == b.count && a.size == b.size;
}

RankedTensorType tenon::tf::joinTypes(Type a, Type b) {
  auto x = cast<RankedTensorType>(a), y = cast<RankedTensorType>(b);
  if (x.getRank() != y.getRank() || x.getElementType() != y.getElementType())
    return nullptr;
  SmallVector<int64_t> shape(x.getShape());
  for (auto [size, other] : llvm::zip(shape, y.getShape()))
    size = size == other ? size : ShapedType::kDynamic;
  return RankedTensorType::get(shape, x.getElementType());
}

Value tenon::tf::truthOf(NodeContext &c, Value condition) {
  if (!condition)
    return {};
  RankedTensorType type = NodeContext::typeOf(condition);
  Type element = type.getElementType();
  if (type.getRank() == 0 && element.isInteger(1))
    return condition;
  if (type.getRank() == 0 && element.isIntOrFloat())
    return c.emit<CompareOp>(Predicate::ne, condition, c.scalar(0, element));
  c.error() << "a condition of type " << type << " is not supported";
  return {};
}

/// The op in a region of `around` that `op` is or is in.
static Operation *topLevel(Operation *op, Operation *around) {
  while (op->getParentOp() != around)
    op = op->getParentOp();
  return op;
}

/// Whether a copy of `op` may run at another place.
static bool mayCopy(Operation *op) {
  WalkResult result = op->walk([](Operation *inner) {
    bool isPure = isa<ReadOp, WhileOp, IfOp>(inner) || isMemoryEffectFree(inner);
    return isPure ? WalkResult::advance() : WalkResult::interrupt();
  });
  return !result.wasInterrupted();
}

Value tenon::tf::hoist(NodeContext &c, Value value, Operation *around,
                       llvm::function_ref<Value(BlockArgument)> first) {
  auto isInside = [&](Value used) {
    Region *region = used.getParentRegion();
    return region && around->isAncestor(region->getParentOp());
  };
  if (!value || !isInside(value))
    return value;
  IRMapping mapping;
  llvm::SmallSetVector<Operation *, 16> needed;
  SmallVector<Value> work = {value};
  while (!work.empty()) {
    Value used = work.pop_back_val();
    if (!isInside(used) || mapping.contains(used))
      continue;
    if (auto argument = dyn_cast<BlockArgument>(used)) {
      // Arguments of inner regions come with their op.
      if (argument.getOwner()->getParentOp() != around)
        continue;
      Value outside = first(argument);
      if (!outside)
        return {};
      mapping.map(used, outside);
      continue;
    }
    Operation *op = topLevel(used.getDefiningOp(), around);
    if (!needed.insert(op))
      continue;
    if (!mayCopy(op))
      return {};
    op->walk([&](Operation *inner) { llvm::append_range(work, inner->getOperands()); });
  }
  Block *block = isa<BlockArgument>(value)
                     ? nullptr
                     : topLevel(value.getDefiningOp(), around)->getBlock();
  if (block)
    for (Operation &op : *block)
      if (needed.contains(&op))
        // The node is what is in the region.
        c.builder.clone(op, mapping)->walk([](Operation *copy) {
          copy->removeDiscardableAttr("tenon.node");
        });
  return mapping.lookup(value);
}
