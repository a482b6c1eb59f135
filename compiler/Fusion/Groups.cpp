//===- Groups.cpp - Which ops become one kernel ---------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One pass over the block: an op joins the groups of its producers where their
// loops match, so that what it reads is in a register when it is computed.
//
// - After a contraction or a Winograd convolution: element-wise ops over the same points.
// - After an element-wise group: element-wise ops of the same shape, or reductions
//   of its last loop (the group then works row by row).
// - After a row group: whatever is computed per row, or per element of the row.
//
// A group must be convex: no path may leave it and come back, or its launch could
// not stand at one place. The check and the group's size are bounded, so grouping
// is linear in the number of ops.
//
//===----------------------------------------------------------------------===//

#include "compiler/Fusion/Groups.h"
#include "compiler/CPU/Schedules/Reduction.h"
#include "dialects/Runtime/RuntimeOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Remarks.h"

#define DEBUG_TYPE "tenon-form-kernels"

using namespace mlir;
using namespace tenon;
using remark::RemarkOpts;

namespace {
constexpr size_t kMaxOps = 64;      // of a group
constexpr size_t kMaxVisited = 512; // ops that one convexity check looks at
} // namespace

bool tenon::isComputeOp(Operation *op) {
  if (isa<tensor::PadOp, rt::RoutineOp>(op))
    return true;
  if (isa<linalg::FillOp>(op))
    return llvm::any_of(op->getUsers(), [](Operation *user) {
      return !isa<linalg::LinalgOp, tensor::PadOp>(user) &&
             !user->getParentOfType<linalg::LinalgOp>();
    });
  return isa<rt::WinogradOp>(op) ||
         (isa<linalg::LinalgOp>(op) && op->getNumResults() > 0);
}

static bool isParallel(Operation *op) {
  if (isa<tensor::PadOp, linalg::FillOp>(op))
    return true;
  auto generic = dyn_cast<linalg::GenericOp>(op);
  return generic && generic.getNumReductionLoops() == 0;
}

/// Kinds whose root computes tiles of its result in registers.
static bool isTiled(GroupKind kind) {
  return kind == GroupKind::Contraction || kind == GroupKind::Winograd;
}

bool tenon::isRowReduction(linalg::GenericOp generic) {
  if (generic.getNumReductionLoops() != 1 || !matchReduction(generic))
    return false;
  unsigned last = generic.getNumLoops() - 1;
  if (generic.getIteratorTypesArray()[last] != utils::IteratorType::reduction)
    return false;
  AffineMap out = generic.getMatchingIndexingMap(generic.getDpsInitOperand(0));
  for (auto [i, expr] : llvm::enumerate(out.getResults()))
    if (expr != getAffineDimExpr(i, generic.getContext()))
      return false;
  bool readsRows = false;
  for (OpOperand *operand : generic.getDpsInputOperands()) {
    AffineMap map = generic.getMatchingIndexingMap(operand);
    if (!map.isFunctionOfDim(last))
      continue;
    // An input that all rows share is reused: a contraction tiles it.
    if (!map.isIdentity())
      return false;
    readsRows = true;
  }
  return readsRows;
}

namespace {

class Grouping {
public:
  Grouping(Block &block, bool fuse) : block(block), fuse(fuse) {
    int64_t position = 0;
    for (Operation &op : block)
      positions[&op] = position++;
    if (auto module = block.getParentOp()->getParentOfType<ModuleOp>())
      devices = module->getAttrOfType<DictionaryAttr>("tenon.devices");
  }

  std::vector<Group> run() {
    for (Operation &op : block) {
      if (!isComputeOp(&op))
        continue;
      if (!fuse || !join(&op))
        start(&op);
    }
    std::vector<Group> result;
    for (Group &group : groups)
      if (!group.ops.empty()) {
        llvm::sort(group.ops, [&](Operation *a, Operation *b) {
          return positions[a] < positions[b];
        });
        result.push_back(std::move(group));
      }
    return result;
  }

private:
  /// The device that a node of `op` asks for; null for none.
  Attribute deviceOf(Operation *op) const {
    Attribute device;
    if (devices)
      op->getLoc()->walk([&](Location inner) {
        if (auto name = dyn_cast<NameLoc>(inner); name && !device)
          device = devices.get(name.getName());
        return WalkResult::advance();
      });
    return device;
  }

