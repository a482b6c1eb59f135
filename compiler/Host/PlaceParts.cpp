//===- PlaceParts.cpp - Launches write into parts of a concatenation ------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A concatenation is a chain of insertions into one allocation. The chain is
// rebuilt so that each part is taken from it just before the launch that makes
// the part and put back just after: the form that bufferization recognises as in
// place. The parts do not overlap, so their order is free; it becomes that of the
// launches.
//
//===----------------------------------------------------------------------===//

#include "compiler/Host/Passes.h"

namespace tenon {
#define GEN_PASS_DEF_PLACEPARTSPASS
#include "compiler/Host/Passes.h.inc"

using namespace mlir;

namespace {

/// One insertion of a chain, and the launch that makes its source, if it can
/// write into the slice.
struct Part {
  tensor::InsertSliceOp insert;
  rt::LaunchOp launch;          // null: inserted at the end, by a copy
  tensor::ExpandShapeOp expand; // between launch and insertion, or null
  unsigned result = 0;          // of the launch
};

struct PlacePartsPass : impl::PlacePartsPassBase<PlacePartsPass> {
  using Base::Base;

  void runOnOperation() override {
    SmallVector<tensor::InsertSliceOp> ends;
    getOperation().walk([&](tensor::InsertSliceOp insert) {
      bool isLast = llvm::none_of(insert->getUses(), [&](OpOperand &use) {
        auto next = dyn_cast<tensor::InsertSliceOp>(use.getOwner());
        return next && next.getDest() == insert.getResult();
      });
      if (isLast)
        ends.push_back(insert);
    });
    for (tensor::InsertSliceOp end : ends)
      rebuild(end);
  }

private:
  static bool isFresh(Value destination) {
    while (auto collapse = destination.getDefiningOp<tensor::CollapseShapeOp>())
      destination = collapse.getSrc();
    return destination.getDefiningOp<bufferization::AllocTensorOp>() &&
           destination.hasOneUse();
  }

  /// Whether a slice of `whole` keeps the dimensions of each group contiguous:
  /// all but the first of a group must be whole.
  static bool keepsContiguous(RankedTensorType slice, RankedTensorType whole,
                              ArrayRef<ReassociationIndices> groups) {
    if (slice.getRank() != whole.getRank())
      return false;
    for (const ReassociationIndices &group : groups) {
      bool isFirst = true;
      for (int64_t dim : group) {
        // Leading units do not move anything.
        if (!isFirst && slice.getDimSize(dim) != whole.getDimSize(dim))
          return false;
        isFirst &= slice.getDimSize(dim) == 1;
      }
    }
    return true;
  }

  static Part analyze(tensor::InsertSliceOp insert) {
    Part part{insert, {}, {}, 0};
    Value source = insert.getSource();
    if (!source.hasOneUse() || !insert.hasUnitStride() ||
        !insert.getStaticOffsets().size() ||
        llvm::is_contained(insert.getStaticOffsets(), ShapedType::kDynamic) ||
        !insert.getSourceType().hasStaticShape() ||
        !insert.getDestType().hasStaticShape())
      return part;
    auto expand = source.getDefiningOp<tensor::ExpandShapeOp>();
    Value made = expand ? expand.getSrc() : source;
    auto launch = made.getDefiningOp<rt::LaunchOp>();
    if (!launch || !made.hasOneUse() || launch->getBlock() != insert->getBlock() ||
        !isFresh(launch.getTiedOpOperand(cast<OpResult>(made))->get()))
      return part;
    if (expand && !keepsContiguous(insert.getSourceType(), insert.getDestType(),
                                   expand.getReassociationIndices()))
      return part;
    part.launch = launch;
    part.expand = expand;
    part.result = cast<OpResult>(made).getResultNumber();
    return part;
  }

  void rebuild(tensor::InsertSliceOp end) {
    SmallVector<Part> parts;
    Value start = end.getResult();
    while (auto insert = start.getDefiningOp<tensor::InsertSliceOp>()) {
      if (insert != end && !insert->hasOneUse())
        return;
      parts.push_back(analyze(insert));
      start = insert.getDest();
    }
    auto alloc = start.getDefiningOp<bufferization::AllocTensorOp>();
    if (!alloc || !start.hasOneUse() || !alloc.getType().hasStaticShape() ||
        alloc->getBlock() != end->getBlock())
      return;
    SmallVector<Part> placed, rest;
    for (Part &part : llvm::reverse(parts))
      (part.launch ? placed : rest).push_back(part);
    // A launch that makes two parts is placed for one of them only.
    if (placed.empty())
      return;
    llvm::stable_sort(placed, [](const Part &a, const Part &b) {
      return a.launch != b.launch && a.launch->isBeforeInBlock(b.launch);
    });
    for (size_t i = 1; i < placed.size(); ++i)
      if (placed[i].launch == placed[i - 1].launch)
        return;

    OpBuilder builder(placed.front().launch);
    alloc->moveBefore(placed.front().launch);
    Value current = alloc.getResult();
    for (Part &part : placed)
      current = place(builder, part, current);
    builder.setInsertionPoint(end);
    for (Part &part : rest)
      current = insertPart(builder, part, current);
    end.replaceAllUsesWith(current);
    for (Part &part : parts)
      part.insert->erase();
  }

  static Value insertPart(OpBuilder &builder, Part &part, Value into) {
    return tensor::InsertSliceOp::create(
        builder, part.insert.getLoc(), part.insert.getSource(), into,
        part.insert.getMixedOffsets(), part.insert.getMixedSizes(),
        part.insert.getMixedStrides());
  }

  static Value place(OpBuilder &builder, Part &part, Value current) {
    Location loc = part.insert.getLoc();
    builder.setInsertionPoint(part.launch);
    Value slice = tensor::ExtractSliceOp::create(
        builder, loc, part.insert.getSourceType(), current, part.insert.getMixedOffsets(),
        part.insert.getMixedSizes(), part.insert.getMixedStrides());
    if (part.expand)
      slice =
          tensor::CollapseShapeOp::create(builder, loc, part.expand.getSrcType(), slice,
                                          part.expand.getReassociationIndices());
    part.launch.getOutsMutable()[part.result].assign(slice);
    // The expansion follows the launch, and the insertion follows it.
    Operation *last = part.launch;
    if (part.expand) {
      part.expand->moveAfter(part.launch);
      last = part.expand;
    }
    builder.setInsertionPointAfter(last);
    return insertPart(builder, part, current);
  }
};

} // namespace
} // namespace tenon