  void start(Operation *op) {
    Group group;
    group.ops.push_back(op);
    auto generic = dyn_cast<linalg::GenericOp>(op);
    group.kind = isa<rt::WinogradOp>(op)              ? GroupKind::Winograd
                 : isa<rt::RoutineOp>(op)             ? GroupKind::Routine
                 : isParallel(op)                     ? GroupKind::Parallel
                 : generic && isRowReduction(generic) ? GroupKind::Rows
                                                      : GroupKind::Contraction;
    groupOf[op] = groups.size();
    groups.push_back(std::move(group));
    // A contraction reads an input without its padding; see planPadding.
    if (fuse && groups.back().kind == GroupKind::Contraction)
      absorbPads(groups.size() - 1, op);
  }

  void absorbPads(unsigned group, Operation *op) {
    for (Value operand : op->getOperands()) {
      auto pad = operand.getDefiningOp<tensor::PadOp>();
      if (!pad || !pad->hasOneUse() || !groupOf.contains(pad) ||
          groups[groupOf[pad]].ops.size() != 1 || deviceOf(pad) != deviceOf(op))
        continue;
      groups[groupOf[pad]].ops.clear();
      groupOf[pad] = group;
      groups[group].ops.push_back(pad);
    }
  }

  /// Puts `op` into the groups of its producers, merged; false if none takes it.
  bool join(Operation *op) {
    auto generic = dyn_cast<linalg::GenericOp>(op);
    if (!generic || !(isParallel(op) || isRowReduction(generic)))
      return false;
    llvm::SmallSetVector<unsigned, 4> producers;
    for (OpOperand *operand : generic.getDpsInputOperands())
      if (Operation *producer = operand->get().getDefiningOp())
        if (auto found = groupOf.find(producer); found != groupOf.end())
          producers.insert(found->second);
    std::optional<unsigned> joined;
    for (unsigned candidate : producers) {
      std::optional<GroupKind> kind = kindWith(groups[candidate], generic);
      if (!kind || deviceOf(groups[candidate].ops.front()) != deviceOf(op))
        continue;
      SmallVector<Operation *> members(groups[candidate].ops);
      if (joined) {
        // A second producer: one group of both, if they are of one make.
        if (isTiled(*kind) || isTiled(groups[*joined].kind) ||
            !sameRows(groups[*joined], groups[candidate]))
          continue;
        members.append(groups[*joined].ops.begin(), groups[*joined].ops.end());
      } else {
        members.push_back(op);
      }
      if (members.size() > kMaxOps || !isConvex(members)) {
        remark::missed(op->getLoc(), RemarkOpts::name("not-fused").category(DEBUG_TYPE))
            << (members.size() > kMaxOps ? "the group would have too many ops"
                                         : "a path leaves the group and comes back");
        continue;
      }
      if (joined) {
        Group &into = groups[*joined];
        if (groups[candidate].kind == GroupKind::Rows)
          into.kind = GroupKind::Rows;
        for (Operation *member : groups[candidate].ops) {
          into.ops.push_back(member);
          groupOf[member] = *joined;
        }
        groups[candidate].ops.clear();
        continue;
      }
      joined = candidate;
      groups[candidate].ops.push_back(op);
      groups[candidate].kind = *kind;
      groupOf[op] = candidate;
    }
    return joined.has_value();
  }

  /// The kind of `group` with `op` in it; none if the loops do not match.
  std::optional<GroupKind> kindWith(const Group &group, linalg::GenericOp op) {
    if (group.kind == GroupKind::Routine)
      return std::nullopt;
    bool reduces = op.getNumReductionLoops() > 0;
    // A result with a dimension more than there are loops has other points.
    AffineMap out = op.getMatchingIndexingMap(op.getDpsInitOperand(0));
    if (!reduces && out.getNumResults() != out.getNumDims())
      return std::nullopt;
    if (llvm::any_of(group.ops,
                     [](Operation *member) { return isa<tensor::PadOp>(member); }) &&
        !isTiled(group.kind))
      return std::nullopt;
    unsigned rowRank = group.kind == GroupKind::Rows ? rowRankOf(group) : 0;
    bool readsWhole = false, readsAny = false;
    for (OpOperand *operand : op.getDpsInputOperands()) {
      Operation *producer = operand->get().getDefiningOp();
      if (!producer || !llvm::is_contained(group.ops, producer))
        continue;
      readsAny = true;
      AffineMap map = op.getMatchingIndexingMap(operand);
      if (map.isIdentity()) {
        readsWhole = true;
        if (group.kind != GroupKind::Rows)
          continue;
        // A value per row, or per element: both by the loops' own order.
        unsigned rank = map.getNumResults();
        if (rank != rowRank && rank != rowRank + 1)
          return std::nullopt;
        continue;
      }
      bool isRowValue = group.kind == GroupKind::Rows &&
                        map.getNumDims() == rowRank + 1 && map.getNumResults() == rowRank;
      for (auto [i, expr] : llvm::enumerate(map.getResults()))
        isRowValue &= expr == getAffineDimExpr(i, op.getContext());
      if (!isRowValue)
        return std::nullopt;
    }
    if (!readsAny || (isTiled(group.kind) && reduces))
      return std::nullopt;
    if (isTiled(group.kind))
      return readsWhole ? std::optional(group.kind) : std::nullopt;
    if (group.kind == GroupKind::Parallel)
      return reduces ? GroupKind::Rows : GroupKind::Parallel;
    // What is read per row only must have the group's columns nevertheless.
    unsigned loops = op.getNumLoops();
    if (loops == rowRank && !reduces)
      return GroupKind::Rows;
    if (loops != rowRank + 1 || (!readsWhole && !hasColumnsOf(group, op)))
      return std::nullopt;
    return GroupKind::Rows;
  }

  static unsigned rowRankOf(const Group &group) {
    for (Operation *op : group.ops)
      if (auto generic = dyn_cast<linalg::GenericOp>(op);
          generic && generic.getNumReductionLoops())
        return generic.getNumParallelLoops();
    return 0;
  }

  /// The shape of whole rows in a row group.
  static SmallVector<int64_t> rowShape(const Group &group) {
    for (Operation *op : group.ops)
      if (auto generic = dyn_cast<linalg::GenericOp>(op);
          generic && generic.getNumReductionLoops())
        return generic.getStaticLoopRanges();
    return cast<linalg::LinalgOp>(group.ops.front()).getStaticLoopRanges();
  }

  static bool hasColumnsOf(const Group &group, linalg::GenericOp op) {
    SmallVector<int64_t> shape = rowShape(group);
    if (!ShapedType::isDynamic(shape.back()))
      return op.getStaticLoopRanges().back() == shape.back();
    // Dynamic: equal if both read one tensor whole.
    for (OpOperand *operand : op.getDpsInputOperands()) {
      if (!op.getMatchingIndexingMap(operand).isIdentity())
        continue;
      for (Operation *member : group.ops)
        for (Value read : member->getOperands())
          if (read == operand->get())
            return true;
    }
    return false;
  }

  static bool sameRows(const Group &a, const Group &b) {
    if (a.kind == GroupKind::Rows && b.kind == GroupKind::Rows)
      return rowShape(a) == rowShape(b) && !ShapedType::isDynamicShape(rowShape(a));
    SmallVector<int64_t> shape = rowShape(a);
    return shape == rowShape(b) &&
           ((a.kind == GroupKind::Parallel && b.kind == GroupKind::Parallel) ||
            !ShapedType::isDynamicShape(shape));
  }

  /// Whether no path between two members leaves them.
  bool isConvex(ArrayRef<Operation *> members) {
    llvm::SmallPtrSet<Operation *, 16> inside(members.begin(), members.end());
    int64_t first = INT64_MAX;
    for (Operation *op : members)
      first = std::min(first, positions[op]);
    llvm::SmallPtrSet<Operation *, 32> visited;
    SmallVector<Operation *> stack;
    auto visitOperands = [&](Operation *op) {
      op->walk([&](Operation *inner) {
        for (Value operand : inner->getOperands()) {
          Operation *producer = operand.getDefiningOp();
          if (!producer || producer->getBlock() != &block || inside.contains(producer) ||
              positions[producer] < first)
            continue;
          if (visited.insert(producer).second)
            stack.push_back(producer);
        }
      });
    };
    for (Operation *op : members)
      visitOperands(op);
    while (!stack.empty()) {
      if (visited.size() > kMaxVisited)
        return false;
      Operation *op = stack.pop_back_val();
      bool reaches = false;
      auto check = [&](Operation *inner) {
        for (Value operand : inner->getOperands()) {
          Operation *producer = operand.getDefiningOp();
          if (!producer)
            continue;
          // All members of a producer's own group are computed with it.
          reaches |= inside.contains(producer);
        }
      };
      op->walk(check);
      if (reaches)
        return false;
      visitOperands(op);
      if (auto found = groupOf.find(op); found != groupOf.end())
        for (Operation *peer : groups[found->second].ops)
          if (!inside.contains(peer) && visited.insert(peer).second)
            stack.push_back(peer);
    }
    return true;
  }

  Block &block;
  bool fuse;
  DictionaryAttr devices; // that nodes ask for
  llvm::DenseMap<Operation *, int64_t> positions;
  std::vector<Group> groups;
  llvm::DenseMap<Operation *, unsigned> groupOf;
};

} // namespace

std::vector<Group> tenon::formGroups(Block &block, bool fuse) {
  return Grouping(block, fuse).run();
}
